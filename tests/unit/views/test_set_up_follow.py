"""What follows from each answer of the set-up."""

import dataclasses
import datetime as dt

import pytest

from rtr.body import InjuryKind
from rtr.intake import AgeBand, Intake, Level, LowEnergy
from rtr.model import Injury
from rtr.views import set_up_follow as follow

TODAY = dt.date(2026, 5, 6)
WEEK = dt.timedelta(weeks=1)
TENDON = Injury(site="achilles", side="left", kind="tendon", onset=dt.date(2026, 3, 4))


def test_no_answer_has_no_consequence():
    assert not follow.of_age(None)
    assert not follow.of_pregnancy(None)
    assert not follow.of_heart(None)
    assert not follow.of_drug(None)
    assert not follow.of_birth(None, TODAY)
    assert not follow.of_kind(None, "shin")
    assert not follow.of_surgery(None)
    assert not follow.of_level(None)
    assert not follow.of_days(())
    assert not follow.of_energy(None)


@pytest.mark.parametrize(
    "said",
    [follow.of_age(AgeBand.UNDER_18), follow.of_pregnancy(True), follow.of_heart(True), follow.of_surgery(True),
     follow.of_kind("clinician", "knee"), follow.of_kind("bone", "navicular")],
)  # fmt: skip
def test_what_leaves_the_plan_to_a_clinician_says_so(said):
    assert follow.NO_PLAN in said


@pytest.mark.parametrize(
    "said",
    [follow.of_age(AgeBand.TO_49), follow.of_age(AgeBand.FROM_60), follow.of_pregnancy(False), follow.of_heart(False),
     follow.of_surgery(False), follow.of_kind("tendon", "achilles"), follow.of_kind("bone", "shin")],
)  # fmt: skip
def test_what_does_not_says_nothing(said):
    assert said == ""


def test_the_medicine_hides_heart_rate():
    assert "hidden" in follow.of_drug(True)


@pytest.mark.parametrize(
    ("days", "since"),
    [(0, "less than a week"), (6, "less than a week"), (7, "one week since"), (83, "eleven weeks since")],
)
def test_before_twelve_weeks_after_a_birth_it_says_from_when(days, since):
    said = follow.of_birth(TODAY - dt.timedelta(days=days), TODAY)
    assert since in said
    assert "after 12 weeks at the earliest" in said
    assert follow.NO_PLAN.lower() in said.lower()


def test_the_day_running_begins_is_named():
    assert "not before 22 July" in follow.of_birth(dt.date(2026, 4, 29), TODAY)


@pytest.mark.parametrize(("weeks", "is_said"), [(12, True), (51, True), (52, False)])
def test_from_twelve_weeks_on_the_pelvic_floor_is_offered_for_a_year(weeks, is_said):
    said = follow.of_birth(TODAY - weeks * WEEK, TODAY)
    assert ("pelvic floor" in said) is is_said
    assert "clinician" not in said


def test_a_high_risk_place_is_said_as_soon_as_it_is_chosen():
    assert "heals badly" in follow.of_place("navicular", "left")
    assert not follow.of_place("navicular", None)
    assert not follow.of_place("achilles", "left")
    assert not follow.of_place(None, None)


@pytest.mark.parametrize(
    ("days", "most"),
    [((0,), 1), ((0, 6), 1), ((0, 1), 1), ((0, 3), 2), ((0, 2, 4), 3), ((0, 1, 2), 2), ((0, 2, 6), 2), (range(7), 3)],
)
def test_runs_with_a_day_between_go_round_the_week(days, most):
    """Sunday and Monday follow each other, too."""
    assert follow.runs_with_rest(set(days)) == most
    assert follow.of_days(days) == follow.FITS[most]


def test_signs_of_too_little_energy_lead_to_a_clinician():
    assert not follow.of_energy(())
    assert "Today's answer is Stop until a clinician has looked" in follow.of_energy((LowEnergy.LOW_MOOD,))


def test_taking_signs_back_is_said():
    told = Intake(low_energy=("low_mood",), low_energy_on=dt.date(2026, 4, 5))
    assert follow.of_taking_back(told, TODAY).startswith("You marked signs on 5 April. Saying none now takes back")
    assert not follow.of_taking_back(Intake(low_energy=(), low_energy_on=TODAY), TODAY)


def test_skipping_has_a_price_after_a_bone_stress_injury_only():
    bone = dataclasses.replace(TENDON, site="shin", kind=InjuryKind.BONE)
    assert "the best answer is Hold" in follow.of_skipping((TENDON, bone))
    assert not follow.of_skipping((TENDON,))


def test_reasons_are_one_sentence():
    assert follow.because(()) == ""
    assert follow.because(("under_18", "pregnancy")) == "Because you are under 18 and you are pregnant."


def test_a_first_runner_begins_with_a_minute():
    assert "one minute" in follow.of_level(Level.NEVER)
    assert not follow.of_level(Level.SOME)
