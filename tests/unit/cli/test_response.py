"""`rtr response`: the 24-hour response test of any daily table, in JSON for scripts and in sentences for people."""

import datetime as dt
import json
from functools import partial

import numpy as np
import pytest

from rtr.learn.response import response

DONE, SOME_FAILED, WRONG_USE, NOTHING_USABLE = 0, 1, 2, 3
PROMISED = {"by", "pairs", "runs", "rho", "p", "slope_per_10", "low", "high", "absent"}


@pytest.fixture
def rtr(rtr):
    return partial(rtr, "response")


@pytest.fixture
def table(tmp_path):
    def write(text):
        path = tmp_path / "days.csv"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def mornings(days, *, points_per_min, seed=1):
    """Three runs a week of 10 to 40 minutes, and pain that follows them on the next morning."""
    chance = np.random.default_rng(seed)
    run = np.where(np.isin(np.arange(days) % 7, (0, 2, 5)), chance.integers(10, 40, days), 0.0)
    after = 3 + points_per_min * np.concatenate([[0.0], run[:-1]]) + chance.normal(0, 0.8, days)
    return run, np.clip(np.round(after), 0, 10)


def lines(run, pain, *, who=None, first=dt.date(2026, 1, 1)):
    lead = f"{who}," if who is not None else ""
    return [f"{lead}{first + dt.timedelta(i)},{run[i]:.0f},{pain[i]:.0f}" for i in range(len(run))]


def of(table, run, pain):
    return table("\n".join(["day,run_min,pain_am", *lines(run, pain)]) + "\n")


ASK = ("--exposure", "run_min", "--outcome", "pain_am")


def test_the_document_says_what_the_test_of_the_two_columns_says(rtr, table):
    run, pain = mornings(120, points_per_min=0.1)
    code, out, _ = rtr("--series", of(table, run, pain), *ASK, "--json")
    (found,) = json.loads(out)["tests"]
    direct = response(run, pain)
    assert code == DONE
    assert set(found) >= PROMISED
    assert (found["by"], found["absent"], found["pairs"], found["runs"]) == (None, None, 119, direct.runs)
    assert (found["rho"], found["p"]) == (direct.rho, direct.p)
    assert (found["slope_per_10"], found["low"], found["high"]) == (direct.slope_per_10, direct.low, direct.high)
    assert found["slope_per_10"] == pytest.approx(1.0, abs=0.4)


def test_below_the_gate_every_number_is_null_and_the_reason_is_told(rtr, table):
    code, out, _ = rtr("--series", of(table, *mornings(42, points_per_min=0.1)), *ASK, "--json")
    (found,) = json.loads(out)["tests"]
    assert code == DONE
    assert (found["pairs"], found["absent"]) == (41, "few_pairs")
    assert [found[name] for name in ("rho", "p", "slope_per_10", "low", "high")] == [None] * 5


def test_the_gate_can_be_switched_off(rtr, table):
    code, out, _ = rtr("--series", of(table, *mornings(42, points_per_min=0.1)), *ASK, "--json", "--gate", "off")
    (found,) = json.loads(out)["tests"]
    assert code == DONE
    assert found["absent"] is None
    assert found["p"] is not None


def test_everybody_of_a_table_has_a_test_of_their_own(rtr, table):
    one, other = mornings(120, points_per_min=0.1), mornings(50, points_per_min=0.0, seed=2)
    rows = [*lines(*other, who="p02"), *lines(*one, who="p01", first=dt.date(2025, 3, 1))]
    path = table("\n".join(["who,day,run_min,pain_am", *rows]) + "\n")
    code, out, _ = rtr("--series", path, *ASK, "--by", "who", "--json")
    tests = json.loads(out)["tests"]
    assert code == DONE
    assert [(found["by"], found["pairs"]) for found in tests] == [("p02", 49), ("p01", 119)]
    assert tests[1]["p"] == response(*one).p


