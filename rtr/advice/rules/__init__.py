"""One file per rule; `RULES` is their order: gates first."""

from rtr.advice.base import Rule
from rtr.advice.rules import (
    bone_pain,
    check_in,
    clinician_only,
    cut_back_due,
    illness,
    ladder,
    last_run,
    limp_or_sharp,
    long_gap,
    morning,
    planned_session,
    ramp,
    ran_yesterday,
    re_entry,
    readiness,
    red_flag,
    session_spike,
    stale_data,
)

RULES: tuple[Rule, ...] = (
    red_flag.RULE,
    clinician_only.RULE,
    bone_pain.RULE,
    limp_or_sharp.RULE,
    last_run.RULE,
    morning.RULE,
    illness.RULE,
    check_in.RULE,
    stale_data.RULE,
    ran_yesterday.RULE,
    long_gap.RULE,
    re_entry.RULE,
    ladder.RULE,
    planned_session.RULE,
    readiness.RULE,
    session_spike.RULE,
    ramp.RULE,
    cut_back_due.RULE,
)
