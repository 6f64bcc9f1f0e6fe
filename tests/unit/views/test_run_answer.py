"""The form of a run as a value: which run Today asks about, at which places, and the line it shrinks to."""

import dataclasses
import datetime as dt

import pytest

from rtr.body import InjuryKind
from rtr.diary import Diary
from rtr.intake import Intake
from rtr.model import WHOLE_RUN, Injury, Runner, RunResponse
from rtr.views.run_answer import run_answer_view

RUNNER = Runner(id=1, name="Anna", zone="Europe/Berlin")
FIRST = dt.date(2026, 3, 2)
PLACE = "achilles_left"
ACHILLES = Injury(site="achilles", side="left", kind=InjuryKind.TENDON, onset=FIRST - dt.timedelta(days=30))

NOT_SET_UP = Intake()


def day(number):
    return FIRST + dt.timedelta(days=number)


@pytest.fixture
def view(make_activity):
    """Fills the form on day 10 for runs of these days."""

    def filled(*days, on=10, uid=None, injuries=(ACHILLES,), responses=(), intake=NOT_SET_UP):
        runs = tuple(make_activity(number) for number in days)
        told = Diary(runner=RUNNER, activities=runs, injuries=injuries, responses=tuple(responses), intake=intake)
        return run_answer_view(told, day(on), uid)

    return filled


def said(number, site=PLACE, **told):
    return RunResponse(activity_uid=f"run-{number}-0", site=site, **told)


def test_without_a_run_nothing_is_asked(view):
    assert view() is None


@pytest.mark.parametrize(("number", "is_asked"), [(7, False), (8, True), (10, True), (11, False)])
def test_runs_of_three_days_are_asked_about(view, number, is_asked):
    assert (view(number) is not None) is is_asked


def test_the_newest_without_answers_comes_first_and_the_others_are_counted(view):
    told = view(8, 9, 10)
    assert (told.uid, told.more, told.is_answered) == ("run-10-0", 2, False)
    told = view(8, 9, 10, responses=[said(10, pain_max=1)])
    assert (told.uid, told.more) == ("run-9-0", 0 + 1)


def test_once_all_are_answered_the_newest_is_shown(view):
    told = view(9, 10, responses=[said(9, pain_max=1), said(10, pain_max=2)])
    assert (told.uid, told.more, told.is_answered) == ("run-10-0", 0, True)


def test_a_row_that_says_nothing_is_no_answer(view):
    assert not view(10, responses=[said(10)]).is_answered


def test_any_run_can_be_asked_for(view):
    assert view(1, 10, uid="run-1-0").uid == "run-1-0"
    assert view(10, uid="no such run") is None


def test_the_heading_names_the_day_and_the_sentence_the_end(view):
    told = view(9)
    assert told.heading == "How was Wednesday's run?"
    assert told.sentence == "20 running minutes, ended at 06:31."


def test_places_are_those_of_injuries_open_on_the_day_of_the_run(view):
    ended = dataclasses.replace(ACHILLES, until=day(5))
    assert view(10, injuries=(ended,)).places == ()
    assert [p.place for p in view(4, on=5, injuries=(ended,)).places] == [PLACE]


def test_a_place_that_was_answered_is_asked_again(view):
    places = view(10, responses=[said(10, site="knee_left", pain_max=1)]).places
    assert [(p.place, p.said.pain_max) for p in places] == [(PLACE, None), ("knee_left", 1)]


def test_bone_is_asked_whether_it_went_at_once(view):
    assert not view(10).places[0].asks_bone
    assert view(10, injuries=(dataclasses.replace(ACHILLES, kind=InjuryKind.BONE),)).places[0].asks_bone


def test_pelvic_signs_are_asked_after_a_birth_only(view):
    assert not view(10).asks_pelvic
    assert view(10, intake=Intake(birth_on=FIRST - dt.timedelta(days=100))).asks_pelvic
    assert view(10, injuries=(dataclasses.replace(ACHILLES, kind=InjuryKind.POSTNATAL),)).asks_pelvic


def test_the_line_says_what_was_answered(view):
    there = said(10, pain_pre=1, pain_max=2, limp=True, sharp=False)
    whole = said(10, site=WHOLE_RUN, rpe=3.0, talk_test=True)
    line = view(10, responses=[there, whole]).summary
    assert line.lead == "Today's run is answered."
    assert line.rest == (
        "Left Achilles tendon: pain 1 before and 2 while running, a limp; effort 3 of 10; full sentences were possible."
    )


def test_answers_to_a_later_part_belong_to_the_session(make_activity):
    first, second = make_activity(0), make_activity(0, after=dt.timedelta(minutes=40))
    told = Diary(
        runner=RUNNER, activities=(first, second), injuries=(ACHILLES,),
        responses=(RunResponse(activity_uid=second.uid, site=PLACE, pain_max=4),),
    )  # fmt: skip
    shown = run_answer_view(told, FIRST)
    assert shown.is_answered
    assert (shown.uid, shown.places[0].said.pain_max, shown.places[0].said.activity_uid) == (first.uid, 4, first.uid)
