"""The scales of the diary: what an answer can be, and what to say of one that cannot."""

import datetime as dt
import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from rtr.body import SITES, Sign, site_and_side
from rtr.model import WHOLE_RUN, CheckIn, RunResponse, SiteSymptoms

LONGEST_NOTE = 5000


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """One answer: its words, its limits, and whether it must be whole."""

    words: str
    least: float
    most: float
    is_whole: bool = True


def _nrs(words: str) -> Scale:
    """A numeric rating 0-10, 0 = none."""
    return Scale(words=words, least=0, most=10)


def _item(words: str) -> Scale:
    """One of the five-step items, 5 = good."""
    return Scale(words=words, least=1, most=5)


SCALES: Mapping[str, Scale] = MappingProxyType(
    {
        "pain_now": _nrs("pain now"),
        "pain_am": _nrs("pain in the morning"),
        "stiff_am": _nrs("stiffness in the morning"),
        "stiff_min": Scale(words="minutes of stiffness", least=0, most=24 * 60, is_whole=False),
        "pain_pre": _nrs("pain before the run"),
        "pain_max": _nrs("highest pain while running"),
        "pain_end": _nrs("pain at the end of the run"),
        "pain_60": _nrs("pain an hour after the run"),
        "rpe": Scale(words="effort", least=0, most=10, is_whole=False),
        "completed": Scale(words="share of the run that was done", least=0, most=1, is_whole=False),
        "sleep_h": Scale(words="hours of sleep", least=0, most=24, is_whole=False),
        "sleep_quality": _item("sleep quality"),
        "fatigue": _item("energy"),
        "mood": _item("mood"),
        "stress": _item("stress"),
        "confidence": _nrs("trust in the leg"),
        "resting_hr_bpm": Scale(words="resting heart rate", least=25, most=150, is_whole=False),
        "hrv_rmssd_ms": Scale(words="heart rate variability (RMSSD)", least=1, most=400, is_whole=False),
        "hrv_sdnn_ms": Scale(words="heart rate variability (SDNN)", least=1, most=400, is_whole=False),
    }
)
"""Every number a runner or a file can give, by the name of its field."""


def complaints(said: CheckIn | RunResponse, today: dt.date | None = None) -> tuple[str, ...]:
    """What cannot be, in plain sentences; empty where all is well. `today` refuses mornings to come.

    >>> complaints(CheckIn(day=dt.date(2026, 3, 1), sites=(SiteSymptoms(site="knee_left", pain_am=11),)))
    ('Pain in the morning must lie between 0 and 10.',)
    """
    return tuple(dict.fromkeys(_complaints(said, today)))


def _complaints(said: CheckIn | RunResponse, today: dt.date | None) -> Iterator[str]:
    yield from _numbers(said)
    if isinstance(said, RunResponse):
        if said.site != WHOLE_RUN:
            yield from _place(said.site)
        return
    for site in said.sites:
        yield from _numbers(site)
        yield from _place(site.site)
    if today is not None and said.day > today:
        yield "A check-in cannot lie in the future."
    if said.note is not None and len(said.note) > LONGEST_NOTE:
        yield f"A note has at most {LONGEST_NOTE:,} letters."
    yield from _signs(said.signs or ())


def _numbers(said: CheckIn | RunResponse | SiteSymptoms) -> Iterator[str]:
    for name, scale in SCALES.items():
        value = getattr(said, name, None)
        if value is None:
            continue
        if not (math.isfinite(value) and scale.least <= value <= scale.most):
            yield f"{scale.words.capitalize()} must lie between {scale.least:g} and {scale.most:g}."
        elif scale.is_whole and value != int(value):
            yield f"{scale.words.capitalize()} is a whole number."


def _place(key: str) -> Iterator[str]:
    site, side = site_and_side(key)
    if site not in SITES or (side != "none" and not SITES[site].has_sides):
        yield f"There is no place called “{key[:40]}”."


def _signs(signs: Iterable[str]) -> Iterator[str]:
    known = {str(sign) for sign in Sign}
    for sign in signs:
        if sign not in known:
            yield f"There is no sign called “{sign[:40]}”."
