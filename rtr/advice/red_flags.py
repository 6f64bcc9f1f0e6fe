"""The one red-flag question, the signs it asks for, and how soon someone must look at them."""

import enum
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from rtr.body import Sign


class Urgency(enum.IntEnum):
    """How soon; the largest decides."""

    WITHIN_DAYS = 1
    PROMPT = 2
    SAME_DAY = 3
    EMERGENCY = 4

    @property
    def line(self) -> str:
        """What to do, in one sentence."""
        return _LINES[self]


EMERGENCY_NUMBERS = "112 (EU), 999 (UK), 911 (US)"
_LINES = {
    Urgency.WITHIN_DAYS: "Do not run. Have this looked at within days.",
    Urgency.PROMPT: "Do not run. Arrange to have this looked at now.",
    Urgency.SAME_DAY: "Do not run. Have this looked at today.",
    Urgency.EMERGENCY: f"Do not run. Call your emergency number now: {EMERGENCY_NUMBERS}.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RedFlag:
    """One group of alarming signs: what was marked, what it may mean, whom to contact."""

    id: str
    marked: str
    urgency: Urgency
    do: str
    worse: str = ""
    """When it turns into an emergency, where that is not so from the start."""


_EMERGENCY = f"Call your emergency number now: {EMERGENCY_NUMBERS}."
_ALL = (
    RedFlag(
        id="RF1",
        marked="chest pain, fainting, a racing heart or breathlessness out of proportion",
        urgency=Urgency.EMERGENCY,
        do=_EMERGENCY,
    ),
    RedFlag(
        id="RF2",
        marked="one calf swollen, warm or red",
        urgency=Urgency.SAME_DAY,
        do="These can be signs of a blood clot. Call your doctor or an urgent-care line today and say what you marked.",
        worse=f"With trouble breathing or chest pain call your emergency number: {EMERGENCY_NUMBERS}.",
    ),
    RedFlag(
        id="RF3",
        marked="numbness in the saddle area, a bladder or bowel change, or weakness in a leg",
        urgency=Urgency.EMERGENCY,
        do=_EMERGENCY,
    ),
    RedFlag(
        id="RF4",
        marked="sudden weakness, or a change of speech, sight or thinking",
        urgency=Urgency.EMERGENCY,
        do=_EMERGENCY,
    ),
    RedFlag(
        id="RF5",
        marked="a pop, a leg that does not bear weight, or a locked or very swollen joint",
        urgency=Urgency.SAME_DAY,
        do="Call your doctor or an urgent-care line today. Put no weight on it that hurts.",
    ),
    RedFlag(
        id="RF6",
        marked="pain at night or at rest, a sore spot on the bone, or pain on a one-leg hop",
        urgency=Urgency.WITHIN_DAYS,
        do=(
            "These can be signs of a bone stress injury. No running or jumping until a clinician has looked, "
            "within days; sooner for the hip or groin, the front of the shin, the top of the midfoot or the outer "
            "edge of the foot."
        ),
    ),
    RedFlag(
        id="RF7",
        marked="fever with weight loss, or a hot red joint",
        urgency=Urgency.PROMPT,
        do="Call your doctor and say what you marked.",
    ),
    RedFlag(
        id="RF8",
        marked="numbness or tightness that builds in a run and goes at rest",
        urgency=Urgency.WITHIN_DAYS,
        do="Arrange an appointment with a clinician before the next run.",
        worse=f"Severe after an injury, or out of proportion: call your emergency number: {EMERGENCY_NUMBERS}.",
    ),
    RedFlag(
        id="RF9",
        marked="signs of too little energy for the training",
        urgency=Urgency.WITHIN_DAYS,
        do=(
            "Missed periods, several bone stress injuries, losing weight or low mood can belong to too little energy. "
            "Arrange an appointment with a clinician before the next run."
        ),
    ),
    RedFlag(
        id="RF10",
        marked="pain over 5 on two days in a row, or pain that rose for two weeks while you ran less",
        urgency=Urgency.WITHIN_DAYS,
        do="Arrange an appointment with a clinician before the next run.",
    ),
    RedFlag(
        id="RF11",
        marked="sudden weakness, or a change of speech, sight or thinking",
        urgency=Urgency.EMERGENCY,
        do=_EMERGENCY,
    ),
)

RED_FLAGS: Mapping[str, RedFlag] = MappingProxyType({flag.id: flag for flag in _ALL})


HIDING = frozenset({"RF1", "RF2", "RF3", "RF4", "RF5", "RF11"})
"""While one of these stands no page shows training content (science §3.4)."""


def hides_training(flag_ids: Iterable[str]) -> bool:
    """Whether pages about training are paused; a flag this version does not know pauses them, too.

    >>> hides_training(["RF6"]), hides_training(["RF6", "RF2"]), hides_training(["RF77"]), hides_training([])
    (False, True, True, False)
    """
    return any(flag_id in HIDING or flag_id not in RED_FLAGS for flag_id in flag_ids)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One answer to the red-flag question: its label and the flags or signs it raises; none for 'nothing'."""

    label: str
    flags: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    """New signs that are no red flag (`rtr.body.Sign`)."""


QUESTION = "Anything new or alarming?"
CHOICES: tuple[Choice, ...] = (
    Choice(label="Nothing"),
    Choice(label="Chest pain, fainting, a racing heart, or breathless out of proportion", flags=("RF1",)),
    Choice(label="One calf swollen, warm or red", flags=("RF2",)),
    Choice(label="Numb saddle area, bladder or bowel change, or weakness in a leg", flags=("RF3",)),
    Choice(
        label="Sudden weakness, or trouble with speech, sight or clear thinking, also in the heat",
        flags=("RF4", "RF11"),
    ),
    Choice(label="A pop, cannot bear weight, or a locked or very swollen joint", flags=("RF5",)),
    Choice(label="Pain at night or at rest, a sore spot on the bone, or pain on a one-leg hop", flags=("RF6",)),
    Choice(label="Fever with weight loss, or a hot red joint", flags=("RF7",)),
    Choice(label="Numbness or tightness that builds in a run and goes at rest", flags=("RF8",)),
    Choice(label="A sharp or pulling pain", signs=(Sign.SHARP.value,)),
    Choice(label="A limp", signs=(Sign.LIMP.value,)),
    Choice(label="Swelling that is not alarming by itself", signs=(Sign.SWELLING.value,)),
    Choice(label="A fever, or feeling ill", signs=(Sign.FEVER.value,)),
    Choice(label="Leaking, heaviness or dragging in the pelvis", signs=(Sign.PELVIC.value,)),
)


def red_flag(flag_id: str) -> RedFlag:
    """The flag of that id. An id this version does not know is still a reason to see someone."""
    unknown = RedFlag(
        id=flag_id,
        marked="a sign that needs a professional",
        urgency=Urgency.SAME_DAY,
        do="Call your doctor or an urgent-care line and say what you marked.",
    )
    return RED_FLAGS.get(flag_id, unknown)


def raised(flag_ids: Iterable[str]) -> tuple[RedFlag, ...]:
    """The flags of these ids, the most urgent first; ids that one answer raises together stand once."""
    distinct = {flag.marked: flag for flag in map(red_flag, flag_ids)}
    return tuple(sorted(distinct.values(), key=lambda flag: -flag.urgency))
