"""Injuries in words, and what a change of one does."""

import dataclasses
import datetime as dt

import pytest

from rtr.diary import Diary
from rtr.intake import AgeBand, Intake
from rtr.model import Injury, Runner
from rtr.views.class_words import NO_VERDICT
from rtr.views.injuries import injuries_view, notes_at, what_changes
from rtr.views.set_up_follow import NO_PLAN
from tests.conftest import DEMO_DAY

TODAY = dt.date(2026, 5, 6)
DAY = dt.timedelta(days=1)
ANNA = Runner(id=1, name="Anna", zone="Europe/Berlin")
TENDON = Injury(site="achilles", side="left", kind="tendon", onset=dt.date(2026, 3, 4), id=1)


def shown(*injuries, on=TODAY):
    return injuries_view(Diary(runner=ANNA, injuries=injuries), on)


def test_without_injuries_it_says_so():
    view = shown()
    assert view.lead.startswith("No injury is open.")
    assert (view.open, view.over) == ((), ())


def test_an_open_injury_in_words():
    told = dataclasses.replace(TENDON, diagnosis="mid-portion", diagnosed_by="doctor", cleared_by="doctor",
                               cleared_on=dt.date(2026, 4, 1))  # fmt: skip
    (episode,) = shown(told).open
    assert (episode.place, episode.key, episode.kind) == ("Left Achilles tendon", "achilles_left", "Tendon")
    assert episode.since == "since 4 March, 9 weeks"
    assert (episode.looked_by, episode.cleared, episode.cleared_by) == ("doctor", "on 1 April", "doctor")
    assert episode.no_plan == ""


@pytest.mark.parametrize(
    ("days", "said"), [(0, "since 6 May, today"), (1, "since 5 May, 1 day"), (13, "since 23 April, 13 days"),
                       (14, "since 22 April, 2 weeks"), (400, "since 1 April 2025, 57 weeks")]
)  # fmt: skip
def test_how_long_it_has_been(days, said):
    (episode,) = shown(dataclasses.replace(TENDON, onset=TODAY - days * DAY)).open
    assert episode.since == said


def test_it_counts_on_its_last_day_and_is_over_on_the_next():
    ended = dataclasses.replace(TENDON, until=TODAY)
    assert shown(ended).open
    (episode,) = shown(ended, on=TODAY + DAY).over
    assert episode.since == "4 March to 6 May"


def test_those_that_are_over_stand_newest_first_and_a_later_day_is_not_known():
    first = dataclasses.replace(TENDON, until=dt.date(2026, 3, 20))
    second = dataclasses.replace(TENDON, id=2, onset=dt.date(2026, 4, 1), until=dt.date(2026, 4, 9))
    ahead = dataclasses.replace(TENDON, id=3, onset=TODAY + DAY)
    view = shown(first, second, ahead)
    assert [episode.injury.id for episode in view.over] == [2, 1]
    assert not view.open


@pytest.mark.parametrize("changed", [{"has_surgery": True}, {"kind": "clinician"}, {"site": "talus", "kind": "bone"}])
def test_where_a_clinician_steers_the_card_says_so(changed):
    (episode,) = shown(dataclasses.replace(TENDON, **changed)).open
    assert episode.no_plan == NO_PLAN


def test_under_18_no_run_has_limits():
    young = Diary(runner=ANNA, injuries=(TENDON,), intake=Intake(age_band=AgeBand.UNDER_18))
    (episode,) = injuries_view(young, TODAY).open
    assert episode.no_plan == NO_PLAN
    assert [text for _, text in episode.limits] == [NO_VERDICT]


def test_a_change_of_words_changes_nothing_else(demo_diary):
    (injury,) = demo_diary.injuries
    assert what_changes(demo_diary, injury, dataclasses.replace(injury, diagnosis="other words"), DEMO_DAY) == ()


def test_a_change_of_side_says_what_stays_and_what_is_asked(demo_diary):
    (injury,) = demo_diary.injuries
    said = what_changes(demo_diary, injury, dataclasses.replace(injury, side="right"), DEMO_DAY)
    assert said[0] == (
        f"{notes_at(demo_diary, 'achilles_left')} for the left Achilles tendon stay there. "
        "From now on you are asked for the right Achilles tendon."
    )
    assert "add it instead" in said[1]


def test_a_change_of_class_counts_the_runs_it_answers_otherwise(demo_diary):
    (injury,) = demo_diary.injuries
    (said,) = what_changes(demo_diary, injury, dataclasses.replace(injury, kind="knee"), DEMO_DAY)
    runs, other = (int(word) for word in said.split() if word.isdigit() and len(word) < 4 and word != "31")
    assert 0 < other < runs
    same = dataclasses.replace(injury, kind="plantar")
    assert "another answer" in what_changes(demo_diary, injury, same, DEMO_DAY)[0]


def test_surgery_leaves_the_plan_to_a_clinician(demo_diary):
    (injury,) = demo_diary.injuries
    assert what_changes(demo_diary, injury, dataclasses.replace(injury, has_surgery=True), DEMO_DAY)[-1] == NO_PLAN


def test_without_runs_a_change_of_class_changes_none():
    diary = Diary(runner=ANNA, injuries=(TENDON,))
    assert what_changes(diary, TENDON, dataclasses.replace(TENDON, kind="unknown"), TODAY) == (
        "There is no run yet that it would change.",
    )


def test_what_is_noted_at_a_place_is_counted(demo_diary):
    assert "mornings and" in notes_at(demo_diary, "achilles_left")
    assert notes_at(demo_diary, "achilles_right") == ""
