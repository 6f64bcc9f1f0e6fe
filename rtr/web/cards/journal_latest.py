"""The last week as a list, with the mornings that are open; and the words for a bad day."""

import pandas as pd
import streamlit as st

from rtr.advice.red_flags import EMERGENCY_NUMBERS
from rtr.advice.words import MONTHS, WEEKDAYS
from rtr.views.journal_latest import NO_BREAK, Latest
from rtr.web.cards import journal_edit
from rtr.web.cards.layout import card
from rtr.web.escape import escaped

SUPPORT = (
    "You do not need a reason, and it does not have to be an emergency, to talk to somebody.",
    f"If you are in danger, or may hurt yourself, call your emergency number now: {EMERGENCY_NUMBERS}.",
    "Free lines to call or write to, by country, are listed at findahelpline.com.",
    "In the US and Canada you can call or text 988; in the UK and Ireland you can call 116 123.",
    "Or call one person you trust, and say that today is a bad day. Your doctor is there for this, too.",
)
NOT_READ = "Nothing you write here is read or judged by rtr, and nobody learns that you opened this."


def latest_card(latest: Latest) -> None:
    """Entries of the last week; open mornings can be added with one click, none of them has to be."""
    if latest.rows.empty and not latest.missing:
        return
    with card("Latest entries", latest.sentence):
        if latest.missing:
            with st.container(horizontal=True, gap=8):
                for day in latest.missing:
                    name = f"{WEEKDAYS[day.weekday()][:3]} {day.day} {MONTHS[day.month - 1][:3]}"
                    journal_edit.opener(name, day)
        if not latest.rows.empty:
            shown = {str(name): [_cell(str(name), text) for text in latest.rows[name]] for name in latest.rows}
            st.table(pd.DataFrame(shown), border="horizontal", hide_index=True, alt="Entries of the last week")


def _cell(column: str, text: str) -> str:
    """Words of people, escaped; a date stays on one line."""
    return escaped(text).replace(" ", NO_BREAK) if column == "Day" else escaped(text)


def support() -> None:
    """Always at the foot, whatever is written above it (rulings R5, RF12)."""
    with st.expander("Not doing well?", icon=":material/favorite:", key="support"):
        for sentence in SUPPORT:
            st.markdown(escaped(sentence))
        st.caption(NOT_READ)
