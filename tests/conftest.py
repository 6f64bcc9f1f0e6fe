"""What every test may ask for."""

import datetime as dt
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import hypothesis
import psycopg
import pytest

from rtr.demo import demo_records
from rtr.diary import Diary
from rtr.model import Activity, Runner, RunWalkMethod, Sport, ZoneSource
from rtr.store import Store
from tests.postgres import Cluster, cluster
from tests.side_by_side import pytest_collection_modifyitems, pytest_xdist_make_scheduler

__all__ = ["cluster", "pytest_collection_modifyitems", "pytest_xdist_make_scheduler"]

hypothesis.settings.register_profile("rtr", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.load_profile("rtr")
"""A machine that does something else besides is no failure; what has to be quick says so where it is tested."""

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--rewrite-golden", action="store_true", help="write the golden files anew; the diff is the review"
    )


@pytest.fixture(scope="session")
def rewrite_golden(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be written instead of compared."""
    return bool(request.config.getoption("--rewrite-golden"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real exports and other people's numbers, beside the checkout."""
    if not SHARED.is_dir():
        pytest.skip("the shared material (real exports, oracles) does not lie beside this checkout")
    return SHARED


DEMO_DAY = dt.date(2026, 5, 6)


@pytest.fixture(scope="session")
def postgres_url(cluster: Cluster) -> Iterator[str]:
    """The URL of a PostgreSQL database with tables."""
    with cluster.database() as url:
        with closing(Store(url)) as made:
            made.migrate()
        yield url


@pytest.fixture(scope="session")
def sqlite_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file with tables and nothing in them."""
    path = tmp_path_factory.mktemp("sqlite") / "rtr.db"
    with closing(Store(f"sqlite:///{path}")) as made:
        made.migrate()
    return path


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def store_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of an empty store, on each database in turn."""
    if request.param == "sqlite":
        shutil.copy(request.getfixturevalue("sqlite_file"), tmp_path)
        yield f"sqlite:///{tmp_path / 'rtr.db'}"
        return
    url = request.getfixturevalue("postgres_url")
    yield url
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("DELETE FROM runner")


@pytest.fixture
def store(store_url: str) -> Iterator[Store]:
    """An empty store, on each database in turn."""
    with closing(Store(store_url)) as made:
        made.migrate()
        yield made


@pytest.fixture
def runner(store: Store) -> Runner:
    """A runner in Berlin with an empty diary."""
    return store.add_runner("Anna", "Europe/Berlin")


@pytest.fixture
def local_store(sqlite_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """An empty store on SQLite, for tests to which the database makes no difference."""
    folder = tmp_path_factory.mktemp("local")
    shutil.copy(sqlite_file, folder)
    with closing(Store(f"sqlite:///{folder / sqlite_file.name}")) as made:
        yield made


@pytest.fixture
def anna(local_store: Store) -> Runner:
    """A runner in Berlin in the local store."""
    return local_store.add_runner("Anna", "Europe/Berlin")


@pytest.fixture(scope="session")
def make_activity() -> Callable[..., Activity]:
    """Makes a run: `make_activity(3)` starts at six on day 3 and lasts half an hour; any field may be given."""

    def made(day: int = 0, *, after: dt.timedelta = dt.timedelta(), **told: object) -> Activity:
        local = dt.datetime(2026, 3, 2, 6) + dt.timedelta(days=day) + after
        facts: dict[str, object] = {
            "uid": f"run-{day}-{after.total_seconds():.0f}",
            "sport": Sport.RUNNING,
            "source": "fit",
            "start_utc": (local - dt.timedelta(hours=1)).replace(tzinfo=dt.UTC),
            "start_local": local,
            "utc_offset_s": 3600,
            "zone_source": ZoneSource.FILE,
            "elapsed_s": 1860.0,
            "timer_s": 1800.0,
            "moving_s": 1790.0,
            "distance_m": 5000.0,
            "run_s": 1200.0,
            "walk_s": 590.0,
            "run_walk_method": RunWalkMethod.CADENCE,
        }
        return Activity(**(facts | told))  # type: ignore[arg-type]

    return made


@pytest.fixture(scope="session")
def make_diary(make_activity: Callable[..., Activity]) -> Callable[..., Diary]:
    """Makes a diary from minutes of running per day: `make_diary(30, 0, 25)`; 0 is a day of rest."""

    def made(*minutes: float, **told: object) -> Diary:
        runs = tuple(
            make_activity(day, timer_s=m * 60, run_s=m * 60, walk_s=0.0, distance_m=m * 150)
            for day, m in enumerate(minutes)
            if m
        )
        runner = Runner(id=1, name="Anna", zone="Europe/Berlin")
        return Diary(**({"runner": runner, "activities": runs} | told))  # type: ignore[arg-type]

    return made


@pytest.fixture(scope="session")
def demo_diary() -> Diary:
    """The whole diary of the demo runner on the 6th of May 2026, without a store."""
    told = demo_records(DEMO_DAY)
    return Diary(
        runner=Runner(id=1, name=told.runner_name, zone=told.zone, is_demo=True),
        activities=tuple(recording.activity for recording in told.recordings),
        check_ins=told.check_ins,
        responses=told.responses,
        injuries=told.injuries,
    )
