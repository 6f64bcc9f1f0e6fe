"""Weeks before an injury: R's coefficients, and an AUC that would give a leak away."""

import pandas as pd
import pytest

from benchmarks.cohorts_weeks import EXPECTED, LEAK, coefficients, rowwise, six_terms, weeks


@pytest.fixture(scope="module")
def told(shared):
    return weeks(shared / "cohorts")


def test_an_unpenalised_logistic_regression_matches_r(told, shared):
    expected = pd.read_csv(shared / "oracles" / "R_glm_lovdal_knn805.csv").set_index("term")["Estimate"]
    assert coefficients(*told) == pytest.approx(expected.to_dict(), abs=1e-8)


def test_an_injury_is_hardly_foreseen_and_more_would_be_a_leak(told):
    x, injury = told
    found = rowwise(x, injury, repeats=1)
    assert EXPECTED[0] <= found <= EXPECTED[1]
    assert found < LEAK


def test_the_limit_would_notice_a_leak(told):
    """The answer slipped in, half of the time: a column that a careless join would give."""
    x, injury = told
    leaked = six_terms(x).assign(leak=injury * (pd.Series(range(len(injury))) % 2).to_numpy())
    assert rowwise(leaked, injury, repeats=1) > LEAK
