"""Who may sign in, who has, and how often somebody tried."""

import datetime as dt

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from rtr.errors import StoreError
from rtr.share import LOCAL_ACCOUNT, Account
from rtr.store.records import columns, read, values
from rtr.store.share_tables import attempt, login
from rtr.store.tables import account, runner

UNKNOWN = "There is no such account."


def every(connection: sa.Connection) -> tuple[Account, ...]:
    """All accounts but the one of this computer, by name."""
    rows = connection.execute(_accounts().where(account.c.id != LOCAL_ACCOUNT).order_by(account.c.name))
    return read(Account, rows)


def _accounts() -> "sa.Select[tuple[object, ...]]":
    return sa.select(*columns(Account, account))


def named(connection: sa.Connection, name: str) -> Account | None:
    mine = _accounts().where(account.c.name == name, account.c.id != LOCAL_ACCOUNT)
    return next(iter(read(Account, connection.execute(mine))), None)


def identified(connection: sa.Connection, issuer: str, subject: str) -> Account | None:
    """The account of an identity at a provider."""
    mine = _accounts().where(account.c.issuer == issuer, account.c.subject == subject)
    return next(iter(read(Account, connection.execute(mine))), None)


def add(connection: sa.Connection, told: Account) -> Account:
    """A new account (its id is given here); name and identity must be free."""
    row = {name: value for name, value in values(told).items() if name != "id"}
    try:
        added = connection.execute(sa.insert(account).values(**row).returning(account.c.id)).scalar_one()
    except IntegrityError as taken:
        raise StoreError("There is already an account of this name.", hint="Choose another name.") from taken
    return read(Account, connection.execute(_accounts().where(account.c.id == added)))[0]


def set_password(connection: sa.Connection, account_id: int, password_hash: str) -> None:
    """Another password; whoever is signed in with the one before is signed out."""
    mine = account.c.id == account_id, account.c.id != LOCAL_ACCOUNT
    if connection.execute(sa.update(account).where(*mine).values(password_hash=password_hash)).rowcount != 1:
        raise StoreError(UNKNOWN)
    end_logins(connection, account_id)


def remove(connection: sa.Connection, account_id: int) -> None:
    """The account with every diary in it."""
    for mine in (sa.delete(runner).where(runner.c.account_id == account_id), sa.delete(account).where(
        account.c.id == account_id, account.c.id != LOCAL_ACCOUNT
    )):  # fmt: skip
        if account_id != LOCAL_ACCOUNT:
            connection.execute(mine)


def start_login(
    connection: sa.Connection, token_hash: str, account_id: int, at: dt.datetime, ends_at: dt.datetime
) -> None:
    """Somebody has signed in; what has ended is cleared away."""
    connection.execute(sa.delete(login).where(login.c.ends_at <= at))
    row = {"token_hash": token_hash, "account_id": account_id, "made_at": at, "ends_at": ends_at}
    connection.execute(sa.insert(login).values(**row))


def logged_in(connection: sa.Connection, token_hash: str, at: dt.datetime) -> Account | None:
    """Whose login this is; None for unknown, ended and signed out ones."""
    mine = _accounts().join(login, login.c.account_id == account.c.id)
    rows = connection.execute(mine.where(login.c.token_hash == token_hash, login.c.ends_at > at))
    return next(iter(read(Account, rows)), None)


def end_login(connection: sa.Connection, token_hash: str) -> None:
    connection.execute(sa.delete(login).where(login.c.token_hash == token_hash))


def end_logins(connection: sa.Connection, account_id: int) -> None:
    connection.execute(sa.delete(login).where(login.c.account_id == account_id))


def count_attempt(connection: sa.Connection, key: str, at: dt.datetime, window: dt.timedelta) -> int:
    """Count one attempt under `key`; how many there were within the window, this one included."""
    connection.execute(sa.delete(attempt).where(attempt.c.since <= at - window))
    more = sa.update(attempt).where(attempt.c.key == key).values(count=attempt.c.count + 1)
    if connection.execute(more).rowcount == 0:
        connection.execute(sa.insert(attempt).values(key=key, count=1, since=at))
    return int(connection.execute(sa.select(attempt.c.count).where(attempt.c.key == key)).scalar_one())


def forget_attempts(connection: sa.Connection, key: str) -> None:
    connection.execute(sa.delete(attempt).where(attempt.c.key == key))
