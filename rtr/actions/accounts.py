"""Who may sign in on this server, and signing in and out."""

import datetime as dt
import hashlib
import ipaddress
import unicodedata
from dataclasses import dataclass

from rtr.access import known_browsers, passwords, tokens
from rtr.errors import SettingsError, StoreError
from rtr.share import Account
from rtr.store import Store

LOGIN_DAYS = 14
LONGEST_NAME = 80
WINDOW = dt.timedelta(minutes=15)
PER_NAME = 5
"""Wrong tries of one name from one address within the window; then it has to wait."""
PER_ADDRESS = 20
"""Wrong tries of any names from one address within the window."""
PER_ACCOUNT = 50
"""Wrong tries of one name from all addresses together within the window, but for browsers that are known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wait:
    """Too many wrong tries: nothing is checked before `until`."""

    until: dt.datetime


def account_name(told: str) -> str:
    """A name as it is kept: small letters, so that no keyboard's capital locks anybody out."""
    return unicodedata.normalize("NFKC", told).strip().casefold()


def add_account(store: Store, name: str, password: str, at: dt.datetime) -> Account:
    """A new account with a password; raises `SettingsError` for one that cannot be used."""
    kept = account_name(name)
    if not kept or len(kept) > LONGEST_NAME or not kept.isprintable():
        raise SettingsError(f"An account's name has between 1 and {LONGEST_NAME} printable characters.")
    _check(password)
    return store.add_account(kept, at, password_hash=passwords.hash_of(password))


def change_password(store: Store, name: str, password: str) -> Account:
    """Another password; whoever is signed in with the one before is signed out."""
    found = account(store, name)
    if found.password_hash is None:
        raise SettingsError("This account signs in at an identity provider; it has no password here.")
    _check(password)
    store.set_password(found.id, passwords.hash_of(password))
    return found


def account(store: Store, name: str) -> Account:
    """The account of that name; raises `StoreError` where there is none."""
    found = store.account_named(account_name(name))
    if found is None:
        raise StoreError("There is no account of this name.", hint="See them with: python3 -m rtr account list")
    return found


def _check(password: str) -> None:
    if complaint := passwords.complaint(password):
        raise SettingsError(complaint, hint="Nothing was changed.")


def sign_in(  # noqa: PLR0913 - what was typed, from where and when
    store: Store, name: str, password: str, address: str, at: dt.datetime, *, mark: str | None = None
) -> str | Wait | None:
    """The token of a new login, None for a wrong name or password, or how long to wait.

    Tries are counted before anything is checked, so that many at once are counted, too; a right one
    is taken back. Names that are not there are counted and checked like any other. A browser with the
    `mark` of this account has tries of its own, so that nobody who guesses from many addresses, or
    from the same one, keeps its owner out.
    """
    kept = _asked_for(name)
    found = store.account_named(kept)
    is_known = mark is not None and found is not None and known_browsers.is_mark(mark, found.password_hash)
    network = network_of(address)
    own = _key("browser", mark or "") if is_known else _key("name", network, kept)
    # The address first: whoever has used it up adds no rows, and one address adds few tries to an account.
    shared = {_key("address", network): PER_ADDRESS, own: PER_NAME, _key("account", kept): PER_ACCOUNT}
    limits = {own: PER_NAME} if is_known else shared
    for key, most in limits.items():
        tries = store.count_attempt(key, at, WINDOW)
        if tries.count > most:
            return Wait(until=tries.until)
    if not passwords.is_right(password, found.password_hash if found is not None else None) or found is None:
        return None
    store.forget_attempts(own)
    for key in limits:
        store.take_back_attempt(key)
    return start_login(store, found, at)


def mark_of_browser(store: Store, name: str) -> str | None:
    """A mark for the browser that has just signed in with this name."""
    found = store.account_named(_asked_for(name))
    return known_browsers.mark(found.password_hash) if found is not None and found.password_hash is not None else None


def _asked_for(name: str) -> str:
    """The name to count and look up. What can be nobody's is one name: spellings of it win no more tries."""
    kept = account_name(name)
    return kept if kept.isprintable() and len(kept) <= LONGEST_NAME else ""


def _key(*words: str) -> str:
    """What tries are counted under: no name and no address can be read from it at a glance."""
    return hashlib.sha256("\n".join(words).encode()).hexdigest()


def network_of(address: str) -> str:
    """What counts as one address: an IPv6 customer has a whole /64 of them."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(found, ipaddress.IPv4Address) or found.ipv4_mapped is not None:
        return str(found if isinstance(found, ipaddress.IPv4Address) else found.ipv4_mapped)
    return str(ipaddress.ip_network((found, 64), strict=False))


def sign_in_as(store: Store, issuer: str, subject: str, email: str | None, at: dt.datetime) -> str:
    """The token of a new login for somebody a provider knows; their account is made at the first one.

    It is the identity that owns the diaries, never the e-mail address: addresses are given to others.
    """
    found = store.account_of(issuer, subject)
    wanted = account_name(email or subject)
    name = wanted if _is_free(store, wanted, found) else f"{wanted} ({issuer}|{subject})"
    if found is None:
        found = store.add_account(name, at, issuer=issuer, subject=subject)
    elif found.name != name:
        store.rename_account(found.id, name)
    return start_login(store, found, at)


def _is_free(store: Store, name: str, found: Account | None) -> bool:
    other = store.account_named(name)
    return other is None or (found is not None and other.id == found.id)


def start_login(store: Store, of: Account, at: dt.datetime) -> str:
    """A new login, known to the browser by a token that is told this once."""
    token, token_hash = tokens.mint()
    store.start_login(token_hash, of.id, at, at + dt.timedelta(days=LOGIN_DAYS))
    return token
