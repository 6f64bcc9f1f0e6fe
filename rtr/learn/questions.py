"""The questions that may be asked of a diary, written down before anybody's data were looked at (science §6.3).

The list never changes with the data: which question is worth asking cannot be read off the answers.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from rtr.frames import ExposuresFrame
from rtr.learn.discovery import adjusted
from rtr.learn.response import PER, Response, Withheld, response
from rtr.metrics.base import EPS

FALSE_SHARE = 0.10
"""At most this share of the links claimed by the table may be chance (Benjamini and Hochberg's q)."""
ALPHA = 0.05
"""The limit of p for one chosen question, before there is a table."""
TABLE_DAYS = 90
"""No table with fewer answered mornings: its smallest p could not pass."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question. `step` is a natural amount of the exposure, `per` its words: "for 10 more minutes".

    `some` is what an exposure above 0 is called.
    """

    code: str
    exposure: str
    title: str
    per: str
    step: float
    some: str = "an answer"
    outcome: str = "pain_am"
    outcome_words: str = "pain on the next morning"


QUESTIONS: tuple[Question, ...] = (
    Question(code="run-min", exposure="run_min", title="Running minutes", per="for 10 more minutes", step=10.0,
             some="a run"),
    Question(code="session-ratio", exposure="session_ratio", title="Run beside the longest of the 30 days before",
             per="for every 10 % of that longest run", step=0.1, some="a run to compare"),
    Question(code="climb", exposure="climb_m", title="Climb and descent", per="for 100 more metres", step=100.0,
             some="climb or descent"),
    Question(code="faster", exposure="faster_min", title="Minutes faster than easy", per="for 5 more minutes",
             step=5.0, some="faster minutes"),
    Question(code="days-since-run", exposure="days_since_run", title="Days since the last run",
             per="for each day more", step=1.0, some="no run"),
    Question(code="sleep", exposure="sleep_quality", title="Sleep quality", per="for each step better", step=1.0),
    Question(code="energy", exposure="fatigue", title="Energy", per="for each step better", step=1.0),
    Question(code="stress", exposure="stress", title="Stress", per="for each step calmer", step=1.0),
    Question(code="run-min-stiffness", exposure="run_min", title="Running minutes", per="for 10 more minutes",
             step=10.0, some="a run", outcome="stiff_am", outcome_words="stiffness on the next morning"),
)  # fmt: skip
"""Sleep, energy and stress are those of the morning before; sleep is asked by its quality, not by its hours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the data say to one question. `q` only in a table, None where the question could not be tested."""

    question: Question
    response: Response
    q: float | None = None

    @property
    def slope(self) -> float | None:
        """Points of the outcome for one step of the exposure."""
        return self._of_step(self.response.slope_per_10)

    @property
    def low(self) -> float | None:
        return self._of_step(self.response.low)

    @property
    def high(self) -> float | None:
        return self._of_step(self.response.high)

    def _of_step(self, per_10: float | None) -> float | None:
        return None if per_10 is None else per_10 * self.question.step / PER

    @property
    def is_linked(self) -> bool:
        """Whether a link may be named: within the false-discovery limit, and with an interval that leaves 0 out."""
        low, high, p = self.low, self.high, self.response.p
        if low is None or high is None or p is None:
            return False
        within = p <= ALPHA + EPS if self.q is None else self.q <= FALSE_SHARE + EPS
        return within and (low > 0 or high < 0)

    @property
    def words(self) -> str:
        """The answer as a sentence without its full stop; never a cause."""
        if self.response.absent is not None:
            return f"not tested: {self._withheld(self.response.absent)}"
        if not self.is_linked or self.slope is None or self.low is None or self.high is None:
            return "no clear link in your data so far"
        between = f"between {signed(self.low)} and {signed(self.high)}"
        return f"{signed(self.slope)} points {self.question.per} ({between})"

    def _withheld(self, absent: Withheld) -> str:
        if absent is Withheld.FEW_RUNS:
            return absent.words.replace("a run", self.question.some)
        return absent.words.replace("pain", "stiffness") if self.question.outcome == "stiff_am" else absent.words


def asked(exposures: ExposuresFrame, question: Question, *, lag: int = 1) -> Answer:
    """One question, by the 24-hour response test; without a result below its gate."""
    exposure, outcome = exposures[question.exposure].to_numpy(), exposures[question.outcome].to_numpy()
    return Answer(question=question, response=response(exposure, outcome, lag=lag))


def table(exposures: ExposuresFrame) -> tuple[Answer, ...]:
    """All questions with their q, in the order of the list; nothing below 90 answered mornings.

    What could not be tested counts as no question: it makes no other answer weaker.
    """
    if int(exposures["pain_am"].notna().sum()) < TABLE_DAYS:
        return ()
    return with_q([asked(exposures, question) for question in QUESTIONS])


def with_q(answers: Sequence[Answer]) -> tuple[Answer, ...]:
    """Answers that are shown together, with the false-discovery rate of each."""
    p = np.array([np.nan if answer.response.p is None else answer.response.p for answer in answers])
    rates = (None if np.isnan(q) else float(q) for q in adjusted(p))
    return tuple(replace(answer, q=q) for answer, q in zip(answers, rates, strict=True))


def signed(points: float) -> str:
    """A slope with its sign: one decimal, two where one would hide it.

    >>> signed(0.24), signed(-0.04), signed(0.0)
    ('+0.2', '−0.04', '0.0')
    """
    if points == 0:
        return "0.0"
    digits = 1 if abs(points) >= 0.05 else 2
    return f"{'+' if points > 0 else '−'}{abs(points):.{digits}f}"
