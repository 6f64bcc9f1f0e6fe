"""The two steps of the set-up that are about the injury."""

import streamlit as st

from rtr import actions
from rtr.model import Injury
from rtr.views.set_up import SetUpView
from rtr.web import runners, session
from rtr.web.cards.injuries_fields import Told, changed, looked_fields, place_fields
from rtr.web.cards.set_up_fields import Answered, today


def place_step(view: SetUpView) -> Answered:
    """Site, side and onset of the first injury; until its class is told it counts as not diagnosed."""
    told, left = place_fields(view.injury)
    if view.injury is None:
        st.caption(
            "Several at once? Begin with the one that holds you back most; the others are added after the set-up."
        )
    return Answered(lambda: keep_injury(view.injury, told), left)


def looked_step(view: SetUpView) -> Answered:
    """Who has looked at it, its class, surgery and clearance."""
    injury = view.injury
    if injury is None:
        return Answered(lambda: None)
    told, left = looked_fields(injury, injury.site, injury.onset)
    return Answered(lambda: keep_injury(injury, told), left)


def keep_injury(injury: Injury | None, told: Told) -> Injury:
    """Keep an injury, new or changed."""
    return actions.save_injury(session.store(), runners.shown_or_own(), changed(injury, told), today())
