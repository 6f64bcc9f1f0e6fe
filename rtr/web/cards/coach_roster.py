"""Several runners' links in one browser: one line each, who needs a look first; one is chosen."""

import streamlit as st

from rtr.share import Visited
from rtr.views.coach_roster import Need, RosterLine, roster_line
from rtr.web import rights, session
from rtr.web.cards.layout import card
from rtr.web.cards.shape import badge
from rtr.web.escape import escaped

URGENT = (Need.STOP, Need.EASE_BACK, Need.ASKED, Need.RAISED, Need.STALE)


def roster_card(links: tuple[Visited, ...], here: Visited) -> None:
    """Nothing at all with one link."""
    if len(links) < 2:
        return
    found = sorted((_line(seen) for seen in links), key=lambda line: line.rank)
    urgent = sum(line.need in URGENT for line in found)
    said = f"{urgent} of {len(found)} may need a look; they come first." if urgent else "Nobody needs a look first."
    with card("Who shares with you", said, key="roster"):
        for line in found:
            _row(line, is_here=line.link_id == here.link.id)


def _line(seen: Visited) -> RosterLine:
    assert seen.link.id is not None, "a link of a store has a number"
    return session.shown_view(roster_line, seen.link, seen.link.id, seen.since_at)


def _row(line: RosterLine, *, is_here: bool) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap=12):
        mark = badge(line.verdict) if line.verdict is not None else ""
        new = f" :blue-badge[{line.unread} new]" if line.unread else ""
        with st.container(gap=None, width="stretch"):
            st.markdown(f"**{escaped(line.name)}** {mark}{new} :small[{escaped(line.why)}]  \n{escaped(line.facts)}")
        if is_here:
            st.markdown(":gray[shown below]", width="content")
        else:
            st.button("Look", key=f"look_{line.link_id}", on_click=rights.show_link, args=(line.link_id,))
