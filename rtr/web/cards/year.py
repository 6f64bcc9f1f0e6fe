"""Year: the picture of its days, the frame of what lies ahead, the dates."""

import datetime as dt
from functools import partial

import streamlit as st

from rtr.charts.year import HEAT, PICK, year_chart
from rtr.diary import Diary
from rtr.views.year import EXPECTED, YearView, year_view
from rtr.views.year_frame import FrameView
from rtr.web import session
from rtr.web.cards import layout, year_choice
from rtr.web.cards.layout import card, key_line, row
from rtr.web.cards.year_dates import dates_card
from rtr.web.escape import escaped
from rtr.web.navigation import page
from rtr.web.situation import here

STEPS = ("none", "up to 12", "up to 20", "up to 30", "over 30 running minutes")
FRAME = "What a year with room to recover can look like. Nothing in it is decided yet."


def shown() -> YearView:
    """What is on screen."""
    return session.view(_shown, year_choice.year(), year_choice.start())


def _shown(diary: Diary, day: dt.date, year: int, start: dt.date | None) -> YearView:
    """The case of the day is shared with Plan: reading it takes longer than all the rest."""
    return year_view(diary, day, year, start, known=here().case)


def show() -> None:
    """All of it, below whatever title the page has. Not for a runner with a warning sign: ask `shown` first."""
    view = shown()
    if view.is_empty:
        layout.empty("What you will see here", EXPECTED, word="imports", label="Import runs")
    else:
        days_card(view)
    frame_card(view.frame)
    dates_card(view.dates)


def days_card(view: YearView) -> None:
    """The year as a picture; a click or a date opens a day."""
    with card(key="year"):
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", gap=8):
            st.header(str(view.year), anchor=False, width="content")
            with st.container(horizontal=True, gap=8, width="content"):
                _turner(view)
        st.markdown(escaped(view.sentence))
        key_line(*_keys(view))
        _picture(view)
        st.caption(escaped(view.caption))
        _day(view)


def _turner(view: YearView) -> None:
    """One year back, one year on."""
    for icon, year in (("left", view.year - 1), ("right", view.year + 1)):
        if year in view.years:
            st.button(
                str(year),
                key=f"year_{icon}",
                icon=f":material/chevron_{icon}:",
                on_click=year_choice.turn,
                args=(year,),
            )


def _keys(view: YearView) -> tuple[str, ...]:
    """What the marks mean, in the colours of the picture; only what is drawn."""
    heat = HEAT["dark" if st.context.theme.type == "dark" else "light"]
    marks = [f':color[■]{{foreground="{tint}"}} {words}' for tint, words in zip(heat, STEPS, strict=True)]
    marks.append(":red[●] morning pain 3 or more")
    if (view.cells["step"] < 0).any():
        marks.append(":blue[□] a run of unknown length")
    if len(view.marks):
        marks.append(":gray[▼] lighter week (hollow: suggested)")
    if view.cells["has_entry"].any():
        marks.append("framed: one of your dates")
    return tuple(marks)


def _picture(view: YearView) -> None:
    day = year_choice.chosen()
    drawn = session.chart(
        year_chart, view.cells, view.marks, weekdays=view.weekdays, months=view.months,
        chosen=day.isoformat() if day else "", heading=str(view.year),
    )  # fmt: skip
    key = year_choice.picture_key()
    st.vega_lite_chart(
        drawn.rows, drawn.chart.spec, key=key, alt=drawn.chart.alt, theme="streamlit", selection_mode=PICK,
        on_select=partial(year_choice.pick, key, PICK),
    )  # fmt: skip


def _day(view: YearView) -> None:
    """The same choice by keyboard, and what is known of the day."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap=16):
        st.date_input(
            "Day", value=None, key=year_choice.DAY, min_value=dt.date(view.years[0], 1, 1),
            max_value=dt.date(view.years[-1], 12, 31), format="YYYY-MM-DD", on_change=year_choice.picked_date,
            width=180,
        )  # fmt: skip
        day = year_choice.chosen()
        if day is None:
            st.markdown(":small[Choose a day here or click it, and it is told in words.]", width="content")
            return
        st.markdown(escaped(_told(view, day)), width="content")
        if view.begin <= day <= session.today():
            st.button(
                "Open in the Journal", key="year_to_journal", icon=":material/arrow_forward:",
                on_click=year_choice.to_journal, args=(day,), type="tertiary",
            )  # fmt: skip


def _told(view: YearView, day: dt.date) -> str:
    found = view.cells.loc[view.cells["day"] == day.isoformat(), "tip"]
    return str(found.iloc[0]) if len(found) else "This day lies before your diary begins."


def frame_card(view: FrameView) -> None:
    """What comes next, the weeks as a table, and what it rests on."""
    with card("The year ahead", FRAME if view.lines else "", key="frame"):
        with st.container(gap="xsmall"):
            for glyph, what, how in view.lines:
                row(glyph, f"**{escaped(what)}**, {escaped(how)}")
        for note in view.notes:
            (st.caption if view.lines else st.markdown)(escaped(note))
        if not view.lines:
            st.page_link(page("set_up"), label="Look at the set-up", icon=":material/arrow_forward:")
            return
        with st.expander("Show all weeks"):
            told = view.rows.map(escaped)
            st.table(told, border="horizontal", hide_index=True, alt="The weeks of the frame")
        with st.container(horizontal=True, vertical_alignment="bottom", gap=16):
            st.date_input(
                "Count from another day", value=None, key=year_choice.START, min_value=year_choice.FIRST,
                max_value=year_choice.LAST, format="YYYY-MM-DD", width=200,
            )  # fmt: skip
            st.caption(escaped(view.caption), width="content")
