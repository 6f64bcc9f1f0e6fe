"""`export`, `restore`, `backup`, `check` on the command line: what they say and how they end."""

import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from rtr.model import CheckIn
from rtr.store import Store
from tests.whole_diary import DAY, fill, plain

DONE, SOME_FAILED, WRONG_USE, NOTHING_USABLE = 0, 1, 2, 3
Rtr = Callable[..., tuple[int, str, str]]


@pytest.fixture
def filled(url: str) -> Iterator[Store]:
    with closing(Store(url)) as store:
        store.migrate()
        fill(store, store.add_runner("Anna", "Europe/Berlin"))
        yield store


def test_out_and_in_again(filled: Store, rtr: Rtr, tmp_path: Path) -> None:
    file, other = tmp_path / "anna.zip", f"sqlite:///{tmp_path / 'new' / 'rtr.db'}"
    code, out, _ = rtr("export", file)
    assert code == DONE
    assert "It holds health data" in out
    assert zipfile.is_zipfile(file)
    code, out, _ = rtr("--db", other, "restore", file)
    assert code == DONE
    assert "The diary “Anna” is restored: 2 activities" in out
    with closing(Store(other)) as there:
        assert plain(there.diary(1)) == plain(filled.diary(1))
    assert rtr("--db", other, "restore", file, "--as", "Ben")[0] == DONE
    code, _, err = rtr("--db", other, "restore", file, "--as", "Ben")
    assert code == NOTHING_USABLE
    assert "already a diary named" in err


def test_with_several_diaries_it_asks_whose(filled: Store, rtr: Rtr, tmp_path: Path) -> None:
    filled.add_runner("Ben", "UTC")
    code, _, err = rtr("export", tmp_path / "x.zip")
    assert code == WRONG_USE
    assert "more than one runner" in err
    assert rtr("--runner", "Ben", "export", tmp_path / "x.zip")[0] == DONE


def test_what_is_no_export_ends_in_a_sentence(filled: Store, rtr: Rtr, tmp_path: Path) -> None:
    (tmp_path / "x.zip").write_bytes(b"nothing of ours")
    code, _, err = rtr("restore", tmp_path / "x.zip")
    assert code == NOTHING_USABLE
    assert "Nothing was changed" in err
    assert "Traceback" not in err
    assert len(filled.runners()) == 1


def test_an_export_dropped_on_the_import_says_where_it_belongs(filled: Store, rtr: Rtr, tmp_path: Path) -> None:
    file = tmp_path / "anna.zip"
    rtr("export", file)
    code, out, err = rtr("import", file)
    assert code == NOTHING_USABLE
    assert "restored, not imported" in out + err


def test_a_backup_beside_the_file_and_one_where_it_is_wanted(filled: Store, rtr: Rtr, tmp_path: Path) -> None:
    code, out, _ = rtr("backup")
    assert code == DONE
    assert filled.path is not None
    (made,) = (filled.path.parent / "backups").glob("rtr.*.db")
    assert str(made) in out
    assert rtr("backup", "--to", tmp_path / "copy.db")[0] == DONE
    assert rtr("backup", "--to", tmp_path / "copy.db")[0] == NOTHING_USABLE
    with closing(Store(f"sqlite:///{tmp_path / 'copy.db'}")) as copy:
        assert plain(copy.diary(1)) == plain(filled.diary(1))


def test_check_tells_by_its_code(filled: Store, rtr: Rtr, tmp_path: Path) -> None:
    code, out, _ = rtr("check")
    assert code == DONE
    assert "All is well: 1 diary" in out
    with filled._write(1) as connection:
        connection.exec_driver_sql("UPDATE sample_blob SET data = x'01'")
    code, out, _ = rtr("check")
    assert code == SOME_FAILED
    assert "Recordings of diary 1 that cannot be read: 3." in out
    assert rtr("--db", f"sqlite:///{tmp_path / 'none.db'}", "check")[0] == NOTHING_USABLE
    assert not (tmp_path / "none.db").exists(), "looking makes nothing"
    (tmp_path / "text.db").write_text("this is no database, but long enough to look like a file " * 20)
    assert rtr("--db", f"sqlite:///{tmp_path / 'text.db'}", "check")[0] == NOTHING_USABLE


def test_check_does_not_update_an_older_diary(filled: Store, rtr: Rtr) -> None:
    filled.save_check_in(1, CheckIn(day=DAY))
    with filled._write(1) as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0005'")
    code, out, _ = rtr("check")
    assert code == SOME_FAILED
    assert "start rtr once" in out
    assert filled.revision_of_tables() == "0005"
