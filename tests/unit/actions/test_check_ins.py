"""A morning and the answers to a run: kept whole, checked, marked late by when they were told, never softened."""

import dataclasses
import datetime as dt

import pytest

from rtr.actions import (
    answer_red_flag,
    record_clearance,
    remove_check_in,
    remove_run_answers,
    save_check_in,
    save_run_answers,
)
from rtr.advice import case_of
from rtr.errors import RtrError, SettingsError
from rtr.importers.base import Recording
from rtr.model import WHOLE_RUN, CheckIn, RunResponse, SiteSymptoms

DAY = dt.date(2026, 3, 2)
AT = dt.datetime(2026, 3, 2, 6, tzinfo=dt.UTC)
LATER = AT + dt.timedelta(days=2)
PLACE = "achilles_left"
MORNING = CheckIn(
    day=DAY, sites=(SiteSymptoms(site=PLACE, pain_now=1, pain_am=2, stiff_am=3, stiff_min=10.0),), red_flags=(),
    signs=(), sleep_h=7.5, sleep_quality=4, fatigue=3, mood=4, stress=3, confidence=6, painkiller=False, note="Fine",
)  # fmt: skip


def told(store, runner):
    return store.diary(runner.id).check_in_of(DAY)


def log(store, runner):
    return [e.what.value for e in store.events(runner.id)]


def test_the_whole_answer_is_kept(local_store, anna):
    save_check_in(local_store, anna, MORNING, AT)
    assert told(local_store, anna) == dataclasses.replace(MORNING, recorded_at=AT)
    assert log(local_store, anna) == ["answered_nothing"]


def test_what_is_changed_replaces_what_was_said(local_store, anna):
    save_check_in(local_store, anna, MORNING, AT)
    save_check_in(local_store, anna, CheckIn(day=DAY, mood=2), LATER)
    assert told(local_store, anna) == CheckIn(day=DAY, mood=2, red_flags=(), recorded_at=LATER)
    assert log(local_store, anna) == ["answered_nothing"], "an answer that was not given again is not logged again"


def test_a_new_note_makes_no_late_morning(local_store, anna):
    save_check_in(local_store, anna, MORNING, AT)
    save_check_in(local_store, anna, dataclasses.replace(MORNING, note=" Slept well. "), LATER)
    assert told(local_store, anna).note == "Slept well."
    assert told(local_store, anna).recorded_at == AT


def test_a_new_number_makes_a_late_morning(local_store, anna):
    save_check_in(local_store, anna, MORNING, AT)
    save_check_in(local_store, anna, dataclasses.replace(MORNING, mood=5), LATER)
    assert told(local_store, anna).recorded_at == LATER


def test_the_question_answered_again_leaves_the_time_of_the_morning(local_store, anna):
    save_check_in(local_store, anna, MORNING, AT)
    answer_red_flag(local_store, anna, DAY, (), LATER)
    assert told(local_store, anna).recorded_at == AT


def test_what_an_import_measured_in_the_runners_words_stays(local_store, anna):
    said = CheckIn(day=DAY, mood=1, resting_hr_bpm=51.0, hrv_rmssd_ms=40.0)
    local_store.add_batch(anna.id, [], [], at=AT, check_ins=[said])
    save_check_in(local_store, anna, MORNING, AT)
    assert told(local_store, anna).resting_hr_bpm == 51.0
    assert told(local_store, anna).hrv_rmssd_ms == 40.0
    assert told(local_store, anna).mood == 4


def test_a_marked_sign_is_never_replaced_by_nothing(local_store, anna):
    save_check_in(local_store, anna, dataclasses.replace(MORNING, red_flags=("RF2",)), AT)
    with pytest.raises(SettingsError, match="stands") as refused:
        save_check_in(local_store, anna, dataclasses.replace(MORNING, mood=1), AT)
    assert "Nothing was changed" in refused.value.hint
    assert told(local_store, anna).red_flags == ("RF2",)
    assert told(local_store, anna).mood == 4


