"""What a person writes down for the ladder: results of tests, and a step that somebody set."""

import datetime as dt

import streamlit as st

from rtr import actions
from rtr.advice.ladder.gates import VALID_D
from rtr.plan import EntryTest
from rtr.views.plan_gates import GatesView
from rtr.views.plan_ladder import steps_of
from rtr.views.step_words import step_text
from rtr.web import notes, runners, session
from rtr.web.cards.answers import YES_NO
from rtr.web.cards.buttons import label
from rtr.web.cards.layout import card, columns, row
from rtr.web.cards.plan_change import ROLES, signed
from rtr.web.errors import did
from rtr.web.escape import escaped
from rtr.web.situation import here

AGREES = "agrees_to_faster"
MOST_VALUE = 1000.0
LONGEST_NAME, LONGEST_WHY = 60, 200


def by_hand_card(view: GatesView) -> None:
    """Two forms, folded away; the tests stand open while they are what the phase asks for."""
    with card("Written down by hand", "What a test showed, and what a coach or clinician decided."):
        with st.expander("The result of a test", expanded=view.number == 0):
            _tests(view)
            _test_form(view)
        with st.expander("Set the step by hand"):
            _step_form(view)


def _tests(view: GatesView) -> None:
    st.markdown(f"At home, both sides where there are two. A result holds {VALID_D} days, or until a run eases back.")
    with st.container(gap="xsmall"):
        for test in view.tests:
            passes = f"{escaped(test.title)}: {escaped(test.passes)}"
            row("○", f"{passes}  \n:small[{escaped(test.last)}]")


def _test_form(view: GatesView) -> None:
    titles = {test.id: test.title for test in view.tests} | {AGREES: "A clinician agrees to faster running"}
    units = {test.id: test.unit for test in view.tests}
    today = session.today()
    with st.form("entry_test", border=False, clear_on_submit=True):
        left, right = columns(2)
        with left:
            test = st.selectbox("Test", list(titles), format_func=titles.__getitem__, key="test_which")
            named = ", ".join(dict.fromkeys(unit for unit in units.values() if unit))
            value = st.number_input(
                f"Number, weaker side (optional: {named})", 0.0, MOST_VALUE, None, 1.0, key="test_value", format="%g"
            )
        with right:
            on = st.date_input("Done on", today, max_value=today, format="YYYY-MM-DD", key="test_on")
            passed = st.pills("Passed, as described above", list(YES_NO), format_func=YES_NO.__getitem__,
                              key="test_passed")  # fmt: skip
        is_sent = st.form_submit_button(label("Save this test"), type="primary")
    if is_sent and passed is None:
        st.markdown("Choose whether it was passed, then save.")
    elif is_sent and isinstance(on, dt.date):
        told = EntryTest(test=str(test), day=on, is_passed=bool(passed), value=value)
        _finish(did(actions.keep_test, session.store(), runners.shown_or_own(), told, today))


def _step_form(view: GatesView) -> None:
    names = steps_of(here())
    today = session.today()
    st.markdown(
        "A person may set any step. It is kept with name, day and reason; from there the ladder goes on as usual, and "
        "no run is suggested above the cap."
    )
    with st.form("set_step", border=False):
        left, right = columns(2)
        with left:
            step = st.selectbox("Step", names, index=names.index(view.step), format_func=step_text, key="step_which")
            on = st.date_input("From", today, max_value=today, format="YYYY-MM-DD", key="step_on")
        with right:
            role = st.segmented_control("Whose decision", ROLES, default=ROLES[0], required=True, key="step_role")
            name = st.text_input("Name", key="step_name", max_chars=LONGEST_NAME, placeholder="Of coach or clinician")
        why = st.text_input("Reason", key="step_why", max_chars=LONGEST_WHY)
        is_sent = st.form_submit_button(label("Set this step"), type="primary")
    if is_sent and isinstance(on, dt.date):
        _finish(
            did(
                actions.place_on_ladder, session.store(), runners.shown_or_own(), step, by=signed(str(role), name),
                reason=why, day=on, at=session.now(),
            )
        )  # fmt: skip


def _finish(is_done: bool) -> None:
    if is_done:
        notes.later("Saved. The plan is up to date.")
        st.rerun()
