"""The next cut-back week on Load, in every state: sentences, parts that add up, weeks that can be marked."""

import dataclasses
import datetime as dt
import doctest
import re

import pytest

from rtr.advice.weeks import kinds_of
from rtr.demo import demo_records
from rtr.diary import Diary
from rtr.model import Injury, Interruption, Runner, WeekTag, WeekTagKind
from rtr.views import cutback_parts
from rtr.views.load_cutback import cutback_view
from rtr.views.plan_block import suggested_view
from rtr.views.plan_situation import situation
from rtr.views.week_choices import SHOWN, TAGS, tag_of, week_choices

ON = dt.date(2026, 11, 18)
MONDAY = dt.date(2026, 11, 16)
FORBIDDEN = re.compile(
    r"\b(safe|cause[sd]?|risk|rung|spike|deload|violation|failed|healed|nan|None)\b|!", re.IGNORECASE
)


@pytest.fixture(scope="module")
def demo():
    records = demo_records(ON)
    return Diary(
        runner=Runner(id=1, name="Demo", zone=records.zone),
        activities=tuple(recording.activity for recording in records.recordings),
        check_ins=records.check_ins,
        responses=records.responses,
        injuries=records.injuries,
        week_tags=records.week_tags,
    )


def total(view):
    """What the parts add up to."""
    return sum(float(part.adds.replace("+", "")) for part in view.parts if part.is_known)


def test_the_tile_of_the_demo(demo):
    tile = cutback_view(demo, ON).tile
    assert (tile.label, tile.value, tile.detail) == ("Since a cut-back", "2 weeks", "next: 23 November")


def test_the_lighter_week_in_minutes_and_the_week_after(demo):
    view = cutback_view(demo, ON)
    assert view.content[:2] == (
        "A cut-back week is 30 % lighter: 49 running minutes instead of 73.",
        "As many runs, each shorter: 16, 16 and 17 instead of 24, 24 and 25.",
    )
    assert view.content[-1] == "The week after goes back to 73, not beyond."


@pytest.fixture(scope="module")
def planned(demo):
    """The same with the answers of the set-up, so that weeks are planned."""
    made = demo_records(ON)
    return dataclasses.replace(demo, intake=made.intake, placements=made.placements, clearances=made.clearances)


@pytest.mark.parametrize("back", range(0, 140, 7))
def test_load_and_plan_say_the_same_of_the_lighter_week(planned, back):
    """One source: the week of the plan (science §5.4), never a second sum beside it."""
    now = situation(planned, ON - dt.timedelta(days=back))
    view, shown = cutback_view(planned, now.day), suggested_view(now, 4)
    if shown is None or not any(week.is_lighter for week in shown.weeks):
        assert not any("cut-back week of" in line for line in view.content)
        return
    assert shown.sentence.startswith(view.content[0])
    if view.finding.lead == "The next week is due to be a cut-back week.":
        assert [week.is_lighter for week in shown.weeks][:2] == [False, True]


def test_the_lighter_week_of_the_plan_in_minutes(planned):
    assert cutback_view(planned, ON).content == (
        "The cut-back week of 23 November holds 48 running minutes in three runs on step 5.5: 16, 16 and 16.",
        "Your last loading week held 73: 24, 24 and 25 minutes.",
        "Nothing new in it: no longer run, no faster part, no other shoes or ground.",
        "The week after goes back to step 8.5, not higher.",
    )
    assert cutback_view(planned, dt.date(2026, 9, 30)).content[0] == (
        "This cut-back week still holds 15 running minutes in one run on step 5."
    )
    assert cutback_view(planned, dt.date(2026, 9, 9)).content[1] == "Counted as if every run until then settled."


def test_walks_have_no_lighter_week_and_no_sum(planned):
    walking = cutback_view(planned, dt.date(2026, 4, 10))
    assert walking.finding.lead == "Walks need no cut-back week."
    assert (walking.content, walking.parts, walking.tile.detail) == ((), (), "not while you walk")


def test_due_now(demo):
    view = cutback_view(demo, dt.date(2026, 9, 30))
    assert view.finding.lead == "This week is due to be a cut-back week."
    assert view.tile.detail == "next: this week"
    assert view.as_of == "As they stood when this week began, on Monday 28 September."


def test_the_week_after_a_cut_back_week_goes_back_and_not_beyond(demo):
    assert cutback_view(demo, dt.date(2026, 11, 4)).content[0] == (
        "Last week was a cut-back week: this one goes back to 64 running minutes, not beyond."
    )


