"""Answers to runs, injuries and the set-up of a return: kept whole, each runner's own, the last word counts."""

import dataclasses
import datetime as dt

import pytest

from rtr.body import InjuryKind
from rtr.errors import StoreError
from rtr.importers.base import Recording
from rtr.intake import AgeBand, Intake, Level
from rtr.model import WHOLE_RUN, CheckIn, Injury, RunResponse, SiteSymptoms

DAY = dt.date(2024, 2, 29)
AT = dt.datetime(2024, 2, 29, 6, 30, tzinfo=dt.UTC)
PLACE = "achilles_left"
INJURY = Injury(
    site="achilles",
    side="left",
    kind=InjuryKind.TENDON,
    onset=DAY,
    until=DAY + dt.timedelta(days=90),
    diagnosis="Sehne, Mitte 🙂",
    diagnosed_by="physiotherapist",
    has_surgery=False,
    cleared_by="Dr. A",
    cleared_on=DAY + dt.timedelta(days=30),
)
ANSWER = RunResponse(
    activity_uid="run-0-0",
    site=PLACE,
    pain_pre=1,
    pain_max=3,
    pain_end=2,
    pain_60=1,
    limp=False,
    sharp=True,
    swelling=False,
    gone_at_once=True,
    same_place=False,
    pelvic=False,
    painkiller=True,
    recorded_at=AT,
)
INTAKE = Intake(
    done_on=DAY,
    accepted_on=DAY,
    age_band=AgeBand.TO_49,
    is_pregnant=False,
    birth_on=dt.date(2023, 12, 24),
    has_heart_disease=False,
    level=Level.REGULAR,
    usual_week_min=150.0,
    longest_before_min=90.0,
    goal="Ten km by the river",
    run_days=("0", "2", "5"),
    low_energy=(),
    low_energy_on=DAY,
)


@pytest.fixture
def ran(store, runner, make_activity):
    """A diary with one run."""
    store.add_batch(runner.id, [Recording(activity=make_activity(0))], (), at=AT)
    return runner


def test_an_answer_to_a_run_comes_back(store, ran):
    whole = RunResponse(activity_uid="run-0-0", site=WHOLE_RUN, rpe=3.5, talk_test=True, completed=0.75)
    store.put_responses(ran.id, [ANSWER, whole])
    assert store.diary(ran.id).responses == (whole, ANSWER)


def test_the_last_answer_stands_whole(store, ran):
    store.put_responses(ran.id, [ANSWER])
    again = RunResponse(activity_uid="run-0-0", site=PLACE, pain_max=4)
    store.put_responses(ran.id, [again])
    assert store.diary(ran.id).responses == (again,)


def test_answers_are_kept_all_or_none(store, ran):
    lost = dataclasses.replace(ANSWER, activity_uid="never-run")
    with pytest.raises(StoreError, match="no such run"):
        store.put_responses(ran.id, [ANSWER, lost])
    assert store.diary(ran.id).responses == ()


def test_answers_can_be_taken_away(store, ran):
    store.put_responses(ran.id, [ANSWER])
    store.remove_responses(ran.id, "run-0-0")
    assert store.diary(ran.id).responses == ()


def test_a_run_of_another_runner_is_an_unknown_run(store, ran):
    other = store.add_runner("Berta", "UTC")
    with pytest.raises(StoreError):
        store.put_responses(other.id, [ANSWER])


def test_an_injury_gets_an_id_and_comes_back(store, runner):
    kept = store.save_injury(runner.id, INJURY)
    assert kept == dataclasses.replace(INJURY, id=kept.id)
    assert store.diary(runner.id).injuries == (kept,)


def test_an_injury_can_be_changed_and_taken_away(store, runner):
    kept = store.save_injury(runner.id, INJURY)
    other = store.save_injury(runner.id, dataclasses.replace(INJURY, side="right"))
    over = store.save_injury(runner.id, dataclasses.replace(kept, until=None, diagnosis=None))
    assert store.diary(runner.id).injuries == (over, other)
    store.remove_injury(runner.id, over.id)
    assert store.diary(runner.id).injuries == (other,)


