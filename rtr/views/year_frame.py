"""The frame of the year in words: what comes next, week by week where asked, and what it is not."""

import datetime as dt
import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from rtr.advice.case import Case
from rtr.advice.cutback import build_weeks, weeks_to_go
from rtr.advice.policy import POLICY
from rtr.advice.weeks import kinds_of
from rtr.advice.words import day_text, period_text
from rtr.advice.year import EARLY, LAST_EARLY_PHASE, LATER, WEEK, WEEKS, Frame, FrameWeek, WeekKind
from rtr.diary import Diary
from rtr.metrics.week import DAYS, week_of, weekly
from rtr.plan import Answered, Entry, EntryKind

YEAR = WEEKS * WEEK
LAST = WEEK - dt.timedelta(days=1)
CUT_BACK = "cut-back"
WHAT = {
    WeekKind.BUILD: "Building",
    WeekKind.LIGHTER: "Lighter",
    WeekKind.REST: "Lighter still",
    WeekKind.TAPER: "Before a race",
}
HOW = {
    WeekKind.LIGHTER: "a cut-back week; Plan says how much",
    WeekKind.REST: "half to 60 % of your usual running minutes, nothing fast",
    WeekKind.TAPER: "41 to 60 % less running, as often as before,",
}
FASTER = "race pace possible, once the steps before it are settled"
NO_PROMISE = (
    "A frame, not a promise: every week is decided by its steps and its mornings. Three building weeks and a lighter "
    "one are a custom of coaches; no study shows that they lead to fewer injuries."
)
TAPER = (
    "Less running before a race for up to two weeks: the studies (Bosquet and others 2007, Wang and others 2023) were "
    "done with healthy, competitive athletes. A race does not change your steps, and nothing here says that you can "
    "run it."
)
CITED = ("bosquet-2007", "wang-2023")
"""Sources of the weeks before a race."""
NO_PLAN = "While a clinician sets your running, rtr suggests no frame. Your record and your dates stay."
NOT_SET_UP = "Your return is not set up yet. Two minutes of questions decide whether rtr may suggest a frame at all."


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """The day the frame is counted from, and why that one."""

    day: dt.date
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameView:
    """`lines` are a glyph, what and when, and the rest of the sentence; titles in them are the runner's own words."""

    start: dt.date
    lines: tuple[tuple[str, str, str], ...]
    rows: pd.DataFrame
    caption: str
    notes: tuple[str, ...]


