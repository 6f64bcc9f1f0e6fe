"""Pain over two weeks and wellness beside the own month: windows, least data, and what is not known."""

import math

import numpy as np
import pytest

from rtr.metrics.pain import pain_trend_7d, wellness_z

ON = np.datetime64("2026-11-18")


def ago(*days):
    return ON - np.array(days, dtype="timedelta64[D]")


def trend(pairs):
    return pain_trend_7d(ON, ago(*pairs), np.array(list(pairs.values()), dtype=float))


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ({0: 3, 6: 1, 7: 1, 13: 1}, 1.0),
        ({2: 1, 9: 3}, -2.0),
        ({2: 2, 9: 2, 14: 9, 40: 9}, 0.0),
        ({2: 2, 9: math.nan, 10: 1}, 1.0),
    ],
)
def test_the_last_seven_days_beside_the_seven_before(pairs, expected):
    assert trend(pairs) == pytest.approx(expected)


@pytest.mark.parametrize("pairs", [{}, {2: 3}, {9: 3}, {2: 3, 14: 1}, {-1: 3, 9: 1}, {2: math.nan, 9: 1}])
def test_without_answers_in_both_weeks_it_is_not_known(pairs):
    assert trend(pairs) is None


def z(scores):
    days = np.array(sorted(scores))
    return wellness_z(ON, ago(*days), np.array([scores[int(d)] for d in days], dtype=float))


def test_a_low_week_beside_its_own_month():
    month = {day: 4.0 if day % 2 else 3.0 for day in range(28)} | dict.fromkeys(range(7), 2.0)
    values = np.array([month[day] for day in range(28)])
    assert z(month) == pytest.approx((2.0 - values.mean()) / values.std(ddof=1))
    assert z(month) < -1


def test_days_outside_the_month_do_not_count():
    month = {day: 4.0 if day % 2 else 3.0 for day in range(28)}
    assert z(month | {28: 1.0, 90: 1.0, -3: 1.0}) == z(month)


@pytest.mark.parametrize(
    ("week", "month", "is_known"), [(4, 14, True), (3, 14, False), (4, 13, False), (7, 28, True), (0, 0, False)]
)
def test_four_mornings_of_seven_and_fourteen_of_twenty_eight(week, month, is_known):
    days = [*range(week), *range(7, 7 + month - week)]
    assert (z({day: 3.0 + day % 2 for day in days}) is not None) is is_known


def test_where_every_morning_is_the_same_nothing_is_low():
    assert z(dict.fromkeys(range(28), 3.0)) == 0.0


def test_not_a_number_is_not_an_answer():
    assert z(dict.fromkeys(range(28), math.nan)) is None
