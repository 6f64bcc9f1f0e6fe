"""One question asked of one place: what was tested, what came out, in words, bubbles and numbers."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
import pandas as pd

from rtr.advice.words import listed, number, sentence_case
from rtr.frames import ExposuresFrame
from rtr.learn.across import across
from rtr.learn.pairs import Pairs, pairs_of
from rtr.learn.questions import QUESTIONS, Answer, Question, asked, signed, with_q
from rtr.learn.response import FEWEST_PAIRS, PER, Withheld
from rtr.metrics.base import Floats
from rtr.units import counted

MORNINGS: Mapping[int, str] = MappingProxyType(
    {0: "the same morning", 1: "the next morning", 2: "the second morning", 3: "the third morning"}
)
AXES: Mapping[str, str] = MappingProxyType(
    {
        "run_min": "running minutes of the day", "session_ratio": "longest run ÷ longest of the 30 days before",
        "climb_m": "climb and descent of the day, m", "faster_min": "minutes faster than easy",
        "days_since_run": "days since the last run", "sleep_quality": "sleep quality, 1 to 5 (5 = good)",
        "fatigue": "energy, 1 to 5 (5 = good)", "stress": "stress, 1 to 5 (5 = calm)",
    }
)  # fmt: skip
OUTCOMES: Mapping[str, str] = MappingProxyType({"pain_am": "pain", "stiff_am": "stiffness"})
OF_THE_NIGHT = frozenset({"sleep_quality", "fatigue", "stress"})
"""Told with the morning itself: only these can be compared with the same morning."""
MANY_PAIRS = 180
"""With fewer days only strong links show (science §6.2)."""
MOST_BUBBLES, FINENESS = 200, (20, 10, 5, 2)
"""Exposures are rounded to a twentieth of their natural step, or more where there would be too many bubbles."""
HOW = (
    (
        "Each day is compared with the morning after it. Before that, three things are taken out of both sides: the "
        "trend over time, the pain of the morning before, and days of the week as far as your mornings show a weekly "
        "pattern."
    ),
    (
        "The result is held against chance: the calendar of one side is shifted by every number of days from a week "
        "on, and p is the share of shifts that agree at least as well."
    ),
    "A link is not a cause. It can run the other way: this app itself says to run less when it hurts.",
    "Two months of days can only show strong links. No clear link does not mean there is none.",
)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Asked:
    """The answer to one question in everything a card shows. `bubbles` are the days tested, grouped.

    `have` of `need` pairs are there while it cannot be tested; `line` is empty without a clear link.
    """

    answer: Answer
    lag: int
    is_tested: bool
    sentence: str
    caption: str
    have: int
    bubbles: pd.DataFrame
    line: pd.DataFrame
    axis: str
    outcome: str
    pairs: pd.DataFrame
    numbers: pd.DataFrame
    need: int = FEWEST_PAIRS


def question_of(code: str | None) -> Question:
    """The question of that code, or the first one."""
    return next((q for q in QUESTIONS if q.code == code), QUESTIONS[0])


def lags_of(question: Question) -> Mapping[int, str]:
    """The mornings a question can be compared with: a morning is there before the run of its day."""
    first = 0 if question.exposure in OF_THE_NIGHT else 1
    return {lag: MORNINGS[lag] for lag in range(first, 3)}


def ask(exposures: ExposuresFrame, code: str | None, lags: tuple[int, ...], table: tuple[Answer, ...]) -> Asked:
    """Ask one question about one morning after, or several with one p over all of them.

    `table` is that of all questions where there is one: then the answer bears its q in it.
    """
    question = question_of(code)
    lags = tuple(lag for lag in lags_of(question) if lag in lags) or (1,)
    answer = _answer(exposures, question, lags, table)
    lag = answer.response.lag
    pairs = pairs_of(exposures[question.exposure].to_numpy(), exposures[question.outcome].to_numpy(), lag)
    days = _days(pairs, exposures, question)
    return Asked(
        answer=answer,
        lag=lag,
        is_tested=answer.response.absent is None,
        sentence=_sentence(answer, lags),
        caption=_caption(answer, lags),
        have=answer.response.pairs,
        bubbles=_bubbles(pairs, question),
        line=_line(pairs, answer),
        axis=AXES[question.exposure],
        outcome=f"{OUTCOMES[question.outcome]} on {MORNINGS[lag]}, 0 to 10",
        pairs=days,
        numbers=_numbers(days, question),
    )


def _answer(exposures: ExposuresFrame, question: Question, lags: tuple[int, ...], table: tuple[Answer, ...]) -> Answer:
    """The answer, with its q where there is a table: other mornings take the place of the next one in it."""
    inside = next((each for each in table if each.question.code == question.code), None)
    if inside is not None and lags == (inside.response.lag,):
        return inside
    found = _over(exposures, question, lags)
    if inside is None:
        return found
    return next(a for a in with_q([found if a is inside else a for a in table]) if a.question is question)


def _over(exposures: ExposuresFrame, question: Question, lags: tuple[int, ...]) -> Answer:
    """The answer of one lag, or of the strongest of several with the p over all of them."""
    if len(lags) == 1:
        return asked(exposures, question, lag=lags[0])
    exposure, outcome = exposures[question.exposure].to_numpy(), exposures[question.outcome].to_numpy()
    every = across(exposure, outcome, lags=lags)
    one = asked(exposures, question, lag=lags[0] if every.strongest is None else every.strongest)
    if one.response.absent is not None or every.p is None:
        return one
    return dataclasses.replace(one, response=dataclasses.replace(one.response, p=every.p, shifts=every.shifts))


def _sentence(answer: Answer, lags: tuple[int, ...]) -> str:
    """`+0.2 points for 10 more minutes (between +0.1 and +0.2), 118 mornings.`"""
    found, question = answer.response, answer.question
    said = sentence_case(answer.words)
    if found.absent is not None:
        return f"{said}."
    mornings = counted(found.pairs, "morning")
    outcome = OUTCOMES[question.outcome]
    if not answer.is_linked:
        where = listed([MORNINGS[lag] for lag in lags])
        return f"{said} between {_lower(question.title)} and {outcome} on {where}, {mornings}."
    which = f" The strongest of {len(lags)} mornings compared is {MORNINGS[found.lag]}." if len(lags) > 1 else ""
    return f"{sentence_case(outcome)} on {MORNINGS[found.lag]}: {answer.words}, {mornings}.{which}"


def _caption(answer: Answer, lags: tuple[int, ...]) -> str:
    """Counts, what was in the model, the p, and what so many days can show."""
    found, question = answer.response, answer.question
    parts = [f"{counted(found.pairs, 'pair')} of mornings, {found.runs:,} of them with {question.some}."]
    if found.absent is not None or found.p is None:
        return " ".join([*parts, f"At least {FEWEST_PAIRS} pairs are needed."])
    model = ["the trend over time", f"the {OUTCOMES[question.outcome]} of the morning before"]
    if found.lag > 1:
        model.append("what happened in between")
    if found.has_weekdays:
        model.append(f"{100 * found.weekday_share:.0f} % of the differences between days of the week")
    parts.append(f"Taken out of both sides: {listed(model)}.")
    parts.append(_chance(answer, len(lags)))
    if answer.low is not None and answer.high is not None and answer.low <= 0 <= answer.high:
        parts.append(f"The slope lies between {signed(answer.low)} and {signed(answer.high)}, so it may be 0.")
    if found.pairs < MANY_PAIRS:
        parts.append("So few days can only show strong links.")
    return " ".join(parts)


def _chance(answer: Answer, lags: int) -> str:
    """How many calendars agree as well as the real one, which is among them; and the p that follows."""
    found = answer.response
    assert found.p is not None, "only tested answers have been held against chance"
    as_well = round(found.p * (1 + found.shifts))
    over = f" over {number(lags)} mornings together" if lags > 1 else ""
    q = f"; q = {answer.q:.2g} in the table" if answer.q is not None else ""
    return (
        f"Of {1 + found.shifts:,} calendars, the real one and {found.shifts:,} shifted ones, {as_well:,} "
        f"{'agrees' if as_well == 1 else 'agree'} at least this well{over} (p = {found.p:.2g}{q})."
    )


def _lower(title: str) -> str:
    return f"{title[:1].lower()}{title[1:]}"


def _bubbles(pairs: Pairs, question: Question) -> pd.DataFrame:
    """The days tested, those of the same exposure and outcome as one: `x`, `y`, `days`. Rounded no more than needed."""
    known = pairs.is_complete
    x, y = pairs.x[known], pairs.y[known]
    found = (_grouped(x, y, question.step / part) for part in FINENESS)
    return next((table for table in found if len(table) <= MOST_BUBBLES), _grouped(x, y, question.step))


def _grouped(x: Floats, y: Floats, step: float) -> pd.DataFrame:
    table = pd.DataFrame({"x": np.round(x / step) * step, "y": y})
    return table.groupby(["x", "y"], as_index=False).size().rename(columns={"size": "days"})


def _line(pairs: Pairs, answer: Answer) -> pd.DataFrame:
    """The slope through the middle of the days, and its interval; empty without a clear link."""
    found = answer.response
    columns = ["x", "fit", "low", "high"]
    if not answer.is_linked or found.slope_per_10 is None or found.low is None or found.high is None:
        return pd.DataFrame({name: pd.Series(dtype=float) for name in columns})
    known = pairs.is_complete
    x, y = pairs.x[known], pairs.y[known]
    ends: Floats = np.array([x.min(), x.mean(), x.max()])
    slopes = {"fit": found.slope_per_10, "low": found.low, "high": found.high}
    return pd.DataFrame({"x": ends, **{n: y.mean() + s / PER * (ends - x.mean()) for n, s in slopes.items()}})


def _days(pairs: Pairs, exposures: ExposuresFrame, question: Question) -> pd.DataFrame:
    """Exactly the days that were tested, oldest first: exposure, those in between, outcome before and after."""
    known = pairs.is_complete
    between = {f"{question.exposure}_plus_{at}d": pairs.between[known, at - 1] for at in range(1, pairs.lag)}
    before = "before" if pairs.lag else "day_before"
    return pd.DataFrame(
        {
            "day": exposures["day"].to_numpy()[pairs.index[known]], question.exposure: pairs.x[known], **between,
            f"{question.outcome}_{before}": pairs.z[known], f"{question.outcome}_plus_{pairs.lag}d": pairs.y[known],
        }
    )  # fmt: skip


def _numbers(days: pd.DataFrame, question: Question) -> pd.DataFrame:
    """The same as a table, newest first."""
    outcome = OUTCOMES[question.outcome]
    return pd.DataFrame(
        {
            "Day": days["day"].dt.date, sentence_case(AXES[question.exposure]): days[question.exposure].round(2),
            f"Morning {outcome} before": days.iloc[:, -2], f"Morning {outcome} after": days.iloc[:, -1],
        }
    ).iloc[::-1]  # fmt: skip


def pairs_file(found: Asked) -> pd.DataFrame:
    """The days that were tested, as a file."""
    return found.pairs


def said_of(answer: Answer) -> str:
    """The answer beside a mark: `+0.2 (+0.1 to +0.2)`, `no clear link`, or that it could not be tested."""
    if answer.response.absent is not None:
        return "not enough to test" if answer.response.absent is not Withheld.NO_VARIATION else "no variation"
    if not answer.is_linked or answer.slope is None or answer.low is None or answer.high is None:
        return "no clear link"
    return f"{signed(answer.slope)} ({signed(answer.low)} to {signed(answer.high)})"