def start_of(diary: Diary, on: dt.date, chosen: dt.date | None, built: int = 0) -> Anchor:
    """The chosen day; else the first accepted block, counted on by whole years; else the present block of weeks.

    `built` weeks of it lie behind, so that its lighter week is the one Today and Plan speak of.
    """
    if chosen is not None:
        return Anchor(day=chosen, words="the day you chose")
    begun = [b.begin for b in diary.blocks if b.answered in {Answered.ACCEPTED, Answered.REPLACED} and b.begin <= on]
    if begun:
        first = min(begun)
        return Anchor(day=first + (on - first) // YEAR * YEAR, words="the first block you accepted")
    words = "the week after your last lighter one" if built else "this week"
    return Anchor(day=on - built * WEEK, words=f"{words}; it moves along until you accept a block or choose a start")


def built_of(case: Case) -> int:
    """Weeks of the present block that lie behind: what is left of it before the next cut-back week tells."""
    to_go = weeks_to_go(case, POLICY)
    return 0 if to_go is None else max(0, build_weeks(case, POLICY) - to_go)


def frame_view(frame: Frame, anchor: Anchor, entries: Sequence[Entry], on: dt.date, phase: int | None) -> FrameView:
    """What comes next, and all weeks from the present one on."""
    ahead = [week for week in frame.weeks if week.last >= on]
    has_race = any(e.kind is EntryKind.RACE and e.end >= on for e in entries)
    return FrameView(
        start=anchor.day,
        lines=tuple(_lines(frame, ahead, entries, on, phase)),
        rows=_rows(ahead, on),
        caption=f"Counted from {day_text(frame.begin, beside=on)}: {anchor.words}.",
        notes=(NO_PROMISE, *((TAPER,) if has_race else ())),
    )


def no_frame(anchor: Anchor, why: str) -> FrameView:
    """Where a clinician makes the plan, or nobody knows yet whether one does (rulings R6)."""
    return FrameView(start=anchor.day, lines=(), rows=pd.DataFrame(), caption="", notes=(why,))


def _lines(
    frame: Frame, ahead: Sequence[FrameWeek], entries: Sequence[Entry], on: dt.date, phase: int | None
) -> Iterator[tuple[str, str, str]]:
    for glyph, kind in (("▼", WeekKind.LIGHTER), ("▼", WeekKind.REST), ("▼", WeekKind.TAPER)):
        found = [week for week in ahead if week.kind is kind]
        if found:
            yield glyph, f"{WHAT[kind]}: {_next_span(found, on)}", f"{HOW[kind]}{_moved(found[0])}."
    faster = [week for week in ahead if week.may_be_faster]
    if faster:
        yield (
            "○",
            f"Race pace: not before {day_text(faster[0].first, beside=on)}",
            ("one block a quarter at most, and only once the steps before it are settled."),
        )
    yield from _talk(frame, entries, on, phase)


def _talk(frame: Frame, entries: Sequence[Entry], on: dt.date, phase: int | None) -> Iterator[tuple[str, str, str]]:
    """The next talk: one that is entered where it comes first."""
    every = EARLY if phase is None or phase <= LAST_EARLY_PHASE else LATER
    rhythm = f"every {'two' if every == EARLY else 'four'} weeks, and always before a new phase"
    suggested = next((day for day in frame.check_ins if day >= on), None)
    told = min((e.begin for e in entries if e.kind is EntryKind.CHECK_IN and e.begin >= on), default=None)
    if told is not None and (suggested is None or told <= suggested):
        yield "●", f"Talk with your coach or clinician: {day_text(told, beside=on)}", f"as entered; then {rhythm}."
    elif suggested is not None:
        yield "●", f"Talk with your coach or clinician: week of {day_text(suggested, beside=on)}", f"{rhythm}."


def _next_span(weeks: Sequence[FrameWeek], on: dt.date) -> str:
    """The first of these weeks, with those that follow right behind it."""
    last = weeks[0]
    for week in weeks[1:]:
        if week.first - last.first > WEEK:
            break
        last = week
    return _span(weeks[0].first, last.last, on)


def _span(first: dt.date, last: dt.date, on: dt.date) -> str:
    """`14 to 20 December`, with the year where it is another one."""
    if first.year != last.year:
        return f"{day_text(first, beside=on)} to {day_text(last, beside=on)}"
    return period_text(first, last) + (f" {last.year}" if last.year != on.year else "")


def _moved(week: FrameWeek) -> str:
    if not week.moved_for:
        return ""
    return f" for {week.moved_for}" if week.kind is WeekKind.TAPER else f" (placed for {week.moved_for})"


def _rows(ahead: Sequence[FrameWeek], on: dt.date) -> pd.DataFrame:
    """Stretches of weeks of one kind."""
    rows = []
    for _, found in itertools.groupby(ahead, key=lambda w: (w.kind, w.quarter, w.moved_for, w.may_be_faster)):
        weeks = list(found)
        first = weeks[0]
        how = HOW.get(first.kind, FASTER if first.may_be_faster else "by the steps of the ladder")
        rows.append((_span(first.first, weeks[-1].last, on), WHAT[first.kind], f"{how}{_moved(first)}"))
    return pd.DataFrame(rows, columns=["Weeks", "What", "How"]).astype("str")


def lighter_marks(diary: Diary, frame: Frame | None, year: int, on: dt.date) -> pd.DataFrame:
    """One row per lighter week of the year: those that were, and those of the frame from this week on."""
    start, known = diary.runner.week_start, diary.until(on)
    top, daily = week_of(dt.date(year, 1, 1), start), known.daily(on)
    kinds = kinds_of(known, daily, on, weekly(daily, week_start=start, until=on))
    been = [week.date() for week in kinds.loc[kinds["kind"] == CUT_BACK, "week"]]
    ahead = [week for week in frame.weeks if week.last >= on and week.kind is not WeekKind.BUILD] if frame else []
    marks = [(week, True, f"{_span(week, week + LAST, on)}: a lighter week") for week in been]
    marks += [(w.first, False, f"{_span(w.first, w.last, on)}: {WHAT[w.kind].lower()}, suggested") for w in ahead]
    rows = [
        ((week - top).days // DAYS, is_past, tip)
        for week, is_past, tip in marks
        if top <= week <= dt.date(year, 12, 31) and not (is_past and week in {w.first for w in ahead})
    ]
    return pd.DataFrame(rows, columns=["column", "is_past", "tip"])