def test_an_injury_of_another_runner_is_unknown(store, runner):
    kept = store.save_injury(runner.id, INJURY)
    other = store.add_runner("Berta", "UTC")
    with pytest.raises(StoreError):
        store.save_injury(other.id, kept)
    with pytest.raises(StoreError):
        store.remove_injury(other.id, kept.id)
    assert store.diary(runner.id).injuries == (kept,)


def test_injuries_of_an_import_go_with_it(store, runner):
    batch = store.add_batch(runner.id, (), (), at=AT, injuries=[INJURY])
    (kept,) = store.diary(runner.id).injuries
    assert kept == dataclasses.replace(INJURY, id=kept.id)
    store.undo(runner.id, batch.id)
    assert store.diary(runner.id).injuries == ()


def test_the_set_up_comes_back_and_the_last_word_counts(store, runner):
    assert store.diary(runner.id).intake == Intake()
    store.save_intake(runner.id, INTAKE)
    assert store.diary(runner.id).intake == INTAKE
    store.save_intake(runner.id, Intake(goal="Run without fear"))
    assert store.diary(runner.id).intake == Intake(goal="Run without fear")


def test_a_check_in_put_again_forgets_what_it_does_not_say(store, runner):
    store.put_check_in(runner.id, CheckIn(day=DAY, mood=2, sites=(SiteSymptoms(site=PLACE, pain_am=3),)))
    again = CheckIn(day=DAY, sleep_h=7.0, signs=("limp",), recorded_at=AT)
    store.put_check_in(runner.id, again)
    assert store.diary(runner.id).check_ins == (again,)


def test_marked_red_flags_outlive_a_check_in_put_again_or_removed(store, runner):
    store.answer_red_flags(runner.id, DAY, ("RF2",), AT)
    store.put_check_in(runner.id, CheckIn(day=DAY, mood=2, red_flags=()))
    assert store.diary(runner.id).check_ins == (CheckIn(day=DAY, mood=2, red_flags=("RF2",)),)
    store.remove_check_in(runner.id, DAY)
    assert [c.red_flags for c in store.diary(runner.id).check_ins] == [("RF2",)]
    assert store.diary(runner.id).check_ins[0].mood is None


def test_words_typed_in_stand_in_place_of_imported_ones(store, runner):
    imported = CheckIn(day=DAY, mood=4, note="from a table")
    device = CheckIn(day=DAY, sleep_h=6.5, source="garmin")
    batch = store.add_batch(runner.id, (), (), at=AT, check_ins=[imported, device])
    store.put_check_in(runner.id, CheckIn(day=DAY, mood=3))
    diary = store.diary(runner.id)
    assert diary.check_ins == (CheckIn(day=DAY, mood=3, sleep_h=6.5),)
    assert diary.told == (CheckIn(day=DAY, mood=3), device)
    store.undo(runner.id, batch.id)
    assert store.diary(runner.id).check_ins == (CheckIn(day=DAY, mood=3),)


def test_a_word_added_to_an_imported_morning_keeps_the_rest_of_it(store, runner):
    store.add_batch(runner.id, (), (), at=AT, check_ins=[CheckIn(day=DAY, mood=4, note="from a table")])
    store.save_check_in(runner.id, CheckIn(day=DAY, mood=3))
    assert store.diary(runner.id).check_ins == (CheckIn(day=DAY, mood=3, note="from a table"),)


def test_a_morning_taken_away_leaves_what_a_device_knows(store, runner):
    device = CheckIn(day=DAY, sleep_h=6.5, source="garmin")
    store.add_batch(runner.id, (), (), at=AT, check_ins=[CheckIn(day=DAY, mood=4), device])
    store.save_check_in(runner.id, CheckIn(day=DAY, mood=3))
    store.remove_check_in(runner.id, DAY)
    assert store.diary(runner.id).check_ins == (device,)


def test_every_write_raises_the_revision(store, ran):
    writes = (
        lambda: store.put_check_in(ran.id, CheckIn(day=DAY, mood=1)),
        lambda: store.remove_check_in(ran.id, DAY),
        lambda: store.put_responses(ran.id, [ANSWER]),
        lambda: store.remove_responses(ran.id, "run-0-0"),
        lambda: store.save_injury(ran.id, INJURY),
        lambda: store.save_intake(ran.id, INTAKE),
    )
    seen = [store.revision(ran.id)]
    for write in writes:
        write()
        seen.append(store.revision(ran.id))
    assert seen == sorted(set(seen))
