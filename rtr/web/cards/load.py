"""Load: the four numbers, the three pictures, and the table for experts."""

import datetime as dt
from functools import partial

import streamlit as st

from rtr.charts.load import weeks_chart
from rtr.charts.ratio import ratio_chart
from rtr.charts.spike import spike_chart
from rtr.diary import Diary
from rtr.metrics.load import Unit
from rtr.views.limits import RATIO
from rtr.views.load import LoadView, load_of
from rtr.views.load_expert import ExpertCard
from rtr.views.load_history import LoadHistory, load_history
from rtr.views.load_numbers import run_file, series_file, week_file
from rtr.views.load_period import Days
from rtr.views.load_sessions import HOW
from rtr.views.load_tiles import Tile
from rtr.web import session
from rtr.web.cards.figure import figure, table
from rtr.web.cards.layout import card
from rtr.web.escape import escaped
from rtr.web.situation import here

WEEKS_KEY = (":blue[■] running", ":blue[□] walking", "**—** mean of the four full weeks before (running)")
LIGHTER_KEY = "▼ cut-back week"
UNSURE_KEY = "▽ perhaps one"
INJURY_KEY = ":red-background[injury, until running was cleared]"
RUNS_KEY = (
    ":blue[●] run within the cap",
    ":red[▲] run above the cap",
    ":gray[**—**] longest of the 30 days before",
    ":gray[**- -**] cap",
)
BACK_KEY = ":red[▼] ended in Ease back"
RATIO_KEY = ("**—** ratio", ":gray-background[your range, 10th to 90th percentile of 12 weeks]", ":gray[╱╱] no ratio")
EXPERT_KEY = (":blue[**- -**] coupled", ":gray[**···**] exponentially weighted")


def history() -> LoadHistory:
    """What is the same for all periods. The case of the day is shared with Today: reading it takes longer."""
    return session.view(_history)


def _history(diary: Diary, day: dt.date) -> LoadHistory:
    return load_history(diary, day, here())


def shown(weeks: int | None, *, between: Days | None, expert: Unit | None) -> LoadView:
    """The view of a period, cut from a history that is worked out once for all periods."""
    return session.view(_cut, weeks, between=between, expert=expert)


def _cut(_: Diary, __: dt.date, weeks: int | None, *, between: Days | None, expert: Unit | None) -> LoadView:
    return load_of(history(), weeks, between=between, expert=expert)


def tiles(numbers: tuple[Tile, ...]) -> None:
    """Four numbers; 2 by 2 on phones."""
    places = st.grid(4, min_column_width=150, border=True)
    for tile in numbers:
        with places.cell(), st.container(gap="xxsmall"):
            st.metric(tile.label, tile.value, help=escaped(tile.help))
            st.caption(escaped(tile.detail))


def weeks_card(view: LoadView) -> None:
    """Running and walking minutes per week, lighter weeks and injuries."""
    shown = view.kinds[view.kinds["week"].between(view.period.begin, view.period.end)]
    lighter = shown[shown["kind"] == "cut-back"]
    is_low = lighter["confidence"] == "low"
    extra = {LIGHTER_KEY: bool((~is_low).any()), UNSURE_KEY: bool(is_low.any()), INJURY_KEY: len(view.episodes) > 0}
    figure(
        "Minutes per week",
        view.weeks_card.sentence,
        (*WEEKS_KEY, *(word for word, is_there in extra.items() if is_there)),
        session.chart(weeks_chart, view.weeks, first=view.period.begin, kinds=view.kinds, episodes=view.episodes),
        caption=view.weeks_card.caption,
        numbers=view.numbers,
        file=partial(week_file, view.weeks, view.kinds, view.period),
        name="weeks",
    )


def sessions_card(view: LoadView) -> None:
    """Each run beside the longest of the 30 days before it."""
    keys = (*RUNS_KEY, BACK_KEY) if view.sessions_card.has_eased_back else RUNS_KEY
    keys = (*keys, INJURY_KEY) if len(view.episodes) else keys
    figure(
        "Each run beside your longest of the last 30 days",
        view.sessions_card.sentence,
        keys,
        session.chart(spike_chart, view.sessions, is_current=view.period.is_current, episodes=view.episodes),
        caption=view.sessions_card.caption,
        numbers=view.run_numbers,
        file=partial(run_file, view.sessions),
        how=HOW,
        name="sessions",
    )


def ratio_card(view: LoadView) -> None:
    """The last seven days beside the three weeks before, as context."""
    if view.ratio.empty:
        return
    is_expert = view.expert is not None
    figure(
        "The last seven days beside the three weeks before",
        view.ratio_card.sentence,
        (*RATIO_KEY, *(EXPERT_KEY if is_expert else ()), *((INJURY_KEY,) if len(view.episodes) else ())),
        session.chart(ratio_chart, view.ratio, is_expert=is_expert, episodes=view.episodes),
        caption=view.ratio_card.caption,
        numbers=view.ratio_numbers,
        file=partial(series_file, view.choice, view.ratio, view.period),
        how=RATIO,
        name="ratio",
    )


def expert_card(expert: ExpertCard) -> None:
    """Every measure of one day, with the reason where there is none."""
    with card("All measures of the day", expert.sentence):
        table(expert.rows, alt="All measures of the day")
        st.caption(escaped(expert.caption))
