"""A coach's page in words: what is shared says so, what is not says so, what is new comes first."""

import dataclasses
import datetime as dt
import re

import pytest

from rtr.metrics.verdicts import Settling
from rtr.model import CheckIn, SiteSymptoms, Verdict
from rtr.plan import SessionKind
from rtr.share import Comment, CommentKind, Decided, Group, Scope, ShareLink, Visited
from rtr.shared import shown
from rtr.views.coach import NO_ANSWER, about, coach_view
from rtr.views.coach_days import AHEAD_D, coach_days, missing_lines
from rtr.views.coach_news import FIRST_VISIT_D, since_of
from rtr.views.coach_roster import Need, roster_line
from tests.coached import whole_demo, with_plan

TODAY = dt.date(2026, 5, 6)
AT = dt.datetime(2026, 5, 6, 7, tzinfo=dt.UTC)
PLACE = "achilles_left"
ALL = (Group.PLAN, Group.LOAD, Group.SYMPTOMS)


def ago(days):
    return AT - dt.timedelta(days=days)


@pytest.fixture(scope="module")
def demo():
    return whole_demo(TODAY)


@pytest.fixture(scope="module")
def planned(demo):
    return with_plan(demo, TODAY, ago(1))


def link_of(groups=ALL, **more):
    facts = {"id": 1, "runner_id": 1, "recipient": "Jonas, physio", "made_at": ago(20), "shown_as": "Maja"}
    return ShareLink(**(facts | {"ends_at": AT + dt.timedelta(days=30), "groups": groups} | more))


def cut(diary, groups=ALL, **more):
    return shown(diary, TODAY, AT, Scope(groups=groups, **more), link_id=1, name="Maja")


def view(diary, groups=ALL, *, visit=6, link=None, **more):
    seen = Visited(link=link or link_of(groups), since_at=None if visit is None else ago(visit))
    return coach_view(cut(diary, groups, **more), seen)


def news(diary, groups=ALL, **more):
    return [one.text for one in view(diary, groups, **more).news]


def word(number, *, is_coach=False, days=1, **more):
    facts = {"by": "Demo runner", "text": "Hello.", "made_at": ago(days), "link_id": 1}
    return Comment(id=number, is_coach=is_coach, **(facts | more))


def with_words(diary, *words):
    return dataclasses.replace(diary, comments=words)


def test_what_is_shared_is_said_first():
    said = about(link_of(may_comment=True), dt.UTC)
    assert said.startswith("Shared with Jonas, physio, until 5 June 2026. With comments. Contains ")
    assert "without an end date. Read only." in about(link_of(ends_at=None), dt.UTC)
    assert about(link_of(since=dt.date(2026, 3, 1)), dt.UTC).endswith(" from 1 March 2026 on.")
    assert "of the left Achilles tendon only" in about(link_of(place=PLACE), dt.UTC)


def test_the_answer_with_who_and_where(planned):
    found = view(planned)
    assert found.verdict is not None
    assert found.who.startswith("Maja, left Achilles tendon, day ")
    assert " step " in found.who
    assert " of 26." in found.who


def test_without_the_plan_there_is_no_answer_and_it_says_so(planned):
    found = view(planned, (Group.LOAD, Group.SYMPTOMS))
    assert (found.verdict, found.word, found.line) == (None, "Maja", NO_ANSWER)
    assert (found.gates, found.planned, found.block_id) == ((), (), None)


def test_the_last_visit_or_fourteen_days(planned):
    assert view(planned).since.heading == "Since your last visit (30 April)"
    first = view(planned, visit=None).since
    assert first.heading == f"In the last {FIRST_VISIT_D} days"
    assert first.day == TODAY - dt.timedelta(days=14)


def test_a_visit_is_on_the_clock_of_the_runner():
    late = dt.datetime(2026, 5, 4, 22, 30, tzinfo=dt.UTC)
    assert since_of(late, TODAY, "Europe/Berlin").day == dt.date(2026, 5, 5)


def test_a_new_longest_run_and_how_it_was_taken(planned):
    found = next(one for one in view(planned).news if "longest" in one.text)
    assert found.text.startswith("New longest run: ")
    assert "Pain while running 2, next morning 2 (usual 1)." in found.text
    assert found.settling is Settling.HOLD


