"""Settings: what is told of the runner, what it is used for, and what follows from a change."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from rtr.advice.words import WEEKDAYS, listed
from rtr.diary import Diary
from rtr.frames import SessionMeasuresFrame
from rtr.metrics.internal import imputed_share, internal_days
from rtr.metrics.sessions import session_measures
from rtr.metrics.srpe import LoadMethod
from rtr.model import Runner
from rtr.profile import Profile
from rtr.units import counted, pace_text
from rtr.views.easy import EasyView, easy_view

RECENT_DAYS = 28
METHODS = {
    LoadMethod.SRPE: "your rating × minutes",
    LoadMethod.TRIMP: "heart rate, scaled to your ratings",
    LoadMethod.PACE: "pace, scaled to your ratings",
    LoadMethod.DURATION: "minutes × the usual effort of its kind",
    LoadMethod.NONE: "not known",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingsView:
    """Everything Settings shows. `easy_pace` and `threshold_pace` are as they are typed, "" for none."""

    runner: Runner
    profile: Profile
    distance_unit: str
    easy_pace: str
    threshold_pace: str
    easy: EasyView
    load_sentence: str
    load_methods: pd.DataFrame
    counts: dict[str, int]
    """Sessions of the whole diary by how their load is known."""
    with_heart: int
    """Sessions of the whole diary whose heart rate is computed with."""


def settings_view(diary: Diary, day: dt.date) -> SettingsView:
    """The view-model of Settings on that day."""
    sessions = session_measures(diary, day)
    counts = {method.value: int((sessions["load_method"] == method.value).sum()) for method in LoadMethod}
    sentence, table = _load(sessions, day)
    return SettingsView(
        runner=diary.runner,
        profile=diary.profile,
        distance_unit="mile" if diary.runner.has_miles else "km",
        easy_pace=_typed(diary.profile.easy_m_per_s, diary.runner),
        threshold_pace=_typed(diary.profile.threshold_m_per_s, diary.runner),
        easy=easy_view(diary, day),
        load_sentence=sentence,
        load_methods=table,
        counts=counts,
        with_heart=int(sessions["trimp_b"].notna().sum()),
    )


def _typed(speed: float | None, runner: Runner) -> str:
    return "" if speed is None else pace_text(speed, miles=runner.has_miles).split(" ")[0]


def _load(sessions: SessionMeasuresFrame, day: dt.date) -> tuple[str, pd.DataFrame]:
    """How the internal load of the last 28 days is known."""
    first = pd.Timestamp(day) - pd.Timedelta(days=RECENT_DAYS - 1)
    recent = sessions[sessions["day"] >= first]
    if recent.empty:
        return "No session in the last 28 days.", pd.DataFrame()
    rated = int((recent["load_method"] == LoadMethod.SRPE.value).sum())
    share = imputed_share(internal_days(sessions, day))[-1]
    sentence = f"You rated {rated:,} of {counted(len(recent), 'session')} in the last 28 days."
    if share > 0:
        sentence += f" The others are filled in, {100 * share:.0f} % of the load of these days."
    return sentence, _by_method(recent)


def _by_method(recent: SessionMeasuresFrame) -> pd.DataFrame:
    """One row per method that was used, best first; no load for what is not known."""
    groups = recent.groupby("load_method")["load_au"]
    known = pd.DataFrame({"Sessions": groups.size(), "AU": groups.sum(min_count=1)})
    used = [method for method in METHODS if method.value in known.index]
    table = known.loc[[method.value for method in used]].round(0).reset_index(drop=True)
    table.insert(0, "Load comes from", [METHODS[method] for method in used])
    return table


def what_follows(before: SettingsView, after: SettingsView) -> tuple[str, ...]:
    """What a change of settings did, one sentence each."""
    return tuple(_of_easy(before, after)) + tuple(_of_load(before, after)) + tuple(_of_runner(before, after)) or (
        "Saved. No number changes by it.",
    )


def _of_easy(before: SettingsView, after: SettingsView) -> Iterator[str]:
    was, now = before.easy.cap, after.easy.cap
    if before.profile.has_rate_limiting_drug != after.profile.has_rate_limiting_drug:
        if after.profile.has_rate_limiting_drug:
            yield "Heart-rate numbers are hidden on every page now."
        elif before.profile.has_rate_limiting_drug:
            yield "Heart-rate numbers are shown again."
    if now and not was:
        yield f"The cap for easy running is {now} beats per minute."
    elif now and now != was:
        yield f"The cap for easy running is {now} beats per minute now; it was {was}."
    elif was and not now and not after.profile.has_rate_limiting_drug:
        yield "There is no cap for easy running any more."


def _of_load(before: SettingsView, after: SettingsView) -> Iterator[str]:
    told = [getattr(p, name) for p in (before.profile, after.profile) for name in ("sex", "vt1_bpm", "vt2_bpm")]
    is_other = before.easy.highest != after.easy.highest or before.easy.resting != after.easy.resting
    if after.with_heart and (before.with_heart != after.with_heart or is_other or told[:3] != told[3:]):
        yield f"Training impulse was computed anew for {counted(after.with_heart, 'session')}."
    elif before.with_heart and not after.with_heart:
        yield f"{counted(before.with_heart, 'session')} no longer have a training impulse."
    moved = [
        f"{after.counts[method.value]:,} by {METHODS[method]}"
        for method in (LoadMethod.TRIMP, LoadMethod.PACE, LoadMethod.DURATION)
        if after.counts[method.value] != before.counts[method.value]
    ]
    if moved:
        yield f"Sessions without a rating now count otherwise: {listed(moved)}."
    if before.easy_pace != after.easy_pace and before.runner == after.runner:
        base = f"{after.easy_pace} per {after.distance_unit}" if after.easy_pace else "your runs of the 28 days before"
        yield f"Minutes faster than easy are counted from {base}."


def _of_runner(before: SettingsView, after: SettingsView) -> Iterator[str]:
    was, now = before.runner, after.runner
    if was.name != now.name:
        yield "Your name is changed."
    if was.week_start != now.week_start:
        yield f"Weeks begin on {WEEKDAYS[now.week_start]} now; the weeks of the past are added up anew."
    if was.has_miles != now.has_miles:
        yield f"Distances and paces are shown in {'miles' if now.has_miles else 'kilometres'}."
    if was.zone != now.zone:
        yield f"New runs without a zone of their own are placed in {now.zone}. Days in your diary stay where they are."
