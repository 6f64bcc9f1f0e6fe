"""One recording measured: what a sensor does wrong, what the device says itself, and the slow twin."""

import itertools
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rtr import importers
from rtr.errors import FileImportError
from rtr.measures import BPM_BINS, SPEED_BINS
from rtr.metrics.recorded import VERSION, measured
from rtr.model import Activity, Gait, Lap, Sport
from rtr.samples import Samples
from tests import naive_sessions as naive

RUN, WALK = (164.0, 2.7), (110.0, 1.4)


def activity(**told):
    return Activity(**({"uid": "u", "sport": Sport.RUNNING, "source": "fit"} | told))


def recorded(*bouts, hr=140.0, **channels):
    """A sample a second of (seconds, (cadence, speed)) bouts."""
    gaits = [gait for seconds, gait in bouts for _ in range(seconds)]
    cadence, speed = (np.array([gaits[0][i], *(gait[i] for gait in gaits)]) for i in (0, 1))
    t = np.arange(float(len(gaits) + 1))
    told = {"hr_bpm": np.full(len(t), hr), "cadence_spm": cadence, "speed_m_per_s": speed,
            "distance_m": np.concatenate(([0.0], np.cumsum(speed[1:])))}  # fmt: skip
    return Samples(t_s=t, **(told | channels))


def counts(histogram, size=BPM_BINS):
    return {int(k): int(n) for k, n in enumerate(histogram.counts(size)) if n}


def test_a_run_walk_session_second_by_second():
    found = measured(activity(), recorded((180, RUN), (60, WALK), (180, RUN), hr=np.repeat([130.0, 150.0], [241, 180])))
    assert (found.uid, found.version, found.recorded_s, found.running_s) == ("u", VERSION, 420, 360)
    assert counts(found.hr) == {130: 240, 150: 180}
    assert counts(found.hr_running) == {130: 180, 150: 180}
    assert counts(found.hr_late) == {130: 30, 150: 30}
    assert counts(found.gap, SPEED_BINS) == {27: 360}
    assert found.gap_m_per_s == pytest.approx(2.7)
    assert found.steps == pytest.approx(360 / 60 * 164)
    assert (found.is_graded, found.ascent_m, found.descent_m) == (False, None, None)


def test_a_bout_of_two_minutes_speaks_and_a_shorter_one_does_not():
    assert measured(activity(), recorded((119, RUN), (60, WALK))).hr_late.total_s == 0
    assert measured(activity(), recorded((120, RUN), (60, WALK))).hr_late.total_s == 30


@pytest.mark.parametrize(("bpm", "is_valid"), [(29, False), (30, True), (230, True), (231, False), (0, False)])
def test_a_heart_beats_thirty_to_two_hundred_and_thirty_times(bpm, is_valid):
    assert measured(activity(), recorded((60, RUN), hr=float(bpm))).hr.total_s == 60 * is_valid


def test_a_heart_rate_that_is_written_every_few_seconds_is_there_all_the_time():
    every_tenth = np.where(np.arange(601) % 10 == 0, 140.0, np.nan)
    assert measured(activity(), recorded((600, RUN), hr=every_tenth)).hr.total_s == 591
    every_eleventh = np.where(np.arange(601) % 11 == 0, 140.0, np.nan)
    assert measured(activity(), recorded((600, RUN), hr=every_eleventh)).hr.total_s == 54


def test_seconds_in_which_the_heart_follows_the_steps_are_counted_while_running():
    hr = np.concatenate([np.full(101, 167.0), np.full(100, 168.0), np.full(60, 110.0)])
    assert measured(activity(), recorded((200, RUN), (60, WALK), hr=hr)).locked_s == 100


def test_the_best_thirty_seconds_are_in_a_row_and_all_known():
    hr = np.full(301, 140.0)
    hr[100:130], hr[200:230] = 180.0, 190.0
    hr[205:225] = np.nan
    assert measured(activity(), recorded((300, RUN), hr=hr)).best_hr_30s_bpm == 180.0
    assert measured(activity(), recorded((29, RUN))).best_hr_30s_bpm is None
    assert measured(activity(), recorded((30, RUN))).best_hr_30s_bpm == 140.0


def test_cadence_for_four_fifths_of_the_running_is_enough_for_steps():
    samples = recorded((300, RUN))
    gone = np.where(np.arange(301) > 240, np.nan, 164.0)
    laps = (Lap(start_s=0.0, timer_s=300.0, gait=Gait.RUN),)
    found = measured(activity(laps=laps), Samples(t_s=samples.t_s, cadence_spm=gone))
    assert found.steps == pytest.approx(300 / 60 * 164)
    gone[240] = np.nan
    assert measured(activity(laps=laps), Samples(t_s=samples.t_s, cadence_spm=gone)).steps is None


