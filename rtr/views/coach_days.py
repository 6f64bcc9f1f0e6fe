"""The days a coach looks at, one row each: body, load, how it felt, and what was planned."""

import datetime as dt
from typing import Any

import numpy as np
import pandas as pd

from rtr.advice.words import day_text, sentence_case
from rtr.body import place, place_words
from rtr.diary import Diary
from rtr.learn.exposures import exposures
from rtr.metrics.rated import ratings
from rtr.metrics.verdicts.settling import RunVerdict
from rtr.plan import RUNNING, Answered
from rtr.share import Group
from rtr.shared import Shown
from rtr.units import counted
from rtr.views.step_words import MIN_S
from rtr.views.symptoms_days import cut, symptom_days

WEEKS = (4, 8, 16)
USUAL_WEEKS = 8
AHEAD_D = 14
"""So far the axis goes on for what is planned."""
BODY, LOAD, FELT, PLANNED = (
    ("pain_am", "pain_run", "stiff_am"), ("run_min", "walk_min"), ("rpe", "sleep_h", "mood", "confidence"),
    ("planned_min",),
)  # fmt: skip


def main_place(known: Diary, only: str | None) -> str | None:
    """The place the panels are about: the shared one, else that of the latest open injury, else of any answer."""
    if only is not None:
        return only
    injuries = sorted(known.injuries, key=lambda one: (one.until is not None, -one.onset.toordinal()))
    if injuries:
        return place(injuries[0].site, injuries[0].side)
    return next((site.site for told in reversed(known.check_ins) for site in told.sites), None)


def coach_days(shown: Shown, weeks: int) -> pd.DataFrame:
    """One row per day of the last `weeks` weeks and of what is planned ahead; only columns the scope has."""
    known, last = shown.diary, shown.day
    first = last - dt.timedelta(days=7 * weeks - 1)
    where = main_place(known, shown.scope.place) or ""
    ahead = _planned(shown)
    end = min(max([last, *ahead]), last + dt.timedelta(days=AHEAD_D)) if ahead else last
    rows = pd.DataFrame({"day": pd.date_range(first, end, freq="D", unit="us")})
    past = _past(known, last, where, first)
    felt = _felt(known, rows["day"], last)
    columns: dict[str, Any] = {}
    if shown.scope.has(Group.SYMPTOMS):
        columns |= {name: _on(past, name, rows) for name in (*BODY, "pain_mean")} | felt
    if shown.scope.has(Group.LOAD):
        columns |= {name: _on(past, name, rows) for name in LOAD}
    if shown.scope.has(Group.PLAN):
        columns["planned_min"] = [ahead.get(day.date(), np.nan) for day in rows["day"]]
    return rows.assign(**columns)


def _past(known: Diary, last: dt.date, where: str, first: dt.date) -> pd.DataFrame | None:
    table = exposures(known, last, where)
    return None if table.empty else cut(symptom_days(known, table, where), first, last)


def _on(past: pd.DataFrame | None, name: str, rows: pd.DataFrame) -> object:
    """A column of the past, aligned to the rows; NaN for days to come."""
    if past is None:
        return np.nan
    return past.set_index("day")[name].astype(float).reindex(rows["day"]).to_numpy()


def _felt(known: Diary, days: "pd.Series[pd.Timestamp]", last: dt.date) -> dict[str, Any]:
    """What was said of effort, sleep, mood and trust in the leg."""
    said = {told.day: told for told in known.check_ins}
    effort: dict[dt.date, float] = {}
    told = ratings(known, last)
    for activity in known.counted:
        rpe = told[activity.uid].rpe if activity.uid in told else activity.rpe
        if rpe is not None:
            effort[activity.day] = max(rpe, effort.get(activity.day, 0.0))
    dates = [day.date() for day in days]
    found: dict[str, Any] = {"rpe": [effort.get(day, np.nan) for day in dates]}
    for name in FELT[1:]:
        answers = [getattr(said.get(day), name, None) for day in dates]
        found[name] = [np.nan if answer is None else float(answer) for answer in answers]
    return found


