"""Limits in words agree with the table the verdicts are made from."""

import re

import pytest

from rtr.body import SITES, InjuryKind
from rtr.metrics.verdicts import LIMITS
from rtr.views.class_words import BACK, HELD, NO_VERDICT, SETTLED, TOLD, asked_sentence, limit_lines

JUDGED = [kind for kind in InjuryKind if kind is not InjuryKind.CLINICIAN]


def said(kind, site="knee", **more):
    return dict(limit_lines(kind, site, **more))


def test_every_class_with_a_verdict_has_its_own_words():
    assert set(TOLD) == set(JUDGED)


@pytest.mark.parametrize("kind", JUDGED)
def test_the_numbers_are_those_of_the_table(kind):
    lines, row = said(kind), LIMITS[kind]
    numbers = {glyph: [int(n) for n in re.findall(r"\d+", text)] for glyph, text in lines.items()}
    assert numbers[SETTLED] == ([row.pain_max_green, 10] if row.pain_max_green else [])
    assert numbers[HELD] == sorted({row.pain_max_green + 1, row.pain_max_hold})
    assert numbers[BACK] == [row.pain_max_hold, row.d24_back]


def test_a_tendon_in_words():
    assert said("tendon")[SETTLED].startswith(
        "Pain up to 3 of 10 while running counts as settled when the next morning is as usual."
    )
    assert said("tendon")[HELD] == "Pain of 4 or 5 holds the run: repeat it, add nothing."


def test_a_bone_settles_without_pain_only():
    assert said("bone")[SETTLED].startswith("Only a run without any pain")


@pytest.mark.parametrize(
    ("kind", "site", "is_steered"),
    [("clinician", "knee", False), ("bone", "navicular", False), ("unknown", "femoral_neck", False),
     ("tendon", "achilles", True)],
)  # fmt: skip
def test_where_a_clinician_steers_there_are_no_limits(kind, site, is_steered):
    assert [text for _, text in limit_lines(kind, site, is_steered=is_steered)] == [NO_VERDICT]


def test_a_class_of_a_later_version_is_told_as_not_diagnosed():
    numbers = re.findall(r"\d+", " ".join(said("elbow").values()))
    assert numbers == re.findall(r"\d+", " ".join(text.split(" After two")[0] for text in said("unknown").values()))


@pytest.mark.parametrize("kind", InjuryKind)
@pytest.mark.parametrize("site", ["achilles", "back"])
def test_what_is_asked_names_the_place(kind, site):
    assert SITES[site].label.split()[-1] in asked_sentence(kind, site)


def test_classes_are_asked_for_what_decides_them():
    assert "swelling" in asked_sentence("knee", "knee_left")
    assert "pulling" in asked_sentence("muscle", "calf_left")
    assert "the same place as before" in asked_sentence("bone", "shin_left")
    assert "leaks" in asked_sentence("postnatal", "pelvic_floor")
    assert asked_sentence("tendon", "achilles_left").endswith("one hour later.")
