"""The one question about what is new or alarming: nothing first, and a list only if there is something."""

import streamlit as st

from rtr.advice.red_flags import CHOICES, QUESTION, Choice
from rtr.views.check_in import CheckInView
from rtr.web.cards.names import Names
from rtr.web.escape import escaped

NOTHING, SOMETHING = CHOICES[0].label, "Something is new"
SIGNS = CHOICES[1:]
PICK = "Tick what is new, or choose Nothing, then save."


def question(view: CheckInView, names: Names) -> None:
    """Two answers to tap; the second opens the list. Signs marked before are named and stay."""
    if view.marked:
        st.markdown(f"**{escaped(view.marked)}** It stays in your diary, with who looked at it and when.")
    chosen = st.pills(
        "Anything else new or alarming?" if view.marked else QUESTION,
        (NOTHING, SOMETHING),
        default=_said_before(view),
        key=names("news"),
        wrap=True,
    )
    if chosen != SOMETHING:
        return
    with st.container(gap="xsmall", key=names("signs")):
        for number, choice in enumerate(SIGNS):
            st.checkbox(choice.label, _was_told(choice, view), key=_tick(names, number), on_change="ignore")


def answer(view: CheckInView, names: Names) -> tuple[tuple[str, ...] | None, tuple[str, ...] | None]:
    """Red flags and signs as the form says them; None where the question is open.

    Flags None leaves what was marked before as it is: "nothing" never takes a mark away.
    """
    chosen = st.session_state.get(names("news"))
    ticked = [choice for number, choice in enumerate(SIGNS) if st.session_state.get(_tick(names, number))]
    if chosen == SOMETHING:
        flags = tuple(dict.fromkeys(flag for choice in ticked for flag in choice.flags))
        signs = tuple(dict.fromkeys(sign for choice in ticked for sign in choice.signs))
        return (flags or None if view.marked else flags), signs
    if chosen == NOTHING:
        return (None if view.marked else ()), ()
    return None, view.said.signs


def untold(names: Names) -> str:
    """What is missing where something is new and nothing was ticked, else ""."""
    is_new = st.session_state.get(names("news")) == SOMETHING
    is_ticked = any(st.session_state.get(_tick(names, number)) for number in range(len(SIGNS)))
    return PICK if is_new and not is_ticked else ""


def _said_before(view: CheckInView) -> str | None:
    if view.said.signs:
        return SOMETHING
    return NOTHING if view.said.red_flags == () else None


def _was_told(choice: Choice, view: CheckInView) -> bool:
    return bool(choice.signs) and set(choice.signs) <= set(view.said.signs or ())


def _tick(names: Names, number: int) -> str:
    return names("tick", str(number))
