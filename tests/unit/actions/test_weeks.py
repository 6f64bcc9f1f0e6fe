"""Weeks are marked by hand, and the rhythm is chosen."""

import dataclasses
import datetime as dt

import pytest

from rtr.actions import choose_build_weeks, fill_demo, tag_week, untag_week
from rtr.demo.story import MISSED
from rtr.errors import SettingsError
from rtr.model import Interruption, WeekTag, WeekTagKind

THURSDAY, MONDAY = dt.date(2026, 3, 5), dt.date(2026, 3, 2)
AT = dt.datetime(2026, 3, 5, 6, tzinfo=dt.UTC)


def tags(store, runner):
    return store.diary(runner.id).week_tags


def test_any_day_of_the_week_stands_for_it(local_store, anna):
    said = tag_week(local_store, anna, THURSDAY, WeekTagKind.CUTBACK, at=AT)
    assert said == WeekTag(week=MONDAY, kind=WeekTagKind.CUTBACK, recorded_at=AT)
    assert tags(local_store, anna) == (said,)


def test_the_week_begins_when_the_runner_says(local_store, anna):
    sunday = dataclasses.replace(anna, week_start=6)
    assert tag_week(local_store, sunday, THURSDAY, WeekTagKind.OFF, at=AT).week == dt.date(2026, 3, 1)


@pytest.mark.parametrize("reason", list(Interruption))
def test_a_reason_belongs_to_an_interrupted_week(local_store, anna, reason):
    assert tag_week(local_store, anna, MONDAY, WeekTagKind.INTERRUPTED, at=AT, reason=reason).reason is reason
    for kind in set(WeekTagKind) - {WeekTagKind.INTERRUPTED}:
        with pytest.raises(SettingsError, match="interrupted week"):
            tag_week(local_store, anna, MONDAY, kind, at=AT, reason=reason)


def test_a_week_to_come_cannot_be_marked(local_store, anna):
    with pytest.raises(SettingsError, match="not begun"):
        tag_week(local_store, anna, MONDAY + dt.timedelta(days=7), WeekTagKind.CUTBACK, at=AT)
    assert tags(local_store, anna) == ()
    tag_week(local_store, anna, THURSDAY + dt.timedelta(days=3), WeekTagKind.CUTBACK, at=AT)


def test_it_can_be_taken_back_after_the_start_of_weeks_was_moved(local_store, anna):
    tag_week(local_store, anna, THURSDAY, WeekTagKind.CUTBACK, at=AT)
    untag_week(local_store, dataclasses.replace(anna, week_start=6), THURSDAY)
    assert tags(local_store, anna) == ()


@pytest.mark.parametrize("weeks", [1, 4, None])
def test_a_rhythm_is_chosen(local_store, anna, weeks):
    assert choose_build_weeks(local_store, anna, weeks).build_weeks == weeks
    assert local_store.diary(anna.id).runner.build_weeks == weeks


@pytest.mark.parametrize("weeks", [0, 5, -1])
def test_other_rhythms_are_refused(local_store, anna, weeks):
    with pytest.raises(SettingsError, match="one and four"):
        choose_build_weeks(local_store, anna, weeks)


def test_the_demo_has_marked_its_weeks_with_missed_runs(local_store):
    demo = fill_demo(local_store, today=THURSDAY)
    assert [tag.week for tag in tags(local_store, demo)] == [
        MONDAY - dt.timedelta(weeks=week) for week in sorted(MISSED, reverse=True)
    ]
