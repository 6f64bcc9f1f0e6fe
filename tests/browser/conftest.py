"""A real server on a free port, a real Chromium, and three things that fail any test: a request that
leaves this computer (from the browser or from the server), an error in the page, an exception shown.
"""

import dataclasses
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request

ROOT = Path(__file__).resolve().parents[2]
ARTEFACTS = ROOT / "artefacts"
CHROMIUM = os.environ.get("RTR_CHROMIUM") or next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
MISSING = "no Chromium on this computer: apt-get install --no-install-recommends chromium"
START_S = 180


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Without a browser these tests are skipped with the way to get one; RTR_REQUIRE_BROWSER=1 forbids that."""
    mine = [item for item in items if item.path.is_relative_to(Path(__file__).parent)]
    for item in mine:
        item.add_marker(pytest.mark.browser)
        if CHROMIUM is None and os.environ.get("RTR_REQUIRE_BROWSER") != "1":
            item.add_marker(pytest.mark.skip(reason=MISSING))


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    if CHROMIUM is None:
        pytest.fail(MISSING)
    quiet = ["--disable-dev-shm-usage", "--disable-gpu", "--no-first-run", "--disable-background-networking",
             "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost"]  # fmt: skip
    root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    return {"executable_path": CHROMIUM, "args": quiet + root}


@pytest.fixture(scope="session")
def browser_context_args() -> dict[str, Any]:
    return {"viewport": {"width": 1280, "height": 900}, "timezone_id": "Europe/Berlin", "locale": "en-GB"}


@dataclasses.dataclass(frozen=True)
class Server:
    """A running dashboard with a diary of its own."""

    url: str
    database: str
    folder: Path

    @property
    def left(self) -> list[str]:
        """Addresses outside this computer which the server tried to reach."""
        log = self.folder / "network.log"
        return log.read_text("utf-8").splitlines() if log.exists() else []


@pytest.fixture(scope="session")
def start_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Server]]:
    """Starts dashboards, each with an empty diary, and stops them at the end."""
    running: list[subprocess.Popen[bytes]] = []
    started: list[Server] = []

    def start(*command: str, prepare: Callable[[str], object] | None = None, **told: str) -> Server:
        """`told` is the environment beside the usual one, with the port in it where it says {port}."""
        folder = tmp_path_factory.mktemp("server")
        port = free_port()
        database = f"sqlite:///{folder / 'rtr.db'}"
        if prepare is not None:
            prepare(database)
        more = {name: value.format(port=port) for name, value in told.items()}
        words = command or ("-m", "streamlit", "run", "app.py", "--server.port", "{port}")
        with (folder / "server.log").open("wb") as log:
            process = subprocess.Popen(
                [sys.executable, *(word.format(port=port) for word in words)],
                cwd=ROOT, env=environment(folder, database, port) | more, stdout=log, stderr=subprocess.STDOUT,
            )  # fmt: skip
        running.append(process)
        server = Server(url=f"http://127.0.0.1:{port}", database=database, folder=folder)
        started.append(server)
        wait_for(f"{server.url}/healthz", process, folder / "server.log")
        return server

    yield start
    for process in running:
        process.terminate()
    for process in running:
        process.wait(20)
    left = [line for server in started for line in server.left]
    assert not left, f"servers tried to reach {left}"


def environment(folder: Path, database: str, port: int) -> dict[str, str]:
    """The watcher of `watched/sitecustomize.py` sits in the server and in every process it starts."""
    home = folder / "home"
    (home / ".streamlit").mkdir(parents=True)
    (home / ".streamlit" / "config.toml").write_text(f"[server]\nport = {port}\n")
    return os.environ | {
        "RTR_DATABASE_URL": database,
        "HOME": str(home),
        "PYTHONPATH": os.pathsep.join((str(Path(__file__).parent / "watched"), str(ROOT))),
        "RTR_NETWORK_LOG": str(folder / "network.log"),
    }


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    """Wait until a server that was started says at this address that it is there."""
    deadline = time.monotonic() + START_S
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.1)
    pytest.fail("The server did not start:\n" + log.read_text("utf-8", "replace"))


@pytest.fixture(scope="session")
def server(start_server: Callable[..., Server]) -> Server:
    """The dashboard most tests share."""
    return start_server()


def watched(context: BrowserContext) -> list[str]:
    """What goes wrong in this context from now on: requests that leave this computer, errors in a page."""
    trouble: list[str] = []

    def looked_at(request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in ("data", "blob") and parts.hostname not in ("127.0.0.1", "localhost"):
            trouble.append(f"request to {request.url}")

    def opened(page: Page) -> None:
        page.on("pageerror", lambda error: trouble.append(f"error in the page: {error}"))
        page.on("console", lambda line: trouble.append(line.text) if "Content Security Policy" in line.text else None)

    context.on("request", looked_at)
    context.on("page", opened)
    return trouble


def broken(context: BrowserContext) -> list[str]:
    """Pages of this context that show an exception."""
    shown = [page.url for page in context.pages if page.locator("[data-testid=stException]").count()]
    return [f"an exception is shown at {url}" for url in shown]


@pytest.fixture
def context(context: BrowserContext) -> Iterator[BrowserContext]:
    """A browser context in which nothing may leave this computer and nothing may break."""
    trouble = watched(context)
    yield context
    trouble += broken(context)
    assert not trouble, trouble


@contextmanager
def opened(browser: Browser, *, but: str | None = None, **options: Any) -> Iterator[BrowserContext]:
    """Another browser of somebody's own, with the same two laws. Trouble that names `but` is not ours."""
    with closing(browser.new_context(**options)) as context:
        trouble = watched(context)
        yield context
        trouble += broken(context)
    left = [line for line in trouble if but is None or but not in line]
    assert not left, left
