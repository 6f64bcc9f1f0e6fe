"""Easy running in words and numbers: the talk test, the cap of the heart rate, and what of it is a guess."""

import datetime as dt
import itertools
import math
from dataclasses import dataclass

import pandas as pd

from rtr.advice.words import floored, whole
from rtr.diary import Diary
from rtr.metrics.base import EPS
from rtr.metrics.beats import heart_of
from rtr.metrics.heart import Heart, MaxFrom, RestFrom
from rtr.metrics.trimp import EDWARDS_FLOORS
from rtr.metrics.zones import (
    MODERATE_OF_MAX,
    MODERATE_OF_RESERVE,
    CapFrom,
    conversational_cap,
    maf_bpm,
    reserve_bpm,
)
from rtr.units import counted

TALK_TEST = "While you run you can speak in full sentences."
FIRST = "That is easy running, with or without a heart-rate sensor. It comes before every number on this page."
EFFORT = "Rated afterwards, easy running is an effort of 2 to 3 of 10, and no more than 4."
TRUST = "If the number says hard and you can talk with ease, believe yourself: the sensor or the highest rate is off."
LIMITED = (
    "Heart-rate numbers are hidden. A medicine that slows the heart keeps it low when running is hard, so every cap "
    "and zone would be wrong. The talk test and your rating of effort are not affected."
)
NO_MAX = (
    "There is no cap for the heart rate yet, because your highest heart rate is not known. Your year of birth is "
    "enough for an estimate. The talk test works without it."
)
_MAX = {
    MaxFrom.ENTERED: "from a test or a race, as you entered it.",
    MaxFrom.WATCH: "as you entered it. Watches most often take it from a formula of age, so it counts as an estimate.",
    MaxFrom.AGE: "estimated from your age. People lie 10 beats and more above or below; a test or a race tells better.",
    MaxFrom.OBSERVED: "the highest 30 seconds of your runs, more than was known before. It may be higher still.",
}
_REST = {
    RestFrom.ENTERED: "as you entered it.",
    RestFrom.ASSUMED: "assumed, because none is known. Enter yours, or import nights of a watch.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class EasyView:
    """The card about easy running. `cap` is "" where there is none; then `why_not` says why."""

    cap: str
    sentence: str
    why_not: str
    highest: str
    resting: str
    flags: tuple[str, ...]
    """What of it is an estimate, in a few words each."""
    zones: pd.DataFrame
    compared: pd.DataFrame


def easy_view(diary: Diary, day: dt.date) -> EasyView:
    """What heart rate says about easy running on that day."""
    heart = heart_of(diary, day)
    if not heart.is_usable or heart.max_bpm is None:
        return _without(LIMITED if heart.is_limited else NO_MAX)
    cap = conversational_cap(heart.rest_bpm, heart.max_bpm)
    age = diary.profile.age(day.year)
    return EasyView(
        cap=floored(cap.bpm),
        sentence=_sentence(cap.of, cap.of_reserve_bpm, cap.of_max_bpm),
        why_not="",
        highest=f"Highest heart rate {whole(heart.max_bpm)}: {_MAX[heart.max_from or MaxFrom.AGE]}",
        resting=f"Resting heart rate {whole(heart.rest_bpm)}: {_rest(heart)}",
        flags=_flags(heart),
        zones=_zones(heart.max_bpm),
        compared=_compared(heart.rest_bpm, heart.max_bpm, age),
    )


def _without(why_not: str) -> EasyView:
    nothing = pd.DataFrame()
    return EasyView(
        cap="", sentence="", why_not=why_not, highest="", resting="", flags=(), zones=nothing, compared=nothing
    )


def _sentence(of: CapFrom, of_reserve: float, of_max: float) -> str:
    """Which of the two limits is the lower one."""
    reserve = f"70 % of your heart-rate reserve ({floored(of_reserve)})"
    highest = f"79 % of your highest heart rate ({floored(of_max)})"
    lower, higher = (reserve, highest) if of is CapFrom.RESERVE else (highest, reserve)
    return f"It is {lower}, which is lower than {higher}. Give or take 3 beats."


def _rest(heart: Heart) -> str:
    if heart.rest_from is RestFrom.NIGHTS:
        return f"the median of your last {counted(heart.nights, 'night')}."
    return _REST[heart.rest_from]


def _flags(heart: Heart) -> tuple[str, ...]:
    found = (
        (heart.max_from is MaxFrom.AGE, "highest heart rate estimated from age"),
        (heart.max_from is MaxFrom.WATCH, "highest heart rate not tested"),
        (heart.rest_from is RestFrom.ASSUMED, "resting heart rate assumed"),
    )
    return tuple(words for holds, words in found if holds)


def _zones(highest: float) -> pd.DataFrame:
    """The five zones of Edwards in whole beats; each begins at its lower end."""
    floors = [math.ceil(share * highest - EPS) for share in EDWARDS_FLOORS]
    spans = [f"{low}–{above - 1}" for low, above in itertools.pairwise(floors)]
    shares = [f"{100 * share:.0f}–{100 * share + 10:.0f} %" for share in EDWARDS_FLOORS]
    table = {"Zone": range(1, len(floors) + 1), "Of the highest": shares}
    return pd.DataFrame(table | {"Beats per minute": [*spans, f"{floors[-1]} and more"]})


def _compared(rest: float, highest: float, age: int | None) -> pd.DataFrame:
    """What other rules call easy or moderate."""
    rows = [
        ("Moderate by reserve, 40–59 %", _span(*(reserve_bpm(share, rest, highest) for share in MODERATE_OF_RESERVE))),
        ("Moderate by the highest rate, 64–76 %", _span(*(share * highest for share in MODERATE_OF_MAX))),
    ]
    if age is not None:
        rows.append(("180 minus age, 5 less after an injury", f"up to {maf_bpm(age)}"))
    return pd.DataFrame(rows, columns=["Rule", "Beats per minute"])


def _span(low: float, high: float) -> str:
    return f"{whole(low)}–{whole(high)}"
