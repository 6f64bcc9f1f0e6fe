"""The thread at the foot of a coach's page, and the forms: comment, propose, ask, answer."""

import datetime as dt
from functools import partial

import streamlit as st

from rtr import actions
from rtr.actions.comments import LONGEST, RHYTHMS
from rtr.advice.block.by_hand import session_by_hand
from rtr.advice.words import day_text, weekday
from rtr.plan import Session
from rtr.share import CommentKind, Visited
from rtr.shared.reader import within
from rtr.views.coach import CoachView
from rtr.views.step_words import short
from rtr.views.thread import RHYTHM_WORDS, Word
from rtr.web import coaching, notes
from rtr.web.cards.buttons import label
from rtr.web.cards.coach import COMMENTS
from rtr.web.cards.layout import card, columns
from rtr.web.cards.plan_change import KINDS
from rtr.web.cards.words import words
from rtr.web.escape import escaped

SHOWN = 8
"""So many of the last words stand open, earlier ones are folded away."""
DAYS_BACK = 21
PLAN = "plan"
SENT = "Sent."
TURN = "coach_turn"


def thread_card(view: CoachView, seen: Visited) -> None:
    """All that was written, and the ways to write."""
    name = escaped(view.name)
    rule = f"{name} sees them on the day they belong to and can answer. You cannot change the data."
    with card(key="coach_thread"), st.container(gap=12):
        with st.container(gap="xxsmall"):
            st.header("Comments", anchor=COMMENTS)
            st.markdown(rule if view.may_comment else "This link is read only.")
        if len(view.words) > SHOWN:
            with st.expander(f"Earlier, {len(view.words) - SHOWN}"):
                _all(view.words[:-SHOWN], view, seen)
        _all(view.words[-SHOWN:], view, seen)
        if view.may_comment:
            _comment_form(view, seen)
            if view.planned:
                with st.expander("Propose another session for a planned day", key="coach_propose"):
                    _propose_form(view, seen)
            with st.expander("Ask a question, once or again and again", key="coach_ask"):
                _ask_form(seen)


def _all(told: tuple[Word, ...], view: CoachView, seen: Visited) -> None:
    for word in told:
        words(word, partial(_ways, word, seen) if view.may_comment else None)


def _ways(word: Word, seen: Visited) -> None:
    """What can still be done with a word: answer the runner's, take back or end one's own."""
    if not word.is_coach:
        with st.popover("Answer", key=f"open_answer_{word.id}", type="tertiary", icon=":material/reply:"):
            _answer_form(word, seen)
        return
    with st.container(horizontal=True, gap=8):
        if word.kind is CommentKind.QUESTION and word.is_open:
            st.button("Stop asking", key=f"end_{word.id}", type="tertiary", on_click=_do,
                      args=("end_as_coach", seen, word.id))  # fmt: skip
        if word.may_remove:
            st.button("Take back", key=f"remove_{word.id}", type="tertiary", on_click=_do,
                      args=("remove_as_coach", seen, word.id))  # fmt: skip


def _do(name: str, seen: Visited, comment_id: int) -> None:
    """Callback."""
    acts = {"end_as_coach": actions.end_as_coach, "remove_as_coach": actions.remove_as_coach}
    coaching.wrote(acts[name], seen.link.id, comment_id)


def _answer_form(word: Word, seen: Visited) -> None:
    with st.form(f"answer_{word.id}", border=False):
        text = st.text_area("Your answer", key=f"answer_text_{word.id}_{_turn(seen)}", max_chars=LONGEST)
        if st.form_submit_button("Send this answer"):
            _finish(coaching.wrote(actions.answer_as_coach, seen.link.id, word.id, text))


