"""Every page on every diary: it comes up, it breaks nothing, and it lets nothing foreign in."""

import re
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from rtr.store import Store
from rtr.web.navigation import MENU
from tests.app.diaries import DIARIES

WORDS = [entry.word for entry in MENU]
REMOTE = re.compile(r"(?<!\\)!\[[^\]]*(?<!\\)\]\(|(?<!\\)<(?:img|script)|(?<![\w\\])https?://", re.IGNORECASE)


def texts(app: AppTest) -> list[str]:
    """Everything on the page that the browser reads as markdown."""
    kinds = ("title", "header", "subheader", "markdown", "caption", "info", "warning", "error", "success", "button")
    return [str(getattr(e, "value", "")) + str(getattr(e, "label", "")) for kind in kinds for e in app.get(kind)]


@pytest.mark.parametrize("diary", DIARIES)
@pytest.mark.parametrize("word", WORDS)
def test_every_page_bears_every_diary(word: str, diary: str, store: Store, open_app: Callable[..., AppTest]) -> None:
    DIARIES[diary](store)
    app = open_app(word)
    assert not app.exception, [e.value for e in app.exception]
    assert not app.error
    assert len(app.title) == 1, "one title, the page's name or its answer"


@pytest.mark.parametrize("word", WORDS)
def test_text_of_the_diary_stays_text(word: str, store: Store, open_app: Callable[..., AppTest]) -> None:
    """No name or note becomes an image, a link or markup."""
    DIARIES["hostile"](store)
    found = [text for text in texts(open_app(word)) if "evil" in text or "alert" in text]
    assert not [text for text in found if REMOTE.search(text)]


@pytest.mark.parametrize(("role", "said"), [("coach", "This link has ended"), ("", "Nothing to see here")])
def test_strangers_see_nothing(role: str, said: str, store: Store, open_app: Callable[..., AppTest]) -> None:
    DIARIES["one_day"](store)
    app = open_app(role=role)
    assert not app.exception
    assert [title.value for title in app.title] == [said]
    assert not [*app.subheader, *app.button, *app.sidebar.children, *app.get("vega_lite_chart")]


@pytest.mark.parametrize("on", ["2026-13-45", "yesterday", "", "0000-00-00", "<script>", "9999-12-31", "0001-01-01"])
def test_a_day_that_is_none_is_today(on: str, store: Store, open_app: Callable[..., AppTest]) -> None:
    DIARIES["one_day"](store)
    assert not open_app(on=on).exception
