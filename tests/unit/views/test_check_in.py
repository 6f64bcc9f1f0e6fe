"""The form of a morning as a value: which places it asks about, what must be answered, the line it shrinks to."""

import dataclasses
import datetime as dt

import pytest

from rtr.body import InjuryKind
from rtr.diary import Diary
from rtr.model import CheckIn, Injury, Runner, SiteSymptoms
from rtr.views.check_in import check_in_view, missing

ON = dt.date(2026, 11, 18)
DAY = dt.timedelta(days=1)
AT = dt.datetime(2026, 11, 18, 6, 10, tzinfo=dt.UTC)
RUNNER = Runner(id=1, name="Ada", zone="Europe/Berlin")
ACHILLES = Injury(site="achilles", side="left", kind=InjuryKind.TENDON, onset=ON - 30 * DAY)
BACK = Injury(site="back", side="none", kind=InjuryKind.UNKNOWN, onset=ON - 10 * DAY)
SITE = SiteSymptoms(site="achilles_left", pain_am=2, pain_now=1, stiff_am=3)
SAID = CheckIn(day=ON, sites=(SITE,), red_flags=(), sleep_quality=4, fatigue=3, recorded_at=AT)


def view(*injuries, day=None, said=(), told=()):
    return check_in_view(Diary(runner=RUNNER, injuries=injuries, check_ins=said, told=told), ON, day)


def test_open_injuries_are_asked_about():
    over = dataclasses.replace(BACK, until=ON - DAY)
    later = dataclasses.replace(BACK, onset=ON + DAY)
    assert [p.place for p in view(ACHILLES, over, later).places] == ["achilles_left"]
    assert [p.place for p in view(ACHILLES, dataclasses.replace(BACK, until=ON)).places] == ["achilles_left", "back"]


def test_a_past_day_asks_about_what_was_open_then():
    assert [p.place for p in view(ACHILLES, BACK, day=ON - 20 * DAY).places] == ["achilles_left"]


def test_two_episodes_at_one_place_are_asked_once():
    again = dataclasses.replace(ACHILLES, onset=ON - DAY)
    assert len(view(ACHILLES, again).places) == 1


def test_a_place_that_was_named_is_asked_about_again():
    knee = SiteSymptoms(site="knee_right", pain_am=1)
    places = view(ACHILLES, said=(CheckIn(day=ON, sites=(knee,)),)).places
    assert [(p.place, p.is_injury, p.said.pain_am) for p in places] == [
        ("achilles_left", True, None), ("knee_right", False, 1),
    ]  # fmt: skip


def test_what_a_device_knows_is_not_what_the_runner_said():
    watch = CheckIn(day=ON, sleep_h=7.1, source="garmin_hrv")
    assert view(said=(watch,), told=(watch,)).said == CheckIn(day=ON)
    assert not view(said=(watch,), told=(watch,)).is_answered


def test_the_question_about_signs_alone_is_no_check_in():
    assert not view(said=(CheckIn(day=ON, red_flags=()),)).is_answered
    assert view(said=(CheckIn(day=ON, fatigue=3),)).is_answered


def test_the_line_says_when_and_what():
    line = view(ACHILLES, said=(SAID,)).summary
    assert line.lead == "Check-in saved at 07:10."
    assert line.rest == (
        "Pain 2 at the first steps and 1 walking, stiffness 3, sleep 4 of 5, energy 3 of 5, nothing new."
    )


def test_the_line_of_several_places_names_each():
    both = dataclasses.replace(SAID, sites=(SITE, SiteSymptoms(site="back", pain_am=0)))
    assert view(said=(both,)).summary.rest.startswith("Left Achilles tendon pain 2 at the first steps")
    assert "lower back pain 0 at the first steps" in view(said=(both,)).summary.rest


def test_what_the_rules_still_miss_today_is_named():
    some = dataclasses.replace(SAID, sites=(dataclasses.replace(SITE, stiff_am=None),), fatigue=None)
    assert view(ACHILLES, said=(some,)).summary.rest.endswith("Still open: stiffness and energy.")
    assert "Still open: pain and stiffness." in view(ACHILLES, BACK, said=(SAID,)).summary.rest
    hours = dataclasses.replace(SAID, sleep_quality=None, sleep_h=7.0)
    assert "Still open" not in view(ACHILLES, said=(hours,)).summary.rest


def test_a_past_day_misses_nothing():
    past = CheckIn(day=ON - DAY, fatigue=3, recorded_at=AT)
    assert "Still open" not in view(ACHILLES, day=ON - DAY, said=(past,)).summary.rest


def test_a_late_check_in_says_so():
    late = dataclasses.replace(SAID, recorded_at=AT + 2 * DAY)
    assert view(said=(late,)).summary.lead == "Check-in written down on 20 November, 2 days later."


@pytest.mark.parametrize(("hour", "is_late"), [(22, False), (23, True)])
def test_the_runners_own_clock_decides_what_is_late(hour, is_late):
    """23:00 UTC is midnight in Berlin."""
    said = dataclasses.replace(SAID, recorded_at=AT.replace(hour=hour, minute=0))
    assert ("later" in view(said=(said,)).summary.lead) is is_late


def test_new_signs_are_named():
    said = dataclasses.replace(SAID, signs=("limp", "fever"))
    assert view(said=(said,)).summary.rest.endswith("new: a limp and fever or feeling ill.")


def test_marked_signs_are_named_and_stay():
    assert view(said=(dataclasses.replace(SAID, red_flags=("RF2",)),)).marked == (
        "You marked one calf swollen, warm or red."
    )


FULL = CheckIn(day=ON, sites=(SITE,), red_flags=())


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (FULL, ""),
        (dataclasses.replace(FULL, sites=()), "Choose a number for pain at the first steps, then save."),
        (
            dataclasses.replace(FULL, sites=(dataclasses.replace(SITE, pain_am=None),)),
            "Choose a number for pain at the first steps, then save.",
        ),
        (dataclasses.replace(FULL, red_flags=None), "Answer whether anything is new or alarming, then save."),
    ],
    ids=["enough", "no place", "no first steps", "question open"],
)
def test_what_must_be_answered_today(said, words):
    assert missing(said, view(ACHILLES)) == words


def test_with_two_injuries_the_open_one_is_named():
    assert missing(FULL, view(ACHILLES, BACK)) == (
        "Choose a number for pain at the first steps at the lower back, then save."
    )


def test_a_marked_sign_answers_the_question():
    marked = view(ACHILLES, said=(dataclasses.replace(SAID, red_flags=("RF6",)),))
    assert missing(dataclasses.replace(FULL, red_flags=None), marked) == ""


@pytest.mark.parametrize(
    ("said", "is_enough"),
    [(CheckIn(day=ON - DAY), False), (CheckIn(day=ON - DAY, mood=3), True), (CheckIn(day=ON - DAY, red_flags=()), True),
     (CheckIn(day=ON - DAY, note="x"), True)],
)  # fmt: skip
def test_a_past_day_needs_one_answer_of_any_kind(said, is_enough):
    assert (missing(said, view(ACHILLES, day=ON - DAY)) == "") is is_enough


def test_a_past_day_is_named_and_says_it_will_be_late():
    past = view(ACHILLES, day=ON - DAY)
    assert past.heading == "Check-in of Tuesday 17 November"
    assert "later" in past.hint
