"""Acute, chronic and ratio: published definitions, fixtures of the rule base, and every kind of absence."""

import math

import numpy as np
import pytest

from rtr.metrics.load import Unit, acute_7d, acwr_coupled, acwr_uncoupled, chronic_28d, load, week_change

NAN = math.nan
SESSIONS = [(60, 60, 90), (70, 70, 100), (80, 80, 110), (60, 60, 80), (90, 90, 120), (100, 100, 130)]
V1 = [float(x) for mon, wed, sat in SESSIONS for x in (mon, 0, wed, 0, 0, sat, 0)]
"""Test vector V1: sessions on Monday, Wednesday and Saturday over six weeks, in AU."""


@pytest.mark.parametrize(
    ("day", "acute", "coupled", "uncoupled"),
    [(28, 200, 0.8696, 0.8333), (35, 300, 1.1881, 1.2676), (42, 330, 1.2000, 1.2857)],
)
def test_v1_matches_the_table_of_science_2_1(day, acute, coupled, uncoupled):
    daily = load(V1, Unit.AU)
    assert acute_7d(daily).value[day - 1] == acute
    assert acwr_coupled(daily).value[day - 1] == pytest.approx(coupled, abs=5e-5)
    assert acwr_uncoupled(daily).value[day - 1] == pytest.approx(uncoupled, abs=5e-5)


def test_chronic_is_the_mean_week_of_v1_by_hand():
    assert chronic_28d(load(V1)).value[27] == (210 + 240 + 270 + 200) / 4


@pytest.mark.parametrize(("u", "c"), [(0.8, 0.8421), (1.3, 1.2093), (1.5, 1.3333), (2, 1.6), (3, 2.0)])
def test_coupled_follows_from_uncoupled_as_windt_and_gabbett_2019(u, c):
    daily = load([10.0] * 21 + [10.0 * u] * 7)
    coupled, uncoupled = acwr_coupled(daily).value[-1], acwr_uncoupled(daily).value[-1]
    assert uncoupled == pytest.approx(u)
    assert coupled == pytest.approx(c, abs=5e-5)
    assert coupled == pytest.approx(4 * uncoupled / (uncoupled + 3))
    assert uncoupled == pytest.approx(3 * coupled / (4 - coupled))


def test_a_run_after_28_zero_days_is_coupled_4_and_uncoupled_absent_science_2_1():
    daily = load([0.0] * 28 + [30.0])
    assert acwr_coupled(daily).value[-1] == 4
    assert math.isnan(acwr_uncoupled(daily).value[-1])
    assert acwr_uncoupled(daily).absent[-1] == "zero_chronic"


def test_constant_load_gives_ratios_of_one_science_2_1():
    daily = load([12.5] * 60)
    assert acwr_coupled(daily).value[27:] == pytest.approx(1)
    assert acwr_uncoupled(daily).value[27:] == pytest.approx(1)
    assert week_change(daily).value[13:] == pytest.approx(0)


@pytest.mark.parametrize(
    ("metric", "first"), [(acute_7d, 7), (week_change, 14), (chronic_28d, 28), (acwr_coupled, 28), (acwr_uncoupled, 28)]
)
def test_history_is_counted_inclusively(metric, first):
    found = metric(load([10.0] * 40))
    assert set(found.absent[: first - 1]) == {"short_history"}
    assert found.absent[first - 1] == ""
    assert np.isnan(found.value[: first - 1]).all()


@pytest.mark.parametrize(
    ("unit", "weekly", "absent"),
    [
        (Unit.MIN, 14.9, "low_base"),
        (Unit.MIN, 15.0, ""),
        (Unit.MIN, 15.1, ""),
        (Unit.AU, 49.9, "low_base"),
        (Unit.AU, 50.0, ""),
        (Unit.KM, 2.9, "low_base"),
        (Unit.KM, 3.0, ""),
        (Unit.NONE, 1e-6, ""),
        (Unit.NONE, 0.0, "zero_chronic"),
        (Unit.MIN, 0.0, "zero_chronic"),
    ],
)
def test_the_floor_of_each_unit_just_under_at_and_over(unit, weekly, absent):
    daily = load([weekly / 7] * 21 + [5.0] * 7, unit)
    assert acwr_uncoupled(daily).absent[-1] == absent
    assert acwr_coupled(daily).absent[-1] == ""


def test_a_floor_is_met_in_spite_of_rounding():
    sevenths = load([15 / 7] * 28)
    assert sum([15 / 7] * 21) / 3 != 15.0, "the sum is off by a rounding error, which must not matter"
    assert acwr_uncoupled(sevenths).absent[-1] == ""


def test_one_day_in_seven_not_recorded_is_filled_two_are_not():
    week = [10.0, 20, 30, 40, 50, 60, 70]
    one, two = load([*week, NAN, *week[1:]]), load([*week, NAN, NAN, *week[2:]])
    assert acute_7d(one).value[-1] == sum(week)
    assert acute_7d(one).imputed[-1] == pytest.approx(1 / 7)
    assert acute_7d(two).absent[-1] == "missing"
    assert math.isnan(acute_7d(two).imputed[-1])


def test_filling_uses_the_mean_of_the_same_weekday_in_four_weeks():
    weeks = [[float(10 * n)] + [1.0] * 6 for n in range(1, 6)]
    days = [x for week in weeks for x in week] + [NAN] + [1.0] * 6
    assert acute_7d(load(days)).value[-1] == (20 + 30 + 40 + 50) / 4 + 6


@pytest.mark.parametrize(("gaps", "absent"), [(4, ""), (5, ""), (6, "missing")])
def test_28_days_bear_five_gaps(gaps, absent):
    days = [10.0] * 28 + [10.0] * 28
    for i in range(gaps):
        days[28 + 5 * i] = NAN
    assert chronic_28d(load(days)).absent[-1] == absent


def test_a_day_that_cannot_be_filled_leaves_no_number():
    assert acute_7d(load([NAN] + [10.0] * 6)).absent[-1] == "missing"


def test_rest_is_zero_and_missing_is_not():
    rest, unknown = load([10.0] * 7 + [0.0] * 7), load([10.0] * 7 + [NAN] * 7)
    assert acute_7d(rest).value[-1] == 0
    assert acute_7d(rest).absent[-1] == ""
    assert acute_7d(unknown).absent[-1] == "missing"


def test_zeros_add_up_to_zero_after_large_values():
    """A running total would leave 1e-7 behind and call it a base."""
    daily = load([1e9, 1 / 3, 1e9 / 7] * 30 + [0.0] * 60)
    assert acute_7d(daily).value[-1] == 0
    assert acwr_coupled(daily).absent[-1] == "zero_chronic"


@pytest.mark.parametrize("days", [[], [5.0], [0.0] * 5, [NAN] * 40, [math.inf] * 40, [1e308] * 40])
@pytest.mark.parametrize("metric", [acute_7d, chronic_28d, acwr_coupled, acwr_uncoupled, week_change])
def test_degenerate_series_give_reasons_and_no_infinity(metric, days):
    found = metric(load(days))
    assert len(found.value) == len(found.absent) == len(found.imputed) == len(days)
    assert ((found.absent == "") == np.isfinite(found.value)).all()


def test_columns_of_a_series():
    assert list(acute_7d(load([1.0] * 7)).columns()) == ["acute_7d", "acute_7d_absent", "acute_7d_imputed"]
