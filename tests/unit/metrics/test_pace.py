"""How fast easy running is: without its faster parts, from what the recording tells, a week beside four."""

import datetime as dt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rtr.measures import SPEED_BINS, Histogram, Measures, stacked
from rtr.metrics.pace import Beside, PaceAbsence, SpeedFrom, beside, easy_part, own_speed, running_bpm, speeds
from rtr.model import Activity, Gait, Split, Sport
from tests import naive_sessions as naive


def binned(seconds):
    return stacked([Histogram.of(np.floor(np.array(seconds) * 10 + 1e-9))], SPEED_BINS).astype(float)


def easy(seconds):
    return float(easy_part(binned(seconds), np.array([np.mean(seconds)]))[0])


def run(**told):
    start = dt.datetime(2026, 11, 16, 18)
    return Activity(uid="a", sport=Sport.RUNNING, source="fit", start_local=start, **told)


class TestEasyPart:
    def test_a_steady_run_has_its_own_speed_and_not_that_of_a_bin(self):
        assert [round(easy([speed] * 1500), 4) for speed in (2.70, 2.72, 2.79, 2.81)] == [2.70, 2.72, 2.79, 2.81]

    def test_strides_are_no_easy_running(self):
        assert easy([2.7] * 1800 + [5.0] * 120) == pytest.approx(2.7, abs=0.01)

    def test_nor_is_goal_effort(self):
        assert easy([2.7] * 1500 + [3.2] * 540) == pytest.approx(2.7, abs=0.03)

    def test_a_run_that_is_faster_as_a_whole_is_a_faster_run(self):
        assert easy([3.1] * 1500) == pytest.approx(3.1)

    def test_without_running_nothing_is_known(self):
        assert np.isnan(easy_part(np.zeros((1, SPEED_BINS)), np.array([np.nan]))).all()

    def test_without_its_mean_the_bins_speak(self):
        assert easy_part(binned([2.72] * 600), np.array([np.nan])).round(2).tolist() == [2.75]

    def test_a_mean_that_does_not_fit_its_seconds_moves_no_more_than_half_a_bin(self):
        assert easy_part(binned([2.72] * 600), np.array([9.0])).round(2).tolist() == [2.80]

    @given(st.floats(2.0, 3.5), st.floats(0, 0.05), st.integers(0, 200))
    def test_it_is_what_its_slow_twin_says(self, speed, wave, strides):
        seconds = [speed * (1 + wave * np.sin(n)) for n in range(900)] + [speed * 1.8] * strides
        assert easy(seconds) == pytest.approx(naive.easy_part(seconds), abs=0.03)


class TestOwnSpeed:
    def test_of_a_run_without_walking(self):
        assert own_speed(run(distance_m=2700.0, run_s=1000.0, walk_s=0.0)) == 2.7

    def test_a_distance_with_walking_in_it_tells_nothing(self):
        assert own_speed(run(distance_m=2700.0, run_s=1000.0, walk_s=60.0)) is None
        assert own_speed(run(distance_m=2700.0, run_s=1000.0)) is None

    def test_running_stretches_of_the_device_tell(self):
        stretches = (
            Split(gait=Gait.RUN, timer_s=100, distance_m=270),
            Split(gait=Gait.WALK, timer_s=60, distance_m=80),
        )
        assert own_speed(run(splits=stretches, distance_m=999.0)) == 2.7

    def test_one_stretch_without_a_distance_leaves_it_open(self):
        stretches = (Split(gait=Gait.RUN, timer_s=100, distance_m=270), Split(gait=Gait.RUN, timer_s=60))
        assert own_speed(run(splits=stretches)) is None

    @pytest.mark.parametrize(("distance_m", "is_known"), [(999, False), (1000, True), (7000, True), (7001, False)])
    def test_what_is_no_running_speed_is_left_out(self, distance_m, is_known):
        assert (own_speed(run(distance_m=float(distance_m), run_s=1000.0, walk_s=0.0)) is not None) == is_known


def test_each_run_stands_where_it_is_known_best():
    gap = Histogram.of([27] * 600)
    held = [
        Measures(uid="a", version=1, gap=gap, gap_m_per_s=2.72, is_graded=True),
        Measures(uid="b", version=1, gap=gap, gap_m_per_s=2.73),
        None,
    ]
    found = speeds([run(distance_m=2900.0, run_s=1000.0, walk_s=0.0)] * 3, held)
    rows = [found[how].round(2).tolist() for how in SpeedFrom]
    assert [[n for n in row if not np.isnan(n)] for row in rows] == [[2.72], [2.73], [2.9]]


class TestHeart:
    def test_is_the_mean_of_the_running_seconds(self):
        held = Measures(uid="a", version=1, hr_running=Histogram.of([140] * 60 + [150] * 60))
        assert running_bpm([held], [True]).tolist() == [145.0]

    def test_one_that_is_not_believed_or_not_there_is_not_known(self):
        held = Measures(uid="a", version=1, hr_running=Histogram.of([140] * 60))
        assert np.isnan(running_bpm([held, None], [False, True])).all()


class TestBeside:
    def values(self, recent, before):
        return np.array([3.0] * recent + [2.8] * before), np.array([*range(recent), *range(7, 7 + before)])

    @pytest.mark.parametrize(
        ("recent", "before", "absent"),
        [
            (1, 4, PaceAbsence.FEW_RUNS), (2, 4, None), (3, 4, None), (2, 3, PaceAbsence.FEW_RUNS_BEFORE),
            (2, 5, None), (0, 0, PaceAbsence.FEW_RUNS),
        ],
    )  # fmt: skip
    def test_two_runs_of_the_week_and_four_before_are_enough(self, recent, before, absent):
        found = beside(*self.values(recent, before))
        assert (found.absent, found.count, found.count_before) == (absent, recent, before)
        assert (found.change is None) == (absent is not None)

    @pytest.mark.parametrize(
        ("ago", "counts"), [(-1, (0, 0)), (0, (1, 0)), (6, (1, 0)), (7, (0, 1)), (34, (0, 1)), (35, (0, 0))]
    )
    def test_the_week_and_the_four_weeks_before_it(self, ago, counts):
        found = beside(np.array([2.8]), np.array([ago]))
        assert (found.count, found.count_before) == counts

    def test_it_is_the_middle_run_so_one_fast_day_is_no_rise(self):
        values = np.array([2.8, 2.8, 3.4, 2.8, 2.8, 2.8, 2.8])
        assert beside(values, np.array([0, 2, 4, 8, 10, 12, 14])).change == 0

    def test_what_is_not_known_is_left_out(self):
        assert beside(np.array([np.nan, 3.0]), np.array([0, 1])) == Beside(count=1, absent=PaceAbsence.FEW_RUNS)
