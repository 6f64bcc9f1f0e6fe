"""The page of one who reads along: the answer of the day, what is new, the panels, the weeks, the gates."""

from functools import partial

import pandas as pd
import streamlit as st

from rtr.charts.coach import coach_chart
from rtr.charts.load import weeks_chart
from rtr.exporters.report.rows import panel_rows
from rtr.metrics.verdicts import SETTLING_WORDS, Settling
from rtr.share import Visited
from rtr.shared.reader import within
from rtr.shared.shown import Gate
from rtr.views.coach import CoachView, coach_view
from rtr.views.coach_days import USUAL_WEEKS, WEEKS
from rtr.views.coach_news import News
from rtr.views.coach_numbers import in_words
from rtr.views.load_numbers import week_file
from rtr.web import session
from rtr.web.cards.figure import drawing
from rtr.web.cards.layout import card, row
from rtr.web.cards.plan_ladder import MET, MET_WORDS
from rtr.web.cards.shape import glyph
from rtr.web.cards.verdict import answer
from rtr.web.escape import escaped

COMMENTS = "comments"
"""The anchor of the thread: on a phone it lies far below."""
CHOSEN_WEEKS = "coach_weeks"
SETTLED = {Settling.GREEN: ("green", "▲"), Settling.HOLD: ("orange", "■"), Settling.BACK: ("red", "▼")}
KEYS = {
    "pain_run": ":red[○] pain while running", "pain_am": ":violet[◆] morning pain",
    "stiff_am": ":gray[–] morning stiffness",
    "run_min": ":blue[■] running", "walk_min": ":blue[□] walking", "planned_min": ":blue[- -] planned",
}  # fmt: skip
WEEKS_KEY = (
    ":blue[■] running",
    ":blue[□] walking",
    "**—** mean of the four full weeks before (running)",
    "▼ cut-back week",
)


def view_of(seen: Visited) -> CoachView:
    """What the link shows now."""
    return session.shown_view(coach_view, seen.link, seen, _weeks_shown())


def _weeks_shown() -> int:
    chosen = st.session_state.get(CHOSEN_WEEKS, USUAL_WEEKS)
    return chosen if chosen in WEEKS else USUAL_WEEKS


def head(view: CoachView) -> None:
    """What is shared with whom, the answer of the day, and what is new since the last visit."""
    with st.container(gap="xxsmall"):
        st.caption(escaped(view.about))
        if view.may_comment:
            st.markdown(f":small[[Write a comment](#{COMMENTS})]")
    with card(key="coach_answer"):
        who = escaped(view.who)
        if view.verdict is None:
            with st.container(gap="xxsmall"):
                st.title(escaped(view.word), anchor=False)
                st.markdown(f"{who}  \n{escaped(view.line)}".strip())
        else:
            answer(view.verdict, view.word, who)
            _why(view)
        with st.container(gap="xsmall"):
            st.markdown(f"**{escaped(view.since.heading)}**")
            for news in view.news:
                row("●", _news(news))
            if not view.news:
                st.markdown("Nothing new.")


def _why(view: CoachView) -> None:
    st.markdown(f"rtr says to {escaped(within(view.name))} today: “{escaped(view.line)}”")
    if not view.reasons and not view.hidden:
        return
    with st.expander("Why", key="coach_why"), st.container(gap="xsmall"):
        for said, grade in view.reasons:
            mark = glyph(view.verdict) if view.verdict is not None else "●"
            dots = f"  \n:small[{escaped(grade)}]" if grade else ""
            row(mark, f"**{escaped(said.lead)}** {escaped(said.rest)}{dots}")
        if view.hidden:
            st.caption(escaped(view.hidden))


def _news(news: News) -> str:
    parts = [escaped(news.text)]
    if news.said:
        parts.append(f"“{escaped(news.said)}”")
    if news.settling in SETTLED:
        tint, mark = SETTLED[news.settling]
        parts.append(f":{tint}[{mark} {SETTLING_WORDS[news.settling]}]")
    if news.tag:
        parts.append(f":orange-badge[■ {escaped(news.tag)}]")
    return " ".join(parts)


def panels_card(view: CoachView, seen: Visited) -> None:
    """Body, load, how it felt and the plan over one date axis; what is not there says so in a line."""
    with card(view.days_heading, view.days_finding, key="coach_panels"):
        st.segmented_control(
            "Weeks", WEEKS, default=USUAL_WEEKS, required=True, key=CHOSEN_WEEKS, wrap=True, width="content",
            format_func=lambda weeks: f"{weeks} weeks",
        )  # fmt: skip
        held = [name for name in view.days.columns if name != "day" and view.days[name].notna().any()]
        if held:
            rows = partial(panel_rows, session.shown(seen.link), _weeks_shown())
            drawing(
                view.days_heading, view.days_finding, [word for name, word in KEYS.items() if name in held],
                session.chart(coach_chart, view.days, today=pd.Timestamp(view.today), limits=view.limits),
                caption=view.days_caption, numbers=lambda: in_words(rows()), file=rows, name="coach",
            )  # fmt: skip
        for line in view.missing:
            row("○", escaped(line))


def weeks_and_gates(view: CoachView) -> None:
    """Minutes per week beside the gates; whichever is there alone takes the whole width."""
    weeks, has_gates = view.weeks, bool(view.gates)
    if weeks is not None and has_gates:
        left, right = st.columns((3, 2), gap=20)
        with left:
            _weeks(view)
        with right:
            _gates(view)
    elif weeks is not None:
        _weeks(view)
    elif has_gates:
        _gates(view)


def _weeks(view: CoachView) -> None:
    assert view.weeks is not None, "asked only where there are weeks"
    had, heading = view.weeks, "Minutes per week"
    with card(heading, had.sentence, key="coach_minutes"):
        drawing(
            heading, had.sentence, WEEKS_KEY,
            session.chart(weeks_chart, had.weeks, first=had.span.begin, kinds=had.kinds),
            caption=had.caption, numbers=had.numbers, file=partial(week_file, had.weeks, had.kinds, had.span),
            name="weeks",
        )  # fmt: skip


def _gates(view: CoachView) -> None:
    with card(view.gates_heading, view.gates_sentence, key="coach_gates"), st.container(gap="xsmall"):
        for gate in view.gates:
            row(MET[gate.is_met], _gate(gate))


def _gate(gate: Gate) -> str:
    return f"{escaped(gate.words)} · {MET_WORDS[gate.is_met]}: {escaped(gate.seen)}"


def way_out() -> None:
    """A plain link: Streamlit's own ones open a second tab, and this one would stay as it is."""
    st.html('<a href="/leave" style="color: inherit">Close this view</a>')
