"""Back to the page that was wanted, and to no other server."""

import pytest

from rtr.web.return_path import address_with, safe


@pytest.mark.parametrize("path", ["/", "/load", "/take-along", "/plan?week=4&on=2026-05-06", "/journal?q=a%20b"])
def test_pages_are_returned_to(path: str) -> None:
    assert safe(path) == path


@pytest.mark.parametrize(
    "path",
    [
        None,
        "",
        "load",
        "//evil.example",
        "/\\evil",
        "/.evil",
        "https://evil.example",
        "/a/b",
        "/a\r\nb",
        "/?next=//evil",
        "/é",
    ],
)
def test_everything_else_leads_home(path: str | None) -> None:
    assert safe(path) == "/"


def test_the_address_of_the_form() -> None:
    assert address_with("/", "") == "/login"
    assert address_with("/plan", "week=4") == "/login?next=%2Fplan%3Fweek%3D4"
    assert address_with("/s/secret", "") == "/login"
