"""Symptoms: the time line, how runs settled, what is missing, and what mornings were like so far."""

import datetime as dt
from functools import partial

import streamlit as st

from rtr.advice.words import listed
from rtr.charts.pain import pain_chart
from rtr.charts.pain_spans import pain_spans_chart
from rtr.charts.settled import PER_ROW, PHONE_PER_ROW, settled_chart
from rtr.diary import Diary
from rtr.learn.lacks import Wanted
from rtr.views.load_period import Days
from rtr.views.symptoms import SymptomsView, symptoms_of
from rtr.views.symptoms_history import PlaceHistory, place_history, symptoms_history
from rtr.views.symptoms_settled import SETTLED_HOW, runs_file
from rtr.views.symptoms_stage import PAIR, DescribedCard, StageCard
from rtr.views.symptoms_timeline import file_of
from rtr.web import session
from rtr.web.cards.figure import figure, table
from rtr.web.cards.layout import card
from rtr.web.cards.stretch import is_phone
from rtr.web.escape import escaped
from rtr.web.navigation import page

DAY_KEY = (
    ":red[○] pain while running", ":violet[◆] morning pain", ":violet[**—**] mean of 14 mornings",
    ":blue[■] running", ":blue[□] walking",
)  # fmt: skip
INJURY_KEY = ":red-background[injury, until running was cleared]"
STOPPED = (
    "A warning sign stands. Your record stays open, to show to whoever examines you; limits and everything about "
    "training are paused until then."
)
SETTLED_KEY = (":green[▲] settled", ":orange[■] held", ":red[▼] eased back", "one shape is one run")


def place_of(key: str | None) -> PlaceHistory | None:
    """One place, worked out once for all periods and questions."""
    return session.view(_place, key)


def _place(_: Diary, __: dt.date, key: str | None) -> PlaceHistory | None:
    return place_history(session.view(symptoms_history), key)


def shown(key: str | None, weeks: int | None, *, between: Days | None) -> SymptomsView:
    """The view of a place and a period."""
    return session.view(_cut, key, weeks, between=between)


def _cut(_: Diary, __: dt.date, key: str | None, weeks: int | None, *, between: Days | None) -> SymptomsView:
    here = place_of(key)
    assert here is not None, "the page is empty without a place"
    return symptoms_of(session.view(symptoms_history), here, weeks, between=between)


def timeline_card(view: SymptomsView) -> None:
    """Minutes and pain, day by day, or in weeks or months for longer periods."""
    line = view.timeline
    said = {"guides": line.guides[["at"]], "episodes": line.episodes, "where": view.place}
    is_days = line.word == "day"
    keys = DAY_KEY if is_days else _span_key(line.word)
    if len(line.guides):
        keys = (*keys, f":gray[**···**] limits while running: {listed(line.guides['words'].tolist())}")
    figure(
        "Minutes and pain on one time line",
        line.sentence,
        (*keys, INJURY_KEY) if len(line.episodes) else keys,
        session.chart(pain_chart, line.rows, **said)
        if is_days
        else session.chart(pain_spans_chart, line.rows, word=line.word, **said),
        caption=line.caption,
        numbers=line.numbers,
        file=partial(file_of, line),
        name="symptoms",
    )


def _span_key(word: str) -> tuple[str, ...]:
    return (
        f":red[○] highest pain while running that {word}", ":violet[◆] median morning, bar up to the highest",
        ":blue[■] running", ":blue[□] walking",
    )  # fmt: skip


def settled_card(view: SymptomsView, here: PlaceHistory) -> None:
    """How long a run settled from; a sentence alone while no run is answered."""
    if view.settled is None:
        return
    heading = "Up to which length runs settled"
    if view.settled.lengths.empty:
        with card(heading, view.settled.sentence):
            st.caption(escaped(view.settled.caption))
        return
    figure(
        heading,
        view.settled.sentence,
        SETTLED_KEY,
        session.chart(settled_chart, view.settled.lengths, per_row=PHONE_PER_ROW if is_phone() else PER_ROW),
        caption=view.settled.caption,
        numbers=view.settled.numbers,
        file=partial(runs_file, here),
        how=SETTLED_HOW,
        name="settled",
    )


def stage_card(found: StageCard | None) -> None:
    """What is missing for the next step, each with how much of it is there."""
    if found is None:
        return
    with card("What these mornings can tell", found.sentence):
        for lack in found.lacks:
            st.progress(min(lack.have / lack.need, 1.0), text=escaped(lack.words))
        if any(lack.wanted is Wanted.PAIRS for lack in found.lacks):
            st.caption(escaped(PAIR))


def described_card(found: DescribedCard | None) -> None:
    """Medians with their counts; nothing is tested."""
    if found is None:
        return
    with card("Mornings after short and longer runs", found.sentence):
        table(found.rows, alt="Change of morning pain after days without a run, shorter and longer runs")
        st.caption(escaped(found.caption))


def stopped(view: SymptomsView) -> None:
    """While a warning sign stands the record stays open; what it says of training does not."""
    if view.is_stopped:
        with card():
            st.markdown(escaped(STOPPED))
            st.page_link(page("today"), label="See what you marked, and whom to call", icon=":material/arrow_forward:")
