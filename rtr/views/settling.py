"""How the last run settled: five moments beside the usual morning and the limit of the injury's class."""

import datetime as dt
import math
from dataclasses import dataclass

import pandas as pd

from rtr.advice.records import LastSession
from rtr.advice.run_words import reason_of
from rtr.advice.window import since
from rtr.advice.words import day_text, number, run_on, sentence_case, weekday, whole
from rtr.body import place_words
from rtr.diary import Diary
from rtr.metrics.rated import ratings
from rtr.metrics.verdicts import RunVerdict, Settling, limits_of, run_verdicts, session_verdicts
from rtr.metrics.verdicts.told import told_of
from rtr.units import counted
from rtr.views.effort import too_hard

DAY = dt.timedelta(days=1)
LOOK_BACK = 90
"""Days before the last run that its verdict can depend on, and more: usual mornings reach 28 days back."""
GLYPHS = {Settling.GREEN: "▲", Settling.HOLD: "■", Settling.BACK: "▼"}
OPEN_GLYPH = "○"
MISSING_WORDS = {
    "pain_max": "the highest pain while running",
    "pain_am": "the first steps of the next morning",
    "usual_am": "three quiet mornings to compare with",
    "stiff_am": "the stiffness of the next morning",
    "usual_stiff": "three quiet mornings of stiffness to compare with",
    "pain_60": "the pain an hour after",
    "pain_pre": "the pain before the run",
    "pelvic": "the answer about the pelvis",
}
SO = {
    Settling.GREEN: "",
    Settling.HOLD: "It does not count as settled.",
    Settling.BACK: "",
    Settling.UNANSWERED: "It has no answers, so it does not count as settled.",
    Settling.UNJUDGED: "Your clinician steers this place, so rtr gives no verdict of it.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SettlingView:
    """`moments` has five rows: `moment`, `pain` (NaN: not told), `kind` (before, running, morning).

    `lead` is the observation, `rest` its consequence. `usual` and `limit` are None where not known.
    """

    heading: str
    glyph: str
    word: str
    lead: str
    rest: str
    moments: pd.DataFrame
    usual: float | None
    limit: int | None
    caption: str
    is_drawn: bool


def settling_view(diary: Diary, day: dt.date, now: dt.datetime | None = None) -> SettlingView | None:
    """The last run at the place that decides it; None without a run or a place. `now` is the moment it is asked at."""
    known = diary.until(day)
    last = known.last_run
    if last is None:
        return None
    recent = since(known, last.day, LOOK_BACK)
    verdicts = session_verdicts(run_verdicts(recent, day, now, since=last.day))
    if not verdicts:
        return None
    told = max(verdicts.values(), key=lambda verdict: verdict.end_utc)
    rating = ratings(recent, day).get(told.uid)
    return _view(told, day, None if rating is None else rating.rpe) if told.place else None


def _view(told: RunVerdict, on: dt.date, rpe: float | None) -> SettlingView:
    run = run_on(told.day, on)
    moments = _moments(told)
    known = int(moments["pain"].notna().sum())
    running = f"{whole(told.run_min)} min running on " if math.isfinite(told.run_min) else ""
    day = f"{weekday(told.day)[:3]} {day_text(told.day, beside=on)}"
    return SettlingView(
        heading=f"How {run} {'is settling' if told.settling is Settling.PENDING else 'settled'}",
        glyph=GLYPHS.get(told.settling, OPEN_GLYPH),
        word=sentence_case(told.words),
        lead=_lead(told),
        rest=f"{_why(told, on)} {_rest(told, rpe)}".strip(),
        moments=moments,
        usual=told.usual,
        limit=None if told.settling is Settling.UNJUDGED else limits_of(told.kind).pain_max_hold,
        caption=f"{running}{day}, {place_words(told.place)}. {known} of {counted(len(moments), 'entry', 'entries')}.",
        is_drawn=known > 0,
    )


def _moments(told: RunVerdict) -> pd.DataFrame:
    rows = (
        ("before", told.pain_pre, "before"),
        ("running", told.pain_max, "running"),
        ("1 h after", told.pain_60, "running"),
        (f"{weekday(told.day + DAY)} morning", told.morning, "morning"),
        (f"{weekday(told.day + 2 * DAY)} morning", told.second_morning, "morning"),
    )
    frame = pd.DataFrame(rows, columns=["moment", "pain", "kind"])
    return frame.astype({"moment": "str", "pain": "float64", "kind": "str"})


def _lead(told: RunVerdict) -> str:
    """`Pain was 2 while running and 2 on Tuesday morning, one above your usual 1.`"""
    parts = [] if told.pain_max is None else [f"{told.pain_max} while running"]
    if told.morning is not None:
        parts.append(f"{told.morning} on {weekday(told.day + DAY)} morning{_beside_usual(told)}")
    if not parts:
        return "Nothing is told of it yet."
    return f"Pain was {' and '.join(parts)}."


def _beside_usual(told: RunVerdict) -> str:
    if told.usual is None or told.d24 is None:
        return ""
    if told.d24 == 0:
        return ", your usual"
    size = number(int(abs(told.d24))) if float(told.d24).is_integer() else f"{abs(told.d24):g}"
    return f", {size} {'above' if told.d24 > 0 else 'below'} your usual {told.usual:g}"


TOLD_IN_LEAD = frozenset({"pain_max", "pain_am", "d24", "painkiller"})
"""Reasons whose numbers stand in the lead, and the painkiller, which has a sentence of its own."""


def _why(told: RunVerdict, on: dt.date) -> str:
    """Why a run held or eased back, where the pain in the lead does not say it."""
    what, observed, beside = told_of(told)
    if told.settling not in {Settling.HOLD, Settling.BACK} or what is None or what in TOLD_IN_LEAD:
        return ""
    last = LastSession(
        day=told.day, settling=told.settling, place=told.place, what=what, observed=observed, beside=beside
    )
    lead, comparison = reason_of(last, on)
    return f"{lead} {comparison}."


def _rest(told: RunVerdict, rpe: float | None) -> str:
    """What follows; while answers are missing, which ones."""
    if told.settling in SO:
        so = SO[told.settling]
        if told.settling is Settling.GREEN and (hard := too_hard(rpe)):
            so = f"It {hard}."
        return f"{so} A painkiller was taken around it.".strip() if "painkiller" in told.reasons else so
    lacking = [MISSING_WORDS.get(code, code) for code in told.missing]
    return f"Whether it settled is known with {' and '.join(lacking)}." if lacking else ""
