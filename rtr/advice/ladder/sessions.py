"""A rung as sessions one can do: warm-up, runs and walks, what is new, cool-down (science §4.3, §9)."""

import datetime as dt
from collections.abc import Iterator, Sequence

from rtr.advice.ladder.steps import Element, Part, Rung, RungRun
from rtr.plan import Do, Repeat, Session, SessionKind, Step

MIN_S = 60.0
WARM = Step(do=Do.WALK, s=5 * MIN_S, note="brisk")
EASY_RPE = 4
"""Effort (0-10) at which one still talks in full sentences (science §9)."""
RPE = {Do.STRIDES: 6, Do.HILL: 5, Do.STEADY: 5, Do.GOAL: 6}
BETWEEN_S = {Do.STRIDES: 75.0, Do.HILL: 75.0, Do.STEADY: 120.0, Do.GOAL: 120.0}
"""Walking (after hills and strides) or easy running (after longer ones) in between."""
INSIDE = frozenset({Do.STEADY, Do.GOAL})
"""These replace minutes of the run; strides and hills follow it."""
WORDS = {
    "strides": "relaxed strides of {s} s",
    "hill": "uphill {s} s at an easy effort, walk down",
    "steady": "{m} min steady",
    "goal": "{m} min at goal effort",
}


def session(rung: Rung, number: int, day: dt.date) -> Session:
    """Session `number` of the week of a rung, put on a day."""
    if rung.phase == 0:
        return _walk(rung, day)
    run = rung.runs[number]
    new = rung.new_in(number)
    steps = (WARM, *_body(run, new), *_after(new), WARM)
    kind = SessionKind.RUN if run.is_continuous else SessionKind.RUN_WALK
    return Session(day=day, kind=kind, title=title(run, new), steps=steps, rung=rung.name)


def title(run: RungRun, new: Sequence[Element]) -> str:
    """`5 × (2 min run, 2 min walk)`, or `30 min easy`, and what is new."""
    parts = [_title(part) for part in run.parts]
    return ", then ".join(parts) + "".join(f", {element.times} × {_words(element)}" for element in new)


def _title(part: Part) -> str:
    if not part.walk_min:
        return f"{part.run_min:g} min easy"
    inner = f"{part.run_min:g} min run, {part.walk_min:g} min walk"
    return f"{part.times} × ({inner})" if part.times > 1 else inner


def _words(element: Element) -> str:
    return WORDS[element.kind].format(s=element.each_s, m=f"{element.each_s / MIN_S:g}")


def _walk(rung: Rung, day: dt.date) -> Session:
    brisk = Step(do=Do.WALK, s=rung.walk_min * MIN_S, rpe_max=EASY_RPE, note="brisk, 100 steps a minute or more")
    return Session(
        day=day, kind=SessionKind.WALK, title=f"{rung.walk_min:g} min brisk walk", steps=(brisk,), rung=rung.name
    )


def _body(run: RungRun, new: Sequence[Element]) -> Iterator[Step | Repeat]:
    """Runs and walks; steady and goal parts stand inside the run and make it no longer."""
    inside = [element for element in new if Do(element.kind) in INSIDE]
    if not inside:
        yield from map(_repeat, run.parts)
        return
    for element in inside:
        taken_s = element.times * element.each_s
        pauses_s = element.times * BETWEEN_S[Do(element.kind)]
        rest_s = max(run.run_min * MIN_S - taken_s - pauses_s, 0.0) / 2
        yield Step(do=Do.RUN, s=rest_s, rpe_max=EASY_RPE)
        yield Repeat(times=element.times, steps=_pair(element, Do.RUN))
        yield Step(do=Do.RUN, s=rest_s, rpe_max=EASY_RPE)


def _repeat(part: Part) -> Step | Repeat:
    run = Step(do=Do.RUN, s=part.run_min * MIN_S, rpe_max=EASY_RPE)
    if not part.walk_min:
        return run
    return Repeat(times=part.times, steps=(run, Step(do=Do.WALK, s=part.walk_min * MIN_S)))


def _after(new: Sequence[Element]) -> Iterator[Step | Repeat]:
    for element in new:
        if Do(element.kind) not in INSIDE:
            yield Repeat(times=element.times, steps=_pair(element, Do.WALK))


def _pair(element: Element, between: Do) -> tuple[Step, Step]:
    do = Do(element.kind)
    pause_rpe = EASY_RPE if between is Do.RUN else None
    return (
        Step(do=do, s=float(element.each_s), rpe_max=RPE[do]),
        Step(do=between, s=BETWEEN_S[do], rpe_max=pause_rpe),
    )
