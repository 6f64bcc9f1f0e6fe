"""Put into the server under test: writes down every attempt to reach an address outside this computer."""

import ipaddress
import os
import sys
from pathlib import Path

WATCHED = {"socket.connect": 1, "socket.sendto": 1, "socket.getaddrinfo": 0, "socket.gethostbyname": 0}
"""Audit events of CPython that come before data leaves, and where each holds the address."""


def note(event: str, arguments: tuple) -> None:
    if event not in WATCHED:
        return
    address = arguments[WATCHED[event]]
    host = address[0] if isinstance(address, tuple) else address
    if isinstance(host, bytes):
        host = host.decode("utf-8", "replace")
    if isinstance(host, str) and host and not is_local(host):
        with Path(os.environ["RTR_NETWORK_LOG"]).open("a", encoding="utf-8") as log:
            log.write(f"{event} {host}\n")


def is_local(host: str) -> bool:
    """This computer: its name, its loopback addresses, or a socket that is a file."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.startswith(("/", "\0"))


sys.addaudithook(note)
