"""The whole diary of one runner, read at one moment."""

import sqlalchemy as sa

from rtr.diary import Diary
from rtr.model import Activity, Clearance, Injury, RunResponse
from rtr.store import check_ins, duplicates, measuring, profiles, runners, week_tags
from rtr.store.records import columns, read
from rtr.store.tables import activity, clearance, injury, response


def diary(connection: sa.Connection, runner_id: int) -> Diary:
    """All that counts, and what is flagged; sorted by the runner's clock."""
    return Diary(
        runner=runners.one(connection, runner_id),
        activities=_activities(connection, runner_id),
        check_ins=check_ins.every(connection, runner_id),
        responses=_responses(connection, runner_id),
        injuries=read(
            Injury,
            connection.execute(
                sa.select(*columns(Injury, injury))
                .where(injury.c.runner_id == runner_id)
                .order_by(injury.c.onset, injury.c.id)
            ),
        ),
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
        measures=measuring.every(connection, runner_id),
    )


def _activities(connection: sa.Connection, runner_id: int) -> tuple[Activity, ...]:
    rows = connection.execute(
        sa.select(*columns(Activity, activity))
        .where(activity.c.runner_id == runner_id, activity.c.uid.not_in(duplicates.left_out(runner_id)))
        .order_by(activity.c.start_local, activity.c.start_utc, activity.c.uid)
    )
    return read(Activity, rows.all())


def _responses(connection: sa.Connection, runner_id: int) -> tuple[RunResponse, ...]:
    """Responses to runs that count, in the order of the runs."""
    rows = connection.execute(
        sa.select(*columns(RunResponse, response))
        .join(activity, (activity.c.runner_id == response.c.runner_id) & (activity.c.uid == response.c.activity_uid))
        .where(response.c.runner_id == runner_id, activity.c.uid.not_in(duplicates.left_out(runner_id)))
        .order_by(activity.c.start_local, response.c.activity_uid, response.c.site)
    )
    return read(RunResponse, rows)
