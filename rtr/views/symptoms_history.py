"""What Symptoms needs of a diary whatever place and period are shown: worked out once, then cut."""

import datetime as dt
from dataclasses import dataclass

import pandas as pd

from rtr.advice.reading import is_stopped
from rtr.diary import Diary
from rtr.frames import ExposuresFrame
from rtr.learn.exposures import exposures
from rtr.metrics.verdicts import RunVerdict, run_verdicts
from rtr.views.symptoms_days import symptom_days
from rtr.views.symptoms_places import Place, chosen, places


@dataclass(frozen=True, slots=True, eq=False)
class SymptomsHistory:
    """All places and how every run was taken up to `day`. `is_stopped`: a warning sign stands."""

    known: Diary
    day: dt.date
    places: tuple[Place, ...]
    verdicts: tuple[RunVerdict, ...]
    is_stopped: bool


@dataclass(frozen=True, slots=True, eq=False)
class PlaceHistory:
    """One place: its days, the table that questions are asked of, and how each run was taken there."""

    place: Place
    days: pd.DataFrame
    exposures: ExposuresFrame
    verdicts: tuple[RunVerdict, ...]

    @property
    def begin(self) -> dt.date:
        """The first day of the diary."""
        return pd.Timestamp(self.days["day"].iloc[0]).date()


def symptoms_history(diary: Diary, day: dt.date) -> SymptomsHistory:
    """Everything up to the end of `day`."""
    known = diary.until(day)
    return SymptomsHistory(
        known=known,
        day=day,
        places=places(known, day),
        verdicts=run_verdicts(known, day),
        is_stopped=is_stopped(known, day),
    )


def place_history(past: SymptomsHistory, key: str | None) -> PlaceHistory | None:
    """The place of that key, or the first one; None where no place was ever named or the diary holds no day."""
    place = chosen(past.places, key)
    if place is None:
        return None
    table = exposures(past.known, past.day, place.key)
    if table.empty:
        return None
    return PlaceHistory(
        place=place,
        days=symptom_days(past.known, table, place.key),
        exposures=table,
        verdicts=tuple(v for v in past.verdicts if v.place == place.key),
    )
