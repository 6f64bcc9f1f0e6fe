"""Streamlit's cookie of an identity is dropped where it comes in, however its name is written."""

import pytest
from starlette.requests import cookie_parser
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from rtr.web.provider_login import _without_identity


def read(said: bytes) -> dict[str, str]:
    """What Streamlit would find in a request."""
    name, value = _without_identity((b"cookie", said))
    assert name == b"cookie"
    return cookie_parser(value.decode("latin-1"))


@pytest.mark.parametrize("odd", ["", " ", "\t", "\xa0", "\x85", "\x1c", "\x1f \xa0"])
@pytest.mark.parametrize("part", ["", "_tokens", "__1"])
def test_no_spelling_of_the_cookie_comes_through(odd: str, part: str) -> None:
    said = f"rtr_login=a;{odd}{USER_COOKIE_NAME}{part}=forged; rtr_coach=b"
    assert read(said.encode("latin-1")) == {"rtr_login": "a", "rtr_coach": "b"}


def test_everything_else_stays_as_it_was() -> None:
    header = (b"cookie", b"a=b; \xe4=1")
    assert _without_identity(header) == header
    assert _without_identity((b"accept", USER_COOKIE_NAME.encode())) == (b"accept", USER_COOKIE_NAME.encode())
