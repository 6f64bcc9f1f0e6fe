"""Discrimination and calibration equal R's (pROC, glm) on the forecasts of somebody else's model."""

import numpy as np
import pandas as pd
import pytest

from rtr.learn.flare.scores import auc, brier, calibration, reference_brier


@pytest.fixture(scope="module")
def oracle(shared):
    told = pd.read_csv(shared / "oracles" / "R_stats_auc_calibration.csv").set_index("metric")["value"]
    scores = pd.read_csv(shared / "oracles" / "series_scores_lovdal_exp0.csv")
    return told, scores["Y_Val"].to_numpy(float), scores["Y_Pred"].to_numpy(float)


def test_auc_and_brier_match_r(oracle):
    told, y, forecast = oracle
    assert auc(y, forecast) == pytest.approx(told["auc"], abs=1e-9)
    assert brier(y, forecast) == pytest.approx(told["brier"], abs=1e-9)


def test_calibration_matches_r(oracle):
    told, y, forecast = oracle
    found = calibration(y, forecast)
    assert found.slope == pytest.approx(told["calibration_slope"], abs=1e-8)
    assert found.intercept == pytest.approx(told["calibration_intercept_at_slope"], abs=1e-8)
    assert found.in_the_large == pytest.approx(told["calibration_in_the_large"], abs=1e-8)


def test_ties_count_half():
    assert auc(np.array([0.0, 1.0, 1.0]), np.array([0.3, 0.3, 0.9])) == 0.75


def test_a_perfect_and_an_upside_down_order():
    y = np.array([0.0, 0.0, 1.0])
    assert auc(y, np.array([0.1, 0.2, 0.3])) == 1
    assert auc(y, np.array([0.3, 0.2, 0.1])) == 0


def test_the_same_forecast_for_all_days_has_no_slope():
    found = calibration(np.array([0.0, 0.0, 0.0, 1.0]), np.full(4, 0.5))
    assert np.isnan(found.slope)
    assert found.in_the_large == pytest.approx(np.log(1 / 3))


@pytest.mark.parametrize(("forecast", "slope"), [((0.2, 0.3, 0.3, 0.9), np.inf), ((0.9, 0.3, 0.3, 0.2), -np.inf)])
def test_forecasts_that_part_the_days_without_a_mistake_have_no_finite_slope(forecast, slope):
    assert calibration(np.array([0.0, 0.0, 1.0, 1.0]), np.array(forecast)).slope == slope


def test_forecasts_of_0_and_1_do_not_break_the_calibration():
    found = calibration(np.array([0.0, 1.0, 0.0, 1.0]), np.array([0.0, 1.0, 0.6, 0.4]))
    assert np.isfinite([found.slope, found.intercept, found.in_the_large]).all()


def test_forecasts_too_bold_have_a_slope_below_one():
    rng = np.random.default_rng(5)
    logit = rng.normal(size=4000)
    y = (rng.random(4000) < 1 / (1 + np.exp(-logit))).astype(float)
    assert calibration(y, 1 / (1 + np.exp(-logit))).slope == pytest.approx(1, abs=0.1)
    assert calibration(y, 1 / (1 + np.exp(-2 * logit))).slope == pytest.approx(0.5, abs=0.05)


def test_the_harder_base_rate_is_the_opponent():
    y = np.array([1.0, 1.0, 0.0, 0.0])
    assert reference_brier(y, np.full(4, 0.9)) == 0.25
    assert reference_brier(y, np.array([0.9, 0.9, 0.1, 0.1])) == pytest.approx(0.01)
