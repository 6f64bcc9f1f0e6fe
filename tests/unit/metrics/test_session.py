"""Running and walking seconds (science §0): known bouts, device splits, and what must never be guessed."""

import dataclasses
import itertools
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rtr.importers import read
from rtr.metrics.session import RunWalk, split_run_walk
from rtr.model import Activity, Gait, Lap, RunWalkMethod, Split, Sport
from rtr.samples import Samples

RUN, WALK, STAND = (164.0, 2.7), (112.0, 1.4), (0.0, 0.0)
"""Cadence in steps/min and speed in m/s."""
SENSORS = {"cadence": RunWalkMethod.CADENCE, "speed": RunWalkMethod.SPEED, "positions": RunWalkMethod.SPEED}


def activity(sport: Sport = Sport.RUNNING, **facts: object) -> Activity:
    return dataclasses.replace(Activity(uid="", sport=sport, source="fit"), **facts)  # type: ignore[arg-type]  # by name


def recorded(plan: list[tuple[float, tuple[float, float]]], sensor: str, steps: list[int] | None = None) -> Samples:
    """A recording of (seconds, gait) bouts: a sample at each end of a bout and every `steps` seconds."""
    ends = np.cumsum([0.0, *(length for length, _ in plan)])
    t_s = [0.0]
    for start, end in itertools.pairwise(ends):
        every = (steps or [1])[len(t_s) % len(steps or [1])]
        t_s += [float(t) for t in np.arange(start + every, end, every)] + [float(end)]
    t = np.array(t_s)
    bout = np.clip(np.searchsorted(ends, t) - 1, 0, len(plan) - 1)
    cadence, speed = (np.array([plan[b][1][i] for b in bout]) for i in (0, 1))
    if sensor == "cadence":
        return Samples(t_s=t, cadence_spm=cadence)
    if sensor == "speed":
        return Samples(t_s=t, speed_m_per_s=speed)
    covered = np.concatenate(([0.0], np.cumsum(np.diff(t) * speed[1:])))
    return Samples(t_s=t, lat_deg=50 + covered / 111_194.93, lon_deg=np.full(len(t), 8.0))


def split(samples: Samples | None, **facts: object) -> RunWalk:
    return split_run_walk(activity(**facts), samples)


@pytest.mark.parametrize("sensor", SENSORS)
def test_five_minutes_running_and_walking_in_turns(sensor: str) -> None:
    found = split(recorded([(60, RUN), (60, WALK)] * 5, sensor), elapsed_s=600.0)
    assert found.run_s == pytest.approx(300, abs=10)
    assert found.walk_s == pytest.approx(300, abs=10)
    assert found.method is SENSORS[sensor]


@pytest.mark.parametrize("sensor", SENSORS)
def test_standing_is_neither(sensor: str) -> None:
    found = split(recorded([(120, RUN), (60, STAND), (120, RUN), (60, WALK)], sensor), elapsed_s=360.0)
    assert found.run_s == pytest.approx(240, abs=6)
    assert found.walk_s == pytest.approx(60, abs=6)


bouts = st.lists(st.tuples(st.integers(30, 300), st.sampled_from([RUN, WALK, STAND])), min_size=1, max_size=12)


@settings(max_examples=60, deadline=None)
@given(
    plan=bouts, sensor=st.sampled_from(["cadence", "speed"]), steps=st.lists(st.integers(1, 9), min_size=1, max_size=5)
)
def test_known_bouts_are_found_to_a_second_each_however_unevenly_recorded(
    plan: list[tuple[float, tuple[float, float]]], sensor: str, steps: list[int]
) -> None:
    found = split(recorded(plan, sensor, steps))
    for gait, seconds in ((RUN, found.run_s), (WALK, found.walk_s)):
        if seconds is not None:
            assert seconds == pytest.approx(sum(n for n, g in plan if g == gait), abs=1 + len(plan))


