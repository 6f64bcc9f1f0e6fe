"""Years of a runner who runs nearly every day, invented from a seed."""

import datetime as dt
import random
from contextlib import closing

from rtr.importers.base import Recording
from rtr.model import Activity, FileOutcome, Outcome, RunWalkMethod, Sport
from rtr.store import Store

YEARS, A_YEAR = 10, 300
ACTIVITIES = YEARS * A_YEAR
DAYS_A_YEAR = 365.25
MPS = 2.7


def make_diary(url: str, years: int = YEARS) -> None:
    """A store at `url` with one runner whose last activity is of yesterday."""
    chance = random.Random(20260506)
    today = dt.datetime.now(dt.UTC).date()
    days = sorted([1, *chance.sample(range(2, int(years * DAYS_A_YEAR)), years * A_YEAR - 1)])
    recordings = [Recording(activity=_run(today - dt.timedelta(days=n), chance)) for n in days]
    with closing(Store(url)) as store:
        store.migrate()
        runner = store.add_runner("Me", "Europe/Berlin")
        outcomes = [FileOutcome(path="archive.zip", outcome=Outcome.NEW, activities_new=len(recordings))]
        store.add_batch(runner.id, recordings, outcomes, at=dt.datetime.now(dt.UTC), seconds=1.0)


def add_a_run(url: str) -> None:
    """One more run, so that everything that was remembered is out of date."""
    now = dt.datetime.now(dt.UTC)
    with closing(Store(url)) as store:
        (runner,) = store.runners()
        more = [Recording(activity=_run(now.date(), random.Random(now.timestamp())))]
        store.add_batch(runner.id, more, [FileOutcome(path="a.fit", outcome=Outcome.NEW, activities_new=1)], at=now)


def _run(day: dt.date, chance: random.Random) -> Activity:
    start = dt.datetime.combine(day, dt.time(6, chance.randrange(60)))
    total_s = chance.lognormvariate(7.6, 0.3)
    walk_s = total_s * chance.choice((0, 0, 0.1, 0.3))
    return Activity(
        uid=f"{chance.getrandbits(128):032x}",
        sport=Sport.RUNNING,
        source="fit",
        start_utc=start.replace(tzinfo=dt.UTC) - dt.timedelta(hours=1),
        start_local=start,
        utc_offset_s=3600,
        elapsed_s=total_s,
        timer_s=total_s,
        moving_s=total_s,
        distance_m=total_s * MPS,
        run_s=total_s - walk_s,
        walk_s=walk_s,
        run_walk_method=RunWalkMethod.CADENCE,
        avg_hr_bpm=float(chance.randrange(125, 165)),
        avg_cadence_spm=float(chance.randrange(155, 180)),
        title="Morning run",
        channels=("hr_bpm", "cadence_spm", "distance_m"),
    )
