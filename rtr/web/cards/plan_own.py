"""Own ladders: the present one as text, changed, checked, kept, used again another season."""

import streamlit as st

from rtr import actions
from rtr.advice.ladder.own import NOTATION, text_of
from rtr.plan import OwnLadder
from rtr.views.plan_ladder import lines_in_use
from rtr.web import notes, runners, session
from rtr.web.cards.buttons import label
from rtr.web.cards.layout import card
from rtr.web.errors import did
from rtr.web.escape import escaped
from rtr.web.situation import here

LONGEST_NAME, LONGEST_TEXT = 80, 4000
LAWS = (
    "The names of the steps stay, so that gates keep their meaning. Checked before it is kept: a full step adds up to "
    "10 running minutes a week and a half step up to 6, no run is above the cap of the step before, and from phase 3 "
    "on a step adds minutes or something new, never both."
)


def own_card() -> None:
    """The ladders that were saved, and the form for another one."""
    kept = session.diary().own_ladders
    used = next((one.name for one in kept if one.is_used), None)
    sentence = f"You climb “{used}”." if used else "You climb the common ladder. Yours can be kept for another season."
    with card("Your own ladder", sentence, key="own_ladders"):
        for one in kept:
            _kept(one)
        with st.expander("Write your own, from the present one"):
            _form()


def _kept(one: OwnLadder) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{escaped(one.name)}**" + (" · in use" if one.is_used else ""), width="content")
        if one.is_used:
            st.button("Back to the common ladder", key=f"ladder_leave_{one.id}", on_click=_use, args=(None,))
        else:
            st.button("Use it", key=f"ladder_use_{one.id}", on_click=_use, args=(one.id,))
            st.button("Remove", key=f"ladder_remove_{one.id}", type="tertiary", on_click=_remove, args=(one.id,))


def _form() -> None:
    st.markdown(f"{LAWS} {escaped(NOTATION)}")
    with st.form("own_ladder", border=False):
        name = st.text_input("Name", key="ladder_name", max_chars=LONGEST_NAME, placeholder="Like Spring, careful")
        text = st.text_area(
            "One line per step", text_of(lines_in_use(here())), key="ladder_text", height=260,
            max_chars=LONGEST_TEXT,
        )  # fmt: skip
        is_sent = st.form_submit_button(label("Check and save"), type="primary")
    if is_sent and did(actions.save_ladder, session.store(), runners.shown_or_own(), name=name, text=text):
        notes.later("Saved. Choose Use it to climb it.")
        st.rerun()


def _use(ladder_id: int | None) -> None:
    """Callback."""
    if did(actions.use_ladder, session.store(), runners.shown_or_own(), ladder_id):
        notes.later("From now on this is your ladder.")


def _remove(ladder_id: int) -> None:
    """Callback."""
    if did(actions.remove_ladder, session.store(), runners.shown_or_own(), ladder_id):
        notes.later("Removed.")