@settings(max_examples=60, deadline=None)
@given(plan=bouts, sensor=st.sampled_from(list(SENSORS)), timer_s=st.floats(1, 4000))
def test_run_and_walk_never_exceed_the_time_that_counts(
    plan: list[tuple[float, tuple[float, float]]], sensor: str, timer_s: float
) -> None:
    found = split(recorded(plan, sensor), timer_s=timer_s)
    assert (found.run_s or 0) + (found.walk_s or 0) <= timer_s + 1e-6


@pytest.mark.parametrize(("length", "run_s"), [(9, 109), (10, 100)])
def test_a_bout_under_ten_seconds_joins_its_neighbour(length: int, run_s: float) -> None:
    plan = [(100, RUN), (length, WALK), (100, WALK if length == 10 else RUN)]
    assert split(recorded(plan, "cadence")).run_s == pytest.approx(run_s if length == 10 else run_s + 100)


@pytest.mark.parametrize(("spm", "method_run_s"), [(139.9, 0), (140.0, 120)])
def test_the_limit_of_cadence(spm: float, method_run_s: float) -> None:
    assert split(recorded([(120, (spm, 0))], "cadence")).run_s == method_run_s


@pytest.mark.parametrize(("m_per_s", "run_s", "walk_s"), [(0.49, 0, 0), (0.5, 0, 120), (1.99, 0, 120), (2.0, 120, 0)])
def test_the_limits_of_speed(m_per_s: float, run_s: float, walk_s: float) -> None:
    found = split(recorded([(120, (0, m_per_s)), (30, RUN)], "speed"))
    assert (found.run_s, found.walk_s) == (run_s + 30, walk_s)


def test_a_speed_that_never_leaves_zero_is_a_sensor_that_was_not_there() -> None:
    assert split(recorded([(120, STAND)], "speed"), elapsed_s=120.0).run_s is None


def test_a_treadmill_without_positions_counts_by_cadence() -> None:
    samples = recorded([(300, RUN), (60, WALK)], "cadence")
    still = dataclasses.replace(samples, speed_m_per_s=np.zeros(len(samples)))
    found = split(still, timer_s=360.0)
    assert (found.run_s, found.walk_s, found.method) == (300, 60, RunWalkMethod.CADENCE)


def test_slow_steps_that_the_watch_misses_are_walking_when_the_speed_says_so() -> None:
    samples = recorded([(100, RUN), (100, STAND)], "cadence")
    moving = np.where(np.arange(len(samples)) > 100, 1.3, 2.7)
    assert split(dataclasses.replace(samples, speed_m_per_s=moving)).walk_s == pytest.approx(100, abs=3)


def test_a_dead_cadence_sensor_leaves_it_to_the_speed() -> None:
    samples = dataclasses.replace(recorded([(200, RUN)], "speed"), cadence_spm=np.zeros(201))
    assert split(samples).method is RunWalkMethod.SPEED
    silent = np.full(201, np.nan)
    silent[:50] = 164
    assert split(dataclasses.replace(samples, cadence_spm=silent)).method is RunWalkMethod.SPEED


def test_a_drive_home_is_neither() -> None:
    found = split(recorded([(600, RUN), (300, (0, 14.0))], "speed"), elapsed_s=900.0)
    assert (found.run_s, found.walk_s) == (pytest.approx(600, abs=3), 0)


def test_a_pause_counts_as_nothing() -> None:
    t = np.concatenate([np.arange(301.0), np.arange(900.0, 1201)])
    assert split(Samples(t_s=t, cadence_spm=np.full(len(t), 164.0)), elapsed_s=1200.0).run_s == 600