def test_a_further_sign_is_added_and_none_is_lost(local_store, anna):
    save_check_in(local_store, anna, dataclasses.replace(MORNING, red_flags=("RF2",)), AT)
    save_check_in(local_store, anna, dataclasses.replace(MORNING, red_flags=("RF6",)), LATER)
    assert told(local_store, anna).red_flags == ("RF2", "RF6")


def test_numbers_can_be_changed_while_a_sign_stands(local_store, anna):
    save_check_in(local_store, anna, dataclasses.replace(MORNING, red_flags=("RF2",)), AT)
    save_check_in(local_store, anna, dataclasses.replace(MORNING, red_flags=None, mood=1), LATER)
    assert told(local_store, anna).red_flags == ("RF2",)
    assert told(local_store, anna).mood == 1


def test_a_change_after_the_clearance_does_not_open_the_sign_again(local_store, anna):
    save_check_in(local_store, anna, dataclasses.replace(MORNING, red_flags=("RF2",)), AT)
    record_clearance(local_store, anna, by="Dr. Okafor", on=DAY, at=AT + dt.timedelta(hours=1))
    save_check_in(local_store, anna, dataclasses.replace(MORNING, red_flags=None, mood=1), AT + dt.timedelta(hours=2))
    assert case_of(local_store.diary(anna.id), DAY).red_flags == ()


def test_a_sign_marked_after_the_clearance_is_open(local_store, anna):
    save_check_in(local_store, anna, dataclasses.replace(MORNING, red_flags=("RF2",)), AT)
    record_clearance(local_store, anna, by="Dr. Okafor", on=DAY, at=AT + dt.timedelta(hours=1))
    save_check_in(local_store, anna, dataclasses.replace(MORNING, red_flags=("RF6",)), AT + dt.timedelta(hours=2))
    assert "RF6" in case_of(local_store.diary(anna.id), DAY).red_flags


def test_an_open_question_stays_open(local_store, anna):
    save_check_in(local_store, anna, dataclasses.replace(MORNING, red_flags=None), AT)
    assert told(local_store, anna).red_flags is None
    assert log(local_store, anna) == []


def test_signs_are_kept_once_and_known(local_store, anna):
    save_check_in(local_store, anna, dataclasses.replace(MORNING, signs=("limp", "sharp", "limp")), AT)
    assert told(local_store, anna).signs == ("sharp", "limp")


def test_removing_leaves_the_marked_sign(local_store, anna):
    save_check_in(local_store, anna, dataclasses.replace(MORNING, red_flags=("RF2",)), AT)
    remove_check_in(local_store, anna, DAY)
    assert told(local_store, anna) == CheckIn(day=DAY, red_flags=("RF2",), recorded_at=AT)


WRONG = {
    "pain 11": {"sites": (SiteSymptoms(site=PLACE, pain_am=11),)},
    "pain -1": {"sites": (SiteSymptoms(site=PLACE, pain_now=-1),)},
    "no such place": {"sites": (SiteSymptoms(site="elbow", pain_am=1),)},
    "a side it has not": {"sites": (SiteSymptoms(site="back_left", pain_am=1),)},
    "twice": {"sites": (SiteSymptoms(site=PLACE), SiteSymptoms(site=PLACE))},
    "mood 0": {"mood": 0},
    "mood 6": {"mood": 6},
    "trust 11": {"confidence": 11},
    "sleep 24.5": {"sleep_h": 24.5},
    "sleep nan": {"sleep_h": float("nan")},
    "a long note": {"note": "x" * 5001},
    "no such sign": {"signs": ("wings",)},
    "tomorrow": {"day": DAY + dt.timedelta(days=1)},
}


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
def test_what_cannot_be_is_refused_and_changes_nothing(local_store, anna, wrong):
    with pytest.raises(SettingsError) as refused:
        save_check_in(local_store, anna, dataclasses.replace(MORNING, **wrong), AT)
    assert refused.value.hint
    assert told(local_store, anna) is None
    assert log(local_store, anna) == []


