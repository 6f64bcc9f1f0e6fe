"""The same numbers as code that nobody in this project wrote, where the definition is the same."""

import gzip
import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from rtr.metrics.load import Unit, acute_7d, acwr_coupled, acwr_uncoupled, chronic_28d, load
from rtr.metrics.spike import longest_30d, session_spike

RUNNER, TEAM = "runnerA_km", "teamA1"
both = pytest.mark.parametrize("name", [RUNNER, TEAM])


@pytest.fixture
def oracles(shared: Path) -> Path:
    return shared / "oracles"


def column(path: Path, name: str) -> np.ndarray:
    return pd.read_csv(path)[name].replace([np.inf, -np.inf], np.nan).to_numpy(dtype=float, copy=True)


def assert_same(ours, theirs, tolerance=1e-9):
    """Equal wherever the oracle has a number, and we have one there too."""
    known = ~np.isnan(theirs)
    assert known.sum() > 300
    np.testing.assert_allclose(ours[known], theirs[known], rtol=0, atol=tolerance)


@both
def test_sums_match_r_zoo_whose_windows_are_means(oracles, name):
    path = oracles / f"R_zoo_TTR_{name}.csv"
    daily = load(column(path, "load"), Unit.NONE)
    assert_same(acute_7d(daily).value, column(path, "sum7"))
    assert_same(acute_7d(daily).value / 7, column(path, "acute7"))
    assert_same(chronic_28d(daily).value / 7, column(path, "chronic28"))


@both
def test_ratios_match_r_zoo(oracles, name):
    path = oracles / f"R_zoo_TTR_{name}.csv"
    daily = load(column(path, "load"), Unit.NONE)
    assert_same(acwr_coupled(daily).value, column(path, "acwr_coupled"))
    assert_same(acwr_uncoupled(daily).value, column(path, "acwr_uncoupled"))


def test_what_r_gives_as_nan_or_inf_has_a_reason_here(oracles):
    path = oracles / f"R_zoo_TTR_{TEAM}.csv"
    uncoupled = acwr_uncoupled(load(column(path, "load"), Unit.NONE))
    theirs = pd.read_csv(path)["acwr_uncoupled"].to_numpy(dtype=float)
    is_base_empty = np.nan_to_num(column(path, "chronic21_lag7"), nan=1.0) == 0
    assert is_base_empty.any()
    assert not np.isfinite(theirs[is_base_empty]).any()
    assert set(uncoupled.absent[is_base_empty]) == {"zero_chronic"}


@both
def test_coupled_ratio_matches_r_athletemonitoring_of_jovanovic(oracles, name):
    path = oracles / f"R_athletemonitoring_{name}.csv"
    ours = acwr_coupled(load(column(path, "variable.value"), Unit.NONE)).value
    theirs = column(path, "ACR")
    theirs[:27] = np.nan
    assert_same(ours, theirs)


@both
def test_rolling_average_matches_r_package_acwr_within_its_rounding(oracles, name):
    path = oracles / f"R_ACWRpkg_{name}.csv"
    daily = load(column(path, "load"), Unit.NONE)
    acute, chronic, ratio = (column(path, f"RAC_{part}") for part in ("acute", "chronic", "ACWR"))
    for theirs in (acute, chronic, ratio):
        theirs[:27] = np.nan
    assert_same(acute_7d(daily).value / 7, acute, 0.005 + 1e-9)
    assert_same(chronic_28d(daily).value / 28 * 4, chronic, 0.005 + 1e-9)
    assert_same(acwr_coupled(daily).value, ratio, 0.005 + 1e-9)


def test_the_uncoupled_column_of_r_package_acwr_is_wrong_and_not_reproduced(oracles):
    """It divides a sum of 15 days by 21."""
    path = oracles / f"R_ACWRpkg_{TEAM}.csv"
    loads, theirs = column(path, "load"), column(path, "RAU_chronic")
    fifteen_days = pd.Series(loads).rolling(15).sum().shift(6).to_numpy() / 21
    late = np.arange(len(loads)) > 40
    np.testing.assert_allclose(theirs[late], fifteen_days[late], atol=0.006)
    three_weeks = pd.Series(loads).rolling(21).mean().shift(7).to_numpy()
    assert np.abs(theirs[late] - three_weeks[late]).max() > 50
    ours = acwr_uncoupled(load(loads, Unit.NONE)).value
    late &= ~np.isnan(ours)
    week = pd.Series(loads).rolling(7).sum().to_numpy()
    np.testing.assert_allclose((ours * three_weeks * 7)[late], week[late], atol=1e-6)


@both
def test_longest_and_spike_match_r_zoo_on_days_with_a_session(oracles, name):
    path = oracles / f"R_zoo_TTR_{name}.csv"
    loads = column(path, "load")
    days = pd.to_datetime(pd.read_csv(path)["date"]).to_numpy().astype("datetime64[D]")
    trained = loads > 0
    longest = longest_30d(days[trained], days[trained], loads[trained])
    theirs = column(path, "prev30d_max")[trained]
    theirs[theirs == 0] = np.nan
    known = ~np.isnan(theirs)
    assert known.sum() > 100
    np.testing.assert_allclose(longest.value[known], theirs[known], rtol=0, atol=1e-9)
    ours = session_spike(loads[trained], longest).value[known]
    np.testing.assert_allclose(ours, column(path, "session_spike_vs_prev30max")[trained][known], rtol=0, atol=1e-9)


def test_sums_match_what_the_pmsys_platform_published(oracles):
    """Midoglu 2024: 34,357 player-days; means of 7 and 28 days with zeros before the start, two decimals."""
    with gzip.open(oracles / "published_pmsys_soccermon.csv.gz", "rt") as file:
        table = pd.read_csv(file)
    agree = []
    for _, player in table.groupby("player_id"):
        daily = load(player["daily_load"], Unit.NONE)
        for ours, theirs, first in (
            (acute_7d(daily).value / 7, player["atl"], 7),
            (chronic_28d(daily).value / 7, player["ctl28"], 28),
        ):
            agree.append(np.abs(ours - theirs.to_numpy())[first - 1 :] <= 0.005 + 1e-6)
    assert np.concatenate(agree).size > 60_000
    assert np.concatenate(agree).mean() >= 0.999


def test_the_unit_tests_of_runalyze_add_up(oracles):
    """Their strain is the sum of the week times monotony: so the sum can be read off."""
    vectors = json.loads((oracles / "test_vectors.json").read_text())["runalyze_monotony_population_sd_cap10"]
    with_strain = [v for v in vectors if "strain" in v]
    assert len(with_strain) == 2
    for vector in with_strain:
        week = acute_7d(load(vector["loads"], Unit.NONE)).value[-1]
        assert week == pytest.approx(vector["strain"] / vector["monotony"], rel=1e-6)
