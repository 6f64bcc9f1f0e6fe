"""The series commands: what a script reads from `metrics`, `daily` and `weekly`."""

import csv
import io
import sqlite3
from contextlib import closing

import pytest

from rtr import cli
from rtr.metrics.table import SERIES_METRICS

DONE, SOME_FAILED, WRONG_USE, NOTHING_USABLE = 0, 1, 2, 3
PROMISED = [
    "acute_7d",
    "chronic_28d",
    "acwr_coupled",
    "acwr_uncoupled",
    "ewma_7d",
    "ewma_28d",
    "acwr_ewma",
    "monotony_7d",
    "strain_7d",
    "ctl_42d",
    "atl_7d",
    "tsb",
    "week_change",
]


@pytest.fixture
def rtr(rtr):
    """Runs one command line: exit code, the rows it wrote, standard error."""

    def run(*words):
        code, out, err = rtr(*words)
        return code, list(csv.DictReader(io.StringIO(out))), err

    return run


@pytest.fixture
def table(tmp_path):
    def write(text):
        path = tmp_path / "days.csv"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_every_promised_metric_is_there_with_its_absence(rtr, table):
    code, rows, _ = rtr("metrics", "--series", table("day,load\n2026-03-01,30\n"), "--column", "load")
    assert code == DONE
    assert set(PROMISED) <= set(rows[0])
    assert {f"{symbol}_absent" for symbol in PROMISED} <= set(rows[0])
    assert {metric.symbol for metric in SERIES_METRICS} >= set(PROMISED)


def test_days_have_no_gaps_and_a_missing_day_is_not_a_rest_day(rtr, table):
    text = "Date,km\n2026-03-08,5\n2026-03-01,4\n2026-03-02,\n2026-03-03,0\n"
    code, rows, _ = rtr("metrics", "--series", table(text), "--column", "km")
    assert code == DONE
    assert [row["day"] for row in rows] == [f"2026-03-{day:02d}" for day in range(1, 9)]
    assert [row["km"] for row in rows] == ["4.0", "", "0.0", "", "", "", "", "5.0"]
    assert rows[6]["acute_7d_absent"] == "missing"


def test_two_rows_of_a_day_are_added_up(rtr, table):
    _, rows, _ = rtr("metrics", "--series", table("day,load\n2026-03-01,4\n2026-03-01,3\n"), "--column", "load")
    assert [row["load"] for row in rows] == ["7.0"]


@pytest.mark.parametrize(("unit", "absent"), [("min", "low_base"), ("none", "")])
def test_without_a_unit_there_is_no_floor(rtr, table, unit, absent):
    lines = [f"2026-03-{day:02d},1" for day in range(1, 29)]
    path = table("day,load\n" + "\n".join(lines) + "\n")
    _, rows, _ = rtr("metrics", "--series", path, "--column", "load", "--unit", unit)
    assert rows[-1]["acwr_uncoupled_absent"] == absent


def test_the_conventions_of_other_tools_can_be_asked_for(rtr, table):
    path = table("day,load\n2026-03-01,60\n2026-03-02,0\n")
    _, ours, _ = rtr("metrics", "--series", path, "--column", "load")
    _, theirs, _ = rtr("metrics", "--series", path, "--column", "load", "--ctl", "span", "--ewma-init", "zero")
    assert float(ours[0]["ewma_7d"]) == pytest.approx(60)
    assert float(theirs[0]["ewma_7d"]) == pytest.approx(15)
    assert float(theirs[0]["ctl_42d"]) == pytest.approx(60 * 2 / 43)


def test_rows_that_cannot_be_read_are_named_and_the_rest_goes_on(rtr, table):
    code, rows, err = rtr("metrics", "--series", table("day,load\n2026-03-01,30\nlater,3\n"), "--column", "load")
    assert (code, len(rows)) == (SOME_FAILED, 1)
    assert "row 3" in err


@pytest.mark.parametrize("text", ["", "day,load\n", "day,load\nx,y\n", "day,other\n2026-03-01,3\n", "\x00\xff"])
def test_what_is_no_daily_table_is_refused_in_a_sentence(rtr, table, text):
    code, rows, err = rtr("metrics", "--series", table(text), "--column", "load")
    assert (code, rows) == (NOTHING_USABLE, [])
    assert "days.csv" in err
    assert "Traceback" not in err


def test_the_demo_by_day_and_by_week(rtr, tmp_path):
    rtr("demo", "--on", "2026-11-23")
    code, days, _ = rtr("daily", "--on", "2026-11-23")
    assert code == DONE
    assert days[-1]["day"] == "2026-11-23"
    assert set(PROMISED) <= set(days[0])
    assert {f"{symbol}_au" for symbol in PROMISED} <= set(days[0])
    assert {"steps", "ascent_m", "faster_min", "load_au", "load_au_imputed", "cap_min"} <= set(days[0])
    assert sum(float(day["load_au"] or 0) for day in days) > sum(float(day["run_min"] or 0) for day in days)
    code, weeks, _ = rtr("weekly", "--until", "2026-11-23", "--csv", tmp_path / "weeks.csv")
    assert (code, weeks) == (DONE, [])
    weeks = list(csv.DictReader(io.StringIO((tmp_path / "weeks.csv").read_text())))
    assert {week["kind"] for week in weeks} >= {"loading", "cut-back", "off", "partial"}
    total = sum(float(day["run_min"]) for day in days)
    assert sum(float(week["run_min"]) for week in weeks) == pytest.approx(total)


def test_recordings_of_an_earlier_version_are_measured_first(rtr, url):
    rtr("--on", "2026-05-06", "demo")
    _, before, _ = rtr("daily", "--until", "2026-05-06")
    with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as connection, connection:
        assert connection.execute("DELETE FROM measures").rowcount > 0
    assert rtr("daily", "--until", "2026-05-06")[1] == before


@pytest.mark.parametrize("name", ["=cmd|' /C calc'!A0", "+1", "@x"])
def test_no_name_of_a_column_is_run_by_a_spreadsheet(tmp_path, capsys, name):
    (tmp_path / "x.csv").write_text(f'day,"{name}"\n2026-05-01,10\n2026-05-02,20\n')
    assert cli.main(["metrics", "--series", str(tmp_path / "x.csv"), "--column", name]) == 0
    header = capsys.readouterr().out.splitlines()[0]
    assert f"'{name}" in header
