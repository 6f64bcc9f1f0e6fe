"""Every way to start is private by itself, and follows the environment."""

import http.client
from collections.abc import Callable
from contextlib import closing

import pytest

from tests.browser.conftest import Server
from tests.browser.test_doors import ask, outside_address

WAYS = {
    "streamlit run app.py": ("-m", "streamlit", "run", "app.py", "--server.port", "{port}"),
    "python app.py": ("app.py",),
    "uvicorn app:app": ("-m", "uvicorn", "app:app", "--port", "{port}", "--log-level", "warning"),
    "rtr serve": ("-m", "rtr", "serve", "--port", "{port}"),
}


@pytest.mark.parametrize("way", WAYS)
def test_it_is_opened_to_those_who_sign_in(way: str, start_server: Callable[..., Server]) -> None:
    server = start_server(*WAYS[way], RTR_PUBLIC_URL="http://localhost:{port}", RTR_NO_VENV="1")
    host = f"localhost:{server.url.rsplit(':', 1)[1]}"
    status, headers, _ = ask(server, "/load", Accept="text/html", Host=host)
    assert (status, headers["location"]) == (303, "/login?next=%2Fload")
    assert ask(server, "/login", Host=host)[0] == 200
    assert ask(server, "/_stcore/metrics", Host=host)[0] == 401


@pytest.mark.parametrize("way", ["python app.py", "rtr serve"])
def test_it_is_private_by_itself(way: str, start_server: Callable[..., Server]) -> None:
    server = start_server(*WAYS[way], RTR_NO_VENV="1")
    assert ask(server, "/load", Accept="text/html")[0] == 200
    assert ask(server, "/load", X_Forwarded_For="203.0.113.5")[0] == 403
    outside, port = outside_address(), int(server.url.rsplit(":", 1)[1])
    if outside is not None:
        with (
            pytest.raises(ConnectionRefusedError),
            closing(http.client.HTTPConnection(outside, port, timeout=5)) as line,
        ):
            line.request("GET", "/")


def test_even_where_everybody_can_reach_it_others_get_the_page_that_says_how(
    start_server: Callable[..., Server],
) -> None:
    """uvicorn listens where it is told; the gate does not."""
    server = start_server(*WAYS["uvicorn app:app"], "--host", "0.0.0.0")
    assert ask(server, "/load", Accept="text/html")[0] == 200
    outside, port = outside_address(), int(server.url.rsplit(":", 1)[1])
    if outside is None:
        pytest.skip("this computer has no address but loopback")
    for host in (f"{outside}:{port}", f"localhost:{port}"):
        for path in ("/", "/healthz", "/static/index.html", "/_stcore/health", "/s/x", "/login"):
            with closing(http.client.HTTPConnection(outside, port, timeout=10)) as line:
                line.request("GET", path, headers={"Host": host, "Accept": "text/html"})
                answer = line.getresponse()
                text = answer.read().decode()
            assert answer.status in (400, 403), (host, path)
            assert "RTR_PUBLIC_URL" in text, (host, path)
