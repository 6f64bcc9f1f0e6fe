"""Who may sign in, who has, and how often somebody tried."""

import datetime as dt
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import IntegrityError

from rtr.errors import StoreError
from rtr.share import LOCAL_ACCOUNT, Account
from rtr.store.records import columns, read, values
from rtr.store.share_tables import attempt, login
from rtr.store.tables import account, runner

UNKNOWN = "There is no such account."
TAKEN = "There is already an account of this name."
FORGOTTEN = dt.timedelta(days=1)
"""Attempts older than this are cleared away; no window is longer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tries:
    """How many attempts there were within a window, the last one included, and when the window ends."""

    count: int
    until: dt.datetime


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
        raise StoreError(TAKEN, hint="Choose another name.") from taken
    return read(Account, connection.execute(_accounts().where(account.c.id == added)))[0]


def set_password(connection: sa.Connection, account_id: int, password_hash: str) -> None:
    """Another password; whoever is signed in with the one before is signed out."""
    mine = account.c.id == account_id, account.c.id != LOCAL_ACCOUNT
    if connection.execute(sa.update(account).where(*mine).values(password_hash=password_hash)).rowcount != 1:
        raise StoreError(UNKNOWN)
    end_logins(connection, account_id)


def rename(connection: sa.Connection, account_id: int, name: str) -> None:
    """Another name; it must be free."""
    mine = account.c.id == account_id, account.c.id != LOCAL_ACCOUNT
    try:
        connection.execute(sa.update(account).where(*mine).values(name=name))
    except IntegrityError as taken:
        raise StoreError(TAKEN, hint="Choose another name.") from taken


def remove(connection: sa.Connection, account_id: int) -> None:
    """The account with every diary in it; the one of this computer stays."""
    if account_id != LOCAL_ACCOUNT:
        connection.execute(sa.delete(runner).where(runner.c.account_id == account_id))
        connection.execute(sa.delete(account).where(account.c.id == account_id))


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


def count_attempt(connection: sa.Connection, key: str, at: dt.datetime, window: dt.timedelta) -> Tries:
    """Count one attempt under `key`, in one statement, so that none is lost between two processes."""
    connection.execute(sa.delete(attempt).where(attempt.c.since <= at - FORGOTTEN))
    insert = (postgresql if connection.dialect.name == "postgresql" else sqlite).insert(attempt)
    # A clock that was set back must not keep anybody waiting until it has caught up.
    is_over = sa.or_(attempt.c.since <= at - window, attempt.c.since > at + window)
    counted = insert.values(key=key, count=1, since=at).on_conflict_do_update(
        index_elements=["key"],
        set_={
            "count": sa.case((is_over, 1), else_=attempt.c.count + 1),
            "since": sa.case((is_over, at), else_=attempt.c.since),
        },
    )
    row = connection.execute(counted.returning(attempt.c.count, attempt.c.since)).one()
    return Tries(count=row[0], until=row[1] + window)


def take_back_attempt(connection: sa.Connection, key: str) -> None:
    """One attempt less: it was no wrong one."""
    mine = attempt.c.key == key, attempt.c.count > 0
    connection.execute(sa.update(attempt).where(*mine).values(count=attempt.c.count - 1))


def forget_attempts(connection: sa.Connection, key: str) -> None:
    connection.execute(sa.delete(attempt).where(attempt.c.key == key))
