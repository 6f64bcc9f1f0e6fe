"""How symptoms are read, for Methods: the table of verdicts, the usual morning, painkillers, the signs that stop."""

import datetime as dt
from dataclasses import dataclass

from rtr.advice.red_flags import RED_FLAGS, raised
from rtr.body import KIND_WORDS, InjuryKind
from rtr.metrics.verdicts import Limits, limits_of
from rtr.metrics.verdicts.judge import ALWAYS_ASKED, ALWAYS_BACK, STILL_PENDING
from rtr.metrics.verdicts.mornings import STILL_ANSWERING, USUAL_LEAST, USUAL_MORNINGS, USUAL_REACH

SETTLED_WORDS = {
    "pain_max": "pain while running up to {limits.pain_max_green}",
    "pain_am": "pain of the next morning not above the usual one",
    "stiff_am": "stiffness of the next morning not above the usual one",
    "pain_60": "pain after an hour not above that before the run",
    "pelvic": "no leak, heaviness or dragging",
    "no_pain": "no pain at all from before the run to the next morning",
}
"""Conditions of being settled, by their code."""
BACK_WORDS = {
    "pain_max": "pain while running over {limits.pain_max_hold}",
    "d24": "a next morning {limits.d24_back:g} or more above the usual one",
    "dstiff": "stiffness {limits.dstiff_back:g} or more above the usual one",
    "limp": "a limp",
    "sharp": "sharp or pulling pain",
    "not_settled": "both mornings after the run above the usual one",
    "trend": "pain while running up by a point in each of two weeks",
    "swelling": "swelling",
    "walking": "pain while walking",
    "tender": "a sore spot on the bone",
    "pelvic": "any leak, heaviness or dragging",
    "persisted": "pain that did not go within some steps, or was there again later",
    "same_place": "pain at the place and time of the run before",
    "repeated": "pain in two runs in a row",
}
"""Conditions that ease back, by their code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassRow:
    """One class of injury: its limits of pain 0-10, and all conditions in words."""

    name: str
    settled_up_to: int
    held_up_to: int
    morning_back: float
    settled: str
    back: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Symptoms:
    """What Methods says of symptoms. `flags` are (signs, what to do), the most urgent first."""

    classes: tuple[ClassRow, ...]
    reading: tuple[str, ...]
    usual: tuple[str, ...]
    flags: tuple[tuple[str, str], ...]
    leaving: tuple[str, ...]


def symptoms() -> Symptoms:
    """Drawn from the tables that decide, so that it cannot differ from them."""
    kinds = [kind for kind in InjuryKind if kind is not InjuryKind.CLINICIAN]
    return Symptoms(
        classes=tuple(_row(KIND_WORDS[kind], limits_of(kind)) for kind in kinds),
        reading=READING,
        usual=USUAL,
        flags=tuple((flag.marked, flag.do) for flag in raised(RED_FLAGS)),
        leaving=LEAVING,
    )


def _row(name: str, limits: Limits) -> ClassRow:
    return ClassRow(
        name=name[:1].upper() + name[1:],
        settled_up_to=limits.pain_max_green,
        held_up_to=limits.pain_max_hold,
        morning_back=limits.d24_back,
        settled=_listed(SETTLED_WORDS, (*ALWAYS_ASKED, *limits.asks), limits),
        back=_listed(BACK_WORDS, (*ALWAYS_BACK, *limits.back_on), limits),
    )


def _listed(words: dict[str, str], codes: tuple[str, ...], limits: Limits) -> str:
    return "; ".join(words[code].format(limits=limits) for code in codes)


def _hours(span: dt.timedelta) -> int:
    return span // dt.timedelta(hours=1)


READING = (
    (
        "The most cautious condition that holds decides. What is neither settled nor eased back is held: that run is "
        "repeated, nothing is added."
    ),
    (
        f"While an answer is missing a run is pending, for {_hours(STILL_PENDING)} hours. Then it is held; without any "
        "answer it is called not answered. Neither counts as settled."
    ),
    (
        "A painkiller in the 24 hours before or after a run can hide what the run did. Such a run is held at best. "
        "This is no advice to take one or to leave it."
    ),
    "Several places: the worst one decides for the run.",
    "Surgery, a bone at high risk, under 18, and whatever a clinician steers: answers are kept, no verdict is given.",
    (
        "All limits are choices of this project, built from published pain rules. Pain up to 5 was tried in one "
        "experiment with 38 people and Achilles pain; elsewhere it is borrowed. For bone, no pain at all is "
        "consensus."
    ),
)
USUAL = (
    (
        f"Your usual morning is the median pain of the last {USUAL_MORNINGS} mornings that came more than "
        f"{_hours(STILL_ANSWERING)} hours after a run, none of them older than {USUAL_REACH.days} days."
    ),
    (
        f"With fewer than {USUAL_LEAST} of them the pain right before the run stands in. Without that either it is not "
        "known, and only a morning without pain counts as not raised."
    ),
    "A morning filled in later counts as that morning, and bears a mark.",
)
LEAVING = (
    "A Stop never ends by waiting. It ends when you write down who looked at it and cleared you, and when.",
    (
        "A tick by mistake can be taken back for ten minutes; later only by answering all of the questions again. "
        "Both are kept."
    ),
    "Nothing you write is searched for signs. What is not ticked is not seen.",
)
