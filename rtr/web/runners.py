"""The demo runner and one's own, kept apart: how to get into the demo, and out of it."""

import streamlit as st

from rtr import actions
from rtr.model import Runner
from rtr.web import session, signing_out
from rtr.web.errors import attempt
from rtr.web.escape import escaped
from rtr.web.navigation import page
from rtr.web.situation import foot

OWN_NAME = "Me"
CHOSEN = "rtr_chosen_runner"
TO_PAGE = "rtr_to_page"
"""Set by a button's callback: the page the next run opens (a callback cannot)."""


def sidebar_foot() -> None:
    """Below the menu: where the return stands, whose diary this is, and the way into and out of the demo."""
    wanted = st.session_state.pop(TO_PAGE, None)
    if wanted is not None:
        st.switch_page(page(wanted))
    with st.sidebar:
        shown = session.current_runner()
        if shown is None:
            st.caption("No data yet")
        else:
            _whose(shown)
        signing_out.sign_out_button()


def _whose(shown: Runner) -> None:
    _where()
    if shown.is_demo:
        st.badge("Demo data", icon=":material/science:", color="gray")
        st.button("Start with my data", key="leave_demo", on_click=leave_demo, width="stretch")
    else:
        _own_foot(shown)


def _where() -> None:
    """What hurts and where the return stands, where there is one."""
    view = foot()
    if view is not None:
        with st.container(gap=None, key="foot"):
            st.markdown(f"**{escaped(view.places)}**")
            st.caption(view.line)


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
    if own:
        return own[0]
    mine = session.account_id()
    return actions.ensure_runner(session.store(), OWN_NAME, session.browser_zone(), account_id=mine)


def shown_or_own() -> Runner:
    """Whom an answer on screen belongs to: the runner on screen, the demo included; made where there is none."""
    return session.current_runner() or own_runner()


def leave_demo() -> None:
    """Callback: from the demo to one's own diary, at its set-up, or where that is done at the page that fills it."""
    own = attempt(own_runner)
    if own is not None:
        session.show_runner(own.id)
        is_done = session.store().diary(own.id).intake.done_on is not None
        st.session_state[TO_PAGE] = "imports" if is_done else "set_up"


def open_demo() -> None:
    """Callback: put the demo runner on screen; invented anew, up to today, where there is none or it is old."""
    mine = session.account_id()
    demo = attempt(actions.fill_demo, session.store(), today=session.now().date(), account_id=mine)
    if demo is not None:
        session.show_runner(demo.id)
