"""Put into the server under test: writes down every attempt to reach an address outside this computer."""

import os
import sys

LOCAL = ("127.", "::1", "localhost", "0.0.0.0", "::ffff:127.")
WATCHED = {"socket.connect": 1, "socket.sendto": 1, "socket.getaddrinfo": 0, "socket.gethostbyname": 0}
"""Audit events of CPython that come before data leaves, and where each holds the address."""


def note(event: str, arguments: tuple) -> None:
    if event not in WATCHED:
        return
    address = arguments[WATCHED[event]]
    host = address[0] if isinstance(address, tuple) else address
    if isinstance(host, bytes):
        host = host.decode("utf-8", "replace")
    if not isinstance(host, str) or host.startswith(("/", "\0", *LOCAL)) or not host:
        return
    with open(os.environ["RTR_NETWORK_LOG"], "a", encoding="utf-8") as log:
        log.write(f"{event} {host}\n")


sys.addaudithook(note)
