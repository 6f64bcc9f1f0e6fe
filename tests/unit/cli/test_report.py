"""report on the command line."""

from functools import partial

import pytest

from rtr import cli

DONE, SOME_FAILED, WRONG_USE, NOTHING_USABLE = 0, 1, 2, 3
DAY = "2026-05-06"


@pytest.fixture(scope="module")
def demo_db(tmp_path_factory):
    """A database with the invented runner."""
    url = f"sqlite:///{tmp_path_factory.mktemp('report') / 'rtr.db'}"
    assert cli.main(["--db", url, "--on", DAY, "demo"]) == DONE
    return url


@pytest.fixture
def rtr(rtr, demo_db):
    """Runs one command line on it."""
    return partial(rtr, "--db", demo_db)


def test_a_report_is_one_file_with_its_numbers_beside_it(rtr, tmp_path):
    html, table = tmp_path / "r.html", tmp_path / "r.csv"
    code, out, err = rtr("report", "--on", DAY, "--out", html, "--csv", table, "--called", "M.")
    assert (code, out, err) == (DONE, f"Written to {html}.\n", "")
    page = html.read_text("utf-8")
    assert "<title>M., 9 April to 6 May 2026</title>" in page
    assert len(table.read_bytes().splitlines()) == 29


def test_days_and_scope_are_those_asked_for(rtr, tmp_path):
    html, table = tmp_path / "r.html", tmp_path / "r.csv"
    assert rtr("report", "--on", DAY, "--out", html, "--days", 14, "--scope", "load, routes", "--csv", table)[0] == DONE
    page = html.read_text("utf-8")
    assert "Contains load and routes." in page
    assert "Last routes" in page
    assert "Hold" not in page
    assert table.read_bytes().decode("utf-8-sig").splitlines()[0] == "day,run_min,walk_min,run_km,sports"
    assert len(table.read_bytes().splitlines()) == 15


def test_the_name_is_not_in_it_unless_asked_for(rtr, tmp_path):
    html = tmp_path / "r.html"
    rtr("report", "--on", DAY, "--out", html, "--scope", "plan,load,symptoms,journal,heart")
    assert "<title>The runner, " in html.read_text("utf-8")
    assert "Demo runner" not in html.read_text("utf-8")


@pytest.mark.parametrize(
    "words",
    [("--scope", "plan,secrets"), ("--days", "0"), ("--days", "400"), ()],
)
def test_wrong_use_is_said_and_writes_nothing(rtr, tmp_path, words):
    html = tmp_path / "r.html"
    told = ("--out", html, *words) if words else ()
    assert rtr("report", *told)[0] == WRONG_USE
    assert not html.exists()


def test_an_unknown_place_is_said(rtr, tmp_path):
    code, _, err = rtr("report", "--out", tmp_path / "r.html", "--place", "elbow")
    assert code == NOTHING_USABLE
    assert "elbow" in err


def test_a_place_that_is_not_injured_gives_no_empty_report(rtr, tmp_path):
    code, _, err = rtr("report", "--out", tmp_path / "r.html", "--place", "knee_front_left")
    assert code == WRONG_USE
    assert "Injured places: achilles_left" in err
    assert not (tmp_path / "r.html").exists()


def test_a_folder_that_is_not_there_is_said_without_a_traceback(rtr, tmp_path):
    code, _, err = rtr("report", "--on", DAY, "--out", tmp_path / "no" / "r.html")
    assert code == NOTHING_USABLE
    assert "cannot be used: No such file or directory." in err


def test_without_anything_recorded_there_is_nothing_to_report(tmp_path, capsys):
    from rtr.store import Store

    url = f"sqlite:///{tmp_path / 'empty.db'}"
    store = Store(url)
    store.migrate()
    store.add_runner("Anna", "Europe/Berlin")
    store.close()
    assert cli.main(["--db", url, "report", "--out", str(tmp_path / "r.html")]) == NOTHING_USABLE
    assert "nothing to report" in capsys.readouterr().out
