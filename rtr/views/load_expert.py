"""Every measure of a day in one table, for readers who know them: value, what is filled in, how to read it."""

import datetime as dt
from dataclasses import dataclass

import numpy as np
import pandas as pd

from rtr.advice.words import day_text
from rtr.metrics.base import Absence
from rtr.metrics.internal import MOST_IMPUTED
from rtr.metrics.load import Unit
from rtr.metrics.smooth import CTL_DAYS
from rtr.metrics.variety import LOADED_DAYS, loaded_days_7d
from rtr.views.load_choice import LoadChoice
from rtr.views.load_measures import MEASURES, Measure

UNKNOWN = "–"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpertCard:
    """The table of one day with its sentence and caption."""

    sentence: str
    caption: str
    rows: pd.DataFrame


def expert_card(choice: LoadChoice, day: dt.date, today: dt.date) -> ExpertCard:
    """All measures of `choice` at the end of `day`."""
    at = choice.at(day)
    loaded = float(loaded_days_7d(choice.daily)[at]) if at >= 0 else float("nan")
    rows = [_row(measure, choice, at, loaded) for measure in MEASURES] if at >= 0 else []
    when = "today" if day == today else day_text(day, beside=today)
    return ExpertCard(
        sentence=f"{choice.name}, at the end of {when}. None of these numbers decides anything here.",
        caption=_caption(choice),
        rows=pd.DataFrame(rows, columns=["Measure", "Value", "Filled in", "Read with"]),
    )


def _row(measure: Measure, choice: LoadChoice, at: int, loaded: float) -> tuple[str, str, str, str]:
    found = measure.compute(choice.daily)
    hidden = _hidden(measure, choice, at, loaded)
    absent = str(found.absent[at])
    if absent or hidden:
        return measure.title, UNKNOWN, UNKNOWN, Absence(absent).words if absent else hidden
    unit = f" {choice.suffix}" if measure.is_amount else ""
    filled = _filled(choice, at, measure.days, float(found.imputed[at]))
    value = measure.form.format(measure.scale * found.value[at]).replace("-", "−")
    return measure.title, f"{value}{unit}", filled, measure.reading


def _hidden(measure: Measure, choice: LoadChoice, at: int, loaded: float) -> str:
    """Why a value that could be computed is not shown: "" where it is."""
    if measure.is_smoothed and at + 1 < CTL_DAYS:
        return f"shown from day {CTL_DAYS} on; this is day {at + 1:,}"
    if measure.needs_loaded_days and not loaded >= LOADED_DAYS:
        days = "the days with load are not known" if np.isnan(loaded) else f"{loaded:.0f} of 7 days with load"
        return f"{days}; it says something from {LOADED_DAYS} on"
    imputed = choice.imputed_share(at)
    if measure.is_judged and imputed > MOST_IMPUTED:
        return f"{_percent(imputed)} of the load of 28 days is filled in; shown up to {_percent(MOST_IMPUTED)}"
    return ""


def _filled(choice: LoadChoice, at: int, days: int, gaps: float) -> str:
    """Share of the days that were not recorded, and of the load that is a stand-in."""
    parts = [f"{_percent(gaps)} of the days"] if gaps > 0 else []
    if choice.unit is Unit.AU:
        parts.append(f"{_percent(choice.imputed_share(at, days))} of the load")
    return ", ".join(parts) or "0 %"


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"


def _caption(choice: LoadChoice) -> str:
    common = (
        "Days not recorded are filled in with the mean of that weekday in the four weeks before, up to a fifth of a "
        "window. Smoothed training says how much was done, not what the body can take."
    )
    if choice.unit is Unit.AU:
        return f"AU: session rating × minutes, all sports. {common}"
    return f"Running minutes; walking and other sports are not in them. {common}"
