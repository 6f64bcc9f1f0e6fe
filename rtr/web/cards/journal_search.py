"""Search of the Journal: a field, one page of results, and the day of each a click away."""

import streamlit as st

from rtr.advice.words import day_text
from rtr.views.journal_search import LONGEST, Hit, search
from rtr.web import session
from rtr.web.cards import journal_choice
from rtr.web.cards.layout import card
from rtr.web.escape import escaped

WORDS, PAGE = "journal_words", "journal_page"
WIDTHS = (3, 2, 9)


def search_card() -> None:
    """Words of the diary found again."""
    with card("Find a note"):
        words = st.text_input(
            "Words of a note, a title or a diagnosis",
            key=WORDS,
            max_chars=LONGEST,
            placeholder="Like calf, or new shoes",
            icon=":material/search:",
            on_change=_from_the_start,
        )
        if not (words or "").strip():
            return
        found = search(session.diary(), session.today(), words or "", st.session_state.get(PAGE, 1))
        st.markdown(escaped(found.sentence))
        with st.container(gap=16):
            for number, hit in enumerate(found.hits):
                _hit(number, hit)
        if found.pages > 1:
            st.pagination(found.pages, key=PAGE)


def _from_the_start() -> None:
    """Callback: other words begin at the first page."""
    st.session_state.pop(PAGE, None)


def _hit(number: int, hit: Hit) -> None:
    day, what, text = st.columns(WIDTHS, gap=8, vertical_alignment="center")
    with day:
        name = f"{day_text(hit.day)} {hit.day.year}"
        journal_choice.opener(name, hit.day, key=f"hit_{number}_{hit.day}")
    what.markdown(f":small[{hit.what}]")
    text.markdown(f"{_spaced(hit.before)}:blue-background[{escaped(hit.match)}]{_spaced(hit.after)}")


def _spaced(text: str) -> str:
    """Escaped, with the blanks at its ends kept: they stand beside the words that were found."""
    left, right = " " * text[:1].isspace(), " " * text[-1:].isspace()
    return f"{left}{escaped(text)}{right}" if text.strip() else left
