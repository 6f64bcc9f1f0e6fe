"""A rung as sessions: minutes add up, easy stays easy, what is new stands in few runs."""

import datetime as dt

import pytest

from rtr.advice.ladder import LADDER, ladder_of, rung
from rtr.advice.ladder.sessions import session
from rtr.plan import Do, SessionKind

DAY = dt.date(2026, 3, 2)


def all_sessions():
    for variant in ("common", "bone", "tendon", "calf"):
        for one in ladder_of(variant):
            for number in range(max(1, len(one.runs))):
                yield one, number, session(one, number, DAY)


def test_running_minutes_are_those_of_the_rung_and_strides_come_on_top():
    for one, number, made in all_sessions():
        extra = sum(e.times * e.each_s for e in one.new_in(number) if e.kind in {"strides", "hill"})
        wanted = one.runs[number].run_min * 60 if one.runs else 0
        assert made.run_s == pytest.approx(wanted + extra), (one.name, number)


def test_every_session_begins_and_ends_with_five_minutes_of_walking():
    for one, _, made in all_sessions():
        steps = list(made.flat())
        if one.phase > 0:
            assert [(s.do, s.s) for s in (steps[0], steps[-1])] == [(Do.WALK, 300.0)] * 2


def test_easy_running_is_capped_at_an_effort_one_can_talk_at():
    for _, _, made in all_sessions():
        assert {step.rpe_max for step in made.flat() if step.do is Do.RUN} <= {4}
        assert all(step.rpe_max is not None for step in made.flat() if step.do is not Do.WALK)


def test_titles():
    assert session(rung("R3"), 0, DAY).title == "5 × (2 min run, 2 min walk)"
    assert session(rung("R4.5"), 1, DAY).title == "3 × (3 min run, 2 min walk), then 4 min run, 2 min walk"
    assert session(rung("R10"), 2, DAY).title == "30 min easy"
    assert session(rung("R14"), 0, DAY).title == "30 min easy, 4 × relaxed strides of 15 s"
    assert session(rung("R14"), 1, DAY).title == "25 min easy"
    assert session(rung("W3"), 0, DAY).title == "20 min brisk walk"


def test_goal_effort_stands_inside_the_run():
    made = session(rung("R26"), 2, DAY)
    assert made.run_s == pytest.approx(40 * 60)
    assert sum(step.s for step in made.flat() if step.do is Do.GOAL) == 1200
    assert made.kind is SessionKind.RUN


def new_of(one):
    return [[element.kind for element in one.new_in(number)] for number in range(len(one.runs))]


def test_of_several_new_things_the_hardest_has_a_run_to_itself():
    assert new_of(rung("R14")) == [["strides"], [], [], []]
    assert new_of(rung("R16")) == [["strides"], [], ["strides"], []]
    assert new_of(rung("R18")) == [["strides"], [], ["hill"], []]
    assert new_of(rung("R21.5")) == [["strides", "hill"], [], ["steady"], []]
    assert new_of(rung("R22")) == [["strides"], [], ["goal"], []]


def test_tendon_and_calf_keep_new_things_in_one_run():
    """Rulings R17."""
    for variant in ("tendon", "calf"):
        for one in ladder_of(variant):
            assert not any(new for new in new_of(one)[1:]), (variant, one.name)


def test_everything_new_stands_somewhere_and_as_often_as_it_should():
    for one in LADDER:
        told = [element.kind for number in range(len(one.runs)) for element in one.new_in(number)]
        assert sorted(told) == sorted(e.kind for e in one.elements for _ in range(e.runs))


def test_there_are_sessions_for_every_rung():
    assert {made.rung for _, _, made in all_sessions()} == {one.name for one in LADDER}
