"""Share links and the visits of those who opened them; tokens come in as hashes."""

import datetime as dt
from dataclasses import replace
from typing import Any

import sqlalchemy as sa

from rtr.errors import StoreError
from rtr.share import PrivacyZone, ShareLink, Visited
from rtr.store.columns import Utc
from rtr.store.records import columns, read, values
from rtr.store.share_tables import privacy_zone, share_link, visit, visit_link

SITTING = dt.timedelta(hours=4)
"""A link that is opened again within this time is still being read."""
UNKNOWN = "There is no such link in this diary."


def every(connection: sa.Connection, runner_id: int) -> tuple[ShareLink, ...]:
    """All links of one runner, ended ones too, newest first."""
    mine = sa.select(*columns(ShareLink, share_link)).where(share_link.c.runner_id == runner_id)
    return read(ShareLink, connection.execute(mine.order_by(share_link.c.made_at.desc(), share_link.c.id.desc())))


def add(connection: sa.Connection, told: ShareLink, token_hash: str) -> ShareLink:
    row = {name: value for name, value in values(told).items() if name != "id"}
    added = connection.execute(sa.insert(share_link).values(token_hash=token_hash, **row).returning(share_link.c.id))
    return replace(told, id=added.scalar_one())


def change(connection: sa.Connection, runner_id: int, link_id: int, **new: Any) -> None:
    """Change a link that was not taken back; raises `StoreError` for an unknown one."""
    mine = share_link.c.runner_id == runner_id, share_link.c.id == link_id, share_link.c.revoked_at.is_(None)
    if connection.execute(sa.update(share_link).where(*mine).values(**new)).rowcount != 1:
        raise StoreError(UNKNOWN, hint="It may have been taken back meanwhile. Look at the list again.")


def leave_visits(connection: sa.Connection, link_id: int) -> None:
    """Close a link in every browser that has it open."""
    connection.execute(sa.delete(visit_link).where(visit_link.c.link_id == link_id))


def is_open(connection: sa.Connection, token_hash: str, at: dt.datetime) -> bool:
    """Whether an address leads anywhere; wrong ones never take a write lock."""
    mine = sa.select(share_link.c.id).where(share_link.c.token_hash == token_hash, *_open(at))
    return connection.scalar(mine) is not None


def opened(connection: sa.Connection, token_hash: str, at: dt.datetime) -> Visited | None:
    """Count an opening of an open link; None for unknown, ended and revoked ones alike."""
    mine = sa.select(*columns(ShareLink, share_link)).where(share_link.c.token_hash == token_hash, *_open(at))
    # The row is locked before it is looked at, so that a link which is just being taken back is not opened.
    found = next(iter(read(ShareLink, connection.execute(mine.with_for_update()))), None)
    if found is None:
        return None
    counted = sa.update(share_link).where(share_link.c.id == found.id)
    connection.execute(counted.values(views=share_link.c.views + 1, last_view_at=at))
    return Visited(link=found, since_at=found.last_view_at, opened_by=token_hash)


def _open(at: dt.datetime) -> tuple["sa.ColumnElement[bool]", ...]:
    not_ended = sa.or_(share_link.c.ends_at.is_(None), share_link.c.ends_at > at)
    return share_link.c.revoked_at.is_(None), not_ended


def join(
    connection: sa.Connection, visit_hash: str, seen: Visited, at: dt.datetime, ends_at: dt.datetime
) -> dt.datetime | None:
    """Put an opened link into a visit, a new one or one that goes on; tells when the visit ends now.

    None where the address it was opened by leads nowhere any more: a link that was taken back or got another
    address in between is not carried on. Its row is locked, so that this is still so when the visit is kept.
    """
    address = share_link.c.id == seen.link.id, share_link.c.token_hash == seen.opened_by
    if connection.scalar(sa.select(share_link.c.id).where(*address, *_open(at)).with_for_update()) is None:
        return None
    connection.execute(sa.delete(visit).where(visit.c.ends_at <= at))
    ends_at = _start(connection, visit_hash, at, ends_at)
    _put(connection, visit_hash, seen, at)
    return ends_at


def _start(connection: sa.Connection, visit_hash: str, at: dt.datetime, ends_at: dt.datetime) -> dt.datetime:
    mine = visit.c.token_hash == visit_hash
    later = sa.case((visit.c.ends_at > ends_at, visit.c.ends_at), else_=sa.literal(ends_at, Utc))
    now_ends = connection.execute(sa.update(visit).where(mine).values(ends_at=later).returning(visit.c.ends_at))
    found: dt.datetime | None = now_ends.scalar_one_or_none()
    if found is None:
        connection.execute(sa.insert(visit).values(token_hash=visit_hash, made_at=at, ends_at=ends_at))
    return found or ends_at


def _put(connection: sa.Connection, visit_hash: str, seen: Visited, at: dt.datetime) -> None:
    """Opened again within a sitting, a link keeps the moment it counts news from."""
    same = visit_link.c.visit_hash == visit_hash, visit_link.c.link_id == seen.link.id
    before = sa.literal(seen.since_at, Utc)
    since = sa.case((visit_link.c.opened_at > at - SITTING, visit_link.c.since_at), else_=before)
    if connection.execute(sa.update(visit_link).where(*same).values(opened_at=at, since_at=since)).rowcount:
        return
    row = {"visit_hash": visit_hash, "link_id": seen.link.id, "since_at": seen.since_at, "opened_at": at}
    connection.execute(sa.insert(visit_link).values(**row))


def visited(connection: sa.Connection, visit_hash: str, at: dt.datetime) -> tuple[Visited, ...]:
    """The links of a visit that are open at this moment, the one opened last first; () for an unknown visit."""
    rows = connection.execute(
        sa.select(*columns(ShareLink, share_link), visit_link.c.since_at)
        .join(visit_link, visit_link.c.link_id == share_link.c.id)
        .join(visit, visit.c.token_hash == visit_link.c.visit_hash)
        .where(visit.c.token_hash == visit_hash, visit.c.ends_at > at, *_open(at))
        .order_by(visit_link.c.opened_at.desc(), share_link.c.id)
    ).all()
    links = read(ShareLink, [row[:-1] for row in rows])
    return tuple(Visited(link=link, since_at=row[-1]) for link, row in zip(links, rows, strict=True))


def end_visit(connection: sa.Connection, visit_hash: str) -> None:
    connection.execute(sa.delete(visit).where(visit.c.token_hash == visit_hash))


def zone(connection: sa.Connection, runner_id: int) -> PrivacyZone | None:
    rows = connection.execute(
        sa.select(*columns(PrivacyZone, privacy_zone)).where(privacy_zone.c.runner_id == runner_id)
    )
    return next(iter(read(PrivacyZone, rows)), None)


def put_zone(connection: sa.Connection, runner_id: int, drawn: PrivacyZone) -> PrivacyZone:
    """Keep a zone where there is none yet; gives the one that counts."""
    kept = zone(connection, runner_id)
    if kept is None:
        connection.execute(sa.insert(privacy_zone).values(runner_id=runner_id, **values(drawn)))
    return kept or drawn
