"""A coach's view of one runner: the answer of the day, what is new, the panels, the weeks, the gates, the thread."""

import datetime as dt
from dataclasses import dataclass

import pandas as pd

from rtr.advice.base import Sentence
from rtr.advice.words import WORDS, day_text, listed
from rtr.body import InjuryKind, place, place_words
from rtr.metrics.verdicts.clock import zone_of
from rtr.model import Verdict
from rtr.plan import Session
from rtr.share import ShareLink, Visited, group_words
from rtr.shared import Shown
from rtr.shared.shown import Gate, Ground
from rtr.views.coach_days import USUAL_WEEKS, caption, coach_days, finding, heading, main_place, missing_lines
from rtr.views.coach_news import News, Since, news_of, since_of
from rtr.views.coach_weeks import CoachWeeks, coach_weeks
from rtr.views.grade import grade
from rtr.views.report import verdicts_of
from rtr.views.step_words import step_text
from rtr.views.symptoms_timeline import guides
from rtr.views.thread import Reader, Word, threads

NO_ANSWER = "The answer of the day, the step and the plan are not shared."
FOOT = (
    "Self-tracked data and rule-based suggestions, not a medical record. "
    "Limits are consensus or convention; under Why each rule shows its evidence grade."
)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class CoachView:
    """Everything the page of a coach shows. `name` and every word of the thread are words of people."""

    about: str
    name: str
    verdict: Verdict | None
    word: str
    who: str
    line: str
    reasons: tuple[tuple[Sentence, str], ...]
    """Each with its evidence grade in words."""
    hidden: str
    since: Since
    news: tuple[News, ...]
    days: pd.DataFrame
    limits: tuple[int, ...]
    """Limits of pain while running of the class of injury, as far as it is known here."""
    days_heading: str
    days_finding: str
    days_caption: str
    missing: tuple[str, ...]
    weeks: CoachWeeks | None
    gates_heading: str
    gates_sentence: str
    gates: tuple[Gate, ...]
    words: tuple[Word, ...]
    planned: tuple[Session, ...]
    """What a change can be proposed for: one session of every day to come of the accepted plan."""
    block_id: int | None
    may_comment: bool
    today: dt.date


def coach_view(shown: Shown, seen: Visited, weeks: int = USUAL_WEEKS) -> CoachView:
    """The view of one link. `seen` says who looks and when they looked last."""
    link, today = seen.link, shown.day
    clock = zone_of(shown.diary.runner.zone)
    reader = Reader(today=today, clock=clock, runner=shown.name)
    since = since_of(seen.since_at, today, shown.diary.runner.zone)
    verdicts = verdicts_of(shown)
    days = coach_days(shown, weeks)
    first = days["day"].iloc[0].date()
    answer, gates = shown.answer, shown.gates
    return CoachView(
        about=about(link, clock),
        name=shown.name,
        verdict=None if answer is None else answer.verdict,
        word=shown.name if answer is None else WORDS[answer.verdict],
        who=_who(shown),
        line=NO_ANSWER if answer is None else answer.headline,
        reasons=() if answer is None else tuple(map(_reason, answer.grounds)),
        hidden="" if answer is None else answer.hidden_line,
        since=since,
        news=news_of(shown, verdicts, since, reader),
        days=days,
        limits=_limits(shown),
        days_heading=heading(days),
        days_finding=finding(shown, verdicts, first),
        days_caption=caption(shown, days),
        missing=missing_lines(shown, days),
        weeks=coach_weeks(shown),
        gates_heading="" if shown.stands is None else f"Gates out of phase {shown.stands.phase}",
        gates_sentence=_met(gates),
        gates=gates,
        words=threads(shown.diary.comments, reader),
        planned=_planned(shown),
        block_id=shown.block.id if shown.block is not None and shown.is_accepted else None,
        may_comment=link.may_comment,
        today=today,
    )


def _reason(one: Ground) -> tuple[Sentence, str]:
    return one.sentence, "" if one.certainty is None else grade(one.certainty)


def about(link: ShareLink, clock: dt.tzinfo) -> str:
    """`Shared with Jonas, physio, until 16 December 2026. With comments. Contains load and plan.`"""
    end = "without an end date"
    if link.ends_at is not None:
        last = link.ends_at.astimezone(clock)
        end = f"until {day_text(last.date())} {last.year}"
    use = "With comments" if link.may_comment else "Read only"
    since = f" from {day_text(link.since)} {link.since.year} on" if link.since else ""
    only = f", of the {place_words(link.place)} only" if link.place else ""
    groups = listed(group_words(link.groups))
    return f"Shared with {link.recipient}, {end}. {use}. Contains {groups}{only}{since}."


def _who(shown: Shown) -> str:
    """`Maja, left Achilles tendon, day 249. Phase 2, step 9 of 26.`"""
    stands = shown.stands
    parts = [*([shown.name] if shown.answer is not None else []), *shown.places]
    if stands is None:
        return f"{', '.join(parts)}." if parts else ""
    days = [] if stands.onset_days is None else [f"day {stands.onset_days:,}"]
    step = step_text(stands.rung)
    of = f" of {stands.steps}" if stands.rung.startswith("R") else ""
    return f"{', '.join((*parts, *days))}. Phase {stands.phase}, {step}{of}."


def _met(gates: tuple[Gate, ...]) -> str:
    met = sum(gate.is_met is True for gate in gates)
    return f"{met} of {len(gates)} are met." if gates else ""


def _limits(shown: Shown) -> tuple[int, ...]:
    """None while a warning sign stands: nothing is read by them then."""
    where = main_place(shown.diary, shown.scope.place)
    kinds = [one.kind for one in shown.diary.injuries if place(one.site, one.side) == where]
    is_stopped = shown.answer is not None and shown.answer.verdict is Verdict.SEE_CLINICIAN
    if not kinds or is_stopped or kinds[-1] not in set(InjuryKind):
        return ()
    return tuple(guides(InjuryKind(kinds[-1]))["at"].tolist())


def _planned(shown: Shown) -> tuple[Session, ...]:
    if shown.block is None or not shown.is_accepted:
        return ()
    days = sorted({one.day for one in shown.block.sessions if one.day >= shown.day})
    found = (shown.block.main_of(day) for day in days)
    return tuple(one for one in found if one is not None)
