"""Secrets in addresses and cookies: told once, stored only as their hash, taken back at any time."""

import hashlib
import re
import secrets

TOKEN_BYTES = 24
"""192 random bits, 32 letters in an address or a cookie."""
TOKEN = re.compile(r"[A-Za-z0-9_-]{32}")


def mint() -> tuple[str, str]:
    """A new token and what is stored of it."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    return token, hash_of(token)


def hash_of(token: str) -> str:
    """What is stored of a token; it is random enough that one round of SHA-256 cannot be turned back."""
    return hashlib.sha256(token.encode()).hexdigest()


def is_token(text: str) -> bool:
    """Whether a text has the shape of a token; what has not is never looked up."""
    return TOKEN.fullmatch(text) is not None
