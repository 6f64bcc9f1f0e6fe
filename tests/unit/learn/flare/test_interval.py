"""Weeks are drawn again, so that days which resemble each other stay together."""

import numpy as np
import pytest

from rtr.learn.flare.interval import BLOCK_DAYS, estimate, redrawn, weights
from rtr.learn.flare.scores import auc


def test_every_redraw_has_whole_weeks_of_neighbours():
    for row in weights(np.arange(70), redraws=20):
        assert row.sum() == 70
        starts = np.clip(np.diff(np.r_[row, row[0]]), 0, None).sum()
        assert starts <= 70 / BLOCK_DAYS


def test_run_days_are_drawn_with_their_calendar_week():
    """Seven days apart: never in the same block; three apart: mostly."""
    drawn = weights(np.array([0, 3, 30, 59]), redraws=2000)
    near, far = (np.corrcoef(drawn[:, 0], drawn[:, other])[0, 1] for other in (1, 2))
    assert near > 0.4
    assert abs(far) < 0.25


def test_the_same_days_give_the_same_weights():
    day = np.array([0, 2, 5, 9, 30])
    np.testing.assert_array_equal(weights(day, redraws=50), weights(day, redraws=50))


def test_a_redraw_is_the_auc_of_the_days_it_holds():
    rng = np.random.default_rng(2)
    y, score = (rng.random(40) < 0.4).astype(float), rng.random(40)
    drawn = weights(np.arange(40), redraws=25)
    for row, found in zip(drawn.astype(int), redrawn(y, score, drawn), strict=True):
        again = np.repeat(np.arange(40), row)
        expected = auc(y[again], score[again]) if 0 < y[again].sum() < len(again) else np.nan
        assert found == pytest.approx(expected, nan_ok=True)


def test_an_interval_holds_its_value_and_ignores_redraws_without_both_outcomes():
    rng = np.random.default_rng(4)
    y, score = (rng.random(60) < 0.3).astype(float), rng.random(60)
    drawn = np.vstack([weights(np.arange(60), redraws=300), np.zeros(60)])
    found = estimate(auc(y, score), redrawn(y, score, drawn))
    assert found.low < found.value < found.high
