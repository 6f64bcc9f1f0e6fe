"""Running, walking and standing, second by second (science §0, run vs walk seconds)."""

import numpy as np
import numpy.typing as npt

from rtr.metrics.seconds import STAND_M_PER_S, Seconds, smoothed
from rtr.samples import Column

RUN_SPM = 140.0
RUN_M_PER_S = 2.0
RIDE_M_PER_S = 8.0
SHORTEST_RIDE_S = 30
"""Nobody runs 2:05 per km for half a minute on the way back from an injury: without steps that
is a drive with the watch still on. Shorter bursts are positions that drift."""
SHORTEST_BOUT_S = 10

Labels = npt.NDArray[np.int8]
UNKNOWN, STAND, WALK, RUN = np.int8(-1), np.int8(0), np.int8(1), np.int8(2)


def gaits(seconds: Seconds, *, by_cadence: bool) -> Labels:
    """Label every second; bouts under 10 s join the bout before them (the first joins the next).

    Cadence decides where it is known. A cadence of 0 is standing unless the speed says
    otherwise: many watches miss slow steps, and belts drop out. Rides stay unknown.
    """
    speed = smoothed(seconds.speed_m_per_s)
    labels = np.full(len(seconds), UNKNOWN)
    for limit, label in ((0.0, STAND), (STAND_M_PER_S, WALK), (RUN_M_PER_S, RUN)):
        labels[speed >= limit] = label
    labels[_is_ride(speed)] = UNKNOWN
    if by_cadence:
        cadence = smoothed(seconds.cadence_spm)
        labels[(cadence == 0) & ~np.isfinite(speed)] = STAND
        labels[cadence > 0] = WALK
        labels[cadence >= RUN_SPM] = RUN
    return _without_short_bouts(labels, SHORTEST_BOUT_S)


def ridden_s(seconds: Seconds) -> float:
    """Seconds at 8 m/s or faster, in stretches of half a minute and more."""
    return float(_is_ride(smoothed(seconds.speed_m_per_s)).sum())


def moving_s(seconds: Seconds) -> float | None:
    """Seconds of moving at 0.5 m/s or faster; None where no speed can be told."""
    speed = smoothed(seconds.speed_m_per_s)
    return float((speed >= STAND_M_PER_S).sum()) if np.isfinite(speed).any() else None


def _is_ride(speed: Column) -> npt.NDArray[np.bool_]:
    is_fast = (speed >= RIDE_M_PER_S).astype(np.int8)
    return np.asarray(_without_short_bouts(is_fast, SHORTEST_RIDE_S) == 1)


def _without_short_bouts(labels: Labels, shortest_s: int) -> Labels:
    if not len(labels):
        return labels
    starts = np.concatenate(([0], np.flatnonzero(np.diff(labels)) + 1))
    lengths = np.diff(np.concatenate((starts, [len(labels)])))
    kept: list[tuple[int, int]] = []
    for label, length in zip(labels[starts].tolist(), lengths.tolist(), strict=True):
        if kept and (length < shortest_s or kept[-1][0] == label):
            kept[-1] = (kept[-1][0], kept[-1][1] + length)
        elif len(kept) == 1 and kept[0][1] < shortest_s:
            kept[0] = (label, kept[0][1] + length)
        else:
            kept.append((label, length))
    return np.repeat(np.array([k[0] for k in kept], dtype=np.int8), [k[1] for k in kept])
