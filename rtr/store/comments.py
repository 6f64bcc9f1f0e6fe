"""What runner and coach write to each other."""

import datetime as dt
from dataclasses import replace

import sqlalchemy as sa

from rtr.errors import StoreError
from rtr.share import Comment, Decided
from rtr.store.plan_tables import block
from rtr.store.records import columns, read, values
from rtr.store.share_tables import comment, share_link

DAY = dt.timedelta(days=1)
GONE = "There is no such comment in this diary."


def every(connection: sa.Connection, runner_id: int) -> tuple[Comment, ...]:
    """All comments of one diary, oldest first."""
    mine = sa.select(*columns(Comment, comment)).where(comment.c.runner_id == runner_id)
    return read(Comment, connection.execute(mine.order_by(comment.c.made_at, comment.c.id)))


def add(connection: sa.Connection, runner_id: int, told: Comment, most_a_day: int | None = None) -> Comment:
    """Keep a word; its thread, what it answers and its block must be of the same diary.

    Of a coach's link no more than `most_a_day` are kept in 24 hours, and none once it was taken back: looked at
    here again, where nobody else writes into this diary at the same moment.
    """
    _check(connection, runner_id, told)
    if told.is_coach and told.link_id is not None:
        _check_link(connection, told, most_a_day)
    row = {name: value for name, value in values(told).items() if name != "id"}
    added = connection.execute(sa.insert(comment).values(runner_id=runner_id, **row).returning(comment.c.id))
    return replace(told, id=added.scalar_one())


def _check(connection: sa.Connection, runner_id: int, told: Comment) -> None:
    for table, key in ((share_link, told.link_id), (comment, told.answers), (block, told.block_id)):
        mine = sa.select(table.c.id).where(table.c.id == key, table.c.runner_id == runner_id)
        if key is not None and connection.scalar(mine) is None:
            raise StoreError(GONE, hint="Look at the page again.")


def _check_link(connection: sa.Connection, told: Comment, most_a_day: int | None) -> None:
    open_ones = sa.select(share_link.c.id).where(share_link.c.id == told.link_id, share_link.c.revoked_at.is_(None))
    if connection.scalar(open_ones) is None:
        raise StoreError("This link has ended, so nothing was written.")
    since = told.made_at - DAY
    mine = comment.c.link_id == told.link_id, comment.c.is_coach, comment.c.made_at > since
    written = connection.scalar(sa.select(sa.func.count()).select_from(comment).where(*mine)) or 0
    if most_a_day is not None and written >= most_a_day:
        raise StoreError(f"One link writes at most {most_a_day} comments a day.", hint="Go on tomorrow.")


def decide(connection: sa.Connection, runner_id: int, comment_id: int, decided: Decided, at: dt.datetime) -> None:
    """Answer a proposal; raises `StoreError` where it was answered already."""
    mine = comment.c.runner_id == runner_id, comment.c.id == comment_id, comment.c.decided.is_(None)
    changed = sa.update(comment).where(*mine).values(decided=decided, decided_at=at, seen_at=at)
    if connection.execute(changed).rowcount != 1:
        raise StoreError("This proposal was answered already.", hint="Look at the page again.")


def see(connection: sa.Connection, runner_id: int, at: dt.datetime) -> int:
    """The runner has seen what coaches wrote so far; how many that were."""
    mine = comment.c.runner_id == runner_id, comment.c.is_coach, comment.c.seen_at.is_(None)
    return connection.execute(sa.update(comment).where(*mine).values(seen_at=at)).rowcount


def end(connection: sa.Connection, runner_id: int, comment_id: int, at: dt.datetime) -> None:
    """A question is asked no more."""
    mine = comment.c.runner_id == runner_id, comment.c.id == comment_id
    if connection.execute(sa.update(comment).where(*mine).values(ended_at=at)).rowcount != 1:
        raise StoreError(GONE)


def remove(connection: sa.Connection, runner_id: int, comment_id: int) -> None:
    """Take a word back, with the answers to it."""
    mine = comment.c.runner_id == runner_id, comment.c.id == comment_id
    if connection.execute(sa.delete(comment).where(*mine)).rowcount != 1:
        raise StoreError(GONE)
