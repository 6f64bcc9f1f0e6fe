"""The demo runner and one's own, kept apart: how to get into the demo, and out of it."""

import streamlit as st

from rtr import actions
from rtr.model import Runner
from rtr.web import session
from rtr.web.errors import attempt
from rtr.web.escape import escaped
from rtr.web.navigation import page

OWN_NAME = "Me"
CHOSEN = "rtr_chosen_runner"
TO_IMPORT = "rtr_to_import"
"""Set by a button's callback: the next run opens the Import page (a callback cannot)."""


def sidebar_foot() -> None:
    """Below the menu: whose diary this is, and the way into and out of the demo."""
    if st.session_state.pop(TO_IMPORT, False):
        st.switch_page(page("imports"))
    with st.sidebar:
        shown = session.current_runner()
        if shown is None:
            st.caption("No data yet")
        elif shown.is_demo:
            st.badge("Demo data", icon=":material/science:", color="gray")
            st.button("Start with my data", key="leave_demo", on_click=leave_demo, width="stretch")
        else:
            _own_foot(shown)


def _own_foot(shown: Runner) -> None:
    own, demo = session.own_runners(), session.demo_runner()
    if len(own) > 1:
        names = {r.id: escaped(r.name) for r in own}
        st.selectbox(
            "Runner",
            list(names),
            index=list(names).index(shown.id),
            format_func=names.__getitem__,
            key=CHOSEN,
            on_change=_choose,
        )
    if demo is not None:
        st.button("Look at the demo runner", key="visit_demo", on_click=open_demo, width="stretch", type="tertiary")


def _choose() -> None:
    """Callback of the select box."""
    session.show_runner(st.session_state[CHOSEN])


def own_runner() -> Runner:
    """The runner whom new data belong to: the one on screen unless that is the demo; made where there is none."""
    shown = session.current_runner()
    if shown is not None and not shown.is_demo:
        return shown
    own = session.own_runners()
    return own[0] if own else actions.ensure_runner(session.store(), OWN_NAME, session.browser_zone())


def leave_demo() -> None:
    """Callback: from the demo to one's own diary, at the page that fills it."""
    own = attempt(own_runner)
    if own is not None:
        session.show_runner(own.id)
        st.session_state[TO_IMPORT] = True


def open_demo() -> None:
    """Callback: put the demo runner on screen; invented anew, up to today, where there is none or it is old."""
    demo = attempt(actions.fill_demo, session.store(), today=session.now().date())
    if demo is not None:
        session.show_runner(demo.id)