def test_without_symptoms_a_run_is_minutes_only(planned):
    found = next(one for one in view(planned, (Group.LOAD,)).news if "longest" in one.text)
    assert "Pain" not in found.text
    assert found.settling is None


def test_minutes_alone_are_told_in_a_sentence_of_their_own(planned):
    told = view(planned, (Group.LOAD,)).days_finding
    assert re.fullmatch(r"\d+ days with a run since \d+ \w+( \d{4})?, [\d,]+ running minutes\.", told), told


def test_a_raised_morning_and_the_last_step_back(planned):
    found = news(planned)
    assert "The morning of 5 May was 2, 1 above usual." in found
    assert any(text.startswith("No run has eased back since ") for text in found)


def test_many_raised_mornings_are_counted(planned):
    worse = tuple(
        dataclasses.replace(told, sites=(SiteSymptoms(site=PLACE, pain_am=4),)) if told.day > ago(5).date() else told
        for told in planned.check_ins
    )
    found = news(dataclasses.replace(planned, check_ins=worse))
    assert any("mornings were above usual; the highest was 4" in text for text in found)


def test_a_warning_sign_comes_first_and_hides_gates_and_plan(planned):
    marked = CheckIn(day=TODAY, red_flags=("RF1",), recorded_at=AT)
    found = view(dataclasses.replace(planned, check_ins=(*planned.check_ins, marked)))
    assert found.news[0].text == "A warning sign was marked on 6 May."
    assert found.verdict is Verdict.SEE_CLINICIAN
    assert (found.gates, found.planned, found.limits) == ((), (), ())


def test_a_suggestion_is_not_decided_yet_and_an_accepted_one_is_news(demo, planned):
    waits = next(one for one in view(demo).news if one.text.startswith("Suggested: "))
    assert waits.tag == "not decided yet"
    assert any(text.startswith("Accepted: ") for text in news(planned))
    assert not any(text.startswith("Accepted: ") for text in news(planned, visit=0.5))


def test_answers_decisions_and_questions(planned):
    asked = word(1, is_coach=True, by="Jonas", days=9, text="How was the hill?", kind=CommentKind.QUESTION)
    reply = word(2, answers=1, text="Fine.")
    proposal = word(3, is_coach=True, by="Jonas", days=9, kind=CommentKind.PROPOSAL, day=TODAY, text="",
                    decided=Decided.ACCEPTED, decided_at=ago(1))  # fmt: skip
    mine = word(4, link_id=None, days=20, kind=CommentKind.QUESTION, text="Calf raises?")
    found = view(with_words(planned, asked, proposal, mine, reply)).news
    said = {one.text: one.said for one in found}
    assert said["Answer to “How was the hill?”:"] == "Fine."
    assert "Accepted: your proposal of a change for today." in said
    assert said["Question:"] == "Calf raises?"


def test_an_answered_question_is_no_news(planned):
    mine = word(4, link_id=None, days=20, kind=CommentKind.QUESTION)
    done = word(5, is_coach=True, by="Jonas", answers=4)
    assert "Question:" not in news(with_words(planned, mine, done))


def test_four_panels_over_one_axis_that_goes_on_into_the_plan(planned):
    days = coach_days(cut(planned), 8)
    past = days[days["day"] <= "2026-05-06"]
    assert len(past) == 56
    assert len(days) - len(past) <= AHEAD_D
    assert {"pain_am", "run_min", "sleep_h", "planned_min"} <= set(days)
    assert days["planned_min"].iloc[len(past) :].notna().any()
    assert days["pain_am"].iloc[len(past) :].isna().all()


@pytest.mark.parametrize(
    ("groups", "hidden"),
    [
        ((Group.LOAD,), {"pain_am", "pain_run", "stiff_am", "sleep_h", "mood", "confidence", "rpe", "planned_min"}),
        ((Group.SYMPTOMS,), {"run_min", "walk_min", "planned_min"}),
        ((Group.PLAN,), {"pain_am", "run_min", "sleep_h"}),
        ((), {"pain_am", "run_min", "sleep_h", "planned_min"}),
    ],
)
def test_no_column_outside_of_the_scope(planned, groups, hidden):
    """What a chart gets can be read in the browser."""
    shown_ = cut(planned, groups)
    days = coach_days(shown_, 8)
    assert not hidden & set(days)
    lines = missing_lines(shown_, days)
    assert any(line.endswith(": not shared.") for line in lines)


