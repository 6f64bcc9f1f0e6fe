"""Whether a longer run shows up later: the next morning and the two after it, with the runs in between in the model."""

import math
from dataclasses import dataclass

import pandas as pd

from rtr.advice.words import listed
from rtr.frames import ExposuresFrame
from rtr.learn.questions import QUESTIONS, Answer, asked, with_q
from rtr.learn.response import FEWEST_PAIRS
from rtr.views.symptoms_ask import MORNINGS, said_of

LAGS = (1, 2, 3)
LATER_HOW = (
    (
        "People run on fixed days, so the second morning after one run is often the first morning after the next one. "
        "The runs in between and the days of the week are therefore in the model; without them this picture shows "
        "links that are not there."
    ),
    "Three mornings are looked at, so each is held to a stricter limit than one alone (Benjamini and Hochberg, 10 %).",
)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class LaterCard:
    """One row per morning after a run: `name`, `slope`, `low`, `high`, `is_clear`, `said`, `pairs`, `p`, `q`."""

    rows: pd.DataFrame
    sentence: str
    caption: str
    unit: str
    numbers: pd.DataFrame


def later_card(exposures: ExposuresFrame, next_morning: Answer) -> LaterCard | None:
    """Three mornings after a run; None while the next one cannot be tested.

    `next_morning` is the answer shown for the next morning alone: a link is drawn as clear only where
    both say so.
    """
    if next_morning.response.absent is not None:
        return None
    answers = with_q([asked(exposures, QUESTIONS[0], lag=lag) for lag in LAGS])
    clear = [a.is_linked and (a.response.lag > 1 or next_morning.is_linked) for a in answers]
    rows = pd.DataFrame([_row(a, is_clear=c) for a, c in zip(answers, clear, strict=True)])
    return LaterCard(
        rows=rows,
        sentence=_sentence(answers, clear),
        caption=(
            f"{listed([f'{a.response.pairs:,}' for a in answers])} pairs of days (at least {FEWEST_PAIRS} needed), "
            "with 90 % intervals. ◆ filled: a clear link. ◇ open: no clear link in your data so far."
        ),
        unit=QUESTIONS[0].per,
        numbers=_numbers(rows),
    )


def _row(answer: Answer, *, is_clear: bool) -> dict[str, object]:
    lag = answer.response.lag
    none = float("nan")
    said = said_of(answer) if is_clear or answer.response.absent is not None else "no clear link"
    return {
        "name": MORNINGS[1].removeprefix("the ") if lag == 1 else f"{lag} mornings later",
        "slope": none if answer.slope is None else answer.slope, "low": none if answer.low is None else answer.low,
        "high": none if answer.high is None else answer.high, "is_clear": is_clear, "said": said,
        "pairs": answer.response.pairs, "p": answer.response.p, "q": answer.q,
    }  # fmt: skip


def _sentence(answers: tuple[Answer, ...], clear: list[bool]) -> str:
    """`A clear link for the next morning: +0.2 points for 10 more minutes (…). No clear link with …`"""
    linked = [a for a, c in zip(answers, clear, strict=True) if c]
    others = [MORNINGS[a.response.lag] for a, c in zip(answers, clear, strict=True) if not c]
    said = [f"A clear link with {MORNINGS[a.response.lag]}: {a.words}." for a in linked]
    if others:
        said.append(f"No clear link with {listed(others).replace(' and ', ' or ')}.")
    return " ".join(said)


def _numbers(rows: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Morning": rows["name"], "Points for 10 more minutes": [f"{v:+.2f}" for v in rows["slope"]],
            "Between": [f"{v:+.2f}" for v in rows["low"]], "And": [f"{v:+.2f}" for v in rows["high"]],
            "Pairs": rows["pairs"], "p": [_small(v) for v in rows["p"]], "q": [_small(v) for v in rows["q"]],
            "That is": rows["said"],
        }
    )  # fmt: skip


def _small(value: float | None) -> str:
    return "–" if value is None or math.isnan(value) else f"{value:.2g}"


def later_file(card: LaterCard) -> pd.DataFrame:
    """The intervals with all their digits, and the model they come from."""
    return card.rows.rename(columns={"slope": "slope_per_10_min", "low": "low_90", "high": "high_90"})
