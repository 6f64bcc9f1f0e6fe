"""A place of the body chosen by keyboard or thumb: a list that can be typed into, and a side."""

import streamlit as st

from rtr.body import SITES, Side, place, site_and_side

SIDES = {Side.LEFT.value: "Left", Side.RIGHT.value: "Right", Side.NONE.value: "No side, or both"}
WHERE = "Where? Type a few letters, or choose from the list."
ORDER = tuple(SITES)
"""The list of all places, those of a region together."""


def pick(key: str, *, known: str | None = None) -> str | None:
    """The key of a place, None while it is not complete. `known` is chosen beforehand."""
    site_known, side_known = site_and_side(known) if known else (None, None)
    with st.container(horizontal=True, gap=20):
        site = st.selectbox(
            WHERE,
            ORDER,
            index=ORDER.index(site_known) if site_known in SITES else None,
            format_func=site_words,
            placeholder="Choose a place",
            key=f"{key}_site",
            on_change="ignore",
            width=420,
        )
        side = st.pills(
            "Side", list(SIDES), default=side_known, format_func=SIDES.__getitem__, key=f"{key}_side",
            on_change="ignore", wrap=True,
        )  # fmt: skip
    return chosen(site, side)


def chosen(site: str | None, side: str | None) -> str | None:
    """Site and side as a place; a place without sides needs none."""
    if site is None or site not in SITES:
        return None
    if not SITES[site].has_sides:
        return place(site, Side.NONE)
    return place(site, side) if side in SIDES else None


def picked(key: str) -> str | None:
    """What stands in the widgets of `pick(key)` now; for callbacks."""
    return chosen(st.session_state.get(f"{key}_site"), st.session_state.get(f"{key}_side"))


def site_words(site: str) -> str:
    """Region and name: the list reads in groups, and typing either finds it."""
    found = SITES[site]
    return f"{found.region} · {found.label}" if found.region != "Other" else found.label
