"""Injuries: each open one with its limits, add, change, end, remove; those that are over below."""

import datetime as dt

import streamlit as st

from rtr import actions
from rtr.model import Injury
from rtr.views.injuries import Episode, InjuriesView, notes_at, what_changes
from rtr.web import notes, runners, session
from rtr.web.cards.buttons import cta
from rtr.web.cards.injuries_fields import changed, looked_fields, place_fields
from rtr.web.cards.layout import card, row
from rtr.web.cards.set_up_fields import day_of, follows, today
from rtr.web.errors import did
from rtr.web.escape import escaped

EDIT = "rtr_injury_edit"
"""Id of the injury that is being changed, or `NEW`."""
NEW = "new"


def injuries(view: InjuriesView) -> None:
    """Open ones, a new one, and those that are over."""
    edited = st.session_state.get(EDIT)
    for episode in view.open:
        if episode.injury.id == edited:
            _edit_card(episode.injury)
        else:
            _episode_card(episode)
    if edited == NEW:
        _edit_card(None)
    elif edited is None:
        cta("Add an injury", key="injury_add", icon=":material/add:", on_click=_edit, args=(NEW,))
    for episode in view.over:
        if episode.injury.id == edited:
            _edit_card(episode.injury)
    if view.over:
        _over_card(view.over)


def episode_lines(episode: Episode) -> None:
    """What is known of an injury, and what counts as settled; the words in quotes are the runner's own."""
    called = f" · “{escaped(episode.diagnosis)}”" if episode.diagnosis else ""
    st.markdown(f"{escaped(episode.kind)}, {escaped(episode.since)}{called}")
    with st.container(gap="xsmall"):
        for glyph, limit in episode.limits:
            row(glyph, escaped(limit))
    looked = f"Looked at by: {escaped(episode.looked_by)}." if episode.looked_by else "Nobody has looked at it yet."
    cleared = f"Cleared to run {episode.cleared} by: {escaped(episode.cleared_by)}." if episode.cleared else ""
    st.caption(f"{looked} {cleared}".strip())


def _episode_card(episode: Episode) -> None:
    injury = episode.injury
    with card(episode.place, key=f"injury_{injury.id}"):
        episode_lines(episode)
        follows(episode.no_plan)
        st.caption(escaped(episode.asked))
        with st.container(horizontal=True):
            st.button("Change", key=f"injury_change_{injury.id}", icon=":material/edit:", on_click=_edit,
                      args=(injury.id,))  # fmt: skip
            if st.button("It is over", key=f"injury_over_{injury.id}", icon=":material/event_available:"):
                _ask_over(episode)
            if st.button("Remove", key=f"injury_remove_{injury.id}", type="tertiary"):
                _ask_remove(episode)


def _over_card(over: tuple[Episode, ...]) -> None:
    with card("Over", "Kept: they stand in every chart, and their limits count for the runs of their days."):
        for episode in over:
            injury = episode.injury
            with st.container(gap="xxsmall"):
                called = f" · “{escaped(episode.diagnosis)}”" if episode.diagnosis else ""
                st.markdown(f"**{escaped(episode.place)}**, {escaped(episode.since)} · {escaped(episode.kind)}{called}")
                with st.container(horizontal=True):
                    st.button("Not over after all", key=f"injury_reopen_{injury.id}", type="tertiary",
                              on_click=_reopen, args=(injury,))  # fmt: skip
                    st.button("Change", key=f"injury_change_{injury.id}", type="tertiary", on_click=_edit,
                              args=(injury.id,))  # fmt: skip
                    if st.button("Remove", key=f"injury_remove_{injury.id}", type="tertiary"):
                        _ask_remove(episode)


def _edit_card(injury: Injury | None) -> None:
    """All of one injury; what a change does stands above the button."""
    with card("Change this injury" if injury else "Add an injury", key="injury_edit"):
        told, left = place_fields(injury)
        site, onset = told["site"], told["onset"]
        if isinstance(site, str):
            more, still = looked_fields(injury, site, onset if isinstance(onset, dt.date) else None)
            told, left = told | more, left or still
        after = changed(injury, told) if not left else None
        if injury is not None and after is not None:
            follows(*what_changes(session.diary(), injury, after, today()))
        with st.container(horizontal=True, vertical_alignment="center"):
            is_sent = cta("Save this injury", key="injury_save")
            st.button("Leave it as it was" if injury else "Do not add it", key="injury_leave", type="tertiary",
                      on_click=_edit, args=(None,))  # fmt: skip
        if is_sent and left:
            st.markdown(f":material/error: {left}")
        elif is_sent and after is not None:
            _save(after)


def _save(after: Injury) -> None:
    if did(actions.save_injury, session.store(), runners.shown_or_own(), after, today()):
        _edit(None)
        notes.later("Saved. Today's answer is up to date.")
        st.rerun()


def _edit(which: int | str | None) -> None:
    """Callback: open this one, or close what is open."""
    st.session_state[EDIT] = which


def _reopen(injury: Injury) -> None:
    """Callback."""
    if did(actions.reopen_injury, session.store(), runners.shown_or_own(), injury, today()):
        notes.later("It counts again.")


@st.dialog("Is this injury over?")
def _ask_over(episode: Episode) -> None:
    injury = episode.injury
    st.markdown(
        f"**{escaped(episode.place)}** is then asked for no longer, and its limits stop deciding how a run counts. "
        "What you noted stays, and you can open it again."
    )
    since = day_of("Over since", today(), f"injury_over_since_{injury.id}", first=injury.onset, last=today())
    with st.container(horizontal=True):
        is_kept = cta("Keep it open", key="injury_keep_open")
        is_over = st.button("It is over", key="injury_confirm_over")
    if is_kept or (is_over and since is not None and _end(injury, since)):
        st.rerun()


def _end(injury: Injury, since: dt.date) -> bool:
    is_done = did(actions.end_injury, session.store(), runners.shown_or_own(), injury, since, today())
    if is_done:
        notes.later("Noted as over.")
    return is_done


@st.dialog("Remove this injury?")
def _ask_remove(episode: Episode) -> None:
    injury = episode.injury
    noted = notes_at(session.diary(), episode.key)
    kept = f"What you noted there stays: {noted}." if noted else "Nothing is noted there."
    st.markdown(
        f"**{escaped(episode.place)}**, {escaped(episode.since)}, goes with its diagnosis and its clearance. "
        f"{kept} If it is over, choose It is over instead: then it stays in your charts."
    )
    with st.container(horizontal=True):
        is_kept = cta("Keep it", key="injury_keep")
        is_removed = st.button("Remove it", key="injury_confirm_remove")
    if is_kept or (is_removed and injury.id is not None and _remove(injury.id)):
        st.rerun()


def _remove(injury_id: int) -> bool:
    is_done = did(actions.remove_injury, session.store(), runners.shown_or_own(), injury_id)
    if is_done:
        notes.later("Removed.")
    return is_done
