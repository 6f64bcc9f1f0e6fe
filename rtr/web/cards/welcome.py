"""First run: what this is, three steps with their cost in time, and what it is not."""

import dataclasses

import streamlit as st

from rtr import actions
from rtr.intake import Intake
from rtr.web import runners, session
from rtr.web.cards.buttons import cta
from rtr.web.cards.layout import body, card, columns, title
from rtr.web.errors import did
from rtr.web.navigation import page

STEPS = (
    (
        "1 of 3 · 2 minutes",
        "Say what is injured",
        "Place, side, since when, and who has looked at it. This sets the limits used for pain.",
    ),
    (
        "2 of 3 · 2 minutes, or later",
        "Bring your runs",
        "Drop the export of your watch or app. The files stay on this computer.",
    ),
    (
        "3 of 3 · 20 seconds",
        "First check-in",
        "Pain, stiffness, sleep, anything new. From then on 20 seconds a day.",
    ),
)
BEFORE = (
    (
        "This is a diary for yourself, and a way to learn from it. It is not a medical device, it does not diagnose, "
        "and using it makes nobody your clinician."
    ),
    (
        "Get a diagnosis first. After surgery, with a bone stress injury, with heart disease, in pregnancy or soon "
        "after birth, and under 18, the plan comes from a clinician; here you can keep the record."
    ),
    (
        "**Chest pain, fainting, sudden weakness, or one calf swollen and warm: this is not the place for it. "
        "Call your emergency number.**"
    ),
    (
        "Most limits are consensus or convention; each one names its evidence on the Methods page. Studies of many "
        "people do not tell what will happen to you."
    ),
    "Watches and people make mistakes. Where answers are missing, advice pauses.",
    "Your data stay in one file on this computer. Nothing is sent anywhere.",
)
READ = "rtr_read_before_start"
START = "start_own"
TICK_FIRST = "Read **Before you start** and tick it first."


def welcome() -> None:
    """The whole first page; the demo is one click, one's own start asks to read first."""
    with body():
        title(
            "Come back to running, one settled run at a time",
            "You log how it felt. rtr shows how your body answered, and says what it can about today.",
        )
        _start()
        for column, (cost, step, text) in zip(columns(len(STEPS)), STEPS, strict=True):
            with column.container(border=True, height="stretch"):
                st.caption(cost)
                st.markdown(f"**{step}**")
                st.markdown(text)
        with card("Before you start"):
            before_you_start()


def before_you_start() -> None:
    """The whole disclaimer, with its tick box; nothing is ticked beforehand."""
    st.markdown("\n".join(f"- {line}" for line in BEFORE))
    st.checkbox("I have read this", key=READ)


def _start() -> None:
    with st.container(horizontal=True):
        is_asked = cta("Set up my return", key=START, icon=":material/arrow_forward:")
        st.button("Look around with demo data", key="open_demo", icon=":material/science:", on_click=runners.open_demo)
    if is_asked and not st.session_state.get(READ):
        st.markdown(TICK_FIRST)
    elif is_asked and did(_begin):
        st.switch_page(page("set_up"))


def _begin() -> Intake:
    """One's own diary, with the day on which the limits of all this were read."""
    runner, now = runners.own_runner(), session.now()
    session.show_runner(runner.id)
    told = session.store().diary(runner.id).intake
    return actions.save_intake(
        session.store(), runner, dataclasses.replace(told, accepted_on=told.accepted_on or now.date()), now
    )
