"""Mornings: one row for the runner's own words of a day, one for each file that knows something of it."""

import datetime as dt
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
    before = own(connection, runner_id, said.day)
    now = replace(merge(said, before) if before else said, source=RUNNER)
    if before is None:
        connection.execute(sa.insert(check_in).values(runner_id=runner_id, batch_id=None, **values(now)))
    else:
        connection.execute(sa.update(check_in).where(*_own(runner_id, said.day)).values(**values(now)))
    return now


def set_red_flags(connection: sa.Connection, runner_id: int, day: dt.date, flags: tuple[str, ...] | None) -> None:
    """Put the answer back to what it was; None means unanswered."""
    connection.execute(sa.update(check_in).where(*_own(runner_id, day)).values(red_flags=flags))


def own(connection: sa.Connection, runner_id: int, day: dt.date) -> CheckIn | None:
    """What the runner said on that day, without what files know of it."""
    rows = connection.execute(sa.select(*columns(CheckIn, check_in)).where(*_own(runner_id, day)))
    return next(iter(read(CheckIn, rows)), None)


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


def _content(said: CheckIn) -> CheckIn:
    return replace(said, recorded_at=None)


def _all(runner_id: int) -> "sa.Select[Any]":
    """Rows by day; the runner's own words first, then files, the newest first."""
    return (
        sa.select(*columns(CheckIn, check_in))
        .where(check_in.c.runner_id == runner_id)
        .order_by(check_in.c.day, check_in.c.batch_id.is_not(None), check_in.c.id.desc())
    )


def every(connection: sa.Connection, runner_id: int) -> tuple[CheckIn, ...]:
    """One check-in per day, oldest first: the runner's own words, filled up from files."""
    rows = read(CheckIn, connection.execute(_all(runner_id)))
    return tuple(_merged(list(told)) for _, told in groupby(rows, key=lambda c: c.day))


def _merged(told: Sequence[CheckIn]) -> CheckIn:
    merged = told[0]
    for under in told[1:]:
        merged = merge(merged, under)
    return merged
