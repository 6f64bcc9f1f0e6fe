"""Easy running in words: the talk test first, a cap with its guesses, or why there is none."""

import dataclasses
import datetime as dt

import pytest

from rtr.diary import Diary
from rtr.model import CheckIn, Runner
from rtr.profile import HrMaxFrom, Profile
from rtr.views.easy import LIMITED, NO_MAX, easy_view

DAY = dt.date(2026, 5, 6)
RUNNER = Runner(id=1, name="Anna", zone="Europe/Berlin")
TESTED = Profile(hr_max_bpm=186.0, hr_max_from=HrMaxFrom.LAB, hr_rest_bpm=50.0)


def view(profile, **told):
    return easy_view(Diary(runner=RUNNER, profile=profile, **told), DAY)


def test_the_worked_example_at_forty_with_a_resting_rate_of_sixty():
    found = view(Profile(birth_year=1986, hr_rest_bpm=60.0))
    assert found.cap == "142"
    assert (
        "79 % of your highest heart rate (142), which is lower than 70 % of your heart-rate reserve (144)"
        in found.sentence
    )
    assert found.compared["Beats per minute"].tolist() == ["108–131", "115–137", "up to 135"]


def test_a_low_resting_rate_makes_the_reserve_the_lower_limit():
    found = view(TESTED)
    assert found.cap == "145"
    assert found.sentence.startswith("It is 70 % of your heart-rate reserve (145)")


def test_the_cap_is_never_rounded_up():
    assert view(dataclasses.replace(TESTED, hr_max_bpm=184.0)).cap == "143", "143.8"


def test_zones_are_those_of_edwards_1993():
    zones = view(dataclasses.replace(TESTED, hr_max_bpm=190.0)).zones
    assert zones["Of the highest"].tolist() == ["50–60 %", "60–70 %", "70–80 %", "80–90 %", "90–100 %"]
    assert zones["Beats per minute"].tolist() == ["95–113", "114–132", "133–151", "152–170", "171 and more"]


@pytest.mark.parametrize(
    ("profile", "flags"),
    [
        (TESTED, ()),
        (Profile(birth_year=1986, hr_rest_bpm=50.0), ("highest heart rate estimated from age",)),
        (dataclasses.replace(TESTED, hr_max_from=HrMaxFrom.WATCH), ("highest heart rate not tested",)),
        (dataclasses.replace(TESTED, hr_rest_bpm=None), ("resting heart rate assumed",)),
        (Profile(birth_year=1986), ("highest heart rate estimated from age", "resting heart rate assumed")),
    ],
)
def test_every_guess_is_flagged(profile, flags):
    assert view(profile).flags == flags


def test_nights_are_counted():
    nights = tuple(CheckIn(day=DAY - dt.timedelta(days=n), resting_hr_bpm=48.0) for n in range(5))
    assert view(TESTED, check_ins=nights).resting == "Resting heart rate 48: the median of your last 5 nights."


@pytest.mark.parametrize(
    ("profile", "why"), [(Profile(), NO_MAX), (dataclasses.replace(TESTED, has_rate_limiting_drug=True), LIMITED)]
)
def test_without_a_cap_it_says_why_and_shows_no_number(profile, why):
    found = view(profile)
    assert found.why_not == why
    assert (found.cap, found.sentence, found.highest, found.resting, found.flags) == ("", "", "", "", ())
    assert found.zones.empty
    assert found.compared.empty


def test_the_words_keep_to_the_house():
    for profile in (TESTED, Profile(birth_year=1986), Profile(), Profile(has_rate_limiting_drug=True)):
        found = view(profile)
        said = " ".join((found.sentence, found.why_not, found.highest, found.resting, *found.flags)).lower()
        assert not {"!", "safe", "risk"} & {*said, *said.replace(".", " ").split()}
