"""Readiness as five rows of dots: rounded down, the unknown named, never a number alone."""

import dataclasses

import pytest

from rtr.advice.readiness import Inputs, Place, readiness
from rtr.views.ready_parts import ready_parts

TOLD = Inputs(
    places=(Place(pain_now=1, d24=1, stiff=2),), items=(4, 3, 4, 3), spike="reference", ramp=1, gap_d=2,
    z_rhr=0.2, z_hrv=0.1, confidence=7,
)  # fmt: skip


def parts(told):
    return ready_parts(readiness(told))


def test_five_parts_in_the_order_of_their_weight():
    shown = parts(TOLD)
    assert [(p.dots, p.said) for p in shown.parts] == [
        ("●●●●●●●○○○", "7 of 10"),
        ("●●●●●●○○○○", "6 of 10"),
        ("●" * 10, "10 of 10"),
        ("●" * 10, "10 of 10"),
        ("●●●●●●●○○○", "7 of 10"),
    ]
    assert [p.weight for p in shown.parts] == [f"counts {n} of 10" for n in (4, 2, 2, 1, 1)]
    assert shown.sentence == "What would raise it most: pain and stiffness."


@pytest.mark.parametrize(("trust", "said"), [(0, "0 of 10"), (6.9, "6 of 10"), (7, "7 of 10"), (10, "10 of 10")])
def test_half_a_dot_is_not_one(trust, said):
    assert parts(dataclasses.replace(TOLD, confidence=trust)).parts[-1].said == said


def test_what_is_not_known_has_no_dots_and_is_named():
    shown = parts(dataclasses.replace(TOLD, places=(), confidence=None))
    assert [p.said for p in shown.parts][::4] == ["not known", "not known"]
    assert shown.parts[0].dots == ""
    assert "Not known: pain and stiffness; trust in the leg." in shown.sentence


def test_enough_weight_without_symptoms_is_no_whole():
    shown = parts(dataclasses.replace(TOLD, places=()))
    assert shown.sentence.startswith("Without pain and stiffness there is no whole.")


def test_a_full_one_has_nothing_to_raise():
    full = dataclasses.replace(TOLD, places=(Place(pain_now=0, d24=0, stiff=0),), items=(5, 5), confidence=10, z_rhr=0)
    assert parts(full).sentence == "Every part is full."
