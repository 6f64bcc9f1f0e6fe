"""What the verdict of a run and the gates of the ladder look at, from what was told on the way."""

import bisect
import datetime as dt
import itertools
import statistics
from collections.abc import Mapping, Sequence

from benchmarks.returns_course import Ran
from benchmarks.returns_people import FIRST
from rtr.advice.ladder.climb import Climb, Position
from rtr.advice.ladder.gates import TESTS, is_valid
from rtr.metrics.verdicts.answers import Answer
from rtr.metrics.verdicts.judge import Facts
from rtr.metrics.verdicts.mornings import PlaceMornings
from rtr.metrics.verdicts.trace import Trace

DAY = dt.timedelta(days=1)
CONFIDENCE = 7.0
TESTED_EVERY, LATELY_D, MONTH = 14, 7, 28
NAMED = ("R7", "R7.5", "R18", "R26")
START = dt.time(17, tzinfo=dt.UTC)


def felt_facts(run: Ran, runs: Sequence[Ran], said: PlaceMornings, kind: str) -> Facts:
    """One run at the injured place, as far as it was told."""
    trace = _trace(run, runs)
    felt, first = run.felt, said.by_day.get(run.day + DAY)
    is_between = any(one.day == run.day + DAY for one in runs[-6:])
    second = None if is_between else said.by_day.get(run.day + 2 * DAY)
    start = dt.datetime.combine(run.day, START)
    by, before = None if first is None else first.told, felt.pain_pre if run.is_told else None
    pre = trace.pain_pre(run.day) if before is None else before
    usual, usual_stiff = said.usual(start, by, None if pre is None else float(pre)), said.usual_stiff(start, by)
    pains = [m.pain_am for m in (first, second) if m is not None and m.pain_am is not None]
    told = run.is_told
    warns = felt.warns if told else None
    return Facts(
        pain_pre=felt.pain_pre if told else None,
        pain_max=felt.pain_max if told else None,
        pain_60=felt.pain_60 if told else None,
        morning=None if first is None else first.pain_am,
        stiff=None if first is None else first.stiff_am,
        d24=_rise(None if first is None else first.pain_am, usual),
        d48=_rise(None if second is None else second.pain_am, usual),
        dstiff=_rise(None if first is None else first.stiff_am, usual_stiff),
        walking=max([felt.pain_pre if told else 0, *(first.pain_now or 0 for first in (first,) if first)]),
        around=(*((felt.pain_pre, felt.pain_60) if told else ()), *pains),
        sharp=warns if kind == "muscle" else None,
        pelvic=warns if kind == "postnatal" else None,
        gone_at_once=felt.pain_max <= 1 if told and kind == "bone" else None,
        is_repeated=trace.has_hurt(run.day),
        is_rising=told and trace.is_rising(run.day, felt.pain_max),
        is_answered=told or first is not None,
    )


def _trace(run: Ran, runs: Sequence[Ran]) -> Trace:
    """What the answered runs of the four weeks before this one say."""
    trace, begin = Trace(), bisect.bisect_left(runs, run.at - MONTH, key=lambda one: one.at)
    for one in itertools.takewhile(lambda one: one.at < run.at, itertools.islice(runs, begin, None)):
        if one.is_told:
            trace.add(one.day, Answer(pain_pre=one.felt.pain_pre, pain_max=one.felt.pain_max))
    return trace


def _rise(value: int | None, usual: float | None) -> float | None:
    return None if value is None or usual is None else value - usual


def facts_now(  # noqa: PLR0913 - everything a gate looks at, by name
    *,
    position: Position,
    settled: Mapping[str, int],
    climb: Climb,
    day: dt.date,
    runs: Sequence[Ran],
    said: PlaceMornings,
    easy_30: int,
) -> dict[str, float | None]:
    """The facts of the gates. Tests are passed every two weeks, and trust is there."""
    counts = [settled.get(one.name, 0) for one in climb.ladder]
    last_back = position.backs[-1][0] if position.backs else None
    found: dict[str, float | None] = {f"test_{name}": _tested(day, last_back) for name in TESTS}
    found |= {f"settled_{name}": float(sum(counts[climb.index(name) :])) for name in NAMED}
    r12 = climb.index("R12")
    for kind, code in (("strides", "settled_strides"), ("hill", "settled_hills"), ("goal", "settled_goal")):
        found[code] = float(
            sum(
                count * max((e.runs for e in one.elements if e.kind == kind), default=0) // max(1, len(one.runs))
                for one, count in zip(climb.ladder, counts, strict=True)
            )
        )
    lately = [one for on, one in said.by_day.items() if 0 <= (day - on).days <= LATELY_D]
    return found | {
        "is_cleared": 1.0, "agrees_to_faster": 1.0, "recovery_kept": 1.0,
        "confidence": CONFIDENCE if lately else None,
        "daily_pain": max((float(one.pain_am or 0) for one in lately), default=None),
        "walking_pain": max((float(one.pain_now or 0) for one in lately), default=None),
        "pain_free_days": _pain_free_d(said, day),
        "days_since_check_in": float(min(((day - one.day).days for one in lately), default=LATELY_D + 1)),
        "days_since_back": 28.0 if last_back is None else float((day - last_back).days),
        "pain_trend": trend(runs, day),
        "weeks_R12": float(sum(counts[r12:]) // len(climb.ladder[r12].runs)),
        "easy_30": float(easy_30),
        "stiff_over_usual": _stiff_over(said, day),
    }  # fmt: skip


def _tested(day: dt.date, last_back: dt.date | None) -> float | None:
    """Whether the tests of the last two weeks still hold."""
    at = (day - FIRST).days + 1
    done = FIRST + (at - at % TESTED_EVERY - 1) * DAY
    return 1.0 if is_valid(done, day, last_back) else None


def _pain_free_d(said: PlaceMornings, day: dt.date) -> float | None:
    days = sorted(on for on in said.by_day if on <= day)
    hurt = [on for on in days if said.by_day[on].pain_am]
    return None if not days else float((day - (hurt[-1] if hurt else days[0] - DAY)).days)


def trend(runs: Sequence[Ran], day: dt.date) -> float | None:
    """Mean pain while running of 7 days less that of the 7 before."""
    weeks: tuple[list[int], list[int]] = ([], [])
    for run in runs[-14:]:
        ago = (day - run.day).days
        if run.is_told and 0 <= ago < 14:
            weeks[ago // 7].append(run.felt.pain_max)
    return statistics.mean(weeks[0]) - statistics.mean(weeks[1]) if all(weeks) else None


def _stiff_over(said: PlaceMornings, day: dt.date) -> float | None:
    days = [on for on in (day - n * DAY for n in range(8)) if on in said.by_day]
    if not days:
        return None
    one = said.by_day[days[0]]
    usual = said.usual_stiff(one.at)
    return None if usual is None or one.stiff_am is None else one.stiff_am - usual
