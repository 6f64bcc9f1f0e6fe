"""What a runner told of body and thresholds: one row, kept whole."""

import sqlalchemy as sa

from rtr.profile import Profile
from rtr.store.records import columns, read, values
from rtr.store.tables import profile


def one(connection: sa.Connection, runner_id: int) -> Profile:
    """The profile of a runner; an empty one where nothing was told."""
    rows = connection.execute(sa.select(*columns(Profile, profile)).where(profile.c.runner_id == runner_id))
    return next(iter(read(Profile, rows)), Profile())


def save(connection: sa.Connection, runner_id: int, told: Profile) -> None:
    """Keep the whole profile, in place of the one before."""
    connection.execute(sa.delete(profile).where(profile.c.runner_id == runner_id))
    connection.execute(sa.insert(profile).values(runner_id=runner_id, **values(told)))
