"""Dates of the year: what is there, add, change, take out."""

import dataclasses
import datetime as dt
from collections.abc import Sequence

import streamlit as st

from rtr.actions.entries import LONGEST_TITLE, remove_entry, save_entry
from rtr.plan import Entry, EntryKind
from rtr.views.year_dates import KINDS, DateLine
from rtr.web import notes, runners, session
from rtr.web.cards.buttons import cta, label
from rtr.web.cards.layout import card
from rtr.web.cards.year_choice import FIRST, LAST
from rtr.web.errors import did
from rtr.web.escape import escaped

EDIT, NEW = "rtr_entry_edit", "new"
"""Id of the date that is being changed, or `NEW`."""
SENTENCE = "Races, holidays, travel and talks. Holidays and travel draw a lighter week onto them where one is near."
NONE_YET = "None yet."
SHOWN_OVER = 5
"""Dates that are over and still listed; the picture has all of them."""


def dates_card(lines: Sequence[DateLine]) -> None:
    """The list with its one form."""
    edited = st.session_state.get(EDIT)
    with card("Your dates", SENTENCE, key="dates"):
        ahead = [line for line in lines if not line.is_over]
        over = [line for line in lines if line.is_over][:SHOWN_OVER]
        if not lines:
            st.markdown(NONE_YET)
        with st.container(gap="xsmall"):
            for line in ahead:
                _line(line)
        if over:
            with st.container(gap="xsmall"):
                st.markdown(":small[Over]")
                for line in over:
                    _line(line)
        if edited is None:
            cta("Add a date", key="entry_add", icon=":material/add:", on_click=_edit, args=(NEW,))
            return
        told = next((line.entry for line in lines if line.entry.id == edited), None)
        _form(told)


def _line(line: DateLine) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap=8):
        st.markdown(f"**{escaped(line.entry.title)}** · {escaped(line.kind)} · {escaped(line.when)}", width="content")
        st.button(
            "Change", key=f"entry_change_{line.entry.id}", type="tertiary", on_click=_edit, args=(line.entry.id,),
            help=f"Change {escaped(line.entry.title)}",
        )  # fmt: skip


def _form(told: Entry | None) -> None:
    """One date; the fields are sent together."""
    name = f"entry_{told.id if told else NEW}"
    first = told.begin if told else session.today()
    with st.form(name, border=False):
        kind = st.pills(
            "What", list(KINDS), default=told.kind if told else None, format_func=KINDS.__getitem__, key=f"{name}_kind",
            wrap=True,
        )  # fmt: skip
        title = st.text_input("Name", value=told.title if told else "", max_chars=LONGEST_TITLE, key=f"{name}_title")
        with st.container(horizontal=True, gap=16):
            begin = _day("First day", first, f"{name}_begin")
            end = _day("Last day", told.end if told else None, f"{name}_end", hint="Empty: the same day.")
        is_sent = st.form_submit_button(label("Save this date"), key=f"{name}_save", type="primary")
    with st.container(horizontal=True, gap=8):
        st.button("Leave it as it was" if told else "Do not add it", key="entry_leave", type="tertiary",
                  on_click=_edit, args=(None,))  # fmt: skip
        if told is not None and st.button("Take it out", key="entry_remove", type="tertiary"):
            _remove(told)
    if is_sent:
        _send(told, kind, title, begin, end)


def _day(label: str, value: dt.date | None, key: str, *, hint: str | None = None) -> dt.date | None:
    day = st.date_input(
        label, value=value, min_value=FIRST, max_value=LAST, format="YYYY-MM-DD", key=key, help=hint, width=180
    )
    return day if isinstance(day, dt.date) else None


def _send(told: Entry | None, kind: EntryKind | None, title: str, begin: dt.date | None, end: dt.date | None) -> None:
    if kind is None or begin is None:
        st.markdown(f":material/error: Choose {'what it is' if kind is None else 'its first day'}, then save.")
        return
    made = Entry(begin=begin, end=end or begin, kind=kind, title=title or KINDS[kind])
    entry = made if told is None else dataclasses.replace(made, id=told.id)
    if did(save_entry, session.store(), runners.shown_or_own(), entry):
        _edit(None)
        notes.later("Saved.")
        st.rerun()


def _remove(told: Entry) -> None:
    if told.id is not None and did(remove_entry, session.store(), runners.shown_or_own(), told.id):
        _edit(None)
        notes.later("Taken out.")
        st.rerun()


def _edit(which: int | str | None) -> None:
    """Callback: open this one, or close what is open."""
    st.session_state[EDIT] = which
