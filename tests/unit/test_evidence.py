"""Sources: complete, addressed, none that nobody uses, and no study named in a text without one."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from rtr.advice import RULES
from rtr.evidence import SOURCES, Certainty, Kind
from rtr.metrics import METRICS
from rtr.views import methods_statistics, year_frame


@pytest.mark.parametrize("source", SOURCES.values(), ids=list(SOURCES))
def test_a_source_says_what_it_found_and_what_it_cannot_carry(source):
    assert source.title
    assert source.authors
    assert source.says.endswith(".")
    assert source.limits.endswith(".")
    assert 1970 <= source.year <= 2030


@pytest.mark.parametrize("source", SOURCES.values(), ids=list(SOURCES))
def test_what_was_published_has_an_address_and_what_was_chosen_has_a_low_grade(source):
    is_own = source.kind in {Kind.PRODUCT_CHOICE, Kind.CONVENTION}
    assert is_own or source.link
    if source.kind is Kind.PRODUCT_CHOICE:
        assert source.certainty is Certainty.VERY_LOW


def test_a_doi_becomes_a_link():
    assert SOURCES["frandsen-2025"].link == "https://doi.org/10.1136/bjsports-2024-109380"


def test_every_source_is_used_by_a_rule_a_metric_or_the_statistics():
    used = {key for owner in (*RULES, *METRICS) for key in owner.sources} | set(methods_statistics.CITED)
    used |= set(year_frame.CITED)
    assert set(SOURCES) - used <= {"tibial-bsi-2024", "impellizzeri-2020"}, "general background of the Methods page"
    assert used <= set(SOURCES)


PACKAGE = Path(__file__).resolve().parents[2] / "rtr"
NAMED = re.compile(r"\b([A-Z]\w+(?:-[A-Z]\w+)?)(?: and (?:others|([A-Z]\w+)))?,? \(?((?:19|20)\d\d)\b")
"""`Frandsen 2025`, `Bosquet and others 2007`, `Donnelly and Brockwell (2019)`."""
DATA_SETS = frozenset({"Thambawita 2020", "Midoglu 2024", "Bache-Mathiesen 2021", "Lövdal 2021"})
"""People whose published data rtr was tried on; no number of the product rests on them."""
NO_STUDIES = frozenset(
    {
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
        "Jan",
        "Feb",
        "Mar",
        "Apr",
        "Jun",
        "Jul",
        "Aug",
        "Sep",
        "Oct",
        "Nov",
        "Dec",
        "RFC",
        "ISO",
    }
)


def named_studies() -> Iterator[tuple[str, str]]:
    """Where a study is named in a text of the product, and which; a source may name what it rests on itself."""
    for path in sorted(set(PACKAGE.rglob("*.py")) - {PACKAGE / "evidence.py"}):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                for first, _, year in NAMED.findall(node.value):
                    if first not in NO_STUDIES:
                        yield str(path.relative_to(PACKAGE)), f"{first} {year}"


def is_known(study: str) -> bool:
    name, year = study.split()
    return study in DATA_SETS or any(
        source.year == int(year) and name.lower() in f"{source.authors} {source.key}".lower()
        for source in SOURCES.values()
    )


def test_no_study_is_named_without_a_source():
    named = list(named_studies())
    assert ("views/year_frame.py", "Bosquet 2007") in named, "the search finds what is there"
    assert [at for at in named if not is_known(at[1])] == []


@pytest.mark.parametrize("study", ["Nobody 2007", "Bosquet 2008"])
def test_a_name_or_a_year_that_is_not_there_is_found_out(study):
    assert not is_known(study)


def test_grades_have_dots_and_a_word():
    assert [(c.dots, c.word) for c in Certainty] == [
        ("●●●", "Strong"),
        ("●●○", "Moderate"),
        ("●○○", "Limited"),
        ("○○○", "Convention"),
    ]
