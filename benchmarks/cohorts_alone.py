"""The flare model of one runner, put to people of the cohorts one by one, as their own page would have done."""

from collections import Counter
from dataclasses import dataclass

import numpy as np
import pandas as pd

from benchmarks.cohorts_days import SORE
from rtr.learn.flare import FlareDays, Hidden, flare_model, flares
from rtr.learn.flare.features import rows
from rtr.learn.flare.forward import forward
from rtr.learn.flare.labels import RISE
from rtr.metrics.base import Floats

NONE = 5.0
"""Soreness 5 is none: 5 less it stands in for pain."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Alone:
    """What people were shown, and the forecasts made for them forward in time, shown or not."""

    people: int
    shown: int
    reasons: Counter[str]
    y: Floats
    forecast: Floats
    shown_gains: tuple[float, ...]


def alone(told: pd.DataFrame) -> Alone:
    """Everybody of a cohort on the day after the last one."""
    reasons, tested, gains = Counter[str](), [], []
    everybody = [person(own) for _, own in told.groupby("who")]
    for days in everybody:
        until = days.on(len(days.flare))
        found = flare_model(days, until)
        reasons["shown" if not isinstance(found, Hidden) else found.reason.value] += 1
        if not isinstance(found, Hidden):
            gains.append(found.gain.value)
        known = rows(days.until(until))
        if len(known.y) >= 60 and 10 <= known.flares <= len(known.y) - 10:
            tested.append(forward(known))
    shown = reasons.pop("shown", 0)
    return Alone(
        people=len(everybody), shown=shown, reasons=reasons, shown_gains=tuple(gains),
        y=np.concatenate([one.y for one in tested]), forecast=np.concatenate([one.model for one in tested]),
    )  # fmt: skip


def person(own: pd.DataFrame) -> FlareDays:
    """Load stands in for minutes, any session for a run, soreness 1 or 2 on a morning of the next two for a flare."""
    dates = pd.DatetimeIndex(own["date"])
    sore = (NONE - own["soreness"]).to_numpy(float)
    load = own["load"].fillna(0.0).to_numpy(float)
    usual = np.full(len(sore), NONE - SORE - RISE)  # two over this is soreness 2
    return FlareDays(
        first=dates[0].date(), run_min=load, pain_before=sore,
        flare=flares(load, usual, sore, np.zeros(len(load))),
    )  # fmt: skip
