"""What follows from the days told at the set-up."""

import datetime as dt

import pytest

from rtr.intake import Intake

BORN = dt.date(2026, 2, 28)


@pytest.mark.parametrize(("days", "weeks"), [(-1, None), (0, 0), (6, 0), (7, 1), (83, 11), (84, 12)])
def test_weeks_after_a_birth_are_whole_ones(days, weeks):
    assert Intake(birth_on=BORN).postnatal_weeks(BORN + dt.timedelta(days=days)) == weeks


def test_without_a_birth_there_are_no_weeks():
    assert Intake().postnatal_weeks(BORN) is None
    assert Intake().first_run_after_birth() is None


def test_running_begins_twelve_weeks_after_a_birth():
    first = Intake(birth_on=BORN).first_run_after_birth()
    assert first == dt.date(2026, 5, 23)
    assert Intake(birth_on=BORN).postnatal_weeks(first) == 12


@pytest.mark.parametrize(("days", "is_due"), [(0, False), (29, False), (30, True), (400, True)])
def test_energy_is_asked_once_a_month(days, is_due):
    asked = Intake(low_energy_on=BORN)
    assert asked.is_energy_due(BORN + dt.timedelta(days=days)) is is_due
    assert Intake().is_energy_due(BORN)
