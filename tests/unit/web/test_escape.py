"""Foreign text stays text in markdown."""

import re
import string
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rtr.web.escape import WORD_JOINER, escaped

DIRECTIONS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


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
def test_nothing_visible_is_lost(text: str) -> None:
    """White space becomes one blank; control characters and marks of direction go."""
    shown = re.sub(r"\\(.)", r"\1", escaped(text).replace(WORD_JOINER, ""))
    visible = (c for c in text if c.isspace() or (unicodedata.category(c) != "Cc" and c not in DIRECTIONS))
    assert shown == " ".join("".join(visible).split()).replace(WORD_JOINER, "")


def test_nothing_turns_the_direction_of_what_follows() -> None:
    """`gpx.exe` written backwards does not read as another file."""
    assert escaped("\u202egnp.exe\u2066\x00") == r"gnp\.exe"
