"""The set-up in the app: short steps, nothing answered beforehand, each kept at once, what follows said at once."""

import dataclasses
import datetime as dt
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from rtr.body import Side
from rtr.intake import AgeBand, Intake, Level
from rtr.model import Injury
from rtr.store import Store
from rtr.web.cards.welcome import READ
from tests.app.diaries import TODAY, demo, empty, one_day
from tests.app.screen import words

Opened = Callable[..., AppTest]
WELL = Intake(accepted_on=TODAY, age_band=AgeBand.TO_49, is_pregnant=False, has_heart_disease=False)


def key(name: str, *of: object, runner: int = 1) -> str:
    return "_".join(["set_up", str(runner), *map(str, of), name])


def tap(app: AppTest, name: str, said: object) -> AppTest:
    return app.pills(key=key(name)).set_value(said).run()


def on(app: AppTest, step: str) -> AppTest:
    return app.button(key=f"set_up_go_{step}").click().run()


def heading(app: AppTest) -> list[str]:
    return [header.value for header in app.header]


def told(store: Store) -> Intake:
    return store.diary(1).intake


def test_reading_comes_first_and_nothing_is_ticked(store: Store, open_app: Opened) -> None:
    empty(store)
    app = open_app("set_up")
    assert heading(app) == ["Before you start"]
    assert not app.checkbox(key=READ).value
    app = on(app, "read")
    assert "tick it first" in words(app)
    assert told(store) == Intake()
    app.checkbox(key=READ).check()
    app = on(app, "read")
    assert heading(app) == ["About you"]
    assert told(store).accepted_on == TODAY


def test_nothing_is_answered_beforehand(store: Store, open_app: Opened) -> None:
    empty(store)
    store.save_intake(1, Intake(accepted_on=TODAY))
    app = open_app("set_up")
    assert len(app.pills) == 5
    assert {pill.value for pill in app.pills} == {None}
    app = on(app, "health")
    assert "Still open: age, pregnancy, birth, heart, medicine" in words(app)
    assert told(store) == Intake(accepted_on=TODAY)


def test_what_follows_is_said_before_anything_is_saved(store: Store, open_app: Opened) -> None:
    empty(store)
    store.save_intake(1, Intake(accepted_on=TODAY))
    app = open_app("set_up")
    assert "no generated plan" not in words(app)
    app = tap(app, "age", AgeBand.UNDER_18)
    assert "Logging and charts, no generated plan. Your plan comes from your clinician." in words(app)
    app = tap(app, "age", AgeBand.TO_59)
    assert "no generated plan" not in words(app)
    app = tap(app, "birth", True)
    app = app.date_input(key=key("born")).set_value(TODAY - dt.timedelta(weeks=5)).run()
    assert "It is five weeks since the birth." in words(app)
    app = tap(app, "drug", True)
    assert "Numbers from heart rate are hidden" in words(app)
    assert told(store) == Intake(accepted_on=TODAY)


