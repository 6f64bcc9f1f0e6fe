"""What every command does with wrong use: one sentence that helps, an exit code, never a traceback."""

import os
import sqlite3
import sys
import warnings
from contextlib import closing

import pytest

from rtr import cli
from rtr.store import Store

DONE, SOME_FAILED, WRONG_USE, NOTHING_USABLE = 0, 1, 2, 3
COMMANDS = sorted(cli.rtr.commands)


@pytest.fixture
def rtr(tmp_path, monkeypatch, capsys):
    """Runs one command line: exit code, standard output, standard error."""
    monkeypatch.setenv("RTR_DATABASE_URL", f"sqlite:///{tmp_path / 'rtr.db'}")

    def run(*words):
        code = cli.main([str(word) for word in words])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


@pytest.fixture
def anna(tmp_path):
    with closing(Store(f"sqlite:///{tmp_path / 'rtr.db'}")) as store:
        store.migrate()
        store.add_runner("Anna", "UTC")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_listed_in_a_whole_sentence_and_every_option_explained(rtr, command):
    _, out, _ = rtr("--help")
    (line,) = [line for line in out.splitlines() if line.startswith(f"  {command} ")]
    assert line.endswith("."), "not cut off"
    assert not line.endswith("..."), "not cut off"
    told = [option for option in cli.rtr.commands[command].params if option.param_type_name == "option"]
    assert [option.name for option in told if not option.hidden and not option.help] == []


def test_the_program_is_called_as_one_has_to_type_it(rtr, monkeypatch):
    monkeypatch.setattr(sys, "argv", ["/somewhere/rtr/__main__.py"])
    assert rtr("--help")[1].startswith(f"Usage: python{'' if os.name == 'nt' else '3'} -m rtr [OPTIONS]")
    monkeypatch.setattr(sys, "argv", ["/usr/local/bin/rtr"])
    assert rtr("--help")[1].startswith("Usage: rtr [OPTIONS]")


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("", "is not a database address"),
        ("rtr.db", "is not a database address"),
        ("postgresql://anna:secret@host:port/rtr", "“postgresql” is not a database address"),
        ("mysql://anna:secret@host/rtr", "are not supported"),
        ("sqlite:///:memory:", "would be lost"),
    ],
)
def test_an_address_that_cannot_be_a_database_is_wrong_use(rtr, url, said):
    code, out, err = rtr("--db", url, "suggest")
    assert (code, out) == (WRONG_USE, "")
    assert said in err
    assert "sqlite:///path/to/rtr.db" in err
    assert "secret" not in err


def test_a_folder_in_the_place_of_the_database_is_said(rtr, tmp_path):
    code, _, err = rtr("--db", f"sqlite:///{tmp_path}", "suggest")
    assert code == NOTHING_USABLE
    assert err == f"{tmp_path} is a folder, not a diary. Name a file in it with --db.\n"


def test_a_day_is_asked_for_in_the_form_of_a_day(rtr):
    for words in (("--on", "6.5.2026", "suggest"), ("daily", "--until", "6.5.2026")):
        code, _, err = rtr(*words)
        assert code == WRONG_USE
        assert "“6.5.2026” is no day. Write it like 2026-05-06." in err


@pytest.mark.usefixtures("anna")
@pytest.mark.parametrize("command", ["daily", "weekly"])
def test_a_table_that_cannot_be_written_is_said(rtr, tmp_path, command):
    code, _, err = rtr(command, "--csv", tmp_path / "no" / "x.csv")
    assert code == NOTHING_USABLE
    assert err.startswith(f"“{tmp_path / 'no' / 'x.csv'}” cannot be used: No such file or directory. ")


def test_a_file_that_is_no_database_can_be_told_from_one_that_is_busy(rtr, tmp_path):
    (tmp_path / "rtr.db").write_bytes(b"a letter to a friend" * 100)
    code, _, err = rtr("check")
    assert code == NOTHING_USABLE
    assert err.endswith("Its file is damaged or no diary at all. Put a backup in its place, "
                        "or choose another file with --db.\n")  # fmt: skip


@pytest.mark.usefixtures("anna")
def test_a_copy_that_cannot_be_written_is_not_blamed_on_the_diary(rtr, tmp_path):
    (tmp_path / "file").touch()
    code, _, err = rtr("backup", "--to", tmp_path / "file" / "copy.db")
    assert code == NOTHING_USABLE
    assert err.startswith(f"A backup could not be written to {tmp_path / 'file' / 'copy.db'}.")


def test_without_a_terminal_a_password_is_asked_for_by_its_option(rtr, monkeypatch):
    monkeypatch.setattr("getpass.getpass", _no_terminal)
    code, _, err = rtr("account", "add", "anna")
    assert code == WRONG_USE
    assert "Give it with --password-stdin." in err


def _no_terminal(*_: object) -> str:
    from getpass import GetPassWarning

    warnings.warn("Can not control echo on the terminal.", GetPassWarning, stacklevel=2)
    return ""


def test_a_file_of_nothing_usable_leaves_no_import_to_take_back(rtr, tmp_path):
    (tmp_path / "letter.txt").write_text("dear friend")
    code, out, _ = rtr("import", tmp_path / "letter.txt")
    assert code == NOTHING_USABLE
    assert "undo" not in out


def test_a_diary_of_a_newer_version_is_not_even_copied(rtr, tmp_path):
    rtr("batches")
    with closing(sqlite3.connect(tmp_path / "rtr.db")) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    before = sorted(path.name for path in tmp_path.iterdir())
    code, _, err = rtr("suggest")
    assert (code, err) == (
        NOTHING_USABLE,
        "This diary was written by a newer version of rtr. Update rtr. Nothing was changed.\n",
    )
    assert sorted(path.name for path in tmp_path.iterdir()) == before
