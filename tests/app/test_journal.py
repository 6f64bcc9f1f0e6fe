"""The Journal without a browser: a day from the address, by date and by search; forms; words for a bad day."""

import datetime as dt
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from rtr.model import CheckIn, Runner, SiteSymptoms
from rtr.store import Store
from rtr.web.cards.journal_choice import ADDRESS, DAY
from rtr.web.cards.journal_search import WORDS
from rtr.web.navigation import PAGES
from tests.app.diaries import DIARIES, TODAY
from tests.app.screen import markup, words

LATE = dt.datetime(2026, 5, 5, 6, tzinfo=dt.UTC)


def anna(store: Store, *said: CheckIn) -> Runner:
    runner = store.add_runner("Anna", "Europe/Berlin")
    for one in said:
        store.put_check_in(runner.id, one)
    return runner


def morning(day: int, note: str = "", **told: object) -> CheckIn:
    site = SiteSymptoms(site="achilles_left", pain_am=2)
    facts = {"day": dt.date(2026, 5, day), "sites": (site,), "note": note, "recorded_at": LATE}
    return CheckIn(**(facts | told))  # type: ignore[arg-type] # fields by name


def test_it_opens_today_and_a_date_opens_another_day(store: Store, open_app: Callable[..., AppTest]) -> None:
    anna(store, morning(3, "slept badly"))
    app = open_app("journal")
    assert "Wednesday 6 May" in words(app)
    assert ADDRESS not in app.query_params
    app.date_input(key=DAY).set_value(dt.date(2026, 5, 3)).run()
    assert "Sunday 3 May" in words(app)
    assert "slept badly" in words(app)
    assert "Written on 5 May" in words(app)
    assert app.query_params[ADDRESS] == "2026-05-03"


@pytest.mark.parametrize(
    ("asked", "shown"),
    [("2026-05-03", "Sunday 3 May"), ("2026-05-07", "Wednesday 6 May"), ("2030-01-01", "Wednesday 6 May"),
     ("soon", "Wednesday 6 May"), ("1900-01-01", "Monday 1 January 1990"), ("2024-02-29", "Thursday 29 February 2024")],
)  # fmt: skip
def test_a_day_can_be_linked_and_none_lies_ahead(
    asked: str, shown: str, store: Store, open_app: Callable[..., AppTest]
) -> None:
    anna(store, morning(3))
    app = open_app()
    app.switch_page(str(PAGES / "journal.py"))
    app.query_params["on"], app.query_params[ADDRESS] = TODAY.isoformat(), asked
    app.run()
    assert not app.exception
    assert shown in words(app)


def test_months_are_turned_by_their_names(store: Store, open_app: Callable[..., AppTest]) -> None:
    anna(store, morning(3))
    app = open_app("journal")
    app.button(key="month_before").click().run()
    assert "April 2026" in words(app)
    assert app.button(key="month_after").label == "May"
    app.button(key="month_today").click().run()
    assert app.date_input(key=DAY).value == TODAY


def test_an_open_morning_is_one_click_from_its_form(store: Store, open_app: Callable[..., AppTest]) -> None:
    anna(store, morning(3))
    app = open_app("journal").button(key="open_2026-05-04").click().run()
    assert not app.exception
    assert "Morning, Monday 4 May" in words(app)
    app.button(key="edit_close").click().run()
    assert "Morning, Monday 4 May" not in words(app)


def test_a_form_does_not_follow_to_another_day(store: Store, open_app: Callable[..., AppTest]) -> None:
    anna(store, morning(3))
    app = open_app("journal").button(key="open_2026-05-04").click().run()
    app.date_input(key=DAY).set_value(dt.date(2026, 5, 3)).run()
    assert not [header for header in app.header if header.value.startswith("Morning,")]


def test_search_finds_a_note_and_opens_its_day(store: Store, open_app: Callable[..., AppTest]) -> None:
    anna(store, morning(3, "Über die Brücke gegangen"))
    app = open_app("journal")
    app.text_input(key=WORDS).set_value("brucke").run()
    assert "1 entry found" in words(app)
    assert ":blue-background[Brücke]" in words(app)
    app.button(key="hit_0_2026-05-03").click().run()
    assert app.date_input(key=DAY).value == dt.date(2026, 5, 3)


def test_what_is_searched_for_stays_text(store: Store, open_app: Callable[..., AppTest]) -> None:
    anna(store, morning(3, "![x](http://evil.example/x.png) **calf** ] [calf"))
    app = open_app("journal")
    app.text_input(key=WORDS).set_value("calf").run()
    assert "![x](" not in markup(app)
    assert "**calf**" not in markup(app)


@pytest.mark.parametrize("diary", DIARIES)
def test_help_for_a_bad_day_is_always_there(diary: str, store: Store, open_app: Callable[..., AppTest]) -> None:
    DIARIES[diary](store)
    app = open_app("journal")
    assert [e.label for e in app.expander if e.label == "Not doing well?"]
    assert "findahelpline" in words(app)
    assert "988" in words(app)


def test_a_marked_sign_leads_to_whom_to_call(store: Store, open_app: Callable[..., AppTest]) -> None:
    runner = anna(store)
    store.answer_red_flags(runner.id, TODAY, ("RF2",), LATE)
    app = open_app("journal")
    assert not app.exception
    assert "You marked one calf swollen" in words(app)
    assert app.get("page_link")


def test_before_there_is_a_runner_it_says_what_will_be_here(store: Store, open_app: Callable[..., AppTest]) -> None:
    app = open_app("journal")
    assert not app.exception
    assert "Nothing is written down yet" in words(app)


def test_the_runner_of_another_week_sees_her_own(store: Store, open_app: Callable[..., AppTest]) -> None:
    """A form that was open for one runner is not shown to the next."""
    anna(store, morning(3))
    app = open_app("journal").button(key="open_2026-05-04").click().run()
    store.add_runner("Berta", "Europe/Berlin")
    app.session_state["rtr_shown_runner"] = max(r.id for r in store.runners())
    app.run()
    assert not app.exception
    assert "Nothing is written down yet" in words(app)
