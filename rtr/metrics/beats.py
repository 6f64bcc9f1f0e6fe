"""What heart rate says about each session of a diary, and why it says nothing."""

import datetime as dt
from collections.abc import Sequence

import numpy as np

from rtr.diary import Diary
from rtr.measures import BPM_BINS, stacked
from rtr.metrics.base import Absence, Flags, Floats, Series, series
from rtr.metrics.heart import Heart, HeartAbsence, hr_max, hr_rest, rejection
from rtr.metrics.held import Held
from rtr.metrics.intensity import heart_load
from rtr.metrics.trimp import EVERY_BPM, banister_per_min, edwards_per_min, lucia_per_min, trimp
from rtr.metrics.zones import conversational_cap, shares_under_cap
from rtr.profile import Profile

Reasons = Sequence[HeartAbsence | None]


def heart_of(diary: Diary, until: dt.date) -> Heart:
    """What heart rates are read against, as known at the end of `until`."""
    nights = [(c.day, c.resting_hr_bpm) for c in diary.check_ins if c.resting_hr_bpm is not None]
    highest = hr_max(diary.profile, until.year)
    if highest is not None:
        highest = hr_max(diary.profile, until.year, _observed(diary, until, highest[0]))
    rest_bpm, rest_from, count = hr_rest(diary.profile, until, nights)
    return Heart(
        max_bpm=None if highest is None else highest[0],
        max_from=None if highest is None else highest[1],
        rest_bpm=rest_bpm,
        rest_from=rest_from,
        nights=count,
        is_limited=bool(diary.profile.has_rate_limiting_drug),
    )


def _observed(diary: Diary, until: dt.date, over_bpm: float) -> list[float]:
    """Highest 30-s means over a heart rate, of recordings whose sensor can be believed."""
    found = (diary.measures_of.get(a.uid) for a in diary.counted if a.day <= until)
    higher = (m for m in found if m is not None and m.best_hr_30s_bpm is not None and m.best_hr_30s_bpm > over_bpm)
    return [m.best_hr_30s_bpm for m in higher if m.best_hr_30s_bpm is not None and rejection(m) is None]


def heart_reasons(sessions: Held, heart: Heart) -> Reasons:
    """Why nothing is computed from the heart rate of each session; None where it is."""
    if heart.is_limited:
        return [HeartAbsence.RATE_LIMITING_DRUG] * len(sessions)
    unread = None if heart.is_usable else HeartAbsence.NO_THRESHOLD
    pairs = zip(sessions.activities, sessions.measures, strict=True)
    return [rejection(m, has_mean=a.avg_hr_bpm is not None) or unread for a, m in pairs]


def by_heart(sessions: Held, profile: Profile, heart: Heart, reasons: Reasons) -> dict[str, Series]:
    """TRIMP three ways, load beside an hour at threshold, and the share of easy running, by symbol."""
    hr_s = stacked([m.hr for m in sessions.told], BPM_BINS)
    nothing = np.full(len(sessions), np.nan)
    b = e = hour = nothing
    if heart.is_usable and heart.max_bpm is not None:
        b = trimp(hr_s, banister_per_min(EVERY_BPM, heart.rest_bpm, heart.max_bpm, profile.sex))
        e = trimp(hr_s, edwards_per_min(EVERY_BPM, heart.max_bpm))
        hour = heart_load(b, profile.lthr_bpm, heart.rest_bpm, heart.max_bpm, profile.sex)
    lucia = nothing
    if profile.vt1_bpm is not None and profile.vt2_bpm is not None:
        lucia = trimp(hr_s, lucia_per_min(EVERY_BPM, profile.vt1_bpm, profile.vt2_bpm))
    is_silent = np.array([r not in {None, HeartAbsence.NO_THRESHOLD} for r in reasons], dtype=bool)
    found = {"trimp_b": b, "trimp_e": e, "trimp_l": lucia, "heart_load": hour}
    known = {symbol: _read(symbol, value, is_silent) for symbol, value in found.items()}
    return known | {"easy_hr_share": _easy(sessions, heart, is_silent)}


def _read(symbol: str, value: Floats, is_silent: Flags) -> Series:
    """Blank where the heart rate cannot be believed; what is missing then is a number of the runner."""
    reasons = [(is_silent, Absence.NO_SENSOR), (np.isnan(value), Absence.NO_THRESHOLD)]
    return series(symbol, value, np.zeros(len(value)), reasons)


def _easy(sessions: Held, heart: Heart, is_silent: Flags) -> Series:
    """Share of the running at or below the cap; in run-walk of the last 30 s of bouts of 2 min and more."""
    value = np.full(len(sessions), np.nan)
    is_read = np.full(len(sessions), heart.is_usable)
    if heart.is_usable and heart.max_bpm is not None:
        beats = [
            m.hr_late if is_walk and m.hr_late.packed else m.hr_running
            for m, is_walk in zip(sessions.told, sessions.is_run_walk, strict=True)
        ]
        value = shares_under_cap(stacked(beats, BPM_BINS), conversational_cap(heart.rest_bpm, heart.max_bpm).bpm)
    reasons = [
        (is_silent | ~sessions.is_run, Absence.NO_SENSOR),
        (~is_read, Absence.NO_THRESHOLD),
        (np.isnan(value), Absence.NO_SENSOR),
    ]
    return series("easy_hr_share", value, np.zeros(len(value)), reasons)
