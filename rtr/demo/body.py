"""How the invented runner moves: speed, steps and heartbeat of a session, second by second."""

from dataclasses import dataclass, replace

import numpy as np

from rtr.demo.tracks import Route, elevations, positions
from rtr.model import Gait
from rtr.samples import Column, Samples

Bouts = tuple[tuple[Gait, float], ...]

WALK_SPM, RUN_SPM = 110.0, 165.0
WALK_M_PER_S = 1.45
HEART_LAG_S = 28.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """The runner's shape in that week: easy running speed and the heart rate that goes with it."""

    run_m_per_s: float
    run_bpm: float
    walk_bpm: float = 104.0
    drift_bpm_per_min: float = 0.16


def record(bouts: Bouts, form: Form, route: Route | None, rng: np.random.Generator) -> Samples:
    """One sample a second of a session of (gait, seconds) bouts; no positions without a route."""
    is_run = _is_run(bouts)
    speed = _speed(is_run, form, rng)
    distance = np.concatenate(([0.0], np.cumsum(speed[1:])))
    lat, lon = _seen(route, distance, rng) if route else (None, None)
    return Samples(
        t_s=np.arange(len(is_run), dtype=float),
        lat_deg=lat,
        lon_deg=lon,
        ele_m=_height(route, distance, rng) if route else None,
        hr_bpm=_heart(is_run, form, rng),
        cadence_spm=_cadence(is_run, rng),
        speed_m_per_s=_rounded(speed, 3),
        distance_m=_rounded(distance, 2),
    )


def paused(samples: Samples, pause_s: float) -> Samples:
    """The same session with the watch stopped halfway, at a level crossing: a gap in the times."""
    is_after = np.arange(len(samples)) >= len(samples) // 2
    return replace(samples, t_s=samples.t_s + pause_s * is_after, segment=is_after.astype(float))


def _is_run(bouts: Bouts) -> Column:
    """1 for every second of running, 0 for walking; one sample more than there are seconds."""
    flags = np.concatenate([np.full(round(seconds), float(gait is Gait.RUN)) for gait, seconds in bouts])
    return np.append(flags, flags[-1])


def _speed(is_run: Column, form: Form, rng: np.random.Generator) -> Column:
    target = np.where(is_run > 0, form.run_m_per_s, WALK_M_PER_S)
    speed: Column = _smooth(target, 5) * (1 + 0.05 * _noise(len(is_run), 20, rng))
    return np.maximum(speed, 0.4)


def _cadence(is_run: Column, rng: np.random.Generator) -> Column:
    target = np.where(is_run > 0, RUN_SPM, WALK_SPM)
    return _rounded(target + 2.0 * _noise(len(is_run), 6, rng), 0)


def _heart(is_run: Column, form: Form, rng: np.random.Generator) -> Column:
    """Heart rate follows effort with a lag and drifts upward over the session."""
    n = len(is_run)
    target = np.where(is_run > 0, form.run_bpm, form.walk_bpm)
    kernel = np.exp(-np.arange(int(HEART_LAG_S * 6)) / HEART_LAG_S)
    before = np.full(len(kernel) - 1, 84.0)
    lagged = np.convolve(np.concatenate((before, target)), kernel / kernel.sum(), mode="valid")
    drift = form.drift_bpm_per_min * np.arange(n) / 60.0
    return _rounded(lagged + drift + 1.4 * _noise(n, 15, rng), 0)


def _seen(route: Route, distance: Column, rng: np.random.Generator) -> tuple[Column, Column]:
    """Positions as a watch sees them: a metre or two off, slowly wandering."""
    lat, lon = positions(route, distance)
    n = len(distance)
    off = 1.6 / 111_195.0
    return _rounded(lat + off * _noise(n, 30, rng), 7), _rounded(lon + off * 1.6 * _noise(n, 30, rng), 7)


def _height(route: Route, distance: Column, rng: np.random.Generator) -> Column:
    """Height as a barometer writes it, in fifths of a metre."""
    return _rounded(5 * (elevations(route, distance) + 0.3 * _noise(len(distance), 60, rng)), 0) / 5


def _rounded(values: Column, digits: int) -> Column:
    return np.asarray(np.round(values, digits), dtype=np.float64)


def _noise(n: int, span: int, rng: np.random.Generator) -> Column:
    """Slow noise of unit spread: white noise averaged over `span` seconds."""
    return np.convolve(rng.standard_normal(n + span - 1), np.full(span, span**-0.5), mode="valid")


def _smooth(values: Column, span: int) -> Column:
    """Mean over `span` seconds around each second; the ends keep their own value."""
    padded = np.concatenate((np.full(span // 2, values[0]), values, np.full(span - 1 - span // 2, values[-1])))
    return np.convolve(padded, np.full(span, 1.0 / span), mode="valid")
