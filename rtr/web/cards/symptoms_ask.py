"""Symptoms: one question at a time, what shows up later, and the table of all questions."""

import datetime as dt
from functools import partial

import streamlit as st

from rtr.charts.later import later_chart
from rtr.charts.scatter import scatter_chart
from rtr.diary import Diary
from rtr.learn.questions import QUESTIONS, Answer
from rtr.learn.questions import table as all_questions
from rtr.learn.stage import Step
from rtr.views.symptoms import SymptomsView
from rtr.views.symptoms_ask import HOW, Asked, ask, lags_of, pairs_file, question_of
from rtr.views.symptoms_later import LATER_HOW, LaterCard, later_card, later_file
from rtr.views.symptoms_list import HOW as LIST_HOW
from rtr.views.symptoms_list import list_card, list_file
from rtr.web import session
from rtr.web.cards.figure import download, drawing, figure, table
from rtr.web.cards.layout import card
from rtr.web.cards.symptoms import place_of
from rtr.web.escape import escaped

QUESTION, LAGS = "question", "mornings"
SEEN = "rtr_questions_seen"
"""Which questions were looked at in this session: a second look is said to be one."""
TITLES = {q.code: q.title if q.outcome == "pain_am" else f"{q.title} and stiffness" for q in QUESTIONS}
DAYS_KEY = ":violet[●] one day or more, with their count where there are many"
LINE_KEY = "**—** the slope found, with its interval"
HELP = (
    "A morning comes before the run of its day, so runs are compared with later mornings only. Choose several, and "
    "they share one p: looking at more mornings finds no more by chance."
)
FROM_QUESTION = {Step.QUESTION, Step.TABLE, Step.MODEL}
AGAIN = (
    "This is look number {count} at these days. Whoever looks often finds links by chance: of twenty questions without "
    "any link, about one looks like one. {where}"
)
IN_TABLE = "The table below holds all questions to one limit, and this answer bears its q."
NO_TABLE_YET = "From 90 mornings on, a table holds all questions to one limit."


def answers(key: str | None) -> tuple[Answer, ...]:
    """The table of all questions, worked out once per diary; empty before there is one."""
    return session.view(_answers, key)


def _answers(_: Diary, __: dt.date, key: str | None) -> tuple[Answer, ...]:
    here = place_of(key)
    return () if here is None else all_questions(here.exposures)


def _asked(_: Diary, __: dt.date, key: str | None, code: str, lags: tuple[int, ...]) -> Asked:
    here = place_of(key)
    assert here is not None, "the page is empty without a place"
    return ask(here.exposures, code, lags, answers(key))


def _later(_: Diary, __: dt.date, key: str | None) -> LaterCard | None:
    here = place_of(key)
    assert here is not None, "the page is empty without a place"
    return later_card(here.exposures, session.view(_asked, key, QUESTIONS[0].code, (1,)).answer)


def question_cards(view: SymptomsView, key: str | None, *, is_expert: bool) -> None:
    """The chosen question, what shows up later, and the table; nothing before 42 mornings or in a Stop."""
    if view.is_stopped or view.stage.step not in FROM_QUESTION:
        return
    _question(key)
    _later_figure(session.view(_later, key))
    _list(answers(key), is_expert=is_expert)


def _question(key: str | None) -> None:
    """The choice of a question, and its answer with exactly the days that were tested."""
    with card("Does what you do show up in the morning?"):
        code, lags = _controls()
        found = session.view(_asked, key, code, lags)
        again = _again(key, code, lags, has_table=bool(answers(key)))
        st.markdown(f"**{escaped(found.sentence)}**")
        if again:
            st.caption(escaped(again))
        if not found.is_tested:
            st.progress(min(found.have / found.need, 1.0), text=f"{found.have} of {found.need} pairs")
            st.caption(escaped(found.caption))
            return
        drawing(
            TITLES[code],
            found.sentence,
            (DAYS_KEY, LINE_KEY) if len(found.line) else (DAYS_KEY,),
            session.chart(scatter_chart, found.bubbles, exposure=found.axis, outcome=found.outcome, line=found.line),
            caption=found.caption,
            numbers=found.numbers,
            file=partial(pairs_file, found),
            how=HOW,
            name="question",
        )


def _controls() -> tuple[str, tuple[int, ...]]:
    """Which question, and which mornings; both are kept in the address."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap=16):
        code = st.selectbox(
            "Question", list(TITLES), format_func=TITLES.__getitem__, key=QUESTION, bind="query-params", width=320
        )
        offered = {str(lag): words for lag, words in lags_of(question_of(code)).items()}
        said = st.pills(
            "Compared with",
            list(offered),
            format_func=lambda lag: offered[lag],
            selection_mode="multi",
            default=["1"],
            key=f"{LAGS}_{min(offered)}",
            bind="query-params",
            wrap=True,
            help=HELP,
        )
    return code or QUESTIONS[0].code, tuple(int(lag) for lag in said) or (1,)


def _again(key: str | None, code: str, lags: tuple[int, ...], *, has_table: bool) -> str:
    """What to bear in mind when more than one answer was looked at."""
    seen = st.session_state.setdefault(SEEN, {}).setdefault((session.key()[:3], key), {})
    seen[code, lags] = True
    return AGAIN.format(count=len(seen), where=IN_TABLE if has_table else NO_TABLE_YET) if len(seen) > 1 else ""


def _later_figure(found: LaterCard | None) -> None:
    """The next mornings after a run; nothing while the first cannot be tested."""
    if found is None:
        return
    figure(
        "Does a longer run show up later?",
        found.sentence,
        (":violet[◆] slope", ":violet[**—**] 90 % interval", "filled: a clear link"),
        session.chart(later_chart, found.rows, unit=found.unit),
        caption=found.caption,
        numbers=found.numbers,
        file=partial(later_file, found),
        how=LATER_HOW,
        name="later",
    )


def _list(found: tuple[Answer, ...], *, is_expert: bool) -> None:
    """All questions with their q, from 90 mornings on."""
    listed = list_card(found, is_expert=is_expert)
    if listed is None:
        return
    with card("All questions, held to one limit", listed.sentence):
        table(listed.rows, alt="Every question with its answer, q and number of mornings")
        st.caption(escaped(listed.caption))
        with st.expander("How to read this", key="how_questions"):
            st.markdown("\n".join(f"- {escaped(line)}" for line in LIST_HOW))
        download(partial(list_file, found), "questions")
