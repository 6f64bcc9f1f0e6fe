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
