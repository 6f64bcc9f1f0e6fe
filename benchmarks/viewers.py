"""Fifty people look at once: owners who turn pages, coaches who open a link; then somebody guesses addresses."""

import datetime as dt
import http.client
import itertools
import os
import secrets
import statistics
import tempfile
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

from benchmarks.app_visit import Visit, serving
from benchmarks.machine import load_average, machine
from rtr.actions import fill_demo
from rtr.actions.links import make_link
from rtr.model import Runner
from rtr.share import ShareLink
from rtr.store import Store

TITLE = "Fifty viewers, and ten thousand wrong addresses"
VIEWERS, THINK_S, LASTS_S = 50, 5.0, 150.0
LIMIT_MS = 150.0
CORES = 2
PAGES = ("", "load", "symptoms", "plan", "journal")
WRONG, GUESSERS = 10_000, 50
AS_A_BROWSER = {"Sec-Fetch-Mode": "navigate"}
SLOWED = 2.0
LOOKS = 40
HOW = (
    "The demo diary, SQLite, one process on {cores} cores, the visitors on the others. {viewers} sessions for "
    "{lasts:.0f} s with {think:.0f} s of thought between clicks: half turn the pages of the runner (Today, Load, "
    "Symptoms, Plan, Journal), half look at the coach's page by a link. First views are left out, a click is timed "
    "from the request to the message that the page is drawn. Then {wrong:,} addresses of links that do not exist are "
    "asked for by {guessers} connections while the runner looks at Today. Load of the machine: {load}."
)


def run(rounds: int) -> str:
    """One round, however many are asked for: it lasts minutes. Exits above a limit."""
    del rounds
    before = load_average()
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'rtr.db'}"
        with closing(Store(url)) as store:
            store.migrate()
            demo = fill_demo(store, today=dt.datetime.now().astimezone().date())
            paths = [_link(store, demo) for _ in range(VIEWERS // 2)]
        cores = sorted(os.sched_getaffinity(0))
        with serving(url, frozenset(cores[:CORES])) as address:
            os.sched_setaffinity(0, cores[CORES:] or cores)
            clicks = _look(address, paths)
            alone, beside, said = _guess(address)
    written = _report(clicks, alone, beside, said, f"{before} before, {load_average()} after")
    if statistics.quantiles(clicks, n=20)[-1] > LIMIT_MS or beside > SLOWED * alone or len(said) != 1:
        raise SystemExit(f"{written}\n\nAbove a limit.")
    return written


def _link(store: Store, runner: Runner) -> str:
    now = dt.datetime.now(dt.UTC)
    told = ShareLink(runner_id=runner.id, recipient="Viewer", made_at=now, ends_at=now + dt.timedelta(1))
    _, path = make_link(store, runner, told, now)
    return path


def _look(address: str, paths: list[str]) -> list[float]:
    """Milliseconds of every click of every viewer; a page that breaks stops the benchmark."""
    began = threading.Barrier(VIEWERS)

    def view(number: int) -> list[float]:
        cookie = _cookie(address, paths[number // 2]) if number % 2 else None
        pages = itertools.cycle([""] if cookie else PAGES)
        found = []
        with Visit(address, next(pages), cookie) as visit:
            visit.run()
            began.wait()
            time.sleep(number * THINK_S / VIEWERS)
            until = time.monotonic() + LASTS_S
            while time.monotonic() < until:
                found.append(visit.go(next(pages)).ms)
                time.sleep(THINK_S)
        return found

    with ThreadPoolExecutor(VIEWERS) as pool:
        return [ms for found in pool.map(view, range(VIEWERS)) for ms in found]


def _cookie(address: str, path: str) -> str:
    """What the browser of a coach keeps after the link was opened."""
    asking = http.client.HTTPConnection(address)
    asking.request("GET", path, headers=AS_A_BROWSER)
    answer = asking.getresponse()
    if answer.status != http.client.SEE_OTHER:
        raise SystemExit(f"A link was answered with {answer.status}.")
    return (answer.getheader("set-cookie") or "").split(";", 1)[0]


def _guess(address: str) -> tuple[float, float, Counter[tuple[int, int]]]:
    """Median of the runner's reruns alone and beside the guessers; what the guessers were told (status, length)."""
    with Visit(address, "") as visit:
        visit.run()
        alone = statistics.median(visit.run().ms for _ in range(LOOKS))
        with ThreadPoolExecutor(GUESSERS) as pool:
            told = [pool.submit(_ask, address, WRONG // GUESSERS) for _ in range(GUESSERS)]
            looks = []
            while not all(one.done() for one in told):
                looks.append(visit.run().ms)
            said = sum((one.result() for one in told), Counter[tuple[int, int]]())
    return alone, statistics.median(looks), said


def _ask(address: str, times: int) -> Counter[tuple[int, int]]:
    asking = http.client.HTTPConnection(address)
    said: Counter[tuple[int, int]] = Counter()
    for _ in range(times):
        asking.request("GET", f"/s/{secrets.token_urlsafe(24)}", headers=AS_A_BROWSER)
        answer = asking.getresponse()
        said[answer.status, len(answer.read())] += 1
    return said


def _report(clicks: list[float], alone: float, beside: float, said: Counter[tuple[int, int]], load: str) -> str:
    cuts = statistics.quantiles(clicks, n=20)
    clicked, limit = f"{len(clicks)} clicks of {VIEWERS} viewers, no error", f"95 % under {LIMIT_MS:.0f} ms"
    ((status, length), count), *others = said.most_common()
    return "\n".join(
        (
            HOW.format(
                cores=CORES, viewers=VIEWERS, lasts=LASTS_S, think=THINK_S, wrong=WRONG, guessers=GUESSERS, load=load
            ),
            "",
            "| | median | 95 % | slowest | limit |",
            "|---|---|---|---|---|",
            f"| {clicked} | {statistics.median(clicks):.0f} ms | {cuts[-1]:.0f} ms | {max(clicks):.0f} ms | {limit} |",
            f"| rerun of Today alone | {alone:.0f} ms | | | |",
            f"| rerun of Today beside {WRONG:,} guesses | {beside:.0f} ms | | | {SLOWED:.0f} × alone |",
            "",
            f"Every guess was answered alike: {count:,} times status {status} with {length} bytes"
            + (f"; others: {others}." if others else "."),
            "",
            machine("streamlit", "starlette", "uvicorn"),
        )
    )
