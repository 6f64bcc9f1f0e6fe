"""Accounts on the command line."""

import io
import os
import sys
from contextlib import closing

import pytest

from rtr import cli
from rtr.access import passwords
from rtr.store import Store

DONE, SOME_FAILED, WRONG_USE, NOTHING_USABLE = 0, 1, 2, 3
PASSWORD = "eleven tired herons"


@pytest.fixture
def rtr(rtr, monkeypatch):
    """Runs one command line with a line of standard input."""
    monkeypatch.setattr(passwords, "_HASHER", passwords.PasswordHasher(1, 8, 1))

    def run(*words, typed=""):
        monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        return rtr("account", *words)

    return run


def test_nobody_may_sign_in_at_first(rtr):
    code, out, _ = rtr("list")
    assert code == DONE
    assert out.startswith("There is no account yet.")


def test_an_account_is_added_and_listed(rtr):
    code, out, _ = rtr("add", "Anna", "--password-stdin", typed=PASSWORD + "\n")
    assert (code, out) == (DONE, "anna may sign in now.\n")
    code, out, _ = rtr("list")
    assert code == DONE
    assert out.startswith("anna  password  since ")
    assert "argon2" not in out
    assert PASSWORD not in out


def test_a_short_password_is_refused_in_a_sentence(rtr):
    code, out, err = rtr("add", "anna", "--password-stdin", typed="short\n")
    assert (code, out) == (NOTHING_USABLE, "")
    assert err.startswith("A password has at least 10 characters.")
    assert rtr("list")[1].startswith("There is no account yet.")


def test_a_password_is_changed(rtr):
    rtr("add", "anna", "--password-stdin", typed=PASSWORD)
    assert rtr("password", "anna", "--password-stdin", typed="another good one\n")[0] == DONE
    code, _, err = rtr("password", "ben", "--password-stdin", typed="another good one\n")
    assert code == NOTHING_USABLE
    assert "no account of this name" in err


def test_removing_asks_first(rtr):
    rtr("add", "anna", "--password-stdin", typed=PASSWORD)
    assert rtr("remove", "anna", typed="n\n")[0] == SOME_FAILED
    assert rtr("list")[1].startswith("anna ")
    assert rtr("remove", "anna", typed="")[0] == SOME_FAILED
    assert rtr("list")[1].startswith("anna ")
    code, out, _ = rtr("remove", "anna", typed="y\n")
    assert code == DONE
    assert "Remove anna and 0 of their diaries?" in out
    assert rtr("list")[1].startswith("There is no account yet.")


def test_removing_without_a_question_for_scripts(rtr):
    rtr("add", "anna", "--password-stdin", typed=PASSWORD)
    assert rtr("remove", "anna", "--yes")[0] == DONE
    assert rtr("remove", "anna", "--yes")[0] == NOTHING_USABLE


def test_a_diary_is_chosen_by_its_account(rtr, tmp_path, capsys):
    """Everybody's own is called “Me”."""
    table = tmp_path / "runs.csv"
    table.write_text("date,pain am\n2026-05-06,2\n")
    for name in ("anna", "ben"):
        rtr("add", name, "--password-stdin", typed=PASSWORD)
        cli.main(["--account", name, "import", str(table)])
    capsys.readouterr()
    with closing(Store(os.environ["RTR_DATABASE_URL"])) as store:
        owners = [runner.account_id for runner in store.runners()]
    assert len(set(owners)) == 2
    assert cli.main(["batches"]) == WRONG_USE
    assert "--account" in capsys.readouterr().err
    assert cli.main(["--account", "ben", "batches"]) == DONE
    assert cli.main(["--account", "nobody", "batches"]) == NOTHING_USABLE
