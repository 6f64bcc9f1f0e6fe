"""Smoothed series, monotony and strain: the same numbers as other people's code, convention by convention."""

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from rtr.metrics.base import CtlForm, EwmaInit
from rtr.metrics.load import Unit, acwr_coupled, chronic_28d, load
from rtr.metrics.recursion import smoothed
from rtr.metrics.smooth import acwr_ewma, atl_7d, ctl_42d, ewma_7d, ewma_28d, tsb
from rtr.metrics.variants import acwr_7_21
from rtr.metrics.variety import monotony_7d, strain_7d
from rtr.metrics.windows import windows

both = pytest.mark.parametrize("name", ["runnerA_km", "teamA1"])


@pytest.fixture
def oracles(shared: Path) -> Path:
    return shared / "oracles"


def column(path: Path, name: str) -> np.ndarray:
    return pd.read_csv(path)[name].replace([np.inf, -np.inf], np.nan).to_numpy(dtype=float, copy=True)


def assert_same(ours, theirs, *, since=0, relative=1e-12):
    known = ~np.isnan(theirs)
    known[:since] = False
    assert known.sum() > 300
    np.testing.assert_allclose(ours[known], theirs[known], rtol=relative, atol=1e-9)


@both
@pytest.mark.parametrize(("init", "suffix"), [(EwmaInit.FIRST, "initx1"), (EwmaInit.ZERO, "init0")])
def test_ewma_matches_r_stats_filter(oracles, name, init, suffix):
    path = oracles / f"R_zoo_TTR_{name}.csv"
    daily = load(column(path, "load"), Unit.NONE, ewma_init=init)
    assert_same(ewma_7d(daily).value, column(path, f"ewma7_{suffix}"))
    assert_same(ewma_28d(daily).value, column(path, f"ewma28_{suffix}"))


@both
def test_ewma_from_the_first_week_matches_ttr_ema(oracles, name):
    path = oracles / f"R_zoo_TTR_{name}.csv"
    ours = ewma_7d(load(column(path, "load"), Unit.NONE, ewma_init=EwmaInit.MEAN7))
    assert_same(ours.value, column(path, "TTR_EMA7_smainit"))
    assert set(ours.absent[:6]) == {"short_history"}


@both
def test_ewma_and_its_ratio_match_the_r_package_acwr(oracles, name):
    path = oracles / f"R_ACWRpkg_{name}.csv"
    daily = load(column(path, "load"), Unit.NONE, ewma_init=EwmaInit.FIRST)
    assert_same(ewma_7d(daily).value, column(path, "EWMA_acute"))
    assert_same(ewma_28d(daily).value, column(path, "EWMA_chronic"))
    assert_same(acwr_ewma(daily).value, column(path, "EWMA_ACWR"), since=41)


def test_bias_corrected_ewma_is_not_the_one_of_the_r_package_in_the_first_weeks(oracles):
    path = oracles / "R_ACWRpkg_teamA1.csv"
    ours = ewma_28d(load(column(path, "load"), Unit.NONE)).value
    assert np.nanmax(np.abs(ours - column(path, "EWMA_chronic"))) > 200


def test_ewma_adjust_matches_pandas(oracles):
    values = column(oracles / "series_teamA1.csv", "load")
    ours = ewma_28d(load(values, Unit.NONE)).value
    np.testing.assert_allclose(ours, pd.Series(values).ewm(span=28, adjust=True).mean(), rtol=1e-12)


@both
def test_smoothed_training_matches_golden_cheetah_with_the_exponential_form(oracles, name):
    path = oracles / f"goldencheetah_pmc_{name}.csv"
    daily = load(column(path, "load"), Unit.NONE, ctl_form=CtlForm.EXPONENTIAL)
    assert_same(ctl_42d(daily).value, column(path, "lts42"))
    assert_same(atl_7d(daily).value, column(path, "sts7"))
    assert_same(tsb(daily).value, column(path, "sb_next_day_convention"))


@both
def test_smoothed_training_matches_runalyze_with_the_span_form(oracles, name):
    path = oracles / f"runalyze_{name}.csv"
    daily = load(column(path, "load"), Unit.NONE, ctl_form=CtlForm.SPAN)
    assert_same(ctl_42d(daily).value, column(path, "tsb_ctl42"))
    assert_same(atl_7d(daily).value, column(path, "tsb_atl7"))


@both
def test_banister_sums_match_runalyze(oracles, name):
    """Fitness f = x + f·exp(-1/42) is the exponential average without its weight."""
    path = oracles / f"runalyze_{name}.csv"
    values = column(path, "load")
    weight = CtlForm.EXPONENTIAL.weight(42)
    assert_same(smoothed(values, weight) / weight, column(path, "banister_fitness"))


