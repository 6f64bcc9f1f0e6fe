"""Today: may I run, and why."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from rtr.advice.base import Sentence
from rtr.advice.case import Case
from rtr.advice.changes import Change
from rtr.advice.decide import Suggestion
from rtr.advice.reading import recent_runs
from rtr.advice.rules import cut_back_due
from rtr.advice.words import GLYPHS, SHAPES, day_text, period_text, weekday
from rtr.body import place, place_words
from rtr.diary import Diary
from rtr.model import Verdict
from rtr.units import counted
from rtr.views.decided import Decided, how_decided
from rtr.views.last_run import LastRun, last_run
from rtr.views.plan_situation import Situation, situation
from rtr.views.ready_parts import ReadyParts, ready_parts
from rtr.views.stop import Stop

NOT_MEDICAL = "Self-tracking, not a medical assessment."
EXPECTED = (
    "May I run today: an answer in one word, with its reasons, from your first import on",
    "Your last run, split into running and walking minutes",
    "The cap for the next run, from your second run on",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TodayView:
    """Everything Today shows. With a red flag only the date, the verdict and `stop` are filled."""

    day: dt.date
    date_line: str
    verdict: Verdict
    word: str
    glyph: str
    shape: str
    line: str
    reasons_heading: str
    reasons: tuple[Sentence, ...]
    later: tuple[Sentence, ...]
    """Findings that ask for less than the answer: they count once running is open."""
    cleared_heading: str
    cleared: tuple[Sentence, ...]
    more_cleared: str
    unknown: tuple[Sentence, ...]
    is_check_in_open: bool
    data_line: str
    last_run: LastRun | None
    stop: Stop | None
    is_steered: bool
    """A clinician makes the plan: no session is named, and nothing is an emergency."""
    needs_clearance: bool
    """Somebody has to look before the next run: who and when can be recorded."""
    changes: tuple[Change, ...]
    how_decided: tuple[Decided, ...]
    ready: ReadyParts | None
    policy_line: str
    is_empty: bool
    is_demo: bool
    expected: tuple[str, ...]


def today_view(diary: Diary, day: dt.date, now: dt.datetime | None = None) -> TodayView:
    """The view-model of Today as of the morning of `day`; `now` is the moment it is asked at."""
    return today_of(situation(diary, day, now))


def today_of(at: Situation) -> TodayView:
    """The same from a day that has been read."""
    known, day, stop, is_steered = at.known, at.day, at.stop, at.is_steered
    case, suggestion = at.case, at.suggestion
    return TodayView(
        day=day,
        date_line=_date_line(known, day),
        verdict=suggestion.verdict,
        word=STEERED if is_steered else suggestion.word,
        glyph=GLYPHS[suggestion.verdict],
        shape=SHAPES[suggestion.verdict],
        line=LOG_AND_LOOK if is_steered else suggestion.headline,
        reasons_heading=HEADINGS.get(suggestion.verdict, "What holds it back"),
        reasons=() if stop else _reasons(suggestion, _decides),
        later=() if stop or is_steered else _reasons(suggestion, _waits),
        cleared_heading=CLEARED_HEADINGS.get(suggestion.verdict, "What is clear"),
        cleared=() if stop or is_steered else _telling(suggestion),
        more_cleared="" if stop or is_steered else _more(suggestion),
        unknown=() if stop or is_steered else _distinct(suggestion),
        is_check_in_open=_is_check_in_open(suggestion),
        data_line=_data_line(case),
        last_run=None if stop else last_run(known, recent_runs(known), day),
        stop=stop,
        is_steered=is_steered,
        needs_clearance=suggestion.verdict is Verdict.SEE_CLINICIAN and not is_steered,
        changes=suggestion.changes,
        how_decided=() if stop else how_decided(suggestion),
        ready=None if stop or is_steered else ready_parts(suggestion.readiness),
        policy_line=f"Rules and limits of version {suggestion.policy}. The most cautious answer counts.",
        is_empty=not known.activities,
        is_demo=known.runner.is_demo,
        expected=EXPECTED,
    )


STEERED = "Your plan comes from your clinician"
LOG_AND_LOOK = "No session is named here. Keep logging: the diary and the charts are yours to take along."


def _date_line(known: Diary, day: dt.date) -> str:
    """The day, and where it hurts."""
    places = (place_words(place(i.site, i.side)) for i in known.open_injuries(day))
    return " · ".join((f"{weekday(day)} {day_text(day)}", *dict.fromkeys(places)))


def _reasons(suggestion: Suggestion, is_shown: Callable[[Verdict, Verdict], bool]) -> tuple[Sentence, ...]:
    """Findings in words, the most cautious first, each observation once."""
    shown = (reason.sentence for reason in suggestion.reasons if is_shown(reason.verdict, suggestion.verdict))
    return tuple({sentence.lead: sentence for sentence in reversed(tuple(shown))}.values())[::-1]


def _decides(asked: Verdict, answer: Verdict) -> bool:
    return asked is answer or answer <= Verdict.HOLD


def _waits(asked: Verdict, answer: Verdict) -> bool:
    return not _decides(asked, answer)


CLEARED_HEADINGS = dict.fromkeys((Verdict.PROGRESS, Verdict.HOLD), "What speaks for running")
HEADINGS = {
    Verdict.UNKNOWN: "What is missing",
    Verdict.REST: "Why rest",
    Verdict.EASE_BACK: "Why",
    Verdict.SEE_CLINICIAN: "Why",
}


TELLING = ("last-run", "morning", "session-spike", "ran-yesterday", "ramp", "cut-back-due")
MOST_TELLING = 4
NEXT_WEEK_LIGHTER = cut_back_due.RULE.templates["next_week"][0]
"""No reason against today, and none for it either: Plan and Load tell it."""
"""What is clear and worth a line on the card; the other rules stand under "How this was decided"."""


def _telling(suggestion: Suggestion) -> tuple[Sentence, ...]:
    found = {clear.rule: clear.sentence for clear in suggestion.cleared if clear.sentence.lead != NEXT_WEEK_LIGHTER}
    return tuple(found[rule] for rule in TELLING if rule in found)[:MOST_TELLING]


def _more(suggestion: Suggestion) -> str:
    """How many rules more have nothing against running; "" for none."""
    more = len(suggestion.cleared) - len(_telling(suggestion))
    return f"{counted(more, 'more rule')} found nothing against it." if more else ""


ASKED_IN_CHECK_IN = frozenset({"limp-or-sharp", "morning", "illness", "bone-pain", "readiness"})
"""What the check-in will answer: while it is open, that is said once."""


def _is_check_in_open(suggestion: Suggestion) -> bool:
    return any(missing.rule == "check-in" for missing in suggestion.unknown)


def _distinct(suggestion: Suggestion) -> tuple[Sentence, ...]:
    """What cannot be told and is waited for, each observation once: an empty diary is said once, not by every rule."""
    waited = [missing for missing in suggestion.unknown if missing.verdict > Verdict.PROGRESS]
    shown = [m for m in waited if not (_is_check_in_open(suggestion) and m.rule in ASKED_IN_CHECK_IN)]
    return tuple({missing.sentence.lead: missing.sentence for missing in reversed(shown)}.values())[::-1]


def _data_line(case: Case) -> str:
    """What the answer rests on, and what it is not."""
    if case.seen_from is None:
        return f"Uses no runs. {NOT_MEDICAL}"
    mornings = f"{case.mornings_asked - case.mornings_missing} of {case.mornings_asked} mornings and "
    runs = f"{counted(case.runs_seen, 'run')}, {period_text(case.seen_from, case.on)}"
    return f"Uses {mornings if case.mornings_asked else ''}{runs}. {NOT_MEDICAL}"