EDGES = {
    "pain 0": {"sites": (SiteSymptoms(site=PLACE, pain_am=0),)},
    "pain 10": {"sites": (SiteSymptoms(site=PLACE, pain_am=10),)},
    "mood 1": {"mood": 1},
    "mood 5": {"mood": 5},
    "sleep 24": {"sleep_h": 24.0},
    "longest note": {"note": "x" * 5000},
}


@pytest.mark.parametrize("edge", EDGES.values(), ids=EDGES)
def test_the_edges_are_kept(local_store, anna, edge):
    save_check_in(local_store, anna, dataclasses.replace(MORNING, **edge), AT)
    assert told(local_store, anna) == dataclasses.replace(MORNING, recorded_at=AT, **edge)


def test_the_day_is_that_of_the_runners_clock(local_store):
    """At 13:30 UTC on the 2nd it is the 3rd in Auckland."""
    runner = local_store.add_runner("Mere", "Pacific/Auckland")
    tomorrow = dataclasses.replace(MORNING, day=DAY + dt.timedelta(days=1))
    save_check_in(local_store, runner, tomorrow, AT + dt.timedelta(hours=7, minutes=30))
    assert local_store.diary(runner.id).check_ins


@pytest.fixture
def ran(local_store, anna, make_activity):
    """The uid of a run of that morning."""
    run = make_activity(0)
    local_store.add_batch(anna.id, [Recording(activity=run)], [], at=AT)
    return run.uid


def answers(store, runner):
    return {r.site: r for r in store.diary(runner.id).responses}


def test_answers_of_a_run_are_kept_by_place_and_for_the_whole(local_store, anna, ran):
    there = RunResponse(activity_uid=ran, site=PLACE, pain_max=2, pain_end=1, limp=False)
    whole = RunResponse(activity_uid=ran, site=WHOLE_RUN, rpe=3.5, completed=1.0, talk_test=True)
    save_run_answers(local_store, anna, (there, whole), AT)
    assert answers(local_store, anna) == {
        PLACE: dataclasses.replace(there, recorded_at=AT),
        WHOLE_RUN: dataclasses.replace(whole, recorded_at=AT),
    }
    remove_run_answers(local_store, anna, ran)
    assert answers(local_store, anna) == {}


def test_a_rating_told_in_time_stays_in_time(local_store, anna, ran):
    whole = RunResponse(activity_uid=ran, site=WHOLE_RUN, rpe=3.0)
    save_run_answers(local_store, anna, (whole,), AT)
    save_run_answers(local_store, anna, (dataclasses.replace(whole, talk_test=True),), LATER)
    assert answers(local_store, anna)[WHOLE_RUN].recorded_at == AT
    save_run_answers(local_store, anna, (dataclasses.replace(whole, rpe=4.0),), LATER)
    assert answers(local_store, anna)[WHOLE_RUN].recorded_at == LATER


def test_what_says_nothing_is_not_kept_unless_it_takes_something_back(local_store, anna, ran):
    nothing = RunResponse(activity_uid=ran, site=PLACE)
    save_run_answers(local_store, anna, (nothing,), AT)
    assert answers(local_store, anna) == {}
    save_run_answers(local_store, anna, (dataclasses.replace(nothing, pain_max=3),), AT)
    save_run_answers(local_store, anna, (nothing,), LATER)
    assert answers(local_store, anna)[PLACE].pain_max is None


@pytest.mark.parametrize(
    "wrong",
    [{"pain_max": 11}, {"rpe": 10.5}, {"completed": 1.2}, {"site": "elbow"}, {"activity_uid": "no such run"}],
    ids=lambda wrong: next(iter(wrong)),
)
def test_answers_that_cannot_be_change_nothing(local_store, anna, ran, wrong):
    good = RunResponse(activity_uid=ran, site=WHOLE_RUN, rpe=3.0)
    bad = dataclasses.replace(RunResponse(activity_uid=ran, site=PLACE), **({"pain_max": 1} | wrong))
    with pytest.raises(RtrError):
        save_run_answers(local_store, anna, (good, bad), AT)
    assert answers(local_store, anna) == {}
