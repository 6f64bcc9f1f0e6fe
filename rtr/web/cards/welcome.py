"""First run: what this is, three steps with their cost in time, and what it is not."""

import streamlit as st

from rtr.web.cards.buttons import cta
from rtr.web.cards.layout import body, card, columns, title
from rtr.web.navigation import page
from rtr.web.runners import open_demo

STEPS = (
    ("1 of 3 · 2 minutes", "Bring your runs", "Drop the export of your watch or app. The files stay on this computer."),
    ("2 of 3 · 10 seconds", "Say if anything is new", "One question about warning signs, each day before you run."),
    ("3 of 3 · 10 seconds", "Read today's answer", "A word, the reasons behind it, and what would change it."),
)
BEFORE = (
    "This is a diary that compares your runs with each other. It is not a medical device, and it does not diagnose.",
    (
        "Get a diagnosis first. After surgery, with a bone stress injury, in pregnancy or soon after birth, "
        "and under 18, the plan comes from a clinician; here you can keep the record."
    ),
    (
        "**Chest pain, fainting, sudden weakness, or one calf swollen and warm: this is not the place for it. "
        "Call your emergency number.**"
    ),
    "Most limits are consensus or convention. Each one names its evidence on the Methods page.",
    "Your data stay in one file on this computer. Nothing is sent anywhere.",
)
READ = "rtr_read_before_start"
START = "start_own"


def welcome() -> None:
    """The whole first page; the demo is one click, one's own start asks to read first."""
    with body():
        title(
            "Come back to running, one settled run at a time",
            "Bring your runs. rtr shows how each one compares with those before, and says what it can about today.",
        )
        _start()
        for column, (cost, step, text) in zip(columns(len(STEPS)), STEPS, strict=True):
            with column.container(border=True, height="stretch"):
                st.caption(cost)
                st.markdown(f"**{step}**")
                st.markdown(text)
        with card("Before you start"):
            st.markdown("\n".join(f"- {line}" for line in BEFORE))
            st.checkbox("I have read this", key=READ)


def _start() -> None:
    with st.container(horizontal=True):
        is_asked = cta("Import my runs", key=START, icon=":material/arrow_forward:")
        st.button("Look around with demo data", key="open_demo", icon=":material/science:", on_click=open_demo)
    if is_asked and st.session_state.get(READ):
        st.switch_page(page("imports"))
    if is_asked:
        st.markdown("Read **Before you start** below and tick it, then import.")
