"""The single-session spike: bands of the study, the allowance, windows of dates, runs of unknown length."""

import math

import numpy as np
import pytest

from rtr.metrics.base import Series
from rtr.metrics.spike import BANDS, BANDS_KM, Spike, band, cap, longest_30d, session_spike, states

NAN = math.nan
START = np.datetime64("2026-05-01")


def days(*offsets):
    return START + np.array(offsets, dtype="timedelta64[D]")


def known(*values):
    return Series.known("longest_30d", np.array(values))


@pytest.mark.parametrize(
    ("km", "state"),
    [(6.0, "ref"), (8.0, "ref"), (8.8, "ref"), (9.0, "small"), (10.4, "small"), (10.5, "moderate"), (16.0, "moderate"),
     (16.1, "large")],
)  # fmt: skip
def test_bands_match_frandsen_2025_with_a_longest_of_8_km(km, state):
    assert band(np.array([km / 8.0])).tolist() == [state]


@pytest.mark.parametrize(
    ("ratio", "state"),
    [(1.0999, "ref"), (1.10, "ref"), (1.1001, "small"), (1.2999, "small"), (1.30, "small"), (1.3001, "moderate"),
     (2.0, "moderate"), (2.0001, "large")],
)  # fmt: skip
def test_each_cut_just_under_at_and_over(ratio, state):
    assert band(np.array([ratio])).tolist() == [state]
    assert states(np.array([ratio * 100]), known(100.0)).tolist() == [state]


@pytest.mark.parametrize(
    ("longest", "length", "state"),
    [
        (8.0, 10.0, "microstep"),
        (20.0, 25.0, "microstep"),
        (20.0, 25.1, "small"),
        (20.0, 24.9, "microstep"),
        (5.0, 10.0, "microstep"),
        (4.0, 9.1, "large"),
        (60.0, 65.0, "ref"),
        (60.0, 66.0, "ref"),
        (60.0, 66.1, "small"),
    ],
)
def test_an_excess_of_five_minutes_is_a_small_step_science_2_4(longest, length, state):
    assert states(np.array([length]), known(longest)).tolist() == [state]


def test_the_allowance_of_distance_is_one_kilometre():
    assert states(np.array([9.0, 9.1]), known(8.0, 8.0), BANDS_KM).tolist() == ["microstep", "small"]


def test_above_the_cap_and_the_three_bands_are_the_same():
    lengths, longest = np.arange(1.0, 200.0, 0.7), np.full(285, 31.0)
    state = states(lengths, known(*longest))
    above = np.isin(state, [s.value for s in Spike if s.is_above_cap])
    assert (above == (lengths > cap(longest) + 1e-9)).all()


def test_the_window_is_30_dates_and_leaves_the_day_itself_out():
    runs, length = days(0, 1, 31, 31), np.array([50.0, 20.0, 90.0, 10.0])
    assert longest_30d(days(0, 1, 30, 31, 32, 61, 62), runs, length).value == pytest.approx(
        [NAN, 50, 50, 20, 90, 90, NAN], nan_ok=True
    )


def test_no_run_in_30_days_is_a_reentry_and_not_an_infinite_spike():
    runs, length = days(0, 31), np.array([20.0, 40.0])
    longest = longest_30d(runs, runs, length)
    assert longest.absent.tolist() == ["reentry", "reentry"]
    assert states(length, longest).tolist() == ["reentry", "reentry"]
    assert session_spike(length, longest).absent.tolist() == ["reentry", "reentry"]


def test_a_run_of_unknown_split_is_no_clearance():
    runs, length = days(0, 2), np.array([20.0, NAN])
    longest = longest_30d(runs, runs, length)
    assert states(length, longest)[1] == "absent"
    assert session_spike(length, longest).absent[1] == "missing"


def test_unknown_runs_before_are_passed_over_and_never_make_the_longest_longer():
    runs = days(0, 1, 2, 40, 41)
    longest = longest_30d(runs, runs, np.array([20.0, NAN, 30.0, NAN, 30.0]))
    assert longest.value[2] == 20
    assert longest.absent[4] == "missing", "there was a run, so this is no re-entry"
    assert states(np.array([20.0, NAN, 30.0, NAN, 30.0]), longest)[4] == "absent"


def test_a_session_without_running_is_no_run():
    assert longest_30d(days(5), days(0, 1), np.array([0.0, 0.0])).absent.tolist() == ["reentry"]


def test_order_does_not_matter_and_nothing_is_fine():
    runs, length = days(9, 3, 5), np.array([10.0, 30.0, 20.0])
    assert longest_30d(days(10), runs, length).value.tolist() == [30.0]
    nothing = longest_30d(days(), days(), np.array([]))
    assert nothing.value.tolist() == []
    assert longest_30d(days(1), days(), np.array([])).absent.tolist() == ["reentry"]


@pytest.mark.parametrize(("longest", "most"), [(0.0, 5.0), (27.0, 32.0), (50.0, 55.0), (60.0, 66.0)])
def test_the_cap_is_ten_percent_or_five_minutes_science_2_4(longest, most):
    assert cap(np.array([longest]))[0] == pytest.approx(most)


def test_the_study_bands_are_the_default():
    assert (BANDS.ref, BANDS.small, BANDS.moderate, BANDS.allowance) == (1.10, 1.30, 2.00, 5.0)
