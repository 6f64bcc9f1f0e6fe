"""`export`, `restore`, `backup`, `check` on the command line: what they say and how they end."""

import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from rtr.cli import main
from rtr.model import CheckIn
from rtr.store import Store
from tests.whole_diary import DAY, fill, plain


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'rtr.db'}"


@pytest.fixture
def filled(url: str):
    with closing(Store(url)) as store:
        store.migrate()
        fill(store, store.add_runner("Anna", "Europe/Berlin"))
        yield store


def test_out_and_in_again(filled: Store, url: str, tmp_path: Path, capsys) -> None:
    file, other = tmp_path / "anna.zip", f"sqlite:///{tmp_path / 'new' / 'rtr.db'}"
    assert main(["--db", url, "export", str(file)]) == 0
    assert "It holds health data" in capsys.readouterr().out
    assert zipfile.is_zipfile(file)
    assert main(["--db", other, "restore", str(file)]) == 0
    assert "The diary “Anna” is restored: 2 activities" in capsys.readouterr().out
    with closing(Store(other)) as there:
        assert plain(there.diary(1)) == plain(filled.diary(1))
    assert main(["--db", other, "restore", str(file), "--as", "Ben"]) == 0
    assert main(["--db", other, "restore", str(file), "--as", "Ben"]) == 3
    assert "already a diary named" in capsys.readouterr().err


def test_with_several_diaries_it_asks_whose(filled: Store, url: str, tmp_path: Path, capsys) -> None:
    filled.add_runner("Ben", "UTC")
    assert main(["--db", url, "export", str(tmp_path / "x.zip")]) == 2
    assert "more than one runner" in capsys.readouterr().err
    assert main(["--db", url, "--runner", "Ben", "export", str(tmp_path / "x.zip")]) == 0


def test_what_is_no_export_ends_in_a_sentence(filled: Store, url: str, tmp_path: Path, capsys) -> None:
    (tmp_path / "x.zip").write_bytes(b"nothing of ours")
    assert main(["--db", url, "restore", str(tmp_path / "x.zip")]) == 3
    said = capsys.readouterr()
    assert "Nothing was changed" in said.err
    assert "Traceback" not in said.err
    assert len(filled.runners()) == 1


def test_an_export_dropped_on_the_import_says_where_it_belongs(filled: Store, url: str, tmp_path: Path, capsys) -> None:
    file = tmp_path / "anna.zip"
    main(["--db", url, "export", str(file)])
    capsys.readouterr()
    assert main(["--db", url, "import", str(file)]) == 3
    said = capsys.readouterr()
    assert "restored, not imported" in said.out + said.err


def test_a_backup_beside_the_file_and_one_where_it_is_wanted(filled: Store, url: str, tmp_path: Path, capsys) -> None:
    assert main(["--db", url, "backup"]) == 0
    (made,) = (tmp_path / "backups").glob("rtr.*.db")
    assert str(made) in capsys.readouterr().out
    assert main(["--db", url, "backup", "--to", str(tmp_path / "copy.db")]) == 0
    assert main(["--db", url, "backup", "--to", str(tmp_path / "copy.db")]) == 3
    with closing(Store(f"sqlite:///{tmp_path / 'copy.db'}")) as copy:
        assert plain(copy.diary(1)) == plain(filled.diary(1))


def test_check_tells_by_its_code(filled: Store, url: str, tmp_path: Path, capsys) -> None:
    assert main(["--db", url, "check"]) == 0
    assert "All is well: 1 diary" in capsys.readouterr().out
    with filled._write(1) as connection:
        connection.exec_driver_sql("UPDATE sample_blob SET data = x'01'")
    assert main(["--db", url, "check"]) == 1
    assert "Recordings of diary 1 that cannot be read: 3." in capsys.readouterr().out
    assert main(["--db", f"sqlite:///{tmp_path / 'none.db'}", "check"]) == 3
    assert not (tmp_path / "none.db").exists(), "looking makes nothing"
    (tmp_path / "text.db").write_text("this is no database, but long enough to look like a file " * 20)
    assert main(["--db", f"sqlite:///{tmp_path / 'text.db'}", "check"]) == 3


def test_check_does_not_update_an_older_diary(filled: Store, url: str, capsys) -> None:
    filled.save_check_in(1, CheckIn(day=DAY))
    with filled._write(1) as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0005'")
    assert main(["--db", url, "check"]) == 1
    assert "start rtr once" in capsys.readouterr().out
    assert filled.revision_of_tables() == "0005"
