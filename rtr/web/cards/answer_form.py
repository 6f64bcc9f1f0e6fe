"""What the form of a morning and the form of a run share: one line when answered, more places, the row of Save."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from rtr.advice.base import Sentence
from rtr.web import notes
from rtr.web.cards import body_sites
from rtr.web.cards.buttons import cta
from rtr.web.cards.layout import card
from rtr.web.cards.names import Names
from rtr.web.escape import escaped

SAVED = "Saved. Today's answer is up to date."
REMOVED = "Removed."
KEPT = "Nothing is kept until you save."
UNCHOSEN = "Choose a place and its side, then add it."
Then = Callable[[], None] | None
"""What the page that shows a form wants to be told when it was saved."""


def answered_line(names: Names, said: Sentence, *, key: str) -> None:
    """The whole card once it was answered, with the way back into it."""
    with card(key=key), st.container(horizontal=True, wrap=False, vertical_alignment="center"):
        st.markdown(f"**{escaped(said.lead)}** {escaped(said.rest)}", width="stretch")
        st.button("Change", key=names("change"), icon=":material/edit:", type="tertiary", on_click=_open, args=(names,))


def is_open(names: Names) -> bool:
    """Whether the form was opened although it was answered."""
    return bool(st.session_state.get(names("open")))


def another_place(label: str, names: Names) -> None:
    """A place without an open injury, for this form only."""
    with st.expander(label):
        body_sites.pick(names("another"))
        st.button("Ask about this place", key=names("add_place"), icon=":material/add:", on_click=_add, args=(names,))
        if st.session_state.pop(names("unchosen"), False):
            st.markdown(UNCHOSEN)


def added_places(names: Names, known: set[str]) -> tuple[str, ...]:
    """Places added while the form is open, without those it asks about anyway."""
    return tuple(dict.fromkeys(key for key in st.session_state.get(names("places"), ()) if key not in known))


def save_row(names: Names, label: str, save: Callable[..., None], *args: Any) -> None:
    """The filled button, and beside it what is missing or what saving means."""
    with st.container(horizontal=True, vertical_alignment="center"):
        cta(label, key=names("save"), icon=":material/check:", on_click=save, args=args)
        lacking = st.session_state.pop(names("lacking"), "")
        if lacking:
            st.markdown(f"**{escaped(lacking)}**", width="content")
        else:
            st.caption(KEPT, width="content")


def remove_row(names: Names, label: str, warning: str, remove: Callable[..., None], *args: Any) -> None:
    """Taking everything away asks for a second tap."""
    with st.popover("Remove", type="tertiary", key=names("remove")):
        st.markdown(warning)
        st.button(label, key=names("removed"), on_click=remove, args=args)


def lacks(names: Names, lacking: str) -> None:
    """Say it beside Save on the next run; what was tapped stays on the screen."""
    st.session_state[names("lacking")] = lacking


def close(names: Names, said: str, then: Then) -> None:
    """The form is done with: forget its places, confirm, and tell the page."""
    st.session_state.pop(names("open"), None)
    st.session_state.pop(names("places"), None)
    notes.later(said)
    if then is not None:
        then()


def _open(names: Names) -> None:
    st.session_state[names("open")] = True


def _add(names: Names) -> None:
    """Callback: ask about the chosen place, too."""
    place = body_sites.picked(names("another"))
    if place is None:
        st.session_state[names("unchosen")] = True
    else:
        st.session_state[names("places")] = (*st.session_state.get(names("places"), ()), place)
