"""The report for somebody who advises: what can be read in a minute, from what a scope shows."""

import datetime as dt
import math
from collections import Counter
from dataclasses import dataclass

import pandas as pd

from rtr.advice.words import GLYPHS, LAST_STEP, day_text, listed, period_text, sentence_case, step_text, weekday
from rtr.learn.exposures import exposures
from rtr.learn.questions import table
from rtr.learn.stage import Step, stage
from rtr.learn.tolerance import onset_of, tolerance
from rtr.metrics.verdicts import SETTLING_WORDS, RunVerdict, Settling, session_verdicts
from rtr.model import Verdict
from rtr.plan import RUNNING
from rtr.share import CommentKind, Group, group_words
from rtr.shared import Shown
from rtr.shared.stands import Gate
from rtr.views.coach_days import coach_days, finding, main_place
from rtr.views.coach_weeks import CoachWeeks, coach_weeks
from rtr.views.grade import grade
from rtr.views.report_changes import changes
from rtr.views.symptoms_ask import ask

DAYS = 28
FOOT = (
    "Self-tracked data and rule-based suggestions, not a medical record and not a diagnosis. Numbers are what the "
    "runner recorded and answered; what was not answered is not known, never fine. Limits are consensus or convention."
)
MOST_REASONS, MOST_QUESTIONS, MOST_DAYS = 4, 5, 5
BODY_AND_LOAD = ("pain_am", "pain_run", "stiff_am", "pain_mean", "run_min", "walk_min")
ORDER = (Settling.GREEN, Settling.HOLD, Settling.BACK, Settling.PENDING, Settling.UNANSWERED, Settling.UNJUDGED)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ReportView:
    """Everything a report says. Texts of people (`name`, `diagnoses`, `questions`) are in it as they stand."""

    name: str
    title: str
    about: str
    glyph: str
    word: str
    verdict: Verdict | None
    who: str
    headline: str
    reasons: tuple[tuple[str, str, str], ...]
    """Observation, comparison, evidence grade."""
    hidden: str
    changes: tuple[str, ...]
    days: pd.DataFrame
    finding: str
    weeks: CoachWeeks | None
    gates_heading: str
    gates: tuple[Gate, ...]
    settled: tuple[tuple[str, int], ...]
    settled_line: str
    response: str
    ahead_heading: str
    ahead: tuple[str, ...]
    questions: tuple[str, ...]
    foot: str = FOOT


def report_view(shown: Shown, days: int = DAYS) -> ReportView:
    """The report of the last `days` days."""
    first = shown.day - dt.timedelta(days=days - 1)
    verdicts = [one for one in verdicts_of(shown) if one.day >= first]
    answer, stands = shown.answer, shown.stands
    is_stopped = answer is not None and answer.verdict is Verdict.SEE_CLINICIAN
    return ReportView(
        name=shown.name,
        title=f"{shown.name}, {period_text(first, shown.day)} {shown.day.year}",
        about=_about(shown, days),
        glyph="" if answer is None else GLYPHS[answer.verdict],
        word="" if answer is None else answer.word,
        verdict=None if answer is None else answer.verdict,
        who=_who(shown),
        headline="" if answer is None else answer.headline,
        reasons=_reasons(shown),
        hidden="" if answer is None else answer.hidden_line,
        changes=changes(shown, verdicts, days),
        days=report_days(shown, days),
        finding=finding(shown, tuple(verdicts), first),
        weeks=coach_weeks(shown),
        gates_heading="" if stands is None or not shown.gates else f"What leaving phase {stands.phase} asks for",
        gates=shown.gates,
        settled=_settled(verdicts),
        settled_line="" if is_stopped else _by_length(shown),
        response="" if is_stopped else _response(shown),
        ahead_heading="Accepted plan" if shown.is_accepted else "Suggested, not accepted yet",
        ahead=_ahead(shown),
        questions=_questions(shown),
    )


