"""The whole diary of one runner, read at one moment."""

import sqlalchemy as sa

from rtr.diary import Diary
from rtr.model import Activity, Clearance
from rtr.plan import Block, Entry, OwnLadder
from rtr.store import (
    check_ins,
    comments,
    duplicates,
    injuries,
    intakes,
    measuring,
    plans,
    profiles,
    responses,
    runners,
    week_tags,
)
from rtr.store.records import columns, read
from rtr.store.symptom_tables import clearance
from rtr.store.tables import activity


def diary(connection: sa.Connection, runner_id: int) -> Diary:
    """All that counts, and what is flagged; sorted by the runner's clock."""
    mornings, told = check_ins.every(connection, runner_id)
    return Diary(
        runner=runners.one(connection, runner_id),
        activities=_activities(connection, runner_id),
        check_ins=mornings,
        told=told,
        responses=responses.every(connection, runner_id),
        injuries=injuries.every(connection, runner_id),
        clearances=read(
            Clearance,
            connection.execute(
                sa.select(*columns(Clearance, clearance))
                .where(clearance.c.runner_id == runner_id)
                .order_by(clearance.c.recorded_at, clearance.c.id)
            ),
        ),
        week_tags=week_tags.every(connection, runner_id),
        profile=profiles.one(connection, runner_id),
        intake=intakes.one(connection, runner_id),
        blocks=plans.every(connection, runner_id, Block),
        placements=plans.placements(connection, runner_id),
        entry_tests=plans.entry_tests(connection, runner_id),
        entries=plans.every(connection, runner_id, Entry),
        own_ladders=plans.every(connection, runner_id, OwnLadder),
        measures=measuring.every(connection, runner_id),
        comments=comments.every(connection, runner_id),
    )


def _activities(connection: sa.Connection, runner_id: int) -> tuple[Activity, ...]:
    rows = connection.execute(
        sa.select(*columns(Activity, activity))
        .where(activity.c.runner_id == runner_id, activity.c.uid.not_in(duplicates.left_out(runner_id)))
        .order_by(activity.c.start_local, activity.c.start_utc, activity.c.uid)
    )
    return read(Activity, rows.all())
