"""A line between browser and server that can be cut: websockets die as they do when a train enters a tunnel."""

import contextlib
import socket
import threading
from collections.abc import Iterator
from urllib.parse import urlsplit


class Tunnel:
    """Passes bytes on to a server until it is cut; then every connection ends and new ones are refused."""

    def __init__(self, server_url: str) -> None:
        self._server = urlsplit(server_url).hostname, urlsplit(server_url).port
        self._door = socket.create_server(("127.0.0.1", 0))
        self._open: set[socket.socket] = set()
        self._is_cut = False
        threading.Thread(target=self._welcome, daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._door.getsockname()[1]}"

    def cut(self) -> None:
        self._is_cut = True
        for end in list(self._open):
            self._drop(end)

    def mend(self) -> None:
        self._is_cut = False

    def close(self) -> None:
        self.cut()
        self._door.close()

    def _welcome(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                guest, _ = self._door.accept()
                if self._is_cut:
                    guest.close()
                else:
                    self._join(guest)

    def _join(self, guest: socket.socket) -> None:
        host = socket.create_connection(self._server)
        self._open |= {guest, host}
        for from_, to in ((guest, host), (host, guest)):
            threading.Thread(target=self._pass_on, args=(from_, to), daemon=True).start()

    def _pass_on(self, from_: socket.socket, to: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while said := from_.recv(65536):
                to.sendall(said)
        self._drop(from_)
        self._drop(to)

    def _drop(self, end: socket.socket) -> None:
        self._open.discard(end)
        with contextlib.suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)
        end.close()


@contextlib.contextmanager
def tunnel(server_url: str) -> Iterator[Tunnel]:
    """A tunnel that is closed at the end."""
    made = Tunnel(server_url)
    try:
        yield made
    finally:
        made.close()
