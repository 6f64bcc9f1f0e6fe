"""Where somebody wanted to go before they had to sign in."""

import re
from urllib.parse import urlencode

LOGIN_PATH = "/login"
WANTED = "next"
HOME = "/"
_PAGE = re.compile(r"/[a-z-]{0,40}(\?[A-Za-z0-9_=&%.+-]{0,200})?")
"""A page of the dashboard, never another server: no second slash, no backslash, no colon."""


def safe(path: str | None) -> str:
    """The page to return to; home where it is none."""
    return path if path is not None and _PAGE.fullmatch(path) else HOME


def address_with(path: str, query: str) -> str:
    """The address of the sign-in page that leads back to a page."""
    wanted = safe(f"{path}?{query}" if query else path)
    return LOGIN_PATH if wanted == HOME else f"{LOGIN_PATH}?{urlencode({WANTED: wanted})}"
