"""The flare model on the page: invisible before 10 flares and 60 run days, then bands and counts, or its reasons."""

import datetime as dt

import numpy as np
import pytest

from rtr.views.symptoms_flare import band_file, band_numbers, flare_card, flare_days, may_be_told
from rtr.views.symptoms_history import PlaceHistory, place_history, symptoms_history
from tests.symptom_diaries import LAST, kept


def here(days: int, **more) -> PlaceHistory:
    found = place_history(symptoms_history(kept(days, **more), LAST), None)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("runs", "flares", "is_told"),
    [(59, 10, False), (60, 9, False), (60, 10, True), (61, 11, True), (200, 9, False), (20, 15, False)],
)
def test_nothing_is_told_before_ten_flares_and_sixty_run_days(runs: int, flares: int, is_told: bool) -> None:
    known = np.full(400, np.nan)
    known[:runs] = 0.0
    known[:flares] = 1.0
    assert may_be_told(known) is is_told


def test_a_young_diary_has_no_card_at_all() -> None:
    assert flare_card(here(120), LAST) is None


def test_a_model_that_is_not_good_enough_gives_its_reasons_and_no_band() -> None:
    found = flare_card(here(365, effect=0.35, seed=5), LAST)
    assert found is not None
    assert found.sentence.startswith("Not shown: it must ")
    assert found.bands.empty
    assert found.beside == ""


@pytest.fixture(scope="module")
def shown():
    """A runner whose flares come with long runs: here the model proves itself."""
    found = flare_card(here(400, effect=0.9, seed=8), LAST)
    assert found is not None
    assert not found.bands.empty
    return found


def test_bands_are_counts_with_what_was_forecast_beside_them(shown) -> None:
    assert shown.sentence.startswith("Experimental. ")
    assert (shown.bands["flares"] <= shown.bands["runs"]).all()
    assert shown.bands["flares"].sum() > 0
    assert band_numbers(shown)["Runs"].tolist() == band_file(shown)["runs"].tolist()


def test_never_a_percentage(shown) -> None:
    assert "%" not in f"{shown.sentence}{shown.caption}{shown.beside}"
    assert "%" not in band_numbers(shown).to_csv()


def test_it_stands_beside_the_pain_of_the_day_and_the_usual_share(shown) -> None:
    assert "the pain of the day alone" in shown.beside
    assert "that of your usual share of flares" in shown.beside


def test_a_run_counts_only_once_both_mornings_after_it_are_known() -> None:
    place = here(60)
    days = flare_days(place)
    answered = place.exposures["pain_am"].notna().to_numpy()
    for at in np.flatnonzero(np.isfinite(days.flare)):
        assert days.run_min[at] > 0
        assert answered[at + 1]
        assert answered[at + 2]


def test_pain_before_is_that_before_the_run_where_it_was_told_else_that_of_the_morning() -> None:
    place = here(60)
    days = flare_days(place)
    told = {v.day: v.pain_pre for v in place.verdicts}
    first = place.begin
    for day, pain in told.items():
        assert days.pain_before[(day - first).days] == pain
    quiet = next(at for at in range(5, 60) if first + dt.timedelta(days=at) not in told)
    morning = place.exposures["pain_am"].iloc[quiet]
    assert days.pain_before[quiet] == morning or np.isnan(morning)
