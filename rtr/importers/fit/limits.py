"""How much a FIT file may hold before it is taken for an attack and refused."""

from rtr.errors import UnsafeFileError

MAX_MESSAGES = 2_000_000
"""In one file: several times what the longest real recordings hold."""
MAX_LAYOUTS = 5_000
"""Different definitions in one file; watches write ten to fifty."""
MAX_DEFINITIONS = 500_000
"""Definitions in one file; some writers define before every message."""
MAX_ROWS = 20_000
"""Laps, splits or steps; an ultra with a lap every 100 m has 2,000."""
MAX_SESSIONS = 200
MAX_PARTS = 50
"""Files chained in one; two is the most seen."""


def refuse_beyond(limit: int, count: int) -> None:
    """Raise `UnsafeFileError` when a file holds more than a recording can."""
    if count > limit:
        raise UnsafeFileError("This FIT file holds far more than a recording can.", hint="Export this run again.")