def _comment_form(view: CoachView, seen: Visited) -> None:
    """Emptied only once it was kept: what could not be sent must not be lost."""
    places: list[dt.date | str] = [view.today, *([PLAN] if view.block_id is not None else [])]
    places += [one.day for one in view.planned if one.day != view.today]
    places += [day for n in range(1, DAYS_BACK + 1) if _is_shared(day := view.today - dt.timedelta(days=n), seen)]
    turn = _turn(seen)
    with st.form(f"coach_comment_{turn}", border=False):
        left, right = st.columns((3, 1), gap=16, vertical_alignment="bottom")
        text = left.text_area(
            "Your comment", key=f"coach_text_{turn}", max_chars=LONGEST, height=90,
            placeholder=f"Goes to {within(view.name)}, dated today and with your name.",
        )  # fmt: skip
        where = right.selectbox(
            "Belongs to", places, format_func=lambda one: _place(one, view.today), key="coach_where"
        )
        is_sent = right.form_submit_button(label("Send"), type="primary", width="stretch")
    if is_sent:
        hangs = {"block_id": view.block_id} if where == PLAN else {"day": where}
        _finish(coaching.wrote(actions.write_comment, seen.link.id, text, **hangs))


def _is_shared(day: dt.date, seen: Visited) -> bool:
    return seen.link.since is None or day >= seen.link.since


def _place(where: dt.date | str, today: dt.date) -> str:
    if isinstance(where, str):
        return "The plan"
    return f"Today, {day_text(where)}" if where == today else f"{weekday(where)}, {day_text(where, beside=today)}"


def _propose_form(view: CoachView, seen: Visited) -> None:
    st.markdown(f"{escaped(view.name)} accepts or declines. Before that rtr checks it like any change.")
    turn = _turn(seen)
    with st.form(f"coach_proposal_{turn}", border=False):
        left, right = columns(2)
        with left:
            which = st.selectbox("Instead of", range(len(view.planned)), key=f"propose_which_{turn}",
                                 format_func=lambda at: _name(view.planned[at]))  # fmt: skip
            kind = st.segmented_control(
                "What", list(KINDS), default="Run", required=True, key=f"propose_kind_{turn}", wrap=True
            )
        with right:
            times = st.number_input("Times", 1, 60, 5, key=f"propose_times_{turn}", help="1 for one piece.")
            run = st.number_input(
                "Minutes running, each time", 0.5, 120.0, 2.0, 0.5, key=f"propose_run_{turn}", format="%g"
            )
            walk = st.number_input(
                "Minutes walking, each time", 0.0, 120.0, 2.0, 0.5, key=f"propose_walk_{turn}", format="%g"
            )
        why = st.text_input("Why (optional)", key=f"propose_why_{turn}", max_chars=LONGEST)
        is_sent = st.form_submit_button("Propose it")
    if is_sent:
        old = view.planned[which]
        new = session_by_hand(old, KINDS[str(kind)], times=int(times), run_min=float(run), walk_min=float(walk))
        _finish(coaching.wrote(actions.propose, seen.link.id, old.day, new, text=why))


def _name(one: Session) -> str:
    return f"{weekday(one.day)}, {day_text(one.day)}: {short(one)}"


def _ask_form(seen: Visited) -> None:
    turn = _turn(seen)
    names: dict[int | None, str] = {None: "Once", **{every: RHYTHM_WORDS[every].capitalize() for every in RHYTHMS}}
    with st.form(f"coach_question_{turn}", border=False):
        text = st.text_area("Your question", key=f"ask_text_{turn}", max_chars=LONGEST, height=80)
        every = st.selectbox("How often", list(names), format_func=names.__getitem__, key=f"ask_every_{turn}")
        is_sent = st.form_submit_button("Ask")
    if is_sent:
        _finish(coaching.wrote(actions.ask, seen.link.id, text, every_days=every))


def _turn(seen: Visited) -> str:
    """A part of every key: whose page it is, and how often something was sent, so that fields are empty again.

    What was typed for one runner never goes to another whose link comes up in its place.
    """
    return f"{seen.link.id}_{_sent()}"


def _sent() -> int:
    return int(st.session_state.get(TURN, 0))


def _finish(is_done: bool) -> None:
    if is_done:
        st.session_state[TURN] = _sent() + 1
        notes.later(SENT)
        st.rerun()
