"""A check-in saved and Today answered anew, on ten years of running and a year of mornings, over the websocket."""

import dataclasses
import datetime as dt
import statistics
import tempfile
import time
from contextlib import closing
from pathlib import Path
from zoneinfo import ZoneInfo

from benchmarks.app_diary import ACTIVITIES, make_diary
from benchmarks.app_visit import Visit, serving
from benchmarks.machine import load_average, machine
from rtr.actions import save_check_in
from rtr.body import InjuryKind
from rtr.model import WHOLE_RUN, CheckIn, Injury, Runner, RunResponse, SiteSymptoms
from rtr.store import Store
from rtr.views.today import today_view

TITLE = "A check-in saved, Today answered anew"
SAVES = 10
LIMIT_MS = 500.0
MORNINGS = 365
PLACE = "achilles_left"
ZONE = ZoneInfo("Europe/Berlin")
ANSWERS = {
    f"{PLACE}_pain_am": "2", f"{PLACE}_pain_now": "1", f"{PLACE}_stiff_am": "1", "news": "Nothing",
    "sleep_quality": "4", "fatigue": "3",
}  # fmt: skip
HOW = (
    "{activities:,} activities in ten years, {mornings} mornings and the answers to the runs of that year, one injury, "
    "SQLite. From the tap on Save to the message that the page has been drawn with the new answer, over the websocket "
    "on this computer: two writes, the diary read again, every rule asked, the page drawn. "
    "Median (slowest) of {rounds} starts of the server with {saves} saves each. Load of the machine: {load}."
)


def run(rounds: int) -> str:
    """Save one check-in after the other. Exits above the limit."""
    saved_ms: list[float] = []
    before = load_average()
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'rtr.db'}"
        make_diary(url)
        add_answers(url)
        for _ in range(rounds):
            saved_ms += _measure(url)
        parts = _parts(url)
    written = _report(saved_ms, parts, rounds, f"{before} before, {load_average()} after")
    if statistics.median(saved_ms) > LIMIT_MS:
        raise SystemExit(f"{written}\n\nAbove the limit.")
    return written


def add_answers(url: str) -> None:
    """A sore place, a year of mornings, and answers to every run of that year."""
    today = dt.datetime.now(ZONE).date()
    first = today - dt.timedelta(days=MORNINGS)
    with closing(Store(url)) as store:
        (runner,) = store.runners()
        sore = Injury(site="achilles", side="left", kind=InjuryKind.TENDON, onset=first, has_surgery=False)
        store.save_injury(runner.id, sore)
        mornings = [morning(first + dt.timedelta(days=ago)) for ago in range(MORNINGS)]
        uids = [a.uid for a in store.diary(runner.id).activities if a.day >= first]
        at_place = [RunResponse(activity_uid=uid, site=PLACE, pain_pre=1, pain_max=2, pain_60=1) for uid in uids]
        of_run = [RunResponse(activity_uid=uid, site=WHOLE_RUN, rpe=3.0) for uid in uids]
        store.add_batch(runner.id, [], [], at=dt.datetime.now(ZONE), check_ins=mornings, responses=[*at_place, *of_run])


def morning(day: dt.date) -> CheckIn:
    told_at = dt.datetime.combine(day, dt.time(7), tzinfo=ZONE)
    site = SiteSymptoms(site=PLACE, pain_am=1, pain_now=0, stiff_am=1)
    return CheckIn(day=day, sites=(site,), red_flags=(), signs=(), sleep_quality=4, fatigue=4, recorded_at=told_at)


def _measure(url: str) -> list[float]:
    """Milliseconds of each save."""
    found = []
    with serving(url) as address, Visit(address, "") as visit, closing(Store(url)) as store:
        (runner,) = store.runners()
        day = dt.datetime.now(ZONE).date()
        form = f"check_in_{runner.id}_{day}"
        for _ in range(SAVES):
            store.remove_check_in(runner.id, day)
            visit.run()
            tapped = [visit.pill(f"{form}_{name}", answer) for name, answer in ANSWERS.items()]
            found.append(visit.run(*tapped, visit.button(f"{form}_save")).ms)
            if store.said(runner.id, day) is None:
                raise SystemExit("The check-in was not saved.")
    return found


def _parts(url: str) -> dict[str, float]:
    """The same without the dashboard: milliseconds of saving, reading and answering, medians of ten."""
    found: dict[str, list[float]] = {"saved": [], "diary read": [], "answered": []}
    with closing(Store(url)) as store:
        (runner,) = store.runners()
        for number in range(SAVES):
            now = dt.datetime.now(ZONE)
            said = dataclasses.replace(morning(now.date()), fatigue=1 + number % 5)
            for name, took in zip(found, _timed(store, runner, said, now), strict=True):
                found[name].append(took)
    return {name: statistics.median(took) for name, took in found.items()}


def _timed(store: Store, runner: Runner, said: CheckIn, now: dt.datetime) -> tuple[float, float, float]:
    start = time.perf_counter()
    save_check_in(store, runner, said, now)
    saved = time.perf_counter()
    diary = store.diary(runner.id)
    read = time.perf_counter()
    today_view(diary, now.date(), now)
    return 1000 * (saved - start), 1000 * (read - saved), 1000 * (time.perf_counter() - read)


def _report(saved_ms: list[float], parts: dict[str, float], rounds: int, load: str) -> str:
    shown = f"{statistics.median(saved_ms):.0f} ({max(saved_ms):.0f})"
    return "\n".join(
        (
            HOW.format(activities=ACTIVITIES, mornings=MORNINGS, rounds=rounds, saves=SAVES, load=load),
            "",
            f"| Save to new answer | limit | {' | '.join(parts)} |",
            f"|---|---|{'---|' * len(parts)}",
            f"| {shown} ms | {LIMIT_MS:.0f} ms | {' | '.join(f'{ms:.0f} ms' for ms in parts.values())} |",
            "",
            machine("streamlit", "pandas", "sqlalchemy"),
        )
    )
