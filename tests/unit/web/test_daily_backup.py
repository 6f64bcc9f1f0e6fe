"""The copy of the day while the server runs: made at the start, once, by whoever comes first; trouble ends nothing."""

import datetime as dt
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from rtr.store import Store, backups
from rtr.web import daily_backup

DAY = dt.date(2026, 5, 6)


@pytest.fixture
def path(store: Store) -> Iterator[Path]:
    assert store.path is not None
    yield store.path
    daily_backup.stop()


def _waited_for(path: Path) -> int:
    deadline = time.monotonic() + 20
    while not backups.daily_of(path) and time.monotonic() < deadline:
        time.sleep(0.02)
    return len(backups.daily_of(path))


def test_the_start_of_a_server_makes_the_copy_of_today(path: Path) -> None:
    daily_backup.start()
    assert _waited_for(path) == 1


def test_a_day_later_it_makes_another(path: Path) -> None:
    for day in (DAY, DAY, DAY + dt.timedelta(days=1)):
        daily_backup.look(day)
    assert [copy.name for copy in backups.daily_of(path)] == ["rtr.2026-05-06.db", "rtr.2026-05-07.db"]


def test_a_copy_that_cannot_be_made_is_logged_and_tried_again(
    path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(daily_backup, "LOOK_S", 0.05)
    (path.parent / "backups").write_text("a file where the folder should be")
    daily_backup.start()
    deadline = time.monotonic() + 20
    while "could not be made" not in caplog.text and time.monotonic() < deadline:
        time.sleep(0.02)
    assert "could not be made" in caplog.text
    assert str(path.parent) not in "".join(record.getMessage() for record in caplog.records)
    (path.parent / "backups").unlink()
    assert _waited_for(path) == 1
