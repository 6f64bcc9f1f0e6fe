"""Plan without a browser: accept, take back, decline, move, change; ladder, tests, own ladders; what if; states."""

import dataclasses
import datetime as dt
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from rtr import actions
from rtr.advice.ladder import LADDER
from rtr.advice.ladder.own import lines_of, text_of
from rtr.model import CheckIn, Runner
from rtr.plan import Answered
from rtr.store import Store
from rtr.views.plan_block import suggested_view
from rtr.views.plan_situation import situation
from rtr.web.cards import plan
from tests.app.diaries import DIARIES, TODAY, whole_demo
from tests.app.screen import words

AT = dt.datetime(2026, 5, 6, 7, tzinfo=dt.UTC)


@pytest.fixture
def demo(store: Store) -> Runner:
    return whole_demo(store)


def blocks(store: Store, runner: Runner) -> list[Answered]:
    return [one.answered for one in store.diary(runner.id).blocks]


def tab(open_app: Callable[..., AppTest], name: str) -> AppTest:
    app = open_app("plan")
    app.session_state[plan.TAB] = name
    return app.run()


def test_a_block_is_suggested_with_its_days_and_reasons(demo: Runner, open_app: Callable[..., AppTest]) -> None:
    app = open_app("plan")
    assert not app.exception
    told = words(app)
    assert "You are in phase 2 on step " in told
    assert "Suggested for 6 May to 17 May" in told or "Suggested for 6 to 17 May" in told
    assert "Why this block" in told
    assert "Nothing changes until you decide." in told


def test_accepting_and_taking_it_back(demo: Runner, store: Store, open_app: Callable[..., AppTest]) -> None:
    app = open_app("plan").button(key="accept_block").click().run()
    assert not app.exception
    assert blocks(store, demo) == [Answered.ACCEPTED]
    assert "Accepted by Demo runner" in words(app)
    app.button(key="undo_block").click().run()
    assert blocks(store, demo) == [Answered.OPEN]
    assert app.button(key="accept_block")


@pytest.mark.parametrize("weeks", [1, 2, 3, 4])
def test_one_to_four_weeks_are_suggested(weeks: int, demo: Runner, open_app: Callable[..., AppTest]) -> None:
    app = open_app("plan")
    app.get("segmented_control")[0].set_value(weeks).run()
    assert not app.exception
    headings = [line for line in words(app).splitlines() if line.startswith(("**This week", "**▼ Cut", "**The week"))]
    assert len(headings) == weeks


def test_declining_asks_for_a_reason(demo: Runner, open_app: Callable[..., AppTest]) -> None:
    app = open_app("plan").button(key="decline_block").click().run()
    assert "What does not fit? One tap is enough." in words(app)
    assert next(p for p in app.get("pills") if p.key == "decline_reason").options == [
        "too much", "too little", "no time", "travel or illness", "clinician said otherwise",
    ]  # fmt: skip


def test_a_declined_block_can_be_taken_back(demo: Runner, store: Store, open_app: Callable[..., AppTest]) -> None:
    block = suggested_view(situation(store.diary(demo.id), TODAY, AT)).block
    now = dt.datetime.now(dt.UTC)
    actions.decline_block(store, demo, block, reason="no time", by="Ada", at=now)
    app = open_app("plan")
    assert "You declined a block" in words(app)
    assert "no time" in words(app)
    app.button(key="undo_decline").click().run()
    assert blocks(store, demo) == [Answered.OPEN]
    assert "You declined" not in words(app)


def test_a_session_is_moved_and_checked_again(demo: Runner, store: Store, open_app: Callable[..., AppTest]) -> None:
    app = open_app("plan").button(key="accept_block").click().run()
    app.selectbox(key="move_to").set_value(TODAY + dt.timedelta(days=1))
    form = next(b for b in app.button if b.label == "Move it")
    form.click().run()
    assert not app.exception
    (block,) = store.diary(demo.id).blocks
    moved = [one for one in block.sessions if one.is_moved]
    assert moved or app.error, "it is moved, or the page says why not"
    if app.error:
        assert "follow each other" in app.error[0].value


def test_a_change_is_signed(demo: Runner, store: Store, open_app: Callable[..., AppTest]) -> None:
    app = open_app("plan").button(key="accept_block").click().run()
    app.text_input(key="change_name").set_value("Jonas")
    next(b for b in app.button if b.label == "Change it").click().run()
    assert not app.exception
    (block,) = store.diary(demo.id).blocks
    (changed,) = [one for one in block.sessions if one.is_moved]
    assert changed.title == "5 × (2 min run, 2 min walk)"
    assert changed.note is not None
    assert changed.note.startswith("changed by Jonas on ")


def test_a_coach_needs_a_name(demo: Runner, store: Store, open_app: Callable[..., AppTest]) -> None:
    app = open_app("plan").button(key="accept_block").click().run()
    next(c for c in app.get("segmented_control") if c.key == "change_role").set_value("Coach")
    next(b for b in app.button if b.label == "Change it").click().run()
    assert "whose decision" in app.error[0].value
    assert not [one for one in store.diary(demo.id).blocks[0].sessions if one.is_moved]


