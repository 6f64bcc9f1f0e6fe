"""Copies of the file: one a day, seven days and four weeks of them, whole and private, made once."""

import datetime as dt
import os
import sqlite3
import stat
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest

from rtr.actions import deleting
from rtr.actions.backups import back_up, back_up_daily, last_backup
from rtr.errors import SettingsError, StoreError
from rtr.model import CheckIn
from rtr.store import Store, backups

ROOT = Path(__file__).resolve().parents[3]
DAY = dt.date(2026, 5, 6)
AT = dt.datetime(2026, 5, 6, 12, 30, tzinfo=dt.UTC)
SECRET = "planted-secret-words"


def test_a_copy_is_the_diary_while_it_is_in_use(local_store: Store, anna) -> None:
    path = local_store.path
    assert path is not None
    with closing(sqlite3.connect(path)) as busy:
        busy.execute("BEGIN")
        busy.execute("SELECT * FROM runner").fetchall()
        made = back_up_daily(local_store, DAY)
    assert made == path.parent / "backups" / "rtr.2026-05-06.db"
    assert stat.S_IMODE(made.stat().st_mode) == 0o600
    assert stat.S_IMODE(made.parent.stat().st_mode) == 0o700
    with closing(Store(f"sqlite:///{made}")) as copy:
        assert copy.runners() == (anna,)
        assert copy.problems() == ()


def test_a_day_has_one_copy(local_store: Store) -> None:
    assert back_up_daily(local_store, DAY) is not None
    assert back_up_daily(local_store, DAY) is None


def test_seven_days_and_the_first_of_four_weeks_are_kept() -> None:
    days = [DAY - dt.timedelta(days=n) for n in range(60)]
    gone = backups.superseded([Path(f"rtr.{day}.db") for day in days])
    kept = sorted(set(days) - {dt.date.fromisoformat(p.name[4:14]) for p in gone})
    mondays = [dt.date(2026, 4, 13), dt.date(2026, 4, 20), dt.date(2026, 4, 27), dt.date(2026, 5, 4)]
    assert kept == sorted({*days[:7], *mondays})


def test_day_after_day_it_stays_at_that_number(local_store: Store) -> None:
    for number in range(70):
        back_up_daily(local_store, DAY + dt.timedelta(days=number))
    kept = backups.daily_of(local_store.path)
    assert 9 <= len(kept) <= 11
    assert kept[-1].name == f"rtr.{DAY + dt.timedelta(days=69)}.db"
    assert (DAY + dt.timedelta(days=69) - dt.date.fromisoformat(kept[0].name[4:14])).days >= 21


def test_copies_made_by_hand_are_never_thinned_out(local_store: Store, tmp_path: Path) -> None:
    by_hand = back_up(local_store, None, at=AT)
    assert by_hand.name == "rtr.2026-05-06-123000.db"
    for number in range(40):
        back_up_daily(local_store, DAY + dt.timedelta(days=number))
    assert by_hand.exists()
    assert back_up(local_store, tmp_path, at=AT).parent == tmp_path
    with pytest.raises(SettingsError, match="exists already"):
        back_up(local_store, None, at=AT)


def test_a_damaged_file_does_not_push_good_copies_out(local_store: Store, anna) -> None:
    for number in range(7):
        back_up_daily(local_store, DAY + dt.timedelta(days=number))
    local_store.close()
    path = local_store.path
    weeks = [(f"{number:08d}" + "x" * 200,) for number in range(300)]
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.executemany("INSERT INTO week_tag VALUES (1, ?, 'off', NULL, NULL)", weeks)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    data = bytearray(path.read_bytes())
    data[len(data) // 2 :] = os.urandom(len(data) - len(data) // 2)
    path.write_bytes(data)
    before = backups.daily_of(path)
    with pytest.raises(StoreError):
        back_up_daily(local_store, DAY + dt.timedelta(days=30))
    assert backups.daily_of(path) == before
    assert not list(path.parent.glob("backups/*.part"))


def test_threads_that_come_at_once_make_one(local_store: Store) -> None:
    made: list[object] = []
    barrier = threading.Barrier(6)

    def look() -> None:
        barrier.wait()
        made.append(back_up_daily(local_store, DAY))

    threads = [threading.Thread(target=look) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 6
    assert len([path for path in made if path is not None]) == 1


PROCESS = """
import datetime as dt, sys
from rtr.actions.backups import back_up_daily
from rtr.store import Store
print("ready", flush=True)
sys.stdin.readline()
print(back_up_daily(Store(sys.argv[1]), dt.date(2026, 5, 6)) is not None)
"""


@pytest.mark.slow
def test_processes_that_come_at_once_make_one(local_store: Store) -> None:
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True, "cwd": ROOT}
    started = [subprocess.Popen([sys.executable, "-c", PROCESS, local_store.url], **pipes) for _ in range(3)]
    assert [process.stdout.readline() for process in started] == ["ready\n"] * 3
    for process in started:
        process.stdin.write("go\n")
        process.stdin.flush()
    said = [process.communicate(timeout=60)[0].strip() for process in started]
    assert sorted(said) == ["False", "False", "True"]


def test_the_last_copy_is_found(local_store: Store) -> None:
    assert last_backup(local_store) is None
    made = back_up_daily(local_store, DAY)
    os.utime(made, (AT.timestamp(), AT.timestamp()))
    assert last_backup(local_store) == AT


@pytest.mark.postgres
def test_postgresql_is_told_of_its_own_tool(postgres_url: str) -> None:
    with closing(Store(postgres_url)) as store:
        with pytest.raises(SettingsError) as refused:
            back_up(store, None, at=AT)
        assert "pg_dump" in refused.value.hint
        assert back_up_daily(store, DAY) is None


def test_what_is_deleted_cannot_be_read_from_the_file_any_more(local_store: Store, anna) -> None:
    path = local_store.path
    local_store.save_check_in(anna.id, CheckIn(day=DAY, note=SECRET * 20))
    back_up_daily(local_store, DAY)
    deleting.delete_everything(local_store, anna, "Anna", with_backups=True)
    held = [p for p in path.parent.rglob("*") if p.is_file() and SECRET.encode() in p.read_bytes()]
    assert held == []
    assert backups.daily_of(path) == ()


def test_backups_stay_unless_they_are_named(local_store: Store, anna) -> None:
    local_store.save_check_in(anna.id, CheckIn(day=DAY, note=SECRET))
    back_up_daily(local_store, DAY)
    with pytest.raises(SettingsError, match="not the name"):
        deleting.delete_everything(local_store, anna, "anna", with_backups=True)
    deleting.delete_everything(local_store, anna, " Anna ")
    assert len(backups.daily_of(local_store.path)) == 1
    assert local_store.runners() == ()
