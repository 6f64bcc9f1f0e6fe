"""The table of all questions: how often it names a link where there is none, and which ones where there is one."""

import math
from collections.abc import Sequence
from multiprocessing import Pool

from benchmarks.machine import machine
from benchmarks.questions_worlds import diary
from benchmarks.response_worlds import SHARED, chance_of
from rtr.learn.questions import FALSE_SHARE, table

TITLE = "The table of all questions"
DAYS, REPEATS, PROCESSES = 130, 1000, 2
EFFECTS = (0.0, 0.3, 0.6)
IDLE = {"sleep", "energy", "stress"}
"""Questions whose exposure does nothing in any world, nor follows from one that does."""
MOST_FALSE = FALSE_SHARE + 2 * math.sqrt(FALSE_SHARE * (1 - FALSE_SHARE) / REPEATS)

Cell = tuple[str, float]
Named = tuple[float, float, float, float]
"""Share of tables that name any link, and running minutes; links named per table; share of these that are idle."""


def run(rounds: int) -> str:  # noqa: ARG001 - the same figures every time
    """Fill the tables and write up. Exits where a world without a link has too many tables that name one."""
    cells = [(name, points) for name in SHARED for points in EFFECTS]
    with Pool(PROCESSES) as pool:
        found = dict(zip(cells, pool.map(named_in, cells, chunksize=1), strict=True))
    wrong = [
        f"{name}: {share:.1%}" for (name, points), (share, *_) in found.items() if not points and share > MOST_FALSE
    ]
    if wrong:
        raise SystemExit("; ".join(wrong))
    return "\n".join((WHAT, HEAD, "|---|---|---|---|---|---|", *_rows(found), "", machine("numpy", "pandas")))


WHAT = f"""\
{REPEATS:,} invented diaries of {DAYS} days in each row, one morning in ten not answered, all nine questions asked as
the page asks them (`rtr.learn.questions.table`). A link is named where q is at most {FALSE_SHARE:g} and the interval
leaves 0 out. In the rows without an effect every link is a false one; at most {100 * MOST_FALSE:.1f} % of the tables
may name any (10 % and two standard errors). The effect is what 70 AU add to the pain of the next morning. Sleep, energy
and stress never do anything; the other questions follow from the runs, so with an effect their links are not false.
"""
HEAD = "| world | effect | tables with any link, % | with running minutes, % | links a table | of these idle ones, % |"


def named_in(cell: Cell) -> Named:
    """What the tables of one world name."""
    name, points = cell
    chance = chance_of("questions", name, points)
    tables = [
        [a.question.code for a in table(diary(name, DAYS, points, chance)) if a.is_linked] for _ in range(REPEATS)
    ]
    links = sum(map(len, tables))
    idle = sum(code in IDLE for codes in tables for code in codes)
    return (
        sum(map(bool, tables)) / REPEATS,
        sum("run-min" in codes for codes in tables) / REPEATS,
        links / REPEATS,
        idle / links if links else 0.0,
    )


def _rows(found: dict[Cell, Named]) -> Sequence[str]:
    return [
        f"| {name} | {f'+{points:g}' if points else 'none'} | {100 * some:.1f} | {100 * minutes:.1f} | {links:.2f} "
        f"| {f'{100 * idle:.1f}' if points else '–'} |"
        for (name, points), (some, minutes, links, idle) in found.items()
    ]
