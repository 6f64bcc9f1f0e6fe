"""What the runner says about symptoms, written down: red flags and who cleared them (rulings R2)."""

import datetime as dt

from rtr.errors import SettingsError
from rtr.model import Clearance, Runner
from rtr.store import Store

UNDO_WITHIN = dt.timedelta(minutes=10)
"""A mistaken tick can be taken back for this long."""

LONGEST_NAME = 200


def answer_red_flag(store: Store, runner: Runner, day: dt.date, flags: tuple[str, ...], at: dt.datetime) -> None:
    """Keep the whole answer to the red-flag questions of a day: the ids marked, or () for "nothing".

    Asked again after a mistake, the new answer stands: all questions were answered again.
    """
    store.answer_red_flags(runner.id, day, flags, at)


def take_back_red_flag(store: Store, runner: Runner, day: dt.date, at: dt.datetime) -> None:
    """Undo a mistaken tick; raises `SettingsError` after ten minutes."""
    if not store.take_back_red_flags(runner.id, day, at, UNDO_WITHIN):
        raise SettingsError(
            "A mark can be taken back for ten minutes only.",
            hint="Answer the questions again, or note who has looked at it and when.",
        )


def record_clearance(store: Store, runner: Runner, *, by: str, on: dt.date, at: dt.datetime) -> Clearance:
    """Note who cleared the runner, and when; raises `SettingsError` for no name or a day to come."""
    name = by.strip()
    if not name or len(name) > LONGEST_NAME:
        raise SettingsError("Write down who cleared you.", hint="A name or a profession is enough.")
    if on > (at + dt.timedelta(days=1)).date():
        raise SettingsError("A clearance cannot lie in the future.", hint="Choose the day it was given.")
    cleared = Clearance(by=name, on=on, recorded_at=at)
    store.add_clearance(runner.id, cleared)
    return cleared
