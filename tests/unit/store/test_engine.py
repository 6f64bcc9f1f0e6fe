"""Transactions do what they say: nothing is lost between writers, nothing half is kept."""

import datetime as dt
import threading
from contextlib import closing

import pytest
import sqlalchemy as sa
from sqlalchemy import event

from rtr.errors import StoreError
from rtr.model import CheckIn
from rtr.store import Store, last_write
from rtr.store.engine import make_engine, parse, reading, writing
from rtr.store.tables import runner as runner_table

DAY = dt.date(2026, 3, 2)


@pytest.mark.parametrize("threads_of_one_store", [True, False])
def test_concurrent_writes_lose_nothing(store, runner, store_url, threads_of_one_store):
    """With the driver's own BEGIN, 204 of 240 were lost without an error (rulings R28)."""
    problems: list[Exception] = []

    def write(number: int) -> None:
        mine = store if threads_of_one_store else Store(store_url)
        try:
            for i in range(15):
                day = DAY + dt.timedelta(days=100 * number + i)
                mine.save_check_in(runner.id, CheckIn(day=day, mood=3))
        except StoreError as error:
            problems.append(error)
        finally:
            if mine is not store:
                mine.close()

    threads = [threading.Thread(target=write, args=(n,)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert problems == []
    assert store.revision(runner.id) == 120
    assert len(store.diary(runner.id).check_ins) == 120


def test_two_answers_of_one_day_end_in_one_row(store, runner):
    fields = ["mood", "stress", "fatigue", "confidence", "sleep_quality"] * 4
    threads = [
        threading.Thread(target=store.save_check_in, args=(runner.id, CheckIn(day=DAY, **{name: 3}))) for name in fields
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    said = CheckIn(day=DAY, mood=3, stress=3, fatigue=3, confidence=3, sleep_quality=3)
    assert store.diary(runner.id).check_ins == (said,)


def test_a_reader_sees_one_moment(store, runner, store_url):
    """Also while somebody writes between two of its questions."""
    engine = make_engine(parse(store_url))
    count = sa.select(runner_table.c.revision).where(runner_table.c.id == runner.id)
    with reading(engine) as connection:
        before = connection.scalar(count)
        store.save_check_in(runner.id, CheckIn(day=DAY))
        assert connection.scalar(count) == before
    with reading(engine) as connection:
        assert connection.scalar(count) == before + 1
    engine.dispose()


def test_a_transaction_that_breaks_off_leaves_nothing(store, runner, store_url):
    engine = make_engine(parse(store_url))

    def fail() -> None:
        with writing(engine) as connection:
            connection.execute(sa.update(runner_table).values(name="changed"))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert store.runners() == (runner,)
    engine.dispose()


def test_sqlite_takes_the_write_lock_first(tmp_path):
    engine = make_engine(parse(f"sqlite:///{tmp_path / 'x.db'}"))
    said: list[str] = []
    event.listen(engine, "before_cursor_execute", lambda _c, _k, statement, *_: said.append(statement))
    with writing(engine) as connection:
        connection.execute(sa.text("SELECT 1"))
    with reading(engine) as connection:
        connection.execute(sa.text("SELECT 2"))
    assert said == ["BEGIN IMMEDIATE", "SELECT 1", "BEGIN", "SELECT 2"]
    engine.dispose()


def test_sqlite_keeps_foreign_keys_and_a_log_beside_it(tmp_path):
    url = f"sqlite:///{tmp_path / 'x.db'}"
    with closing(Store(url)) as store:
        store.migrate()
    engine = make_engine(parse(url))
    with reading(engine) as connection:
        assert connection.scalar(sa.text("PRAGMA foreign_keys")) == 1
        assert connection.scalar(sa.text("PRAGMA journal_mode")) == "wal"
        assert connection.scalar(sa.text("PRAGMA busy_timeout")) == 30_000
    engine.dispose()


@pytest.mark.parametrize(
    "url",
    ["", "rtr.db", "mysql://h/d", "sqlite://", "sqlite:///:memory:", "sqlite:///x?mode=memory", "http://x", "://"],
)
def test_other_databases_are_refused(url):
    with pytest.raises(StoreError) as refused:
        Store(url)
    assert "sqlite:///path" in refused.value.hint


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_postgres_goes_by_its_usual_names(scheme):
    assert parse(f"{scheme}://u@h/d").drivername == "postgresql+psycopg"


def test_a_password_never_shows():
    assert "geheim" not in repr(Store("postgresql://u:geheim@h/d"))
    with pytest.raises(StoreError) as refused:
        Store("mysql://u:geheim@h/d")
    assert "geheim" not in str(refused.value) + refused.value.hint


def test_a_server_that_is_away_is_an_error_of_the_store():
    with closing(Store("postgresql://u@127.0.0.1:1/d?connect_timeout=2")) as store, pytest.raises(StoreError):
        store.runners()


def test_the_last_write_is_another_one_after_each_write_and_after_nothing_else(store, runner):
    first = last_write()
    store.diary(runner.id)
    store.revision(runner.id)
    assert last_write() is first
    store.save_check_in(runner.id, CheckIn(day=DAY, mood=3))
    second = last_write()
    assert second is not first
    job = store.add_job(runner.id, "import", dt.datetime(2026, 3, 2, tzinfo=dt.UTC))
    assert store.job(runner.id, job) is not None
    assert last_write() not in (first, second)


def test_the_last_write_changes_after_the_commit_so_that_nobody_takes_old_rows_for_new(store, runner):
    before = last_write()
    with writing(store._engine) as connection:
        connection.execute(sa.update(runner_table).values(name="Later"))
        assert last_write() is before
        assert store.runners()[0].name != "Later"
    assert last_write() is not before
    assert store.runners()[0].name == "Later"
