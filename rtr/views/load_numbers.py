"""The numbers under each chart: as a table in words, and as a file with symbols and all digits."""

import pandas as pd

from rtr.frames import WeeklyFrame
from rtr.metrics.base import Absence
from rtr.metrics.internal import imputed_share
from rtr.metrics.table import series_columns
from rtr.units import M_PER_KM, M_PER_MILE
from rtr.views.load_choice import LoadChoice
from rtr.views.load_period import Period
from rtr.views.load_sessions import BANDS

SAID = {"reentry": "no run to go by in 30 days", "absent": "not known", **BANDS}
KM_PER_MILE = M_PER_MILE / M_PER_KM


def week_numbers(shown: WeeklyFrame, kinds: pd.DataFrame, *, has_miles: bool) -> pd.DataFrame:
    """The weeks as a table, newest first; empty cells where minutes are not known."""
    unit, length_km = ("mi", KM_PER_MILE) if has_miles else ("km", 1.0)
    kind = dict(zip(kinds["week"], kinds["kind"], strict=True))
    sure = dict(zip(kinds["week"], kinds["confidence"], strict=True))
    return pd.DataFrame(
        {
            "Week from": shown["week"].dt.date,
            "Running, min": shown["run_min"].round(0),
            "Walking, min": shown["walk_min"].round(0),
            f"Distance of runs, {unit}": (shown["distance_km"] / length_km).round(1),
            "Runs": shown["runs"],
            "Kind of week": [kind.get(week, "") for week in shown["week"]],
            "Confidence": [sure.get(week, "") or "–" for week in shown["week"]],
        }
    ).iloc[::-1]


def week_file(weeks: WeeklyFrame, kinds: pd.DataFrame, shown: Period) -> pd.DataFrame:
    """The weeks of the period with their kinds, one row per week, oldest first."""
    both = pd.DataFrame(weeks).merge(kinds, on="week", how="left")
    return both[both["week"].between(shown.begin, shown.end)]


def run_numbers(sessions: pd.DataFrame) -> pd.DataFrame:
    """The runs as a table, newest first."""
    runs = sessions[sessions["state"] != "next"]
    bands = [_band(state, is_back=back) for state, back in zip(runs["state"], runs["is_back"], strict=True)]
    return pd.DataFrame(
        {
            "Day": runs["day"].dt.date,
            "Running, min": runs["run_min"].round(0),
            "Longest of 30 days before, min": runs["longest_min"].round(0),
            "Cap, min": runs["cap_min"].round(0),
            "Beside the longest": bands,
        }
    ).iloc[::-1]


def run_file(sessions: pd.DataFrame) -> pd.DataFrame:
    """The runs of the period, oldest first; `state` is the band of the study, `is_back` ended in Ease back."""
    return sessions[sessions["state"] != "next"].rename(columns={"longest_min": "longest_settled_30d"})


def _band(state: str, *, is_back: bool) -> str:
    return f"{SAID.get(state, 'inside the cap')}{'; ended in Ease back' if is_back else ''}"


def ratio_numbers(rows: pd.DataFrame, *, is_expert: bool) -> pd.DataFrame:
    """The ratio day by day as a table, newest first."""
    table = pd.DataFrame(
        {
            "Day": rows["day"].dt.date,
            "Ratio": rows["ratio"].round(2),
            "Range from": rows["low"].round(2),
            "Range to": rows["high"].round(2),
            "Why there is none": [Absence(absent).words if absent else "–" for absent in rows["absent"]],
        }
    )
    if is_expert:
        table.insert(2, "Coupled", rows["coupled"].round(2))
        table.insert(3, "Exponentially weighted", rows["weighted"].round(2))
    return table.iloc[::-1]


def series_file(choice: LoadChoice, rows: pd.DataFrame, shown: Period) -> pd.DataFrame:
    """Every daily series of the period with its absence and the share filled in, oldest first."""
    days = choice.days
    is_shown = (days >= shown.begin) & (days <= shown.end)
    load = {"day": days, f"load_{choice.suffix.lower()}": choice.daily.recorded}
    if choice.internal is not None:
        load |= {"load_au_imputed": choice.internal["load_au_imputed"].to_numpy()}
        load |= {"load_au_imputed_28d": imputed_share(choice.internal)}
    table = pd.DataFrame(load | series_columns(choice.daily))[is_shown.to_numpy()].reset_index(drop=True)
    return table.assign(acwr_own_range_low=rows["low"], acwr_own_range_high=rows["high"])
