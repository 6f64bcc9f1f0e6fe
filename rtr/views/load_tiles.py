"""The four numbers on top of Load."""

import datetime as dt
from dataclasses import dataclass

import numpy as np
import pandas as pd

from rtr.advice.words import floored, whole
from rtr.diary import Diary, is_run
from rtr.frames import WeeklyFrame
from rtr.metrics.base import Absence
from rtr.metrics.week import week_of
from rtr.units import counted

UNKNOWN = "–"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """One number: its name, value with unit, one line about it, and how to read it."""

    label: str
    value: str
    detail: str
    help: str


def tiles(weeks: WeeklyFrame, following: pd.DataFrame, known: Diary, day: dt.date) -> tuple[Tile, ...]:
    """This week, the last full one, and the cap of the next run, whose row is `following`; in this order."""
    return (_this_week(weeks, known, day), _last_week(weeks), _cap(following))


def _this_week(weeks: WeeklyFrame, known: Diary, day: dt.date) -> Tile:
    start = week_of(day, known.runner.week_start)
    unsplit = sum(a.run_s is None and is_run(a) and a.day >= start for a in known.counted)
    runs = 0 if weeks.empty else int(weeks["runs"].iloc[-1])
    detail = f"{unsplit:,} of {counted(runs, 'run')} not split" if unsplit else counted(runs, "run")
    return Tile(
        label="This week so far",
        value=_minutes(None if weeks.empty else weeks["run_min"].iloc[-1]),
        detail=detail,
        help="Running minutes of the week that is not over yet. Walking breaks are not counted.",
    )


def _last_week(weeks: WeeklyFrame) -> Tile:
    full = weeks[weeks["is_complete"]]["run_min"]
    detail = "no full week yet" if full.empty else "no full week before it"
    if len(full) > 1:
        change = full.iloc[-1] - full.iloc[-2]
        detail = f"{_signed(full)} on the week before" if np.isfinite(change) else "not comparable"
    return Tile(
        label="Last full week",
        value=_minutes(None if full.empty else full.iloc[-1]),
        detail=detail,
        help="A planning aid only: an experiment found no protection in raising weeks by 10 % at most.",
    )


def _signed(full: pd.Series) -> str:
    change = round(full.iloc[-1]) - round(full.iloc[-2])
    return f"{change:+,}" if change else "±0"


def _cap(following: pd.DataFrame) -> Tile:
    row = following.iloc[-1]
    known = bool(np.isfinite(row["cap_min"]))
    return Tile(
        label="Cap for the next run",
        value=f"{floored(row['cap_min'])} min" if known else UNKNOWN,
        detail="10 % or 5 min over your longest" if known else _no_cap(Absence(row["longest_settled_30d_absent"])),
        help="The longest run of the last 30 days plus 10 % or 5 running minutes, whichever is more, "
        "rounded down. Runs beyond it went with more injuries in a study of 5,205 runners. A run that ended in "
        "Ease back does not raise it.",
    )


def _no_cap(absent: Absence) -> str:
    """A run that ended in Ease back is no run to go by."""
    return "no run to go by in the 30 days before" if absent is Absence.REENTRY else absent.words


def _minutes(value: float | None) -> str:
    return f"{whole(value)} min" if value is not None and np.isfinite(value) else UNKNOWN
