"""Two weeks of a diary: what mornings were like after short and long runs, in counts."""

import numpy as np
import pytest

from rtr.learn.described import described
from tests.unit.learn.tables import table_of


def test_changes_are_from_one_morning_to_the_next_split_at_the_own_median():
    run_min = [10, 0, 20, 0, 10, 0, 20, 0, 10, 0, 20, 0]
    pain = [1, 1, 1, 3, 1, 1, 1, 2, 1, 1, 1, 4]
    found = described(table_of(run_min=run_min, pain_am=pain))
    assert found.split_min == 15
    assert (found.short.median, found.short.low, found.short.high, found.short.count) == (0, 0, 0, 3)
    assert (found.long.median, found.long.low, found.long.high, found.long.count) == (2, 1, 3, 3)
    assert (found.rest.median, found.rest.count) == (0, 5), "the last morning has none after it"


def test_a_run_of_the_median_length_is_short():
    found = described(table_of(run_min=[10, 0, 20, 0, 30, 0], pain_am=[1] * 6))
    assert found.split_min == 20
    assert (found.short.count, found.long.count) == (2, 1)


@pytest.mark.parametrize(("mornings", "told"), [(2, False), (3, True), (4, True)])
def test_fewer_than_three_mornings_have_no_median(mornings, told):
    found = described(table_of(run_min=[10] * mornings + [0], pain_am=[1] * (mornings + 1)))
    assert found.short.count == mornings
    assert (found.short.median is not None) == told


def test_a_missing_morning_takes_both_its_days_out():
    found = described(table_of(run_min=[10] * 6, pain_am=[1, 1, np.nan, 1, 1, 1]))
    assert found.short.count == 3


def test_a_day_of_unknown_minutes_is_neither_a_run_nor_a_rest():
    found = described(table_of(run_min=[np.nan, 10, np.nan, 0], pain_am=[1, 2, 3, 4]))
    assert (found.rest.count, found.short.count, found.long.count) == (0, 1, 0)


def test_without_a_run_there_is_nothing_to_split():
    found = described(table_of(run_min=[0, 0, 0, 0], pain_am=[1, 2, 2, 1]))
    assert found.split_min is None
    assert (found.rest.count, found.short.count, found.long.count) == (3, 0, 0)
    assert described(table_of(run_min=[], pain_am=[])).rest.count == 0
