"""Passwords: what may be one, and what is stored instead of it (argon2id, RFC 9106)."""

import functools
import unicodedata

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST, LONGEST = 10, 200
_HASHER = PasswordHasher()
"""The library's own choice (RFC 9106, low memory): 64 MiB and about a twentieth of a second per try."""


def complaint(password: str) -> str | None:
    """What is wrong with a new password; None where it can be used. Length is the only rule."""
    if len(password) < SHORTEST:
        return f"A password has at least {SHORTEST} characters. A few words that do not belong together are good."
    if len(password) > LONGEST:
        return f"A password has at most {LONGEST} characters."
    return None


def hash_of(password: str) -> str:
    """What is stored of a password; salted, so that the same password gives another text each time."""
    return _HASHER.hash(_typed(password))


def is_right(password: str, stored: str | None) -> bool:
    """Whether this is the password. Without a stored one it takes as long to say no, so that time tells nothing."""
    if len(password) > LONGEST:
        return False
    try:
        _HASHER.verify(stored or _nobodys(), _typed(password))
    except (VerificationError, InvalidHashError):
        return False
    return stored is not None


@functools.cache
def _nobodys() -> str:
    return hash_of("nobody has this password")


def _typed(password: str) -> str:
    """The same letters from any keyboard: what looks alike is made alike."""
    return unicodedata.normalize("NFKC", password)
