"""What Methods says was found is what benchmarks/README.md says: number by number, so that neither drifts alone."""

import itertools
import re
from pathlib import Path

import pytest

from benchmarks.__main__ import BENCHMARKS
from rtr.views.methods import methods_view
from rtr.views.tried import CUTBACK
from rtr.views.tried_response import FOUND, INTERVAL, TABLE, TRIED_RESPONSE, USUAL

ROOT = Path(__file__).resolve().parents[3]
README = (ROOT / "benchmarks" / "README.md").read_text(encoding="utf-8")
NUMBER = re.compile(r"(?<![\w.])-?\d[\d,]*(?:\.\d+)?")
VIEW = methods_view()
ALL = (*VIEW.tried, *VIEW.statistics.tried)
TRIALS = (*VIEW.tried, *TRIED_RESPONSE)
"""Those whose rows are the lines of the measurement; the others round, and are tested beside their own text."""
CALLED = {"two running logs": "running logs", "football, Norway": "Norwegian football"}
LINES = {CUTBACK: 2, INTERVAL: 3}
"""In how many lines of the measurement a row stands, where it is not one."""
NAMES = {"2021", "2024", "2020", "24", "90", "7", "1", "0", "100"}
"""Numbers that are part of a name or a manner of speaking: years of papers, the 24-hour test, 90 % intervals."""


def numbers(text):
    """The numbers of a text, without signs of plus and thousands; every kind of minus is one."""
    plain = text.replace("−", "-").replace("–", " ")
    return {number.replace(",", "").rstrip(".") for number in NUMBER.findall(plain)}


def section(name):
    """The lines of one benchmark; nothing if it has not been measured."""
    found = re.search(rf"<!-- {name}: begin -->(.*?)<!-- {name}: end -->", README, re.DOTALL)
    return found[1].splitlines() if found else []


def test_signs_and_thousands_do_not_matter():
    assert numbers("−0.28, 1,089 of 14,636 (30%), +0.5 to 0.97") == {"-0.28", "1089", "14636", "30", "0.5", "0.97"}


@pytest.mark.parametrize("trial", ALL, ids=lambda trial: trial.title)
def test_it_names_the_measurement_it_comes_from(trial):
    assert trial.benchmark in BENCHMARKS
    assert section(trial.benchmark), "not measured yet: python -m benchmarks"


@pytest.mark.parametrize(
    ("trial", "row"),
    [(trial, row) for trial in TRIALS for row in trial.rows],
    ids=lambda part: getattr(part, "title", None) or str(part[0]),
)
def test_each_row_is_a_line_of_the_measurement(trial, row):
    """Of as few lines as its figures are measured in, all of them about what the row is about."""
    name = CALLED.get(row[0], row[0])
    wanted = numbers(" ".join(row[1:]))
    lines = [numbers(line) & wanted for line in section(trial.benchmark) if line.startswith(f"| {name} |")]
    some = itertools.combinations(lines, min(LINES.get(trial, 1), len(lines)))
    assert any(set().union(*chosen) >= wanted for chosen in some), wanted - set().union(*lines)


@pytest.mark.parametrize("trial", TRIALS, ids=lambda trial: trial.title)
def test_each_number_in_a_sentence_stands_in_the_measurement(trial):
    known = numbers("\n".join(section(trial.benchmark))) | NAMES
    told = numbers(" ".join(trial.found))
    assert told <= known, told - known


def between(cells):
    """The least and the most of some cells, as a sentence tells them."""
    known = sorted((cell for cell in cells if cell != "–"), key=float)
    return f"{known[0]} to {known[-1]}"


def measured(name, first, column):
    """A column of the lines of a measurement that begin with one of the words and are as long as asked."""
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in section(name)]
    return [row[column] for row in rows if row[0] in first and len(row) > column]


WORLDS = ("base", "cutback", "slow", "weekly", "feedback")
HARDER = ("same morning", "unanswered", "every second day", "almost healed", "layoffs")


def test_sentences_about_the_test_tell_the_least_and_the_most_of_its_rows():
    said = " ".join(FOUND.found)
    assert f"named a link in {between(row[2] for row in FOUND.rows)} of 100" in said
    for days, strong, weak in (
        ("60", "strong link (+0.6) in {} of 100", "weak one (+0.3) in {}. So"),
        ("120", "it was {} of 100 for a strong link", "and {} for a weak one"),
    ):
        rows = [row for row in FOUND.rows if row[1] == days]
        assert strong.format(between(row[4] for row in rows)) in said
        assert weak.format(between(row[3] for row in rows)) in said
    harder = [*measured("response", HARDER, 1), *measured("response", HARDER, 2)]
    assert f"it named one in {between(harder)} of 100" in said
    plain = next(line for line in section("response") if line.startswith("| weekly | 120 |")).split("|")
    assert f"in {plain[5].strip()} of 100 after 120 days" in said
    assert f"it is {next(row[4] for row in FOUND.rows if row[:2] == ('weekly', '120'))}." in said


def test_sentences_about_the_usual_correlation_do_so_too():
    said = " ".join(USUAL.found)
    assert f"it called {between(row[1] for row in USUAL.rows)} of 100 diaries significant" in said
    assert f"it was {between(row[2] for row in USUAL.rows if row[0] != 'feedback')}, but {USUAL.rows[-1][2]} " in said
    assert f"named {between(row[3] for row in USUAL.rows)}." in said
    lines = [line.split("|") for line in section("response") if line.startswith(tuple(f"| {w} |" for w in WORLDS))]
    later = [cell.strip() for line in lines if len(line) == 10 for cell in line[2:4]]
    assert f"gave {between(later)};" in said


def test_sentences_about_the_interval_and_the_table_do_so_too():
    held = [cell for row in INTERVAL.rows for cell in row[2:]]
    assert INTERVAL.found[0] == f"It was {between(held)} of 100."
    assert f"60 days: {min(held, key=float)}." in INTERVAL.found[1]
    assert min(held, key=float) == next(row[4] for row in INTERVAL.rows if row[:2] == ("slow", "60"))
    said = " ".join(TABLE.found)
    none, strong = ([row for row in TABLE.rows if row[1] == effect] for effect in ("none", "+0.6"))
    assert f"{between(row[2] for row in none)} of 100 tables named a link all the same" in said
    assert f"(+0.6) {between(row[2] for row in strong)} of 100 tables" in said
    assert f"a table named {between(row[4] for row in strong)} links" in said
    assert f"{between(row[5] for row in TABLE.rows)} of 100 were of sleep" in said
