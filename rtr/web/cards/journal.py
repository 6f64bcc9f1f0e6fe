"""Journal: the month as a picture, and everything that is known of one day."""

from functools import partial

import pandas as pd
import streamlit as st

from rtr.advice.words import MONTHS, sentence_case
from rtr.charts.month import PICK, month_chart
from rtr.metrics.verdicts import Settling
from rtr.views.journal_day import DayView
from rtr.views.journal_month import Month
from rtr.views.journal_morning import OF_FIVE, Morning
from rtr.views.journal_runs import RunOfDay
from rtr.web import session
from rtr.web.cards import comments, journal_choice, journal_edit
from rtr.web.cards.layout import card, key_line, row
from rtr.web.escape import escaped
from rtr.web.navigation import page

TINTS = {Settling.GREEN: "green", Settling.HOLD: "orange", Settling.BACK: "red"}
RUN_KEY, PAIN_KEY = ":blue-background[min] minutes run", ":violet[◆] morning pain, 0 to 10"
PLAN_KEY = ":blue[- -] planned run"
INJURY_KEY, FLAG_KEY = ":red[▬] injury: {}, until running was cleared", ":red[⬣] a warning sign"
MONTH_CAPTION = "Minutes run per day and the highest pain of the morning. Click a day, or choose its date."
LINES = ("What", "Answer")


def month_card(month: Month) -> None:
    """The month; a click on a day opens it."""
    with card(key="month"):
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", gap=8):
            st.header(month.heading, anchor=False, width="content")
            with st.container(horizontal=True, gap=8, width="content"):
                _turner(month)
        key_line(*_keys(month))
        drawn = session.chart(month_chart, month.cells, weekdays=month.weekdays, heading=month.heading)
        key = journal_choice.picture_key()
        st.vega_lite_chart(
            drawn.rows, drawn.chart.spec, key=key, alt=drawn.chart.alt, theme="streamlit", selection_mode=PICK,
            on_select=partial(_picked, key),
        )  # fmt: skip
        st.caption(MONTH_CAPTION)
        st.page_link(page("year"), label="See the whole year", icon=":material/grid_view:")


def _turner(month: Month) -> None:
    """One month back, one month on, and back to today."""
    names = {"before": month.earlier, "after": month.later}
    label = {where: MONTHS[day.month - 1] for where, day in names.items() if day is not None}
    journal_choice.opener(label["before"], month.earlier, key="month_before", icon=":material/chevron_left:")
    if month.later is not None:
        journal_choice.opener(label["after"], month.later, key="month_after", icon=":material/chevron_right:")
        journal_choice.opener("Today", session.today(), key="month_today")


def _keys(month: Month) -> tuple[str, ...]:
    flags = (FLAG_KEY,) if month.cells["has_flag"].any() else ()
    hurt = (INJURY_KEY.format(escaped(", ".join(month.injuries))),) if month.injuries else ()
    planned = (PLAN_KEY,) if month.cells["planned"].any() else ()
    return (RUN_KEY, *planned, PAIN_KEY, *hurt, *flags)


def _picked(key: str) -> None:
    """Open the day that was clicked; a click that is undone opens nothing."""
    days = [said["day"] for said in st.session_state[key]["selection"].get(PICK, []) if "day" in said]
    if days:
        journal_choice.pick(days[-1])


def day_card(view: DayView) -> None:
    """One day: its runs with their answers, the morning, and what else was said."""
    with card(key="day"):
        journal_choice.date_field()
        with st.container(gap="xxsmall"):
            st.header(view.heading, anchor=False)
            st.markdown(escaped(view.sentence))
        if view.morning.marked:
            st.markdown(f":red[⬣] **You marked {escaped(view.morning.marked)}.**")
            st.page_link(page("today"), label="See whom to call", icon=":material/arrow_forward:")
        for run in view.runs:
            _run(run)
            journal_edit.run_button(view, run)
        for other in view.others:
            st.markdown(escaped(other))
        _morning(view.morning)
        for remark in view.remarks:
            row("○", escaped(remark))
        comments.day_words(view.day)
        journal_edit.buttons(view)
        if view.caption:
            st.caption(escaped(view.caption))


def _run(run: RunOfDay) -> None:
    """One session: times, how it settled, the answers, the runner's words."""
    with st.container(gap="xsmall"):
        title = f" · {escaped(run.title)}" if run.title else ""
        st.markdown(f"**{escaped(run.heading)}**{title}  \n{escaped(run.sentence)}")
        for one in run.settled:
            tint = TINTS.get(one.settling, "gray")
            said = ", ".join(text for text in (one.place, one.why) if text)
            st.markdown(f":{tint}-badge[{one.glyph} {sentence_case(one.word)}] {escaped(said)}")
        lines(run.lines)
        for note in run.notes:
            st.markdown(quoted(note))


def _morning(morning: Morning) -> None:
    if not (morning.is_written or morning.lines):
        return
    with st.container(gap="xsmall"):
        st.markdown("**Morning**" + (f"  \n:small[{escaped(morning.late)}]" if morning.late else ""))
        lines([(line.label, line.said) for line in morning.lines])
        if morning.note:
            st.markdown(quoted(morning.note))
        st.caption(OF_FIVE)


def lines(told: "list[tuple[str, str]] | tuple[tuple[str, str], ...]") -> None:
    """Short answers in two columns, escaped: they hold words of people and of files."""
    if told:
        rows = pd.DataFrame([(escaped(label), escaped(text)) for label, text in told], columns=list(LINES))
        st.table(rows, border="horizontal", hide_index=True, hide_header=True)


def quoted(note: str) -> str:
    """A note with its line breaks, in quotation marks."""
    written = "  \n".join(escaped(line) for line in note.splitlines() if line.strip())
    return f"“{written}”"
