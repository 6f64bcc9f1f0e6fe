"""The last seven days beside the three weeks before: context in one colour, and its own usual range."""

import datetime as dt
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from rtr.advice.words import day_text
from rtr.metrics.base import Absence, Load
from rtr.metrics.load import acwr_coupled, acwr_uncoupled
from rtr.metrics.own_range import LEAST_DAYS, own_range
from rtr.metrics.smooth import RATIO_HISTORY, acwr_ewma
from rtr.units import counted
from rtr.views.load_choice import LoadChoice
from rtr.views.load_period import Period

CONTEXT = (
    "It is not a measure of danger: in the largest study of runners a higher ratio did not go with more injuries. "
    "No rule here uses it."
)
CONVENTIONS = (
    "Coupled: the last 7 days are part of the 28 days they are divided by, so it can never pass 4. "
    "Exponentially weighted: λ = 2 ÷ (N + 1) for 7 and 28 days, weights corrected for the start (adjust), coupled, "
    f"from day {RATIO_HISTORY} on. Both are drawn on days with a ratio."
)
DEFINITIONS = ("ratio", "coupled", "weighted")
"""Uncoupled, coupled, exponentially weighted: columns of the frame."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RatioCard:
    """The sentence above the ratio and the caption below it."""

    sentence: str
    caption: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """How far the definitions lie apart on a day with a ratio, on which two or three of them have a value."""

    day: dt.date
    low: float
    high: float
    count: int

    @property
    def apart(self) -> float:
        return self.high - self.low


def ratio_rows(days: pd.Series, daily: Load, shown: Period) -> pd.DataFrame:
    """One row per day of the period.

    `ratio` with `absent` and `imputed`, its range `low` to `high`, and the two other definitions
    `coupled` and `weighted`. NaN where there is no value.
    """
    ratio, coupled, weighted = acwr_uncoupled(daily), acwr_coupled(daily), acwr_ewma(daily)
    since = int(np.searchsorted(days.to_numpy(), shown.begin.to_datetime64()))
    end = int(np.searchsorted(days.to_numpy(), shown.end.to_datetime64(), side="right"))
    low, high = own_range(ratio.value[:end], since=since)
    part = slice(since, end)
    return pd.DataFrame(
        {
            "day": days.iloc[part].reset_index(drop=True),
            "ratio": ratio.value[part],
            "absent": pd.Series(ratio.absent[part], dtype="str"),
            "imputed": ratio.imputed[part],
            "low": low,
            "high": high,
            "coupled": coupled.value[part],
            "weighted": weighted.value[part],
        }
    )


def ratio_card(rows: pd.DataFrame, shown: Period, choice: LoadChoice, *, is_expert: bool) -> RatioCard:
    """Finding and caption of the rows of `choice`."""
    finding = f"{_finding(rows, shown)}{_filled(choice, choice.at(shown.last))}"
    sentence = f"{finding} {_disagreement(rows, shown)}".strip() if is_expert else finding
    return RatioCard(sentence=sentence, caption=_caption(rows, shown, choice, is_expert=is_expert))


def _filled(choice: LoadChoice, at: int) -> str:
    """How much of an internal load is known from ratings stands beside every figure of it."""
    if choice.internal is None or at < 0:
        return ""
    return f" {100 * choice.imputed_share(at):.0f} % of this load is filled in."


def _finding(rows: pd.DataFrame, shown: Period) -> str:
    if rows.empty:
        return "There is no day in this period."
    last = rows.iloc[-1].to_dict()
    if last["absent"]:
        when = "today" if shown.is_current else f"on {day_text(shown.last, beside=shown.day)}"
        return f"There is no ratio {when}: {Absence(last['absent']).words}."
    days = "The last seven days hold" if shown.is_current else f"The seven days up to {day_text(shown.last)} held"
    return f"{days} {last['ratio']:.2f} times the mean of the three weeks before. {_range(last, shown)}"


def _range(last: Mapping[Hashable, Any], shown: Period) -> str:
    if not np.isfinite(last["low"]):
        return f"Your usual range needs {LEAST_DAYS} days with a ratio in 12 weeks."
    verb = "is" if shown.is_current else "was"
    return f"Your range over 12 weeks {verb} {last['low']:.2f} to {last['high']:.2f}."


def _disagreement(rows: pd.DataFrame, shown: Period) -> str:
    """How far the definitions lie apart on the last day, and at most in the period."""
    spreads = [spread for spread in map(_spread, rows.to_dict("records")) if spread is not None]
    if not spreads:
        return "No day of this period has a ratio to compare the definitions on."
    now, most = spreads[-1], max(spreads, key=lambda s: s.apart)
    parts = []
    if now.day == shown.last:
        parts.append(f"{'Today' if shown.is_current else 'On that day'} {_lie(now)}")
    parts.append(f"the most in this period is {most.apart:.2f}, on {day_text(most.day, beside=shown.day)}")
    said = "; ".join(parts)
    return f"{said[0].upper()}{said[1:]}."


def _lie(spread: Spread) -> str:
    many = "three" if spread.count == len(DEFINITIONS) else "two"
    return f"the {many} definitions lie {spread.apart:.2f} apart, between {spread.low:.2f} and {spread.high:.2f}"


def _spread(row: Mapping[Hashable, Any]) -> Spread | None:
    found = [row[name] for name in DEFINITIONS if np.isfinite(row[name])]
    if len(found) < 2 or not np.isfinite(row["ratio"]):
        return None
    return Spread(day=pd.Timestamp(row["day"]).date(), low=min(found), high=max(found), count=len(found))


def _caption(rows: pd.DataFrame, shown: Period, choice: LoadChoice, *, is_expert: bool) -> str:
    """What is divided by what, counts, what is left out, and what it is not."""
    known = int((rows["absent"] == "").sum())
    reasons = rows["absent"][rows["absent"] != ""].value_counts()
    why = ", ".join(f"{count:,} ({Absence(str(reason)).words})" for reason, count in reasons.items())
    parts = [f"{choice.name}, last 7 days ÷ mean of the 3 weeks before (uncoupled)."]
    parts.append(f"{counted(known, 'day')} with a ratio{f'; without: {why}' if why else ''}.")
    filled = int((rows["imputed"] > 0).sum())
    if filled:
        parts.append(f"On {counted(filled, 'day')} some days of the window were not recorded and are filled in.")
    parts += [choice.imputed_words(choice.at(shown.last)), CONVENTIONS if is_expert else "", CONTEXT]
    return " ".join(filter(None, parts))