@both
def test_monotony_and_strain_match_r_with_population_sd(oracles, name):
    path = oracles / f"R_zoo_TTR_{name}.csv"
    daily = load(column(path, "load"), Unit.NONE)
    theirs = column(path, "monotony_population")
    theirs[theirs > 10] = np.nan  # R knows no cap
    assert_same(monotony_7d(daily).value, theirs)
    assert_same(strain_7d(daily).value, np.where(np.isnan(theirs), np.nan, column(path, "strain_population")))


@both
def test_monotony_matches_runalyze_but_for_weeks_without_load(oracles, name):
    """Runalyze says 10 for a week of rest; here such a week has no monotony."""
    path = oracles / f"runalyze_{name}.csv"
    values = column(path, "load")
    ours, theirs = monotony_7d(load(values, Unit.NONE)), column(path, "monotony_capped10")
    rested = windows(values, 7).sum(axis=1) == 0
    assert rested.any()
    assert set(theirs[rested]) == {10.0}
    assert set(ours.absent[rested]) == {"few_loaded_days"}
    assert_same(ours.value, np.where(rested, np.nan, theirs))


def test_unit_test_numbers_of_runalyze(oracles):
    vectors = json.loads((oracles / "test_vectors.json").read_text())
    for case in vectors["runalyze_monotony_population_sd_cap10"]:
        if len(case["loads"]) == 7 and "monotony" in case:
            daily = load(case["loads"], Unit.NONE)
            tolerance = case.get("tolerance", 1e-9)
            assert monotony_7d(daily).value[-1] == pytest.approx(case["monotony"], abs=tolerance)
            if "strain" in case:
                week = sum(case["loads"])
                assert strain_7d(daily).value[-1] == pytest.approx(case["strain"], abs=tolerance * week)
    rounded = vectors["runalyze_tsb_lambda_2_over_N_plus_1_init0_rounded"]
    for name in ("simple", "week100_then_rest"):
        daily = load(rounded[name]["loads"], Unit.NONE, ctl_form=CtlForm.SPAN)
        assert np.round(ctl_42d(daily).value).astype(int).tolist() == rounded[name]["ctl"]
        assert np.round(atl_7d(daily).value).astype(int).tolist() == rounded[name]["atl"]


def test_published_7_21_series_is_reproduced_exactly(oracles):
    published = pd.read_csv(oracles / "published_bachemathiesen_acwr_7_21.csv.gz")
    compared = 0
    for _, player in published.groupby("p_id"):
        theirs = player["acwr_7_21_published"].to_numpy(dtype=float)
        ours = acwr_7_21(player["load"].to_numpy(dtype=float))
        known = ~np.isnan(theirs)
        np.testing.assert_allclose(ours[known], theirs[known], rtol=0, atol=1e-12)
        compared += int(known.sum())
    assert compared == 6230


def test_published_pmsys_rows_are_within_their_rounding(oracles):
    """PMSys: means with zeros before the start, two decimals, the ratio of the rounded means."""
    published = pd.read_csv(oracles / "published_pmsys_soccermon.csv.gz")
    rows = agreed = 0
    for _, player in published.groupby("player_id"):
        first = np.zeros(28)
        daily = load(np.concatenate([first, player["daily_load"].to_numpy(dtype=float)]), Unit.NONE)
        acute = windows(daily.filled, 7).mean(axis=1)[28:]
        chronic = chronic_28d(daily).value[28:] / 7
        monotony = np.nan_to_num(monotony_7d(daily).value[28:])
        close = np.abs(acute - player["atl"]) <= 0.005 + 1e-9
        close &= np.abs(chronic - player["ctl28"]) <= 0.005 + 1e-9
        close &= np.abs(_capless(daily, monotony) - player["monotony"]) <= 0.005 + 1e-9
        close &= np.abs(7 * acute * _capless(daily, monotony).round(2) - player["strain"]) <= 0.01
        rows += len(player)
        agreed += int(close.sum())
    assert rows > 34_000
    assert agreed / rows >= 0.999, f"{agreed} of {rows}"


def _capless(daily, monotony):
    """PMSys writes 0 where every day is the same, and knows no cap of 10."""
    week = windows(daily.filled, 7)[28:]
    spread = week.std(axis=1)
    free = np.divide(week.mean(axis=1), spread, out=np.zeros(len(spread)), where=spread > 1e-9)
    assert np.allclose(monotony[(spread > 1e-9) & (free <= 10)], free[(spread > 1e-9) & (free <= 10)])
    return free


def test_coupled_ratio_is_the_one_of_athletemonitoring(oracles):
    path = oracles / "R_athletemonitoring_runnerA_km.csv"
    ours = acwr_coupled(load(column(path, "variable.value"), Unit.NONE))
    assert_same(ours.value, column(path, "ACR"))
