"""The table of all questions that were written down beforehand, each with its q."""

from dataclasses import dataclass

import pandas as pd

from rtr.advice.words import counted
from rtr.learn.questions import FALSE_SHARE, QUESTIONS, Answer, signed

HOW = (
    f"The {len(QUESTIONS)} questions were written down before anybody's data were looked at; no other is asked here.",
    (
        "Whoever looks at many questions finds links by chance. q is the share of chance finds one must put up with to "
        f"name a link; here it may be at most {100 * FALSE_SHARE:.0f} % (Benjamini and Hochberg)."
    ),
    "Sleep, energy and stress are those of the morning before.",
    "Most rows of most runners say: no clear link.",
)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ListCard:
    """All answers as a table, with the sentence above it."""

    rows: pd.DataFrame
    sentence: str
    caption: str


def list_card(answers: tuple[Answer, ...]) -> ListCard | None:
    """The table; None while there is none."""
    if not answers:
        return None
    linked = sum(a.is_linked for a in answers)
    tested = sum(a.response.absent is None for a in answers)
    return ListCard(
        rows=pd.DataFrame([_row(a) for a in answers]),
        sentence=(
            f"{linked} of {counted(tested, 'tested question')} shows a clear link."
            if linked == 1
            else f"{linked or 'None'} of {counted(tested, 'tested question')} show{'' if linked else 's'} a clear link."
        ),
        caption=(
            f"q at most {100 * FALSE_SHARE:.0f} % and an interval without 0 make a clear link. "
            f"{len(answers) - tested} of {len(answers)} could not be tested and count as no question."
        ),
    )


def _row(answer: Answer) -> dict[str, object]:
    question, found = answer.question, answer.response
    outcome = question.outcome_words.removesuffix(" on the next morning")
    known = found.absent is None and answer.slope is not None and answer.low is not None and answer.high is not None
    return {
        "Question": f"{question.title} → {outcome}",
        "Points": f"{signed(answer.slope)} {question.per}" if known and answer.slope is not None else "–",
        "Between": f"{signed(answer.low)} and {signed(answer.high)}"
        if answer.low is not None and answer.high is not None
        else "–",
        "q": "–" if answer.q is None else f"{answer.q:.2f}",
        "Mornings": found.pairs,
        "That is": "a clear link" if answer.is_linked else "no clear link" if known else "not enough to test",
    }  # fmt: skip


def list_file(answers: tuple[Answer, ...]) -> pd.DataFrame:
    """Every answer with all its digits."""
    return pd.DataFrame(
        [
            {
                "question": a.question.code, "exposure": a.question.exposure, "outcome": a.question.outcome,
                "pairs": a.response.pairs, "runs": a.response.runs, "rho": a.response.rho, "p": a.response.p,
                "q": a.q, "step": a.question.step, "slope_per_step": a.slope, "low_90": a.low, "high_90": a.high,
                "shifts": a.response.shifts, "weekday_share": a.response.weekday_share,
                "absent": "" if a.response.absent is None else a.response.absent.value,
            }
            for a in answers
        ]
    )  # fmt: skip
