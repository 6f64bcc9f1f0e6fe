"""One page is drawn at a time.

Python runs one thread at a time anyway, and Streamlit asks for locks of its own a thousand times a page: several pages
at once hand these to and fro from core to core, and take fifty times as long (`python -m benchmarks viewers`).
"""

import contextlib
import threading
from collections.abc import Iterator

LONGEST_S = 5.0
"""So long a page waits for its turn; then it is drawn all the same, as the one before takes unusually long."""

_TURN = threading.Lock()


@contextlib.contextmanager
def turn() -> Iterator[None]:
    """Wait until no other page is being drawn, and keep others waiting until this one is."""
    is_mine = _TURN.acquire(timeout=LONGEST_S)
    try:
        yield
    finally:
        if is_mine:
            _TURN.release()
