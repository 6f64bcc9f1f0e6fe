"""The flare model on invented runners: is it hidden where there is nothing, shown where there is, and does it hold?"""

import time
from collections import Counter
from collections.abc import Sequence

import numpy as np

from benchmarks.flare_tries import AFTER, DAYS, Try, looks, tries
from benchmarks.flare_worlds import BOTH, HEALING, LEFT_OUT, LOAD_ONLY, NOTHING, PAIN_ONLY, STRONG, World, runner
from benchmarks.machine import load_average, machine
from rtr.learn.flare import flare_model
from rtr.learn.flare.scores import auc, calibration
from rtr.metrics.base import Floats

TITLE = "The flare model on invented runners"
MANY = {NOTHING: 1000, LEFT_OUT: 300, HEALING: 300, PAIN_ONLY: 300, LOAD_ONLY: 300, BOTH: 300, STRONG: 300}
LOOKED = {NOTHING: 200, LEFT_OUT: 100, PAIN_ONLY: 100, BOTH: 100}
WORDS = {
    "few_runs": "too few runs", "few_flares": "too few flares", "few_settled": "too few runs without one",
    "few_tested_flares": "too few flares to test on", "few_tested_settled": "too few others to test on",
    "no_better_than_today": "no better than today's pain", "no_better_than_coin": "perhaps a coin",
    "no_better_than_rate": "no better than the usual share",
    "too_bold": "too bold", "too_timid": "too timid",
}  # fmt: skip


def run(rounds: int) -> str:
    """Try every world, and time one year of one runner."""
    before = load_average()
    found = {world: tries(world, many) for world, many in MANY.items()}
    two_years = tries(BOTH, 200, 2 * DAYS)
    return "\n".join(
        (
            WHAT,
            "| what decides about a flare | runners | shown | AUC model · today's pain, mean | hidden mostly because |",
            "|---|---|---|---|---|",
            *(_row(world.name, some) for world, some in found.items()),
            _row(f"{BOTH.name}, after two years", two_years),
            "",
            _looks(),
            "",
            CALIBRATED,
            "| what decides about a flare | runs | slope | intercept | forecast → came (fifths of the forecasts) |",
            "|---|---|---|---|---|",
            *(_calibration(world, some) for world, some in found.items()),
            "",
            LATER.format(weeks=AFTER // 7),
            "| | runs after | said by the bands | came |",
            "|---|---|---|---|",
            *_later([one for world in (LOAD_ONLY, BOTH, STRONG) for one in found[world]]),
            "",
            _missing(found),
            "",
            f"One runner's year, everything a page needs: {_ms(rounds):.0f} ms (limit 300).",
            "",
            machine("numpy", "scikit-learn"),
            f"Load average {before} before, {load_average()} after.",
        )
    )


WHAT = f"""\
{DAYS} days, three runs a week less one in ten, pain that drifts and rises after a flare, one morning in ten not
answered. About one run in four is followed by a flare, by a law that is known. Judged as the page does it
(`rtr.learn.flare.flare_model`): expanding window, AUC 0.02 above today's pain and its
interval above a coin, Brier skill above 0, calibration slope 0.8 to 1.2.
"""
CALIBRATED = """\
Calibration of all forecasts that were made forward in time, shown or not, all runners of a world together: 1 and 0
are perfect; a slope below 1 means too bold. Where there is nothing to find the slope is about 0, as it has to be: any
difference between forecasts is noise there, and that is why nothing is shown.
"""
LATER = """\
Being shown is itself a selection: it takes a good stretch. So what became of the runs in the {weeks} weeks after a
model was shown (the last three kinds of runners), beside the counts their bands had said:
"""


def _row(name: str, some: Sequence[Try]) -> str:
    shown = sum(one.model is not None for one in some)
    tested = [one.forecasts for one in some if one.forecasts is not None and 0 < one.forecasts.flares < len(one.truth)]
    ours, theirs = (np.mean([auc(one.y, getattr(one, who)) for one in tested]) for who in ("model", "persistence"))
    reasons = Counter(one.reason for one in some if one.reason).most_common(3)
    why = ", ".join(f"{WORDS[reason]} {count}" for reason, count in reasons)
    return f"| {name} | {len(some):,} | **{shown}** ({shown / len(some):.1%}) | {ours:.2f} · {theirs:.2f} | {why} |"


def pooled(some: Sequence[Try]) -> tuple[Floats, Floats]:
    """Outcomes and forecasts of all runners of a world."""
    tested = [one.forecasts for one in some if one.forecasts is not None]
    return np.concatenate([one.y for one in tested]), np.concatenate([one.model for one in tested])


def _calibration(world: World, some: Sequence[Try]) -> str:
    y, forecast = pooled(some)
    line = calibration(y, forecast)
    fifths = np.array_split(np.argsort(forecast, kind="stable"), 5)
    told = " · ".join(f"{forecast[fifth].mean():.2f} → {y[fifth].mean():.2f}" for fifth in fifths)
    return f"| {world.name} | {len(y):,} | {line.slope:.2f} | {line.intercept:+.2f} | {told} |"


def _later(some: Sequence[Try]) -> list[str]:
    after = np.concatenate([one.after for one in some])
    named = (("calmest band", after[:, 0] == 0), ("between", (after[:, 0] > 0) & (after[:, 0] < 1)))
    return [
        f"| {name} | {which.sum():,} | {after[which, 1].mean():.2f} | {after[which, 2].mean():.2f} |"
        for name, which in (*named, ("band with the most flares", after[:, 0] == 1))
    ]


def _looks() -> str:
    told = []
    for world, many in LOOKED.items():
        shown = looks(world, many)
        ever, of = sum(bool(count) for count, _ in shown), sum(of for _, of in shown)
        told.append(
            f"{world.name}: {ever} of {many} at least once, {sum(count for count, _ in shown):,} of {of:,} looks"
        )
    return f"Looked at every week from the fifth month on, as a page is, it was shown ({'; '.join(told)})."


def _missing(found: dict[World, list[Try]]) -> str:
    means = {world.name: np.nanmean([one.missing_auc for one in found[world]]) for world in (NOTHING, LEFT_OUT, BOTH)}
    told = "; ".join(f"{name}: {mean:.3f}" for name, mean in means.items())
    return (
        f"A model that sees only which mornings are missing, trained on the first 60 %, mean AUC on the rest: {told}."
    )


def _ms(rounds: int) -> float:
    told, _ = runner(BOTH, DAYS, np.random.default_rng(8))
    took = []
    for _ in range(rounds + 1):
        start = time.perf_counter()
        flare_model(told, told.on(DAYS - 1), planned_min=40.0)
        took.append(1000 * (time.perf_counter() - start))
    return float(np.median(took[1:]))
