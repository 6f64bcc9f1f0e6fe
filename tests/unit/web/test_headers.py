"""The policy fits the shell that is installed and allows nothing beside it."""

import re

from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient
from starlette.types import Receive, Scope, Send

from rtr.web import headers


def test_every_inline_script_of_the_installed_shell_is_hashed() -> None:
    page = headers.INDEX.read_text("utf-8")
    scripts = [tag for tag in re.findall(r"<script[^>]*>", page) if "src=" not in tag]
    assert len(headers.script_hashes(page)) == len(scripts) >= 1


def test_the_hash_is_the_one_of_the_specification() -> None:
    """The example of the W3C's Content Security Policy Level 3: the digest of `alert('Hello, world.');`."""
    found = headers.script_hashes("<script>alert('Hello, world.');</script>")
    assert found == ("'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='",)


def test_scripts_come_from_here_only() -> None:
    policy = dict(part.split(" ", 1) for part in headers.content_security_policy(("'sha256-x'",)).split("; "))
    assert policy["script-src"] == "'self' 'wasm-unsafe-eval' 'sha256-x'"
    assert policy["default-src"] == policy["connect-src"] == "'self'"
    assert policy["frame-ancestors"] == policy["object-src"] == "'none'"
    assert not any("http" in value or "*" in value for value in policy.values())


async def app(scope: Scope, receive: Receive, send: Send) -> None:
    answer = PlainTextResponse("x")
    answer.set_cookie("a", "1", httponly=True)
    answer.set_cookie("b", "2", secure=True)
    await answer(scope, receive, send)


def test_over_https_no_cookie_travels_open() -> None:
    given = TestClient(headers.SecurityHeaders(app, is_https=True)).get("/").headers
    assert [line.lower().count("; secure") for line in given.get_list("set-cookie")] == [1, 1]
    assert given["strict-transport-security"] == "max-age=31536000"


def test_without_https_there_is_nothing_to_insist_on() -> None:
    given = TestClient(headers.SecurityHeaders(app)).get("/").headers
    assert "strict-transport-security" not in given
    assert [line.lower().count("; secure") for line in given.get_list("set-cookie")] == [0, 1]


def test_a_page_may_be_stricter_than_the_rest() -> None:
    async def strict(scope: Scope, receive: Receive, send: Send) -> None:
        await PlainTextResponse("x", headers={"content-security-policy": "default-src 'none'"})(scope, receive, send)

    given = TestClient(headers.SecurityHeaders(strict)).get("/").headers
    assert given.get_list("content-security-policy") == ["default-src 'none'"]
    assert given["x-frame-options"] == "DENY"
