"""Plan in words: where one stands, what comes, why nothing does; the session of the day in every answer."""

import dataclasses
import datetime as dt

import pytest

from rtr.advice import suggest
from rtr.advice.case import EasyPace
from rtr.body import Sign
from rtr.intake import AgeBand, Intake, Level
from rtr.model import CheckIn, SiteSymptoms, Verdict
from rtr.plan import Answered, Placement, SessionKind
from rtr.views.plan import LOOKED_FIRST, Shown, plan_view
from rtr.views.plan_block import accepted_view, suggested_view, why_view
from rtr.views.plan_ladder import ladder_view, lines_in_use, steps_of
from rtr.views.plan_situation import situation
from rtr.views.plan_what_if import what_if
from rtr.views.session_today import session_view
from tests.symptom_diaries import LAST, PLACE, kept

NOW = dt.datetime(2026, 5, 6, 6, tzinfo=dt.UTC)
SET_UP = Intake(
    done_on=dt.date(2026, 1, 10), accepted_on=dt.date(2026, 1, 10), age_band=AgeBand.TO_49, is_pregnant=False,
    has_heart_disease=False, level=Level.REGULAR, run_days=("0", "2", "5"), low_energy=(),
    low_energy_on=dt.date(2026, 5, 1),
)  # fmt: skip


@pytest.fixture(scope="module")
def diary():
    """Ninety days of three runs a week; a physiotherapist has set step 6; this morning is calm."""
    made = kept(90)
    first = min(c.day for c in made.check_ins)
    days = [first + dt.timedelta(days=n) for n in range((LAST - first).days + 1)]
    runs = [a for a in made.activities if a.day < LAST - dt.timedelta(days=1)]
    placed = Placement(day=LAST - dt.timedelta(days=1), rung="R6", by="Jonas (physio)", reason="calm again")
    return dataclasses.replace(
        made,
        activities=tuple(dataclasses.replace(a, run_s=1080.0) for a in runs),
        check_ins=tuple(map(calm, days)),
        responses=tuple(dataclasses.replace(r, pain_pre=1, pain_max=1, pain_end=1, pain_60=1) for r in made.responses),
        intake=SET_UP,
        placements=(placed,),
    )


def calm(day: dt.date) -> CheckIn:
    return CheckIn(
        day=day, sites=(SiteSymptoms(site=PLACE, pain_am=1, pain_now=0, stiff_am=1),), red_flags=(), signs=(),
        sleep_quality=4, fatigue=4, mood=4, stress=4, confidence=7,
        recorded_at=dt.datetime.combine(day, dt.time(5), dt.UTC),
    )  # fmt: skip


def at(diary, **changes):
    return situation(dataclasses.replace(diary, **changes), LAST, NOW)


def said_today(diary, **changes):
    today = dataclasses.replace(diary.check_ins[-1], **changes)
    return (*diary.check_ins[:-1], today)


def test_the_lead_says_where_one_stands(diary):
    view = plan_view(at(diary))
    assert view.shown is Shown.OPEN
    assert view.lead == "You are in phase 1 on step 6 of 26: 3 × (6 min run, 2 min walk), 3 times a week."


def test_no_injury_is_nothing_to_come_back_from(diary):
    now = at(diary, injuries=())
    assert plan_view(now).shown is Shown.NOTHING
    assert (ladder_view(now), what_if(now), session_view(now), suggested_view(now)) == (None,) * 4


def test_a_warning_sign_pauses_everything(diary):
    now = at(diary, check_ins=said_today(diary, red_flags=("RF2",)))
    assert plan_view(now).shown is Shown.PAUSED
    assert (session_view(now), what_if(now), suggested_view(now)) == (None,) * 3


def test_a_clinicians_plan_is_not_generated_here(diary):
    now = at(diary, intake=dataclasses.replace(SET_UP, has_heart_disease=True))
    view = plan_view(now)
    assert view.shown is Shown.STEERED
    assert view.reasons
    assert (session_view(now), suggested_view(now)) == (None, None)


def test_ease_back_says_what_is_waited_for_and_the_session_becomes_a_walk(diary):
    now = at(diary, check_ins=said_today(diary, signs=(Sign.LIMP,)))
    assert now.suggestion.verdict is Verdict.EASE_BACK
    view = plan_view(now)
    assert view.notice.startswith("No running before Friday at ")
    assert len(view.waits_for) == 3
    card = session_view(now)
    assert card.lead == "A walk instead of a run."
    assert card.session is None
    assert "while pain stays at 2 or below" in card.rest


def test_bone_walks_only_without_pain(diary):
    bone = tuple(dataclasses.replace(i, kind="bone", cleared_on=None) for i in diary.injuries)
    now = at(diary, injuries=bone, check_ins=said_today(diary, signs=(Sign.LIMP,)))
    card = session_view(now)
    assert card is None or "while it stays free of pain" in card.rest


def test_not_enough_to_say_names_what_is_missing_and_shows_no_session(diary):
    few = tuple(c for c in diary.check_ins if c.day < LAST - dt.timedelta(days=12))
    now = at(diary, check_ins=few)
    assert now.suggestion.verdict is Verdict.UNKNOWN
    view = plan_view(now)
    assert view.notice == "No block is suggested until what is missing is answered."
    assert view.waits_for
    assert suggested_view(now) is None
    assert session_view(now).lead == "No session is shown yet."


