"""Tables are made and brought up to date once, whoever comes first; a copy is kept before."""

import os
import sqlite3
import stat
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command as alembic
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from rtr import store as package
from rtr.errors import StoreError
from rtr.store import Store, migrate
from rtr.store.engine import make_engine, parse, reading, writing
from rtr.store.tables import metadata

MIGRATIONS = Path(package.__file__).parent / "migrations"


@pytest.fixture
def empty_url(request, tmp_path):
    """The URL of a database without tables, on each database in turn."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'new' / 'rtr.db'}"
        return
    with request.getfixturevalue("cluster").database() as url:
        yield url


on_both = pytest.mark.parametrize(
    "empty_url", ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)], indirect=True
)


@on_both
def test_migrations_give_the_tables_of_this_version(empty_url):
    engine = make_engine(parse(empty_url))
    migrate.migrate(engine)
    with reading(engine) as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, metadata) == []
    engine.dispose()


@on_both
def test_twice_is_once(empty_url):
    for _ in range(2):
        with closing(Store(empty_url)) as store:
            store.migrate()
            assert store.runners() == ()


@on_both
def test_the_way_down_leaves_nothing(empty_url):
    engine = make_engine(parse(empty_url))
    migrate.migrate(engine)
    with writing(engine) as connection:
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        config.attributes["connection"] = connection
        alembic.downgrade(config, "base")
    with reading(engine) as connection:
        assert set(sa.inspect(connection).get_table_names()) <= {"alembic_version"}
    engine.dispose()


def test_the_head_is_the_last_revision():
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    assert ScriptDirectory.from_config(config).get_heads() == [migrate.HEAD]


def _open(url, barrier, problems):
    barrier.wait()
    try:
        with closing(Store(url)) as store:
            store.migrate()
            store.runners()
    except Exception as error:
        problems.append(repr(error))
        raise


@on_both
def test_many_threads_may_come_first(empty_url):
    barrier, problems = threading.Barrier(8), []
    threads = [threading.Thread(target=_open, args=(empty_url, barrier, problems)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert problems == []


OPEN = """
import sys, time
from rtr.store import Store
print("ready", flush=True)
sys.stdin.readline()
store = Store(sys.argv[1])
store.migrate()
print(len(store.runners()))
"""


@pytest.mark.slow
@on_both
def test_many_processes_may_come_first(empty_url):
    command = [sys.executable, "-c", OPEN, empty_url]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True, "cwd": MIGRATIONS.parents[2]}
    processes = [subprocess.Popen(command, **pipes) for _ in range(3)]
    assert [process.stdout.readline() for process in processes] == ["ready\n"] * 3
    for process in processes:
        process.stdin.write("go\n")
        process.stdin.flush()
    assert [process.communicate(timeout=60)[0] for process in processes] == ["0\n"] * 3


@pytest.mark.skipif(os.name == "nt", reason="Windows has no file modes")
def test_only_the_owner_may_read_the_file(tmp_path):
    path = tmp_path / "data" / "rtr" / "rtr.db"
    with closing(Store(f"sqlite:///{path}")) as store:
        store.migrate()
        store.add_runner("Anna", "UTC")
        kept = [path, *path.parent.glob("rtr.db-*")]
        assert len(kept) == 3
        assert {stat.S_IMODE(file.stat().st_mode) for file in kept} == {0o600}
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


@pytest.fixture
def later(monkeypatch, tmp_path):
    """A store of this version, and a next version with one table more."""
    url = f"sqlite:///{tmp_path / 'rtr.db'}"
    with closing(Store(url)) as store:
        store.migrate()
        store.add_runner("Anna", "UTC")

    def upgrade(connection):
        connection.execute(sa.text("CREATE TABLE later (id INTEGER)"))
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9998'"))

    kept = tmp_path / f"rtr.db.{migrate.HEAD}.bak"
    monkeypatch.setattr(migrate, "HEAD", "9998")
    monkeypatch.setattr(migrate, "_upgrade", upgrade)
    return url, kept


def test_the_file_is_copied_before_it_is_changed(later):
    url, kept = later
    with closing(Store(url)) as store:
        store.migrate()
        assert [r.name for r in store.runners()] == ["Anna"]
    with closing(sqlite3.connect(kept)) as copy:
        assert copy.execute("SELECT name FROM runner").fetchall() == [("Anna",)]
        assert copy.execute("SELECT name FROM sqlite_master WHERE name = 'later'").fetchall() == []
    if sys.platform != "win32":
        assert stat.S_IMODE(kept.stat().st_mode) == 0o600


def test_a_change_that_fails_changes_nothing(later, monkeypatch):
    url, kept = later

    def upgrade(connection):
        connection.execute(sa.text("CREATE TABLE later (id INTEGER)"))
        connection.execute(sa.text("CREATE TABLE runner (id INTEGER)"))

    monkeypatch.setattr(migrate, "_upgrade", upgrade)
    with closing(Store(url)) as store, pytest.raises(StoreError):
        store.migrate()
    with closing(sqlite3.connect(kept.with_name("rtr.db"))) as connection:
        assert connection.execute("SELECT name FROM sqlite_master WHERE name = 'later'").fetchall() == []
    assert kept.exists()


def test_nothing_is_copied_where_nothing_changes(tmp_path):
    for _ in range(2):
        with closing(Store(f"sqlite:///{tmp_path / 'rtr.db'}")) as store:
            store.migrate()
    assert list(tmp_path.glob("*.bak*")) == []


@on_both
def test_a_diary_of_a_newer_version_is_left_alone(empty_url):
    engine = make_engine(parse(empty_url))
    migrate.migrate(engine)
    with writing(engine) as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    with closing(Store(empty_url)) as store, pytest.raises(StoreError, match="newer version"):
        store.migrate()


def test_a_place_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="cannot be kept in"):
        Store(f"sqlite:///{tmp_path / 'file' / 'rtr.db'}").migrate()


def test_a_diary_of_the_first_version_keeps_its_runners(tmp_path):
    url = f"sqlite:///{tmp_path / 'rtr.db'}"
    engine = make_engine(parse(url))
    (tmp_path / "rtr.db").touch()
    with writing(engine) as connection:
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        config.attributes["connection"] = connection
        alembic.upgrade(config, "0001")
        connection.execute(sa.text("INSERT INTO runner VALUES (7, 'Anna', 'UTC', 0, 0, 0, 3)"))
    engine.dispose()
    with closing(Store(url)) as store:
        store.migrate()
        (anna,) = store.runners()
        assert (anna.name, anna.build_weeks, store.revision(7)) == ("Anna", None, 3)
        assert store.diary(7).week_tags == ()
