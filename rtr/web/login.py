"""Who has signed in. Until a login is configured nobody has, and nothing but this computer is answered."""

from collections.abc import Sequence

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Scope

from rtr.web.visitor import Visitor

OPEN_PATHS: Sequence[str] = ()
"""Beginnings of paths which whoever signs in must reach before it."""


def login_of(headers: Headers) -> Visitor | None:
    """Who signed in with the cookie of this request (asks the store), or None."""
    del headers
    return None


def guest_of(scope: Scope) -> Visitor | None:
    """Who may see the page to sign in and nothing else, or None."""
    del scope
    return None


def answer_to(scope: Scope) -> ASGIApp | None:
    """What a stranger is told instead of a refusal: where to sign in, how to configure it."""
    del scope
    return None
