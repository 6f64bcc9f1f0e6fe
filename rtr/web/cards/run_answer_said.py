"""From the widgets of a run's form to the answers they say; nothing tapped is nothing said."""

import dataclasses
from collections.abc import Iterable
from typing import Any

import streamlit as st

from rtr.model import RunResponse
from rtr.views.run_answer import PlaceRan, RunAnswerView
from rtr.web.cards.names import Names

NONE = "none"
SIGNS = {"limp": "A limp", "sharp": "Sharp or pulling pain", "swelling": "Swelling"}
COMPLETED = {1.0: "All", 0.75: "Most", 0.5: "Half", 0.25: "Less"}
"""Words of the share that was done; what was said more exactly stays until another word is chosen."""
OF_A_PLACE = ("pain_pre", "pain_max", "pain_end", "pain_60", "gone_at_once", "same_place")
OF_THE_RUN = ("rpe", "talk_test", "completed", "painkiller", "pelvic")


def said_in(view: RunAnswerView, asked: Iterable[PlaceRan], names: Names) -> tuple[RunResponse, ...]:
    """All answers of the form as they stand: one per place, and one for the whole run."""
    told: dict[str, Any] = {name: st.session_state.get(names(name)) for name in OF_THE_RUN}
    before = view.whole
    if before.rpe is not None and told["rpe"] == round(before.rpe):
        told["rpe"] = before.rpe
    if told["completed"] is None and before.completed not in COMPLETED:
        told["completed"] = before.completed
    return (*(_place(one, names) for one in asked), dataclasses.replace(before, **told))


def _place(asked: PlaceRan, names: Names) -> RunResponse:
    told: dict[str, Any] = {name: st.session_state.get(names(asked.place, name)) for name in OF_A_PLACE}
    chosen = st.session_state.get(names(asked.place, "signs")) or ()
    signs: dict[str, Any] = {sign: (sign in chosen) if chosen else None for sign in SIGNS}
    return dataclasses.replace(asked.said, **told, **signs)


def said_before(said: RunResponse) -> tuple[str, ...]:
    """The signs as they were chosen: those named, `none` where each was answered with no."""
    named = tuple(sign for sign in SIGNS if getattr(said, sign))
    return named or ((NONE,) if any(getattr(said, sign) is False for sign in SIGNS) else ())
