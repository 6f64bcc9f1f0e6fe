"""Where a time without running stands: still running its 48 hours, waiting for a check-in, or for a clinician."""

import datetime as dt
import enum

from rtr.advice.back_off import WALKS_FREE
from rtr.advice.base import Finding
from rtr.advice.case import BackOff, Case
from rtr.advice.policy import Policy
from rtr.advice.words import moment_text
from rtr.body import InjuryKind
from rtr.model import Verdict


class Stage(enum.StrEnum):
    PAUSE = "pause"
    """No running until its moment."""
    AGAIN = "again"
    """The same, after a check-in that did not pass."""
    DUE = "due"
    """The moment is past; the next check-in decides."""
    CLINICIAN = "clinician"
    """Too many check-ins did not pass."""


_WEIGHT = {Stage.DUE: 0, Stage.PAUSE: 1, Stage.AGAIN: 1, Stage.CLINICIAN: 2}


def standing(case: Case, cause: str, policy: Policy) -> BackOff | None:
    """The one of that cause that weighs most; of equals the one that ends last."""
    ours = [one for one in case.back_offs if one.cause == cause]
    return max(ours, key=lambda one: (_WEIGHT[stage_of(case, one, policy)], one.until), default=None)


def stage_of(case: Case, one: BackOff, policy: Policy) -> Stage:
    """From the clinician down: what was not passed weighs more than the clock."""
    most = policy.checks_failed_bone if one.kind == InjuryKind.BONE else policy.checks_failed
    if one.failed >= most:
        return Stage.CLINICIAN
    if case.moment >= one.until:
        return Stage.DUE
    return Stage.AGAIN if one.failed else Stage.PAUSE


def finding_of(case: Case, one: BackOff, policy: Policy) -> Finding:
    """What it asks for: no running, a check-in, or a clinician."""
    stage = stage_of(case, one, policy)
    if stage is Stage.CLINICIAN:
        return Finding(observed=one.failed, limit=1, unit="check-ins", verdict=Verdict.SEE_CLINICIAN, words=stage.value)
    observed, beside = one.observed or 0.0, one.beside or 0.0
    if stage is Stage.DUE:
        return Finding(observed=observed, limit=beside, unit="0-10", verdict=Verdict.UNKNOWN, words=stage.value)
    return Finding(
        observed=observed, limit=beside, unit="0-10", verdict=Verdict.EASE_BACK, words=stage.value, until=one.until
    )


def pause_today(case: Case, one: BackOff | None, policy: Policy, observed: float, limit: float) -> Finding:
    """No running from what today's check-in says; a clinician where it is no longer the first time."""
    if one is not None and stage_of(case, one, policy) is Stage.CLINICIAN:
        return finding_of(case, one, policy)
    until = case.moment + dt.timedelta(hours=policy.pause_h)
    if one is not None and one.until > case.moment:
        until = one.until
    return Finding(
        observed=observed, limit=limit, unit="0-10", verdict=Verdict.EASE_BACK, words=Stage.PAUSE.value, until=until
    )


def walk_text(case: Case, kind: str, policy: Policy) -> str:
    """Until when walking is fine, as a clause: an injured bone or shin has to be free of pain, whatever else hurts."""
    is_free = bool(WALKS_FREE & {kind, *case.injury_kinds})
    return "it is free of pain" if is_free else f"pain stays at {policy.walk_pain} or less"


def until_text(case: Case, one: BackOff | None, policy: Policy) -> str:
    """Its moment on the runner's clock; a pause that begins today ends after the hours of the policy."""
    until = case.moment + dt.timedelta(hours=policy.pause_h)
    if one is not None and (one.until > case.moment or one.day != case.on):
        until = one.until
    return moment_text(until, case.on, case.clock)


NO_RUNNING = "No running until {until}; then a check-in decides. Walking is fine while {walk}."
AGAIN = "The check-in after it was not settled, so no running until {until}. Then the next check-in decides."
DUE = "The 48 hours are over. Check in: pain, stiffness and what is new decide whether running opens again."
CLINICIAN = (
    "The check-ins after it did not settle. Arrange an appointment with a clinician before the next run, and keep "
    "writing down your mornings."
)
