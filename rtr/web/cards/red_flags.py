"""The one question about warning signs: nothing first, and a list only if there is something."""

import streamlit as st

from rtr import actions
from rtr.advice.red_flags import CHOICES, QUESTION
from rtr.web import notes, session
from rtr.web.cards.buttons import cta, label
from rtr.web.cards.layout import card
from rtr.web.errors import did

WHY = "Asked each day, because some signs need a person who looks at you, whatever the minutes say."
OPEN = "rtr_flags_open"
TICK = "rtr_flag_{}"
PICK_ONE = "Tick what is new, then save. If it was nothing, choose Nothing."
SAVED = "Saved. Today's answer is up to date."
SIGNS = CHOICES[1:]


def question(answer: tuple[str, ...] | None) -> None:
    """The question while it is open; one line once it was answered with nothing."""
    if answer == () and not st.session_state.get(OPEN):
        _answered()
        return
    is_open = bool(st.session_state.get(OPEN))
    with card(QUESTION, WHY, key="red_flags"):
        with st.container(horizontal=True, vertical_alignment="center"):
            if is_open:
                st.button(CHOICES[0].label, key="flags_nothing", on_click=_save, args=((),))
            else:
                cta(CHOICES[0].label, key="flags_nothing", icon=":material/check:", on_click=_save, args=((),))
                st.button("Something is new", key="flags_something", on_click=_show, args=(True,))
        if is_open:
            _signs()


def _answered() -> None:
    with card(key="red_flags"), st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(_said(), width="stretch")
        st.button("Change", key="flags_change", icon=":material/edit:", type="tertiary", on_click=_show, args=(True,))


def _said() -> str:
    """What stands for today: nothing, or a sign that somebody has looked at since."""
    told = session.diary().check_in_of(session.today())
    if told is not None and told.red_flags:
        return "**What you marked today has been cleared.** Who looked and when is kept in your diary."
    return "**Nothing new or alarming today.** Your answer counts for this day only."


def _signs() -> None:
    """All signs to tick, saved together; nothing is ticked beforehand."""
    with st.form("flags_form", border=False):
        for number, choice in enumerate(SIGNS):
            st.checkbox(choice.label, key=TICK.format(number))
        is_sent = st.form_submit_button(label("Save what is new"), type="primary", on_click=_save_ticked)
    if is_sent:
        st.markdown(PICK_ONE)


def _show(is_open: bool) -> None:
    st.session_state[OPEN] = is_open


def _save_ticked() -> None:
    """Callback: the ids behind the ticks. Without a tick nothing is saved and the list stays."""
    ticked = [choice for number, choice in enumerate(SIGNS) if st.session_state.get(TICK.format(number))]
    flags = tuple(dict.fromkeys(flag for choice in ticked for flag in choice.flags))
    if flags:
        _save(flags)


def _save(flags: tuple[str, ...]) -> None:
    """Callback: the answer of the day on screen."""
    runner = session.current_runner()
    if runner is None:
        return
    if did(actions.answer_red_flag, session.store(), runner, session.today(), flags, session.now()):
        _show(is_open=False)
        notes.later(SAVED)