def test_two_rows_of_a_day_add_up_the_runs_but_not_the_pain(rtr, table):
    run, pain = mornings(60, points_per_min=0.1)
    rows = [*lines(run, pain), "2026-01-01,5,9"]
    code, out, _ = rtr("--series", table("\n".join(["day,run_min,pain_am", *rows])), *ASK, "--json")
    (found,) = json.loads(out)["tests"]
    run[0], pain[0] = np.round(run[0]) + 5, (pain[0] + 9) / 2
    assert code == DONE
    assert found["rho"] == response(run, pain).rho


def test_a_missing_day_is_not_a_day_of_rest(rtr, table):
    run, pain = mornings(80, points_per_min=0.1)
    rows = lines(run, pain)
    del rows[30:33]
    _, out, _ = rtr("--series", table("\n".join(["day,run_min,pain_am", *rows])), *ASK, "--json")
    (found,) = json.loads(out)["tests"]
    assert found["pairs"] == 79 - 4  # three days of exposure, and the day whose next morning is missing


def test_in_words_a_link_is_told_with_units_interval_and_counts(rtr, table):
    code, out, _ = rtr("--series", of(table, *mornings(120, points_per_min=0.1)), *ASK)
    assert code == DONE
    assert out.startswith("10 more of “run_min” went with")
    assert "90 % interval" in out
    assert "119 pairs of days" in out


def test_in_words_no_link_is_no_link(rtr, table):
    _, out, _ = rtr("--series", of(table, *mornings(120, points_per_min=0.0, seed=3)), *ASK)
    assert out.startswith("No clear link.")


def test_in_words_too_little_is_said_with_what_there_is(rtr, table):
    _, out, _ = rtr("--series", of(table, *mornings(30, points_per_min=0.1)), *ASK)
    assert out.startswith("Not tested: fewer than 42 days")
    assert "29 pairs" in out


def test_names_from_the_file_cannot_steer_the_terminal(rtr, table):
    path = table("who,day,run_min,pain_am\n\x1b[31mred,2026-01-01,1,1\n")
    _, out, _ = rtr("--series", path, *ASK, "--by", "who")
    assert "\x1b" not in out


def test_rows_that_cannot_be_read_are_named_and_the_rest_goes_on(rtr, table):
    rows = [*lines(*mornings(60, points_per_min=0.1)), "soon,3,4", "2026-06-01,much,4"]
    code, out, err = rtr("--series", table("\n".join(["day,run_min,pain_am", *rows])), *ASK, "--json")
    assert code == SOME_FAILED
    assert len(json.loads(out)["tests"]) == 1
    assert "row 62" in err
    assert "row 63" in err


def test_wrong_use_is_said_in_a_sentence(rtr, table):
    path = of(table, *mornings(60, points_per_min=0.1))
    assert rtr("--series", path, "--exposure", "run_min")[0] == WRONG_USE
    assert rtr("--series", path, "--exposure", "run_min", "--outcome", "run_min")[0] == WRONG_USE
    assert rtr("--series", path.with_name("none.csv"), *ASK)[0] == WRONG_USE
    assert rtr("--series", path, *ASK, "--lag", "4")[0] == WRONG_USE


@pytest.mark.parametrize(
    ("text", "more"),
    [
        ("", ()),
        ("day,run_min,pain_am\n", ()),
        ("day,run_min\n2026-01-01,3\n", ()),
        ("when,run_min,pain_am\n2026-01-01,3,1\n", ()),
        ("day,run_min,pain_am\nx,y,z\n", ()),
        ("day,run_min,pain_am\n2026-01-01,3,1\n", ("--by", "who")),
    ],
)
def test_what_is_no_such_table_is_refused_in_a_sentence(rtr, table, text, more):
    code, out, err = rtr("--series", table(text), *ASK, *more)
    assert (code, out) == (NOTHING_USABLE, "")
    assert "days.csv" in err
    assert "Traceback" not in err
