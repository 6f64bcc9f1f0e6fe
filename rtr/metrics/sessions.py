"""Every session with all its measures, computed from what is stored of it and from today's settings."""

import datetime as dt
import itertools

import numpy as np
import pandas as pd

from rtr.diary import Diary
from rtr.frames import DAY_DTYPE, SessionMeasures, SessionMeasuresFrame
from rtr.metrics.base import EPS, Absence, Flags, Floats, Series, Words, series
from rtr.metrics.beats import by_heart, heart_of, heart_reasons
from rtr.metrics.faster import easy_speed, faster_min, may_tell_easy, median_speed
from rtr.metrics.heart import coverage
from rtr.metrics.held import Held, held, numbers
from rtr.metrics.intensity import pace_load
from rtr.metrics.spike import Days
from rtr.metrics.srpe import LoadMethod, SessionKind, internal_load, srpe_au
from rtr.metrics.steps import steps_by_minutes
from rtr.metrics.trimp import variant
from rtr.model import Sport
from rtr.profile import Profile
from rtr.units import M_PER_KM

MOST_FASTER = 0.10
LEAST_FASTER_MIN = 1.0
"""Up to a minute, or a tenth of the running, a run with faster parts is still an easy one."""


def session_measures(diary: Diary, until: dt.date) -> SessionMeasuresFrame:
    """One row per counted session of any sport up to `until`, oldest first.

    Heart rates are read against one highest and one resting value, as known at the end of `until`,
    so that sessions compare with each other; a changed setting changes all rows alike. Nothing here
    looks at samples.
    """
    sessions, heart = held(diary, until), heart_of(diary, until)
    reasons = heart_reasons(sessions, heart)
    beats = by_heart(sessions, diary.profile, heart, reasons)
    foot = _on_foot(sessions, diary.profile)
    pace = _pace_load(sessions, diary.profile, foot["gap_m_per_s"].value)
    rated, load, method = _internal(sessions, beats["trimp_b"].value, pace.value, foot["faster_min"].value)
    columns = {
        "uid": pd.Series([a.uid for a in sessions.activities], dtype="str"),
        "day": pd.Series([pd.Timestamp(a.day) for a in sessions.activities], dtype=DAY_DTYPE),
        "run_min": sessions.run_min,
        "walk_min": sessions.walk_min,
        "distance_km": numbers([a.distance_m for a in sessions.activities]) / M_PER_KM,
        "load_method": pd.Series(method, dtype="str"),
        "hr_absent": pd.Series(["" if r is None else r.value for r in reasons], dtype="str"),
        "sport": pd.Series([a.sport.value for a in sessions.activities], dtype="str"),
        "is_run": sessions.is_run,
        "duration_min": sessions.duration_min,
        "hr_coverage": numbers([None if m is None else coverage(m) for m in sessions.measures]),
        "is_rated_late": sessions.is_rated_late,
        "trimp_variant": pd.Series([variant(diary.profile.sex)] * len(sessions), dtype="str"),
    }
    for one in itertools.chain(foot.values(), beats.values(), (pace, rated, load)):
        columns |= _columns(one)
    return SessionMeasuresFrame(pd.DataFrame({name: columns[name] for name in SessionMeasures.to_schema().columns}))


def session_loads(diary: Diary, until: dt.date) -> tuple[Days, Floats, Words]:
    """Day, internal load and its link of the chain, of every session `session_measures` has; nothing else is made."""
    sessions, heart = held(diary, until), heart_of(diary, until)
    beats = by_heart(sessions, diary.profile, heart, heart_reasons(sessions, heart))
    foot = _on_foot(sessions, diary.profile)
    pace = _pace_load(sessions, diary.profile, foot["gap_m_per_s"].value)
    _, load, method = _internal(sessions, beats["trimp_b"].value, pace.value, foot["faster_min"].value)
    return np.array([a.day for a in sessions.activities], dtype="datetime64[us]"), load.value, method


def _columns(one: Series) -> "dict[str, Floats | pd.Series[str]]":
    absent = {f"{one.symbol}_absent": pd.Series(one.absent, dtype="str")}
    return {one.symbol: one.value, f"{one.symbol}_imputed": one.imputed} | absent


