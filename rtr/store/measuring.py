"""What was measured of recordings: kept beside the activity, made anew from the samples where it is missing."""

import logging
from collections.abc import Sequence

import sqlalchemy as sa

from rtr.errors import StoreError
from rtr.measures import Measures
from rtr.metrics.recorded import VERSION, measured
from rtr.model import Activity
from rtr.store import blob, duplicates
from rtr.store.records import columns, read, values
from rtr.store.tables import activity, measures, sample_blob

LOG = logging.getLogger("rtr")


def add(connection: sa.Connection, runner_id: int, found: Sequence[Measures]) -> None:
    """Keep what was measured, in place of what was measured before."""
    if not found:
        return
    old = sa.delete(measures).where(
        measures.c.runner_id == runner_id, measures.c.uid == sa.bindparam("old_uid", type_=measures.c.uid.type)
    )
    connection.execute(old, [{"old_uid": one.uid} for one in found])
    connection.execute(sa.insert(measures), [{"runner_id": runner_id, **values(one)} for one in found])


def every(connection: sa.Connection, runner_id: int) -> tuple[Measures, ...]:
    """All of one runner that counts or is flagged."""
    mine = sa.select(*columns(Measures, measures)).where(
        measures.c.runner_id == runner_id, measures.c.uid.not_in(duplicates.left_out(runner_id))
    )
    return read(Measures, connection.execute(mine.order_by(measures.c.uid)))


def waiting(connection: sa.Connection, runner_id: int) -> tuple[str, ...]:
    """Uids whose samples are stored, but were never measured, or by another version of the code."""
    missing = (
        sa.select(sample_blob.c.uid)
        .outerjoin(measures, (measures.c.runner_id == sample_blob.c.runner_id) & (measures.c.uid == sample_blob.c.uid))
        .where(sample_blob.c.runner_id == runner_id, measures.c.version.is_distinct_from(VERSION))
    )
    return tuple(connection.scalars(missing.order_by(sample_blob.c.uid)))


def measure(connection: sa.Connection, runner_id: int, uids: Sequence[str]) -> tuple[Measures, ...]:
    """Measure stored recordings from their samples; nothing is written. Those that are gone are left out."""
    mine = sample_blob.c.runner_id == runner_id, sample_blob.c.uid.in_(uids)
    rows = connection.execute(
        sa.select(*columns(Activity, activity), sample_blob.c.data)
        .join(sample_blob, (sample_blob.c.runner_id == activity.c.runner_id) & (sample_blob.c.uid == activity.c.uid))
        .where(*mine)
    ).all()
    activities = read(Activity, (row[:-1] for row in rows))
    return tuple(_measured(one, row[-1]) for one, row in zip(activities, rows, strict=True))


def present(connection: sa.Connection, runner_id: int, found: Sequence[Measures]) -> list[Measures]:
    """Those whose activity is still there: an import may have been undone in the meantime."""
    mine = activity.c.runner_id == runner_id, activity.c.uid.in_([one.uid for one in found])
    there = set(connection.scalars(sa.select(activity.c.uid).where(*mine)))
    return [one for one in found if one.uid in there]


def _measured(one: Activity, data: bytes) -> Measures:
    try:
        return measured(one, blob.decode(data))
    except StoreError:
        LOG.exception("samples that cannot be read were not measured")
        return Measures(uid=one.uid, version=VERSION)
