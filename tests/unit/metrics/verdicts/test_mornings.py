"""What is usual of a morning, and that mornings filled in later take no ease-back back."""

import datetime as dt

import pytest

from rtr.metrics.verdicts.mornings import PlaceMornings

NOON = dt.datetime(2026, 3, 10, 12, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)


def mornings(*told):
    """Quiet mornings before `NOON`: the answer, and whether it was written down at once."""
    found = PlaceMornings()
    for ago, (value, is_in_time) in enumerate(reversed(told), start=1):
        at = NOON - ago * dt.timedelta(days=1)
        found.quiet_pain.insert(0, (at, value, at if is_in_time else NOON + HOUR))
    return found


def test_it_is_the_median_of_three_mornings_or_more():
    assert mornings((1, True), (2, True), (5, True)).usual(NOON) == 2
    assert mornings((1, True), (2, True)).usual(NOON) is None
    assert mornings((1, True), (2, True)).usual(NOON, fallback=1.0) == 1


KNOWN = ((1, True), (1, True), (1, True))


@pytest.mark.parametrize(("late", "usual"), [(3, 1), (0, 0)])
def test_what_is_written_down_later_can_lower_it_and_not_raise_it(late, usual):
    assert mornings(*KNOWN, *((late, False),) * 4).usual(NOON, NOON) == usual


def test_where_too_few_were_known_the_pain_before_the_run_stands_in_for_them():
    found = mornings((1, True), (3, False), (3, False), (3, False))
    assert found.usual(NOON) == 3
    assert found.usual(NOON, NOON, fallback=2.0) == 2
    assert found.usual(NOON, NOON) == 3, "nothing was known to compare with"
    assert found.usual(NOON, NOON + HOUR, fallback=2.0) == 3, "a morning of the same time stands beside all of them"