@pytest.mark.parametrize(("every", "run_s"), [(10, 600), (20, 600), (60, 600), (61, None)])
def test_devices_that_sample_rarely(every: int, run_s: float | None) -> None:
    t = np.arange(0.0, 610, every)[: 600 // every + 1]
    found = split(Samples(t_s=t, cadence_spm=np.full(len(t), 164.0)), elapsed_s=600.0)
    assert found.run_s == run_s


def test_a_long_interval_counts_where_the_distance_went_on() -> None:
    t = np.concatenate([np.arange(101.0), [140.0], np.arange(141.0, 200)])
    went_on = Samples(t_s=t, distance_m=2.7 * t)
    stood = Samples(t_s=t, distance_m=2.7 * np.where(t > 100, t - 40, t))
    assert split(went_on).run_s == pytest.approx(199, abs=1)
    assert split(stood).run_s == pytest.approx(159, abs=2)


def test_speed_in_the_wrong_unit_gives_way_to_the_positions() -> None:
    samples = recorded([(300, WALK)], "positions")
    km_per_h = dataclasses.replace(samples, speed_m_per_s=np.full(len(samples), 1.4 * 3.6))
    assert split(km_per_h).walk_s == pytest.approx(300, abs=2)


def test_device_splits_come_first() -> None:
    splits = tuple(Split(gait=g, timer_s=t) for g, t in ((Gait.RUN, 200.0), (Gait.WALK, 80.0), (Gait.STAND, 20.0)))
    found = split(recorded([(300, WALK)], "cadence"), splits=splits, timer_s=300.0)
    assert found == RunWalk(run_s=200, walk_s=80, method=RunWalkMethod.SPLITS)


def test_splits_that_tell_of_a_fraction_only_are_not_the_session() -> None:
    few = (Split(gait=Gait.RUN, timer_s=10.0),)
    assert split(recorded([(300, RUN)], "cadence"), splits=few, timer_s=300.0).method is RunWalkMethod.CADENCE


def test_laps_named_run_and_walk_beat_the_detector() -> None:
    laps = tuple(Lap(start_s=60.0 * i, timer_s=60.0, gait=(Gait.RUN, Gait.WALK)[i % 2]) for i in range(4))
    found = split(recorded([(240, RUN)], "cadence"), laps=laps, timer_s=240.0)
    assert found == RunWalk(run_s=120, walk_s=120, method=RunWalkMethod.LAPS)
    assert split(None, laps=laps, timer_s=240.0) == found


def test_laps_without_a_name_are_left_to_the_detector() -> None:
    laps = (Lap(start_s=0.0, timer_s=120.0), Lap(start_s=120.0, timer_s=60.0, gait=Gait.WALK), Lap(start_s=180.0))
    found = split(recorded([(180, RUN), (60, WALK)], "cadence"), laps=laps, timer_s=240.0)
    assert (found.run_s, found.walk_s, found.method) == (120, 120, RunWalkMethod.LAPS)


def test_unnamed_laps_are_no_proof_of_anything() -> None:
    laps = (Lap(start_s=0.0, timer_s=300.0),)
    assert split(recorded([(300, RUN)], "cadence"), laps=laps).method is RunWalkMethod.CADENCE


UNKNOWN = (None, None, RunWalkMethod.NONE)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"timer_s": 1800.0, "avg_cadence_spm": 155.0}, (1800, 0, RunWalkMethod.CADENCE)),
        ({"timer_s": 1800.0, "avg_cadence_spm": 154.9, "distance_m": 5000.0}, UNKNOWN),
        ({"timer_s": 1800.0, "distance_m": 4320.0}, (1800, 0, RunWalkMethod.SPEED)),
        ({"timer_s": 1800.0, "distance_m": 4319.0}, UNKNOWN),
        ({"timer_s": 1800.0, "distance_m": 14_400.0}, UNKNOWN),
        ({"moving_s": 1000.0, "elapsed_s": 5000.0, "distance_m": 2500.0}, (1000, 0, RunWalkMethod.SPEED)),
        ({"timer_s": 1800.0}, UNKNOWN),
        ({"distance_m": 5000.0}, UNKNOWN),
        ({"timer_s": 0.0, "distance_m": 5000.0}, UNKNOWN),
    ],
)
def test_summaries_without_samples(facts: dict[str, float], expected: tuple[object, ...]) -> None:
    found = split(None, **facts)
    assert (found.run_s, found.walk_s, found.method) == expected