def verdicts_of(shown: Shown) -> tuple[RunVerdict, ...]:
    """How each run settled, at the place that decides it, as the runner reads it; oldest first."""
    return tuple(sorted(session_verdicts(shown.verdicts).values(), key=lambda one: one.end_utc))


def _about(shown: Shown, days: int) -> str:
    groups = listed(group_words(shown.scope.groups)) or "nothing"
    since = "" if shown.scope.since is None else f" Nothing before {day_text(shown.scope.since)}."
    return f"The last {days} days, made on {day_text(shown.day)} {shown.day.year}. Contains {groups}.{since}"


def _who(shown: Shown) -> str:
    """`Left Achilles tendon (tendinopathy), day 246. Phase 2, step 8 of 26.`"""
    named = [one.diagnosis for one in shown.diary.injuries if one.diagnosis and one.until is None]
    parts = [*shown.places, *named]
    stands = shown.stands
    if stands is not None and stands.onset_days is not None:
        parts.append(f"day {stands.onset_days:,}")
    lead = f"{sentence_case(', '.join(parts))}. " if parts else ""
    if stands is None:
        return lead.strip()
    of = f" of {LAST_STEP}" if stands.rung.startswith("R") else ""
    return f"{lead}Phase {stands.phase}, {stands.phase_name.lower()}: {step_text(stands.rung)}{of}."


def _reasons(shown: Shown) -> tuple[tuple[str, str, str], ...]:
    grounds = () if shown.answer is None else shown.answer.grounds[:MOST_REASONS]
    return tuple(
        (one.sentence.lead, one.sentence.rest, "" if one.certainty is None else grade(one.certainty)) for one in grounds
    )


def report_days(shown: Shown, days: int) -> pd.DataFrame:
    """Pain and minutes of each day, as far as they are shared."""
    rows = coach_days(shown, math.ceil(days / 7))
    past = rows[rows["day"] <= pd.Timestamp(shown.day)].tail(days).reset_index(drop=True)
    return past[["day", *(name for name in BODY_AND_LOAD if name in past.columns)]]


def _settled(verdicts: list[RunVerdict]) -> tuple[tuple[str, int], ...]:
    """How many runs settled, were held, eased back …; none that did not happen."""
    found = Counter(one.settling for one in verdicts)
    return tuple((SETTLING_WORDS[one], found[one]) for one in ORDER if found[one])


def _by_length(shown: Shown) -> str:
    where = main_place(shown.diary, shown.scope.place)
    if where is None or not (shown.scope.has(Group.SYMPTOMS) and shown.scope.has(Group.LOAD)):
        return ""
    here = [one for one in shown.verdicts if one.place == where]
    return tolerance(here, shown.day, onset_of(shown.diary, where, shown.day)).sentence or ""


def _response(shown: Shown) -> str:
    """The one tested question, once there are enough mornings for it; the table's limit where there is a table."""
    where = main_place(shown.diary, shown.scope.place)
    if where is None or not (shown.scope.has(Group.SYMPTOMS) and shown.scope.has(Group.LOAD)):
        return ""
    rows = exposures(shown.diary, shown.day, where)
    if rows.empty or stage(rows).step in {Step.COLLECTING, Step.DESCRIPTIVE}:
        return ""
    return ask(rows, None, (1,), table(rows)).sentence


def _ahead(shown: Shown) -> tuple[str, ...]:
    """The next planned runs."""
    sessions = () if shown.block is None else shown.block.sessions
    runs = [one for one in sessions if one.day >= shown.day and (one.kind in RUNNING or one.rung is not None)]
    return tuple(f"{weekday(one.day)[:3]} {day_text(one.day)}: {one.title}" for one in runs[:MOST_DAYS])


def _questions(shown: Shown) -> tuple[str, ...]:
    """What the runner asks, newest first."""
    asked = [
        one.text.strip()
        for one in reversed(shown.diary.comments)
        if one.kind is CommentKind.QUESTION and not one.is_coach and one.ended_at is None and one.text.strip()
    ]
    return tuple(asked[:MOST_QUESTIONS])
