"""Response: how often the 24-hour response test finds what is not there, what is, and how often its interval holds."""

import math
from collections.abc import Sequence
from multiprocessing import Pool

from benchmarks.machine import load_average, machine
from benchmarks.response_cells import SLOPE_RUNNERS, Cell, covered_in, found_in
from benchmarks.response_worlds import HARDER, REPEATS, SHARED

TITLE = "The 24-hour response test"
DAYS = (60, 120)
EFFECTS = (0.0, 0.3, 0.6)
METHODS = ("plain", "weekdays in full", "chosen")
OTHERS = ("lag 2", "lag 3", "best of lags 0, 1, 2", "a quarter unanswered", "7-day load",
          "7-day load, textbook", "daily, textbook")  # fmt: skip
PROCESSES = 2
COVERED = (0.85, 0.95)


def _error(share: float) -> float:
    """The standard error of a share among the runners of a cell."""
    return math.sqrt(share * (1 - share) / REPEATS)


MOST_FALSE = 0.07 + 2 * _error(0.07)


def run(_rounds: int) -> str:
    """Measure and write up. Exits where a world of the goal has too many false positives or intervals miss."""
    before = load_average()
    main = [Cell(name=n, days=d, points=e, judges=METHODS) for n in SHARED for d in DAYS for e in EFFECTS]
    other = [Cell(name=n, days=120, points=0.0, judges=OTHERS) for n in SHARED]
    harder = [Cell(name=n, days=d, points=0.0, judges=("chosen",)) for n in HARDER for d in DAYS]
    truthful = [Cell(name=n, days=d, points=e, judges=()) for n in SHARED for d in DAYS for e in EFFECTS]
    with Pool(PROCESSES) as pool:
        found = pool.map(found_in, [*main, *other, *harder], chunksize=1)
        covered = pool.map(covered_in, truthful, chunksize=1)
    shares = dict(zip([*main, *other, *harder], found, strict=True))
    intervals = dict(zip(truthful, covered, strict=True))
    wrong = [*_false(shares), *_missed(intervals)]
    if wrong:
        raise SystemExit("; ".join(wrong))
    return "\n\n".join(
        (_introduction(), _methods(main, shares), _others(other, shares), _harder(harder, shares), _held(intervals),
         f"{machine('numpy', 'scipy')} Load average {before} before, {load_average()} after.")
    )  # fmt: skip


def _false(shares: dict[Cell, dict[str, float]]) -> list[str]:
    """Worlds in which the chosen method finds more than the limit where nothing is."""
    return [
        f"{cell.name}, {cell.days} days: {found['chosen']:.1%} false"
        for cell, found in shares.items()
        if cell.points == 0 and found.get("chosen", 0) > MOST_FALSE
    ]


def _missed(intervals: dict[Cell, tuple[float, float, float, float]]) -> list[str]:
    """Worlds whose intervals hold the slope too rarely or too often, beyond two standard errors."""
    low, high = COVERED[0] - 2 * _error(COVERED[0]), COVERED[1] + 2 * _error(COVERED[1])
    return [
        f"{cell.name}, {cell.days} days, +{cell.points}: {held[1]:.1%} held"
        for cell, held in intervals.items()
        if not low <= held[1] <= high
    ]


def _introduction() -> str:
    return f"""\
{REPEATS:,} invented runners in each cell, three runs a week, from fixed seeds that the method was not chosen on. The
effect is what 70 AU add to the pain of the next morning; the worlds are those of `shared/oracles/null_worlds.py`
(drifting pain with healing; cut-back weeks; slow drift; a weekend pattern of pain; pain that cancels the next run).
A link is found where p is at most 0.05; without the gate, so that nothing is filtered out. At most
{MOST_FALSE:.1%} may be found where nothing is (7 % and two standard errors).

*Plain* is the test as science §6.2 writes it, *weekdays in full* has six weekday columns, *chosen* (what the
product does) shrinks weekday differences by how large they are beyond what the exposure explains."""


def _methods(cells: Sequence[Cell], shares: dict[Cell, dict[str, float]]) -> str:
    head = "| world | days | " + " | ".join(f"{m}: {_effect(e)}" for m in METHODS for e in EFFECTS) + " |"
    rows = [head, "|---|---|" + "---|" * (len(METHODS) * len(EFFECTS))]
    for name, days in dict.fromkeys((cell.name, cell.days) for cell in cells):
        mine = [cell for cell in cells if (cell.name, cell.days) == (name, days)]
        rows.append(f"| {name} | {days} | " + " | ".join(_percent(shares[c][m]) for m in METHODS for c in mine) + " |")
    return "\n".join(rows)


def _others(cells: Sequence[Cell], shares: dict[Cell, dict[str, float]]) -> str:
    rows = ["| 120 days, no effect | " + " | ".join(OTHERS) + " |", "|---|" + "---|" * len(OTHERS)]
    rows += [f"| {c.name} | " + " | ".join(_percent(shares[c][judge]) for judge in OTHERS) + " |" for c in cells]
    return f"""\
False links by other ways to ask. Lags 2 and 3 have the runs between and all weekdays in the model. A running total is
prewhitened first. *Textbook* is Spearman's p, which takes days as independent; no page shows it.

{chr(10).join(rows)}"""


def _harder(cells: Sequence[Cell], shares: dict[Cell, dict[str, float]]) -> str:
    rows = [
        f"| {name.replace('_', ' ')} | "
        + " | ".join(_percent(shares[cell]["chosen"]) for cell in cells if cell.name == name)
        + " |"
        for name in HARDER
    ]
    return f"""\
Worlds of our own without an effect: pain of 4 cancels the run of the same morning; good mornings are left unanswered
more often; runs every second day, so that no weekday stands out; pain is 0 on most days; a bad morning stops running
for a week.

{chr(10).join(["| chosen, no effect | 60 days | 120 days |", "|---|---|---|", *rows])}"""


def _held(intervals: dict[Cell, tuple[float, float, float, float]]) -> str:
    rows = ["| world | days | effect | slope of the world | held | hold the points put in | width |",
            "|---|---|---|---|---|---|---|"]  # fmt: skip
    for cell, (truth, held, put_in, width) in intervals.items():
        numbers = f"{round(truth, 3) + 0:.3f} | {_percent(held)} | {_percent(put_in)} | {width:.3f}"
        rows.append(f"| {cell.name} | {cell.days} | {_effect(cell.points)} | {numbers} |")
    return f"""\
The 90 % interval, in points per 10 AU. The slope of the world is that of one fit with the controls of the test over
{SLOPE_RUNNERS:,} runners (weekdays in it where pain has a weekly pattern); it differs from the points put in, because
pain is rounded and ends at 0. 85 to 95 % of the intervals shall hold it. Blocks are a quarter of the days, one week to
two, and every draw is judged by its own standard error: plain percentiles of one-week blocks (science §6.2), tried
while the method was chosen, held it in 66 to 88 %.

{chr(10).join(rows)}"""


def _effect(points: float) -> str:
    return f"+{points:g}" if points else "none"


def _percent(share: float) -> str:
    return f"{100 * share:.1f}"
