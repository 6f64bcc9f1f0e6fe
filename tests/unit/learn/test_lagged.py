"""The textbook lagged correlation, equal to R's; it is kept for comparison and never shown."""

import numpy as np
import pandas as pd
import pytest

from rtr.learn.lagged import benjamini_hochberg, holm, lagged

OUTCOMES = ("soreness", "readiness", "fatigue", "sleep_quality")


@pytest.fixture(scope="module", params=["p01", "p07"])
def person(shared, request):
    """One person of PMData: days, and what R says of every outcome and lag (cor.test, p.adjust)."""
    told = pd.read_csv(shared / "oracles" / "R_stats_correlations_pmdata.csv")
    days = pd.read_csv(shared / "oracles" / f"series_pmdata_{request.param}.csv")
    told = told[told["person"] == request.param].reset_index(drop=True)
    load = next(column for column in days.columns if "load" in column)
    found = [
        lagged(days[load].to_numpy(float), days[row.outcome].to_numpy(float), row.lag)
        for row in told.itertuples(index=False)
    ]
    return told, found


def test_rho_and_p_match_r(person):
    told, found = person
    assert [one.pairs for one in found] == told["n"].tolist()
    np.testing.assert_allclose([one.rho for one in found], told["spearman_rho"], rtol=0, atol=1e-9)
    np.testing.assert_allclose([one.p for one in found], told["spearman_p"], rtol=1e-9, atol=1e-15)


def test_adjusted_p_matches_r(person):
    told, found = person
    p = np.array([one.p for one in found])
    np.testing.assert_allclose(benjamini_hochberg(p), told["spearman_q_BH"], rtol=0, atol=1e-9)
    np.testing.assert_allclose(holm(p), told["spearman_p_holm"], rtol=0, atol=1e-9)


def test_the_outcome_is_that_of_a_later_day_and_unknown_days_drop_out():
    load = np.array([1.0, 5.0, np.nan, 3.0, 2.0, 4.0])
    pain = np.array([9.0, 1.0, 5.0, 9.0, 3.0, np.nan])
    found = lagged(load, pain, 1)
    assert (found.lag, found.pairs) == (1, 3)
    assert found.rho == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("x", "y"), [([1.0, 2, 3, 4], [2.0, 2, 2, 2]), ([1.0, 1, 1, 1], [1.0, 2, 3, 4]), ([1.0, 2], [1.0, 2]), ([], [])]
)
def test_without_variation_or_days_there_is_no_number(x, y):
    found = lagged(np.array(x), np.array(y), 0)
    assert np.isnan([found.rho, found.p]).all()


def test_its_p_is_not_to_be_believed_for_a_smoothed_load():
    """Two series that have nothing to do with each other: why no page shows this."""
    rng = np.random.default_rng(1)
    week = np.ones(7) / 7
    called = 0
    for _ in range(100):
        load, pain = (np.convolve(rng.normal(size=126), week, "valid") for _ in range(2))
        called += lagged(load, pain, 1).p <= 0.05
    assert called > 25
