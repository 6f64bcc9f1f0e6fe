"""The check-in: a card on Today, a form for any day. Taps ask nothing of the server until it is saved.

Answers that were tapped and not saved live in the browser. A lost connection loses none: while it
lasts nothing can be tapped, and afterwards the session is taken up again with all of them. A reload
does lose them. A draft on the server would be health data at rest that nobody decided to keep, and
one in the address would end in the history of the browser; so the form says that only Save keeps it.
"""

import datetime as dt

import streamlit as st

from rtr import actions
from rtr.advice.words import sentence_case
from rtr.views.check_in import CheckInView, PlaceAsked, check_in_view, missing
from rtr.web import session
from rtr.web.cards import answer_form, red_flags
from rtr.web.cards.answers import five, nrs, yes_no
from rtr.web.cards.check_in_said import said_in
from rtr.web.cards.layout import card, columns
from rtr.web.cards.names import Names
from rtr.web.errors import did
from rtr.web.escape import escaped

REMOVES = "Takes away what you wrote for this day. Marked warning signs stay."
MORE = "Add more: mood, stress, trust in the leg, hours of sleep, painkiller, note"
LONGEST_NOTE = 1000
FORM = "check_in"
ANCHOR = "check-in"
"""Where the answer of the day points to while the questions are open: on a phone they lie below its reasons."""


def check_in_card(view: CheckInView) -> None:
    """On Today: the form while it is open, one line with `Change` once it was saved."""
    names = Names.of(FORM, view.day)
    if view.is_answered and not answer_form.is_open(names):
        answer_form.answered_line(names, view.summary, key=FORM)
        return
    with card(view.heading, view.hint, key=FORM, anchor=ANCHOR):
        check_in_form(view.day)


def check_in_form(day: dt.date, *, on_saved: answer_form.Then = None) -> None:
    """The questions of a day with what was said before, and Save. `on_saved` is called before the page is drawn."""
    view, names = session.view(check_in_view, day), Names.of(FORM, day)
    asked = _asked(view, names)
    for place in asked:
        _place(place, names, is_named=len(asked) > 1)
    red_flags.question(view, names)
    left, right = columns(2)
    with left:
        five("Sleep · 1 poor, 5 very good", names("sleep_quality"), view.said.sleep_quality)
    with right:
        five("Energy · 1 worn out, 5 fresh", names("fatigue"), view.said.fatigue)
    with st.expander(MORE):
        _more(view, asked, names)
    answer_form.another_place("Somewhere else hurts", names)
    answer_form.save_row(names, "Save check-in", _save, day, names, on_saved)
    if view.is_answered:
        answer_form.remove_row(names, "Remove this check-in", REMOVES, _remove, day, names, on_saved)


def _asked(view: CheckInView, names: Names) -> tuple[PlaceAsked, ...]:
    added = answer_form.added_places(names, {place.place for place in view.places})
    return (*view.places, *map(PlaceAsked.of, added))


def _place(place: PlaceAsked, names: Names, *, is_named: bool) -> None:
    """First steps, walking now, stiffness: none is chosen beforehand."""
    where = "" if is_named else f", {escaped(place.words)}"
    if is_named:
        st.markdown(f"**{escaped(sentence_case(place.words))}**")
    left, right = columns(2)
    with left:
        nrs(f"Pain at the first steps{where} · 0 none, 10 worst", names(place.place, "pain_am"), place.said.pain_am)
        nrs("Stiffness in the morning · 0 none, 10 worst", names(place.place, "stiff_am"), place.said.stiff_am)
    with right:
        nrs("Pain now, walking · 0 none, 10 worst", names(place.place, "pain_now"), place.said.pain_now)


def _more(view: CheckInView, asked: tuple[PlaceAsked, ...], names: Names) -> None:
    left, right = columns(2)
    said = view.said
    with left:
        five("Mood · 1 low, 5 good", names("mood"), said.mood)
        five("Stress · 1 a lot, 5 none", names("stress"), said.stress)
        nrs("Trust in the leg · 0 none, 10 full", names("confidence"), said.confidence)
    with right:
        _number("Hours of sleep", names("sleep_h"), said.sleep_h, most=24.0, step=0.5)
        for place in asked:
            of = f", {escaped(place.words)}" if len(asked) > 1 else ""
            key = names(place.place, "stiff_min")
            _number(f"Minutes until stiffness eases{of}", key, place.said.stiff_min, most=1440.0, step=5.0)
        yes_no("Painkiller in the last 24 hours", names("painkiller"), said.painkiller)
    st.text_area(
        "Note", said.note, key=names("note"), max_chars=LONGEST_NOTE, height=80, on_change="ignore",
        placeholder="In your own words. It is kept, and not read by any rule.",
    )  # fmt: skip


def _number(label: str, key: str, value: float | None, *, most: float, step: float) -> None:
    st.number_input(
        label, min_value=0.0, max_value=most, value=value, step=step, format="%g", key=key, on_change="ignore",
        placeholder="Optional",
    )  # fmt: skip


def _save(day: dt.date, names: Names, then: answer_form.Then) -> None:
    """Callback: keep the answers of the form, or say which one is missing and keep them on the screen."""
    runner = session.current_runner()
    if runner is None:
        return
    view = session.view(check_in_view, day)
    said = said_in(view, _asked(view, names), names)
    lacking = red_flags.untold(names) or missing(said, view)
    if lacking:
        answer_form.lacks(names, lacking)
    elif did(actions.save_check_in, session.store(), runner, said, session.now()):
        answer_form.close(names, answer_form.SAVED, then)


def _remove(day: dt.date, names: Names, then: answer_form.Then) -> None:
    """Callback."""
    runner = session.current_runner()
    if runner is not None and did(actions.remove_check_in, session.store(), runner, day):
        answer_form.close(names, answer_form.REMOVED, then)