def test_what_nobody_wrote_down_is_told_apart_from_what_is_not_shared(planned):
    bare = cut(dataclasses.replace(planned, check_ins=(), responses=(), activities=(), blocks=()))
    assert "Pain and stiffness: nothing written down in this time." in missing_lines(bare, coach_days(bare, 8))


def test_an_empty_diary_has_a_page(make_diary):
    found = view(make_diary(), visit=None)
    assert found.weeks is None
    assert [one.text for one in found.news] == ["No new run."]


def test_changes_are_proposed_for_days_to_come_of_an_accepted_plan(demo, planned):
    found = view(planned)
    assert found.block_id == 5
    assert [one.day for one in found.planned] == sorted({one.day for one in found.planned})
    assert all(one.day >= TODAY for one in found.planned)
    assert {SessionKind.RUN_WALK, SessionKind.RUN} & {one.kind for one in found.planned}
    assert view(demo).planned == ()


def line(diary, groups=ALL, visit=6):
    return roster_line(cut(diary, groups), 7, None if visit is None else ago(visit))


def test_one_line_of_the_list(planned):
    found = line(planned)
    assert (found.link_id, found.name) == (7, "Maja")
    assert found.facts.startswith("last run 27 min on 4 May, ")
    assert found.facts.endswith("pain 2 on 5 May")


def test_who_needs_a_look_first(planned, make_diary):
    quiet = dataclasses.replace(
        planned, check_ins=tuple(c for c in planned.check_ins if c.day < TODAY - dt.timedelta(20))
    )
    marked = CheckIn(day=TODAY, red_flags=("RF1",), recorded_at=AT)
    stopped = dataclasses.replace(planned, check_ins=(*planned.check_ins, marked))
    mine = word(4, link_id=None, kind=CommentKind.QUESTION)
    wrote = with_words(quiet, word(1, is_coach=True, by="Jonas", days=9), word(2, answers=1))
    found = [line(one).need for one in (stopped, with_words(planned, mine), planned, make_diary(), wrote, quiet)]
    assert found == [Need.STOP, Need.ASKED, Need.RAISED, Need.STALE, Need.NEW, Need.NOTHING]
    assert found == sorted(found)


def test_a_proposal_that_waits_asks_for_a_look(planned):
    waits = word(3, is_coach=True, by="Jonas", kind=CommentKind.PROPOSAL, day=TODAY)
    assert line(with_words(planned, waits)).need is Need.ASKED
    past = dataclasses.replace(waits, day=TODAY - dt.timedelta(days=1))
    assert line(with_words(planned, past)).need is Need.RAISED


def test_unread_are_the_words_of_the_runner_since_the_visit(planned):
    words = (word(1, days=1), word(2, days=7), word(3, is_coach=True, by="Jonas", days=1))
    assert line(with_words(planned, *words)).unread == 1


def test_what_is_not_shared_is_not_in_the_line(planned):
    assert line(planned, (Group.PLAN,)).facts == ""
    assert line(planned, (Group.LOAD,)).need is Need.NOTHING


@pytest.mark.parametrize(
    ("groups", "heading"),
    [((Group.LOAD,), "Load"), ((Group.PLAN,), "Plan"), ((Group.LOAD, Group.PLAN), "Load, plan"),
     (ALL, "Body, load, how it felt, plan")],
)  # fmt: skip
def test_the_panels_are_named_after_what_is_there(planned, groups, heading):
    assert view(planned, groups).days_heading == heading


def test_a_week_has_its_numbers_newest_first(planned):
    weeks = view(planned, (Group.LOAD,)).weeks
    assert len(weeks.numbers) == 12
    assert list(weeks.numbers["Week from"]) == sorted(weeks.numbers["Week from"], reverse=True)
    assert weeks.numbers["Week from"].iloc[-1] == weeks.span.begin.date()