def _planned(shown: Shown) -> dict[dt.date, float]:
    """Planned running minutes of each day: of accepted plans, and of the suggestion where none is accepted."""
    if not shown.scope.has(Group.PLAN):
        return {}
    blocks = [one for one in shown.diary.blocks if one.answered is Answered.ACCEPTED]
    if shown.block is not None and not shown.is_accepted:
        blocks.append(shown.block)
    found: dict[dt.date, float] = {}
    for block in blocks:
        for one in block.sessions:
            if one.kind in RUNNING:
                found[one.day] = one.run_s / MIN_S
    return found


def missing_lines(shown: Shown, days: pd.DataFrame) -> tuple[str, ...]:
    """One line for each panel that is not there: not shared, or nothing written down."""
    said = []
    for names, group, word in (
        (BODY, Group.SYMPTOMS, "Pain and stiffness"), (LOAD, Group.LOAD, "Running and walking minutes"),
        (FELT, Group.SYMPTOMS, "Effort, sleep, mood and trust"), (PLANNED, Group.PLAN, "The plan"),
    ):  # fmt: skip
        if not shown.scope.has(group):
            said.append(f"{word}: not shared.")
        elif not has_any(days, names):
            said.append(f"{word}: nothing written down in this time.")
    return tuple(said)


PANELS = ((BODY, "body"), (LOAD, "load"), (FELT, "how it felt"), (PLANNED, "plan"))


def heading(days: pd.DataFrame) -> str:
    """`Body, load, how it felt, plan`: the panels that are there."""
    return sentence_case(", ".join(word for names, word in PANELS if has_any(days, names))) or "Day by day"


def has_any(days: pd.DataFrame, names: tuple[str, ...]) -> bool:
    """Whether any of the columns is there and holds more than nothing."""
    held = [days[name].notna().any() for name in names if name in days.columns]
    return any(held) and not (names == LOAD and float(days[list(LOAD)].sum().sum()) == 0)


def finding(shown: Shown, verdicts: tuple[RunVerdict, ...], first: dt.date) -> str:
    """`20 of 22 runs have a next morning. It was above the usual one after five of them.`"""
    if shown.scope.has(Group.LOAD) and not shown.scope.has(Group.SYMPTOMS):
        return _minutes(shown, first)
    if not shown.scope.has(Group.LOAD):
        return ""
    part = [one for one in verdicts if one.day >= first]
    known = [one for one in part if one.d24 is not None]
    if not part:
        return "No run in this time."
    risen = sum(one.d24 is not None and one.d24 >= 1 for one in known)
    lead = f"{len(known)} of {counted(len(part), 'run')} {'has' if len(known) == 1 else 'have'} a next morning."
    after = "none of them" if not risen else f"{risen} of them"
    return f"{lead} It was at least one above the usual morning after {after}." if known else lead


def _minutes(shown: Shown, first: dt.date) -> str:
    """`20 days with a run since 29 September, 428 running minutes.` Where minutes alone are shared."""
    daily = shown.diary.daily(shown.day)
    part = daily[(daily["day"] >= pd.Timestamp(first)) & (daily["runs"] > 0)]
    if part.empty:
        return "No run in this time."
    days = f"{counted(len(part), 'day')} with a run since {day_text(first, beside=shown.day)}"
    return f"{days}, {part['run_min'].sum():,.0f} running minutes." if part["run_min"].notna().all() else f"{days}."


def caption(shown: Shown, days: pd.DataFrame) -> str:
    """What the picture is about, and how much of it was answered."""
    past = days[days["day"] <= pd.Timestamp(shown.day)]
    where = main_place(shown.diary, shown.scope.place)
    parts = []
    if "pain_am" in days:
        at = f" at the {place_words(where)}" if where else ""
        parts.append(f"Pain 0 to 10{at}. {int(past['pain_am'].notna().sum())} of {len(past)} mornings answered.")
    if "run_min" in days:
        parts.append(f"{counted(int((past['run_min'] > 0).sum()), 'day')} with a run.")
    if "planned_min" in days:
        parts.append("Planned days are those of accepted plans; days to come without one are the suggestion.")
    return " ".join(parts)
