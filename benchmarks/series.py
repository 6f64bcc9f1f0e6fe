"""Series: every daily metric of twenty years beside one bare pass over the same array, and beside plain loops."""

import importlib.util
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import numpy as np
from scipy.signal import lfilter

from benchmarks.machine import load_average, machine
from rtr.metrics.base import Floats
from rtr.metrics.load import load
from rtr.metrics.smooth import ctl_42d
from rtr.metrics.table import SERIES_METRICS
from rtr.metrics.variety import monotony_7d

TITLE = "Daily series"
DAYS = 7305
INNER = 15
CEILING = 5.0


def _slow_twins() -> ModuleType:
    """The plain loops of the tests, by path: an installed package has a folder `tests` of its own."""
    path = Path(__file__).resolve().parents[1] / "tests" / "naive.py"
    spec = importlib.util.spec_from_file_location("naive", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


naive = _slow_twins()


def run(rounds: int) -> str:
    """Check the values, measure, write up. Exits where the series cost more than five bare passes."""
    values = _values()
    _agree(values)
    before = load_average()
    ratios, ours, bare = [], [], []
    for _ in range(rounds):
        ours.append(_median_s(lambda: _ours(values)))
        bare.append(_median_s(lambda: _bare(values)))
        ratios.append(ours[-1] / bare[-1])
    loop_s = _once_s(lambda: _loop(values.tolist()))
    ratio = statistics.median(ratios)
    if ratio > CEILING:
        raise SystemExit(f"The series cost {ratio:.1f} bare passes; the ceiling is {CEILING:.0f}.")
    return _report(ratio, statistics.median(ours), statistics.median(bare), loop_s, before)


def _values() -> Floats:
    """20 years with running on six of ten days, about 4,400 of them; from a seed."""
    chance = np.random.default_rng(1)
    return np.where(chance.random(DAYS) < 0.6, chance.gamma(4, 10, DAYS), 0.0)


def _ours(values: Floats) -> None:
    daily = load(values)
    for metric in SERIES_METRICS:
        assert metric.compute is not None
        metric.compute(daily)


def _bare(x: Floats) -> None:
    """The same series by running totals and filters: no reasons, no gaps, no caps, no guard against drift."""
    with np.errstate(all="ignore"):
        total, squares = np.cumsum(np.r_[0, x]), np.cumsum(np.r_[0, x * x])
        week, month, before = total[7:] - total[:-7], total[28:] - total[:-28], total[21:] - total[:-21]
        _ = month / 4, week[21:] / (month / 4), week[21:] / (before[:-7] / 3), week[7:] / week[:-7] - 1
        spread = np.sqrt(np.maximum((squares[7:] - squares[:-7]) / 7 - (week / 7) ** 2, 1e-12))
        monotony = week / 7 / spread
        _ = week * monotony, (monotony - monotony.mean()) / monotony.std()
        ones = np.ones(len(x))
        fast, slow = (_filter(x, w) / _filter(ones, w) for w in (2 / 8, 2 / 29))
        ctl, atl = _filter(x, 1 / 42), _filter(x, 1 / 7)
        _ = fast / slow, ctl[:-1] - atl[:-1]


def _filter(x: Floats, weight: float) -> Floats:
    found: Floats = lfilter([weight], [1, weight - 1], x)
    return found


def _loop(values: list[float]) -> None:
    for day in range(len(values)):
        for metric in (naive.acute_7d, naive.chronic_28d, naive.acwr_coupled, naive.acwr_uncoupled):
            metric(values, day)
        naive.week_change(values, day)
        naive.monotony_7d(values, day)
    naive.recursion(values, 1 / 42)
    naive.recursion(values, 1 / 7)


def _agree(values: Floats) -> None:
    daily, plain = load(values), values.tolist()
    np.testing.assert_allclose(ctl_42d(daily).value, naive.recursion(plain, 1 / 42), rtol=1e-12)
    slow = [naive.monotony_7d(plain, day) for day in range(6, 400)]
    np.testing.assert_allclose(monotony_7d(daily).value[6:400], slow, rtol=1e-9)


def _median_s(work: Callable[[], None]) -> float:
    return statistics.median(_once_s(work) for _ in range(INNER))


def _once_s(work: Callable[[], None]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _report(ratio: float, ours_s: float, bare_s: float, loop_s: float, before: str) -> str:
    return f"""\
{len(SERIES_METRICS)} series of {DAYS:,} days, with the reasons for absence and the shares filled in.

| | ms |
|---|---|
| all series | {1000 * ours_s:.2f} |
| one bare vectorised pass over the same array | {1000 * bare_s:.2f} |
| plain loops, eight of the series | {1000 * loop_s:,.0f} |

The series cost **{ratio:.1f} times** the bare pass (ceiling {CEILING:.0f}) and are
**{loop_s / ours_s:,.0f} times** as fast as the plain loops. The bare pass keeps no reasons and lets rounding drift.
R was not at hand, so the
R package named in the goals was not measured.

{machine("numpy", "scipy")} Load average {before} before, {load_average()} after."""