def test_the_ladder_shows_the_present_phase_and_what_it_asks(demo: Runner, open_app: Callable[..., AppTest]) -> None:
    app = tab(open_app, plan.LADDER)
    assert not app.exception
    told = words(app)
    assert "conditions for leaving phase 2" in told
    assert "step 12" in told.lower()
    assert "rung" not in told.lower()
    assert app.get("vega_lite_chart")[0].proto.alt.startswith("Highest step of each of")


def test_the_result_of_a_test_is_kept(demo: Runner, store: Store, open_app: Callable[..., AppTest]) -> None:
    app = tab(open_app, plan.LADDER)
    app.number_input(key="test_value").set_value(25.0)
    next(b for b in app.button if b.label == "Save this test").click().run()
    assert "Choose whether it was passed, then save." in words(app)
    next(p for p in app.get("pills") if p.key == "test_passed").set_value(True)
    next(b for b in app.button if b.label == "Save this test").click().run()
    assert not app.exception
    (kept,) = store.diary(demo.id).entry_tests
    assert (kept.test, kept.is_passed) == ("walk", True)


def test_a_step_is_set_by_a_person(demo: Runner, store: Store, open_app: Callable[..., AppTest]) -> None:
    before = len(store.diary(demo.id).placements)
    app = tab(open_app, plan.LADDER)
    app.selectbox(key="step_which").set_value("R7")
    app.text_input(key="step_why").set_value("a careful week")
    next(b for b in app.button if b.label == "Set this step").click().run()
    assert not app.exception
    placed = store.diary(demo.id).placements
    assert len(placed) == before + 1
    assert (placed[-1].rung, placed[-1].by, placed[-1].reason) == ("R7", "Demo runner", "a careful week")
    assert "set step 7: a careful week" in words(app)


def test_an_own_ladder_is_checked_kept_and_used(demo: Runner, store: Store, open_app: Callable[..., AppTest]) -> None:
    actions.place_on_ladder(store, demo, "R9", by="Jonas", reason="", day=TODAY, at=AT)
    app = tab(open_app, plan.LADDER)
    text = text_of(lines_of(LADDER))
    app.text_input(key="ladder_name").set_value("Spring")
    app.text_area(key="ladder_text").set_value(text.replace("3: 5x2/2", "3: 3x4/2"))
    next(b for b in app.button if b.label == "Check and save").click().run()
    assert "Step 3 adds 12 min a week" in app.error[0].value
    app.text_area(key="ladder_text").set_value(text.replace("9: 15/1 12/1", "9: 14/1 13/1"))
    next(b for b in app.button if b.label == "Check and save").click().run()
    (kept,) = store.diary(demo.id).own_ladders
    app.button(key=f"ladder_use_{kept.id}").click().run()
    assert not app.exception
    assert "You climb “Spring”." in words(app)
    assert "14 min run, 1 min walk, then 13 min run" in words(app)


def test_what_if_answers_and_leaves_the_plan(demo: Runner, store: Store, open_app: Callable[..., AppTest]) -> None:
    app = tab(open_app, plan.WHAT_IF)
    revision = store.revision(demo.id)
    slider = app.slider(key="what_if_min")
    slider.set_value(slider.max).run()
    assert not app.exception
    assert "is above your cap of" in words(app)
    assert store.revision(demo.id) == revision


def test_a_warning_sign_pauses_the_page(demo: Runner, store: Store, open_app: Callable[..., AppTest]) -> None:
    store.answer_red_flags(demo.id, TODAY, ("RF2",), AT)
    app = open_app("plan")
    assert "This page is paused" in words(app)
    assert not app.tabs
    today = open_app()
    assert "Today's session" not in words(today)


def test_a_clinicians_plan_is_not_generated(demo: Runner, store: Store, open_app: Callable[..., AppTest]) -> None:
    store.save_intake(demo.id, dataclasses.replace(store.diary(demo.id).intake, has_heart_disease=True))
    app = open_app("plan")
    assert "Your plan comes from your clinician" in words(app)
    assert not app.tabs


@pytest.mark.parametrize("diary", ["empty", "one_day"])
def test_without_an_injury_there_is_one_way_forward(diary: str, store: Store, open_app: Callable[..., AppTest]) -> None:
    DIARIES[diary](store)
    app = open_app("plan")
    assert "A plan begins with the injury you come back from." in words(app)
    assert app.get("page_link")


def test_today_names_the_session(demo: Runner, store: Store, open_app: Callable[..., AppTest]) -> None:
    app = open_app()
    assert "Today's session" in words(app)
    charts = [chart.proto.alt for chart in app.get("vega_lite_chart")]
    assert any(alt.startswith("The session in its order") for alt in charts)


def test_ease_back_turns_the_session_into_a_walk(demo: Runner, store: Store, open_app: Callable[..., AppTest]) -> None:
    limping = CheckIn(day=TODAY, signs=("limp",), red_flags=(), recorded_at=AT)
    store.put_check_in(demo.id, limping)
    app = open_app()
    assert "A walk instead of a run." in words(app)
    assert "No running" in words(open_app("plan"))
