"""Run days of a week: rest in between, the runner's own days, the shortest run second of two neighbours."""

import datetime as dt
import itertools

import pytest

from rtr.advice.block.days import FOUR_RUNS, Wish, order_of, run_days

MONDAY = dt.date(2026, 3, 2)
WEEK = [MONDAY + dt.timedelta(days=d) for d in range(7)]


def weekdays(days):
    return [day.weekday() for day in days]


def test_the_usual_days_where_all_are_free():
    assert weekdays(run_days(3, Wish(days=WEEK))) == [0, 2, 5]
    assert weekdays(run_days(4, Wish(days=WEEK, pairs=1, usual=FOUR_RUNS))) == [1, 3, 5, 6]


def test_a_run_yesterday_moves_the_week():
    found = run_days(3, Wish(days=WEEK, last_run=MONDAY - dt.timedelta(days=1)))
    assert found[0] > MONDAY


@pytest.mark.parametrize(
    ("free", "expected"),
    [([0, 1, 2], [0, 2]), ([0, 1], [0]), ([5, 6], [5]), ([1, 3, 5], [1, 3, 5]), ([], []), ([0, 1, 2, 3, 4], [0, 2, 4])],
)
def test_fewer_runs_where_the_days_do_not_allow_more(free, expected):
    assert weekdays(run_days(3, Wish(days=[WEEK[d] for d in free]))) == expected


@pytest.mark.parametrize("free", [set(c) for n in range(8) for c in itertools.combinations(range(7), n)], ids=str)
def test_never_on_neighbouring_days_and_only_on_free_ones(free):
    for last in (None, MONDAY - dt.timedelta(days=1)):
        found = run_days(3, Wish(days=[WEEK[d] for d in sorted(free)], last_run=last))
        assert set(weekdays(found)) <= free
        chain = [*([last] if last else []), *found]
        assert all((b - a).days >= 2 for a, b in itertools.pairwise(chain))


def test_four_runs_have_one_pair_of_neighbours_at_most():
    for free in itertools.combinations(range(7), 5):
        found = run_days(4, Wish(days=[WEEK[d] for d in free], pairs=1, usual=FOUR_RUNS))
        close = [1 for a, b in itertools.pairwise(found) if (b - a).days == 1]
        assert len(close) <= 1


def test_the_shortest_run_is_the_second_of_two_neighbours():
    days = [WEEK[d] for d in FOUR_RUNS]
    minutes = [25, 20, 30, 25]
    assert [minutes[n] for n in order_of(days, minutes)] == [25, 25, 30, 20]
    assert order_of(WEEK[0:6:2], [32, 30, 33]) == (0, 1, 2)


def test_every_run_is_used_once():
    for free in itertools.combinations(range(7), 4):
        order = order_of([WEEK[d] for d in free], [35, 25, 30, 35])
        assert sorted(order) == [0, 1, 2, 3]
