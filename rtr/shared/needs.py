"""Which kinds of content each field of a diary belongs to: an allow-list, field by field.

A field is shown only where every group it needs is shared; `NEVER` fields never are. A test holds that
every field of every record stands here, so a new one is seen by nobody until somebody decides.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from rtr.intake import Intake
from rtr.measures import Measures
from rtr.metrics.verdicts import RunVerdict
from rtr.model import (
    Activity,
    CheckIn,
    Clearance,
    Injury,
    Lap,
    Runner,
    RunResponse,
    SiteSymptoms,
    Split,
    WeekTag,
)
from rtr.plan import Block, Entry, EntryTest, OwnLadder, Placement, Repeat, Session, Step
from rtr.profile import Profile
from rtr.share import Comment, Group

Needs = frozenset[Group] | None
"""Groups that must all be shared; None is never."""
NEVER: Needs = None
ALWAYS: frozenset[Group] = frozenset()
PLAN, LOAD = frozenset({Group.PLAN}), frozenset({Group.LOAD})
FELT, TEXT, HEART = frozenset({Group.SYMPTOMS}), frozenset({Group.JOURNAL}), frozenset({Group.HEART})
PLAN_LOAD, PLAN_TEXT = PLAN | LOAD, PLAN | TEXT
LOAD_FELT, LOAD_TEXT, LOAD_HEART = LOAD | FELT, LOAD | TEXT, LOAD | HEART


def _all(needs: Needs, names: str) -> dict[str, Needs]:
    return dict.fromkeys(names.split(), needs)


_DIARY: dict[type[Any], dict[str, Needs]] = {
    Runner: _all(ALWAYS, "id name zone week_start has_miles is_demo account_id") | _all(PLAN, "build_weeks"),
    Activity: _all(ALWAYS, "uid start_utc start_local utc_offset_s is_flagged")
    | _all(
        LOAD,
        "sport source sub_sport zone_source elapsed_s timer_s moving_s distance_m run_s walk_s run_walk_method "
        "ascent_m descent_m avg_cadence_spm avg_power_w laps splits channels",
    )
    | _all(FELT, "rpe feel")
    | _all(LOAD_HEART, "avg_hr_bpm max_hr_bpm")
    | _all(LOAD_TEXT, "title notes device"),
    Lap: _all(LOAD, "start_s elapsed_s timer_s distance_m avg_cadence_spm gait") | _all(LOAD_HEART, "avg_hr_bpm"),
    Split: _all(LOAD, "gait timer_s distance_m"),
    Measures: _all(LOAD, "uid version recorded_s running_s gap gap_m_per_s is_graded steps ascent_m descent_m")
    | _all(LOAD_HEART, "hr hr_running hr_late locked_s best_hr_30s_bpm"),
    WeekTag: _all(LOAD, "week kind recorded_at") | _all(LOAD_FELT, "reason"),
    SiteSymptoms: _all(FELT, "site pain_now pain_am stiff_am stiff_min"),
    CheckIn: _all(ALWAYS, "day source recorded_at")
    | _all(
        FELT,
        "sites red_flags signs sleep_h sleep_quality fatigue mood stress confidence painkiller",
    )
    | _all(HEART, "resting_hr_bpm hrv_rmssd_ms hrv_sdnn_ms")
    | _all(TEXT, "note"),
    RunResponse: _all(
        FELT,
        "activity_uid site pain_pre pain_max pain_end pain_60 limp sharp swelling gone_at_once same_place pelvic "
        "painkiller talk_test rpe completed",
    )
    | _all(LOAD_FELT, "recorded_at"),
    Injury: _all(ALWAYS, "site side onset until cleared_on id")
    | _all(FELT, "kind")
    | _all(TEXT, "diagnosis diagnosed_by has_surgery cleared_by"),
    Clearance: _all(FELT, "on recorded_at") | _all(TEXT, "by"),
}
_PLAN: dict[type[Any], dict[str, Needs]] = {
    Block: _all(PLAN, "begin end sessions rung policy answered made_at answered_at id by") | _all(PLAN_TEXT, "reason"),
    Session: _all(ALWAYS, "day kind title steps rung note is_moved is_lighter"),
    Repeat: _all(ALWAYS, "times steps"),
    Step: _all(ALWAYS, "do s rpe_max note"),
    Placement: _all(PLAN, "day rung recorded_at by") | _all(PLAN_TEXT, "reason"),
    EntryTest: _all(PLAN, "test day is_passed value") | _all(PLAN_TEXT, "note"),
    Entry: _all(PLAN, "begin end kind id") | _all(PLAN_TEXT, "title"),
    OwnLadder: _all(PLAN_TEXT, "name lines is_used id"),
}
_PERSON: dict[type[Any], dict[str, Needs]] = {
    Profile: _all(HEART, "hr_max_bpm hr_max_from hr_rest_bpm lthr_bpm vt1_bpm vt2_bpm threshold_m_per_s easy_m_per_s")
    | _all(NEVER, "birth_year sex has_rate_limiting_drug"),
    Intake: _all(PLAN, "run_days")
    | _all(TEXT, "goal")
    | _all(
        NEVER,
        "done_on accepted_on age_band is_pregnant birth_on has_heart_disease level usual_week_min longest_before_min "
        "low_energy low_energy_on",
    ),
    Comment: _all(
        ALWAYS,
        "by is_coach text made_at kind link_id day activity_uid block_id answers every_days ended_at sessions "
        "decided decided_at seen_at id",
    ),
    RunVerdict: _all(
        FELT,
        "uid day end_utc place kind settling pain_pre pain_max pain_end pain_60 morning second_morning usual stiff "
        "usual_stiff d24 dstiff d48 settle_h has_painkiller reasons missing",
    )
    | _all(LOAD_FELT, "run_min"),
}
NEEDS: Mapping[type[Any], Mapping[str, Needs]] = MappingProxyType({**_DIARY, **_PLAN, **_PERSON})
"""Every record of a diary (and the verdict of a run) with what each of its fields needs."""
