"""Symptoms: how does the site answer?"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from rtr.advice.words import sentence_case
from rtr.learn.stage import Stage, Step, stage
from rtr.metrics.verdicts import RunVerdict, Settling
from rtr.metrics.week import weekly
from rtr.units import counted
from rtr.views.episodes import episodes
from rtr.views.load_period import Days, Period, period, strip
from rtr.views.symptoms_flare import flare_days
from rtr.views.symptoms_history import PlaceHistory, SymptomsHistory
from rtr.views.symptoms_settled import SettledCard, settled_card
from rtr.views.symptoms_stage import DescribedCard, StageCard, described_card, stage_card
from rtr.views.symptoms_timeline import Timeline, timeline

LATELY_DAYS = 28
EXPECTED = (
    "Minutes and pain on one time line, from your first morning check-in on",
    "How long a run your body settled from, from 12 answered runs on",
    "What mornings are like after short and long runs, from 14 mornings on",
    "Whether longer runs go with more pain on the next morning, from 42 mornings on",
)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SymptomsView:
    """Everything Symptoms shows of one place and period but its tested questions.

    While a warning sign stands (`is_stopped`) only the time line is there, without limits.
    """

    lead: str
    place: str
    is_stopped: bool
    period: Period
    strip: pd.DataFrame
    timeline: Timeline
    settled: SettledCard | None
    stage: Stage
    stage_card: StageCard | None
    described: DescribedCard | None


def symptoms_of(
    past: SymptomsHistory, here: PlaceHistory, weeks: int | None, *, between: Days | None = None
) -> SymptomsView:
    """The view-model of one place for the last `weeks` weeks (None: all), or those `between` two days."""
    week_start = past.known.runner.week_start
    shown = period(here.begin, past.day, week_start, weeks=weeks, between=between)
    reached = stage(here.exposures, flare_days(here).flare)
    tint = episodes(past.known, shown.first, shown.last, past.day)
    return SymptomsView(
        lead=lead(here, past.day, is_stopped=past.is_stopped),
        place=here.place.words,
        is_stopped=past.is_stopped,
        period=shown,
        strip=strip(weekly(past.known.daily(past.day), week_start=week_start, until=past.day), shown),
        timeline=timeline(here, shown, tint, week_start=week_start, is_stopped=past.is_stopped),
        settled=None if past.is_stopped else settled_card(past, here),
        stage=reached,
        stage_card=None if past.is_stopped else stage_card(reached),
        described=described_card(here.exposures) if reached.step is Step.DESCRIPTIVE and not past.is_stopped else None,
    )


def lead(here: PlaceHistory, day: dt.date, *, is_stopped: bool) -> str:
    """The page's first sentence: the mornings and the runs of the last four weeks; in a Stop the mornings alone."""
    since = day - dt.timedelta(days=LATELY_DAYS - 1)
    pain = here.days[here.days["day"] >= pd.Timestamp(since)]["pain_am"].dropna()
    where = sentence_case(here.place.words)
    if pain.empty:
        return f"{where}: no morning of the last four weeks has been answered."
    low, high = int(pain.min()), int(pain.max())
    range_ = f"{low}" if low == high else f"{low} to {high}"
    said = f"{where}: morning pain was {range_} on {counted(len(pain), 'answered morning')} of the last four weeks."
    runs = [] if is_stopped else [v for v in here.verdicts if v.day >= since]
    return f"{said} {_settled(runs)}".strip()


def _settled(verdicts: Sequence[RunVerdict]) -> str:
    """`9 of 11 answered runs settled by the next morning.`"""
    known = [v for v in verdicts if v.settling in {Settling.GREEN, Settling.HOLD, Settling.BACK} and not _is_open(v)]
    if not known:
        return ""
    settled = sum(v.is_settled for v in known)
    return f"{settled} of {counted(len(known), 'answered run')} settled by the next morning."


def _is_open(verdict: RunVerdict) -> bool:
    """Held only because something was never answered."""
    return verdict.settling is Settling.HOLD and bool(verdict.missing) and not verdict.reasons


def nothing_yet(past: SymptomsHistory) -> str | None:
    """Why the page is empty, as its lead; None where any place has an answer."""
    if any(place.is_answered for place in past.places):
        return None
    if past.places:
        return (
            f"Nothing has been written down of your {past.places[0].words} yet. After some check-ins you will see this."
        )
    if past.known.check_ins:
        return "Your check-ins name no place that hurts yet. Once they do, you will see this."
    return "No check-ins yet. After some of them you will see this."
