"""Dates of the year as lines: what, when, how long."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from rtr.advice.words import day_text, period_text
from rtr.plan import Entry, EntryKind
from rtr.units import counted

KINDS: Mapping[EntryKind, str] = MappingProxyType(
    {
        EntryKind.RACE: "Race",
        EntryKind.HOLIDAY: "Holiday",
        EntryKind.TRAVEL: "Travel",
        EntryKind.CHECK_IN: "Talk with a coach or clinician",
        EntryKind.OTHER: "Other",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DateLine:
    """One entry in words; its title is the runner's own."""

    entry: Entry
    when: str
    kind: str
    is_over: bool


def date_lines(entries: Sequence[Entry], on: dt.date) -> tuple[DateLine, ...]:
    """What is ahead or under way first, in order; then what is over, newest first."""
    ahead = sorted((e for e in entries if e.end >= on), key=lambda e: (e.begin, e.id or 0))
    over = sorted((e for e in entries if e.end < on), key=lambda e: (e.end, e.id or 0), reverse=True)
    return tuple(_line(entry, on) for entry in (*ahead, *over))


def when_text(entry: Entry, on: dt.date) -> str:
    """`24 to 31 December (8 days)`, with the year where it is another one."""
    if entry.begin == entry.end:
        return day_text(entry.begin, beside=on)
    days = counted((entry.end - entry.begin).days + 1, "day")
    if entry.begin.year != entry.end.year:
        return f"{day_text(entry.begin, beside=on)} to {day_text(entry.end, beside=on)} ({days})"
    year = f" {entry.end.year}" if entry.end.year != on.year else ""
    return f"{period_text(entry.begin, entry.end)}{year} ({days})"


def _line(entry: Entry, on: dt.date) -> DateLine:
    return DateLine(entry=entry, when=when_text(entry, on), kind=KINDS[entry.kind], is_over=entry.end < on)
