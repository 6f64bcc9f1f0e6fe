"""What a server says of itself: one line per event, and never a word of anybody's diary.

Messages of errors may quote a note, a file or a token, so of an error only its kind and its places in
the code are written. Of other libraries only the words they were written with appear, without what
was filled in. `RTR_LOG=json` gives one JSON object a line, `RTR_LOG=text` the same for people.
"""

import datetime as dt
import json
import logging
import sys
import threading
import traceback
from pathlib import Path
from typing import Any

VARIABLE = "RTR_LOG"
JSON, TEXT = "json", "text"
OWN = "rtr"
FRAMES = 6
"""Innermost places of an error that are named."""
LONGEST = 200
TOLD = "told"
"""Name under which an event carries its fields: `LOG.info("request", extra={TOLD: {"status": 200}})`."""
SILENT = ("uvicorn.access",)
"""Loggers whose lines hold whole addresses, and with them tokens."""


class Line(logging.Formatter):
    """One event as one line."""

    def __init__(self, *, is_json: bool) -> None:
        super().__init__()
        self.is_json = is_json

    def format(self, record: logging.LogRecord) -> str:
        told = fields(record)
        if self.is_json:
            return json.dumps(told, ensure_ascii=False, default=str)
        at, level, source, event = (told.pop(name) for name in ("at", "level", "from", "event"))
        return " ".join((at, f"{level:7}", f"{source}:", event, *(f"{name}={value}" for name, value in told.items())))


def fields(record: logging.LogRecord) -> dict[str, Any]:
    """What is written of an event."""
    is_own = record.name == OWN or record.name.startswith(f"{OWN}.")
    words = record.getMessage() if is_own else str(record.msg)
    told: dict[str, Any] = {
        "at": dt.datetime.fromtimestamp(record.created, dt.UTC).isoformat(timespec="milliseconds"),
        "level": record.levelname.lower(),
        "from": record.name,
        "event": words.strip().split("\n", 1)[0][:LONGEST],
    }
    if record.exc_info and record.exc_info[1] is not None:
        told |= trouble(record.exc_info[1])
    return told | getattr(record, TOLD, {})


def trouble(error: BaseException) -> dict[str, Any]:
    """Kind and places of an error, innermost first; not its message."""
    frames = traceback.extract_tb(error.__traceback__)[-FRAMES:]
    places = [f"{Path(frame.filename).name}:{frame.lineno}" for frame in reversed(frames)]
    return {"error": type(error).__name__, "where": " < ".join(places)}


def set_up(how: str | None) -> None:
    """Send everything this process logs through one handler; `how` is the value of `RTR_LOG`."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Line(is_json=how == JSON))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    for name in [*logging.root.manager.loggerDict]:
        carry(logging.getLogger(name))
    for name in SILENT:
        logging.getLogger(name).disabled = True
    logging.getLogger(OWN).setLevel(logging.INFO if how in (JSON, TEXT) else logging.WARNING)
    threading.excepthook = _died


def carry(logger: logging.Logger) -> None:
    """Take a logger's own handlers away: they would write in their own words."""
    logger.handlers.clear()
    logger.propagate = True


def _died(ended: threading.ExceptHookArgs) -> None:
    error = ended.exc_value
    logging.getLogger(OWN).error("a thread died", exc_info=error if error is not None else True)
