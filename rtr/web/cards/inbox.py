"""What those who read along wrote: calm lines on Today while something waits, and on Plan what is about it."""

import datetime as dt
from functools import partial

import streamlit as st

from rtr.diary import Diary
from rtr.views.comments import Inbox, inbox_of, plan_words
from rtr.views.thread import Word
from rtr.web import runners, session, situation
from rtr.web.cards import journal_choice
from rtr.web.cards.layout import card
from rtr.web.cards.proposals import proposal
from rtr.web.cards.replies import reply, reply_form
from rtr.web.cards.words import lines, words
from rtr.web.errors import did
from rtr.web.escape import escaped


def inbox() -> Inbox:
    """What waits for the runner; nothing where nobody ever wrote."""
    return session.view(_inbox, open_links()) if session.diary().comments else Inbox()


def _inbox(_: Diary, __: dt.date, links: frozenset[int]) -> Inbox:
    return inbox_of(situation.here(), links)


def open_links() -> frozenset[int]:
    """The links of the runner on screen that show something at this moment."""
    runner, now = session.current_runner(), session.now()
    links = () if runner is None else session.store().links(runner.id)
    return frozenset(one.id for one in links if one.id is not None and one.is_open(now))


def inbox_card() -> None:
    """On Today: new words, proposals, questions that are due. Nothing at all on a day without."""
    found = inbox()
    if found.is_empty:
        return
    with card(key="inbox"):
        for word in found.new:
            _new(word)
        if found.new:
            _seen_row(found.more)
        for one in found.proposals:
            proposal(one, where="today")
        for word in found.due:
            _due(word)


def _new(word: Word) -> None:
    on = word.when if word.when.startswith("today") else f"on {word.when}"
    about = f", {escaped(word.belongs)}" if word.belongs else ""
    with st.container(gap="xxsmall"):
        st.markdown(f"**{escaped(word.by)}** wrote {escaped(on)}{about}:  \n{lines(word.text)}")
        with st.container(horizontal=True, gap=12):
            reply(word, where="today")
            if word.on <= session.today():
                st.button("See the day", key=f"day_of_{word.id}", type="tertiary", icon=":material/calendar_month:",
                          on_click=_open_day, args=(word.on,))  # fmt: skip


def _open_day(day: dt.date) -> None:
    """Callback: the Journal at that day."""
    journal_choice.show(day)
    st.session_state[runners.TO_PAGE] = "journal"


def _due(word: Word) -> None:
    asks = f"asks {escaped(word.asks)}" if word.asks else "asks"
    with st.container(gap="xsmall"):
        st.markdown(f"**{escaped(word.by)}** {asks}:  \n{lines(word.text)}")
        reply_form(word, where="due", height=80)


def _seen_row(more: int) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap=12):
        if more:
            st.caption(f"{more} earlier.", width="content")
        st.button("Mark as read", key="comments_seen", type="tertiary", on_click=_see)


def _see() -> None:
    """Callback."""
    did(session.store().see_comments, runners.shown_or_own().id, session.now())


def on_plan() -> None:
    """On Plan, above the block: proposals that wait, and what was written about the plan and its days to come."""
    found = inbox().proposals
    said = session.view(_about_plan) if session.diary().comments else ()
    if not found and not said:
        return
    with card("From those who read along", key="proposals"):
        for one in found:
            proposal(one, where="plan")
        for word in said:
            words(word, partial(reply, word, where="plan") if word.is_coach else None)


def _about_plan(_: Diary, __: dt.date) -> tuple[Word, ...]:
    return plan_words(situation.here())
