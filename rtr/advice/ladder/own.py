"""A ladder a person wrote: the present one as lines of text, read back, and held to the same laws (science §4.3).

The names of the steps and their phases stay, so that gates keep their meaning; what each week holds may change.
Walks of phase 0 are not part of the text.
"""

import functools
import itertools
import re
from collections.abc import Iterator, Sequence

import numpy as np

from rtr.advice.ladder.steps import LADDER, TOGETHER, Rung, RungRun, ladder_of, rung_of
from rtr.metrics.base import EPS
from rtr.metrics.spike import cap

Lines = tuple[tuple[str, str], ...]
"""Name and week of each step, as `rtr.plan.OwnLadder` keeps them."""
MOST_FULL_MIN, MOST_HALF_MIN = 10, 6
"""Running minutes a week that a full and a half step may add."""
MOST_RUNS, MOST_RUN_MIN, MOST_TIMES = 7, 240, 60
EFFORT_FROM_PHASE = 3
_MINUTES = r"\d{1,3}(?:\.\d{1,2})?"
_PART = rf"(?:\d{{1,2}}x)?{_MINUTES}(?:/{_MINUTES})?"
_WEEK = re.compile(
    rf"{_PART}(?: {_PART})*(?:, ?{_PART}(?: {_PART})*)*"
    r"(?: ?\| ?(?:strides|hill|steady|goal) \d{1,2}x\d{1,4}(?: in [1-7])?)*"
    rf"(?: ?\| ?{TOGETHER})?"
)
NOTATION = "Write it like 5x2/2 (five times 2 min running, 2 min walking) or like 30,25,30 for three whole runs."


def lines_of(ladder: Sequence[Rung]) -> Lines:
    """The runs of a ladder in the notation of the table."""
    return tuple((one.name, _week(one)) for one in ladder if one.phase > 0)


def _week(one: Rung) -> str:
    runs = [_run(run) for run in one.runs]
    is_same = len(set(runs)) == 1 and len(runs) == _usual_runs()
    elements = [f"{e.kind} {e.times}x{e.each_s}" + (f" in {e.runs}" if e.runs > 1 else "") for e in one.elements]
    together = [TOGETHER] if one.is_gathered else []
    return " | ".join([runs[0] if is_same else ",".join(runs), *elements, *together])


def _usual_runs() -> int:
    return len(next(one for one in LADDER if one.phase > 0).runs)


def _run(run: RungRun) -> str:
    parts = ((p.times, f"{p.run_min:g}" + (f"/{p.walk_min:g}" if p.walk_min else "")) for p in run.parts)
    return " ".join(f"{times}x{minutes}" if times > 1 else minutes for times, minutes in parts)


def text_of(lines: Lines) -> str:
    """One line per step: `3.5: 4x2/2 3/2`; people say step, and so does the text."""
    return "\n".join(f"{name.removeprefix('R')}: {week}" for name, week in lines)


def lines_from(text: str) -> Lines:
    """The lines of a text as a person wrote it; empty ones are left out."""
    pairs = (line.partition(":")[::2] for line in text.splitlines() if line.strip())
    return tuple((f"R{name.strip().upper().removeprefix('R')}", " ".join(week.lower().split())) for name, week in pairs)


def own_ladder(lines: Lines) -> tuple[Rung, ...]:
    """Walks as they are, then these weeks. Raises `ValueError` where `complaints` has any about how it is written."""
    walks = tuple(one for one in LADDER if one.phase == 0)
    phases = {one.name: one.phase for one in LADDER}
    wrong = next(_written_wrong(lines), None)
    if wrong is not None:
        raise ValueError(wrong)
    return walks + tuple(rung_of(name, phases[name], week) for name, week in lines)


def with_own(variant: str, lines: Lines) -> str:
    """A class of injury and the ladder that is climbed instead of its own, as the one text a case keeps."""
    return f"{variant}\n{text_of(lines)}" if lines else variant


