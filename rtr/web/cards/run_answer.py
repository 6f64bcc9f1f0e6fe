"""The answer to a run: a card on Today, a form for any run. Taps ask nothing of the server until it is saved."""

import streamlit as st

from rtr import actions
from rtr.advice.words import sentence_case
from rtr.units import counted
from rtr.views.run_answer import PlaceRan, RunAnswerView, place_ran, run_answer_view
from rtr.web import session
from rtr.web.cards import answer_form
from rtr.web.cards.answers import any_of, nrs, one_of, yes_no
from rtr.web.cards.layout import card, columns
from rtr.web.cards.names import Names
from rtr.web.cards.run_answer_said import COMPLETED, NONE, SIGNS, said_before, said_in
from rtr.web.errors import did
from rtr.web.escape import escaped

NOTHING_YET = "Answer at least one question, then save."
REMOVES = "Takes away all your answers to this run. The run itself stays."
FORM = "run_answer"


def run_answer_card(view: RunAnswerView) -> None:
    """On Today: the form while it is open, one line with `Change` once it was answered."""
    names = Names.of(FORM, view.uid)
    if view.is_answered and not answer_form.is_open(names):
        answer_form.answered_line(names, view.summary, key=FORM)
        return
    with card(view.heading, f"{view.sentence} {view.hint}", key=FORM):
        run_answer_form(view.uid)
        if view.more:
            st.caption(f"Then {counted(view.more, 'more run')} to answer.")


def run_answer_form(uid: str, *, on_saved: answer_form.Then = None) -> None:
    """The questions about a run with what was said before, and Save. `on_saved` is called before the page is drawn."""
    view, names = session.view(run_answer_view, uid), Names.of(FORM, uid)
    if view is None:
        st.markdown("This run is no longer in your diary.")
        return
    asked = _asked(view, names)
    for place in asked:
        _place(place, names, is_named=len(asked) > 1)
    _whole(view, names)
    answer_form.another_place("Somewhere else hurt", names)
    answer_form.save_row(names, "Save answers", _save, uid, names, on_saved)
    if view.is_answered:
        answer_form.remove_row(names, "Remove these answers", REMOVES, _remove, uid, names, on_saved)


def _asked(view: RunAnswerView, names: Names) -> tuple[PlaceRan, ...]:
    added = answer_form.added_places(names, {place.place for place in view.places})
    return (*view.places, *(place_ran(view.uid, key) for key in added))


def _place(place: PlaceRan, names: Names, *, is_named: bool) -> None:
    """Pain at four moments, then signs: none is chosen beforehand."""
    said, key = place.said, place.place
    if is_named:
        st.markdown(f"**{escaped(sentence_case(place.words))}**")
    where = "" if is_named else f", {escaped(place.words)}"
    left, right = columns(2)
    with left:
        nrs(f"Pain before it, walking{where} · 0 none, 10 worst", names(key, "pain_pre"), said.pain_pre)
        nrs("Highest pain while running", names(key, "pain_max"), said.pain_max)
        if place.asks_bone:
            yes_no("If it hurt: gone within some steps?", names(key, "gone_at_once"), said.gone_at_once)
    with right:
        nrs("Pain at the end", names(key, "pain_end"), said.pain_end)
        nrs("Pain an hour after", names(key, "pain_60"), said.pain_60)
        if place.asks_bone:
            yes_no("At the place and time of the run before?", names(key, "same_place"), said.same_place)
    any_of("Any of these?", {NONE: "None of these", **SIGNS}, names(key, "signs"), said_before(said))


def _whole(view: RunAnswerView, names: Names) -> None:
    """What holds for the session and not for a place."""
    said = view.whole
    left, right = columns(2)
    with left:
        rpe = None if said.rpe is None else round(said.rpe)
        nrs("Effort of the session · 0 rest, 3 moderate, 5 hard, 10 all you had", names("rpe"), rpe)
        yes_no("Could you speak in full sentences?", names("talk_test"), said.talk_test)
    with right:
        one_of("How much of it did you do?", COMPLETED, names("completed"), said.completed)
        yes_no("Painkiller in the 24 hours around it", names("painkiller"), said.painkiller)
        if view.asks_pelvic:
            yes_no("Leaking, heaviness or dragging in the pelvis", names("pelvic"), said.pelvic)


def _save(uid: str, names: Names, then: answer_form.Then) -> None:
    """Callback: keep the answers of the form, or say that there is none."""
    runner, view = session.current_runner(), session.view(run_answer_view, uid)
    if runner is None or view is None:
        return
    said = said_in(view, _asked(view, names), names)
    if not any(map(actions.has_answers, said)):
        answer_form.lacks(names, NOTHING_YET)
    elif did(actions.save_run_answers, session.store(), runner, said, session.now()):
        answer_form.close(names, answer_form.SAVED, then)


def _remove(uid: str, names: Names, then: answer_form.Then) -> None:
    """Callback."""
    runner = session.current_runner()
    if runner is not None and did(actions.remove_run_answers, session.store(), runner, uid):
        answer_form.close(names, answer_form.REMOVED, then)
