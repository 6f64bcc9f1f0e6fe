"""The store as the middleware and the routes ask it: one for the process, outside any page."""

import os
import threading

from rtr.store import Store, default_url

_LOCK = threading.Lock()
_OPEN: dict[str, Store] = {}


def store() -> Store:
    """The store of this installation; opened at first use, again where the address has changed."""
    url = default_url(os.environ)
    with _LOCK:
        if url not in _OPEN:
            _close()
            _OPEN[url] = Store(url)
        return _OPEN[url]


def close() -> None:
    """Let go of it, at the end of the process."""
    with _LOCK:
        _close()


def _close() -> None:
    while _OPEN:
        _OPEN.popitem()[1].close()
