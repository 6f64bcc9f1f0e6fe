"""False-discovery rates as Benjamini and Hochberg (1995) define them."""

import numpy as np
import pytest
from scipy.stats import false_discovery_control

from rtr.learn.discovery import adjusted


@pytest.mark.parametrize("seed", range(5))
def test_q_is_that_of_scipy(seed):
    p = np.random.default_rng(seed).random(9) ** 3
    assert adjusted(p) == pytest.approx(false_discovery_control(p), abs=1e-15)


def test_what_was_not_tested_is_no_question():
    assert adjusted(np.array([0.04, np.nan, 0.02])) == pytest.approx([0.04, np.nan, 0.04], nan_ok=True)
    assert np.isnan(adjusted(np.full(3, np.nan))).all()
    assert len(adjusted(np.empty(0))) == 0


def test_one_question_is_its_own_p():
    assert adjusted(np.array([0.03])) == pytest.approx([0.03])


def test_ties_share_their_q_and_none_exceeds_1():
    assert adjusted(np.array([0.5, 0.5, 1.0])) == pytest.approx([0.75, 0.75, 1.0])
