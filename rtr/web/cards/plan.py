"""Plan: its head, why nothing is planned where that is so, and what each tab shows, worked out once."""

import datetime as dt

import streamlit as st

from rtr.diary import Diary
from rtr.views.plan import PlanView, Shown, plan_view
from rtr.views.plan_block import BlockView, Why, accepted_view, suggested_view, why_view
from rtr.views.plan_done import DoneView, done_view
from rtr.views.plan_ladder import LadderView, ladder_view
from rtr.views.plan_what_if import WhatIf, what_if
from rtr.web import session
from rtr.web.cards.layout import card, empty, row
from rtr.web.cards.shape import TINTS
from rtr.web.escape import escaped
from rtr.web.navigation import page
from rtr.web.situation import here

BLOCK, LADDER, WHAT_IF = "Next block", "Ladder and gates", "What if"
TAB = "tab"
"""Key of the tabs, and their name in the address."""


def head() -> PlanView:
    return session.view(_head)


def _head(_: Diary, __: dt.date) -> PlanView:
    return plan_view(here())


def suggested(weeks: int) -> BlockView | None:
    return session.view(_suggested, weeks)


def _suggested(_: Diary, __: dt.date, weeks: int) -> BlockView | None:
    return suggested_view(here(), weeks)


def accepted() -> BlockView | None:
    return session.view(_accepted)


def _accepted(_: Diary, __: dt.date) -> BlockView | None:
    return accepted_view(here())


def why() -> tuple[Why, ...]:
    return session.view(_why)


def _why(_: Diary, __: dt.date) -> tuple[Why, ...]:
    return why_view(here())


def done() -> DoneView | None:
    return session.view(done_view)


def ladder() -> LadderView | None:
    return session.view(_ladder)


def _ladder(_: Diary, __: dt.date) -> LadderView | None:
    return ladder_view(here())


def asked_what_if() -> WhatIf | None:
    return session.view(_what_if)


def _what_if(_: Diary, __: dt.date) -> WhatIf | None:
    return what_if(here())


def instead(view: PlanView) -> bool:
    """Where no plan is generated: what there is in its place. Whether that was all."""
    if view.shown is Shown.NOTHING:
        empty("What you will see here", view.expected, word="set_up", label="Set up my return")
    elif view.shown is Shown.STEERED:
        with card():
            for reason in view.reasons:
                row(":gray[●]", f"**{escaped(reason.lead)}** {escaped(reason.rest)}")
            st.page_link(page("journal"), label="Write down your days, in the Journal", icon=":material/arrow_forward:")
    return view.shown is not Shown.OPEN


def notice(view: PlanView) -> None:
    """What the answer of the day means for the plan, above the tabs."""
    if not view.notice:
        return
    with card(key="plan_notice"):
        st.markdown(f":{TINTS[view.verdict].name}-badge[{view.word}] {escaped(view.notice)}")
        for line in view.waits_for:
            row("○", escaped(line))
        st.page_link(page("today"), label="See why, on Today", icon=":material/arrow_forward:")
