"""Years of training of real people, as days without gaps: what the cut-back rule is tried on.

The cohorts lie in the folder `shared` beside the checkout. They are read, never shipped.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from rtr.metrics.base import Floats

COHORTS = Path(__file__).resolve().parents[2] / "shared" / "cohorts"
BEST = 5.0
"""Both cohorts with mornings use 1-5, 5 = good."""
WELLNESS = ("sleep_quality", "fatigue", "mood", "stress")
TO_PAIN = 10 / 4
"""Soreness 5 (none) to 1 as a stand-in for pain 0 to 10."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Person:
    """One person's days without gaps. `load` in `unit`, 0 on rest days, NaN where not known.

    `sessions` counts per day. `wellness` is a mean of 1-5 items, `pain` 0-10 (a stand-in), NaN without
    an answer. `lengths` has the minutes of every single run, for those with running minutes.
    """

    name: str
    cohort: str
    unit: str
    days: pd.DatetimeIndex
    load: Floats
    sessions: Floats
    wellness: Floats | None = None
    pain: Floats | None = None
    lengths: pd.Series | None = None


def everybody(folder: Path = COHORTS) -> Iterator[Person]:
    """All people of the cohorts that are there, cohort by cohort."""
    yield from runners(folder / "running_logs")
    yield from pmdata(folder / "pmdata" / "pmdata_daily.csv.gz")
    yield from soccermon(folder / "soccermon" / "master_dataset.csv.gz")
    yield from football(folder / "football_norway" / "norwegian_premier_league_rpe.csv.gz")


def runners(folder: Path) -> Iterator[Person]:
    """Two personal logs of single runs, in running minutes."""
    for name, file, column in (
        ("A", "runner_A_strava_2016_2020.csv.gz", "moving_s"),
        ("B", "runner_B_garmin_2019_2021.csv.gz", "time_s"),
    ):
        rows = pd.read_csv(folder / file, parse_dates=["datetime"])
        minutes = pd.Series((rows[column] / 60).to_numpy(), index=rows["datetime"].dt.normalize()).sort_index()
        by_day = minutes.groupby(level=0).sum()
        yield _person(f"runner {name}", "running logs", "running min", by_day, by_day * 0 + 1, lengths=by_day)


def pmdata(file: Path) -> Iterator[Person]:
    """16 persons over five months: session RPE of all sports, mornings."""
    for name, rows in _by(pd.read_csv(file, parse_dates=["date"]), "person", "date"):
        yield _person(
            name, "PMData", "AU", rows["srpe_load"], rows["sessions"], wellness=_items(rows), pain=_sore(rows)
        )


def soccermon(file: Path) -> Iterator[Person]:
    """50 football players over two years: session RPE, mornings. A day without a report has load 0."""
    for name, rows in _by(pd.read_csv(file, parse_dates=["date"]), "player_id", "date"):
        load = rows["daily_load"]
        yield _person(name, "SoccerMon", "AU", load, (load > 0).astype(float), wellness=_items(rows), pain=_sore(rows))


def football(file: Path) -> Iterator[Person]:
    """42 professional players over one season: session RPE; a session without a rating is not known."""
    rows = pd.read_csv(file, parse_dates=["training_date"]).dropna(subset=["training_date"])
    rows["load"] = rows["rpe"] * rows["duration"]
    for name, own in rows.groupby("p_id"):
        by_day = own.groupby("training_date")["load"].sum(min_count=1)
        known = own.groupby("training_date")["load"].apply(lambda one: one.notna().all())
        yield _person(f"p{name}", "Norwegian football", "AU", by_day.where(known), by_day.fillna(0) * 0 + 1)


def _by(rows: pd.DataFrame, who: str, when: str) -> Iterator[tuple[str, pd.DataFrame]]:
    for name, own in rows.groupby(who):
        yield str(name), own.drop_duplicates(when).set_index(when).sort_index()


def _items(rows: pd.DataFrame) -> pd.Series:
    """Mean of the answered items; 0 is no answer."""
    return rows[list(WELLNESS)].where(rows[list(WELLNESS)] > 0).mean(axis=1)


def _sore(rows: pd.DataFrame) -> pd.Series:
    return (BEST - rows["soreness"].where(rows["soreness"] > 0)) * TO_PAIN


def _person(name: str, cohort: str, unit: str, load: pd.Series, sessions: pd.Series, **told: pd.Series) -> Person:
    """From the first to the last day with load; days between without a row are rest days."""
    loaded = load.index[load.fillna(0) > 0]
    if loaded.empty:
        nothing = np.empty(0)
        return Person(name=name, cohort=cohort, unit=unit, days=pd.DatetimeIndex([]), load=nothing, sessions=nothing)
    days = pd.date_range(loaded[0], loaded[-1], freq="D")
    known = load.index[load.isna()]
    filled = load.reindex(days).fillna(0.0)
    filled[filled.index.isin(known)] = np.nan
    return Person(
        name=name,
        cohort=cohort,
        unit=unit,
        days=days,
        load=filled.to_numpy(dtype=float),
        sessions=sessions.reindex(days).fillna(0).to_numpy(dtype=float),
        **{
            key: value if key == "lengths" else value.reindex(days).to_numpy(dtype=float) for key, value in told.items()
        },
    )
