"""A forecast knows nothing of its own day's outcome, nor of what comes later."""

import numpy as np
import pytest

from rtr.learn.flare.features import Rows
from rtr.learn.flare.fit import chance, fitted
from rtr.learn.flare.forward import forward


def told(runs=60, seed=3):
    rng = np.random.default_rng(seed)
    x = rng.normal(size=(runs, 3))
    y = (rng.random(runs) < 1 / (1 + np.exp(-x[:, 1] - x[:, 2]))).astype(float)
    return Rows(day=np.arange(runs) * 2, x=x, y=y)


def test_the_first_60_percent_only_train():
    found = forward(told())
    assert found.day[0] == told().day[36]
    assert len(found.y) == 24
    assert found.persistence.tolist() == told().x[36:, 1].tolist()


def test_forecasts_are_those_of_a_plain_loop():
    known = told()
    found = forward(known)
    for at, day in enumerate(found.day):
        monday = found.day[0] + (day - found.day[0]) // 7 * 7
        past = known.day <= monday - 3
        model = fitted(known.x[past], known.y[past])
        assert found.model[at] == pytest.approx(chance(model, known.x[known.day == day])[0], abs=1e-12)
        assert found.rate[at] == pytest.approx(known.y[past].mean())


@pytest.mark.parametrize(("ago", "is_known"), [(1, False), (2, False), (3, True)])
def test_two_days_lie_between_training_and_forecast(ago, is_known):
    known = Rows(day=np.array([10]), x=np.zeros((1, 3)), y=np.ones(1))
    assert (len(known.before(10 + ago).y) == 1) is is_known


def test_what_comes_later_changes_no_forecast():
    known = told()
    monday = int(forward(known).day[0]) + 14
    later = known.day > monday - 3
    other = Rows(day=known.day, x=known.x, y=np.where(later, 1 - known.y, known.y))
    same = forward(known).day < monday + 7
    np.testing.assert_array_equal(forward(known).model[same], forward(other).model[same])
    assert not np.array_equal(forward(known).model, forward(other).model)


def test_with_one_outcome_in_the_past_the_forecast_is_the_shrunken_rate():
    known = told()
    calm = Rows(day=known.day, x=known.x, y=np.r_[np.zeros(36), known.y[36:]])
    found = forward(calm)
    past = (calm.day < found.day[0] - 2).sum()
    assert found.model[0] == pytest.approx(1 / (past + 5))
    assert found.rate[0] == 0


def test_a_stretch_without_runs_is_no_stumbling_block():
    known = told()
    gap = Rows(day=known.day + np.where(known.day > 90, 60, 0), x=known.x, y=known.y)
    assert len(forward(gap).y) == 24


def test_the_prior_holds_a_coefficient_near_zero():
    """Perfectly separated rows would otherwise have none."""
    model = fitted(np.array([[-1.0], [-0.5], [0.5], [1.0]]), np.array([0.0, 0, 1, 1]))
    assert 0.5 < model[-1].coef_[0, 0] < 1.5
