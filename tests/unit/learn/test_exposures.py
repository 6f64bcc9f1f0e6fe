"""Exposures: one row per calendar day; unknown is never 0, a rest day never unknown."""

import datetime as dt

import numpy as np
import pytest

from rtr.frames import Exposures
from rtr.learn.exposures import exposures
from rtr.measures import Measures
from rtr.model import CheckIn, SiteSymptoms, Sport

MONDAY = dt.date(2026, 3, 2)
PLACE = "achilles_left"
OF_RUNS = ["run_min", "session_ratio", "climb_m", "faster_min", "days_since_run"]
OF_MORNINGS = ["sleep_h", "sleep_quality", "fatigue", "stress", "pain_am", "stiff_am"]


def day(number):
    return MONDAY + dt.timedelta(days=number)


def morning(number, pain=None, place=PLACE, **told):
    sites = () if pain is None else (SiteSymptoms(site=place, pain_am=pain, stiff_am=told.pop("stiff", None)),)
    return CheckIn(day=day(number), sites=sites, **told)


def column(frame, name):
    return frame[name].tolist()


def test_a_diary_of_nothing_has_no_rows_and_all_columns(make_diary):
    frame = exposures(make_diary(), day(3), PLACE)
    assert frame.empty
    assert list(frame.columns) == list(Exposures.to_schema().columns)


def test_one_row_per_day_from_the_first_run_to_the_day_asked_for(make_diary):
    frame = exposures(make_diary(30, 0, 25), day(4), PLACE)
    assert column(frame, "day") == [np.datetime64(day(n), "us") for n in range(5)]
    assert column(frame, "run_min") == [30, 0, 25, 0, 0]
    assert frame[OF_MORNINGS].isna().all(axis=None)


def test_a_diary_of_mornings_only_knows_nothing_of_runs(make_diary):
    frame = exposures(make_diary(check_ins=(morning(1, 2), morning(3, 1))), day(3), PLACE)
    assert np.array_equal(frame["pain_am"], [2, np.nan, 1], equal_nan=True)
    assert frame[OF_RUNS].isna().all(axis=None)


def test_before_the_first_activity_a_day_is_unknown_and_afterwards_a_day_of_rest_is_0(make_diary, make_activity):
    diary = make_diary(check_ins=(morning(0, 1),), activities=(make_activity(2, run_s=600.0, walk_s=0.0),))
    frame = exposures(diary, day(4), PLACE)
    assert np.array_equal(frame["run_min"], [np.nan, np.nan, 10, 0, 0], equal_nan=True)
    assert np.array_equal(frame["days_since_run"], [np.nan, np.nan, 0, 1, 2], equal_nan=True)


def test_an_activity_that_is_no_run_makes_days_known_but_is_no_run(make_diary, make_activity):
    walk = make_activity(0, sport=Sport.WALKING, run_s=0.0, walk_s=1800.0)
    frame = exposures(make_diary(activities=(walk,)), day(1), PLACE)
    assert column(frame, "run_min") == [0, 0]
    assert frame["days_since_run"].isna().all()


def test_a_run_that_could_not_be_split_is_unknown_and_still_a_run(make_diary, make_activity):
    unsplit = make_activity(1, run_s=None, walk_s=None)
    frame = exposures(make_diary(activities=(make_activity(0), unsplit)), day(2), PLACE)
    assert np.array_equal(frame["run_min"], [20, np.nan, 0], equal_nan=True)
    assert np.isnan(frame["session_ratio"][1])
    assert column(frame, "days_since_run") == [0, 0, 1]


def test_two_runs_of_a_day_are_added_and_the_longer_one_is_compared(make_diary, make_activity):
    later = dt.timedelta(hours=8)
    runs = (
        make_activity(0, run_s=1200.0),
        make_activity(1, run_s=600.0),
        make_activity(1, after=later, run_s=1800.0),
    )
    frame = exposures(make_diary(activities=runs), day(1), PLACE)
    assert column(frame, "run_min") == [20, 40]
    assert frame["session_ratio"][1] == pytest.approx(1.5)


def test_the_first_run_and_a_run_after_30_days_have_nothing_to_be_compared_with(make_diary):
    frame = exposures(make_diary(20, *[0] * 30, 20, 30), day(32), PLACE)
    assert np.isnan(frame["session_ratio"][0])
    assert np.isnan(frame["session_ratio"][31]), "31 days later"
    assert frame["session_ratio"][32] == pytest.approx(1.5)
    within = exposures(make_diary(20, *[0] * 29, 20), day(30), PLACE)
    assert within["session_ratio"][30] == pytest.approx(1.0), "30 days later"


def test_climb_and_descent_go_together_and_one_unknown_half_is_unknown(make_diary, make_activity):
    runs = (
        make_activity(0, ascent_m=30.0, descent_m=20.0),
        make_activity(1, ascent_m=30.0),
        make_activity(2),
    )
    measures = (Measures(uid=runs[2].uid, version=1, ascent_m=7.0, descent_m=5.0),)
    frame = exposures(make_diary(activities=runs, measures=measures), day(3), PLACE)
    assert np.array_equal(frame["climb_m"], [50, np.nan, 12, 0], equal_nan=True)


def test_minutes_faster_than_easy_are_unknown_without_speed_and_0_on_a_day_of_rest(make_diary):
    frame = exposures(make_diary(20, 0), day(1), PLACE)
    assert np.array_equal(frame["faster_min"], [np.nan, 0], equal_nan=True)


def test_a_recording_held_back_as_implausible_makes_its_day_unknown(make_diary, make_activity):
    drive = make_activity(1, is_flagged=True)
    ride = make_activity(2, sport=Sport.CYCLING, is_flagged=True)
    frame = exposures(make_diary(activities=(make_activity(0), drive, ride)), day(2), PLACE)
    assert np.array_equal(frame["run_min"], [20, np.nan, 0], equal_nan=True)


def test_mornings_are_those_of_the_place_asked_for(make_diary):
    told = (morning(0, 3, stiff=4, sleep_h=7.5, sleep_quality=4, fatigue=2, stress=5), morning(1, 6, "knee_right"))
    frame = exposures(make_diary(20, check_ins=told), day(1), PLACE)
    assert frame.loc[0, OF_MORNINGS].tolist() == [7.5, 4, 2, 5, 3, 4]
    assert frame.loc[1, OF_MORNINGS].isna().all()


@pytest.mark.parametrize(("pain", "known"), [(-1, False), (0, True), (10, True), (11, False)])
def test_an_answer_outside_its_scale_is_no_answer(make_diary, pain, known):
    frame = exposures(make_diary(20, check_ins=(morning(0, pain),)), day(0), PLACE)
    assert frame["pain_am"].notna()[0] == known


def test_nothing_later_is_looked_at(demo_diary):
    early = dt.date(2026, 2, 1)
    assert exposures(demo_diary, early, PLACE).equals(exposures(demo_diary.until(early), early, PLACE))
    assert exposures(demo_diary, dt.date(2020, 1, 1), PLACE).empty


def test_the_same_diary_gives_the_same_table(demo_diary):
    day = dt.date(2026, 5, 6)
    assert exposures(demo_diary, day, PLACE).equals(exposures(demo_diary, day, PLACE))
