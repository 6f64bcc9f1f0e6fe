"""Share: a new link for one person, what it never shows, and how it looks to them."""

import datetime as dt
from dataclasses import replace

import streamlit as st

from rtr.actions.links import LONGEST_NAME, make_link
from rtr.model import Runner
from rtr.share import GROUP_WORDS, USUAL_GROUPS, Group, ShareLink, Visited
from rtr.views.share import (
    SPANS,
    USUAL_SPAN,
    WORDS_OF,
    Start,
    end_words,
    groups_text,
    injured_places,
    left_out,
    never,
    starts,
)
from rtr.web import hosting, runners, session
from rtr.web.cards import coach, coach_routes
from rtr.web.cards.buttons import cta
from rtr.web.cards.layout import card, row
from rtr.web.cards.share_address import tell
from rtr.web.errors import attempt
from rtr.web.escape import escaped

FOR, GROUPS, CALLED, PLACE, SINCE, ENDS, COMMENTS, PREVIEW = (
    f"share_{word}" for word in ("for", "groups", "called", "place", "since", "ends", "comments", "preview")
)
RETURN, ALL = "return", "all"
ENDLESS = "No end"
ENDS_AFTER: dict[str, int | None] = {**SPANS, ENDLESS: None}
ALL_PLACES = "All injuries"
ONLY_HERE = (
    "**For now this link works only on this computer**, because rtr answers nobody else. To let others open it, rtr "
    "has to be served under an address of its own: deploy/README.md tells how. Until then the page to print or send "
    "below is the way to share."
)
EXPECTED = ("A link for one person, from your first run or check-in on", "One page to print or send")
SEARCH = "Search engines are told to stay away. Each opening is counted below."


def draft(runner: Runner) -> ShareLink:
    """The link as the fields on the page tell it, not made yet."""
    asked = st.session_state
    now = session.now()
    days = ENDS_AFTER.get(asked.get(ENDS) or USUAL_SPAN)
    start = _starts().get(asked.get(SINCE) or RETURN)
    return ShareLink(
        runner_id=runner.id,
        recipient=asked.get(FOR) or "",
        made_at=now,
        ends_at=now + dt.timedelta(days=days) if days is not None else None,
        groups=tuple(asked.get(GROUPS, USUAL_GROUPS)),
        since=start.day if start is not None else None,
        place=asked.get(PLACE),
        shown_as=(asked.get(CALLED) or "").strip() or None,
        may_comment=bool(asked.get(COMMENTS)),
    )


def new_link(runner: Runner) -> ShareLink:
    """The card with the fields; gives the link they tell. Making it opens the dialog with its address."""
    with card("New link", key="share_new"):
        st.text_input("For", key=FOR, max_chars=LONGEST_NAME, placeholder="Jonas, physio",
                      help="How you call this person. They see it at the top of the page.")  # fmt: skip
        _contents()
        _limits()
        st.text_input("What you are called there (optional)", key=CALLED, max_chars=LONGEST_NAME,
                      placeholder="Left empty: the runner")  # fmt: skip
        with st.container(horizontal=True, gap="medium", vertical_alignment="bottom"):
            st.segmented_control("Ends after", list(ENDS_AFTER), default=USUAL_SPAN, required=True, key=ENDS, wrap=True,
                                 width="content")  # fmt: skip
            st.toggle("May comment", key=COMMENTS, help="They can write to you, ask, and propose another session.")
        told = draft(runner)
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            is_asked = cta("Create link", key="share_make", icon=":material/add_link:")
            st.caption(end_words(told, session.now()))
        if not hosting.is_hosted():
            row(":gray[●]", ONLY_HERE)
        if is_asked:
            _make(told)
    return told


def _contents() -> None:
    st.pills("What they can see", list(Group), selection_mode="multi", default=list(USUAL_GROUPS), key=GROUPS,
             format_func=GROUP_WORDS.__getitem__, wrap=True)  # fmt: skip
    more = [group for group in Group if group in st.session_state.get(GROUPS, ()) and group not in USUAL_GROUPS]
    for group in more:
        row(":orange[■]", f"**{GROUP_WORDS[group].capitalize()}**: {WORDS_OF[group]}.")


def _limits() -> None:
    """Which injury, from when. With one injury there is nothing to choose between."""
    places = injured_places(session.diary())
    if len(places) > 1:
        st.selectbox("Which injury", [*places, None], key=PLACE,
                     format_func=lambda key: places[key] if key is not None else ALL_PLACES)  # fmt: skip
    elif places:
        st.session_state[PLACE] = next(iter(places))
    choices = _starts()
    st.segmented_control("From", list(choices), default=RETURN, required=True, key=SINCE, wrap=True, width="content",
                         format_func=lambda code: choices[code].words)  # fmt: skip


def _starts() -> dict[str, Start]:
    """From when a link shows, for the chosen injury."""
    return dict(zip((RETURN, ALL), starts(session.diary(), session.today(), st.session_state.get(PLACE)), strict=True))


def _make(told: ShareLink) -> None:
    runner = runners.shown_or_own()
    made = attempt(make_link, session.store(), runner, told, session.now(), is_endless=told.ends_at is None)
    if made is None:
        return
    link, path = made
    shows = f"Shows {escaped(groups_text(link.groups))}. {escaped(end_words(link, session.now()))}. "
    tell(f"Link for {escaped(link.recipient)}", path, shows + escaped(left_out(link)))


def never_card(told: ShareLink) -> None:
    """What such a link never shows, and a look through the eyes of the person it is for."""
    name = escaped(told.recipient) or "they"
    with card("What a link never shows", key="share_never"):
        with st.container(gap="xsmall"):
            for line in never(told):
                row("●", escaped(line))
        is_open = st.session_state.get(PREVIEW, False)
        label = "Close the preview" if is_open else f"See what {name} see{'s' if told.recipient else ''}"
        st.button(label, key="share_look", icon=":material/visibility:", type="tertiary", on_click=_turn)
        st.caption(SEARCH)


def _turn() -> None:
    """Callback."""
    st.session_state[PREVIEW] = not st.session_state.get(PREVIEW, False)


def preview(told: ShareLink) -> None:
    """The page of the person a link is for, drawn from the cut diary, where it was asked for."""
    if not st.session_state.get(PREVIEW, False):
        return
    with card("Preview", f"So {told.recipient or 'they'} would see it today. Nothing is shared yet.", key="share_seen"):
        if not told.groups:
            st.markdown("Nothing is chosen to be seen.")
            return
        seen = Visited(link=told)
        view = replace(coach.view_of(seen), may_comment=False)  # nobody writes from here
        coach.head(view)
        coach.panels_card(view, seen)
        coach.weeks_and_gates(view)
        coach_routes.routes_card(seen)
