"""The limits of a class of injury in words, and what each morning and each run is asked (science §3.3)."""

from dataclasses import dataclass

from rtr.advice.words import GLYPHS
from rtr.body import InjuryKind, needs_clinician, place_words
from rtr.metrics.verdicts import Limits, limits_of
from rtr.model import Verdict

SETTLED, HELD, BACK = GLYPHS[Verdict.PROGRESS], GLYPHS[Verdict.HOLD], GLYPHS[Verdict.EASE_BACK]
NOTE = "○"


@dataclass(frozen=True, slots=True)
class Told:
    """What a class adds to the numbers: to settling, to easing back, and to what a run is asked."""

    settled: str = ""
    back: str = ""
    asked: str = ""


TOLD: dict[str, Told] = {
    InjuryKind.TENDON: Told(
        settled="Stiffness of the morning counts in the same way.",
        back="So does a morning that has not come back to usual after two days.",
    ),
    InjuryKind.KNEE: Told(
        settled="Within an hour the pain has to be back where it was before the run.",
        back="So does swelling.",
        asked="swelling",
    ),
    InjuryKind.MUSCLE: Told(settled="Tightness alone is allowed.", asked="anything sharp or pulling"),
    InjuryKind.PLANTAR: Told(settled="The first steps of the morning are what counts."),
    InjuryKind.SHIN: Told(back="So do pain when walking and a sore spot on the bone.", asked="pain when walking"),
    InjuryKind.BONE: Told(
        back="So does pain that stays, comes back in the next run, or sits at the same place as before.",
        asked="whether it went at once and whether it was the same place as before",
    ),
    InjuryKind.POSTNATAL: Told(
        settled="Leaks, heaviness and dragging have to be absent, and the pain back within an hour.",
        back="So do swelling and any of these signs; with them a pelvic-health professional should look.",
        asked="swelling, leaks, heaviness and dragging",
    ),
    InjuryKind.UNKNOWN: Told(
        settled="Within an hour the pain has to be back where it was before the run.",
        back="So does swelling. After two runs that ease back, have it diagnosed.",
        asked="swelling",
    ),
}
NO_VERDICT = "Runs get no verdict here: what you write down is kept for your clinician."

Line = tuple[str, str]
"""Glyph and sentence."""


def limit_lines(kind: str, site: str, *, is_steered: bool = False) -> tuple[Line, ...]:
    """What counts as settled, held and eased back; where a clinician steers, that nothing does."""
    if is_steered or needs_clinician(site, kind):
        return ((NOTE, NO_VERDICT),)
    limits, told = limits_of(kind), TOLD.get(kind, Told())
    return (
        (SETTLED, f"{_settled(limits)} {told.settled}".strip()),
        (HELD, f"Pain of {_between(limits)} holds the run: repeat it, add nothing."),
        (BACK, f"{_back(limits)} {told.back}".strip()),
    )


def _settled(limits: Limits) -> str:
    if limits.pain_max_green == 0:
        return "Only a run without any pain counts as settled, when the next morning has none either."
    most = limits.pain_max_green
    return f"Pain up to {most} of 10 while running counts as settled when the next morning is as usual."


def _between(limits: Limits) -> str:
    low, high = limits.pain_max_green + 1, limits.pain_max_hold
    return f"{high}" if low == high else f"{low} or {high}"


def _back(limits: Limits) -> str:
    rise = "1 point" if limits.d24_back == 1 else f"{limits.d24_back:.0f} points"
    most = limits.pain_max_hold
    return f"Pain over {most}, a limp, sharp pain, or a morning {rise} above your usual one eases back."


def asked_sentence(kind: str, key: str) -> str:
    """What is asked for a place each morning and after each run."""
    told = TOLD.get(kind, Told())
    more = f", and for {told.asked}" if told.asked else ""
    return (
        f"Each morning you are asked for pain and stiffness of the {place_words(key)} in the first steps, 0 to 10. "
        f"After each run: the highest pain, at the end and one hour later{more}."
    )
