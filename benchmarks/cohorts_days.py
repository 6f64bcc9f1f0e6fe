"""Mornings and loads of two cohorts, and what was known on each day of tomorrow's soreness.

The files lie in the folder `shared` beside the checkout. They are read, never shipped, and nothing trained on
them is.
"""

from pathlib import Path

import numpy as np
import pandas as pd

from rtr.learn.flare.features import PRIOR_RATE, PRIOR_RUNS

COHORTS = Path(__file__).resolve().parents[2] / "shared" / "cohorts"
SORE = 2
"""A flare, as far as these cohorts know one: soreness 1 or 2 tomorrow, where 5 is none at all."""
ITEMS = ("fatigue", "mood", "readiness", "stress", "sleep_quality")
LEAST_LOADS = 25
"""People of PMData with fewer days of load wrote their sessions down too rarely to tell anything."""
THREE = ("own_rate", "soreness", "load")
MANY = (
    "own_rate", "soreness", "load_own", "acwr", "acwr_ewma", "acute_own", "spike", "monotony", "soreness_1d",
    "soreness_2d", "soreness_7d", "soreness_own", "rate_7d", "rate_28d", *(f"{item}_own" for item in ITEMS),
)  # fmt: skip
"""Free of any scale of load, so that they carry over from one cohort to the other."""


def pmdata(folder: Path = COHORTS) -> pd.DataFrame:
    """PMData: 11 of 16 persons over five months, all sports."""
    told = pd.read_csv(folder / "pmdata" / "pmdata_daily.csv.gz", parse_dates=["date"])
    told = told.rename(columns={"person": "who", "srpe_load": "load"})
    loads = (told["load"] > 0).groupby(told["who"]).transform("sum")
    return _known(told[loads >= LEAST_LOADS])


def soccermon(folder: Path = COHORTS) -> pd.DataFrame:
    """SoccerMon: 50 football players over two years."""
    told = pd.read_csv(folder / "soccermon" / "master_dataset.csv.gz", parse_dates=["date"])
    return _known(told.rename(columns={"player_id": "who", "daily_load": "load"}))


def _known(told: pd.DataFrame) -> pd.DataFrame:
    """Days in order, a day each; 0 in an item of the morning is no answer."""
    items = ["soreness", *ITEMS]
    told[items] = told[items].where(told[items] > 0)
    return told[["who", "date", "load", *items]].sort_values(["who", "date"]).reset_index(drop=True)


def flare_rows(told: pd.DataFrame) -> pd.DataFrame:
    """Days on which the soreness of today and of tomorrow is known, with what can be known today."""
    days = pd.concat([_features(own) for _, own in told.groupby("who")])
    return days[days["flare"].notna() & days["soreness"].notna()].reset_index(drop=True)


def onsets(rows: pd.DataFrame) -> pd.DataFrame:
    """Days without a flare today: what comes is new."""
    return rows[rows["soreness"] > SORE].reset_index(drop=True)


def _features(own: pd.DataFrame) -> pd.DataFrame:
    load, sore = own["load"].fillna(0.0), own["soreness"]
    flare = (sore <= SORE).astype(float).where(sore.notna())
    usual = load.where(load > 0).expanding().mean()
    acute, chronic = load.rolling(7, 1).mean(), load.rolling(28, 1).mean().replace(0, np.nan)
    ewma = {span: load.ewm(span=span, adjust=False).mean() for span in (7, 28)}
    seen = flare.notna().cumsum()
    return pd.DataFrame(
        {
            "who": own["who"],
            "flare": flare.shift(-1),
            "own_rate": (flare.fillna(0).cumsum() + PRIOR_RATE * PRIOR_RUNS) / (seen + PRIOR_RUNS),
            "soreness": sore,
            "load": load,
            "load_own": (load / usual).fillna(0.0),
            "acwr": acute / chronic,
            "acwr_ewma": ewma[7] / ewma[28].replace(0, np.nan),
            "acute_own": acute / usual,
            "spike": load / load.shift(1).rolling(30, 1).max().replace(0, np.nan),
            "monotony": acute / load.rolling(7, 2).std().replace(0, np.nan),
            "soreness_1d": sore.shift(1),
            "soreness_2d": sore.shift(2),
            "soreness_7d": sore.rolling(7, 1).mean(),
            "soreness_own": sore - sore.expanding().mean(),
            "rate_7d": flare.rolling(7, 1).mean(),
            "rate_28d": flare.rolling(28, 1).mean(),
            **{f"{item}_own": own[item] - own[item].expanding().mean() for item in ITEMS},
            **_gaps(own),
        }
    )


def _gaps(own: pd.DataFrame) -> dict[str, pd.Series]:
    """Which answers are missing, and nothing else."""
    missing = own["soreness"].isna().astype(float)
    items = own[list(ITEMS)].isna().sum(axis=1).astype(float)
    return {"gaps_7d": missing.rolling(7, 1).sum(), "gaps_28d": missing.rolling(28, 1).sum(), "gaps_items": items}


GAPS = ("gaps_7d", "gaps_28d", "gaps_items")
