"""Today: may I run, and why."""

import datetime as dt
from dataclasses import dataclass

from rtr.advice import case_of, suggest
from rtr.advice.base import Sentence
from rtr.advice.case import Case
from rtr.advice.changes import Change
from rtr.advice.decide import Suggestion
from rtr.advice.reading import recent_runs
from rtr.advice.red_flags import RedFlag, raised
from rtr.advice.words import GLYPHS, SHAPES, counted, day_text, period_text, weekday
from rtr.diary import Diary
from rtr.model import Verdict
from rtr.views.decided import Decided, how_decided
from rtr.views.last_run import LastRun, last_run

NOT_MEDICAL = "Self-tracking, not a medical assessment."
EXPECTED = (
    "May I run today: an answer in one word, with its reasons, from your first import on",
    "Your last run, split into running and walking minutes",
    "The cap for the next run, from your second run on",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """The card of a Stop: what was marked and when, whom to contact; nothing about training."""

    since: str
    signs: tuple[RedFlag, ...]
    way_out: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TodayView:
    """Everything Today shows. In a Stop only the date, the verdict and `stop` are filled."""

    day: dt.date
    date_line: str
    verdict: Verdict
    word: str
    glyph: str
    shape: str
    line: str
    reasons_heading: str
    reasons: tuple[Sentence, ...]
    cleared: tuple[Sentence, ...]
    more_cleared: str
    unknown: tuple[Sentence, ...]
    data_line: str
    last_run: LastRun | None
    stop: Stop | None
    changes: tuple[Change, ...]
    how_decided: tuple[Decided, ...]
    policy_line: str
    is_empty: bool
    is_demo: bool
    expected: tuple[str, ...]


def today_view(diary: Diary, day: dt.date) -> TodayView:
    """The view-model of Today as of the morning of `day`."""
    known = diary.until(day)
    case = case_of(known, day)
    suggestion = suggest(case)
    is_stop = suggestion.verdict is Verdict.SEE_CLINICIAN
    return TodayView(
        day=day,
        date_line=f"{weekday(day)} {day_text(day)}",
        verdict=suggestion.verdict,
        word=suggestion.word,
        glyph=GLYPHS[suggestion.verdict],
        shape=SHAPES[suggestion.verdict],
        line=suggestion.headline,
        reasons_heading=HEADINGS.get(suggestion.verdict, "What holds it back"),
        reasons=() if is_stop else tuple(reason.sentence for reason in suggestion.reasons),
        cleared=() if is_stop else _telling(suggestion),
        more_cleared="" if is_stop else _more(suggestion),
        unknown=() if is_stop else _distinct(suggestion),
        data_line=_data_line(case),
        last_run=None if is_stop else last_run(known, recent_runs(known), day),
        stop=_stop(case) if is_stop else None,
        changes=suggestion.changes,
        how_decided=() if is_stop else how_decided(suggestion),
        policy_line=f"Rules and limits of version {suggestion.policy}. The most cautious answer counts.",
        is_empty=not known.activities,
        is_demo=diary.runner.is_demo,
        expected=EXPECTED,
    )


HEADINGS = {
    Verdict.UNKNOWN: "What is missing",
    Verdict.REST: "Why rest",
}


TELLING = ("session-spike", "ran-yesterday", "ramp", "cut-back-due")
"""What is clear and worth a line on the card; the other rules stand under "How this was decided"."""


def _telling(suggestion: Suggestion) -> tuple[Sentence, ...]:
    found = {clear.rule: clear.sentence for clear in suggestion.cleared}
    return tuple(found[rule] for rule in TELLING if rule in found)


def _more(suggestion: Suggestion) -> str:
    """How many rules more have nothing against running; "" for none."""
    more = len(suggestion.cleared) - len(_telling(suggestion))
    return f"{counted(more, 'more rule')} found nothing against it." if more else ""


def _distinct(suggestion: Suggestion) -> tuple[Sentence, ...]:
    """What cannot be told, each observation once: an empty diary is said once, not by every rule."""
    return tuple({missing.sentence.lead: missing.sentence for missing in reversed(suggestion.unknown)}.values())[::-1]


def _data_line(case: Case) -> str:
    """What the answer rests on, and what it is not."""
    if case.seen_from is None:
        return f"Uses no runs. {NOT_MEDICAL}"
    return f"Uses {counted(case.runs_seen, 'run')}, {period_text(case.seen_from, case.on)}. {NOT_MEDICAL}"


def _stop(case: Case) -> Stop:
    since = min((flag.day for flag in case.open_flags), default=case.on)
    said = "today" if since == case.on else f"on {day_text(since, beside=case.on)}"
    return Stop(
        since=said,
        signs=raised((*(case.red_flags or ()), *(flag.flag for flag in case.open_flags))),
        way_out="Training content is hidden until someone who examined you has cleared it. Waiting does not clear it.",
    )
