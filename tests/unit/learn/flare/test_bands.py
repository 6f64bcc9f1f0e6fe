"""Bands of days with counts: at least ten days each, limits set without looking at what happened."""

import numpy as np
import pytest

from rtr.learn.flare.bands import band_of, bands


@pytest.mark.parametrize(("days", "many"), [(9, 0), (10, 1), (19, 1), (20, 2), (29, 2), (30, 3), (300, 3)])
def test_every_band_has_ten_days_or_there_are_fewer_bands(days, many):
    found = bands(np.zeros(days), np.linspace(0.1, 0.9, days))
    assert len(found) == many
    assert all(band.runs >= 10 for band in found)
    assert [(band.place, band.of) for band in found] == [(place + 1, many) for place in range(many)]


def test_counts_add_up():
    rng = np.random.default_rng(1)
    forecast = rng.random(47)
    y = (rng.random(47) < forecast).astype(float)
    found = bands(y, forecast)
    assert sum(band.runs for band in found) == 47
    assert sum(band.flares for band in found) == y.sum()
    assert sum(band.expected for band in found) == pytest.approx(forecast.sum())


def test_limits_do_not_depend_on_what_happened():
    forecast = np.random.default_rng(1).random(40)
    limits = [[(band.low, band.high, band.runs) for band in bands(y, forecast)] for y in (np.zeros(40), np.ones(40))]
    assert limits[0] == limits[1]


def test_equal_forecasts_stay_together():
    forecast = np.r_[np.linspace(0.1, 0.2, 12), np.full(16, 0.3), np.linspace(0.4, 0.5, 12)]
    assert [band.runs for band in bands(np.zeros(40), forecast)] == [12, 28]
    assert [band.runs for band in bands(np.zeros(40), np.full(40, 0.2))] == [40]


def test_a_forecast_finds_its_band_at_the_limit_and_beyond_all_that_was_seen():
    found = bands(np.zeros(20), np.linspace(0.3, 0.5, 20))
    limit = found[1].low
    assert band_of(found, limit) is found[1]
    assert band_of(found, np.nextafter(limit, 0)) is found[0]
    assert band_of(found, 0.0) is found[0]
    assert band_of(found, 1.0) is found[1]


def test_the_sentence_counts_and_has_no_percentage():
    band = bands(np.r_[np.ones(4), np.zeros(11)], np.linspace(0.2, 0.3, 15))[0]
    assert band.words == "On days like this one, 4 of 15 runs were followed by a flare."
