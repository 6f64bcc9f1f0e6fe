"""Between a browser and a server: everything passes, and every byte that the browser is told is kept.

It is a proxy, so nothing gets around it: pages, files, downloads, errors, websockets.
"""

import contextlib
import http.client
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

import pyarrow as pa
from google.protobuf.message import DecodeError, Message
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

NOT_PASSED = {"accept-encoding", "proxy-connection", "connection", "transfer-encoding", "content-length"}
HERE = "127.0.0.1"
WAIT_S = 30
CONTINUED, TEXT, BINARY = 0, 1, 2
ARROW = b"\xff\xff\xff\xff"
"""What a stream of Arrow begins with."""


@dataclass
class Heard:
    """What was told: answers as (method, path, status, headers and body), and bytes of websockets, both ways."""

    answers: list[tuple[str, str, int, bytes]] = field(default_factory=list)
    sockets: list[tuple[bytearray, bytearray]] = field(default_factory=list)
    """What the server said and what the browser said."""

    def frames(self) -> list[bytes]:
        """Messages of the server, put together and unpacked."""
        return [message for told, _ in self.sockets for message in messages(bytes(told))]

    def said(self) -> list[bytes]:
        """Messages of the browser."""
        return [message for _, told in self.sockets for message in messages(bytes(told))]

    def everything(self) -> bytes:
        """All that the browser was told, but files that are the same for everybody."""
        bodies = [f"{path}\n".encode() + told for _, path, _, told in self.answers if not path.startswith("/static/")]
        return b"\n".join((*bodies, *self.frames()))

    def tables(self) -> list[pa.Table]:
        """Every table in the messages of the server: rows of charts and of tables."""
        found = []
        for frame in self.frames():
            with contextlib.suppress(DecodeError):
                found += [pa.ipc.open_stream(data).read_all() for data in arrow_of(ForwardMsg.FromString(frame))]
        return found


def arrow_of(message: Message) -> Iterator[bytes]:
    """Fields of a message, at any depth, that are tables."""
    for kind, value in message.ListFields():
        for one in [value] if isinstance(value, (bytes, Message)) else list(value) if kind.is_repeated else []:
            if isinstance(one, Message):
                yield from arrow_of(one)
            elif isinstance(one, bytes) and one.startswith(ARROW):
                yield one


def messages(told: bytes) -> Iterator[bytes]:
    """The messages in a stream of websocket frames; one that was not finished counts, too."""
    at, parts = 0, b""
    while at + 2 <= len(told):
        first, second = told[at], told[at + 1]
        at, size = at + 2, second & 0x7F
        if size >= 126:
            more = 2 if size == 126 else 8
            at, size = at + more, int.from_bytes(told[at : at + more])
        mask = told[at : at + 4] if second & 0x80 else b""
        at += len(mask)
        body = told[at : at + size]
        at += size
        if first & 0x0F in (CONTINUED, TEXT, BINARY):
            parts += _unmasked(body, mask)
            if first & 0x80:
                yield parts
                parts = b""
    if parts:
        yield parts


def _unmasked(body: bytes, mask: bytes) -> bytes:
    if not mask:
        return body
    key = (mask * (len(body) // 4 + 1))[: len(body)]
    return (int.from_bytes(body) ^ int.from_bytes(key)).to_bytes(len(body)) if body else b""


class _Passing(BaseHTTPRequestHandler):
    """Passes on what goes to this computer and nothing else."""

    protocol_version = "HTTP/1.1"
    server: "Wire"

    def _pass_on(self) -> None:
        parts = urlsplit(self.path)
        path = parts.path + (f"?{parts.query}" if parts.query else "")
        if parts.hostname != HERE:
            self.send_error(502)
            return
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0)) or None
        connection = http.client.HTTPConnection(HERE, parts.port, timeout=WAIT_S)
        connection.putrequest(self.command, path, skip_host=True, skip_accept_encoding=True)
        for name, value in self.headers.items():
            if name.lower() not in NOT_PASSED:
                connection.putheader(name, value)
        if body is not None:
            connection.putheader("Content-Length", str(len(body)))
        connection.endheaders(body)
        answer = connection.getresponse()
        self._give_back(path, answer, answer.read())
        connection.close()

    def _give_back(self, path: str, answer: http.client.HTTPResponse, body: bytes) -> None:
        told = [(name, value) for name, value in answer.getheaders() if name.lower() not in NOT_PASSED]
        header = "".join(f"{name}: {value}\n" for name, value in told).encode()
        self.server.heard.answers.append((self.command, path, answer.status, header + b"\n" + body))
        self.send_response_only(answer.status)
        for name, value in told:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = do_OPTIONS = _pass_on

    def do_CONNECT(self) -> None:
        """A websocket. It is asked for without compression, so that its bytes can be read."""
        host, _, port = self.path.partition(":")
        if host != HERE:
            self.send_error(502)
            return
        self.send_response_only(200)
        self.end_headers()
        asked = b"".join(line for line in self._handshake() if not line.lower().startswith(b"sec-websocket-extensions"))
        with socket.create_connection((host, int(port))) as server:
            server.sendall(asked)
            told, said = bytearray(), bytearray()
            self.server.heard.sockets.append((told, said))
            threading.Thread(target=self._tell, args=(server, told), daemon=True).start()
            with contextlib.suppress(OSError):
                while part := self.rfile.read1(65536):  # type: ignore[attr-defined] # a buffered reader has it
                    said += part
                    server.sendall(part)
        self.close_connection = True

    def _handshake(self) -> Iterator[bytes]:
        line = b""
        while line != b"\r\n":
            line = self.rfile.readline()
            yield line

    def _tell(self, server: socket.socket, told: bytearray) -> None:
        """From the server to the browser; what stands before the first frame is the answer to the handshake."""
        head: bytes | None = b""
        with contextlib.suppress(OSError):
            while part := server.recv(65536):
                self.wfile.write(part)
                if head is not None:
                    head += part
                    _, end, part = head.partition(b"\r\n\r\n")
                    head = None if end else head
                if head is None:
                    told += part
        with contextlib.suppress(OSError):
            self.connection.shutdown(socket.SHUT_RDWR)

    def log_message(self, *_: object) -> None:
        """Quiet."""


class Wire(ThreadingHTTPServer):
    """A proxy with what was heard on it."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__((HERE, 0), _Passing)
        self.heard = Heard()

    @property
    def url(self) -> str:
        return f"http://{HERE}:{self.server_port}"


@contextlib.contextmanager
def wire() -> Iterator[Wire]:
    """A wire that is closed at the end."""
    made = Wire()
    threading.Thread(target=made.serve_forever, daemon=True).start()
    try:
        yield made
    finally:
        made.shutdown()
        made.server_close()
