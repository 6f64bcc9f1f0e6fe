"""The last days of the Journal as a list, and the mornings that can still be added."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from rtr.advice.words import MONTHS, WEEKDAYS
from rtr.diary import Diary, is_run
from rtr.model import Activity, CheckIn
from rtr.units import counted, minutes, minutes_text
from rtr.views.journal_month import ONE_DAY, RUNNER, part

DAYS_BACK = 7
LOOK_BACK = 14
"""Days in which a missing morning is offered; any other past day is in the calendar."""
COLUMNS = ("Day", "Entry", "Note")
LONGEST_NOTE = 60
NO_BREAK = "\u00a0"


@dataclass(frozen=True, slots=True, kw_only=True)
class Latest:
    """`rows` holds words of the runner in its last column; `missing` is newest first."""

    rows: pd.DataFrame
    missing: tuple[dt.date, ...]
    sentence: str


def latest_of(diary: Diary, on: dt.date) -> Latest:
    """Entries of the last week, newest first, and the missing mornings of the last two."""
    known = part(diary, on - ONE_DAY * LOOK_BACK, on)
    missing = _missing(diary, known, on)
    rows = [row for ago in range(DAYS_BACK) for row in _day(known, on - ONE_DAY * ago, missing)]
    return Latest(
        rows=pd.DataFrame(rows, columns=list(COLUMNS)).astype("str"),
        missing=missing,
        sentence=_sentence(missing),
    )


def _missing(diary: Diary, known: Diary, on: dt.date) -> tuple[dt.date, ...]:
    """Mornings without the runner's words since the diary of mornings began."""
    begin = next((c.day for c in diary.check_ins if c.source == RUNNER), None)
    if begin is None:
        return ()
    written = {c.day for c in known.check_ins if c.source == RUNNER}
    days = (on - ONE_DAY * ago for ago in range(LOOK_BACK))
    return tuple(day for day in days if day >= begin and day not in written)


def _sentence(missing: tuple[dt.date, ...]) -> str:
    if not missing:
        return "Newest first."
    verb = "is" if len(missing) == 1 else "are"
    return f"Newest first. {counted(len(missing), 'morning')} of the last two weeks {verb} open: add what you remember."


def _day(known: Diary, day: dt.date, missing: tuple[dt.date, ...]) -> Iterator[tuple[str, str, str]]:
    name = f"{WEEKDAYS[day.weekday()][:3]} {day.day} {MONTHS[day.month - 1][:3]}"
    for activity in reversed([a for a in known.counted if a.day == day and is_run(a)]):
        yield name, _entry(_run(activity), _answers(known, activity)), _short(activity.notes or activity.title)
    said = next((c for c in known.check_ins if c.day == day and c.source == RUNNER), None)
    if said is not None:
        yield name, _entry("Morning", _values(said)), _short(said.note)
    elif day in missing:
        yield name, "Morning: ○ open", ""


def _entry(what: str, values: str) -> str:
    """`Morning: pain 2, slept 6.4 h`: one column, so that it is read on a phone."""
    return f"{what}: {values}" if values else what


def _run(activity: Activity) -> str:
    return f"Run {minutes_text(minutes(activity.run_s))}" if activity.run_s is not None else "Run"


def _answers(known: Diary, activity: Activity) -> str:
    answers = [r for r in known.responses if r.activity_uid == activity.uid]
    parts = (
        (word, max((v for r in answers if (v := getattr(r, name)) is not None), default=None))
        for name, word in (("pain_max", "during"), ("pain_60", "1 h after"))
    )
    return ", ".join(f"{word} {pain}" for word, pain in parts if pain is not None)


def _values(said: CheckIn) -> str:
    """`pain 2, stiff 11 min, slept 6.4 h`"""
    pain = max((s.pain_am for s in said.sites if s.pain_am is not None), default=None)
    stiff = max((s.stiff_min for s in said.sites if s.stiff_min is not None), default=None)
    parts = (
        "" if pain is None else f"pain {pain}",
        "" if stiff is None else f"stiff {stiff:.0f} min",
        "" if said.sleep_h is None else f"slept {said.sleep_h:.1f} h",
        "a warning sign" if said.red_flags else "",
    )
    return ", ".join(text for text in parts if text)


def _short(note: str | None) -> str:
    text = " ".join((note or "").split())
    return text if len(text) <= LONGEST_NOTE else f"{text[: LONGEST_NOTE - 1].rstrip()}…"
