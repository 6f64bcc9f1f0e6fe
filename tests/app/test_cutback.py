"""The card of the next cut-back week: what it shows, and what is kept when a week is marked."""

import datetime as dt

import pytest
from streamlit.testing.v1 import AppTest

from rtr.actions import fill_demo
from rtr.store import Store
from rtr.web.cards import cutback
from rtr.web.gate import OWNER

ON = dt.date(2026, 11, 18)
MARKED = dt.date(2026, 10, 26)


def script() -> None:
    from rtr.views.load_cutback import cutback_view
    from rtr.web import session
    from rtr.web.cards.cutback import cutback_card

    cutback_card(session.view(cutback_view))


@pytest.fixture
def app(store: Store) -> AppTest:
    fill_demo(store, today=ON)
    opened = AppTest.from_function(script, default_timeout=60)
    opened.user = {"uid": OWNER.uid, "role": OWNER.role}
    opened.query_params["on"] = ON.isoformat()
    return opened.run()


def words(app: AppTest) -> str:
    """All text, as a reader sees it."""
    return " ".join(element.value for element in app.markdown).replace("\\", "").replace("\u2060", "")


def said(store: Store) -> dict[dt.date, str]:
    (demo,) = store.runners()
    return {tag.week: f"{tag.kind.value} {tag.reason or ''}".strip() for tag in store.diary(demo.id).week_tags}


def test_the_finding_the_lighter_week_and_the_sum_are_shown(app: AppTest):
    assert not app.exception
    text = words(app)
    assert "The next week is due to be a cut-back week." in text
    assert "The cut-back week of 23 November holds 48 running minutes in three runs on step 5.5: 16, 16 and 16." in text
    assert "Your last loading week held 73: 24, 24 and 25 minutes." in text
    assert "The week after goes back to step 8.5, not higher." in text
    assert "Together 1.25; from 1.00 on the next week is one." in text
    assert [cell.replace("\\", "") for cell in app.table[0].value["Adds"]] == ["1.00", "0", "0", "+ 0.25", "0", "0"]


def test_a_week_is_marked_and_taken_back(app: AppTest, store: Store):
    before = said(store)
    app.selectbox(key=cutback.WEEK).select(MARKED.isoformat()).run()
    key = cutback.KIND.format(MARKED.isoformat())
    assert app.radio(key=key).value == 0
    app.radio(key=key).set_value(3).run()
    app.button(key="cutback_save").click().run()
    assert not app.exception
    assert said(store) == before | {MARKED: "interrupted illness"}
    assert "after 3 loading weeks since the lighter week of 5 October" in words(app)
    app.radio(key=key).set_value(0).run()
    app.button(key="cutback_save").click().run()
    assert said(store) == before


def test_a_week_marked_before_shows_what_was_said(app: AppTest, store: Store):
    week = next(iter(week for week, word in said(store).items() if "illness" in word))
    app.selectbox(key=cutback.WEEK).select(week.isoformat()).run()
    assert app.radio(key=cutback.KIND.format(week.isoformat())).value == 3


def test_the_rhythm_is_chosen(app: AppTest, store: Store):
    app.button_group(key=cutback.RHYTHM).set_value("2").run()
    assert not app.exception
    assert store.runners()[0].build_weeks == 2
    assert "You chose it" in words(app)


def test_an_empty_diary_has_no_weeks_to_mark(store: Store):
    store.add_runner("Me", "Europe/Berlin")
    opened = AppTest.from_function(script, default_timeout=60)
    opened.user = {"uid": OWNER.uid, "role": OWNER.role}
    opened.run()
    assert not opened.exception
    assert not opened.selectbox
