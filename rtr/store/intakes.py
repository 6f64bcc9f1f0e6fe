"""The set-up of a return: one row, kept whole."""

import sqlalchemy as sa

from rtr.intake import Intake
from rtr.store.records import columns, read, values
from rtr.store.symptom_tables import intake


def one(connection: sa.Connection, runner_id: int) -> Intake:
    """The intake of a runner; an empty one where nothing was told."""
    rows = connection.execute(sa.select(*columns(Intake, intake)).where(intake.c.runner_id == runner_id))
    return next(iter(read(Intake, rows)), Intake())


def save(connection: sa.Connection, runner_id: int, told: Intake) -> None:
    """Keep the whole intake, in place of the one before."""
    connection.execute(sa.delete(intake).where(intake.c.runner_id == runner_id))
    connection.execute(sa.insert(intake).values(runner_id=runner_id, **values(told)))
