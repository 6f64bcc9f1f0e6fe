"""All thresholds of the advice in one frozen, versioned value."""

import dataclasses
from dataclasses import dataclass, field
from typing import Any

from rtr.advice.alarms import PAIN_LIMIT as RF10_PAIN
from rtr.advice.alarms import RISE as RF10_RISE
from rtr.advice.back_off import PAUSE, STIFF_ALLOWED, WALK_LIMIT
from rtr.advice.recovery import LEAST_MORNINGS, LEAST_MORNINGS_BEFORE, SLEEP_FROM
from rtr.advice.triggers import PAIN_LIMIT, RISE_ONCE, RISE_TWICE
from rtr.metrics.faster import EASY_RPE
from rtr.metrics.pace import LEAST_RUNS, LEAST_RUNS_BEFORE
from rtr.metrics.spike import BANDS, Bands

PAUSE_H = PAUSE.total_seconds() / 3600


def _limit(default: float, unit: str, what: str) -> Any:
    """A threshold with its unit and what it decides, for the Methods page."""
    return field(default=default, metadata={"unit": unit, "what": what})


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """Thresholds of all rules. A changed number is a new version and a line in the changelog."""

    version: str = "2026.6"
    spike_ref: float = _limit(BANDS.ref, "1", "session-spike: up to here a run counts as no longer than before")
    spike_small: float = _limit(BANDS.small, "1", "session-spike: upper end of the small band")
    spike_moderate: float = _limit(BANDS.moderate, "1", "session-spike: upper end of the moderate band")
    micro_min: float = _limit(BANDS.allowance, "min", "session-spike: an excess this small does not count")
    rest_day_up_to_week_min: float = _limit(
        90.0, "min per week", "ran-yesterday: up to this mean week a rest day stands between runs"
    )
    gap_same_step_d: int = _limit(7, "d", "long-gap: up to here the step stays the same")
    gap_one_step_d: int = _limit(14, "d", "long-gap: up to here one step back")
    gap_two_steps_d: int = _limit(28, "d", "long-gap: up to here two steps back, beyond it a start step")
    stale_d: int = _limit(10, "d", "stale-data: without an activity for longer, no answer")
    mornings_missing: int = _limit(
        3, "of 14 mornings", "stale-data: from so many mornings without a check-in, no answer"
    )
    pause_h: float = _limit(PAUSE_H, "h", "last-run: after a run that eased back, from its end, in absolute time")
    checks_failed: int = _limit(2, "check-ins", "last-run: after so many that do not pass, a clinician")
    checks_failed_bone: int = _limit(1, "check-ins", "last-run: the same with a bone stress injury")
    walk_pain: int = _limit(
        WALK_LIMIT, "0-10", "last-run: pain while walking that passes, or the usual one if higher; more is Hold"
    )
    stiff_allowed: int = _limit(STIFF_ALLOWED, "points", "last-run: stiffness over the usual one that passes")
    undiagnosed_backs: int = _limit(2, "runs in 28 d", "last-run: so many at a place without a diagnosis ask for one")
    pain_now: int = _limit(PAIN_LIMIT, "0-10", "limp-or-sharp: pain now above this is no day for running")
    rise_once: int = _limit(RISE_ONCE, "points", "morning: over the usual one, once")
    rise_twice: int = _limit(RISE_TWICE, "points", "morning: over the usual one, on two mornings that follow")
    fever_free_h: float = _limit(24.0, "h", "illness: so long without a fever before a run")
    settled_runs: int = _limit(2, "runs", "ladder: so many settled one after the other on a whole step")
    postnatal_sleep_h: float = _limit(
        6.0, "h", "ladder: after a birth nothing is added in a week of nights shorter than this on average"
    )
    hard_rpe: float = _limit(6.0, "0-10", "ladder: an easy run that felt this hard counts as held")
    hard_below_phase: int = _limit(3, "phase", "ladder: below this part of the plan all running is easy")
    pace_rise: float = _limit(1.03, "1", "pace-recovery: easy running over this share of the weeks before is a rise")
    pace_runs: int = _limit(LEAST_RUNS, "runs in 7 d", "pace-recovery: with fewer no pace is compared")
    pace_runs_before: int = _limit(LEAST_RUNS_BEFORE, "runs in 28 d", "pace-recovery: nor with fewer before")
    pace_hr_lower: float = _limit(3.0, "bpm", "pace-recovery: a heart rate so much lower is lower; less is its noise")
    pace_rpe_lower: float = _limit(1.0, "points", "pace-recovery: an effort so much lower is lower")
    recovery_sleep: float = _limit(
        SLEEP_FROM, "1-5", "pace-recovery: mean sleep quality of 7 days from here on is enough"
    )
    recovery_mornings: int = _limit(LEAST_MORNINGS, "of 7 mornings", "pace-recovery: with fewer recovery is not known")
    recovery_mornings_before: int = _limit(
        LEAST_MORNINGS_BEFORE, "of 21 mornings", "pace-recovery: nor with fewer in the three weeks before"
    )
    easy_day_rpe: float = _limit(EASY_RPE, "0-10", "pace-recovery: a session felt harder than this makes no easy day")
    ready_repeat: float = _limit(75.0, "0-100", "readiness: below this the step is repeated")
    ready_lower: float = _limit(55.0, "0-100", "readiness: below this half a step less")
    ready_rest: float = _limit(35.0, "0-100", "readiness: below this a day of rest")
    rest_z_rhr: float = _limit(2.0, "own SD", "readiness: pulse at rest above this with poor sleep or energy is Rest")
    rest_pain: int = _limit(RF10_PAIN, "0-10", "red-flag: pain above this on two days in a row is a warning sign")
    rest_rise: float = _limit(
        RF10_RISE, "points a week", "red-flag: a rise like this for two weeks on less running is, too"
    )
    reentry_gap_d: int = _limit(14, "d", "re-entry: after more days without running the first runs repeat their step")
    reentry_runs: int = _limit(2, "runs", "re-entry: so many runs come before the step counts")
    ramp_factor: float = _limit(1.10, "1", "ramp: a week up to this share of the last loading week is no ramp")
    ramp_min: float = _limit(10.0, "min", "ramp: nor is one with so many minutes more, where that is larger")
    build_weeks: int = _limit(3, "weeks", "cut-back-due: loading weeks before a cut-back week, where none is chosen")
    short_build_weeks: int = _limit(2, "weeks", "cut-back-due: at most so many with a reason for a shorter rhythm")
    short_age: int = _limit(50, "years", "cut-back-due: a reason for the shorter rhythm, besides a bone stress injury")
    short_eased_back: int = _limit(2, "runs in 28 d", "cut-back-due: so many runs that eased back are a reason, too")
    due_next: float = _limit(1.0, "1", "cut-back-due: from this sum on the next week is a cut-back week")
    due_now: float = _limit(1.25, "1", "cut-back-due: from this sum on the rest of this week is")
    due_after_weeks: int = _limit(1, "weeks", "cut-back-due: never now before so many whole loading weeks")
    forced_weeks: int = _limit(4, "weeks", "cut-back-due: after so many loading weeks whatever the sum")
    weight_strain: float = _limit(0.25, "1", "cut-back-due: added when strain is high")
    strain_z: float = _limit(1.0, "own SD", "cut-back-due: strain above this is high")
    weight_monotony: float = _limit(0.15, "1", "cut-back-due: added when every day is alike")
    monotony: float = _limit(2.0, "1", "cut-back-due: monotony above this")
    loaded_days: int = _limit(5, "d of 7", "cut-back-due: with fewer loaded days monotony is not looked at")
    weight_pain: float = _limit(0.25, "1", "cut-back-due: added when pain while running rises")
    pain_trend: float = _limit(0.5, "points", "cut-back-due: a rise of the weekly mean from here on")
    weight_wellness: float = _limit(0.20, "1", "cut-back-due: added when wellness is low")
    wellness_sd: float = _limit(1.0, "own SD", "cut-back-due: so far below the own month or lower")
    weight_long_run: float = _limit(0.15, "1", "cut-back-due: added after a run in the moderate or large band")
    cut_percent: float = _limit(25.0, "%", "cut-back-due: how much lighter the week is")
    cut_step: float = _limit(5.0, "%", "cut-back-due: more for each of rising pain, high strain, low wellness")
    cut_least: float = _limit(20.0, "%", "cut-back-due: least")
    cut_most: float = _limit(40.0, "%", "cut-back-due: most")
    small_week_min: float = _limit(40.0, "min", "cut-back-due: below this week one step less is taken off")

    @property
    def bands(self) -> Bands:
        """The bands of the single-session spike, in running minutes."""
        return Bands(ref=self.spike_ref, small=self.spike_small, moderate=self.spike_moderate, allowance=self.micro_min)


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold:
    """One line of the policy as a reader sees it."""

    name: str
    value: float
    unit: str
    what: str


POLICY = Policy()


def thresholds(policy: Policy = POLICY) -> tuple[Threshold, ...]:
    """Every number of the policy with its unit and meaning."""
    return tuple(
        Threshold(name=f.name, value=float(getattr(policy, f.name)), **f.metadata)
        for f in dataclasses.fields(policy)
        if f.metadata
    )
