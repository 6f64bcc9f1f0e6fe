"""Sources: complete, addressed, and none that nobody uses."""

import pytest

from rtr.advice import RULES
from rtr.evidence import SOURCES, Certainty, Kind
from rtr.metrics import METRICS
from rtr.views.methods_statistics import CITED


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
    used = {key for owner in (*RULES, *METRICS) for key in owner.sources} | set(CITED)
    assert set(SOURCES) - used <= {"tibial-bsi-2024", "impellizzeri-2020"}, "general background of the Methods page"
    assert used <= set(SOURCES)


def test_grades_have_dots_and_a_word():
    assert [(c.dots, c.word) for c in Certainty] == [
        ("●●●", "Strong"),
        ("●●○", "Moderate"),
        ("●○○", "Limited"),
        ("○○○", "Convention"),
    ]
