"""The model is shown where it has proved itself on later runs of the same runner, and nowhere else."""

import dataclasses
import datetime as dt

import numpy as np
import pytest

from benchmarks.flare_worlds import BOTH, NOTHING, runner
from rtr.learn.flare import FlareDays, FlareModel, Hidden, NoBand, Reason, flare_model
from rtr.learn.flare.forward import Forecasts
from rtr.learn.flare.interval import Estimate
from rtr.learn.flare.judged import Judged, judged
from rtr.learn.flare.model import _not_good_enough
from rtr.learn.flare.scores import Calibration

FIRST = dt.date(2026, 3, 2)
SEED = 8
"""A runner of the world `BOTH` who gets the model to see."""


@pytest.fixture(scope="module")
def told():
    return runner(BOTH, 365, np.random.default_rng(SEED))[0]


@pytest.fixture(scope="module")
def shown(told):
    found = flare_model(told, told.on(364), planned_min=40.0)
    assert isinstance(found, FlareModel)
    return found


def record(runs, flares, settled_last=False):
    """A diary in which exactly these many runs are known, every second day, and the day to ask on."""
    length = 2 * runs + 2
    run_min, flare = np.zeros(length), np.full(length, np.nan)
    run_min[::2] = 20.0 + np.arange(runs + 1) % 5
    run_days = np.arange(2, length, 2)
    flare[run_days] = 0.0
    hit = run_days[:flares] if settled_last else run_days[np.linspace(0, runs - 1, flares).astype(int)]
    flare[hit] = 1.0
    days = FlareDays(first=FIRST, run_min=run_min, pain_before=np.arange(length) % 7 * 0.5, flare=flare)
    return days, days.on(length + 3)


@pytest.mark.parametrize(("runs", "is_few"), [(59, True), (60, False), (61, False)])
def test_sixty_runs(runs, is_few):
    found = flare_model(*record(runs, 20))
    assert isinstance(found, Hidden)
    assert found.runs == runs
    assert found.run_days == runs + 1, "the first run has no usual to be held against"
    assert (found.reason is Reason.FEW_RUNS) is is_few


@pytest.mark.parametrize(("flares", "is_few"), [(0, True), (9, True), (10, False), (11, False)])
def test_ten_flares(flares, is_few):
    found = flare_model(*record(80, flares))
    assert isinstance(found, Hidden)
    assert found.flares == flares
    assert (found.reason is Reason.FEW_FLARES) is is_few


@pytest.mark.parametrize(("settled", "is_few"), [(9, True), (10, False)])
def test_ten_runs_without_a_flare(settled, is_few):
    found = flare_model(*record(80, 80 - settled))
    assert isinstance(found, Hidden)
    assert (found.reason is Reason.FEW_SETTLED) is is_few


def test_flares_that_were_all_long_ago_cannot_be_tested():
    found = flare_model(*record(80, 12, settled_last=True))
    assert isinstance(found, Hidden)
    assert [(miss.reason, miss.observed) for miss in found.misses] == [(Reason.FEW_TESTED_FLARES, 0)]


def test_an_empty_diary_says_what_it_needs():
    nothing = FlareDays(first=FIRST, run_min=np.zeros(0), pain_before=np.zeros(0), flare=np.zeros(0))
    for day in (FIRST, FIRST - dt.timedelta(days=3)):
        found = flare_model(nothing, day)
        assert isinstance(found, Hidden)
        assert found.words == (
            "Not shown: it needs 60 runs with the pain before and both mornings after, there are 0; "
            "it needs 10 flares, there are 0."
        )


def of(*, auc=0.8, persistence=0.6, brier=0.2, rate=0.21, slope=1.0, low=0.51):
    whole = Estimate(value=auc, low=low, high=1)
    return Judged(
        auc=whole,
        persistence=dataclasses.replace(whole, value=persistence),
        gain=dataclasses.replace(whole, value=auc - persistence),
        brier=brier,
        brier_rate=rate,
        skill=1 - brier / rate,
        calibration=Calibration(intercept=0, slope=slope, in_the_large=0),
    )


