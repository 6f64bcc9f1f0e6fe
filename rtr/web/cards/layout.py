"""Body, card, lines of text: where things stand on every page."""

import contextlib
from collections.abc import Iterator, Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from rtr.web.escape import escaped
from rtr.web.navigation import page

BODY_PX = 1080
GLYPH_PX = 18
DISCLAIMER = (
    "rtr keeps your diary and compares your runs with each other. It is not a medical device: "
    "it does not examine you, and a person who has seen you knows more than it does."
)


@contextlib.contextmanager
def body() -> Iterator[None]:
    """The page's one column, centred and not wider than reads well."""
    with st.container(horizontal_alignment="center").container(width=BODY_PX, gap=20):
        yield


def title(word: str, lead: str) -> None:
    """The page's name and the sentence that answers its question."""
    with st.container(gap="xxsmall"):
        st.title(word, anchor=False)
        st.markdown(escaped(lead))


@contextlib.contextmanager
def card(heading: str = "", sentence: str = "", *, key: str | None = None, anchor: str | None = None) -> Iterator[None]:
    """An outline on paper: a heading, the finding in one sentence, then what the caller adds."""
    with st.container(border=True, key=key):
        if heading:
            with st.container(gap="xxsmall"):
                st.header(heading, anchor=anchor or False)
                if sentence:
                    st.markdown(escaped(sentence))
        yield


def row(glyph: str, text: str) -> None:
    """A line of markdown with a hanging glyph; `text` is markdown (escape what is not ours)."""
    with st.container(horizontal=True, wrap=False, gap=4):
        st.markdown(glyph, width=GLYPH_PX)
        st.markdown(text)


def led(sentences: str) -> str:
    """Escaped markdown whose first sentence is bold: the observation before its comparison."""
    first, dot, rest = sentences.partition(". ")
    return f"**{escaped(first + dot.strip())}** {escaped(rest)}" if rest else escaped(sentences)


def key_line(*parts: str) -> None:
    """What the marks of a chart mean, in text: it wraps on phones and is read aloud."""
    st.markdown(f":small[{' · '.join(parts)}]")


def columns(count: int) -> Sequence[DeltaGenerator]:
    """Columns that stack on phones with the distance that cards have."""
    return st.columns(count, gap=20)


def empty(lead: str, promises: Sequence[str], *, word: str, label: str) -> None:
    """A page without data: what will appear here, from how much, and one link forward."""
    with card():
        st.markdown(f"**{escaped(lead)}**")
        with st.container(gap="xsmall"):
            for promise in promises:
                row("○", escaped(promise))
        st.page_link(page(word), label=label, icon=":material/arrow_forward:")


def foot(text: str = DISCLAIMER) -> None:
    """The last line of Today."""
    st.caption(text)
