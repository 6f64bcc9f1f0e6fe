"""The flare model in words and counts, for experts, and only once there is anything to say of it (rulings R18)."""

import datetime as dt
from dataclasses import dataclass

import numpy as np
import pandas as pd

from rtr.advice.words import day_text
from rtr.learn.flare import Band, Estimate, FlareDays, FlareModel, Hidden, Reason, flare_model, flares
from rtr.learn.stage import FEWEST_FLARES, FEWEST_RUN_DAYS
from rtr.metrics.base import Floats
from rtr.metrics.verdicts import RunVerdict, Settling
from rtr.units import counted
from rtr.views.symptoms_history import PlaceHistory

UNTOLD = frozenset({Reason.FEW_RUNS, Reason.FEW_FLARES})
"""While one of these holds, nothing of the model is visible."""
BAND_NAMES = {
    1: ("all days",),
    2: ("calmer days", "less calm days"),
    3: ("calmest days", "days between", "least calm days"),
}
FLARE_HOW = (
    (
        "A flare is morning pain two points or more over your usual one, pain over 5, or a run that eased back, within "
        "48 hours of a run."
    ),
    (
        "It looks at three things only: your own share of flares so far, pain before the run, and its minutes beside "
        "your usual ones. Every forecast counted here was made from earlier days alone."
    ),
    "It is shown as counts of days like this one. It never makes advice bolder, and it is not a personal probability.",
)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class FlareCard:
    """The model, or why it is hidden: then `bands` has no rows."""

    sentence: str
    caption: str
    bands: pd.DataFrame
    beside: str


def flare_days(here: PlaceHistory) -> FlareDays:
    """What the model knows of the runs at one place, one entry per calendar day."""
    day = here.exposures["day"].to_numpy().astype("datetime64[D]")
    run_min, pain_am = (here.exposures[name].to_numpy() for name in ("run_min", "pain_am"))
    usual, back, before, after = (np.full(len(day), np.nan) for _ in range(4))
    for verdict in here.verdicts:
        at = int((np.datetime64(verdict.day, "D") - day[0]).astype(int))
        usual[at] = np.fmax(usual[at], _number(verdict.usual))
        back[at] = np.fmax(back[at], _back(verdict))
        before[at] = np.fmax(before[at], _number(verdict.pain_pre))
        after[at] = np.fmax(after[at], _number(verdict.pain_60))
    return FlareDays(
        first=here.begin,
        run_min=run_min,
        pain_before=np.where(np.isfinite(before), before, pain_am),
        flare=flares(run_min, usual, pain_am, back, pain_60=after),
    )


def _number(value: float | None) -> float:
    return np.nan if value is None else float(value)


def _back(verdict: RunVerdict) -> float:
    """1 eased back, 0 settled or held, NaN while nobody knows."""
    if verdict.settling is Settling.BACK:
        return 1.0
    return 0.0 if verdict.settling in {Settling.GREEN, Settling.HOLD} else float("nan")


def flare_card(here: PlaceHistory, day: dt.date) -> FlareCard | None:
    """The model as of a day; None before 10 flares and 60 run days, when nothing of it is visible."""
    days = flare_days(here)
    if not may_be_told(days.flare):
        return None
    found = flare_model(days, day)
    if isinstance(found, Hidden):
        return None if UNTOLD & {miss.reason for miss in found.misses} else _hidden(found)
    return _shown(found)


def may_be_told(flare: Floats) -> bool:
    """10 flares among 60 run days of which it is known (rulings R18)."""
    return int(np.isfinite(flare).sum()) >= FEWEST_RUN_DAYS and int(np.nansum(flare)) >= FEWEST_FLARES


def _hidden(found: Hidden) -> FlareCard:
    return FlareCard(
        sentence=found.words,
        caption=f"{counted(found.flares, 'flare')} in {counted(found.runs, 'run')} of which both mornings are known.",
        bands=_bands(()),
        beside="",
    )


def _shown(found: FlareModel) -> FlareCard:
    today = found.today.words if found.today else f"There is no band for today: {_why(found)}."
    return FlareCard(
        sentence=f"Experimental. {today}",
        caption=(
            f"{counted(found.tested_flares, 'flare')} in {counted(found.tested, 'run')} since "
            f"{day_text(found.tested_from, beside=found.last)}, each forecast before it happened; "
            f"{found.flares:,} in {found.runs:,} runs altogether."
        ),
        bands=_bands(found.bands),
        beside=(
            f"Telling flares from other runs (0.5 is a coin, 1 is knowing): {_estimate(found.auc)}; the pain of the "
            f"day alone {_estimate(found.persistence)}. Squared error {found.brier:.3f}, that of your usual share of "
            f"flares {found.brier_rate:.3f}. Calibration slope {found.slope:.2f} (1 is right)."
        ),
    )


def _why(found: FlareModel) -> str:
    return found.no_band.words if found.no_band else "nothing like it has been seen before"


def _estimate(one: Estimate) -> str:
    return f"{one.value:.2f} ({one.low:.2f} to {one.high:.2f})"


def _bands(bands: tuple[Band, ...]) -> pd.DataFrame:
    """One row per band, the calmest first: `name`, `runs`, `flares`, `expected`."""
    rows = [
        {"name": BAND_NAMES[b.of][b.place - 1], "runs": b.runs, "flares": b.flares, "expected": b.expected}
        for b in bands
    ]
    return pd.DataFrame(rows, columns=["name", "runs", "flares", "expected"])


def band_numbers(card: FlareCard) -> pd.DataFrame:
    """The bands as a table."""
    return pd.DataFrame(
        {
            "Days": card.bands["name"], "Runs": card.bands["runs"], "Flares that came": card.bands["flares"],
            "Flares forecast": [f"{value:.1f}" for value in card.bands["expected"]],
        }
    )  # fmt: skip


def band_file(card: FlareCard) -> pd.DataFrame:
    """The bands with all their digits."""
    return card.bands
