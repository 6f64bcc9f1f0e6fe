"""The four diaries every page must bear: nothing, one day, the demo runner, and everything that is odd."""

import datetime as dt

from rtr.actions import fill_demo
from rtr.demo import demo_records
from rtr.importers.base import Recording
from rtr.intake import Intake
from rtr.model import (
    Activity,
    CheckIn,
    FileOutcome,
    Injury,
    Outcome,
    Runner,
    RunResponse,
    RunWalkMethod,
    SiteSymptoms,
    Sport,
)
from rtr.store import Store
from tests.app.poured import pour

TODAY = dt.date(2026, 5, 6)
AT = dt.datetime(2026, 5, 6, 7, 30, tzinfo=dt.UTC)
BAD_TEXT = (
    '</script><script>alert(1)</script><img src="http://evil.example/x.png" onerror="alert(1)">',
    "![x](http://evil.example/y.png) [link](http://evil.example) https://evil.example me@evil.example",
    ":material/home: :streamlit: $\\frac{1}{2}$ :red[red] # heading\n\n---\n| a | b |\n```\ncode",
    "\u202egnp.exe \u0000 \ud7ff \U0001f3c3 \u0301" + "long " * 2000,
    "",
    "   ",
)


def run(start: dt.datetime, minutes: float | None, *, uid: str, **more: object) -> Activity:
    """A run that began at that naive local time, half an hour of UTC offset included in nothing."""
    seconds = None if minutes is None else minutes * 60
    facts: dict[str, object] = {
        "uid": uid, "sport": Sport.RUNNING, "source": "gpx", "start_utc": start.replace(tzinfo=dt.UTC),
        "start_local": start, "utc_offset_s": 0, "elapsed_s": seconds, "timer_s": seconds, "moving_s": seconds,
        "distance_m": None if minutes is None else minutes * 150, "run_s": seconds, "walk_s": 0.0,
        "run_walk_method": RunWalkMethod.SPEED,
    }  # fmt: skip
    return Activity(**(facts | more))  # type: ignore[arg-type] # keywords by name


def add(store: Store, runner: Runner, *activities: Activity) -> None:
    outcomes = [FileOutcome(path="a.gpx", outcome=Outcome.NEW, activities_new=len(activities))]
    store.add_batch(runner.id, [Recording(activity=a) for a in activities], outcomes, at=AT, seconds=1.5)


def empty(store: Store) -> None:
    """A runner who has just begun: no row but their own."""
    store.add_runner("Me", "Europe/Berlin")


def one_day(store: Store) -> None:
    """A first run, this morning."""
    runner = store.add_runner("Me", "Europe/Berlin")
    add(store, runner, run(dt.datetime(2026, 5, 6, 6, 0), 20, uid="a" * 32))


def demo(store: Store) -> None:
    """The demo runner, up to today."""
    pour(store, _demo)


def whole_demo(store: Store) -> Runner:
    """The demo runner as it is filled for people: with what a physiotherapist has set."""
    pour(store, _whole_demo)
    return store.runners()[0]


def _whole_demo(store: Store) -> None:
    fill_demo(store, today=TODAY)


def _demo(store: Store) -> None:
    made = demo_records(TODAY)
    runner = store.add_runner(made.runner_name, made.zone, is_demo=True)
    store.add_batch(
        runner.id, made.recordings, [], at=AT, check_ins=made.check_ins, responses=made.responses,
        injuries=made.injuries,
    )  # fmt: skip
    store.save_profile(runner.id, made.profile)
    store.save_intake(runner.id, made.intake)


def hostile(store: Store) -> None:
    """Names that are code, runs without times, of no length, of a day, long ago, tomorrow, twice, flagged."""
    runner = store.add_runner(BAD_TEXT[0][:60], "Pacific/Auckland", week_start=6, has_miles=True)
    day = dt.datetime(2026, 5, 5, 23, 50)
    odd = [
        run(day, 30, uid="1" * 32, title=BAD_TEXT[0], notes=BAD_TEXT[1]),
        run(day - dt.timedelta(days=1), None, uid="2" * 32, run_s=None, walk_s=None, title=BAD_TEXT[1]),
        run(day - dt.timedelta(days=2), 0, uid="3" * 32, title=BAD_TEXT[2]),
        run(day - dt.timedelta(days=3), 24 * 60, uid="4" * 32, distance_m=9e6, title=BAD_TEXT[3]),
        run(dt.datetime(1999, 12, 31, 23, 59), 1, uid="5" * 32),
        run(day + dt.timedelta(days=2), 30, uid="6" * 32, title="tomorrow"),
        run(day - dt.timedelta(days=4), 60, uid="7" * 32, is_flagged=True, title=BAD_TEXT[0]),
        run(day + dt.timedelta(seconds=40), 30.2, uid="8" * 32, source="fit", title=BAD_TEXT[1]),
        run(day - dt.timedelta(days=6), 45, uid="9" * 32, sport=Sport.CYCLING, run_s=0.0, distance_m=None),
        run(day - dt.timedelta(days=7), 45, uid="b" * 32, avg_hr_bpm=0.0, rpe=10.0, device=BAD_TEXT[2]),
    ]
    outcomes = [
        FileOutcome(path=text[:250] or "x", outcome=outcome, activities_new=1, reason=text[:500])
        for text, outcome in zip(BAD_TEXT, (*Outcome, Outcome.FAILED), strict=True)
    ]
    store.add_batch(runner.id, [Recording(activity=a) for a in odd], outcomes, at=AT, seconds=0.0)
    odd_symptoms(store, runner, odd)


def odd_symptoms(store: Store, runner: Runner, runs: list[Activity]) -> None:
    """Mornings, answers and injuries whose every word is code, at places nobody knows."""
    places = ("knee_left", BAD_TEXT[0][:60], "")
    for number, text in enumerate(BAD_TEXT):
        sites = tuple(SiteSymptoms(site=place, pain_now=9, pain_am=number, stiff_am=10) for place in places)
        for source in ("runner", text[:40] or "x"):
            store.add_batch(
                runner.id, (), (), at=AT,
                check_ins=[CheckIn(day=TODAY - dt.timedelta(days=number), sites=sites, note=text, source=source)],
            )  # fmt: skip
    store.put_responses(
        runner.id,
        [RunResponse(activity_uid=runs[0].uid, site=place, pain_max=10, limp=True, rpe=10.0) for place in places],
    )
    for side, kind, text in zip(("left", "none", BAD_TEXT[0]), ("tendon", "bone", BAD_TEXT[1]), BAD_TEXT, strict=False):
        store.save_injury(
            runner.id,
            Injury(site="knee", side=side, kind=kind, onset=TODAY, diagnosis=text, diagnosed_by=text, cleared_by=text),
        )
    store.save_intake(runner.id, Intake(goal=BAD_TEXT[1], run_days=("9", "x")))


DIARIES = {"empty": empty, "one_day": one_day, "demo": demo, "hostile": hostile}
