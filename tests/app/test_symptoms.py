"""Symptoms in the app: what is on the page at each stage, what the address keeps, and what a Stop leaves."""

import dataclasses
import datetime as dt
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from rtr.diary import Diary
from rtr.importers.base import Recording
from rtr.model import SiteSymptoms
from rtr.store import Store
from tests.app.screen import words
from tests.symptom_diaries import LAST, kept

AT = dt.datetime.combine(LAST, dt.time(7, 30), dt.UTC)
LINE, SETTLED, QUESTION = "Minutes and pain on one time line", "Up to which length runs settled", "Does what you do"
LATER, LIST = "Does a longer run show up later?", "All questions, held to one limit"
NEXT = "What these mornings can tell"
MORNINGS, FLARES = "Mornings after short and longer runs", "Flares of the next 48 hours"


def put(store: Store, diary: Diary) -> None:
    runner = store.add_runner("Ada", "Europe/Berlin")
    store.add_batch(
        runner.id, [Recording(activity=a) for a in diary.activities], [], at=AT, check_ins=diary.check_ins,
        responses=diary.responses, injuries=diary.injuries,
    )  # fmt: skip


def headings(app: AppTest) -> list[str]:
    return [header.value for header in app.header]


def has(app: AppTest, heading: str) -> bool:
    return any(found.startswith(heading) for found in headings(app))


@pytest.mark.parametrize(
    ("days", "there", "not_there"),
    [
        (9, (LINE, SETTLED, NEXT), (MORNINGS, QUESTION, LATER, LIST)),
        (17, (LINE, SETTLED, NEXT, MORNINGS), (QUESTION, LATER, LIST)),
        (75, (LINE, SETTLED, QUESTION, LATER, NEXT), (MORNINGS, LIST)),
        (130, (LINE, SETTLED, QUESTION, LATER, LIST), (MORNINGS, NEXT)),
    ],
)
def test_each_stage_shows_what_it_can_carry(
    days: int, there: tuple[str, ...], not_there: tuple[str, ...], store: Store, open_app: Callable[..., AppTest]
) -> None:
    put(store, kept(days))
    app = open_app("symptoms")
    assert not app.exception
    assert not [heading for heading in there if not has(app, heading)]
    assert not [heading for heading in not_there if has(app, heading)]
    assert not has(app, FLARES)
    assert "forecast" not in words(app).replace("not a forecast", "")


def test_the_model_is_for_experts_and_once_there_is_enough(store: Store, open_app: Callable[..., AppTest]) -> None:
    put(store, kept(365, effect=0.35, seed=5))
    app = open_app("symptoms")
    assert not has(app, FLARES)
    app.toggle(key="expert").set_value(True).run()
    assert not app.exception
    assert has(app, FLARES)


def test_an_expert_with_a_young_diary_sees_nothing_of_it(store: Store, open_app: Callable[..., AppTest]) -> None:
    put(store, kept(75))
    app = open_app("symptoms")
    app.toggle(key="expert").set_value(True).run()
    assert not has(app, FLARES)


def test_a_stop_leaves_the_time_line_only(store: Store, open_app: Callable[..., AppTest]) -> None:
    diary = kept(130)
    marked = dataclasses.replace(diary.check_ins[-1], red_flags=("RF2",))
    put(store, dataclasses.replace(diary, check_ins=(*diary.check_ins[:-1], marked)))
    app = open_app("symptoms")
    assert headings(app) == [LINE]
    assert "A warning sign stands." in words(app)
    assert not [toggle for toggle in app.toggle if toggle.key == "expert"]


def test_one_place_needs_no_choice_several_do(store: Store, open_app: Callable[..., AppTest]) -> None:
    diary = kept(40)
    put(store, diary)
    assert not [box for box in open_app("symptoms").selectbox if box.key == "place"]


def test_the_place_of_the_choice_is_the_place_of_the_page(store: Store, open_app: Callable[..., AppTest]) -> None:
    diary = kept(40)
    also = tuple(
        dataclasses.replace(c, sites=(*c.sites, SiteSymptoms(site="calf_right", pain_am=2))) for c in diary.check_ins
    )
    put(store, dataclasses.replace(diary, check_ins=also))
    app = open_app("symptoms")
    assert "Left Achilles tendon: morning pain" in words(app)
    app.selectbox(key="place").set_value("calf_right").run()
    assert not app.exception
    assert "Right calf: morning pain was 2 on" in words(app)


@pytest.mark.parametrize("asked", ["calf_right", "elbow", "<script>", ""])
def test_a_place_in_the_address_is_shown_if_the_diary_has_it(
    asked: str, store: Store, open_app: Callable[..., AppTest]
) -> None:
    put(store, kept(40))
    app = open_app("symptoms")
    app.query_params["place"] = asked
    app.run()
    assert not app.exception
    assert "Left Achilles tendon: morning pain" in words(app)


def test_a_longer_period_is_drawn_in_weeks(store: Store, open_app: Callable[..., AppTest]) -> None:
    put(store, kept(400))
    app = open_app("symptoms")
    assert "A thin line joins each run" in words(app)
    app.segmented_control(key="span").set_value("all").run()
    assert not app.exception
    assert "One diamond per week" in words(app)


def test_a_second_look_is_said_to_be_one_and_points_to_the_table(
    store: Store, open_app: Callable[..., AppTest]
) -> None:
    put(store, kept(130))
    app = open_app("symptoms")
    assert "look number" not in words(app)
    app.selectbox(key="question").set_value("sleep").run()
    assert not app.exception
    assert "This is look number 2 at these days." in words(app)
    assert "The table below holds all questions to one limit" in words(app)


def test_before_the_table_a_second_look_says_when_it_comes(store: Store, open_app: Callable[..., AppTest]) -> None:
    put(store, kept(75))
    app = open_app("symptoms")
    app.selectbox(key="question").set_value("stress").run()
    assert "From 90 mornings on, a table holds all questions to one limit." in words(app)


@pytest.mark.parametrize("question", ["run-min", "session-ratio", "climb", "sleep", "run-min-stiffness"])
def test_every_question_has_its_page(question: str, store: Store, open_app: Callable[..., AppTest]) -> None:
    put(store, kept(75))
    app = open_app("symptoms")
    app.query_params["question"] = question
    app.run()
    assert not app.exception
    assert has(app, QUESTION)


def test_runs_without_check_ins_are_an_empty_page_with_a_way_on(store: Store, open_app: Callable[..., AppTest]) -> None:
    put(store, dataclasses.replace(kept(40), check_ins=(), responses=(), injuries=()))
    app = open_app("symptoms")
    assert not headings(app)
    assert "No check-ins yet." in words(app)