def _on_foot(sessions: Held, profile: Profile) -> dict[str, Series]:
    """Steps, climb and descent, grade-adjusted speed and minutes faster than easy, by symbol."""
    zero = np.zeros(len(sessions))
    counted = numbers([m.steps for m in sessions.told])
    steps = np.where(np.isnan(counted), steps_by_minutes(sessions.run_min), counted)
    gap = np.where(sessions.is_run, numbers([m.gap_m_per_s for m in sessions.told]), np.nan)
    minutes, is_unmeasured = faster_than_easy(sessions, profile)
    found = [
        series("steps", np.where(sessions.is_run, steps, 0.0), (sessions.is_run & np.isnan(counted)).astype(float), []),
        series("gap_m_per_s", gap, zero, [(np.isnan(gap), Absence.NO_SENSOR)]),
        series(
            "faster_min",
            minutes,
            zero,
            [(is_unmeasured, Absence.NO_SENSOR), (np.isnan(minutes), Absence.SHORT_HISTORY)],
        ),
    ]
    for symbol in ("ascent_m", "descent_m"):
        value = metres(sessions, symbol)
        found.append(series(symbol, value, zero, [(np.isnan(value), Absence.NO_SENSOR)]))
    return {one.symbol: one for one in found}


def metres(sessions: Held, symbol: str) -> Floats:
    """Climb or descent (`ascent_m`, `descent_m`) as the device states it, else as its altitude tells; NaN without."""
    device = numbers([getattr(a, symbol) for a in sessions.activities])
    return np.where(np.isnan(device), numbers([getattr(m, symbol) for m in sessions.told]), device)


def faster_than_easy(sessions: Held, profile: Profile) -> tuple[Floats, Flags]:
    """Minutes faster than easy (NaN where the easy speed is not known, 0 for no run), and which runs have no speed."""
    minutes = faster_min(sessions.gap_s, easy_speeds(sessions, profile))
    return np.where(sessions.is_run, minutes, 0.0), sessions.is_run & ~_has_speed(sessions)


def easy_speeds(sessions: Held, profile: Profile) -> Floats:
    """The easy speed each session is compared with, m/s: the entered one, else that of the 28 days before."""
    if profile.easy_m_per_s is not None:
        return np.full(len(sessions), profile.easy_m_per_s)
    tells = sessions.is_run & may_tell_easy(sessions.gap_s.sum(axis=1), sessions.rpe)
    return easy_speed(sessions.days, median_speed(sessions.gap_s), tells)


def _has_speed(sessions: Held) -> Flags:
    return np.asarray(sessions.gap_s.sum(axis=1) > 0)


def _pace_load(sessions: Held, profile: Profile, gap_m_per_s: Floats) -> Series:
    value = pace_load(sessions.run_min, gap_m_per_s, profile.threshold_m_per_s)
    no_threshold = np.full(len(sessions), profile.threshold_m_per_s is None)
    reasons = [
        (~sessions.is_run | sessions.is_run_walk | np.isnan(gap_m_per_s), Absence.NO_SENSOR),
        (no_threshold, Absence.NO_THRESHOLD),
    ]
    return series("pace_load", value, np.zeros(len(value)), reasons)


def _internal(sessions: Held, trimp_b: Floats, pace: Floats, faster: Floats) -> tuple[Series, Series, Words]:
    """Session RPE, the internal load by the chain, and by which link of it."""
    rated = srpe_au(sessions.rpe, sessions.duration_min)
    load, method = internal_load(rated, trimp_b, pace, sessions.duration_min, kinds(sessions, faster))
    missing = [(np.isnan(load), Absence.MISSING)]
    imputed = (method != LoadMethod.SRPE.value).astype(float)
    return (
        series("srpe_au", rated, np.zeros(len(rated)), [(np.isnan(rated), Absence.MISSING)]),
        series("load_au", load, imputed, missing),
        method,
    )


def kinds(sessions: Held, faster: Floats) -> list[SessionKind]:
    """What sort of session each was; `faster` are its minutes faster than easy."""
    limit = np.maximum(LEAST_FASTER_MIN, MOST_FASTER * sessions.run_min) + EPS
    is_known = ~np.isnan(faster) & _has_speed(sessions)
    rows = zip(sessions.activities, sessions.is_run, sessions.is_run_walk, is_known, faster > limit, strict=True)
    return [
        _run_kind(is_walk, known, is_fast) if is_run else _OTHER.get(a.sport, SessionKind.CROSS_TRAINING)
        for a, is_run, is_walk, known, is_fast in rows
    ]


_OTHER = {
    Sport.RUNNING: SessionKind.WALK,  # recorded as a run, but holds no minute of running
    Sport.WALKING: SessionKind.WALK,
    Sport.HIKING: SessionKind.WALK,
    Sport.STRENGTH: SessionKind.STRENGTH,
    Sport.MOBILITY: SessionKind.MOBILITY,
}


def _run_kind(is_walk: bool, known: bool, is_fast: bool) -> SessionKind:
    if is_walk:
        return SessionKind.RUN_WALK
    if not known:
        return SessionKind.UNKNOWN_RUN
    return SessionKind.FAST_RUN if is_fast else SessionKind.EASY_RUN
