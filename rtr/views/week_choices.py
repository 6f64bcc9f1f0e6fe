"""Weeks that the runner can mark, and what each was found to be."""

import datetime as dt
from dataclasses import dataclass

from rtr.advice.words import period_text, whole
from rtr.diary import Diary
from rtr.frames import WeekKindsFrame
from rtr.metrics.week import DAYS
from rtr.model import Interruption, WeekTag, WeekTagKind
from rtr.units import counted

SHOWN = 26
"""Weeks back that are offered."""
FOUND = {
    "loading": "a loading week",
    "cut-back": "a cut-back week",
    "interrupted": "a week with missed runs",
    "off": "a week off",
    "partial": "not a full week",
    "unknown": "not known, a run could not be split",
}
SURE = {"high": "", "medium": ", fairly sure", "low": ", unsure", "": ""}


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekChoice:
    """One week: its first day, how it is named, what it was found to be, and what the runner said."""

    week: dt.date
    label: str
    found: str
    said: WeekTag | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TagChoice:
    """One answer to what a week was."""

    label: str
    kind: WeekTagKind | None
    """None takes back what was said."""
    reason: Interruption | None = None


TAGS = (
    TagChoice(label="As found from the minutes", kind=None),
    TagChoice(label="Cut-back week, as planned", kind=WeekTagKind.CUTBACK),
    TagChoice(label="Loading week", kind=WeekTagKind.LOADING),
    TagChoice(label="Runs missed: illness", kind=WeekTagKind.INTERRUPTED, reason=Interruption.ILLNESS),
    TagChoice(label="Runs missed: travel", kind=WeekTagKind.INTERRUPTED, reason=Interruption.TRAVEL),
    TagChoice(label="Runs missed: symptoms", kind=WeekTagKind.INTERRUPTED, reason=Interruption.SYMPTOMS),
    TagChoice(label="Week off", kind=WeekTagKind.OFF),
)


def week_choices(known: Diary, kinds: WeekKindsFrame) -> tuple[WeekChoice, ...]:
    """The weeks that can be marked, newest first; none in an empty diary."""
    weeks = kinds.iloc[-SHOWN:].iloc[::-1]
    said = {tag.week: tag for tag in known.week_tags}
    days, names = weeks["week"].dt.date, ("run_min", "runs", "kind", "confidence")
    return tuple(
        WeekChoice(
            week=first, label=_label(first, run_min, runs), found=f"{FOUND[kind]}{SURE[sure]}", said=_said(said, first)
        )
        for first, run_min, runs, kind, sure in zip(days, *(weeks[name] for name in names), strict=True)
    )


def _label(first: dt.date, run_min: float, runs: int) -> str:
    return f"{period_text(first, first + dt.timedelta(days=DAYS - 1))}: {whole(run_min)} min, {counted(runs, 'run')}"


def _said(said: dict[dt.date, WeekTag], first: dt.date) -> WeekTag | None:
    """What was said of this week, or of the one that lay mostly in it before weeks began elsewhere."""
    near = (said.get(first + dt.timedelta(days=days)) for days in (0, -1, 1, -2, 2, -3, 3))
    return next((tag for tag in near if tag is not None), None)


def tag_of(said: WeekTag | None) -> TagChoice:
    """The answer that stands."""
    given = (None, None) if said is None else (said.kind, said.reason)
    return next((tag for tag in TAGS if (tag.kind, tag.reason) == given), TAGS[0])
