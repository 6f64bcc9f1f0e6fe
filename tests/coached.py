"""The demo runner with a suggested block accepted, in a store or without one: what a coach looks at."""

import dataclasses
import datetime as dt

from rtr import actions
from rtr.demo import DemoRecords, demo_records
from rtr.diary import Diary
from rtr.model import Runner
from rtr.plan import Answered, Block
from rtr.store import Store
from rtr.views.plan_situation import situation


def whole_demo(day: dt.date) -> Diary:
    """Everything the demo runner has on the morning of that day."""
    return diary_of(demo_records(day))


def diary_of(told: DemoRecords) -> Diary:
    """Records as a diary, without a store."""
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


def planned_demo(store: Store, at: dt.datetime) -> Runner:
    """The demo runner of that day with two suggested weeks accepted: a coach's page is always about today."""
    runner = actions.fill_demo(store, today=at.date())
    actions.accept_block(store, runner, _suggested(store.diary(runner.id), at.date(), at), by=runner.name, at=at)
    return runner


def with_plan(diary: Diary, day: dt.date, at: dt.datetime) -> Diary:
    """The whole diary with two suggested weeks accepted at that moment."""
    block = _suggested(diary, day, at)
    kept = dataclasses.replace(block, answered=Answered.ACCEPTED, by=diary.runner.name, answered_at=at, id=5)
    return dataclasses.replace(diary, blocks=(kept,))


def _suggested(diary: Diary, day: dt.date, at: dt.datetime) -> Block:
    block = situation(diary, day, at).suggested(2)
    assert block is not None, "the demo runner may run"
    return block
