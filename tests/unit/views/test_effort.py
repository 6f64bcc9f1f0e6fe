"""Effort and heart rate of the last run: only what is there and can be believed."""

import dataclasses

import pytest

from rtr.diary import Diary
from rtr.measures import Histogram, Measures
from rtr.model import Runner
from rtr.profile import HrMaxFrom, Profile
from rtr.views.effort import effort_of, heart_during

TESTED = Profile(hr_max_bpm=180.0, hr_max_from=HrMaxFrom.LAB, hr_rest_bpm=60.0)


@pytest.fixture
def said(make_activity):
    """The sentence about the heart of one run; `bpm` holds (seconds, bpm) of its running."""

    def made(*bpm, profile=TESTED, measures=None, **told):
        one = make_activity(**({"walk_s": 0.0} | told))
        beats = Histogram.of([b for seconds, b in bpm for _ in range(seconds)])
        facts = {"recorded_s": beats.total_s, "running_s": beats.total_s, "hr": beats, "hr_running": beats}
        held = Measures(uid=one.uid, version=1, **(facts | (measures or {})))
        diary = Diary(runner=Runner(id=1, name="", zone="UTC"), activities=(one,), measures=(held,), profile=profile)
        return heart_during(diary, [one], one.day)

    return made


def test_the_mean_and_how_much_was_easy(said):
    assert said((900, 140), (100, 150)) == (
        "Mean heart rate while running 141; 90 % of the time at or below the cap of 142."
    )


def test_an_estimate_is_called_one(said):
    assert said((900, 140), profile=Profile(birth_year=1986, hr_rest_bpm=60)).endswith("the cap of 142, an estimate.")


def test_without_a_cap_the_mean_stands_alone(said):
    assert said((900, 140), profile=Profile()) == "Mean heart rate while running 140."


def test_a_rating_of_easy_is_believed_over_the_number(said):
    assert said((900, 160), rpe=3.0).endswith("You rated it easy: believe that over the number.")
    assert "believe" not in said((900, 160), rpe=4.0)
    assert "believe" not in said((900, 140), rpe=3.0)


def test_run_walk_is_judged_by_the_ends_of_its_bouts(said):
    late = {"hr_late": Histogram.of([150] * 60)}
    assert "always above the cap of 142 in the last half minute of the longer running parts" in said(
        (900, 140), walk_s=600.0, measures=late
    )
    assert "all of the running" in said((900, 140), walk_s=0.0, measures=late)
    assert "all of the running" in said((900, 140), walk_s=600.0), "no bout of two minutes"


def test_a_medicine_that_slows_the_heart_hides_all_of_it(said):
    assert said((900, 140), profile=dataclasses.replace(TESTED, has_rate_limiting_drug=True)) == ""


@pytest.mark.parametrize(
    ("measures", "word"), [({"locked_s": 600}, "follows the steps"), ({"recorded_s": 2000}, "more than a fifth")]
)
def test_a_heart_rate_that_is_left_out_says_why(said, measures, word):
    assert word in said((900, 140), measures=measures)


def test_nothing_is_said_where_nothing_was_recorded(said, make_activity):
    assert said() == ""
    assert said((900, 140), measures={"hr_running": Histogram(), "running_s": 0}) == ""
    run = make_activity()
    assert heart_during(Diary(runner=Runner(id=1, name="", zone="UTC"), activities=(run,)), [run], run.day) == ""


@pytest.mark.parametrize(
    ("ratings", "sentence"),
    [((), ""), ((None,), ""), ((3.0,), "You rated it 3 of 10."), ((3.0, 3.0), "You rated it 3 of 10."),
     ((4.5, 3.0), "You rated its parts 3 and 4.5 of 10."), ((None, 2.0), "You rated it 2 of 10.")],
)  # fmt: skip
def test_a_rating_is_told_as_it_was_given(make_activity, ratings, sentence):
    assert effort_of([make_activity(rpe=rating) for rating in ratings]) == sentence
