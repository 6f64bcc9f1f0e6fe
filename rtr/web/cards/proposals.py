"""Another session for a day, proposed by a coach: what the rules say to it, and the runner's decision."""

import streamlit as st

from rtr import actions
from rtr.views.comments import Proposal
from rtr.web import notes, runners, session, situation
from rtr.web.cards.buttons import cta
from rtr.web.cards.layout import row
from rtr.web.cards.words import lines
from rtr.web.errors import did
from rtr.web.escape import escaped

FITS, OBJECTS = ":green[:material/check:]", ":orange[■]"


def proposal(one: Proposal, *, where: str) -> None:
    """One proposal. Accepting stands there only where the plan would still fit."""
    word = one.word
    with st.container(gap="xsmall", key=f"proposal_{where}_{word.id}"):
        instead = f" instead of {escaped(one.instead)}" if one.instead else ""
        st.markdown(f"**{escaped(word.by)}** {escaped(one.lead)}: **{escaped(word.proposed)}**{instead}.")
        if word.text:
            st.markdown(f"“{lines(word.text)}”")
        if one.against:
            row(OBJECTS, f"It does not fit now: {escaped(one.against)}")
        else:
            row(FITS, "The rules have nothing against it.")
        with st.container(horizontal=True, gap=8):
            if not one.against:
                cta("Accept", key=f"accept_{where}_{word.id}", icon=":material/check:", on_click=_accept,
                    args=(word.id,))  # fmt: skip
            st.button("Decline", key=f"decline_{where}_{word.id}", on_click=_decline, args=(word.id,))


def _accept(comment_id: int) -> None:
    """Callback."""
    who = session.store(), runners.shown_or_own(), comment_id
    if did(actions.accept_proposal, *who, at=session.now(), check=situation.here().misfits):
        notes.later("Accepted. Your plan has changed.")


def _decline(comment_id: int) -> None:
    """Callback."""
    if did(actions.decline_proposal, session.store(), runners.shown_or_own(), comment_id, at=session.now()):
        notes.later("Declined. Your plan stays as it was.")
