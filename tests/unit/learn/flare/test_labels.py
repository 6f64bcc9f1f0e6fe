"""A flare: within 48 hours after a run pain two over the usual morning, or over five, or a verdict to ease back."""

import numpy as np
import pytest

from rtr.learn.flare import flares

NAN = float("nan")


def after(*mornings, usual=1.0, back=0.0, pain_60=None):
    """What becomes of a run on day 0 with these two mornings after it."""
    told = None if pain_60 is None else np.array([pain_60, NAN, NAN])
    found = flares(
        np.array([20.0, 0, 0]),
        np.full(3, usual),
        np.array([usual, *mornings]),
        np.array([back, NAN, NAN]),
        pain_60=told,
    )
    assert np.isnan(found[1:]).all()
    return found[0]


@pytest.mark.parametrize(("morning", "flared"), [(2.9, 0), (3.0, 1), (3.1, 1)])
def test_pain_two_over_the_usual_morning(morning, flared):
    assert after(morning, 1.0) == flared
    assert after(1.0, morning) == flared, "on the second morning, too"


@pytest.mark.parametrize(("morning", "flared"), [(4.9, 0), (5.0, 0), (5.1, 1)])
def test_pain_over_five_whatever_is_usual(morning, flared):
    assert after(morning, 4.0, usual=4.0) == flared


@pytest.mark.parametrize(("pain_60", "flared"), [(2.9, 0), (3.0, 1), (NAN, 0)])
def test_pain_an_hour_after_the_run_counts_where_it_was_asked(pain_60, flared):
    assert after(1.0, 1.0, pain_60=pain_60) == flared


def test_a_run_that_asks_to_ease_back_is_a_flare_whatever_the_mornings_say():
    assert after(1.0, 1.0, back=1.0) == 1


@pytest.mark.parametrize("mornings", [(NAN, 1.0), (1.0, NAN), (NAN, NAN)])
@pytest.mark.parametrize("told", [{}, {"back": 1.0}, {"pain_60": 9.0}])
def test_an_unanswered_morning_drops_the_run_whichever_way_it_went(mornings, told):
    assert np.isnan(after(*mornings, **told))


@pytest.mark.parametrize("mornings", [(9.0, NAN), (NAN, 9.0)])
def test_a_bad_morning_alone_does_not_make_a_run_known(mornings):
    """Else only the bad ones of half-answered runs would be kept."""
    assert np.isnan(after(*mornings))


@pytest.mark.parametrize("told", [{"usual": NAN}, {"back": NAN}])
def test_without_a_usual_morning_or_with_an_open_verdict_nothing_is_known(told):
    assert np.isnan(flares(np.array([20.0, 0, 0]), *(np.full(3, told.get(k, 0.0)) for k in ("usual", "am", "back")))[0])


def test_a_day_without_a_run_has_no_outcome_and_the_last_two_days_are_open():
    ran = np.array([0.0, NAN, 20, 20, 20])
    known = np.isfinite(flares(ran, np.zeros(5), np.zeros(5), np.zeros(5)))
    assert known.tolist() == [False, False, True, False, False]
