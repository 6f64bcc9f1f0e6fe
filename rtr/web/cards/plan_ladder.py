"""Ladder and gates: the way up as a picture, what moved it, phases, and what the next one asks for."""

import streamlit as st

from rtr.advice.ladder.gate_words import GateRow
from rtr.charts.ladder import ladder_chart
from rtr.views.plan_gates import GatesView, Phase
from rtr.views.plan_ladder import LadderView
from rtr.views.plan_moves import MoveLine
from rtr.web import session
from rtr.web.cards import plan, plan_own, plan_write
from rtr.web.cards.figure import figure
from rtr.web.cards.layout import card, row
from rtr.web.escape import escaped

KEYS = (":blue[**—**] highest step of the week", "▼ cut-back week", ":blue[**- -**] suggested")
INJURY_KEY = ":red-background[injury, until running was cleared]"
HOW = (
    "A step is about a week of sessions. It goes up by halves after settled runs, and down after one that eased back.",
    "The position is worked out anew from your diary each time, so a corrected run or morning corrects the picture.",
    "Walks of phase 0 stand below step 1.",
)
MET = {True: ":green[:material/check_circle:]", False: ":orange[:material/radio_button_unchecked:]",
       None: ":gray[:material/help:]"}  # fmt: skip
MET_WORDS = {True: "met", False: "not yet", None: "not known"}
STATES = {"done": ":material/check_circle:", "now": ":blue[:material/radio_button_checked:]",
          "later": ":gray[:material/radio_button_unchecked:]"}  # fmt: skip
WAYS = {"up": ":green[▲]", "down": ":red[▼]", "same": ":orange[■]"}
SHOWN_MOVES = 8
FOOT = "This ladder is merged from published return-to-run programmes. No trial shows one schedule to be better."


def ladder_tab() -> None:
    """Picture, gates, what moved it, and what can be set by hand."""
    view = plan.ladder()
    if view is None:
        return
    _picture(view)
    _gates_card(view.gates)
    _moves_card(view.moves)
    plan_write.by_hand_card(view.gates)
    plan_own.own_card()


def _picture(view: LadderView) -> None:
    drawn = session.chart(
        ladder_chart, view.weeks, borders=view.borders, ticks=view.ticks, today=view.today, top=view.top,
        episodes=view.episodes,
    )  # fmt: skip
    figure(
        "Your way up the ladder",
        view.sentence,
        (*KEYS, INJURY_KEY) if len(view.episodes) else KEYS,
        drawn,
        caption=view.caption,
        numbers=view.numbers,
        file=lambda: view.weeks.drop(columns="at"),
        name="ladder",
        how=HOW,
    )


def _gates_card(view: GatesView) -> None:
    """Phases below each other, the conditions of the present one under its name."""
    with card("Phases and gates", view.sentence):
        with st.container(gap="small"):
            for phase in view.phases:
                _phase(phase)
                if phase.state == "now":
                    for line in view.rows:
                        _gate(line)
        st.caption(FOOT)


def _phase(phase: Phase) -> None:
    when = f" · {escaped(phase.when)}" if phase.when else ""
    row(STATES[phase.state], f"**{escaped(phase.title)}**{when}" if phase.state != "later" else escaped(phase.title))


def _gate(line: GateRow) -> None:
    """Icon and words: met, not yet, not known."""
    with st.container(horizontal=True, wrap=False, gap=4):
        st.markdown("", width=18)
        st.markdown(MET[line.is_met], width=18)
        st.markdown(f"**{escaped(line.words)}** · {MET_WORDS[line.is_met]}: {escaped(line.seen)}")


def _moves_card(moves: tuple[MoveLine, ...]) -> None:
    if not moves:
        return
    with card("What moved it", "The last moves, newest first."):
        _moves(moves[:SHOWN_MOVES])
        if len(moves) > SHOWN_MOVES:
            with st.expander("Earlier moves"):
                _moves(moves[SHOWN_MOVES:])


def _moves(moves: tuple[MoveLine, ...]) -> None:
    with st.container(gap="xsmall"):
        for move in moves:
            row(WAYS[move.way], f"**{escaped(move.day)}**: {escaped(move.words)}")
