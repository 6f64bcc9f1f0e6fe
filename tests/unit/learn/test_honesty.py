"""How often the response test finds what is not there, and what is: small versions of `benchmarks/response.py`.

Two hundred invented runners a world. A share of false positives may pass its limit by two standard errors, no more.
"""

import importlib.util
import math
import zlib
from collections.abc import Callable

import numpy as np
import pytest

from rtr.learn.across import across
from rtr.learn.lagged import lagged
from rtr.learn.response import Response, response
from tests import worlds

REPEATS = 200
MOST = 0.07 + 2 * math.sqrt(0.07 * 0.93 / REPEATS)
ORACLE_WORLDS = ("base", "cutback", "slow", "weekly", "feedback")


@pytest.fixture(scope="module")
def oracle(shared):
    spec = importlib.util.spec_from_file_location("null_worlds", shared / "oracles" / "null_worlds.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def share(name: str, days: int, lived: Callable, judge: Callable) -> float:
    """The share of runners of a world of whom `judge` says yes; each world has its own fixed seed."""
    chance = np.random.default_rng(zlib.crc32(f"{name} {days}".encode()))
    return float(np.mean([judge(*lived(chance)) for _ in range(REPEATS)]))


def acute(load):
    """The sum of a day and the six before it."""
    return np.convolve(load, np.ones(7))[: len(load)]


def is_found(load, pain) -> bool:
    return response(load, pain, gate=False).p <= 0.05


@pytest.mark.parametrize("days", [60, 120])
@pytest.mark.parametrize("name", ORACLE_WORLDS)
def test_false_positives_stay_inside_the_limit(oracle, name, days):
    found = share(name, days, lambda chance: oracle.world(name, days, 0.0, chance), is_found)
    assert found <= MOST


@pytest.mark.parametrize("name", worlds.NAMES)
def test_false_positives_stay_inside_the_limit_of_harder_worlds(name):
    assert share(name, 120, lambda chance: worlds.lived(name, 120, 0.0, chance), is_found) <= MOST


def test_a_morning_that_decides_about_its_own_run_must_not_be_asked_with_lag_0():
    def lived(chance):
        return worlds.lived("same_morning", 120, 0.0, chance)

    assert share("same_morning", 120, lived, lambda x, y: response(x, y, lag=0, gate=False).p <= 0.05) > 0.30


@pytest.mark.parametrize("name", ORACLE_WORLDS)
def test_unanswered_mornings_make_no_false_positives(oracle, name):
    def lived(chance):
        load, pain = oracle.world(name, 120, 0.0, chance)
        return load, np.where(chance.random(120) < 0.25, np.nan, pain)

    assert share(name, 120, lived, is_found) <= MOST


@pytest.mark.parametrize("name", ["base", "weekly", "feedback"])
def test_later_lags_and_the_best_of_three_stay_inside_the_limit(oracle, name):
    def lived(chance):
        return oracle.world(name, 120, 0.0, chance)

    assert share(name, 120, lived, lambda x, y: response(x, y, lag=2, gate=False).p <= 0.05) <= MOST
    assert share(name, 120, lived, lambda x, y: across(x, y, lags=(0, 1, 2), gate=False).p <= 0.05) <= MOST


@pytest.mark.parametrize("name", ORACLE_WORLDS)
def test_an_acute_load_stays_inside_the_limit_because_only_its_news_is_compared(oracle, name):
    def lived(chance):
        return oracle.world(name, 120, 0.0, chance)

    assert share(name, 120, lived, lambda load, pain: is_found(acute(load), pain)) <= MOST


@pytest.mark.parametrize("name", ["base", "slow"])
def test_the_textbook_method_on_an_acute_load_calls_nothing_significant_all_the_time(oracle, name):
    def lived(chance):
        return oracle.world(name, 120, 0.0, chance)

    assert share(name, 120, lived, lambda load, pain: lagged(acute(load), pain, 1).p <= 0.05) > 0.30


@pytest.mark.parametrize(("name", "least"), [("base", 0.90), ("slow", 0.90), ("weekly", 0.80), ("feedback", 0.90)])
def test_a_strong_link_is_found_in_four_months(oracle, name, least):
    assert share(name, 120, lambda chance: oracle.world(name, 120, 0.6, chance), is_found) >= least


def test_where_pain_has_a_weekly_pattern_the_plain_test_is_blind_and_ours_is_not(oracle):
    def lived(chance):
        return oracle.world("weekly", 120, 0.6, chance)

    plain = share("weekly", 120, lived, lambda x, y: response(x, y, gate=False, weekday_ratio=0.0).p <= 0.05)
    in_full = share("weekly", 120, lived, lambda x, y: response(x, y, gate=False, weekday_ratio=math.inf).p <= 0.05)
    ours = share("weekly", 120, lived, is_found)
    assert plain < 0.45
    assert ours > in_full > plain


@pytest.mark.parametrize("name", ["base", "weekly", "feedback"])
def test_nine_of_ten_intervals_hold_the_slope_of_the_world(oracle, name):
    """0.3 points per 70 AU; the worlds round and clip pain, which changes that by less than the interval sees."""

    def holds(found: Response) -> bool:
        return found.low <= 10 * 0.3 / 70 <= found.high

    error = math.sqrt(0.9 * 0.1 / REPEATS)
    covered = share(
        name, 120, lambda c: oracle.world(name, 120, 0.3, c), lambda x, y: holds(response(x, y, gate=False))
    )
    assert 0.85 - 2 * error <= covered <= 0.95 + 2 * error