def test_every_step_is_kept_and_the_end_says_what_follows(store: Store, open_app: Opened) -> None:
    empty(store)
    store.save_intake(1, Intake(accepted_on=TODAY))
    app = open_app("set_up")
    for name, said in {"age": AgeBand.TO_49, "pregnant": False, "birth": False, "heart": False, "drug": False}.items():
        app = tap(app, name, said)
    app = on(app, "health")
    assert heading(app) == ["What is injured"]
    assert told(store) == WELL
    assert store.diary(1).profile.has_rate_limiting_drug is False

    app.selectbox(key=key("site", "new")).set_value("shin").run()
    app.pills(key=key("side", "new")).set_value(Side.RIGHT)
    app.date_input(key=key("onset", "new")).set_value(dt.date(2024, 2, 29))
    app = on(app, "place")
    (injury,) = store.diary(1).injuries
    assert (injury.site, injury.side, injury.kind, injury.onset) == ("shin", "right", "unknown", dt.date(2024, 2, 29))

    assert heading(app) == ["What it is"]
    kinds = app.radio(key=key("kind", 1, "shin", 3))
    assert kinds.value is None
    assert "becomes a choice once somebody has looked" in words(app)
    app = app.radio(key=key("by", 1)).set_value("doctor").run()
    app = app.radio(key=key("kind", 1, "shin", 4)).set_value("shin").run()
    assert "Pain up to 2 of 10 while running counts as settled" in words(app)
    app.pills(key=key("surgery", 1)).set_value(False)
    app.pills(key=key("cleared", 1)).set_value(False)
    app = on(app, "looked")
    assert store.diary(1).injuries[0].kind == "shin"

    app.radio(key=key("level")).set_value(Level.NEVER)
    app.number_input(key=key("week")).set_value(40)
    app = on(app, "before")
    app.text_input(key=key("goal")).set_value("run to the lake")
    app = app.pills(key=key("days")).set_value([0, 3]).run()
    assert "Two runs a week fit" in words(app)
    app = on(app, "goal")
    app = app.checkbox(key=key("sign_none")).check().run()
    app = on(app, "energy")
    assert not app.exception
    assert [title.value for title in app.title] == ["My return"]
    said = told(store)
    assert (said.level, said.usual_week_min, said.longest_before_min) == (Level.NEVER, 40.0, None)
    assert (said.goal, said.run_days, said.low_energy) == ("run to the lake", ("0", "3"), ())
    assert said.done_on == said.low_energy_on == TODAY
    assert "asked for pain and stiffness of the right shin, inner edge" in words(app)


def test_it_goes_on_where_it_was_left(store: Store, open_app: Opened) -> None:
    empty(store)
    store.save_intake(1, WELL)
    assert heading(open_app("set_up")) == ["What is injured"]
    store.save_injury(1, Injury(site="calf", side="left", kind="unknown", onset=TODAY))
    assert heading(open_app("set_up")) == ["What it is"]


def test_back_and_forth_loses_nothing(store: Store, open_app: Opened) -> None:
    empty(store)
    store.save_intake(1, WELL)
    store.save_injury(1, Injury(site="calf", side="left", kind="unknown", onset=TODAY))
    app = open_app("set_up")
    app = app.button(key="set_up_back").click().run()
    assert heading(app) == ["What is injured"]
    assert app.selectbox(key=key("site", 1)).value == "calf"
    assert app.pills(key=key("side", 1)).value == Side.LEFT
    app = on(app, "place")
    assert heading(app) == ["What it is"]


def test_without_an_injury_the_set_up_goes_on(store: Store, open_app: Opened) -> None:
    empty(store)
    store.save_intake(1, WELL)
    app = open_app("set_up").button(key="set_up_no_injury").click().run()
    assert heading(app) == ["Running before"]
    assert heading(app.button(key="set_up_back").click().run()) == ["What is injured"]


def test_questions_about_energy_may_be_skipped_and_contradict_nothing(store: Store, open_app: Opened) -> None:
    empty(store)
    store.save_intake(1, dataclasses.replace(WELL, run_days=("0",)))
    app = open_app("set_up")
    assert heading(app) == ["Energy"]
    app.checkbox(key=key("sign_low_mood")).check()
    app.checkbox(key=key("sign_none")).check()
    app = on(app, "energy")
    assert "Leave one of the two" in words(app)
    assert told(store).done_on is None
    app = app.button(key="set_up_skip_energy").click().run()
    assert [title.value for title in app.title] == ["My return"]
    assert (told(store).low_energy, told(store).low_energy_on, told(store).done_on) == (None, TODAY, TODAY)


def test_skipping_never_takes_back_a_sign_and_saying_none_is_said_aloud(store: Store, open_app: Opened) -> None:
    """Rulings R2: a raised flag is not left by silence."""
    empty(store)
    marked = dt.date(2026, 4, 1)
    before = dataclasses.replace(WELL, done_on=marked, low_energy=("low_mood",), low_energy_on=marked)
    store.save_intake(1, before)
    app = open_app("set_up").button(key="set_up_energy_due").click().run()
    app = app.button(key="set_up_skip_energy").click().run()
    assert told(store) == before
    app = app.button(key="set_up_energy_due").click().run()
    app.checkbox(key=key("sign_low_mood")).uncheck()
    app = app.checkbox(key=key("sign_none")).check().run()
    assert "Saying none now takes back the Stop" in words(app)
    assert told(store) == before


