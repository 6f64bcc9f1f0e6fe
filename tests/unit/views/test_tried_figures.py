"""What Methods says was found is what benchmarks/README.md says: number by number, so that neither drifts alone."""

import itertools
import re
from pathlib import Path

import pytest
from rtr.views.tried_response import TRIED_RESPONSE

from benchmarks.__main__ import BENCHMARKS
from rtr.views.methods import methods_view

ROOT = Path(__file__).resolve().parents[3]
README = (ROOT / "benchmarks" / "README.md").read_text(encoding="utf-8")
NUMBER = re.compile(r"(?<![\w.])-?\d[\d,]*(?:\.\d+)?")
VIEW = methods_view()
ALL = (*VIEW.tried, *VIEW.statistics.tried)
TRIALS = (*VIEW.tried, *TRIED_RESPONSE)
"""Those whose rows are the lines of the measurement; the others round, and are tested beside their own text."""
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
def test_each_row_stands_in_one_or_two_lines_of_the_measurement(trial, row):
    wanted = numbers(" ".join(row))
    lines = [numbers(line) & wanted for line in section(trial.benchmark)]
    lines = [line for line in lines if line]
    pairs = itertools.combinations_with_replacement(lines, 2)
    assert any(one | two >= wanted for one, two in pairs), wanted - set().union(*lines)


@pytest.mark.parametrize("trial", TRIALS, ids=lambda trial: trial.title)
def test_each_number_in_a_sentence_stands_in_the_measurement(trial):
    known = numbers("\n".join(section(trial.benchmark))) | NAMES
    told = numbers(" ".join(trial.found))
    assert told <= known, told - known
