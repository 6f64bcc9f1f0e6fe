"""Settings in the app: what is typed in is kept, checked, and what follows is said at once."""

import datetime as dt
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from rtr.profile import HrMaxFrom, Profile, Sex
from rtr.store import Store
from rtr.web.navigation import MENU
from tests.app.diaries import demo, one_day
from tests.app.screen import words

Opened = Callable[..., AppTest]


def send(app: AppTest, label: str) -> AppTest:
    """Press a form's button."""
    button = next(b for b in app.button if b.label == label)
    return button.click().run()


def whose(store: Store, field: str) -> str:
    return f"{store.runners()[0].id}_{field}"


def test_the_talk_test_stands_first(store: Store, open_app: Opened) -> None:
    demo(store)
    said = words(open_app("settings"))
    assert said.index("speak in full sentences") < said.index("beats per minute")
    assert "up to 146 beats per minute" in said


def test_before_there_is_a_runner_it_says_what_will_be_here(store: Store, open_app: Opened) -> None:
    app = open_app("settings")
    assert not app.exception
    assert not app.button
    assert "year of birth" in words(app)


def test_a_year_of_birth_is_kept_and_gives_a_cap_that_is_called_an_estimate(store: Store, open_app: Opened) -> None:
    one_day(store)
    app = open_app("settings")
    assert "Your year of birth is enough" in words(app)
    app.number_input(key=whose(store, "birth_year")).set_value(1986)
    app.selectbox(key=whose(store, "sex")).set_value(Sex.FEMALE)
    app = send(app, "Save heart and age")
    assert not app.exception
    assert store.diary(1).profile == Profile(birth_year=1986, sex=Sex.FEMALE, has_rate_limiting_drug=False)
    said = words(app)
    assert "The cap for easy running is 142 beats per minute." in said
    assert "estimated from your age" in said
    assert "The cap for easy running is" not in words(app.run()), "said once"


def test_the_medicine_hides_every_number_and_says_why(store: Store, open_app: Opened) -> None:
    demo(store)
    assert "Mean heart rate while running" in words(open_app())
    app = open_app("settings")
    app.toggle(key=whose(store, "drug")).set_value(True)
    said = words(send(app, "Save heart and age"))
    assert "Heart-rate numbers are hidden on every page now." in said
    assert "every cap and zone would be wrong" in said
    assert "up to 146" not in said
    assert "Mean heart rate" not in words(open_app())


def test_one_form_leaves_the_rest_of_the_profile_alone(store: Store, open_app: Opened) -> None:
    one_day(store)
    told = Profile(birth_year=1986, hr_max_bpm=186.0, hr_max_from=HrMaxFrom.LAB, easy_m_per_s=2.5)
    store.save_profile(1, told)
    app = open_app("settings")
    app.number_input(key=whose(store, "lthr_bpm")).set_value(165)
    app = send(app, "Save thresholds and paces")
    kept = store.diary(1).profile
    assert (kept.lthr_bpm, kept.birth_year, kept.hr_max_bpm) == (165.0, 1986, 186.0)
    assert kept.easy_m_per_s == pytest.approx(2.5), "6:40 was shown and typed back"


def test_paces_go_by_the_runners_unit(store: Store, open_app: Opened) -> None:
    one_day(store)
    app = open_app("settings")
    app.text_input(key=whose(store, "Easy pace_km")).set_value("6:40")
    app = send(app, "Save thresholds and paces")
    assert store.diary(1).profile.easy_m_per_s == pytest.approx(2.5)
    app.selectbox(key=whose(store, "unit")).set_value(True)
    app = send(app, "Save name and calendar")
    assert "miles" in words(app)
    assert app.text_input(key=whose(store, "Easy pace_mile")).value == "10:44"


@pytest.mark.parametrize("typed", ["fast", "![x](http://evil.example/x.png)", "5:99"])
def test_what_is_no_pace_is_refused_as_text(store: Store, open_app: Opened, typed: str) -> None:
    one_day(store)
    app = open_app("settings")
    app.text_input(key=whose(store, "Easy pace_km")).set_value(typed[:12])
    app = send(app, "Save thresholds and paces")
    assert len(app.error) == 1
    assert "is not a pace" in words(app)
    assert "](http" not in app.error[0].value
    assert store.diary(1).profile == Profile()


def test_numbers_that_contradict_each_other_change_nothing(store: Store, open_app: Opened) -> None:
    one_day(store)
    app = open_app("settings")
    app.number_input(key=whose(store, "hr_max_bpm")).set_value(100)
    app.number_input(key=whose(store, "hr_rest_bpm")).set_value(105)
    app = send(app, "Save heart and age")
    assert "must be lower than the highest" in words(app)
    assert "Nothing was changed" in words(app)
    assert store.diary(1).profile == Profile()


def test_name_week_and_zone_are_kept(store: Store, open_app: Opened) -> None:
    one_day(store)
    app = open_app("settings")
    app.text_input(key=whose(store, "name")).set_value("Anna")
    app.selectbox(key=whose(store, "zone")).set_value("Pacific/Auckland")
    app.selectbox(key=whose(store, "week")).set_value(6)
    said = words(send(app, "Save name and calendar"))
    (runner,) = store.runners()
    assert (runner.name, runner.zone, runner.week_start) == ("Anna", "Pacific/Auckland", 6)
    assert "Weeks begin on Sunday now" in said


def test_in_a_stop_nothing_about_training_is_shown(store: Store, open_app: Opened) -> None:
    demo(store)
    store.answer_red_flags(store.runners()[0].id, dt.date(2026, 5, 6), ("RF1",), dt.datetime(2026, 5, 6, tzinfo=dt.UTC))
    app = open_app("settings")
    assert not app.exception
    assert "beats per minute" not in words(app)
    assert app.button, "what is told can still be changed"


def test_methods_is_reached_from_here_and_not_from_the_menu(store: Store, open_app: Opened) -> None:
    assert "methods" in [entry.word for entry in MENU if not entry.is_in_menu]
    demo(store)
    assert "All rules, numbers and sources" in [link.proto.label for link in open_app("settings").get("page_link")]