def test_laps_that_name_their_gait_overrule_the_detector():
    laps = (Lap(start_s=0.0, timer_s=100.0, gait=Gait.WALK), Lap(start_s=100.0, timer_s=100.0, gait=Gait.RUN))
    assert measured(activity(laps=laps), recorded((100, RUN), (100, WALK))).running_s == 100


def test_a_ride_has_a_heart_rate_and_no_running():
    found = measured(activity(sport=Sport.CYCLING), recorded((600, (90.0, 7.0))))
    assert (found.running_s, found.steps, found.hr.total_s, found.gap.total_s) == (0, 0.0, 600, 0)
    assert found.gap_m_per_s is None


@pytest.mark.parametrize("t", [[], [0.0], [5.0, 5.0]])
def test_a_recording_without_a_second_is_measured_as_empty(t):
    found = measured(activity(), Samples(t_s=np.array(t), hr_bpm=np.full(len(t), 140.0)))
    assert (found.recorded_s, found.running_s, found.hr.total_s) == (0, None, 0)


def test_strides_are_seen_through_the_smoothing_and_walking_does_not_dilute_them():
    stride = (180.0, 4.5)
    found = measured(activity(), recorded((200, RUN), (20, stride), (100, WALK), (20, stride), (100, WALK)))
    faster = found.gap.counts(SPEED_BINS)[30:].sum()
    assert 40 <= faster <= 60


gaits = st.sampled_from([RUN, WALK, (0.0, 0.0), (175.0, 3.6)])
heart = st.one_of(st.integers(25, 235).map(float), st.just(math.nan))


@settings(deadline=None, max_examples=40)
@given(bouts=st.lists(st.tuples(st.integers(20, 150), gaits), min_size=1, max_size=6), data=st.data())
def test_a_recording_equals_its_slow_twin(bouts, data):
    beats = data.draw(st.lists(heart, min_size=len(bouts), max_size=len(bouts)))
    seconds = [length for length, _ in bouts]
    bpm = list(itertools.chain.from_iterable([b] * n for b, n in zip(beats, seconds, strict=True)))
    found = measured(activity(), recorded(*bouts, hr=np.array([bpm[0], *bpm])))
    valid = [b if 30 <= b <= 230 else math.nan for b in bpm]
    assert found.recorded_s == len(bpm)
    assert counts(found.hr) == {int(b): valid.count(b) for b in set(valid) if not math.isnan(b)}
    best = naive.best_30s(valid)
    assert found.best_hr_30s_bpm == (None if best is None else pytest.approx(best, rel=1e-12))


@settings(deadline=None, max_examples=30)
@given(bouts=st.lists(st.tuples(st.integers(60, 150), st.sampled_from([RUN, WALK])), min_size=1, max_size=6))
def test_running_seconds_and_their_speed_equal_the_slow_twin(bouts):
    samples = recorded(*bouts)
    found = measured(activity(), samples)
    flags = [gait is RUN for n, gait in bouts for _ in range(n)]
    assert abs((found.running_s or 0) - sum(flags)) <= 3 * len(bouts)
    if len({gait for _, gait in bouts}) == 1:
        smooth = naive.smoothed_running(samples.speed_m_per_s[1:].tolist(), flags)
        slow = [min(int(v * 10 + 1e-9), SPEED_BINS - 1) for v in smooth]
        assert counts(found.gap, SPEED_BINS) == {k: slow.count(k) for k in set(slow)}
        assert found.hr_late.total_s == len(naive.late_seconds(flags))


def real_runs(shared):
    for path in sorted((shared / "samples" / "fit").glob("*.fit*")):
        try:
            found = importers.read(path.name, path.read_bytes())
        except FileImportError:
            continue
        for one in found.recordings:
            if one.samples is not None and one.activity.sport is Sport.RUNNING and (one.activity.run_s or 0) > 600:
                yield one


def test_real_recordings_agree_with_what_their_devices_say(shared):
    """Steps by the mean cadence, speed by distance and time, climb by the barometer of the watch."""
    climbs = []
    for one in real_runs(shared):
        told, found = one.activity, measured(one.activity, one.samples)
        assert found.recorded_s >= 0.9 * min(told.timer_s, told.moving_s or math.inf)
        if found.steps is not None:
            assert 130 <= found.steps / (found.running_s / 60) <= 200
        if found.ascent_m is not None and (told.ascent_m or 0) >= 30:
            climbs.append(found.ascent_m / told.ascent_m)
    assert len(climbs) >= 8
    assert 0.85 <= np.median(climbs) <= 1.05
    assert min(climbs) > 0.7
    assert max(climbs) < 1.3
