"""Today on one year and on twenty: what the server takes for a rerun, and for everything anew after a change."""

import datetime as dt
import statistics
import tempfile
from contextlib import closing
from pathlib import Path

from benchmarks.app_diary import A_YEAR, make_diary
from benchmarks.app_visit import Visit, serving
from benchmarks.check_in import ZONE, add_answers, morning
from benchmarks.machine import load_average, machine
from rtr.store import Store

TITLE = "Today after one year and after twenty"
YEARS = (1, 20)
RERUNS, CHANGES = 20, 8
LIMIT, GOAL = 3.0, 1.5
HOW = (
    "{a_year} activities a year, the last year with its mornings, answers and an injury, SQLite. Rerun: nothing has "
    "changed. Anew: a check-in was written, so the diary is read, every rule asked and the page drawn again. Over the "
    "websocket on this computer, medians (slowest) of {rounds} starts with {reruns} reruns and {changes} changes each. "
    "Load of the machine: {load}."
)
Taken = dict[int, list[float]]


def run(rounds: int) -> str:
    """Both diaries in turn, each round on a server of its own. Exits above the limit."""
    rerun: Taken = {years: [] for years in YEARS}
    anew: Taken = {years: [] for years in YEARS}
    before = load_average()
    with tempfile.TemporaryDirectory() as folder:
        urls = {years: f"sqlite:///{Path(folder) / f'{years}.db'}" for years in YEARS}
        for years, url in urls.items():
            make_diary(url, years=years)
            add_answers(url)
        for _ in range(rounds):
            for years, url in urls.items():
                _measure(url, rerun[years], anew[years])
    written = _report(rerun, anew, rounds, f"{before} before, {load_average()} after")
    if max(map(_times, (rerun, anew))) > LIMIT:
        raise SystemExit(f"{written}\n\nAbove the limit.")
    return written


def _measure(url: str, rerun: list[float], anew: list[float]) -> None:
    with serving(url) as address, Visit(address, "") as visit, closing(Store(url)) as store:
        (runner,) = store.runners()
        visit.run()
        rerun += [visit.run().ms for _ in range(RERUNS)]
        for _ in range(CHANGES):
            store.put_check_in(runner.id, morning(dt.datetime.now(ZONE).date()))
            anew.append(visit.run().ms)


def _times(taken: Taken) -> float:
    first, last = (statistics.median(taken[years]) for years in YEARS)
    return last / first


def _report(rerun: Taken, anew: Taken, rounds: int, load: str) -> str:
    rows = [f"| {name} | {_cells(taken)} | **{_times(taken):.1f}** |" for name, taken in
            (("rerun", rerun), ("anew", anew))]  # fmt: skip
    return "\n".join(
        (
            HOW.format(a_year=A_YEAR, rounds=rounds, reruns=RERUNS, changes=CHANGES, load=load),
            "",
            f"| Today | {' | '.join(f'{years} years' if years > 1 else 'one year' for years in YEARS)} | times |",
            "|---|---|---|---|",
            *rows,
            f"| limit | | | {LIMIT:g} (goal {GOAL:g}) |",
            "",
            machine("streamlit", "pandas", "sqlalchemy"),
        )
    )


def _cells(taken: Taken) -> str:
    return " | ".join(f"{statistics.median(taken[years]):.0f} ({max(taken[years]):.0f}) ms" for years in YEARS)
