"""A copy of the diary's file once a day while the server runs; the first to come makes it, the others find it there."""

import contextlib
import datetime as dt
import logging
import os
import threading

from rtr.actions.backups import back_up_daily
from rtr.errors import RtrError, spot
from rtr.store import Store, default_url

LOG = logging.getLogger("rtr")
LOOK_S = 600
"""How often it looks whether today's copy is there; a laptop may have slept over midnight."""
_IS_OVER = threading.Event()


def start() -> None:
    """Look now and every ten minutes, in the background."""
    _IS_OVER.clear()
    threading.Thread(target=_look_on, name="backup", daemon=True).start()


def stop() -> None:
    _IS_OVER.set()


def _look_on() -> None:
    while True:
        try:
            look(dt.datetime.now().astimezone().date())
        except (RtrError, OSError) as trouble:
            LOG.error("today's backup could not be made: %s", spot(trouble))  # noqa: TRY400 - no trace with paths
        if _IS_OVER.wait(LOOK_S):
            return


def look(day: dt.date) -> None:
    """Make today's copy unless it is there."""
    with contextlib.closing(Store(default_url(os.environ))) as store:
        if back_up_daily(store, day) is not None:
            LOG.info("a backup of today was made")
