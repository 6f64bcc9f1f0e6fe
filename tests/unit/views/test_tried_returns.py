"""The figures of the invented returns on the Methods page are those of the last measurement."""

import re
from pathlib import Path

import pytest

from rtr.views.methods import methods_view
from rtr.views.tried_returns import HABITS, RETURNS, TRIED_RETURNS

README = Path(__file__).resolve().parents[3] / "benchmarks" / "README.md"


def measured(columns):
    """The rows of the table with so many columns, by their first cell; per cent without their sign."""
    section = README.read_text("utf-8").split("<!-- returns: begin -->")[1].split("<!-- returns: end -->")[0]
    lines = [line.strip().strip("|").split("|") for line in section.splitlines() if line.startswith("| ")]
    return [[cell.strip().replace("%", "") for cell in line] for line in lines if len(line) == columns][1:]


@pytest.mark.parametrize("trial", TRIED_RETURNS, ids=lambda trial: trial.title)
def test_a_trial_is_told_in_full(trial):
    assert all((trial.title, trial.when, trial.done, trial.found, trial.data))
    assert {len(row) for row in trial.rows} == {len(trial.columns)}
    assert trial in methods_view().tried


def test_classes_are_those_of_the_last_measurement():
    rows = [(name, week, got, backs, seen, held) for name, week, got, _, _, backs, _, seen, held in measured(9)]
    assert list(RETURNS.rows) == rows
    *_, (_, week, got, _, seen, _) = rows
    assert f"by week {week.split()[0]}." in RETURNS.found[0]
    assert RETURNS.found[1].startswith(f"Of 100 returns {got} got there within 40 weeks; {seen} were sent")
    same, near = re.findall(r"on (\d+)% of them, at most half a step apart on (\d+)%", README.read_text("utf-8"))[-1]
    assert (
        f"the step was the same on {same} of 100 mornings and at most half a step apart on {near}:" in RETURNS.found[2]
    )


def test_habits_are_those_of_the_last_measurement():
    rows = [tuple(row) for row in measured(7)]
    said = {name.split(":")[0]: row for name, *row in measured(7)}
    assert [row[1:] for row in HABITS.rows] == [row[1:] for row in rows]
    without, with_it = said["no engine"], said["does what is suggested"]
    assert f"{with_it[2]} for those who do what the plan says" in HABITS.found[0]
    assert f"{without[2]} without it" in HABITS.found[0]
    assert f"in week {without[1].split()[0]}, the plan in week {with_it[1].split()[0]}." in HABITS.found[1]


def test_it_says_that_it_proves_nothing_about_people():
    assert "proves nothing about people" in RETURNS.done
    assert all("of our own making" in trial.data for trial in TRIED_RETURNS)
