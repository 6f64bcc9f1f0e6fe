"""Foreign text stays text in markdown."""

import re
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rtr.web.escape import WORD_JOINER, escaped


@pytest.mark.parametrize(
    "text",
    ["![x](http://evil.example/y.png)", "[a](javascript:alert(1))", ":material/home:", "$x$", "# h", "| a | b |",
     "<img src=x>", "`code`", "~~x~~", "*x* _y_", "- item", "1. item", "> quote", ":red[x]", "me@evil.example"],
)  # fmt: skip
def test_markup_is_disarmed(text: str) -> None:
    assert not set(re.sub(r"\\.", "", escaped(text))) & set(string.punctuation)


def test_lines_become_one() -> None:
    assert escaped("Morning\n\n# run\t\r\n ") == "Morning \\# run"


@pytest.mark.parametrize("text", ["www.evil.example", "http://evil.example", "a@evil.example", ":streamlit:"])
def test_bare_addresses_do_not_come_alive(text: str) -> None:
    assert WORD_JOINER in escaped(text)


@given(st.text())
def test_nothing_is_lost_but_white_space(text: str) -> None:
    shown = re.sub(r"\\(.)", r"\1", escaped(text).replace(WORD_JOINER, ""))
    assert shown == " ".join(text.split()).replace(WORD_JOINER, "")
