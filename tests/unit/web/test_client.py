"""Whose address counts: what proxies say is believed from named ones only."""

import pytest
from starlette.types import Scope

from rtr.web.client import address_of
from rtr.web.hosting import Hosting, read

BEHIND = read({"RTR_PUBLIC_URL": "https://rtr.example", "RTR_TRUSTED_PROXIES": "127.0.0.1, 10.0.0.0/8"})


def scope(client: tuple[str, int] | None, *forwarded: str) -> Scope:
    return {"type": "http", "client": client, "headers": [(b"x-forwarded-for", f.encode()) for f in forwarded]}


@pytest.mark.parametrize(
    ("client", "forwarded", "found"),
    [
        (("203.0.113.5", 4000), (), "203.0.113.5"),
        (("203.0.113.5", 4000), ("198.51.100.7",), "203.0.113.5"),
        (("10.0.0.3", 4000), ("203.0.113.5",), "203.0.113.5"),
        (("10.0.0.3", 4000), ("127.0.0.1, 203.0.113.5",), "203.0.113.5"),
        (("10.0.0.3", 4000), ("198.51.100.7, 203.0.113.5, 10.0.0.4",), "203.0.113.5"),
        (("10.0.0.3", 4000), ("198.51.100.7", "203.0.113.5"), "203.0.113.5"),
        (("10.0.0.3", 4000), (), "10.0.0.3"),
        (("10.0.0.3", 4000), ("10.0.0.9",), "10.0.0.3"),
        (("203.0.113.5", 0), ("203.0.113.5",), "203.0.113.5"),
        (None, (), ""),
    ],
)
def test_the_last_address_that_is_no_proxy_of_ours(
    client: tuple[str, int] | None, forwarded: tuple[str, ...], found: str
) -> None:
    assert address_of(scope(client, *forwarded), BEHIND) == found


def test_without_named_proxies_nobody_is_believed() -> None:
    """uvicorn has put the told address in place of this computer's: that is a port of 0."""
    alone = Hosting(public_url="https://rtr.example")
    assert address_of(scope(("198.51.100.7", 0), "198.51.100.7"), alone) == "127.0.0.1"
    assert address_of(scope(("127.0.0.1", 4000), "198.51.100.7"), alone) == "127.0.0.1"
