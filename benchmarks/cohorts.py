"""The statistics of the Symptoms page on real people: what holds, what does not, and what would be a leak."""

from collections.abc import Sequence

import pandas as pd

from benchmarks.cohorts_alone import Alone, alone
from benchmarks.cohorts_days import GAPS, MANY, THREE, flare_rows, onsets, pmdata, soccermon
from benchmarks.cohorts_lagged import people, pooled
from benchmarks.cohorts_models import Figure, carried, figure, unseen, within
from benchmarks.cohorts_weeks import EXPECTED, LEAK, rowwise, six_terms, weeks
from benchmarks.flare import WORDS
from benchmarks.machine import machine
from rtr.learn.flare.scores import calibration

TITLE = "Symptoms of real people"
REDRAWS = 1000


def run(rounds: int) -> str:  # noqa: ARG001 - the same figures every time
    """Every figure on the cohorts that are there. Raises where they are not."""
    cohorts = {"PMData": pmdata(), "SoccerMon": soccermon()}
    rows = {name: flare_rows(told) for name, told in cohorts.items()}
    new = {name: onsets(told) for name, told in rows.items()}
    return "\n".join(
        (
            WHAT,
            "| load of a day → | days later | PMData | SoccerMon |",
            "|---|---|---|---|",
            *(_lag(cohorts, outcome, lag) for outcome in ("soreness", "readiness") for lag in range(4)),
            "",
            FLARES,
            "| forecast of a flare tomorrow | cohort | days | AUC | Brier skill | slope | intercept |",
            "|---|---|---|---|---|---|---|",
            *(line for name, told in rows.items() for line in _flares(name, told)),
            *(line for name, told in new.items() for line in _flares(f"{name}, new ones", told)),
            _line("boosting, learned on SoccerMon", "PMData", _carried(rows)),
            _line("boosting, learned on SoccerMon", "PMData, new ones", _carried(new)),
            "",
            ALONE,
            "| | people | shown | hidden because | forecasts | flares | slope · intercept |",
            "|---|---|---|---|---|---|---|",
            *(_alone(name, alone(told)) for name, told in cohorts.items()),
            "",
            GAPS_TOLD,
            "| | days | all people together | inside one person |",
            "|---|---|---|---|",
            *(_gaps(name, told) for name, told in rows.items()),
            "",
            _weeks(),
            "",
            machine("numpy", "pandas", "scipy", "scikit-learn"),
        )
    )


WHAT = f"""\
PMData: 11 of 16 persons, five months, all sports. SoccerMon: 50 football players, two years. Healthy people, soreness
of the whole body in the morning (5 = none), session RPE of all sports: not pain of an injured site. 95 % intervals are
over people ({REDRAWS:,} redraws; 2,000 for the correlations).

Spearman's correlation inside one person, mean over people (Fisher's z); negative: more load, worse morning. Its
textbook p takes days as independent, so no p is given here, and a link is claimed only where the interval over people
leaves nought out. On the day itself the sign turns: people train more when they feel well.
"""
FLARES = """\
A flare here: soreness 1 or 2 tomorrow. "New ones": days without a flare today. Every model is judged on people it has
not seen (ten folds of people). Three variables: own past rate, soreness and load of today.
"""
ALONE = """\
The app never learns across people. So the model of one runner (`rtr.learn.flare`), put to everybody alone as on the
last day of their record; any session counts as a run, soreness 1 or 2 within two mornings as a flare.
"""
GAPS_TOLD = """\
A model that sees only which answers are missing (of the last 7 and 28 mornings, and items of today), AUC. Inside one
person it is a coin, as it should be; well above 0.5, the way days were chosen would have leaked. All together it falls
below 0.5 because the people left out differ from the mean of the others, the more so the fewer there are.
"""


def _lag(cohorts: dict[str, pd.DataFrame], outcome: str, lag: int) -> str:
    told = []
    for days in cohorts.values():
        found = pooled(people(days, outcome, lag))
        claim = "" if found.is_claimed else ", no claim"
        told.append(f"{found.rho:+.3f} ({found.low:+.2f} to {found.high:+.2f}; {found.people} people{claim})")
    return f"| {outcome} | {lag} | {' | '.join(told)} |"


def _flares(name: str, told: pd.DataFrame) -> Sequence[str]:
    singles = (("soreness of today", "soreness", -1), ("own past rate", "own_rate", 1), ("load of today", "load", 1))
    return [
        *(
            _line(words, name, figure(told, sign * told[one].to_numpy(float), redraws=REDRAWS, is_forecast=False))
            for words, one, sign in singles
        ),
        _line("**three variables, logistic**", name, figure(told, unseen(told, THREE), redraws=REDRAWS)),
    ]


def _carried(rows: dict[str, pd.DataFrame]) -> Figure:
    return figure(rows["PMData"], carried(rows["SoccerMon"], rows["PMData"], MANY), redraws=REDRAWS)


def _line(words: str, name: str, found: Figure) -> str:
    told = f"{found.auc:.3f} ({found.low:.2f} to {found.high:.2f})"
    rest = (
        "– | – | –" if found.skill != found.skill else f"{found.skill:.3f} | {found.slope:.2f} | {found.intercept:+.2f}"
    )
    return f"| {words} | {name} | {found.rows:,} ({found.rate:.0%} flares) | {told} | {rest} |"


def _alone(name: str, found: Alone) -> str:
    line = calibration(found.y, found.forecast)
    why = ", ".join(f"{WORDS[reason]} {count}" for reason, count in found.reasons.most_common())
    return (
        f"| {name} | {found.people} | **{found.shown}** | {why} | {len(found.y):,} | {int(found.y.sum()):,} "
        f"| {line.slope:.2f} · {line.intercept:+.2f} |"
    )


def _gaps(name: str, told: pd.DataFrame) -> str:
    forecast = unseen(told, GAPS)
    found = figure(told, forecast, redraws=REDRAWS)
    return (
        f"| {name} | {found.rows:,} | {found.auc:.3f} ({found.low:.2f} to {found.high:.2f}) "
        f"| {within(told, forecast):.3f} |"
    )


def _weeks() -> str:
    told, injury = weeks()
    low, high = EXPECTED
    return (
        f"Weeks before an injury of elite runners (Lövdal and others 2021; {len(injury)} recovered rows, "
        f"{int(injury.sum())} injuries), cross-validated over rows, so rows of one athlete are on both sides: AUC "
        f"**{rowwise(told, injury):.3f}** with 37 columns, {rowwise(six_terms(told), injury):.3f} with six. Expected "
        f"{low:.2f} to {high:.2f}; more than {LEAK:.2f} would be a leak. New injuries of healthy runners are hardly "
        "foreseen at all."
    )