@pytest.mark.parametrize(
    ("figures", "missed"),
    [
        ({}, []),
        ({"auc": 0.619}, [Reason.NO_BETTER_THAN_TODAY]),
        ({"auc": 0.62}, []),
        ({"auc": 0.621}, []),
        ({"auc": 0.519, "persistence": 0.4}, [Reason.NO_BETTER_THAN_TODAY]),
        ({"auc": 0.52, "persistence": 0.4}, []),
        ({"low": 0.49}, [Reason.NO_BETTER_THAN_COIN]),
        ({"low": 0.5}, [Reason.NO_BETTER_THAN_COIN]),
        ({"brier": 0.209}, []),
        ({"brier": 0.21}, [Reason.NO_BETTER_THAN_RATE]),
        ({"brier": 0.22}, [Reason.NO_BETTER_THAN_RATE]),
        ({"slope": 0.79}, [Reason.TOO_BOLD]),
        ({"slope": 0.8}, []),
        ({"slope": 1.2}, []),
        ({"slope": 1.21}, [Reason.TOO_TIMID]),
        ({"slope": float("inf")}, [Reason.TOO_TIMID]),
        ({"slope": float("nan")}, [Reason.TOO_BOLD]),
        ({"auc": 0.5, "brier": 0.3, "slope": -1, "low": 0.3}, list(Reason)[5:9]),
    ],
)
def test_every_condition_just_under_at_and_just_over(figures, missed):
    assert [miss.reason for miss in _not_good_enough(of(**figures))] == missed


def test_a_true_law_is_found_and_told_in_counts(shown):
    assert shown.auc.value >= shown.persistence.value + 0.02
    assert shown.gain.value == pytest.approx(shown.auc.value - shown.persistence.value)
    assert shown.auc.low < shown.auc.value < shown.auc.high
    assert shown.skill == pytest.approx(1 - shown.brier / shown.brier_rate)
    assert 0 < shown.tested < shown.runs
    assert shown.first < shown.tested_from < shown.last
    assert sum(band.runs for band in shown.bands) == shown.tested
    assert sum(band.flares for band in shown.bands) == shown.tested_flares


def test_a_longer_run_after_a_worse_morning_is_in_a_higher_band(told):
    def place(minutes, pain):
        before = told.pain_before.copy()
        before[364] = pain
        found = flare_model(dataclasses.replace(told, pain_before=before), told.on(364), planned_min=minutes)
        assert isinstance(found, FlareModel)
        assert found.today is not None
        return found.today.place

    assert place(15.0, 0.0) == 1
    assert place(70.0, 8.0) == 3


@pytest.mark.parametrize(
    ("minutes", "pain", "why"), [(0.0, 2.0, NoBand.NO_RUN), (None, 2.0, NoBand.NO_RUN), (30.0, np.nan, NoBand.NO_PAIN)]
)
def test_a_day_that_is_not_known_has_no_band(told, minutes, pain, why):
    before, run_min = told.pain_before.copy(), told.run_min.copy()
    before[364], run_min[364] = pain, 0.0
    found = flare_model(
        dataclasses.replace(told, pain_before=before, run_min=run_min), told.on(364), planned_min=minutes
    )
    assert isinstance(found, FlareModel)
    assert (found.today, found.no_band) == (None, why)


def test_after_four_weeks_without_a_run_there_is_no_usual(told):
    found = flare_model(told, told.on(364 + 40), planned_min=30.0)
    assert isinstance(found, FlareModel)
    assert found.no_band is NoBand.NO_PAIN
    rested = dataclasses.replace(
        told,
        run_min=np.r_[told.run_min, np.zeros(40)],
        pain_before=np.r_[told.pain_before, np.zeros(40)],
        flare=np.r_[told.flare, np.full(40, np.nan)],
    )
    found = flare_model(rested, told.on(364 + 40), planned_min=30.0)
    assert isinstance(found, FlareModel)
    assert found.no_band is NoBand.NO_USUAL


def test_what_comes_after_the_day_changes_nothing(told):
    """Time travel: neither later days nor outcomes that were still open."""
    day = 330
    later = np.arange(365) > day
    other = dataclasses.replace(
        told,
        run_min=np.where(later, 99.0, told.run_min),
        pain_before=np.where(later, 9.0, told.pain_before),
        flare=np.where(np.arange(365) > day - 3, 1.0, told.flare),
    )
    assert flare_model(told, told.on(day), planned_min=30.0) == flare_model(other, told.on(day), planned_min=30.0)


def test_the_same_diary_gives_the_same_model(told, shown):
    assert flare_model(told, told.on(364), planned_min=40.0) == shown


def test_the_interval_of_a_gain_is_that_of_the_same_redraws():
    rng = np.random.default_rng(1)
    y, score = (rng.random(60) < 0.4).astype(float), rng.random(60)
    same = judged(Forecasts(day=np.arange(60), y=y, model=score, persistence=score, rate=np.full(60, 0.4)))
    assert (same.gain.low, same.gain.value, same.gain.high) == (0, 0, 0)


def test_a_runner_without_a_law_does_not_see_it():
    found = [
        flare_model(told, told.on(364))
        for told, _ in (runner(NOTHING, 365, np.random.default_rng(s)) for s in range(12))
    ]
    assert all(isinstance(one, Hidden) for one in found)
