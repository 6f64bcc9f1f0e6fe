"""A visitor without a browser: speaks Streamlit's websocket protocol, counts time and bytes."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.sync.client import connect
from websockets.typing import Origin, Subprotocol

ROOT = Path(__file__).resolve().parents[1]
START_S = 60
SETTLED_S = 5
"""After a start the dashboard opens its pages once by itself; visitors of this benchmark come after that."""
BETWEEN_S = 0.3
"""Pause between runs: a person's click never meets the collection of garbage of the run before."""


@contextmanager
def serving(url: str, cores: frozenset[int] | None = None) -> Iterator[str]:
    """The dashboard of that store on a free port, on these cores only; its host and port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    environment = os.environ | {"RTR_DATABASE_URL": url}
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
    if cores is not None:
        os.sched_setaffinity(process.pid, cores)
    try:
        _wait(f"http://127.0.0.1:{port}/healthz")
        yield f"127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(20)


def _wait(address: str) -> None:
    deadline = time.monotonic() + START_S
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(address, timeout=5):
                time.sleep(SETTLED_S)
                return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("The dashboard did not start.")


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the script: until it said that it had finished, and all it sent."""

    ms: float
    kb: float


class Visit:
    """One session on one page."""

    def __init__(self, address: str, path: str, cookie: str | None = None) -> None:
        self._path = path
        self._page_hash = ""
        self._known: set[str] = set()
        self._widgets: set[str] = set()
        self._socket = connect(
            f"ws://{address}/_stcore/stream",
            origin=Origin(f"http://{address}"),
            subprotocols=[Subprotocol("streamlit")],
            max_size=None,
            compression=None,
            additional_headers={"Cookie": cookie} if cookie else None,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._socket.close()

    def run(self, *tapped: WidgetState) -> Run:
        """Ask for a run of the page as a browser does, which keeps large messages by their hash."""
        time.sleep(BETWEEN_S)
        asked = BackMsg()
        state = asked.rerun_script
        state.page_name, state.page_script_hash = ("", self._page_hash) if self._page_hash else (self._path, "")
        state.cached_message_hashes.extend(self._known)
        state.widget_states.widgets.extend(tapped)
        state.context_info.timezone, state.context_info.color_scheme = "Europe/Berlin", "light"
        sent, start = 0, time.perf_counter()
        self._socket.send(asked.SerializeToString())
        while True:
            data = self._socket.recv(timeout=60)
            assert isinstance(data, bytes)
            sent += len(data)
            said = ForwardMsg.FromString(data)
            self._remember(said)
            if said.WhichOneof("type") == "script_finished":
                return Run(ms=1000 * (time.perf_counter() - start), kb=sent / 1000)

    def go(self, path: str) -> Run:
        """Change to another page and wait until it is drawn."""
        self._path, self._page_hash = path, ""
        return self.run()

    def pill(self, key: str, answer: str) -> WidgetState:
        """An answer as it is tapped."""
        tapped = WidgetState(id=self._id(key))
        tapped.string_array_value.data.append(answer)
        return tapped

    def button(self, key: str) -> WidgetState:
        """A button as it is pressed."""
        return WidgetState(id=self._id(key), trigger_value=True)

    def _id(self, key: str) -> str:
        """Streamlit ends the id of a widget with its key."""
        return next(known for known in self._widgets if known.endswith(f"-{key}"))

    def _remember(self, said: ForwardMsg) -> None:
        if said.metadata.cacheable and said.hash:
            self._known.add(said.hash)
        if said.WhichOneof("type") == "navigation":
            self._page_hash = said.navigation.page_script_hash
        element = said.delta.new_element
        self._widgets |= {element.button.id, element.button_group.id}
        if said.WhichOneof("type") == "delta" and said.delta.new_element.WhichOneof("type") == "exception":
            raise SystemExit(f"The page broke: {said.delta.new_element.exception.message}")