def test_the_demo_runner_is_set_up_and_a_part_can_be_changed(store: Store, open_app: Opened) -> None:
    demo(store)
    app = open_app("set_up")
    assert heading(app) == [
        "What follows from it", "Left Achilles tendon", "About you", "Running before", "Where you want to go", "Energy",
    ]  # fmt: skip
    app = app.button(key="set_up_change_goal").click().run()
    assert app.text_input(key=key("goal")).value == "An easy 10 km with Ida"
    app.text_input(key=key("goal")).set_value("Half an hour")
    app = on(app, "goal")
    assert heading(app)[0] == "What follows from it"
    assert told(store).goal == "Half an hour"
    app = app.button(key="set_up_change_health").click().run()
    app = tap(app, "pregnant", True)
    app = app.button(key="set_up_leave").click().run()
    assert told(store).is_pregnant is False


@pytest.mark.parametrize("text", ["![x](http://evil.example/x.png)", ":red[x] **bold**", "a" * 500])
def test_a_goal_stays_text(store: Store, open_app: Opened, text: str) -> None:
    demo(store)
    app = open_app("set_up").button(key="set_up_change_goal").click().run()
    app.text_input(key=key("goal")).set_value(text[:200])
    app = on(app, "goal")
    assert not app.exception
    assert told(store).goal == text[:200]
    shown = [m.value for m in app.markdown if "Goal" in m.value]
    assert len(shown) == 1
    assert "![" not in shown[0]
    assert ":red[" not in shown[0]


def links(app: AppTest) -> list[str]:
    return [link.proto.label for link in app.get("page_link")]


def test_today_invites_to_what_waits_and_leads_to_the_limits(store: Store, open_app: Opened) -> None:
    one_day(store)
    app = open_app()
    assert "Set up your return" in heading(app)
    assert {"Set up my return", "Injuries and their limits"} <= set(links(app))
    asked = dataclasses.replace(WELL, done_on=TODAY, low_energy_on=TODAY)
    store.save_intake(1, asked)
    app = open_app()
    assert "Set up your return" not in heading(app)
    assert "Set up my return" not in links(app)
    store.save_intake(1, dataclasses.replace(asked, low_energy_on=TODAY - dt.timedelta(days=30)))
    assert "Energy, once a month" in heading(open_app())


def test_odd_answers_of_an_older_diary_can_be_changed(store: Store, open_app: Opened) -> None:
    empty(store)
    odd = {"usual_week_min": -3.0, "longest_before_min": float("inf"), "run_days": ("9", "x", "2"), "goal": "x" * 900}
    store.save_intake(1, dataclasses.replace(WELL, done_on=TODAY, **odd))  # type: ignore[arg-type] # fields by name
    for part in ("before", "goal", "energy", "health"):
        app = open_app("set_up")
        app = app.button(key=f"set_up_change_{part}").click().run()
        assert not app.exception


def test_settings_lead_to_the_set_up_and_say_whether_it_is_done(store: Store, open_app: Opened) -> None:
    one_day(store)
    app = open_app("settings")
    assert "The set-up is not finished." in words(app)
    store.save_intake(1, dataclasses.replace(WELL, is_pregnant=True, done_on=TODAY))
    said = words(open_app("settings"))
    assert "No injury is open." in said
    assert "Because you are pregnant." in said


def test_a_day_of_the_future_in_the_address_is_never_kept(store: Store, open_app: Opened) -> None:
    empty(store)
    app = open_app("set_up", on="2099-01-01")
    app.checkbox(key=READ).check()
    app = on(app, "read")
    accepted = told(store).accepted_on
    assert accepted is not None
    assert accepted < dt.date(2099, 1, 1)
