"""Slow, obvious twins of the measures of a session: one second, one session at a time.

NaN is not known. Windows of 30 seconds hold the 15 seconds before, the second itself and the 14 after.
"""

import datetime as dt
import itertools
import math
import statistics
from collections.abc import Sequence

BANISTER = {"male": (0.64, 1.92), "female": (0.86, 1.67)}


def trimp_b(bpm: Sequence[float], rest: float, highest: float, sex: str | None) -> float:
    """Banister, second by second; without a sex the mean of both results."""
    if sex is None:
        return (trimp_b(bpm, rest, highest, "male") + trimp_b(bpm, rest, highest, "female")) / 2
    a, b = BANISTER[sex]
    total = 0.0
    for beats in bpm:
        if not math.isnan(beats):
            x = min(max((beats - rest) / (highest - rest), 0.0), 1.0)
            total += 1 / 60 * x * a * math.exp(b * x)
    return total


def trimp_e(bpm: Sequence[float], highest: float) -> float:
    """Edwards: one point a minute for every tenth from half of the highest heart rate on, at most five."""
    total = 0.0
    for beats in bpm:
        for zone, floor in enumerate((50, 60, 70, 80, 90), start=1):
            if beats * 100 >= floor * highest - 1e-7 and (zone == 5 or beats * 100 < (floor + 10) * highest - 1e-7):
                total += zone / 60
    return total


def trimp_l(bpm: Sequence[float], vt1: float, vt2: float) -> float:
    return sum((1 if beats < vt1 else 3 if beats > vt2 else 2) / 60 for beats in bpm if not math.isnan(beats))


def around(values: Sequence[float], at: int) -> Sequence[float]:
    return values[max(at - 15, 0) : at + 15]


def best_30s(bpm: Sequence[float]) -> float | None:
    """Highest mean of thirty seconds in a row with a heart rate."""
    rows = [bpm[i : i + 30] for i in range(len(bpm) - 29)]
    means = [sum(row) / 30 for row in rows if not any(math.isnan(beats) for beats in row)]
    return max(means, default=None)


def late_seconds(is_running: Sequence[bool]) -> list[int]:
    """The last thirty seconds of every bout of running of two minutes and more."""
    found, bout = [], []
    for second, running in enumerate([*is_running, False]):
        if running:
            bout.append(second)
        else:
            if len(bout) >= 120:
                found += bout[-30:]
            bout = []
    return found


def cost(grade: float) -> float:
    i = min(max(grade, -0.3), 0.3)
    return 155.4 * i**5 - 30.4 * i**4 - 43.3 * i**3 + 46.3 * i**2 + 19.5 * i + 3.6


def height_at(along: Sequence[float], heights: Sequence[float], at: float) -> float:
    """Altitude at a distance, on the straight line between the two places around it."""
    if at <= along[0]:
        return heights[0]
    for i in range(1, len(along)):
        if at <= along[i]:
            part = (at - along[i - 1]) / (along[i] - along[i - 1])
            return heights[i - 1] + part * (heights[i] - heights[i - 1])
    return heights[-1]


def gap_speeds(speed: Sequence[float], altitude: Sequence[float]) -> list[float]:
    """Grade-adjusted speed of every second; the grade is that of the 25 m around it."""
    middle, covered = [], 0.0
    for v in speed:
        middle.append(covered + v / 2)
        covered += v
    smooth = [statistics.fmean(around(altitude, i)) for i in range(len(altitude))]
    moved = [i for i, v in enumerate(speed) if v > 0]
    along, heights = [middle[i] for i in moved], [smooth[i] for i in moved]
    if len(moved) < 2 or along[-1] - along[0] < 25:
        return list(speed)
    found = []
    for v, at in zip(speed, middle, strict=True):
        low = min(max(at - 12.5, along[0]), along[-1] - 25)
        rise = height_at(along, heights, low + 25) - height_at(along, heights, low)
        found.append(v * cost(rise / 25) / 3.6)
    return found


