"""The policy fits the shell that is installed and allows nothing beside it."""

import re

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
