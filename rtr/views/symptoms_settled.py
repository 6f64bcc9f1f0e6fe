"""How long a run settled from: counts of runs by length, and the sentence once there are enough."""

from dataclasses import dataclass

import pandas as pd

from rtr.advice.words import day_text, listed
from rtr.learn.tolerance import FEWEST, FEWEST_OF_BIN, Lengths, Tolerance, onset_of, tolerance
from rtr.metrics.verdicts import SETTLING_WORDS
from rtr.units import counted
from rtr.views.symptoms_history import PlaceHistory, SymptomsHistory

SETTLED_HOW = (
    (
        "A run settles when pain while running stayed within the limits of the injury and the next morning was no "
        "worse than your usual one."
    ),
    (
        "The time, the columns and the length the sentence speaks of are chosen by how long the runs were, never by "
        "how they settled: otherwise the best-looking column would be picked."
    ),
    (
        "Runs are not drawn by lot: you run further on good days. So the counts say what happened, not what a longer "
        "run would do."
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SettledCard:
    """Columns of lengths with the words above and below them; no columns while no run is answered."""

    lengths: pd.DataFrame
    sentence: str
    caption: str
    numbers: pd.DataFrame


def settled_card(past: SymptomsHistory, here: PlaceHistory) -> SettledCard:
    """The runs of the last twelve weeks at one place, or since the onset of its injury."""
    found = tolerance(here.verdicts, past.day, onset_of(past.known, here.place.key, past.day))
    lengths = pd.DataFrame([_row(one) for one in found.bins])
    return SettledCard(
        lengths=lengths if found.answered else lengths[:0],
        sentence=found.sentence or _too_few(found),
        caption=_caption(found),
        numbers=_numbers(found),
    )


def _row(one: Lengths) -> dict[str, object]:
    words = one.words.removesuffix(" min").replace(" min and more", " up")
    few = counted(one.answered, "run") if one.answered else ""
    return {
        "words": words, "label": one.counts if one.has_enough else few,
        "settled": one.settled, "held": one.held, "eased": one.eased,
    }  # fmt: skip


def _too_few(found: Tolerance) -> str:
    """What is missing for a sentence, in words."""
    if not found.answered:
        return (
            "No run of this time has its answers yet: pain while running, and the next morning. "
            f"From {FEWEST} answered runs on, this page counts up to which length they settled."
        )
    if found.answered < FEWEST:
        more = FEWEST - found.answered
        return f"{found.answered} of {FEWEST} answered runs are there; {more} more, and the counts become a sentence."
    return f"No length has {FEWEST_OF_BIN} answered runs yet, so there is no sentence; the counts stand below."


def _caption(found: Tolerance) -> str:
    """Counts, the time they are of, and what is left out."""
    parts = [f"{counted(found.answered, 'answered run')} since {day_text(found.since, beside=found.until)}."]
    left_out = [
        f"{count:,} {word}"
        for count, word in (
            (found.pending, SETTLING_WORDS_PENDING),
            (found.unanswered, "not fully answered"),
            (found.unknown_length, "of unknown length"),
            (found.unjudged, "steered by a clinician"),
        )
        if count
    ]
    if left_out:
        parts.append(f"Left out: {listed(left_out)}.")
    parts.append(f"A column is counted from {FEWEST_OF_BIN} runs on.")
    return " ".join(parts)


SETTLING_WORDS_PENDING = next(words for one, words in SETTLING_WORDS.items() if one.value == "pending")


def _numbers(found: Tolerance) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Running, min": [one.words.removesuffix(" min") for one in found.bins],
            "Settled": [one.settled for one in found.bins],
            "Held": [one.held for one in found.bins],
            "Eased back": [one.eased for one in found.bins],
            "Answered": [one.answered for one in found.bins],
        }
    )


def runs_file(here: PlaceHistory) -> pd.DataFrame:
    """Every run at the place as it was judged, oldest first."""
    rows = [
        (v.day, v.run_min, v.settling.value, v.pain_pre, v.pain_max, v.pain_end, v.pain_60, v.morning,
         v.second_morning, v.usual, v.d24, v.dstiff, v.d48, " ".join(v.reasons), " ".join(v.missing))
        for v in here.verdicts
    ]  # fmt: skip
    names = ("day", "run_min", "settling", "pain_pre_nrs", "pain_max_nrs", "pain_end_nrs", "pain_60_nrs",
             "pain_am_next_nrs", "pain_am_second_nrs", "usual_am_nrs", "d24_nrs", "dstiff_nrs", "d48_nrs", "reasons",
             "missing")  # fmt: skip
    return pd.DataFrame(rows, columns=list(names))
