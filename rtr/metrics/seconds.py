"""An unevenly sampled recording, second by second."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from numpy.lib.stride_tricks import sliding_window_view

from rtr.metrics.track import along_m
from rtr.samples import Column, Samples

STAND_M_PER_S = 0.5
WINDOW_S = 5
GAP_S = 10.0
GAP_INTERVALS = 3.0
LONGEST_GAP_S = 60.0
"""An interval between samples is recorded time up to 10 s (smart recording) or three usual
intervals of the device, and up to 60 s where the distance went on at a walk or faster. Longer
ones are pauses: they count as nothing."""
LONGEST_S = 7 * 24 * 3600


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Seconds:
    """A recording in steps of one second, pauses and gaps taken out; NaN is not known.

    `t_s` is where each second lies in the recording, so it leaps where something was taken out.
    `sample` is the number of the sample that speaks for it, `skipped_s` how much was taken out before.
    """

    t_s: Column
    speed_m_per_s: Column
    cadence_spm: Column
    sample: npt.NDArray[np.intp]
    skipped_s: Column

    def __len__(self) -> int:
        return len(self.t_s)


def per_second(samples: Samples) -> Seconds:
    """Put an unevenly sampled recording on a grid of seconds."""
    step_s = np.diff(samples.t_s)
    covered = along_m(samples)
    counts = _counts(samples, step_s, covered)
    ends_s = np.cumsum(step_s[counts])
    total = min(round(float(ends_s[-1])), LONGEST_S) if len(ends_s) else 0
    middle_s = np.arange(total) + 0.5
    sample = np.flatnonzero(counts)[np.minimum(np.searchsorted(ends_s, middle_s), len(ends_s) - 1)] + 1
    measured = picked(samples.speed_m_per_s, sample)
    derived = _derived_speed(covered, counts, ends_s, total)
    return Seconds(
        t_s=samples.t_s[sample],
        speed_m_per_s=np.where(np.isfinite(measured), measured, derived) if _agree(measured, derived) else derived,
        cadence_spm=picked(samples.cadence_spm, sample),
        sample=sample,
        skipped_s=np.concatenate(([0.0], np.cumsum(np.where(counts, 0.0, step_s))))[sample],
    )


def smoothed(channel: Column) -> Column:
    """Median over 5 s; gaps of up to 5 s are bridged first, longer ones stay NaN."""
    known = np.flatnonzero(np.isfinite(channel))
    if not len(known):
        return channel
    every = np.arange(len(channel))
    nearest = np.abs(known[np.searchsorted((known[1:] + known[:-1]) / 2, every)] - every)
    padded = np.pad(np.interp(every, known, channel[known]), WINDOW_S // 2, mode="edge")
    smooth = np.median(sliding_window_view(padded, WINDOW_S), axis=1)
    return np.asarray(np.where(nearest <= WINDOW_S, smooth, np.nan))


def _counts(samples: Samples, step_s: Column, covered: Column | None) -> npt.NDArray[np.bool_]:
    """Which intervals between samples are recorded time, not pauses, gaps or breaks."""
    longer = step_s[step_s > 0]
    usual_s = float(np.median(longer)) if len(longer) else 0.0
    is_short = step_s <= max(GAP_S, GAP_INTERVALS * usual_s)
    has_moved = False if covered is None else np.diff(covered) >= STAND_M_PER_S * step_s
    counts = (step_s > 0) & (step_s <= LONGEST_GAP_S) & (is_short | has_moved)
    return counts if samples.segment is None else counts & (np.diff(samples.segment) == 0)


def picked(channel: Column | None, sample: npt.NDArray[np.intp]) -> Column:
    """The values of a channel second by second; NaN throughout where it was not recorded."""
    return np.full(len(sample), np.nan) if channel is None else channel[sample]


def _derived_speed(covered: Column | None, counts: npt.NDArray[np.bool_], ends_s: Column, total: int) -> Column:
    """Speed in m/s from the distance covered, over 5 s around each second; NaN where unknown."""
    if covered is None or not total:
        return np.full(total, np.nan)
    edges_m = np.concatenate(([0.0], np.cumsum(np.diff(covered)[counts])))
    at_m = np.interp(np.arange(total + 1.0), np.concatenate(([0.0], ends_s)), edges_m)
    first = np.maximum(np.arange(total) - WINDOW_S // 2, 0)
    last = np.minimum(np.arange(total) + WINDOW_S // 2 + 1, total)
    return np.asarray((at_m[last] - at_m[first]) / (last - first))


def _agree(measured: Column, derived: Column) -> bool:
    """Whether a speed channel can be believed: not stuck at zero, and in m/s, not in km/h.

    Slower than the positions say is believed: positions drift, Doppler speed does not.
    """
    if not np.isfinite(measured).any() or np.nanmax(measured) < STAND_M_PER_S:
        return False
    moving = (derived >= STAND_M_PER_S) & np.isfinite(measured)
    return not moving.any() or bool(np.median(measured[moving] / derived[moving]) <= 2.0)
