"""Mornings: one row for the runner's own words of a day, one for each file that knows something of it."""

import datetime as dt
import functools
from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from itertools import groupby
from typing import Any, TypeVar

import sqlalchemy as sa

from rtr.model import CheckIn, SiteSymptoms
from rtr.store.records import columns, read, values
from rtr.store.tables import check_in

T = TypeVar("T", CheckIn, SiteSymptoms)

RUNNER = "runner"


def merge(over: CheckIn, under: CheckIn) -> CheckIn:
    """One day told twice: what `over` knows stands, what it does not know comes from `under`."""
    sites = {site.site: site for site in under.sites}
    for site in over.sites:
        sites[site.site] = _fill(site, sites[site.site]) if site.site in sites else site
    return replace(_fill(over, under), sites=tuple(sites.values()))


def _fill(over: T, under: T) -> T:
    names = [field.name for field in fields(over) if getattr(over, field.name) is None]
    return replace(over, **{name: getattr(under, name) for name in names})


def save(connection: sa.Connection, runner_id: int, said: CheckIn) -> CheckIn:
    """Add the runner's own words to those of that day; None means not said and changes nothing."""
    before = spoken(connection, runner_id, said.day)
    return put(connection, runner_id, merge(said, before) if before else said)


def put(connection: sa.Connection, runner_id: int, said: CheckIn) -> CheckIn:
    """Keep exactly these words for that day, in place of all the runner said of it before."""
    now = replace(said, source=RUNNER)
    if own(connection, runner_id, said.day) is None:
        connection.execute(sa.insert(check_in).values(runner_id=runner_id, batch_id=None, **values(now)))
    else:
        connection.execute(sa.update(check_in).where(*_own(runner_id, said.day)).values(**values(now)))
    return now


def with_flags_kept(connection: sa.Connection, runner_id: int, said: CheckIn) -> CheckIn:
    """The check-in with the red flags that stand for its day, which are answered and logged on their own."""
    before = spoken(connection, runner_id, said.day)
    return replace(said, red_flags=before.red_flags if before else None)


def remove(connection: sa.Connection, runner_id: int, day: dt.date) -> None:
    """Take away what the runner said of that day, imported words too; marked red flags stay."""
    before = spoken(connection, runner_id, day)
    mine = check_in.c.runner_id == runner_id, check_in.c.day == day, check_in.c.source == RUNNER
    connection.execute(sa.delete(check_in).where(*mine))
    if before is not None and before.red_flags:
        put(connection, runner_id, CheckIn(day=day, red_flags=before.red_flags, recorded_at=before.recorded_at))


def set_red_flags(connection: sa.Connection, runner_id: int, day: dt.date, flags: tuple[str, ...] | None) -> None:
    """Put the answer back to what it was; None means unanswered."""
    connection.execute(sa.update(check_in).where(*_own(runner_id, day)).values(red_flags=flags))


def own(connection: sa.Connection, runner_id: int, day: dt.date) -> CheckIn | None:
    """What was typed in for that day, without what files know of it."""
    rows = connection.execute(sa.select(*columns(CheckIn, check_in)).where(*_own(runner_id, day)))
    return next(iter(read(CheckIn, rows)), None)


def spoken(connection: sa.Connection, runner_id: int, day: dt.date) -> CheckIn | None:
    """The runner's own words of that day: typed in, else from the newest import that brought them."""
    rows = read(CheckIn, connection.execute(_all(runner_id).where(check_in.c.day == day)))
    return next((said for said in rows if said.source == RUNNER), None)


def _own(runner_id: int, day: dt.date) -> tuple["sa.ColumnElement[bool]", ...]:
    return check_in.c.runner_id == runner_id, check_in.c.day == day, check_in.c.batch_id.is_(None)


def add_batch(connection: sa.Connection, runner_id: int, batch_id: str, found: Iterable[CheckIn]) -> None:
    """Add the mornings of an import that say something new."""
    told = tuple(dict.fromkeys(found))
    known = {_content(c) for c in read(CheckIn, connection.execute(_all(runner_id)))} if told else set()
    fresh = [c for c in told if _content(c) not in known]
    rows = [{"runner_id": runner_id, "batch_id": batch_id, **values(c)} for c in fresh]
    if rows:
        connection.execute(sa.insert(check_in), rows)


def contents(connection: sa.Connection, runner_id: int) -> frozenset[CheckIn]:
    """All that was ever told, typed or imported, without the moment of telling: what an import may say again."""
    return frozenset(_content(c) for c in read(CheckIn, connection.execute(_all(runner_id))))


def typed_days(connection: sa.Connection, runner_id: int) -> frozenset[dt.date]:
    """Days the runner wrote down here: those words stand over any file."""
    mine = check_in.c.runner_id == runner_id, check_in.c.batch_id.is_(None)
    return frozenset(connection.scalars(sa.select(check_in.c.day).where(*mine)))


def _content(said: CheckIn) -> CheckIn:
    return replace(said, recorded_at=None)


def _all(runner_id: int) -> "sa.Select[Any]":
    """Rows by day; the runner's own words first, then files, the newest first."""
    return (
        sa.select(*columns(CheckIn, check_in))
        .where(check_in.c.runner_id == runner_id)
        .order_by(check_in.c.day, check_in.c.batch_id.is_not(None), check_in.c.id.desc())
    )


def every(connection: sa.Connection, runner_id: int) -> tuple[tuple[CheckIn, ...], tuple[CheckIn, ...]]:
    """One check-in per day, oldest first: the runner's own words, filled up from files; and all rows behind them.

    Words the runner typed in stand in place of imported ones of the same day: what was cleared stays cleared.
    """
    rows = read(CheckIn, connection.execute(_all(runner_id)))
    standing = [_standing(list(told)) for _, told in groupby(rows, key=lambda c: c.day)]
    return tuple(functools.reduce(merge, told) for told in standing), tuple(c for told in standing for c in told)


def _standing(told: Sequence[CheckIn]) -> Sequence[CheckIn]:
    """The first words of the runner and what devices say; rows come with what was typed in first."""
    spoken_first = next((c for c in told if c.source == RUNNER), None)
    devices = [c for c in told if c.source != RUNNER]
    return devices if spoken_first is None else [spoken_first, *devices]
