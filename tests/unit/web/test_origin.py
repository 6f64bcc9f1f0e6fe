"""Which web pages may talk to this server: its own."""

import pytest

from rtr.web.origin import is_own_origin

HOST = "127.0.0.1:8501"


@pytest.mark.parametrize("origin", [None, "http://127.0.0.1:8501", "https://127.0.0.1:8501", "HTTP://127.0.0.1:8501"])
def test_own_pages_and_programs_that_are_no_browser(origin: str | None) -> None:
    assert is_own_origin(origin, HOST)


@pytest.mark.parametrize(
    "origin",
    [
        "http://evil.example",
        "http://127.0.0.1:9999",
        "http://localhost:8501",
        "http://127.0.0.1:8501.evil.example",
        "http://evil.example@127.0.0.1:8501",
        "file://127.0.0.1:8501",
        "null",
        "",
        "http://[",
    ],
)
def test_everything_else_is_foreign(origin: str) -> None:
    assert not is_own_origin(origin, HOST)


def test_without_a_host_nothing_is_own() -> None:
    assert not is_own_origin("http://", None)


PUBLIC = "https://rtr.example"


@pytest.mark.parametrize(
    ("origin", "host", "is_own"),
    [
        ("https://rtr.example", "rtr.example", True),
        ("HTTPS://RTR.example", "RTR.example", True),
        ("http://rtr.example", "rtr.example", False),
        ("https://rtr.example:8443", "rtr.example:8443", False),
        ("https://evil.example", "rtr.example", False),
        ("http://localhost:8501", "localhost:8501", True),
        ("https://rtr.example", "localhost:8501", False),
        (None, "rtr.example", True),
    ],
)
def test_under_the_public_name_only_the_public_address_is_own(origin: str | None, host: str, *, is_own: bool) -> None:
    assert is_own_origin(origin, host, PUBLIC) is is_own
