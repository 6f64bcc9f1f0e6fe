"""Methods in its parts: each comes up by its address, with what belongs into it."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from rtr.store import Store
from rtr.web.cards.methods import PARTS
from tests.app.diaries import one_day

HEADINGS = {
    "Rules": {"The six answers", "Rules", "The ladder", "What this dashboard may say", "Before you rely on it"},
    "Symptoms": {"How a run settles", "Signs that stop"},
    "Statistics": {
        "What can be said when", "The 24-hour response test", "Counts and bands", "What we found when we tried it",
    },
    "Numbers": {
        "Numbers", "Running and walking", "What studies say about the ratio", "The same names elsewhere",
        "What we found when we tried it",
    },
    "Sources": {"What can be read", "Sources"},
}  # fmt: skip


@pytest.mark.parametrize("part", PARTS)
def test_each_part_has_its_cards(part: str, store: Store, open_app: Callable[..., AppTest]) -> None:
    one_day(store)
    app = open_app("methods").button_group(key="part").set_value(part).run()
    assert not app.exception
    assert {header.value for header in app.header} == HEADINGS[part]


def test_the_first_part_is_shown_to_whom_asks_for_none(store: Store, open_app: Callable[..., AppTest]) -> None:
    one_day(store)
    assert {header.value for header in open_app("methods").header} == HEADINGS["Rules"]


@pytest.mark.parametrize("part", ["Statistics", "Numbers"])
def test_everything_tried_says_how_to_do_it_again(part: str, store: Store, open_app: Callable[..., AppTest]) -> None:
    one_day(store)
    app = open_app("methods").button_group(key="part").set_value(part).run()
    assert [caption.value for caption in app.caption if "python -m benchmarks" in caption.value]
