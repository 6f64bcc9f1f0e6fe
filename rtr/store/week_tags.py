"""What the runner said of a week: one row a week, the last word counts."""

import datetime as dt

import sqlalchemy as sa

from rtr.model import WeekTag
from rtr.store.records import columns, read, values
from rtr.store.tables import week_tag

HALF = dt.timedelta(days=3)


def save(connection: sa.Connection, runner_id: int, said: WeekTag) -> None:
    """Keep what was said, in place of what was said before."""
    remove(connection, runner_id, said.week)
    connection.execute(sa.insert(week_tag).values(runner_id=runner_id, **values(said)))


def remove(connection: sa.Connection, runner_id: int, week: dt.date) -> None:
    """Leave the week to its minutes again; nothing happens where nothing was said.

    What was said before the runner moved the start of the week belongs to the week that holds most of it.
    """
    is_same = week_tag.c.week.between(week - HALF, week + HALF)
    connection.execute(sa.delete(week_tag).where(week_tag.c.runner_id == runner_id, is_same))


def every(connection: sa.Connection, runner_id: int) -> tuple[WeekTag, ...]:
    """All of one runner, oldest week first."""
    mine = sa.select(*columns(WeekTag, week_tag)).where(week_tag.c.runner_id == runner_id)
    return read(WeekTag, connection.execute(mine.order_by(week_tag.c.week)))