def class_of(variant: str) -> str:
    """The class of injury in what `with_own` wrote."""
    return variant.partition("\n")[0]


@functools.lru_cache(maxsize=32)
def ladder_in(variant: str) -> tuple[Rung, ...]:
    """The ladder of what `with_own` wrote; that of the class where nothing was added, or what was does not hold."""
    lines = lines_from(variant.partition("\n")[2])
    return own_ladder(lines) if lines and not complaints(lines) else ladder_of(class_of(variant))


def complaints(lines: Lines) -> tuple[str, ...]:
    """What does not hold, in sentences that name the step; empty where the ladder may be climbed."""
    written = tuple(_written_wrong(lines))
    return written or tuple(_too_steep([one for one in own_ladder(lines) if one.phase > 0]))


def _written_wrong(lines: Lines) -> Iterator[str]:
    wanted = [one.name for one in LADDER if one.phase > 0]
    names = [name for name, _ in lines]
    if names != wanted:
        yield _names_wrong(names, wanted)
    for name, week in lines:
        if name in wanted and not _WEEK.fullmatch(week):
            yield f"{_step(name)} cannot be read. {NOTATION}"
        elif name in wanted and (wrong := _impossible(rung_of(name, 1, week))):
            yield f"{_step(name)} {wrong}"


def _names_wrong(names: Sequence[str], wanted: Sequence[str]) -> str:
    missing = next((name for name in wanted if name not in names), None)
    if missing is not None:
        return f"{_step(missing)} is missing. Every step from 1 to 26 and every half one stands on a line of its own."
    extra = next((name for name in names if name not in wanted), None)
    if extra is not None:
        return f"There is no step {extra.removeprefix('R')[:20]} on the ladder. Steps go from 1 to 26, in halves."
    return "The steps are not in their order, or one stands there twice. Put each on one line, from 1 up to 26."


def _impossible(one: Rung) -> str:
    times = [part.times for run in one.runs for part in run.parts]
    if not 1 <= len(one.runs) <= MOST_RUNS:
        return f"has {len(one.runs)} runs. A week has up to {MOST_RUNS}."
    if not all(0 < run.run_min <= MOST_RUN_MIN for run in one.runs) or not all(0 < t <= MOST_TIMES for t in times):
        return f"has a run without minutes, or one over {MOST_RUN_MIN}. Check its numbers."
    return ""


def _too_steep(runs: Sequence[Rung]) -> Iterator[str]:
    """The laws of the common ladder: small steps, no run beyond the cap of the step before, one new thing at a time."""
    full = [one for one in runs if not one.is_half]
    for low, high in itertools.pairwise(full):
        if high.week_min - low.week_min > MOST_FULL_MIN + EPS:
            yield _adds(low, high, MOST_FULL_MIN)
    for low, high in itertools.pairwise(runs):
        added = high.week_min - low.week_min
        if added < -EPS:
            yield f"{_step(high.name)} has fewer minutes a week than {_step(low.name).lower()}. Steps go up, or stay."
        elif added > MOST_HALF_MIN + EPS and (low.is_half or high.is_half):
            yield _adds(low, high, MOST_HALF_MIN)
        most = float(cap(np.array([low.longest_min]))[0])
        if high.longest_min > most + EPS:
            yield (
                f"{_step(high.name)} has a run of {high.longest_min:g} min. After {low.longest_min:g} min on "
                f"{_step(low.name).lower()} the cap is {most:g}."
            )
        if high.phase >= EFFORT_FROM_PHASE and high.elements != low.elements and added > EPS:
            yield f"{_step(high.name)} adds minutes and something new at once. Choose one of them for each step."


def _adds(low: Rung, high: Rung, most: int) -> str:
    added = high.week_min - low.week_min
    return (
        f"{_step(high.name)} adds {added:g} min a week to {_step(low.name).lower()}. "
        f"Up to {most} is what {'a half' if most == MOST_HALF_MIN else 'a full'} step may add."
    )


def _step(name: str) -> str:
    return f"Step {name.removeprefix('R')}"
