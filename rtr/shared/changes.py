"""How values are reduced that may be shown, but not as they stand in the diary."""

import dataclasses
import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from rtr.body import Sign
from rtr.measures import Measures
from rtr.metrics.verdicts import RunVerdict
from rtr.model import WHOLE_RUN, Activity, CheckIn, Injury, Runner, RunResponse, SiteSymptoms
from rtr.plan import Block, Entry, Placement, Session, Step
from rtr.share import LOCAL_ACCOUNT, Comment, Group
from rtr.shared.own_words import TITLES, is_own
from rtr.shared.reader import Change, Reader

NOBODY_ID = 0
NOON = dt.time(12)
ENERGY = "RF9"
"""Signs of too little energy: never shown to anybody (rulings R5)."""
RUNNER, WATCH = "runner", "watch"
PELVIC_PLACE = "pelvic_floor"


def _number(uid: str, reader: Reader) -> str:
    return reader.numbers[uid]


def _number_or_none(uid: str | None, reader: Reader) -> str | None:
    return None if uid is None else reader.numbers.get(uid)


def _start_local(start: dt.datetime | None, reader: Reader) -> dt.datetime | None:
    """The moment with the load in scope; without it only the day."""
    if start is None or reader.has(Group.LOAD):
        return start
    return dt.datetime.combine(start.date(), NOON)


def _load_only(value: Any, reader: Reader) -> Any:
    return value if reader.has(Group.LOAD) else None


def _channels(channels: tuple[str, ...], reader: Reader) -> tuple[str, ...]:
    hidden = {"lat_deg", "lon_deg"} | (set() if reader.has(Group.HEART) else {"hr_bpm"})
    return tuple(name for name in channels if name not in hidden)


def _flags(flags: tuple[str, ...] | None, _: Reader) -> tuple[str, ...] | None:
    """What was marked; where only the hidden one was, the question counts as not shown, never as "nothing"."""
    if flags is None:
        return None
    kept = tuple(flag for flag in flags if flag != ENERGY)
    return kept if kept or not flags else None


def _signs(signs: tuple[str, ...] | None, reader: Reader) -> tuple[str, ...] | None:
    if signs is None or reader.is_in_place(PELVIC_PLACE):
        return signs
    kept = tuple(sign for sign in signs if sign != Sign.PELVIC)
    return kept if kept or not signs else None


def _pelvic(value: bool | None, reader: Reader) -> bool | None:
    return value if reader.is_in_place(PELVIC_PLACE) else None


def _sites(sites: tuple[SiteSymptoms, ...], reader: Reader) -> tuple[SiteSymptoms, ...]:
    return reader.cut(one for one in sites if one.site != WHOLE_RUN and reader.is_in_place(one.site))


def _source(source: str, _: Reader) -> str:
    return source if source == RUNNER else WATCH


def _by(by: str | None, reader: Reader) -> str | None:
    """Who decided: the runner as they are called here, anybody else only where text is shared."""
    if by is None or by.strip().casefold() == reader.runner.name.strip().casefold():
        return None if by is None else reader.name
    return reader.text(by) if reader.has(Group.JOURNAL) else None


def _placed_by(by: str, reader: Reader) -> str:
    return _by(by, reader) or ""


def _from_then(day: dt.date, reader: Reader) -> dt.date:
    return reader.from_then(day)


def _since(day: dt.date | None, reader: Reader) -> dt.date | None:
    return day if day is not None and reader.is_in_time(day) else None


def _made(at: dt.datetime | None, reader: Reader) -> dt.datetime | None:
    return at if reader.is_said_in_time(at) else None


def _sessions(sessions: tuple[Session, ...], reader: Reader) -> tuple[Session, ...]:
    return tuple(session(one, reader) for one in sessions if reader.is_in_time(one.day))


def session(planned: Session, reader: Reader) -> Session:
    """A planned session; words a person wrote only where text is shared."""
    plain = reader.record(planned)
    return plain if is_own(plain.title) or reader.has(Group.JOURNAL) else _named(plain)


def _named(planned: Session) -> Session:
    return dataclasses.replace(planned, title=TITLES[planned.kind])


def _note(note: str | None, reader: Reader) -> str | None:
    if note is None or is_own(note):
        return note
    return reader.text(note) if reader.has(Group.JOURNAL) else None


def _said(text: str, reader: Reader) -> str:
    return reader.text(text)


def _thread_by(by: str, reader: Reader) -> str:
    """A coach's own name is known to the coach; the runner is called as elsewhere."""
    is_runner = by.strip().casefold() == reader.runner.name.strip().casefold()
    return reader.name if is_runner else reader.text(by)


CHANGES: Mapping[tuple[type[Any], str], Change] = MappingProxyType(
    {
        (Runner, "id"): lambda _, __: NOBODY_ID,
        (Runner, "name"): lambda _, reader: reader.name,
        (Runner, "account_id"): lambda _, __: LOCAL_ACCOUNT,
        (Activity, "uid"): _number,
        (Activity, "start_local"): _start_local,
        (Activity, "start_utc"): _load_only,
        (Activity, "utc_offset_s"): _load_only,
        (Activity, "channels"): _channels,
        (CheckIn, "sites"): _sites,
        (CheckIn, "red_flags"): _flags,
        (CheckIn, "signs"): _signs,
        (CheckIn, "source"): _source,
        (RunResponse, "activity_uid"): _number,
        (Measures, "uid"): _number,
        (RunVerdict, "uid"): _number,
        (RunResponse, "pelvic"): _pelvic,
        (Injury, "onset"): _from_then,
        (Injury, "cleared_on"): _since,
        (Block, "begin"): _from_then,
        (Block, "sessions"): _sessions,
        (Block, "by"): _by,
        (Block, "made_at"): _made,
        (Block, "answered_at"): _made,
        (Session, "title"): _said,
        (Session, "note"): _note,
        (Step, "note"): _note,
        (Placement, "by"): _placed_by,
        (Entry, "begin"): _from_then,
        (Comment, "by"): _thread_by,
        (Comment, "text"): _said,
        (Comment, "activity_uid"): _number_or_none,
    }
)
"""By record and field; what is not here is shown as it stands."""
