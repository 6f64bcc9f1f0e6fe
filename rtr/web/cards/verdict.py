"""The answer of the day: word and shape, what led to it, what is not known, and how it was decided."""

import pandas as pd
import streamlit as st

from rtr.advice.base import Sentence
from rtr.model import Verdict
from rtr.views.ready_parts import HEADING, NOTE, ReadyParts
from rtr.views.today import TodayView
from rtr.web.cards.check_in import ANCHOR
from rtr.web.cards.figure import table
from rtr.web.cards.layout import card, columns, row, title
from rtr.web.cards.shape import badge, glyph, picture
from rtr.web.cards.ways_out import clearance
from rtr.web.escape import escaped
from rtr.web.navigation import page

CLEARED = ":green[:material/check:]"
LATER, LATER_MARK = "What counts once you run again", ":gray[→]"
STEERED = ":gray[●]"
UNKNOWN = glyph(Verdict.UNKNOWN)


def verdict_card(view: TodayView) -> None:
    """The first card of Today; with its reasons it fits the first screen of a phone."""
    with card(key="verdict"):
        st.caption(escaped(view.date_line))
        if view.is_steered:
            title(view.word, view.line)
        else:
            answer(view.verdict, view.word, escaped(view.line))
        if view.is_check_in_open:
            st.markdown(f"[Answer the questions](#{ANCHOR})")
        has_doubt = bool(view.reasons or view.unknown)
        places = columns(2 if has_doubt else 1)
        with places[0]:
            mark = STEERED if view.is_steered else glyph(view.verdict)
            _sentences(view.reasons_heading, mark, view.reasons)
            _sentences("What is not known", UNKNOWN, view.unknown)
        with places[-1]:
            _sentences(LATER, LATER_MARK, view.later)
            _sentences(view.cleared_heading, CLEARED, view.cleared, view.more_cleared)
        if view.needs_clearance:
            clearance()
        _ground(view)


def answer(verdict: Verdict, word: str, line: str) -> None:
    """Shape, word and what to do today; `line` is markdown."""
    with st.container(horizontal=True, wrap=False, vertical_alignment="center", gap=20):
        picture(verdict)
        with st.container(gap=None):
            st.title(word, anchor=False)
            st.markdown(line)


def _sentences(heading: str, mark: str, sentences: tuple[Sentence, ...], more: str = "") -> None:
    if not sentences and not more:
        return
    with st.container(gap="xsmall"):
        st.markdown(f"**{escaped(heading)}**")
        for said in sentences:
            row(mark, f"**{escaped(said.lead)}** {escaped(said.rest)}" if said.rest else escaped(said.lead))
        if more:
            st.caption(escaped(more))


def _ground(view: TodayView) -> None:
    """What the answer rests on, and the way to every rule that was asked."""
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.caption(escaped(view.data_line), width="content")
        with st.popover("How this was decided", icon=":material/rule:", type="tertiary", key="how_decided"):
            st.markdown("**Every rule is asked.** The most cautious answer counts.")
            table(_asked(view), alt="How this was decided")
            if view.ready is not None:
                _ready(view.ready)
            st.caption(escaped(view.policy_line))
            st.page_link(page("methods"), label="All rules, numbers and sources", icon=":material/menu_book:")


def _ready(ready: ReadyParts) -> None:
    """The five parts of readiness, below the rules that count more."""
    st.markdown(f"**{HEADING}.** {escaped(ready.sentence)}")
    rows = [(part.words, part.dots, part.said, part.weight) for part in ready.parts]
    table(pd.DataFrame(rows, columns=["Part", "Today", "Of ten", "Weight"]), alt=HEADING)
    st.caption(NOTE)


def _asked(view: TodayView) -> pd.DataFrame:
    """One row per rule; what was seen only where a rule found something."""
    rows = [(d.title, d.answer, _seen(d.observed, d.limit), d.grade) for d in view.how_decided]
    asked = pd.DataFrame(rows, columns=["Rule", "Answer", "Seen", "Evidence"])
    return asked if asked["Seen"].any() else asked.drop(columns="Seen")


def _seen(observed: str, limit: str) -> str:
    return f"{observed} (limit {limit})" if observed else ""


def changes_card(view: TodayView) -> None:
    """Which other answers can be reached from here, and how."""
    with card("What would change the answer"):
        places = st.grid(min(len(view.changes), 5), min_column_width=150, gap=20)
        for change in view.changes:
            with places.cell(), st.container(gap="xsmall"):
                st.markdown(badge(change.verdict))
                st.markdown(escaped(change.sentence))
