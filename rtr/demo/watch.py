"""What the demo watch writes beside its samples: totals, laps and run/walk splits."""

from dataclasses import replace

import numpy as np

from rtr.demo.body import WALK_M_PER_S, Bouts
from rtr.demo.plan import Session
from rtr.model import Activity, Gait, Lap, RunWalkMethod, Split
from rtr.samples import Column, Samples

KM = 1000.0


def method_of(session: Session, index: int) -> RunWalkMethod:
    """Most return runs have the watch's own splits (all of this week's), some laps, some only cadence."""
    if session.step is not None and session.week == 0:
        return RunWalkMethod.SPLITS
    if session.step is None or index % 7 == 3:
        return RunWalkMethod.CADENCE
    return RunWalkMethod.LAPS if index % 4 == 1 else RunWalkMethod.SPLITS


def totals(activity: Activity, samples: Samples, bouts: Bouts) -> Activity:
    """Times, distance, climb and means of the whole session."""
    timer_s = sum(seconds for _, seconds in bouts)
    up, down = _climb(samples.ele_m)
    return replace(
        activity,
        elapsed_s=float(samples.t_s[-1]),
        timer_s=timer_s,
        moving_s=timer_s,
        distance_m=float(_known(samples.distance_m)[-1]),
        ascent_m=up,
        descent_m=down,
        avg_hr_bpm=_mean(samples.hr_bpm),
        max_hr_bpm=None if samples.hr_bpm is None else float(samples.hr_bpm.max()),
        avg_cadence_spm=_mean(samples.cadence_spm),
    )


def parts(activity: Activity, samples: Samples, bouts: Bouts, method: RunWalkMethod) -> Activity:
    """Laps and splits, as far as the method needs them; without a workout, a lap a kilometre."""
    edges = np.cumsum([0.0, *(seconds for _, seconds in bouts)])
    gaits = tuple(gait for gait, _ in bouts)
    if method is RunWalkMethod.LAPS:
        return replace(activity, laps=_laps(samples, edges, gaits))
    splits = _splits(samples, edges, gaits) if method is RunWalkMethod.SPLITS else ()
    return replace(activity, splits=splits, laps=_laps(samples, _km_edges(samples), ()))


def _laps(samples: Samples, edges: Column, gaits: tuple[Gait, ...]) -> tuple[Lap, ...]:
    """One lap between each two edges (seconds on the timer)."""
    named: tuple[Gait | None, ...] = gaits or (None,) * (len(edges) - 1)
    return tuple(_lap(samples, int(a), int(b), gait) for a, b, gait in zip(edges[:-1], edges[1:], named, strict=True))


def _lap(samples: Samples, a: int, b: int, gait: Gait | None) -> Lap:
    distance, t_s = _known(samples.distance_m), samples.t_s
    return Lap(
        start_s=float(t_s[a]),
        elapsed_s=float(t_s[b] - t_s[a]),
        timer_s=float(b - a),
        distance_m=round(float(distance[b] - distance[a]), 2),
        avg_hr_bpm=_mean(None if samples.hr_bpm is None else samples.hr_bpm[a:b]),
        avg_cadence_spm=_mean(_known(samples.cadence_spm)[a:b]),
        gait=gait,
    )


def _splits(samples: Samples, edges: Column, gaits: tuple[Gait, ...]) -> tuple[Split, ...]:
    distance = _known(samples.distance_m)
    return tuple(
        Split(gait=gait, timer_s=float(b - a), distance_m=round(float(distance[int(b)] - distance[int(a)]), 2))
        for a, b, gait in zip(edges[:-1], edges[1:], gaits, strict=True)
    )


def _km_edges(samples: Samples) -> Column:
    """Timer seconds at each full kilometre, and at both ends."""
    distance = _known(samples.distance_m)
    full = np.searchsorted(distance, np.arange(KM, distance[-1], KM))
    last = len(distance) - 1
    return np.array([0, *(i for i in full if last - i > KM / 100 / WALK_M_PER_S), last], dtype=float)


def _climb(ele_m: Column | None) -> tuple[float | None, float | None]:
    """Ascent and descent in whole metres, of heights averaged over half a minute."""
    if ele_m is None:
        return None, None
    steps = np.diff(np.convolve(ele_m, np.full(30, 1 / 30), mode="valid"))
    return float(round(steps[steps > 0].sum())), float(round(-steps[steps < 0].sum()))


def _mean(column: Column | None) -> float | None:
    return None if column is None else float(round(column.mean()))


def _known(column: Column | None) -> Column:
    """A channel that the demo watch always writes."""
    assert column is not None
    return column
