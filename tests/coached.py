"""The demo runner's whole diary without a store, and with its suggested block accepted: what a coach looks at."""

import dataclasses
import datetime as dt

from rtr.demo import demo_records
from rtr.diary import Diary
from rtr.model import Runner
from rtr.plan import Answered
from rtr.views.plan_situation import situation


def whole_demo(day: dt.date) -> Diary:
    """Everything the demo runner has on the morning of that day."""
    told = demo_records(day)
    return Diary(
        runner=Runner(id=1, name=told.runner_name, zone=told.zone, is_demo=True),
        activities=tuple(recording.activity for recording in told.recordings),
        check_ins=told.check_ins,
        responses=told.responses,
        injuries=told.injuries,
        clearances=told.clearances,
        week_tags=told.week_tags,
        profile=told.profile,
        intake=told.intake,
        placements=told.placements,
    )


def with_plan(diary: Diary, day: dt.date, at: dt.datetime) -> Diary:
    """The same with two suggested weeks accepted at that moment."""
    block = situation(diary, day, at).suggested(2)
    assert block is not None, "the demo runner may run"
    kept = dataclasses.replace(block, answered=Answered.ACCEPTED, by=diary.runner.name, answered_at=at, id=5)
    return dataclasses.replace(diary, blocks=(kept,))
