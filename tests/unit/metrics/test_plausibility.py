"""What a recording cannot have been: just under, at and just over each limit."""

import pytest

from rtr.metrics.plausibility import doubt, left_running
from rtr.model import Activity, Sport

DAY_S = 86_400.0


def activity(sport: Sport = Sport.RUNNING, **numbers: float) -> Activity:
    return Activity(uid="", sport=sport, source="fit", **numbers)  # type: ignore[arg-type]  # number fields by name


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ({"timer_s": 1800, "distance_m": 5000}, None),
        ({}, None),
        ({"elapsed_s": DAY_S}, None),
        ({"elapsed_s": DAY_S + 1}, "24 hours"),
        ({"timer_s": DAY_S + 1, "elapsed_s": 10 * DAY_S}, "24 hours"),
        ({"timer_s": 2700, "elapsed_s": 27 * DAY_S}, None),
        ({"moving_s": 2700, "elapsed_s": 2 * DAY_S}, "48 hours"),
        ({"timer_s": 60, "distance_m": 420}, None),
        ({"timer_s": 60, "distance_m": 421}, "drive"),
        ({"timer_s": 59, "distance_m": 5000}, None),
        ({"timer_s": 80_000, "distance_m": 100_000}, None),
        ({"timer_s": 80_000, "distance_m": 100_001}, "100 km on foot"),
        ({"elapsed_s": 0, "distance_m": 100}, None),
        ({"elapsed_s": 0, "distance_m": 101}, "same time"),
        ({"elapsed_s": 6}, None),
    ],
)
def test_limits(numbers: dict[str, float], words: str | None) -> None:
    found = doubt(activity(**numbers))
    assert (found is None) if words is None else (found is not None and words in found)


@pytest.mark.parametrize(("ridden_s", "is_doubtful"), [(120, False), (240, False), (241, True)])
def test_a_drive_with_the_watch_still_on(ridden_s: float, is_doubtful: bool) -> None:
    assert (doubt(activity(timer_s=2400, distance_m=9000), ridden_s) is not None) is is_doubtful


def test_a_short_burst_is_drift_of_the_position() -> None:
    assert doubt(activity(timer_s=600, distance_m=2000), 120) is None
    assert doubt(activity(timer_s=600, distance_m=2000), 121) is not None


def test_rides_may_be_fast_and_far() -> None:
    assert doubt(activity(Sport.CYCLING, timer_s=20_000, distance_m=180_000), 20_000) is None


def test_walks_are_on_foot() -> None:
    assert doubt(activity(Sport.WALKING, timer_s=600, distance_m=6000)) is not None


def test_hours_until_it_was_saved() -> None:
    assert left_running(activity(timer_s=2700, elapsed_s=48 * 3600)) == 48
    assert left_running(activity(timer_s=2700, elapsed_s=DAY_S)) is None
    assert left_running(activity(elapsed_s=48 * 3600)) is None