def smoothed_running(gap: Sequence[float], is_running: Sequence[bool]) -> list[float]:
    """Mean of the running seconds around each running second."""
    found = []
    for i, running in enumerate(is_running):
        if running:
            pairs = zip(around(gap, i), around(is_running, i), strict=True)
            found.append(statistics.fmean(v for v, also in pairs if also))
    return found


def climb(heights: Sequence[float]) -> tuple[float, float]:
    """Metres up and down between turning points that lie at least 3 m apart: the smallest leg goes first."""
    points = list(heights)
    while True:
        points = [h for h, _ in itertools.groupby(points)]
        points = [
            h for i, h in enumerate(points)
            if i in {0, len(points) - 1} or (h - points[i - 1]) * (points[i + 1] - h) < 0
        ]  # fmt: skip
        legs = [abs(b - a) for a, b in itertools.pairwise(points)]
        small = [i for i, leg in enumerate(legs) if leg < 3]
        if not small or len(points) <= 2:
            break
        at = min(small, key=lambda i: legs[i])
        if at == 0:
            del points[0]
        elif at == len(legs) - 1:
            del points[-1]
        else:
            del points[at : at + 2]
    legs = [b - a for a, b in itertools.pairwise(points) if abs(b - a) >= 3]
    return sum(leg for leg in legs if leg > 0), -sum(leg for leg in legs if leg < 0)


Run = tuple[dt.date, dict[int, int], float]
"""Day, seconds per bin of a tenth of a metre per second, rating (NaN for none)."""


def median_of(bins: dict[int, int]) -> float:
    """The speed below which half of the seconds lie, which are spread evenly over their bin."""
    half, before = sum(bins.values()) / 2, 0
    for number in sorted(bins):
        if before + bins[number] >= half - 1e-9:
            return (number + (half - before) / bins[number]) / 10
        before += bins[number]
    return math.nan


def easy_before(runs: Sequence[Run], day: dt.date) -> float:
    """Median of the runs of the 28 days before that may tell what is easy; NaN with fewer than three."""
    told = [
        median_of(bins)
        for on, bins, rpe in runs
        if 1 <= (day - on).days <= 28 and sum(bins.values()) >= 300 and not rpe > 4
    ]
    return statistics.median(told) if len(told) >= 3 else math.nan


def faster_min(bins: dict[int, int], easy: float) -> float:
    return sum(seconds for number, seconds in bins.items() if number / 10 >= easy * 1.1 - 1e-9) / 60


USUAL = {"walk": 2, "run_walk": 3, "easy_run": 3, "unknown_run": 4, "fast_run": 5, "cross_training": 3,
         "strength": 4, "mobility": 2}  # fmt: skip


def factor(srpe: Sequence[float], other: Sequence[float]) -> float:
    pairs = [a / b for a, b in zip(srpe, other, strict=True) if a > 1e-9 and b > 1e-9][-30:]
    return statistics.median(pairs) if len(pairs) >= 10 else math.nan


def chain(
    srpe: Sequence[float], trimp: Sequence[float], pace: Sequence[float], minutes: Sequence[float], kinds: Sequence[str]
) -> list[tuple[float, str]]:
    """Internal load and how it is known, session by session."""
    k, k2 = factor(srpe, trimp), factor(srpe, pace)
    found = []
    for a, b, c, lasted, kind in zip(srpe, trimp, pace, minutes, kinds, strict=True):
        links = (("srpe", a), ("trimp_b", b * k), ("pace_load", c * k2), ("duration", lasted * USUAL[kind]))
        found.append(next(((load, how) for how, load in links if not math.isnan(load)), (math.nan, "none")))
    return found


def easy_part(seconds: Sequence[float]) -> float:
    """Mean speed of the seconds that are not over a tenth faster than the middle one."""
    middle = statistics.median(seconds)
    easy = [speed for speed in seconds if speed <= 1.1 * middle]
    return sum(easy) / len(easy)
