"""Which day stands beside which: exposure, outcome after it, outcome before it, exposures between."""

import numpy as np
import pytest

from rtr.learn.pairs import pairs_of

RUN = np.array([30.0, 0, 20, 0, 0, 40, 0])
PAIN = np.array([1.0, 3, 2, 4, 2, 1, 5])


def test_next_morning_given_the_morning_of_the_run():
    pairs = pairs_of(RUN, PAIN)
    assert pairs.lag == 1
    assert pairs.index.tolist() == [0, 1, 2, 3, 4, 5]
    assert pairs.x.tolist() == [30, 0, 20, 0, 0, 40]
    assert pairs.y.tolist() == [3, 2, 4, 2, 1, 5]
    assert pairs.z.tolist() == [1, 3, 2, 4, 2, 1]
    assert pairs.between.shape == (6, 0)


def test_two_and_three_days_later_come_with_the_runs_between():
    pairs = pairs_of(RUN, PAIN, 3)
    assert pairs.x.tolist() == [30, 0, 20, 0]
    assert pairs.y.tolist() == [4, 2, 1, 5]
    assert pairs.z.tolist() == [1, 3, 2, 4]
    assert pairs.between.tolist() == [[0, 20], [20, 0], [0, 0], [0, 40]]
    assert pairs_of(RUN, PAIN, 2).between.tolist() == [[0], [20], [0], [0], [40]]


def test_the_same_day_is_given_the_day_before():
    pairs = pairs_of(RUN, PAIN, 0)
    assert pairs.index.tolist() == [1, 2, 3, 4, 5, 6]
    assert pairs.y.tolist() == PAIN[1:].tolist()
    assert pairs.z.tolist() == PAIN[:-1].tolist()


def test_unknown_days_stay_on_the_calendar_and_make_no_pair():
    pain = PAIN.copy()
    pain[3] = np.nan
    pairs = pairs_of(RUN, pain)
    assert pairs.is_complete.tolist() == [True, True, False, False, True, True]
    assert pairs.count == 4


def test_what_lies_before_the_first_and_after_the_last_pair_is_cut_off():
    pain = np.r_[np.full(10, np.nan), PAIN, np.full(5, np.nan)]
    pairs = pairs_of(np.r_[np.zeros(10), RUN, np.zeros(5)], pain)
    assert pairs.index.tolist() == list(range(10, 16))


def test_days_of_the_week_keep_step_with_the_calendar_after_the_cut():
    pain = np.r_[np.full(10, np.nan), PAIN]
    assert pairs_of(np.r_[np.zeros(10), RUN], pain).weekday.tolist() == [3, 4, 5, 6, 0, 1]


@pytest.mark.parametrize("days", [0, 1])
@pytest.mark.parametrize("lag", [0, 1, 2, 3])
def test_no_or_one_day_has_no_pair(days, lag):
    assert pairs_of(np.ones(days), np.ones(days), lag).count == 0


def test_series_of_different_length_and_outcomes_before_the_exposure_are_refused():
    with pytest.raises(ValueError, match="same days"):
        pairs_of(RUN, PAIN[1:])
    with pytest.raises(ValueError, match="before its exposure"):
        pairs_of(RUN, PAIN, -1)
