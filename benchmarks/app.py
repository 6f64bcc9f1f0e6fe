"""The dashboard on ten years of daily running: time of the server and bytes sent, over the websocket."""

import statistics
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.app_diary import ACTIVITIES, add_a_run, make_diary
from benchmarks.app_visit import Visit, serving
from benchmarks.machine import load_average, machine

TITLE = "Pages on ten years of daily running"
PAGES = {"Today": "", "Load": "load"}
RERUNS = 20
FIRST_MS, RERUN_MS, SENT_KB = 300.0, 60.0, 120.0
"""The limits of the project: first view, median rerun, sent per page."""
HEADER = "| page | first after a start | first after an import | first of another session | rerun | sent | resent |"
HOW = (
    "{activities:,} activities in ten years, SQLite. From the request of a run to the message that its script has "
    "finished, over the websocket on this computer: server and transport together. After a start the dashboard opens "
    "its pages once by itself, so that nobody waits for first times; after an import nothing of the diary is cached: "
    "all of it is read, computed and drawn. "
    "Median (slowest) of {rounds} starts of the server with {reruns} reruns each. Load of the machine: {load}."
)


@dataclass(slots=True)
class Timing:
    first_ms: list[float] = field(default_factory=list)
    changed_ms: list[float] = field(default_factory=list)
    other_ms: list[float] = field(default_factory=list)
    rerun_ms: list[float] = field(default_factory=list)
    sent_kb: list[float] = field(default_factory=list)
    resent_kb: list[float] = field(default_factory=list)


def run(rounds: int) -> str:
    """Start the server anew for each page and round, so that a first view finds no cache. Exits above a limit."""
    timings = {title: Timing() for title in PAGES}
    before = load_average()
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'rtr.db'}"
        make_diary(url)
        for _ in range(rounds):
            for title, path in PAGES.items():
                _measure(url, path, timings[title])
    written = _report(timings, rounds, f"{before} before, {load_average()} after")
    if over := [title for title, timing in timings.items() if _is_over(timing)]:
        raise SystemExit(f"{written}\n\nAbove a limit: {', '.join(over)}.")
    return written


def _measure(url: str, path: str, timing: Timing) -> None:
    with serving(url) as address:
        with Visit(address, path) as visit:
            first = visit.run()
            timing.first_ms.append(first.ms)
            timing.sent_kb.append(first.kb)
            reruns = [visit.run() for _ in range(RERUNS)]
            timing.rerun_ms += [r.ms for r in reruns]
            timing.resent_kb += [r.kb for r in reruns]
        with Visit(address, path) as visit:
            timing.other_ms.append(visit.run().ms)
        add_a_run(url)
        with Visit(address, path) as visit:
            timing.changed_ms.append(visit.run().ms)


def _is_over(timing: Timing) -> bool:
    median = statistics.median
    return (
        median(timing.first_ms) > FIRST_MS
        or median(timing.changed_ms) > FIRST_MS
        or median(timing.rerun_ms) > RERUN_MS
        or max(timing.sent_kb) > SENT_KB
    )  # fmt: skip


def _report(timings: dict[str, Timing], rounds: int, load: str) -> str:
    rows = [
        f"| {title} | {_span(t.first_ms)} ms | {_span(t.changed_ms)} ms | {_span(t.other_ms)} ms "
        f"| {_span(t.rerun_ms)} ms "
        f"| {max(t.sent_kb):.0f} kB | {max(t.resent_kb):.1f} kB |"
        for title, t in timings.items()
    ]
    return "\n".join(
        (
            HOW.format(activities=ACTIVITIES, rounds=rounds, reruns=RERUNS, load=load),
            "",
            HEADER,
            "|---|---|---|---|---|---|---|",
            *rows,
            f"| limit | {FIRST_MS:.0f} ms | {FIRST_MS:.0f} ms | – | {RERUN_MS:.0f} ms | {SENT_KB:.0f} kB | – |",
            "",
            machine("streamlit", "pandas", "altair", "sqlalchemy"),
        )
    )


def _span(values: list[float]) -> str:
    return f"{statistics.median(values):.0f} ({max(values):.0f})"
