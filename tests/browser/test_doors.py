"""The doors of the running server, tried from outside the browser: hosts, origins, uploads, what is open."""

import http.client
import json
import os
import socket
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from rtr.web.gate import PROXY_HEADERS
from rtr.web.login import NOT_CONFIGURED
from tests.browser.conftest import ROOT, Server

HANDSHAKE = {
    "Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==", "Sec-WebSocket-Protocol": "streamlit",
}  # fmt: skip
STREAM = "/_stcore/stream"


def ask(server: Server, path: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], str]:
    """Status, headers and text of one answer; header names are written with underscores."""
    address = urlsplit(server.url).netloc
    connection = http.client.HTTPConnection(address, timeout=10)
    try:
        connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        answer = connection.getresponse()
        text = "" if answer.status == 101 else answer.read().decode("utf-8", "replace")
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, text
    finally:
        connection.close()


def shake(server: Server, **headers: str) -> int:
    """Status of a websocket handshake."""
    return ask(server, STREAM, **(HANDSHAKE | headers))[0]


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example", "[::2]", ""])
def test_foreign_names_are_refused_over_http_and_websocket(server: Server, host: str) -> None:
    for path in ("/", "/healthz", "/_stcore/health", "/_stcore/host-config"):
        assert ask(server, path, Host=host)[0] == 400
    assert shake(server, Host=host) in (400, 403)


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1:1", "http://localhost.evil"])
def test_other_web_pages_cannot_talk_to_the_server(server: Server, origin: str) -> None:
    """And the refusal comes before Streamlit would ask outside for this computer's public address."""
    assert shake(server, Origin=origin) == 403
    assert ask(server, "/_stcore/host-config", Origin=origin)[0] == 403
    assert not server.left


@pytest.mark.parametrize("path", ["/", "/load", "/healthz", "/_stcore/health", "/_stcore/host-config", "/media/x"])
def test_no_answer_invites_other_web_pages(server: Server, path: str) -> None:
    for more in ({}, {"Origin": server.url}, {"Origin": "http://evil.example"}):
        headers = ask(server, path, **more)[1]
        assert headers.get("access-control-allow-origin") in (None, server.url), (more, headers)


def test_no_other_web_page_may_send_messages_into_the_dashboard(server: Server) -> None:
    """By itself it listens to pages of a hosting service, which may run scripts and empty caches in it."""
    assert json.loads(ask(server, "/_stcore/host-config")[2])["allowedOrigins"] == []


def test_rebinding_a_foreign_name_to_this_computer_fails(server: Server) -> None:
    assert shake(server, Host="evil.example", Origin="http://evil.example") in (400, 403)


def test_the_own_page_can(server: Server) -> None:
    assert shake(server, Origin=server.url) == 101
    assert ask(server, "/healthz", Origin=server.url)[0] == 200


@pytest.mark.parametrize("name", PROXY_HEADERS)
def test_relayed_requests_are_refused(server: Server, name: str) -> None:
    status, _, text = ask(server, "/", **{name: "203.0.113.5"})
    assert status == 403
    assert NOT_CONFIGURED in text
    assert shake(server, **{name: "203.0.113.5"}) == 403


def test_only_the_loopback_address_is_listened_on(server: Server) -> None:
    outside = outside_address()
    if outside is None:
        pytest.skip("this computer has no address but loopback")
    with pytest.raises(ConnectionRefusedError), socket.create_connection((outside, urlsplit(server.url).port), 5):
        pass


def outside_address() -> str | None:
    """An address of this computer that others see, asked of the kernel: connecting a datagram socket sends nothing."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
        except OSError:
            return None
        found = str(probe.getsockname()[0])
    return None if found.startswith("127.") else found


def test_every_answer_carries_the_policy(server: Server) -> None:
    for path in ("/", "/load", "/healthz"):
        headers = ask(server, path)[1]
        assert "script-src 'self' 'wasm-unsafe-eval' 'sha256-" in headers["content-security-policy"]
        assert "unsafe-eval" not in headers["content-security-policy"].replace("wasm-unsafe-eval", "")
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
    refused = ask(server, "/", Host="evil.example")[1]
    assert refused["content-security-policy"].startswith("default-src 'none'")
    assert refused["x-frame-options"] == "DENY"


def test_large_answers_are_compressed(server: Server) -> None:
    assert ask(server, "/", Accept_Encoding="gzip")[1]["content-encoding"] == "gzip"


def test_an_upload_needs_a_session_and_its_token(server: Server) -> None:
    assert ask(server, "/_stcore/upload_file/someone/file", "PUT")[0] in (400, 403)


@pytest.mark.parametrize("path", ["/app/static/x", "/_stcore/agent/interact"])
def test_what_is_not_needed_is_off(server: Server, path: str) -> None:
    status, headers, text = ask(server, path, "POST")
    assert status in (403, 404, 405), (status, headers, text[:200])


def test_nothing_about_anyone_in_health(server: Server) -> None:
    status, headers, text = ask(server, "/healthz")
    assert (status, text) == (200, '{"status":"ok"}')
    assert headers["cache-control"] == "no-store"


def test_the_watcher_of_the_network_sees_what_would_leave(tmp_path: Path) -> None:
    """Without this the tests that nothing leaves would pass on a watcher that is blind."""
    log = tmp_path / "network.log"
    attempt = "import socket; s = socket.socket(); s.settimeout(0.01); s.connect_ex(('192.0.2.1', 9))"
    environment = {"PYTHONPATH": str(Path(__file__).parent / "watched"), "RTR_NETWORK_LOG": str(log)}
    subprocess.run([sys.executable, "-c", attempt], env=environment, timeout=20, check=True)
    assert log.read_text("utf-8") == "socket.connect 192.0.2.1\n"


def test_a_diary_that_is_none_stops_the_start_with_one_sentence(tmp_path: Path) -> None:
    broken = tmp_path / "notes.txt"
    broken.write_text("this is no database, but long enough to look like a file " * 20)
    started = subprocess.run(
        [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", "0"],
        cwd=ROOT, env=os.environ | {"RTR_DATABASE_URL": f"sqlite:///{broken}"}, timeout=60, capture_output=True,
        text=True, check=False,
    )  # fmt: skip
    assert started.returncode == 3
    assert f"{broken} is not a diary." in started.stderr
    assert "Traceback" not in started.stdout + started.stderr
