"""A program that speaks the protocol of the dashboard itself, and keeps every byte it is sent."""

import contextlib
import http.client
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

XSRF = "2|00000000|" + "ab" * 16 + "|1700000000"
"""A token of Streamlit's against forged requests; anybody may make one, it only has to be the same twice."""
WAIT_S = 30


@dataclass
class Talk:
    """One open websocket, and everything that came over it."""

    connection: ClientConnection
    said: bytes = b""
    session: str = ""
    files: tuple[str, ...] = ()

    def run(self, page: str = "", page_hash: str = "", fragment: str = "", query: str = "") -> list[ForwardMsg]:
        """Ask for a run of the script, of a page by its name or hash, or of a fragment; what it sends."""
        asked = BackMsg()
        asked.rerun_script.page_name, asked.rerun_script.page_script_hash = page, page_hash
        asked.rerun_script.fragment_id, asked.rerun_script.query_string = fragment, query
        self.connection.send(asked.SerializeToString())
        return self.until_finished()

    def until_finished(self) -> list[ForwardMsg]:
        heard = [self.hear()]
        while heard[-1].WhichOneof("type") != "script_finished":
            heard.append(self.hear())
        return heard

    def hear(self, timeout: float = WAIT_S) -> ForwardMsg:
        data = bytes(self.connection.recv(timeout=timeout, decode=False))
        self.said += data
        said = ForwardMsg.FromString(data)
        if said.WhichOneof("type") == "new_session":
            self.session = said.new_session.initialize.session_id
        return said


@dataclass
class Program:
    """Somebody with a program instead of a browser, and with a cookie of ours or without."""

    url: str
    cookie: str = ""

    @contextlib.contextmanager
    def connected(self, session: str | None = None) -> Iterator[Talk]:
        """An open websocket, one that goes on with a session where its id is told."""
        protocols = ["streamlit", XSRF, *([session] if session else [])]
        with connect(
            f"ws://{urlsplit(self.url).netloc}/_stcore/stream", origin=Origin(self.url),
            additional_headers={"Cookie": f"{self.cookie}; _streamlit_xsrf={XSRF}"},
            subprotocols=[Subprotocol(word) for word in protocols], max_size=None, proxy=None, open_timeout=WAIT_S,
        ) as connection:  # fmt: skip
            yield Talk(connection)

    def ask(self, path: str, method: str = "GET", body: bytes | None = None, **headers: str) -> tuple[int, bytes]:
        status, _, text = self.answer(path, method, body, **headers)
        return status, text

    def answer(
        self, path: str, method: str = "GET", body: bytes | None = None, **headers: str
    ) -> tuple[int, list[tuple[str, str]], bytes]:
        """Status, headers and bytes of one answer; header names are written with underscores."""
        connection = http.client.HTTPConnection(urlsplit(self.url).netloc, timeout=WAIT_S)
        told = {"Cookie": f"{self.cookie}; _streamlit_xsrf={XSRF}", "X-Xsrftoken": XSRF}
        told |= {name.replace("_", "-"): value for name, value in headers.items()}
        try:
            connection.request(method, path, body=body, headers=told)
            answer = connection.getresponse()
            return answer.status, answer.getheaders(), answer.read()
        finally:
            connection.close()
