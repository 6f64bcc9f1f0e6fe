"""What the store keeps of those who sign in."""

import datetime as dt

from rtr.share import Account
from rtr.store import accounts
from rtr.store.accounts import Tries
from rtr.store.engine import reading, writing
from rtr.store.jobs import JobStore


class AccountStore(JobStore):
    """The part of the store that is about signing in; tokens come in as hashes."""

    def accounts(self) -> tuple[Account, ...]:
        """Everybody who may sign in, by name."""
        with reading(self._engine) as connection:
            return accounts.every(connection)

    def account_named(self, name: str) -> Account | None:
        with reading(self._engine) as connection:
            return accounts.named(connection, name)

    def account_of(self, issuer: str, subject: str) -> Account | None:
        """The account of an identity at a provider."""
        with reading(self._engine) as connection:
            return accounts.identified(connection, issuer, subject)

    def add_account(
        self,
        name: str,
        at: dt.datetime,
        *,
        password_hash: str | None = None,
        issuer: str | None = None,
        subject: str | None = None,
    ) -> Account:
        """A new account; its name must be free."""
        told = Account(id=0, name=name, made_at=at, password_hash=password_hash, issuer=issuer, subject=subject)
        with writing(self._engine) as connection:
            return accounts.add(connection, told)

    def set_password(self, account_id: int, password_hash: str) -> None:
        """Another password; whoever is signed in is signed out."""
        with writing(self._engine) as connection:
            accounts.set_password(connection, account_id, password_hash)

    def rename_account(self, account_id: int, name: str) -> None:
        """Another name for an account; it must be free."""
        with writing(self._engine) as connection:
            accounts.rename(connection, account_id, name)

    def remove_account(self, account_id: int) -> None:
        """An account with every diary in it; the one of this computer stays."""
        with writing(self._engine) as connection:
            accounts.remove(connection, account_id)

    def start_login(self, token_hash: str, account_id: int, at: dt.datetime, ends_at: dt.datetime) -> None:
        with writing(self._engine) as connection:
            accounts.start_login(connection, token_hash, account_id, at, ends_at)

    def logged_in(self, token_hash: str, at: dt.datetime) -> Account | None:
        """Whose login this is; None for unknown, ended and signed out ones."""
        with reading(self._engine) as connection:
            return accounts.logged_in(connection, token_hash, at)

    def end_login(self, token_hash: str) -> None:
        with writing(self._engine) as connection:
            accounts.end_login(connection, token_hash)

    def end_logins(self, account_id: int) -> None:
        """Sign an account out everywhere."""
        with writing(self._engine) as connection:
            accounts.end_logins(connection, account_id)

    def count_attempt(self, key: str, at: dt.datetime, window: dt.timedelta) -> Tries:
        """Count one attempt under `key`; how many there were within the window, this one included, and its end."""
        with writing(self._engine) as connection:
            return accounts.count_attempt(connection, key, at, window)

    def take_back_attempt(self, key: str) -> None:
        """One attempt less: it was no wrong one."""
        with writing(self._engine) as connection:
            accounts.take_back_attempt(connection, key)

    def forget_attempts(self, key: str) -> None:
        with writing(self._engine) as connection:
            accounts.forget_attempts(connection, key)
