"""One file per rule; `RULES` is their order: gates first."""

from rtr.advice.base import Rule
from rtr.advice.rules import (
    cut_back_due,
    long_gap,
    ramp,
    ran_yesterday,
    re_entry,
    red_flag,
    session_spike,
    stale_data,
    symptoms,
)

RULES: tuple[Rule, ...] = (
    red_flag.RULE,
    stale_data.RULE,
    ran_yesterday.RULE,
    long_gap.RULE,
    re_entry.RULE,
    session_spike.RULE,
    ramp.RULE,
    cut_back_due.RULE,
    symptoms.RULE,
)