def test_samples_of_heart_rate_alone_are_a_summary() -> None:
    hearts = Samples(t_s=np.arange(600.0), hr_bpm=np.full(600, 140.0))
    assert split(hearts, timer_s=600.0, distance_m=1500.0).run_s == 600


def test_samples_of_a_fraction_do_not_speak_for_the_session() -> None:
    assert split(recorded([(100, RUN)], "cadence"), timer_s=1800.0) == RunWalk(
        run_s=None, walk_s=None, method=RunWalkMethod.NONE
    )


@pytest.mark.parametrize("sport", [Sport.WALKING, Sport.HIKING])
def test_walks_hold_running_only_by_steps(sport: Sport) -> None:
    fast = [(300, RUN), (300, WALK)]
    by_speed = split_run_walk(activity(sport, elapsed_s=600.0), recorded(fast, "speed"))
    by_steps = split_run_walk(activity(sport, elapsed_s=600.0), recorded(fast, "cadence"))
    assert (by_speed.run_s, by_speed.walk_s) == (0, 600)
    assert (by_steps.run_s, by_steps.walk_s) == (300, 300)
    assert split_run_walk(activity(sport, timer_s=900.0), None) == RunWalk(
        run_s=0, walk_s=900, method=RunWalkMethod.NONE
    )


@pytest.mark.parametrize("sport", [s for s in Sport if s not in (Sport.RUNNING, Sport.WALKING, Sport.HIKING)])
def test_other_sports_have_neither(sport: Sport) -> None:
    found = split_run_walk(activity(sport, timer_s=900.0), recorded([(900, RUN)], "cadence"))
    assert found == RunWalk(run_s=0, walk_s=0, method=RunWalkMethod.NONE)


@pytest.mark.parametrize("n", [0, 1, 2])
def test_hardly_any_samples(n: int) -> None:
    assert split(Samples(t_s=np.zeros(n), cadence_spm=np.full(n, 164.0))).run_s is None


def _with_device_splits(folder: Path) -> list[tuple[Activity, Samples]]:
    found = []
    for path in sorted(folder.glob("fit/strava-running-analysis__*.fit.gz")):
        for recording in read(path.name, path.read_bytes()).recordings:
            if recording.activity.run_s and recording.samples is not None:
                assert recording.activity.run_walk_method is RunWalkMethod.SPLITS
                found.append((recording.activity, recording.samples))
    return found


@pytest.mark.parametrize(("silenced", "each"), [((), 0.15), (("cadence_spm",), 0.18)], ids=["cadence", "speed"])
def test_the_detector_agrees_with_watches_that_tell_running_from_walking(
    shared: Path, silenced: tuple[str, ...], each: float
) -> None:
    """Four track sessions of half-minute bouts, the hardest case: within 10 % in sum, `each` in every one."""
    told_s = found_s = 0.0
    for told, samples in _with_device_splits(shared / "samples"):
        heard = dataclasses.replace(samples, **dict.fromkeys(silenced))
        found = split_run_walk(dataclasses.replace(told, splits=(), laps=()), heard)
        assert found.run_s == pytest.approx(told.run_s, rel=each)
        told_s += told.run_s or 0.0
        found_s += found.run_s or 0.0
    assert told_s > 3600
    assert found_s == pytest.approx(told_s, rel=0.10)


def test_two_formats_of_one_run_agree(shared: Path) -> None:
    runs = [
        read(name, (shared / "samples" / folder / name).read_bytes()).recordings[0].activity
        for folder, name in (("fit", "sports-lib__2067489619.fit"), ("gpx", "sports-lib__2067489619.gpx"))
    ]
    assert runs[0].run_s == pytest.approx(runs[1].run_s, rel=0.05)
    assert runs[0].walk_s == pytest.approx(runs[1].walk_s, rel=0.05)
