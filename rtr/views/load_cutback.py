"""The next cut-back week on Load: when, why, how light, and what each week was."""

import datetime as dt
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rtr.advice import POLICY
from rtr.advice.base import Sentence
from rtr.advice.case import Case
from rtr.advice.cutback import Due, Lighter, When, build_weeks, due, is_walking, lighter, shortened, weeks_to_go
from rtr.advice.rules import cut_back_due
from rtr.advice.weeks import kinds_of
from rtr.advice.words import day_text, listed, number
from rtr.diary import Diary
from rtr.frames import WeekKindsFrame
from rtr.metrics.base import EPS
from rtr.units import counted
from rtr.views.cutback_parts import Part, as_of, parts, total_line
from rtr.views.cutback_week import WEEK, CutbackWeek, cutback_week
from rtr.views.grade import grade
from rtr.views.load_tiles import UNKNOWN, Tile
from rtr.views.plan_situation import Situation, situation
from rtr.views.week_choices import WeekChoice, week_choices

WHY = {
    "bone": "a bone stress injury",
    "age": f"being {POLICY.short_age} or older",
    "eased_back": f"{number(POLICY.short_eased_back)} runs that eased back within 28 days",
}
CAPTION = (
    "Lighter weeks are customary. No study of runners was found that compares them with none, "
    "and how much each part adds is a choice of this project."
)
NOTHING_NEW = "Nothing new in it: no longer run, no faster part, no other shoes or ground."


@dataclass(frozen=True, slots=True, kw_only=True)
class CutbackView:
    """Everything Load shows of the next cut-back week.

    `finding` is the rule's own sentence. `parts` are empty while no week could be judged, and while
    only walks are planned. `content` says what the lighter week holds, as sentences; `choices` are the
    weeks that can be marked.
    """

    tile: Tile
    finding: Sentence
    parts: tuple[Part, ...]
    total: str
    as_of: str
    rhythm: str
    content: tuple[str, ...]
    caption: str
    grade: str
    choices: tuple[WeekChoice, ...]
    build_weeks: int | None
    """What the runner has chosen; None leaves it to the rules."""


def cutback_view(diary: Diary, day: dt.date) -> CutbackView:
    """The view-model of the next cut-back week as of `day`."""
    now = situation(diary, day)
    return cutback_of(now, kinds_of(now.known, now.known.daily(day), day))


def cutback_of(now: Situation, kinds: WeekKindsFrame) -> CutbackView:
    """The same from an answer and kinds of weeks that are at hand."""
    known, case, rule = now.known, now.case, cut_back_due.RULE
    found = due(case, POLICY)
    if is_walking(case):
        found = Due(when=found.when, shown=None)
    return CutbackView(
        tile=cutback_tile(case),
        finding=rule.say(rule.check(case, POLICY), case, POLICY),
        parts=parts(found.shown, case, POLICY),
        total=total_line(found),
        as_of=as_of(found, case),
        rhythm=_rhythm(case),
        content=_content(now, found),
        caption=CAPTION,
        grade=grade(rule.certainty),
        choices=week_choices(known, kinds),
        build_weeks=known.runner.build_weeks,
    )


def cutback_tile(case: Case) -> Tile:
    """Whole weeks since the last lighter one, and when the next begins."""
    weeks, to_go = case.loading_weeks, weeks_to_go(case, POLICY)
    begins = None if to_go is None or case.week_from is None else case.week_from + dt.timedelta(weeks=to_go)
    return Tile(
        label="Since a cut-back" if case.lighter_week else "Loading weeks",
        value=UNKNOWN if weeks is None else counted(weeks, "week"),
        detail=_next(case, begins),
        help="Whole loading weeks since the last cut-back week or week off. The current week is not counted.",
    )


def _next(case: Case, begins: dt.date | None) -> str:
    when = due(case, POLICY).when
    if is_walking(case):
        return "not while you walk"
    if case.loading_weeks is None:
        return "no full week yet"
    if when is When.UNDER_WAY:
        return "this week, as you said" if case.week_tag == "cut-back" else "this week does not count"
    if when is When.NOW:
        return "next: this week"
    return "next: not known" if begins is None else f"next: {day_text(begins, beside=case.on)}"


def _rhythm(case: Case) -> str:
    """How many loading weeks come before a lighter one, and why so many."""
    weeks = build_weeks(case, POLICY)
    why = [WHY[name] for name in shortened(case, POLICY)]
    said = f"Your rhythm: {counted(weeks, 'loading week')}, then a lighter one."
    if why and weeks <= POLICY.short_build_weeks:
        return f"{said} Not more, because of {listed(why)}."
    return f"{said} You chose it." if case.build_weeks is not None else said


def _content(now: Situation, found: Due) -> tuple[str, ...]:
    """What the lighter week holds, and what the week after it holds at most.

    It is the week of the plan, whose steps come in whole and half ones; where nothing is planned the
    last loading week, each run shorter.
    """
    case, light = now.case, lighter(now.case, POLICY)
    if is_walking(case):
        return ()
    held = cutback_week(now)
    if held is not None:
        return tuple(_planned(held, case, light))
    if case.last_week_kind == "cut-back" and found.when is not When.NOW and case.settled_min is not None:
        return (*_after(light), *_preview(case, light))
    return _preview(case, light)


def _planned(held: CutbackWeek, case: Case, light: Lighter) -> Iterator[str]:
    """The week of the plan; where it is near, beside the last loading week."""
    yield held.sentence(case.on)
    if held.first > case.on + WEEK:
        yield "Counted as if every run until then settled."
    elif case.settled_min is not None:
        before = f": {_minutes([round(run) for run in case.settled_runs])} minutes" if case.settled_runs else ""
        yield f"Your last loading week held {math.floor(case.settled_min + EPS):,}{before}."
    yield NOTHING_NEW
    if held.after is not None:
        yield f"The week after goes back to {held.after}, not higher."
    yield from _could_be_less(light)


def _after(light: Lighter) -> tuple[str, ...]:
    return (f"Last week was a cut-back week: this one goes back to {light.after_min:,} running minutes, not beyond.",)


def _preview(case: Case, light: Lighter) -> tuple[str, ...]:
    if light.week_min is None or light.after_min is None:
        return ("How light it is can be said once there is a loading week to go by.",)
    said = [f"A cut-back week is {light.cut_percent:.0f} % lighter: {light.week_min:,} running minutes"]
    said[0] += f" instead of {light.after_min:,}."
    if light.runs is not None:
        before = [round(run) for run in case.settled_runs]
        said.append(f"As many runs, each shorter: {_minutes(light.runs)} instead of {_minutes(before)}.")
    said.append(NOTHING_NEW)
    said.append(f"The week after goes back to {light.after_min:,}, not beyond.")
    return (*said, *_could_be_less(light))


def _could_be_less(light: Lighter) -> tuple[str, ...]:
    return ("What is not known below could make it lighter still.",) if light.unknown else ()


def _minutes(runs: Sequence[int]) -> str:
    return listed([f"{run:,}" for run in runs])
