"""What the runner says of a week: one row a week, the last word counts."""

import dataclasses
import datetime as dt

from rtr.model import Interruption, WeekTag, WeekTagKind

MONDAY = dt.date(2026, 3, 2)
AT = dt.datetime(2026, 3, 10, 6, tzinfo=dt.UTC)
SAID = WeekTag(week=MONDAY, kind=WeekTagKind.INTERRUPTED, reason=Interruption.ILLNESS, recorded_at=AT)


def test_what_was_said_comes_back(store, runner):
    plain = WeekTag(week=MONDAY - dt.timedelta(days=7), kind=WeekTagKind.CUTBACK)
    for said in (SAID, plain):
        store.tag_week(runner.id, said)
    assert store.diary(runner.id).week_tags == (plain, SAID)


def test_the_last_word_counts(store, runner):
    store.tag_week(runner.id, SAID)
    store.tag_week(runner.id, dataclasses.replace(SAID, kind=WeekTagKind.LOADING, reason=None))
    assert [tag.kind.value for tag in store.diary(runner.id).week_tags] == ["loading"]


def test_a_week_said_again_after_its_start_was_moved_stands_once(store, runner):
    store.tag_week(runner.id, SAID)
    store.tag_week(runner.id, dataclasses.replace(SAID, week=MONDAY - dt.timedelta(days=1)))
    assert [tag.week for tag in store.diary(runner.id).week_tags] == [MONDAY - dt.timedelta(days=1)]


def test_it_can_be_taken_back_and_neighbours_stay(store, runner):
    neighbours = [dataclasses.replace(SAID, week=MONDAY + dt.timedelta(days=d)) for d in (-7, 7)]
    for said in (SAID, *neighbours):
        store.tag_week(runner.id, said)
    store.untag_week(runner.id, MONDAY)
    assert store.diary(runner.id).week_tags == tuple(neighbours)
    store.untag_week(runner.id, MONDAY)


def test_weeks_belong_to_their_runner_and_raise_the_revision(store, runner):
    other = store.add_runner("Ben", "UTC")
    store.tag_week(runner.id, SAID)
    store.untag_week(other.id, MONDAY)
    assert store.diary(other.id).week_tags == ()
    assert store.diary(runner.id).week_tags == (SAID,)
    assert (store.revision(runner.id), store.revision(other.id)) == (1, 1)


def test_the_chosen_rhythm_is_kept(store, runner):
    assert runner.build_weeks is None
    store.update_runner(dataclasses.replace(runner, build_weeks=2))
    assert store.diary(runner.id).runner.build_weeks == 2


def test_time_travel_does_not_know_weeks_to_come(store, runner):
    store.tag_week(runner.id, SAID)
    diary = store.diary(runner.id)
    assert diary.until(MONDAY - dt.timedelta(days=1)).week_tags == ()
    assert diary.until(MONDAY).week_tags == (SAID,)
