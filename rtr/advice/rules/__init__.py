"""One file per rule; `RULES` is their order: gates first."""

from rtr.advice.base import Rule
from rtr.advice.rules import long_gap, ran_yesterday, red_flag, session_spike, stale_data, symptoms

RULES: tuple[Rule, ...] = (
    red_flag.RULE,
    stale_data.RULE,
    ran_yesterday.RULE,
    long_gap.RULE,
    session_spike.RULE,
    symptoms.RULE,
)
