"""The Year without a browser: a day by date, another year, dates added, changed and taken out, and a stop."""

import datetime as dt
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from rtr.plan import Entry, EntryKind
from rtr.store import Store
from rtr.web.cards.year_choice import DAY, START
from tests.app.diaries import AT, BAD_TEXT, DIARIES, TODAY
from tests.app.screen import markup, words


@pytest.fixture
def demo(store: Store) -> Store:
    DIARIES["demo"](store)
    return store


def entries(store: Store) -> tuple[Entry, ...]:
    return store.diary(store.runners()[0].id).entries


def test_a_day_is_told_in_words_and_opens_in_the_journal(demo: Store, open_app: Callable[..., AppTest]) -> None:
    app = open_app("year")
    assert "2026" in [header.value for header in app.header]
    app.date_input(key=DAY).set_value(dt.date(2025, 12, 24)).run()
    assert "2025" in [header.value for header in app.header], "the year of the day is on screen"
    assert "Wed 24 December" in words(app)
    app.button(key="year_to_journal").click().run()
    assert not app.exception
    assert "Wednesday 24 December 2025" in words(app)


def test_years_are_turned_by_their_names(demo: Store, open_app: Callable[..., AppTest]) -> None:
    app = open_app("year").button(key="year_right")
    assert app.label == "2027"
    app = app.click().run()
    assert "2027 lies ahead" in words(app)
    assert app.button(key="year_left").label == "2026"
    assert "year_right" not in [button.key for button in app.button]


def test_a_date_is_added_changed_and_taken_out(demo: Store, open_app: Callable[..., AppTest]) -> None:
    app = open_app("year").button(key="entry_add").click().run()
    app.button_group(key="entry_new_kind").set_value(EntryKind.HOLIDAY)
    app.text_input(key="entry_new_title").set_value("Alps")
    app.date_input(key="entry_new_begin").set_value(dt.date(2026, 7, 1))
    app.date_input(key="entry_new_end").set_value(dt.date(2026, 7, 8))
    app = app.button(key="entry_new_save").click().run()
    assert not app.exception
    (kept,) = entries(demo)
    assert (kept.title, kept.kind, kept.begin, kept.end) == (
        "Alps", EntryKind.HOLIDAY, dt.date(2026, 7, 1), dt.date(2026, 7, 8),
    )  # fmt: skip
    assert "1 to 8 July" in words(app)
    app = app.button(key=f"entry_change_{kept.id}").click().run()
    app.text_input(key=f"entry_{kept.id}_title").set_value("Dolomites")
    app = app.button(key=f"entry_{kept.id}_save").click().run()
    assert [one.title for one in entries(demo)] == ["Dolomites"]
    app = app.button(key=f"entry_change_{kept.id}").click().run().button(key="entry_remove").click().run()
    assert not app.exception
    assert entries(demo) == ()


def test_what_cannot_be_is_said_and_not_kept(demo: Store, open_app: Callable[..., AppTest]) -> None:
    app = open_app("year").button(key="entry_add").click().run()
    app = app.button(key="entry_new_save").click().run()
    assert "Choose what it is" in words(app)
    app.button_group(key="entry_new_kind").set_value(EntryKind.RACE)
    app.date_input(key="entry_new_end").set_value(TODAY - dt.timedelta(days=1))
    app = app.button(key="entry_new_save").click().run()
    assert "The last day lies before the first" in app.error[0].value
    assert entries(demo) == ()


def test_titles_stay_text(demo: Store, open_app: Callable[..., AppTest]) -> None:
    for text in BAD_TEXT[:3]:
        demo.save_entry(demo.runners()[0].id, Entry(begin=TODAY, end=TODAY, kind=EntryKind.RACE, title=text[:120]))
    app = open_app("year")
    assert not app.exception
    assert "![x](" not in markup(app)
    assert "<script>" not in markup(app)


def test_the_frame_can_be_counted_from_another_day(demo: Store, open_app: Callable[..., AppTest]) -> None:
    app = open_app("year")
    app.date_input(key=START).set_value(dt.date(2026, 6, 3)).run()
    assert "the day you chose" in words(app)
    assert "Counted from 1 June" in words(app)


def test_a_warning_sign_pauses_the_page(demo: Store, open_app: Callable[..., AppTest]) -> None:
    demo.answer_red_flags(demo.runners()[0].id, TODAY, ("RF2",), AT)
    app = open_app("year")
    assert "paused until someone who examined you" in words(app)
    assert not app.get("vega_lite_chart")
    assert "Lighter" not in words(app)


def test_without_a_diary_dates_can_be_planned(store: Store, open_app: Callable[..., AppTest]) -> None:
    app = open_app("year")
    assert not app.get("vega_lite_chart")
    assert "not set up yet" in words(app)
    assert app.button(key="entry_add")
