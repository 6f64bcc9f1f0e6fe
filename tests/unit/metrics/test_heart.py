"""When a heart rate is believed, and what it is read against: each limit just under, at, just over."""

import datetime as dt

import numpy as np
import pytest

from rtr.measures import Histogram, Measures
from rtr.metrics.heart import HeartAbsence, MaxFrom, RestFrom, hr_max, hr_rest, rejection, tanaka_bpm
from rtr.profile import HrMaxFrom, Profile

ON = dt.date(2026, 5, 6)


def held(valid_s=1000, of_s=1000, **told):
    return Measures(uid="u", version=1, recorded_s=of_s, hr=Histogram.of(np.full(valid_s, 140)), **told)


def nights(*values, ago=0):
    first = ON - dt.timedelta(days=len(values) - 1 + ago)
    return [(first + dt.timedelta(days=i), bpm) for i, bpm in enumerate(values)]


@pytest.mark.parametrize(("valid_s", "reason"), [(799, "low_coverage"), (800, None), (1000, None)])
def test_a_heart_rate_is_there_for_four_fifths_of_the_time(valid_s, reason):
    assert rejection(held(valid_s)) == reason


@pytest.mark.parametrize(("locked_s", "reason"), [(359, None), (360, None), (361, "cadence_lock")])
def test_a_sensor_that_counts_steps_for_more_than_three_fifths_of_the_running_is_not_believed(locked_s, reason):
    assert rejection(held(running_s=600, locked_s=locked_s)) == reason


def test_the_same_number_on_a_ride_is_no_lock():
    assert rejection(held(running_s=0, locked_s=0)) is None
    assert rejection(held(running_s=None, locked_s=0)) is None


def test_without_samples_only_the_mean_is_known_or_nothing():
    assert rejection(None) is HeartAbsence.NO_SENSOR
    assert rejection(None, has_mean=True) is HeartAbsence.MEAN_ONLY
    assert rejection(held(0)) is HeartAbsence.NO_SENSOR


def test_tanaka_2001_at_four_ages():
    assert [tanaka_bpm(age) for age in (20, 40, 50, 70)] == pytest.approx([194, 180, 173, 159])


@pytest.mark.parametrize(
    ("told", "observed", "expected"),
    [
        ({}, [190.0], None),
        ({"birth_year": 1986}, [], (180.0, MaxFrom.AGE)),
        ({"birth_year": 1986}, [180.0], (180.0, MaxFrom.AGE)),
        ({"birth_year": 1986}, [180.1], (180.1, MaxFrom.OBSERVED)),
        ({"birth_year": 1986}, [200.0], (200.0, MaxFrom.OBSERVED)),
        ({"birth_year": 1986}, [200.1], (180.0, MaxFrom.AGE)),
        ({"birth_year": 1986}, [229.0, 191.0, 150.0], (191.0, MaxFrom.OBSERVED)),
        ({"birth_year": 1986, "hr_max_bpm": 188, "hr_max_from": HrMaxFrom.LAB}, [187.0], (188, MaxFrom.ENTERED)),
        ({"birth_year": 1986, "hr_max_bpm": 170, "hr_max_from": HrMaxFrom.FIELD}, [], (170, MaxFrom.ENTERED)),
        ({"hr_max_bpm": 188, "hr_max_from": HrMaxFrom.LAB}, [193.0], (193.0, MaxFrom.OBSERVED)),
        ({"hr_max_bpm": 188, "hr_max_from": HrMaxFrom.WATCH}, [], (188, MaxFrom.WATCH)),
        ({"hr_max_bpm": 188}, [], (188, MaxFrom.WATCH)),
    ],
)
def test_the_highest_heart_rate_is_entered_or_of_the_age_unless_a_higher_one_was_seen(told, observed, expected):
    assert hr_max(Profile(**told), 2026, observed) == expected


def test_the_resting_rate_is_the_median_of_fourteen_nights():
    values = [70.0, 70.0, *range(50, 64)]
    assert hr_rest(Profile(hr_rest_bpm=44), ON, nights(*values)) == (56.5, RestFrom.NIGHTS, 14)


@pytest.mark.parametrize(("count", "source"), [(2, RestFrom.ENTERED), (3, RestFrom.NIGHTS)])
def test_three_nights_are_enough(count, source):
    assert hr_rest(Profile(hr_rest_bpm=58), ON, nights(*[50.0] * count))[1] is source


@pytest.mark.parametrize(("ago", "source"), [(89, RestFrom.NIGHTS), (90, RestFrom.ASSUMED), (-1, RestFrom.ASSUMED)])
def test_nights_of_the_last_ninety_days_count_and_none_of_the_future(ago, source):
    told = [(ON - dt.timedelta(days=ago), 50.0)] * 3
    assert hr_rest(Profile(), ON, told)[1] is source


def test_nights_that_cannot_be_do_not_count():
    assert hr_rest(Profile(), ON, nights(0.0, 24.0, 111.0, 250.0, float("nan")))[1] is RestFrom.ASSUMED


def test_without_anything_it_is_60_and_says_so():
    assert hr_rest(Profile(), ON, []) == (60.0, RestFrom.ASSUMED, 0)


def test_every_absence_has_words():
    assert all(absence.words.endswith(".") for absence in HeartAbsence)