def test_a_week_said_to_be_lighter(demo):
    tagged = dataclasses.replace(demo, week_tags=(WeekTag(week=MONDAY, kind=WeekTagKind.CUTBACK),))
    view = cutback_view(tagged, ON)
    assert view.tile.detail == "this week, as you said"
    missed = WeekTag(week=MONDAY, kind=WeekTagKind.INTERRUPTED, reason=Interruption.TRAVEL)
    assert cutback_view(dataclasses.replace(demo, week_tags=(missed,)), ON).tile.detail == "this week does not count"


def test_what_is_not_known_is_said_and_could_add(demo):
    blind = dataclasses.replace(demo, check_ins=(), responses=())
    view = cutback_view(blind, ON)
    assert {part.name: part.adds for part in view.parts if not part.is_known} == {
        "Pain while running": "not known",
        "How you sleep and feel": "not known",
    }
    assert "with what is not known" in view.total
    assert "What is not known below could make it lighter still." in view.content


@pytest.mark.parametrize(
    ("runner", "injury", "said"),
    [
        ({}, {}, "Your rhythm: 3 loading weeks, then a lighter one."),
        ({"build_weeks": 4}, {}, "Your rhythm: 4 loading weeks, then a lighter one. You chose it."),
        ({}, {"kind": "bone"}, "2 loading weeks, then a lighter one. Not more, because of a bone stress injury."),
        ({"build_weeks": 4}, {"kind": "bone"}, "2 loading weeks, then a lighter one. Not more, because of a bone"),
    ],
)
def test_the_rhythm_and_why(demo, runner, injury, said):
    kind = {"site": "shin", "side": "left", "kind": "tendon", "onset": ON - dt.timedelta(days=90)}
    diary = dataclasses.replace(
        demo, runner=dataclasses.replace(demo.runner, **runner), injuries=(*demo.injuries, Injury(**(kind | injury)))
    )
    assert said in cutback_view(diary, ON).rhythm


@pytest.mark.parametrize("back", range(0, 320, 9))
def test_parts_add_up_and_words_are_plain_on_every_day(demo, back):
    view = cutback_view(demo, ON - dt.timedelta(days=back))
    text = " ".join([str(view.finding), view.total, view.as_of, view.rhythm, *view.content, view.tile.detail])
    assert not FORBIDDEN.search(text), text
    if view.parts:
        assert float(view.total.split(";")[0].removeprefix("Together ")) == pytest.approx(total(view), abs=0.011)


@pytest.mark.parametrize("diary", [Diary(runner=Runner(id=1, name="Ada", zone="UTC"))])
def test_an_empty_diary(diary):
    view = cutback_view(diary, ON)
    assert (view.tile.value, view.tile.detail) == ("–", "no full week yet")
    assert (view.parts, view.total, view.choices) == ((), "", ())
    assert view.finding.lead == "There is no run in your diary yet."


def choices_of(diary):
    return week_choices(diary, kinds_of(diary, diary.daily(ON), ON))


def test_weeks_to_mark_are_the_last_ones_newest_first(demo):
    choices = choices_of(demo)
    assert len(choices) == SHOWN
    assert [choice.week for choice in choices[:2]] == [MONDAY, MONDAY - dt.timedelta(days=7)]
    assert choices[1].label == "9 to 15 November: 73 min, 3 runs"
    assert choices[1].found == "a loading week, fairly sure"


def test_what_was_said_stands_beside_its_week_also_after_weeks_begin_elsewhere(demo):
    ill = [choice for choice in choices_of(demo) if choice.said and choice.said.reason is Interruption.ILLNESS]
    assert len(ill) == 2
    sunday = dataclasses.replace(demo, runner=dataclasses.replace(demo.runner, week_start=6))
    moved = [choice for choice in choices_of(sunday) if choice.said]
    assert [choice.week.weekday() for choice in moved] == [6] * len(demo.week_tags)


def test_every_word_of_the_runner_has_an_answer():
    for kind in WeekTagKind:
        assert any(tag.kind is kind for tag in TAGS)
    assert {tag.reason for tag in TAGS} == {None, *Interruption}
    assert tag_of(None).kind is None
    said = WeekTag(week=MONDAY, kind=WeekTagKind.INTERRUPTED, reason=Interruption.TRAVEL)
    assert tag_of(said).label == "Runs missed: travel"


def test_examples_run():
    assert doctest.testmod(cutback_parts).failed == 0
