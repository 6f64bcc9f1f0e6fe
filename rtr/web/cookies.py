"""Cookies of our own: their names, how they are read from a request and written into an answer."""

from starlette.datastructures import Headers
from starlette.responses import Response

from rtr.access.tokens import is_token
from rtr.web import hosting

COACH = "rtr_coach"
HOST_ONLY = "__Host-"
"""Browsers take such a cookie only over https, for this host and the whole of it: no other page can plant one."""


def name_of(word: str) -> str:
    """The full name of one of our cookies as this server is reached."""
    return f"{HOST_ONLY}{word}" if hosting.is_secure() else word


def token_in(headers: Headers, word: str) -> str | None:
    """The token in the cookie of that name; None where there is none, several, or no token in it."""
    name = name_of(word)
    found = {said for line in headers.getlist("cookie") for key, said in _pairs(line) if key == name}
    token = found.pop() if len(found) == 1 else ""
    return token if is_token(token) else None


def _pairs(line: str) -> list[tuple[str, str]]:
    r"""Names and values as browsers tell them apart.

    Parsers that strip every space of Unicode take `\xa0__Host-…`, which any page of a neighbouring host may
    plant, for the guarded name.
    """
    parts = (part.strip(" \t").partition("=") for part in line.split(";"))
    return [(name, value) for name, _, value in parts]


def put(answer: Response, word: str, token: str, max_age_s: int) -> None:
    """Give the browser a token which no script can read and no other page's request carries."""
    answer.set_cookie(
        name_of(word), token, max_age=max_age_s, path="/", secure=hosting.is_secure(), httponly=True, samesite="lax"
    )


def drop(answer: Response, word: str) -> None:
    """Make the browser forget it."""
    put(answer, word, "", 0)
