"""One recording measured: everything that is kept of its samples beside the activity."""

import numpy as np

from rtr.measures import SPEED_BINS, SPEED_STEP_M_PER_S, Histogram, Measures
from rtr.metrics.base import EPS, Flags, Floats
from rtr.metrics.grade import altitude_m, climb_m, gap_speed, grade, rolling_mean, smoothed_over_running
from rtr.metrics.seconds import GAP_S, Seconds, per_second, picked
from rtr.metrics.session import running
from rtr.metrics.steps import steps
from rtr.model import Activity
from rtr.samples import Samples

VERSION = 1
"""Raise it when anything here or below changes what is measured: stored measures are then made anew."""
VALID_BPM = (30.0, 230.0)
"""What a heart does (science §1.1)."""
LOCK_BPM = 3.0
BEST_S = 30
LATE_S, LATE_OF_S = 30, 120
"""In run-walk sessions the heart needs a while: the last 30 s of bouts of 2 min and more speak (science §9)."""


def measured(activity: Activity, samples: Samples) -> Measures:
    """Measure one recording. The result depends on the samples and the activity's laps only, on no setting."""
    seconds = per_second(samples)
    if not len(seconds):
        return Measures(uid=activity.uid, version=VERSION)
    is_running = running(activity, seconds)
    bpm = _heart(picked(samples.hr_bpm, seconds.sample))
    run = np.zeros(len(seconds), dtype=bool) if is_running is None else is_running
    altitude = altitude_m(samples, seconds)
    speed = _gap(seconds, altitude)
    smooth = smoothed_over_running(speed, run)
    up, down = (None, None) if altitude is None else climb_m(altitude)
    return Measures(
        uid=activity.uid,
        version=VERSION,
        recorded_s=len(seconds),
        running_s=None if is_running is None else int(run.sum()),
        hr=_beats(bpm),
        hr_running=_beats(bpm[run]),
        hr_late=_beats(bpm[_late(run)]),
        locked_s=int((np.abs(bpm - seconds.cadence_spm)[run] <= LOCK_BPM).sum()),
        best_hr_30s_bpm=_best(bpm),
        gap=Histogram.of(_speed_bins(smooth[np.isfinite(smooth)])),
        gap_m_per_s=_mean(speed[run & np.isfinite(speed)]),
        is_graded=altitude is not None,
        steps=None if is_running is None else steps(seconds.cadence_spm, run),
        ascent_m=up,
        descent_m=down,
    )


def _heart(bpm: Floats) -> Floats:
    """Whole beats per minute, NaN where not valid. Over gaps of up to 10 s the next value holds.

    Some devices write the heart rate into every other sample only: the time between two of them is
    recorded time, as it is between samples of smart recording.
    """
    beats = np.rint(bpm)
    known = np.flatnonzero((beats >= VALID_BPM[0]) & (beats <= VALID_BPM[1]))
    held = np.full(len(bpm), np.nan)
    if len(known):
        until_next = np.diff(known, prepend=known[0] - 1)
        after = np.minimum(np.searchsorted(known, np.arange(len(bpm))), len(known) - 1)
        is_near = (np.arange(len(bpm)) <= known[-1]) & (np.arange(len(bpm)) >= known[0]) & (until_next[after] <= GAP_S)
        held[is_near] = beats[known[after]][is_near]
        held[known] = beats[known]
    return held


def _gap(seconds: Seconds, altitude: Floats | None) -> Floats:
    """Grade-adjusted speed second by second; without altitude the ground counts as level."""
    speed = seconds.speed_m_per_s
    return speed if altitude is None else gap_speed(speed, grade(altitude, speed))


def _speed_bins(speed: Floats) -> Floats:
    return np.clip(np.floor(speed / SPEED_STEP_M_PER_S + EPS), 0, SPEED_BINS - 1)


def _beats(bpm: Floats) -> Histogram:
    return Histogram.of(bpm[np.isfinite(bpm)])


def _late(run: Flags) -> Flags:
    """The last 30 s of every bout of running of 2 min and more."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], run, [False]))))
    late = np.zeros(len(run), dtype=bool)
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        late[max(start, end - LATE_S) : end] |= end - start >= LATE_OF_S
    return late


def _best(bpm: Floats) -> float | None:
    """Highest mean of 30 seconds in a row, each with a valid heart rate."""
    if len(bpm) < BEST_S:
        return None
    known = np.isfinite(bpm)
    is_whole = rolling_mean(known.astype(float), BEST_S) > 1 - EPS
    is_whole[: BEST_S // 2] = is_whole[len(bpm) - BEST_S // 2 + 1 :] = False
    means = rolling_mean(np.where(known, bpm, 0.0), BEST_S)[is_whole]
    return float(means.max()) if len(means) else None


def _mean(speed: Floats) -> float | None:
    return float(speed.mean()) if len(speed) else None
