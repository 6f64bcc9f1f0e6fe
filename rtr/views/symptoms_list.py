"""The table of all questions that were written down beforehand, each with its q."""

from dataclasses import dataclass

import pandas as pd

from rtr.learn.questions import FALSE_SHARE, QUESTIONS, Answer, signed
from rtr.units import counted

HOW = (
    f"The {len(QUESTIONS)} questions were written down before anybody's data were looked at; no other is asked here.",
    (
        "Whoever looks at many questions finds links by chance. q is the share of chance finds one must put up with to "
        f"name a link; here it may be at most {100 * FALSE_SHARE:.0f} % (Benjamini and Hochberg)."
    ),
    "Sleep, energy and stress are those of the morning before.",
    "Several rows look at the same running from different sides. Links in all of them are one find, not several.",
    "Most rows of most runners say: no clear link.",
)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ListCard:
    """All answers as a table, with the sentence above it."""

    rows: pd.DataFrame
    sentence: str
    caption: str


def list_card(answers: tuple[Answer, ...], *, is_expert: bool) -> ListCard | None:
    """The table, with every slope and interval for experts; None while there is none."""
    if not answers:
        return None
    linked = sum(a.is_linked for a in answers)
    tested = sum(a.response.absent is None for a in answers)
    untested = len(answers) - tested
    left_out = f" {untested:,} could not be tested and count as no question." if untested else ""
    return ListCard(
        rows=pd.DataFrame([_row(a) | (_details(a) if is_expert else {}) for a in answers]),
        sentence=(
            f"{linked or 'None'} of {counted(tested, 'tested question')} "
            f"{'shows' if linked == 1 else 'show'} a clear link."
        ),
        caption=f"A clear link needs q of at most {100 * FALSE_SHARE:.0f} % and an interval without 0.{left_out}",
    )


def _row(answer: Answer) -> dict[str, object]:
    """The question, its answer in words, and on how many mornings it stands."""
    question = answer.question
    outcome = question.outcome_words.removesuffix(" on the next morning")
    return {
        "Question": question.title if outcome == "pain" else f"{question.title}, {outcome}",
        "Answer": answer.words.removesuffix(" in your data so far"),
        "q": "–" if answer.q is None else "<0.01" if answer.q < 0.01 else f"{answer.q:.2f}",
        "Mornings": answer.response.pairs,
    }


def _details(answer: Answer) -> dict[str, object]:
    """The slope and its interval, whether or not they make a clear link."""
    if answer.slope is None or answer.low is None or answer.high is None:
        return {"Slope": "–", "90 % interval": "–", "p": "–"}
    return {
        "Slope": f"{signed(answer.slope)} {answer.question.per}",
        "90 % interval": f"{signed(answer.low)} to {signed(answer.high)}",
        "p": f"{answer.response.p:.2g}",
    }


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
