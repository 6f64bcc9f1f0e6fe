"""The limits of a class of injury in words, and what each morning and each run is asked (science §3.3)."""

from collections.abc import Iterator

from rtr.body import InjuryKind, needs_clinician, place_words
from rtr.metrics.verdicts import limits_of

ALSO: dict[str, str] = {
    InjuryKind.TENDON: "One point more stiffness in the morning holds the run, two ease it back.",
    InjuryKind.KNEE: "Within an hour the pain has to be back where it was before the run. Swelling eases back.",
    InjuryKind.MUSCLE: "Tightness alone is allowed. Anything sharp or pulling ends the run.",
    InjuryKind.PLANTAR: "The first steps of the next morning decide.",
    InjuryKind.SHIN: "Pain when walking eases back. A sore spot on the bone is a reason to see a clinician.",
    InjuryKind.BONE: "A vague ache that goes at once holds the run; the same place again eases it back.",
    InjuryKind.POSTNATAL: (
        "Any leak, heaviness, dragging or pelvic pain eases back and is a reason to see a pelvic-health professional."
    ),
    InjuryKind.UNKNOWN: "These are the limits of the knee. After two runs that ease back, have it diagnosed.",
}
ASKED: dict[str, str] = {
    InjuryKind.KNEE: "swelling",
    InjuryKind.UNKNOWN: "swelling",
    InjuryKind.MUSCLE: "anything sharp or pulling",
    InjuryKind.SHIN: "pain when walking",
    InjuryKind.BONE: "whether it went at once, and whether it was the same place as before",
    InjuryKind.POSTNATAL: "leaks, heaviness and dragging",
}
"""What a class is asked beyond pain."""
NO_VERDICT = "Runs get no verdict here: what you write down is kept for your clinician."


def limit_sentences(kind: str, site: str = "") -> tuple[str, ...]:
    """What counts as settled, held and eased back, one sentence each."""
    if needs_clinician(site, kind):
        return (NO_VERDICT,)
    return tuple(_limits(kind))


def _limits(kind: str) -> Iterator[str]:
    limits = limits_of(kind)
    green, hold = limits.pain_max_green, limits.pain_max_hold
    if green == 0:
        yield "Only a run without any pain counts as settled, when the next morning has none either."
    else:
        yield f"Pain up to {green} of 10 while running counts as settled when the next morning is as usual."
    rise = f"a morning {limits.d24_back:.0f} point{'s' if limits.d24_back > 1 else ''} above your usual one"
    middle = f"{hold}" if hold == green + 1 else f"{green + 1} to {hold}"
    yield f"Pain of {middle} holds the run: repeat it. More than {hold}, or {rise}, eases it back."
    if kind in ALSO:
        yield ALSO[kind]


def asked_sentence(kind: str, key: str) -> str:
    """What is asked for a place each morning and after each run."""
    more = f", and {ASKED[kind]}" if kind in ASKED else ""
    return (
        f"Each morning you are asked for pain and stiffness of the {place_words(key)} in the first steps, 0 to 10; "
        f"after each run for the highest pain, at the end and one hour later{more}."
    )