def test_the_session_of_the_day_is_drawn_in_order(diary):
    card = session_view(at(diary))
    assert card.session is not None
    assert card.session.kind is SessionKind.RUN_WALK
    assert card.lead.endswith("of them running.")
    parts = card.parts
    assert parts["begin"].iloc[0] == 0
    assert parts["begin"].tolist()[1:] == parts["end"].tolist()[:-1]
    assert (parts["gait"] != parts["gait"].shift()).all()
    running = (parts["end"] - parts["begin"])[parts["gait"] == "run"].sum()
    assert running == card.session.run_s / 60
    assert "Stop at pain above 5" in card.guard


def test_pace_without_recovery_names_the_pace_on_the_card_and_is_a_reason_of_the_plan(diary):
    now = at(diary)
    faster = EasyPace(
        recent_m_per_s=2.85, before_m_per_s=2.7, runs=3, runs_before=12, hr_change_bpm=0.0, recovery=0.5,
        recovery_before=0.6, sleep_quality=4.0, hard_after=0,
    )  # fmt: skip
    told = suggest(dataclasses.replace(now.suggestion.case, pace=faster))
    held = dataclasses.replace(now, suggestion=told)
    assert session_view(held).guard.startswith("No faster than 6:11 /km on level ground. ")
    assert "pace-recovery" in {why.rule for why in why_view(held)}
    assert "pace-recovery" not in {why.rule for why in why_view(now)}


def test_a_plan_above_the_answer_of_the_day_gives_way(diary):
    made = at(diary).suggested(1)
    longer = dataclasses.replace(session_view(at(diary)).session, rung="R8")
    steps = tuple(dataclasses.replace(s, s=3000.0) for s in longer.steps if not hasattr(s, "times"))
    block = dataclasses.replace(
        made, sessions=(dataclasses.replace(longer, steps=steps, kind=SessionKind.RUN),), answered=Answered.ACCEPTED,
        by="Ada", answered_at=NOW, id=1,
    )  # fmt: skip
    now = at(diary, blocks=(block,))
    card = session_view(now)
    assert card.session is None or card.session.run_s <= at(diary).suggestion.session.run_s


@pytest.mark.parametrize("weeks", [1, 2, 3, 4])
def test_a_block_has_whole_weeks_of_seven_days(diary, weeks):
    view = suggested_view(at(diary), weeks)
    assert len(view.weeks) == weeks
    assert all(len(week.days) == 7 for week in view.weeks)
    assert sum(day.is_today for week in view.weeks for day in week.days) == 1
    assert view.weeks[0].heading == "This week, 4 to 10 May" or view.weeks[0].is_lighter


def test_days_that_are_over_show_what_was_done(diary):
    monday = suggested_view(at(diary)).weeks[0].days[0]
    (cell,) = monday.cells
    assert cell.is_done
    assert cell.text.startswith("Run ")


def test_every_session_of_the_block_is_told_once(diary):
    view = suggested_view(at(diary), 2)
    assert len({content.title + content.note for content in view.contents}) == len(view.contents)
    assert all(content.lines for content in view.contents)


def test_an_accepted_block_says_who_and_when(diary):
    made = at(diary).suggested(2)
    block = dataclasses.replace(made, answered=Answered.ACCEPTED, by="Ada", answered_at=NOW, id=1)
    view = accepted_view(at(diary, blocks=(block,)))
    assert view.answer == "Accepted by Ada, today at 08:00."
    assert accepted_view(at(diary)) is None
    assert at(diary, blocks=(block,)).misfits(block) == ()


def test_each_reason_has_its_rule_and_its_evidence(diary):
    rules = why_view(at(diary))
    assert [rule.rule for rule in rules] == ["ladder", "cut-back-due", "last-run", "planned-session"]
    assert all(rule.grade[0] in "●○" and rule.sentence for rule in rules)
    assert not any("R6" in rule.sentence for rule in rules), "people read step 6"


def test_the_ladder_goes_on_where_the_past_ends(diary):
    view = ladder_view(at(diary))
    past, ahead = view.weeks[~view.weeks["is_planned"]], view.weeks[view.weeks["is_planned"]]
    assert past["step"].iloc[-1] == "step 6"
    assert ahead["first"].iloc[0] > past["first"].iloc[-1]
    assert view.top == (8 if view.weeks["at"].max() <= 8 else 13)
    assert view.moves[0].words == "Jonas (physio) set step 6: calm again"
    assert "step" in view.sentence


def test_gates_name_what_is_seen_in_steps_people_know(diary):
    gates = ladder_view(at(diary)).gates
    assert gates.rows[0].words == "Step 7 settled twice"
    assert {row.is_met for row in gates.rows} <= {True, False, None}
    assert [phase.state for phase in gates.phases] == ["done", "now", "later", "later", "later"]
    assert not any("R7" in row.words + row.seen for row in gates.rows)


def test_ladders_can_be_written_from_the_present_one(diary):
    now = at(diary)
    assert lines_in_use(now)[0] == ("R1", "6x1/2")
    assert "R6" in steps_of(now)
    assert "W1" in steps_of(now)


def test_the_head_of_a_failed_look_sends_to_a_person(diary):
    now = at(diary)
    stopped = dataclasses.replace(now.case.ladder, state="red")
    red = dataclasses.replace(now, case=dataclasses.replace(now.case, ladder=stopped))
    view = plan_view(red)
    assert view.notice == LOOKED_FIRST
    assert view.needs_look
