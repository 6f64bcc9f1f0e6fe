"""Readiness: the fixtures A to D of science §7.2, coverage, and that more trouble never scores higher."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rtr.advice.readiness import WEIGHTS, Inputs, Place, load, readiness, recovery, symptoms

A = Inputs(
    places=(Place(pain_now=1, d24=1, stiff=2),), items=(4, 3, 4, 3), spike="reference", ramp=1, gap_d=2,
    z_rhr=0.2, z_hrv=0.1, confidence=7,
)  # fmt: skip
B = dataclasses.replace(A, z_rhr=None, z_hrv=None, confidence=None)
C = Inputs(
    places=(Place(pain_now=3, d24=2, stiff=4),), items=(2, 2, 3, 2), spike="moderate", ramp=0.5, gap_d=1,
    z_rhr=1.8, z_hrv=-1.2, confidence=4,
)  # fmt: skip
D = Inputs(
    places=(Place(pain_now=0, d24=0, stiff=0),), items=(5, 5, 5, 5), spike="microstep", ramp=1, gap_d=3,
    z_rhr=0.0, z_hrv=0.0, confidence=10,
)  # fmt: skip


def test_fixture_a():
    found = readiness(A)
    assert found.parts == pytest.approx(
        {"symptoms": 0.72, "recovery": 0.625, "load": 1, "physiology": 1, "confidence": 0.7}, abs=5e-3
    )
    assert found.score == pytest.approx(78.30, abs=5e-3)
    assert found.coverage == pytest.approx(1)


def test_fixture_b_without_physiology_and_confidence():
    found = readiness(B)
    assert (found.coverage, found.score) == (pytest.approx(0.80), pytest.approx(76.63, abs=5e-3))
    assert found.parts["physiology"] is None


def test_fixture_c():
    found = readiness(C)
    assert found.parts == pytest.approx(
        {"symptoms": 0.36, "recovery": 0.3125, "load": 0.38, "physiology": 0.4417, "confidence": 0.4}, abs=5e-5
    )
    assert found.score == pytest.approx(36.67, abs=5e-3)


def test_fixture_d_is_full():
    assert readiness(D).score == pytest.approx(100)
    assert readiness(D).most_to_gain is None


def test_weights_add_up():
    assert sum(WEIGHTS.values()) == pytest.approx(1)


def test_without_symptoms_or_with_too_little_there_is_no_composite():
    assert readiness(dataclasses.replace(A, places=())).score is None
    just = dataclasses.replace(A, items=(), z_rhr=None, z_hrv=None, confidence=None)
    assert readiness(just).coverage == pytest.approx(0.60)
    assert readiness(just).score is not None
    assert readiness(dataclasses.replace(just, spike=None)).score is None


def test_one_item_is_not_enough_for_recovery():
    assert recovery((5,)) is None
    assert recovery((5, 1)) == 0.5


def test_the_worst_place_counts_and_an_unknown_one_leaves_it_open():
    good, bad = Place(pain_now=0, d24=0, stiff=0), Place(pain_now=5, d24=3, stiff=6)
    assert symptoms((good, bad)) == 0
    assert symptoms((good, Place(pain_now=0))) is None


def test_bone_that_hurts_is_nothing_whatever_else_is_unknown():
    assert symptoms((Place(pain_now=1, is_bone=True),)) == 0
    assert symptoms((Place(pain_now=0, d24=0, stiff=0, is_bone=True),)) == 1
    assert symptoms((Place(pain_now=0), Place(pain_now=1, is_bone=True))) == 0


@pytest.mark.parametrize(
    ("days", "value"), [(0, 0.2), (1, 0.5), (2, 1), (4, 1), (5, 0.8), (7, 0.8), (8, 0.5), (14, 0.5), (15, 0.2)]
)
def test_days_since_the_last_run(days, value):
    assert load(Inputs(spike="large", ramp=0, gap_d=days)) == pytest.approx(0.2 * value)


def test_what_would_raise_it_most():
    assert readiness(A).most_to_gain == "symptoms"
    tired = dataclasses.replace(D, items=(1, 1))
    assert readiness(tired).most_to_gain == "recovery"


nrs = st.integers(0, 10).map(float)


@given(nrs, nrs, st.integers(-3, 6).map(float), nrs, st.integers(0, 3))
def test_more_pain_never_scores_higher(pain, more, d24, stiff, which):
    place = Place(pain_now=pain, d24=d24, stiff=stiff)
    name = ("pain_now", "d24", "stiff")[which % 3]
    worse = dataclasses.replace(place, **{name: getattr(place, name) + more})
    before, after = (readiness(dataclasses.replace(A, places=(one,))).score for one in (place, worse))
    assert after <= before + 1e-9
