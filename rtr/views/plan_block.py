"""The next block: what is suggested or accepted, week by week, what it holds, and why."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rtr.advice.block.ask import WEEKS
from rtr.advice.rules import RULES
from rtr.advice.session_words import lines
from rtr.advice.words import listed, moment_text, number, period_text, said, sentence_case, weekday
from rtr.metrics.verdicts import run_verdicts, session_verdicts
from rtr.metrics.week import week_of
from rtr.plan import Answered, Block, Session, SessionKind
from rtr.units import counted
from rtr.views.cutback_week import lighter_week
from rtr.views.decided import Decided, how_decided
from rtr.views.grade import grade
from rtr.views.plan_situation import Situation
from rtr.views.plan_week import WeekCells, done_of, weeks_of
from rtr.views.step_words import MIN_S, steps_text

WHY = ("ladder", "cut-back-due", "last-run", "planned-session")
"""Rules that shape a block, in the order in which they are told."""
SHOWN_IF_FOUND = frozenset({"pace-recovery"})
LOOKED_AT_AGAIN = "Each day is looked at again in the morning and after every run, so a day may still change."


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What one kind of session holds: its days, its steps as lines, and a sentence."""

    title: str
    days: str
    lines: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """One rule behind the block: what it is, what your data say, how well it is supported."""

    title: str
    rule: str
    sentence: str
    grade: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class BlockView:
    """A block on screen. `block` is the value to answer; `answer` tells who accepted it, "" for a suggestion."""

    block: Block
    caption: str
    heading: str
    sentence: str
    weeks: tuple[WeekCells, ...]
    contents: tuple[Content, ...]
    answer: str


def suggested_view(now: Situation, weeks: int = WEEKS) -> BlockView | None:
    """The suggestion for so many weeks; None where no session is shown."""
    made = now.suggested(weeks)
    if made is None or not made.sessions:
        return None
    return _view(now, made, f"Suggested for {period_text(made.begin, made.end)}")


def accepted_view(now: Situation) -> BlockView | None:
    """The plan that was accepted and holds today; None without one."""
    made = now.planned
    return None if made is None else _view(now, made, f"Your plan for {period_text(made.begin, made.end)}")


def _view(now: Situation, made: Block, caption: str) -> BlockView:
    start = now.known.runner.week_start
    since = week_of(max(made.begin, week_of(now.day, start)), start)
    verdicts = session_verdicts(run_verdicts(now.known, now.day, now.case.moment, since=since))
    ahead = [one for one in made.sessions if one.day >= now.day]
    return BlockView(
        block=made,
        caption=caption,
        heading=_heading(ahead, start),
        sentence=f"{_lighter(ahead, start, now.day)} {LOOKED_AT_AGAIN}".strip(),
        weeks=weeks_of(made, done_of(now.known, now.day, tuple(verdicts.values())), now.day, start),
        contents=tuple(_contents(ahead)),
        answer=_answer(made, now.day, now.case.clock),
    )


def _heading(ahead: Sequence[Session], start: int) -> str:
    """`Two runs on step 9, then a cut-back week on step 6.5`."""
    weeks = sorted({week_of(one.day, start) for one in ahead})
    parts = [part for week in weeks if (part := _part([one for one in ahead if week_of(one.day, start) == week]))]
    if not parts:
        return "No run in these days"
    same = list(dict.fromkeys(parts))
    return sentence_case(", then ".join(same[:3]))


def _part(week: Sequence[Session]) -> str:
    main = [one for one in week if one.rung is not None]
    if not main:
        return ""
    names = [one.rung for one in main if one.rung is not None]
    if main[0].kind is SessionKind.WALK:
        return f"{counted(len(main), 'brisk walk')} of {main[0].total_s / MIN_S:.0f} min"
    on = steps_text(names)
    if any(one.is_lighter for one in main):
        return f"a cut-back week on {on}"
    return f"{number(len(main))} {'run' if len(main) == 1 else 'runs'} on {on}"


def _lighter(sessions: Sequence[Session], start: int, on: dt.date) -> str:
    """What the cut-back week holds, where the block has one."""
    held = lighter_week(sessions, start)
    return "" if held is None else held.sentence(on)


def _contents(ahead: Sequence[Session]) -> Iterator[Content]:
    """Every kind of session once, with its days; rest is what is left."""
    for key in dict.fromkeys((one.title, one.steps, one.note) for one in ahead if one.steps):
        same = [one for one in ahead if (one.title, one.steps, one.note) == key]
        days = listed([f"{weekday(one.day)[:3]} {one.day.day}" for one in same])
        yield Content(title=same[0].title, days=days, lines=_lines(same[0]), note=same[0].note or "")


def _lines(one: Session) -> tuple[str, ...]:
    """Exercises by their names: how long each takes is not prescribed; of everything else the minutes."""
    if one.kind in {SessionKind.STRENGTH, SessionKind.MOBILITY}:
        return tuple(step.note for step in one.flat() if step.note)
    return lines(one)


def _answer(made: Block, today: dt.date, clock: dt.tzinfo) -> str:
    if made.answered is not Answered.ACCEPTED or made.answered_at is None:
        return ""
    return f"Accepted by {made.by}, {moment_text(made.answered_at, today, clock)}."


def why_view(now: Situation) -> tuple[Why, ...]:
    """The rules that shaped the block, those that found something first within their order."""
    rows = {row.rule: row for row in how_decided(now.suggestion)}
    found = {reason.rule for reason in now.suggestion.reasons}
    return tuple(_why(rows[code]) for code in (*WHY, *(SHOWN_IF_FOUND & found)) if code in rows)


def _why(row: Decided) -> Why:
    rule = next(one for one in RULES if one.code == row.rule)
    source = row.sources[0].text if row.sources else ""
    return Why(title=row.title, rule=row.rule, sentence=said(row.sentence), grade=grade(rule.certainty), source=source)


def data_line(now: Situation) -> str:
    """What the block rests on."""
    case = now.case
    since = "" if case.seen_from is None else f", {period_text(case.seen_from, case.on)}"
    mornings = f"{case.mornings_asked - case.mornings_missing} of {case.mornings_asked} mornings, "
    return f"Rules of version {now.suggestion.policy}: {mornings}{counted(case.runs_seen, 'run')}{since}."
