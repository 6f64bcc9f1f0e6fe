"""What the model may know on a morning."""

import datetime as dt

import numpy as np
import pytest

from rtr.learn.flare import FlareDays

FIRST = dt.date(2026, 3, 2)


def days(flare):
    return FlareDays(first=FIRST, run_min=np.full(len(flare), 20.0), pain_before=np.zeros(len(flare)), flare=flare)


def test_outcomes_of_the_last_48_hours_are_open():
    cut = days(np.ones(10)).until(FIRST + dt.timedelta(days=6))
    assert len(cut.flare) == 7
    assert np.isfinite(cut.flare).tolist() == [True] * 4 + [False] * 3
    assert np.isfinite(cut.run_min).all()


def test_days_without_an_entry_are_unknown_and_not_rest():
    cut = days(np.ones(2)).until(FIRST + dt.timedelta(days=4))
    assert np.isnan(cut.run_min).tolist() == [False, False, True, True, True]


def test_before_the_first_day_there_is_nothing():
    assert len(days(np.ones(3)).until(FIRST - dt.timedelta(days=1)).flare) == 0


def test_what_is_cut_off_is_a_copy():
    whole = days(np.ones(10))
    whole.until(FIRST + dt.timedelta(days=9))
    assert np.isfinite(whole.flare).all()


def test_arrays_of_different_length_are_refused():
    with pytest.raises(ValueError, match="one entry per calendar day"):
        FlareDays(first=FIRST, run_min=np.zeros(3), pain_before=np.zeros(3), flare=np.zeros(2))
