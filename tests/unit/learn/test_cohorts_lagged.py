"""Load and the next morning in two cohorts: the figures others get, and what is not claimed."""

import pytest

from benchmarks.cohorts_days import pmdata, soccermon
from benchmarks.cohorts_lagged import people, pooled


@pytest.fixture(scope="module")
def cohorts(shared):
    return {"PMData": pmdata(shared / "cohorts"), "SoccerMon": soccermon(shared / "cohorts")}


@pytest.mark.parametrize(("cohort", "rho"), [("PMData", -0.28), ("SoccerMon", -0.19)])
def test_more_load_a_sorer_next_morning(cohorts, cohort, rho):
    found = pooled(people(cohorts[cohort], "soreness", 1), redraws=500)
    assert found.rho == pytest.approx(rho, abs=0.01)
    assert found.is_claimed


def test_all_eleven_people_of_pmdata_point_the_same_way(cohorts):
    found = people(cohorts["PMData"], "soreness", 1)
    assert len(found) == 11
    assert all(one.rho < 0 for one in found.values())


def test_load_to_readiness_is_not_claimed_on_pmdata(cohorts):
    found = pooled(people(cohorts["PMData"], "readiness", 1), redraws=500)
    assert not found.is_claimed
    assert found.low < 0 < found.high


def test_on_the_day_itself_the_sign_turns(cohorts):
    """People train more when they feel well: lag 0 is the other way round, and no answer to load."""
    for told in cohorts.values():
        assert pooled(people(told, "soreness", 0), redraws=200).rho > 0
