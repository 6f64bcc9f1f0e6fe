"""The Share page: what a link would show and never shows, and how the links that were made stand."""

import datetime as dt
import enum
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rtr.advice.words import day_text, listed
from rtr.body import place, place_words
from rtr.diary import Diary
from rtr.model import Injury
from rtr.share import Group, ShareLink, group_words

NOBODY = "Nobody reads along yet."
TIMES = {1: "once", 2: "twice"}
EVERYTHING = "Everything"
WORDS_OF = {
    Group.PLAN: "the answer of the day, the step, its gates and the next block",
    Group.LOAD: "days, minutes, distance and kind of what you did",
    Group.SYMPTOMS: "pain, stiffness, answers to runs, sleep and mood",
    Group.JOURNAL: "every word you wrote: titles, notes, reasons, diagnoses, names of dates",
    Group.HEART: "heart rate of runs, resting heart rate and its variability, your limits",
    Group.ROUTES: "the shapes of runs, without a map and without the area where they begin and end",
}
SPANS = {"2 weeks": 14, "30 days": 30, "3 months": 91}
USUAL_SPAN = "30 days"
NO_INJURY_DAYS = 84
"""Without an injury a link begins so long ago."""


class Standing(enum.StrEnum):
    """How a link stands."""

    OPEN = "open"
    ENDED = "ended"
    TAKEN_BACK = "taken back"


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkRow:
    """One line of the list; `name` is text of the runner."""

    link: ShareLink
    name: str
    contents: str
    ends: str
    views: str
    standing: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class LinksView:
    """All links of a runner: how many are open in a sentence, open ones first."""

    sentence: str
    rows: tuple[LinkRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """From when a link shows: a day, or None for everything."""

    day: dt.date | None
    words: str


def links_view(links: Sequence[ShareLink], now: dt.datetime) -> LinksView:
    """The list at this moment, on the runner's clock."""
    rows = sorted((_row(link, now) for link in links), key=lambda row: list(Standing).index(row.standing))
    counts = [(sum(row.standing is s for row in rows), s) for s in Standing]
    told = [_counted(count, standing) for count, standing in counts if count]
    sentence = listed(told)
    return LinksView(sentence=sentence[:1].upper() + sentence[1:] + "." if told else NOBODY, rows=tuple(rows))


def _counted(count: int, standing: Standing) -> str:
    one = {Standing.OPEN: "is open", Standing.ENDED: "has ended", Standing.TAKEN_BACK: "was taken back"}
    many = {Standing.OPEN: "are open", Standing.ENDED: "have ended", Standing.TAKEN_BACK: "were taken back"}
    return f"one {one[standing]}" if count == 1 else f"{count} {many[standing]}"


def _row(link: ShareLink, now: dt.datetime) -> LinkRow:
    standing = standing_of(link, now)
    return LinkRow(
        link=link,
        name=link.recipient,
        contents=groups_text(link.groups) + (", may comment" if link.may_comment else ""),
        ends=_ends(link, now, standing),
        views=_views(link, now),
        standing=standing,
    )


def standing_of(link: ShareLink, now: dt.datetime) -> Standing:
    if link.revoked_at is not None:
        return Standing.TAKEN_BACK
    return Standing.OPEN if link.is_open(now) else Standing.ENDED


def groups_text(groups: Sequence[Group]) -> str:
    """Kinds of content in the order they are offered."""
    return ", ".join(group_words(groups))


def _ends(link: ShareLink, now: dt.datetime, standing: Standing) -> str:
    zone, today = now.tzinfo, now.date()
    if link.revoked_at is not None:
        return f"taken back on {day_text(link.revoked_at.astimezone(zone).date(), beside=today)}"
    if link.ends_at is None:
        return "has no end"
    day = link.ends_at.astimezone(zone).date()
    said = day_text(day, beside=today)
    if standing is Standing.ENDED:
        return f"ended on {said}"
    ahead = (day - today).days
    when = {0: "today", 1: "tomorrow"}.get(ahead, f"in {ahead} days")
    return f"ends {when}, {said}"


def _views(link: ShareLink, now: dt.datetime) -> str:
    if not link.views or link.last_view_at is None:
        return "not opened yet"
    last = link.last_view_at.astimezone(now.tzinfo)
    day = "today" if last.date() == now.date() else day_text(last.date(), beside=now.date())
    return f"opened {TIMES.get(link.views, f'{link.views} times')}, last {day} {last:%H:%M}"


def end_words(link: ShareLink, now: dt.datetime) -> str:
    """When a link would end, for whoever is about to make it."""
    if link.ends_at is None:
        return "It has no end: it stays open until you take it back"
    return f"Ends on {full_day(link.ends_at.astimezone(now.tzinfo).date())}"


def full_day(day: dt.date) -> str:
    return f"{day_text(day)} {day.year}"


def injured_places(diary: Diary) -> dict[str, str]:
    """Injured places with their words, the latest injury first."""
    return {place(one.site, one.side): place_words(place(one.site, one.side)) for one in _injuries(diary)}


def _injuries(diary: Diary) -> list[Injury]:
    return sorted(diary.injuries, key=lambda one: (one.until is None, one.onset), reverse=True)


def starts(diary: Diary, day: dt.date, where: str | None) -> tuple[Start, ...]:
    """From when a link can show: the injury (or the last weeks), everything."""
    onset = next((one.onset for one in _injuries(diary) if where in {None, place(one.site, one.side)}), None)
    if onset is not None and onset <= day:
        first = Start(day=onset, words=f"The injury, {full_day(onset)}")
    else:
        first = Start(day=day - dt.timedelta(days=NO_INJURY_DAYS), words=f"The last {NO_INJURY_DAYS // 7} weeks")
    return first, Start(day=None, words=EVERYTHING)


def never(link: ShareLink) -> tuple[str, ...]:
    """What a link of this kind never shows; every line is true of it, whatever its page asks for."""
    return tuple(_never(link))


def _never(link: ShareLink) -> Iterator[str]:
    notes = " or in a note" if Group.JOURNAL in link.groups else ""
    own = f"Another name of yours than {link.shown_as}" if link.shown_as else "Your name"
    yield f"{own}, unless you write it in the form{notes}"
    yield "What you said at set-up about pregnancy, birth, your heart, your age or medicines"
    if Group.ROUTES in link.groups:
        yield "Places: routes are shapes without a map, and the area where they begin and end is cut out"
    else:
        yield "Where you run"
    if link.place is not None:
        yield "Your other injuries, and what you answered about them"
    if link.since is not None:
        yield f"Anything before {full_day(link.since)}"
    yield "What you and others you share with write to each other"
    yield "The files and recordings you imported"


def left_out(link: ShareLink) -> str:
    """Which kinds of content are not included; "" where all are."""
    out = group_words(set(Group) - set(link.groups))
    return f"Not included: {listed(out)}." if out else ""
