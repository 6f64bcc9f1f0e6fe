"""Two dashboards on one PostgreSQL behind nginx, as `deploy/` has them."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests import nginx
from tests.browser.conftest import ROOT, environment, free_port, wait_for

NODES = ("one", "two")
SECRET = "a-secret-of-the-tests-which-is-long-enough-" * 2
PASSWORD = "correct horse battery staple"


@dataclass
class Pair:
    """Both processes, the address people open, and what was logged."""

    url: str
    plain_url: str
    database: str
    folder: Path
    ports: dict[str, int]
    running: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    def start(self, node: str) -> None:
        """Start one process; it need not be ready yet."""
        port = self.ports[node]
        told = {
            "RTR_PUBLIC_URL": self.url, "RTR_LOGIN": "password", "RTR_SECRET": SECRET, "RTR_LOG": "json",
            "RTR_TRUSTED_PROXIES": "127.0.0.1",
        }  # fmt: skip
        folder = self.folder / f"{node}-{time.monotonic_ns()}"
        folder.mkdir()
        with (self.folder / f"{node}.log").open("ab") as log:
            self.running[node] = subprocess.Popen(
                [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)],
                cwd=ROOT, env=environment(folder, self.database, port) | told, stdout=log, stderr=subprocess.STDOUT,
            )  # fmt: skip

    def wait(self, node: str) -> None:
        """Wait until a process is ready for its work."""
        wait_for(f"http://127.0.0.1:{self.ports[node]}/readyz", self.running[node], self.folder / f"{node}.log")

    def kill(self, node: str) -> None:
        """End a process as a power cut would."""
        self.running[node].send_signal(signal.SIGKILL)
        self.running[node].wait(20)

    def log(self, node: str) -> str:
        return (self.folder / f"{node}.log").read_text("utf-8", "replace")

    def command(self, *words: str, told: str = "") -> str:
        """Run `rtr` on the same database, as whoever keeps the server would."""
        done = subprocess.run(
            [sys.executable, "-m", "rtr", *words], input=told, capture_output=True, text=True, timeout=60, check=False,
            cwd=ROOT, env=os.environ | {"RTR_DATABASE_URL": self.database, "RTR_NO_VENV": "1"},
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout


@contextmanager
def running_pair(cluster: Any, folder: Path) -> Iterator[Pair]:
    """Both processes, started at the same moment on a database without tables, and nginx before them."""
    nginx.program()
    with ExitStack() as stack:
        ports = {name: free_port() for name in (*NODES, "plain", "secure")}
        database = stack.enter_context(cluster.database())
        nodes = {node: ports[node] for node in NODES}
        pair = Pair(
            url=f"https://localhost:{ports['secure']}", plain_url=f"http://localhost:{ports['plain']}",
            database=database, folder=folder, ports=nodes,
        )  # fmt: skip
        stack.callback(_stop, pair)
        for node in NODES:
            pair.start(node)
        for node in NODES:
            pair.wait(node)
        (folder / "nginx").mkdir()
        stack.enter_context(nginx.running(folder / "nginx", **ports))
        yield pair


def _stop(pair: Pair) -> None:
    for process in pair.running.values():
        process.terminate()
    for process in pair.running.values():
        process.wait(20)
