"""The next block on screen: week by week, what each session holds, why, and what became of earlier days."""

import pandas as pd
import streamlit as st

from rtr.metrics.verdicts import Settling
from rtr.plan import SessionKind
from rtr.views.plan_block import BlockView, Content, Why, data_line
from rtr.views.plan_done import DoneView
from rtr.views.plan_week import Cell, DayCells, WeekCells
from rtr.web.cards import plan, plan_answer, plan_change
from rtr.web.cards.figure import table
from rtr.web.cards.layout import card, row
from rtr.web.escape import escaped
from rtr.web.navigation import page
from rtr.web.situation import here

WEEKS, USUAL_WEEKS, CHOICES = "plan_weeks", 2, (1, 2, 3, 4)
DAY_PX = 72
RUNS = frozenset({SessionKind.RUN, SessionKind.RUN_WALK})
ICONS = {
    SessionKind.RUN_WALK: "directions_run", SessionKind.RUN: "directions_run", SessionKind.WALK: "directions_walk",
    SessionKind.STRENGTH: "fitness_center", SessionKind.MOBILITY: "self_improvement",
    SessionKind.CROSS_TRAINING: "pedal_bike", SessionKind.REST: "bedtime",
}  # fmt: skip
TINTS = {Settling.GREEN: "green", Settling.HOLD: "orange", Settling.BACK: "red"}
WHY_WIDTHS = (3, 4, 2)


def block_tab() -> None:
    """The plan where one was accepted, and the suggestion; below it why, and planned against done."""
    held = plan.accepted()
    wrong = () if held is None else here().misfits(held.block)
    if held is not None:
        _held_card(held, wrong)
    if held is None or wrong:
        _suggestion_card()
    else:
        again = st.expander("Suggest another block", key="plan_again", on_change="rerun")
        if again.open:
            with again:
                _suggestion_card()
    has_block = held is not None or _suggested() is not None
    with st.container(horizontal=True, gap=16):
        if has_block:
            st.page_link(page("take_along"), label="Take it along: calendar, watch, paper", icon=":material/watch:")
        st.page_link(page("year"), label="See the year ahead", icon=":material/grid_view:")
    _why_card(plan.why(), "Why this block" if has_block else "Why there is no block")
    _done_card(plan.done())


def _held_card(view: BlockView, wrong: tuple[str, ...]) -> None:
    """The accepted plan; where something has changed since, what no longer fits."""
    with card(key="plan_held"):
        st.caption(escaped(view.caption))
        _body(view)
        if wrong:
            with st.container(gap="xsmall"):
                st.markdown("**Something has changed since you accepted it:**")
                for line in wrong:
                    row(":orange[■]", escaped(line))
        plan_answer.accepted_row(view)
        plan_change.change(view)


def _suggestion_card() -> None:
    view = _suggested()
    with card(key="plan_suggested"):
        if view is None:
            st.markdown("No block is suggested now; what is missing or waited for stands above.")
            return
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", gap=8):
            st.caption(escaped(view.caption), width="content")
            _weeks_choice()
        _body(view)
        plan_answer.answer_row(view)
    plan_answer.declined_line()


def _suggested() -> BlockView | None:
    """The suggestion for as many weeks as are chosen."""
    chosen = st.session_state.get(WEEKS)
    return plan.suggested(chosen if chosen in CHOICES else USUAL_WEEKS)


def _weeks_choice() -> None:
    st.segmented_control(
        "Weeks ahead", CHOICES, default=USUAL_WEEKS, required=True, key=WEEKS, wrap=True, width="content"
    )


def _body(view: BlockView) -> None:
    with st.container(gap="xxsmall"):
        st.header(view.heading, anchor=False)
        st.markdown(escaped(view.sentence))
    for week in view.weeks:
        _week(week)
    with st.expander("What each session holds"), st.container(gap=16):
        for content in view.contents:
            _content(content)


def _week(week: WeekCells) -> None:
    with st.container(gap="xsmall"):
        with st.container(horizontal=True, horizontal_alignment="distribute", gap=8):
            st.markdown(f"**{'▼ ' * week.is_lighter}{escaped(week.heading)}**", width="content")
            st.markdown(f":small[{escaped(week.total)}]", width="content")
        grid = st.grid(7, min_column_width=DAY_PX, gap=8)
        for day in week.days:
            with grid.cell():
                st.markdown(_day(day))


def _day(day: DayCells) -> str:
    label = escaped(day.label)
    lines = [f":small[:blue-background[{label}]]" if day.is_today else f":small[{label}]"]
    for cell in day.cells:
        lines += _cell(cell)
    return "  \n".join(lines if day.cells else (*lines, ":gray[–]"))


def _cell(cell: Cell) -> list[str]:
    icon = f":material/{ICONS[cell.kind]}:"
    text = f":blue[{icon} **{escaped(cell.text)}**]" if cell.kind in RUNS else f":small[{icon} {escaped(cell.text)}]"
    tint = TINTS.get(cell.settling) if cell.settling is not None else None
    more = f":{tint}[{cell.more}]" if tint else escaped(cell.more)
    return [text, f":small[{more}]"] if cell.more else [text]


def _content(content: Content) -> None:
    with st.container(gap="xxsmall"):
        st.markdown(f"**{escaped(content.title)}** :small[{escaped(content.days)}]")
        st.markdown("\n".join(f"- {escaped(line)}" for line in content.lines))
        if content.note:
            st.markdown(f":small[{escaped(content.note)}]")


def _why_card(rules: tuple[Why, ...], heading: str) -> None:
    """Each rule with its data and how well it is supported."""
    if not rules:
        return
    with card(heading, "Each rule names your data and how well it is supported."):
        with st.container(gap=20):
            for rule in rules:
                name, data, sure = st.columns(WHY_WIDTHS, gap=8)
                name.markdown(f"**{escaped(rule.title)}**")
                data.markdown(escaped(rule.sentence))
                sure.markdown(f"{escaped(rule.grade)}  \n:small[{escaped(rule.source)}]")
        st.caption(escaped(data_line(here())))


def _done_card(view: DoneView | None) -> None:
    """Planned against done."""
    if view is None:
        return
    with card("Planned and done", view.sentence):
        rows = [(one.day, one.planned, one.done, one.how) for one in view.rows]
        table(pd.DataFrame(rows, columns=["Day", "Planned", "Done", "How"]), alt="Planned runs beside what was done")
        st.caption("Minutes of running and walking. Up to a tenth, or two minutes, more or less counts as planned.")
