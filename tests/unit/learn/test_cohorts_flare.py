"""Three variables carry the signal across people, judged on people not seen; missing answers carry none."""

import pytest

from benchmarks.cohorts_days import GAPS, MANY, THREE, flare_rows, onsets, pmdata, soccermon
from benchmarks.cohorts_models import carried, figure, ranked_auc, unseen, within
from rtr.learn.flare.scores import auc

LEAK = 0.85
"""An AUC above this on new flares is a leak until shown otherwise (rulings R19)."""


@pytest.fixture(scope="module")
def rows(shared):
    cohorts = {"PMData": pmdata(shared / "cohorts"), "SoccerMon": soccermon(shared / "cohorts")}
    return {name: flare_rows(told) for name, told in cohorts.items()}


def test_three_variables_foresee_soreness_of_players_not_seen(rows):
    found = figure(rows["SoccerMon"], unseen(rows["SoccerMon"], THREE), redraws=20)
    assert found.auc >= 0.83
    assert found.low > 0.75
    assert 0.9 <= found.slope <= 1.1
    assert found.skill > 0.3


def test_new_flares_are_harder_and_no_leak(rows):
    new = onsets(rows["SoccerMon"])
    found = figure(new, unseen(new, THREE), redraws=0)
    assert 0.76 <= found.auc < LEAK
    assert 0.9 <= found.slope <= 1.1


def test_a_model_of_football_players_carries_over_to_other_people(rows):
    found = figure(rows["PMData"], carried(rows["SoccerMon"], rows["PMData"], MANY), redraws=0)
    assert found.auc >= 0.76
    assert found.skill >= 0.15
    new = figure(onsets(rows["PMData"]), carried(onsets(rows["SoccerMon"]), onsets(rows["PMData"]), MANY), redraws=0)
    assert new.auc < LEAK


@pytest.mark.parametrize("cohort", ["PMData", "SoccerMon"])
def test_missing_answers_alone_are_a_coin(rows, cohort):
    told = rows[cohort]
    forecast = unseen(told, GAPS)
    assert within(told, forecast) == pytest.approx(0.5, abs=0.05)
    assert figure(told, forecast, redraws=0).auc < 0.55, "nor do they tell people apart"


@pytest.mark.parametrize("single", ["own_rate", "soreness", "load"])
def test_one_variable_alone_does_worse_than_three(rows, single):
    told = rows["SoccerMon"]
    score = told[single].to_numpy(float) * (-1 if single == "soreness" else 1)
    y = told["flare"].to_numpy(float)
    assert ranked_auc(y, score) < ranked_auc(y, unseen(told, THREE)) - 0.05


def test_a_sorted_auc_is_the_one_of_all_pairs(rows):
    told = rows["PMData"]
    y, score = told["flare"].to_numpy(float), told["own_rate"].to_numpy(float)
    assert ranked_auc(y, score) == pytest.approx(auc(y, score), abs=1e-12)
