"""Entry and exit of each phase as lists of conditions; tests done by hand, which expire (science §4.2, §4.9)."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from rtr.body import InjuryKind

VALID_D = 14
"""Days for which a test holds, unless a run eases back before (science §4.2)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GateTest:
    """One test of a gate, done at home, on both sides where there are two.

    `core` tests are required, others tell more. `soft` says what passes, `bone` what passes with a bone
    stress injury; `unit` is that of the number to note. `wants_clinician` holds for bone.
    """

    id: str
    title: str
    soft: str
    bone: str
    unit: str = ""
    is_core: bool = False
    wants_clinician: bool = False


_OK_FIRST = "only after a clinician agrees; without pain"
_TESTS = (
    GateTest(
        id="walk", title="Brisk walk, 100 steps a minute or more", unit="min", is_core=True,
        soft="30 minutes with pain up to 2 and the usual morning after it, on 3 of the last 7 days",
        bone="45 minutes without pain, on 3 of the last 7 days",
    ),
    GateTest(id="stand", title="Stand on one leg", soft="10 seconds", bone="10 seconds", unit="s"),
    GateTest(
        id="squat", title="Squat on one leg", soft="10, controlled", bone="10, controlled, without pain", unit="times"
    ),
    GateTest(
        id="calf_raise", title="Calf raises on one leg", unit="times", is_core=True,
        soft="20 (calf and Achilles: 25, the sides within 10 %)", bone="20",
    ),
    GateTest(
        id="jog_spot", title="Jog on the spot", soft="60 seconds with pain up to 2", bone=_OK_FIRST, unit="s",
        is_core=True, wants_clinician=True,
    ),
    GateTest(
        id="hop", title="Hop in place", soft="10 on each leg with pain up to 2", bone=_OK_FIRST, unit="times",
        is_core=True, wants_clinician=True,
    ),
    GateTest(
        id="bound", title="Bounds", soft="10 on each leg with pain up to 2", bone=_OK_FIRST, unit="times",
        wants_clinician=True,
    ),
    GateTest(
        id="strength", title="Measured strength, weaker side", soft="70 % of the other side or more",
        bone="70 % of the other side or more", unit="%",
    ),
)  # fmt: skip
TESTS: Mapping[str, GateTest] = MappingProxyType({test.id: test for test in _TESTS})
CORE = tuple(test.id for test in _TESTS if test.is_core)


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """One line of a gate. `code` names what is looked at in `Facts`, `limit` is what it needs.

    `way` is `least` (at least), `most` (at most) or `yes`. `only` are the classes it is asked of, () for all.
    """

    code: str
    words: str
    way: str
    limit: float = 1.0
    only: tuple[str, ...] = ()


_CONFIDENT = "trust in the leg at least {limit:g} of 10"
EXITS: Mapping[int, tuple[Condition, ...]] = MappingProxyType(
    {
        0: (
            *(Condition(code=f"test_{t}", words=TESTS[t].title, way="yes") for t in CORE),
            Condition(
                code="pain_free_days", words="{limit:g} days without any pain in daily life", way="least", limit=10,
                only=(InjuryKind.BONE,),
            ),
            Condition(
                code="is_cleared", words="a clinician has agreed to running", way="yes",
                only=(InjuryKind.BONE, InjuryKind.POSTNATAL),
            ),
            Condition(
                code="daily_pain", words="pain in daily life up to {limit:g}, no limp", way="most", limit=2,
            ),
            Condition(
                code="walking_pain", words="no pain while walking", way="most", limit=0, only=(InjuryKind.SHIN,),
            ),
        ),
        1: (
            Condition(code="settled_R7", words="step 7 settled twice", way="least", limit=2),
            Condition(code="settled_R7.5", words="step 7.5 settled once", way="least", limit=1),
            Condition(code="days_since_back", words="{limit:g} days since a run eased back", way="least", limit=10),
            Condition(code="pain_trend", words="pain while running not rising", way="most", limit=0),
            Condition(code="confidence", words=_CONFIDENT, way="least", limit=5),
        ),
        2: (
            Condition(code="weeks_R12", words="two weeks on step 12", way="least", limit=2),
            Condition(
                code="easy_30", words="{limit:g} settled runs of 30 minutes in one piece, talking", way="least",
                limit=4,
            ),
            Condition(code="stiff_over_usual", words="morning stiffness not above usual", way="most", limit=0),
            Condition(code="days_since_check_in", words="a check-in within 7 days", way="most", limit=7),
        ),
        3: (
            Condition(code="settled_R18", words="step 18 settled twice", way="least", limit=2),
            Condition(code="settled_strides", words="mornings after strides as usual, twice", way="least", limit=2),
            Condition(code="settled_hills", words="mornings after hills as usual, twice", way="least", limit=2),
            Condition(code="days_since_back", words="{limit:g} days since a run eased back", way="least", limit=21),
            Condition(
                code="agrees_to_faster", words="a clinician agrees to faster running", way="yes",
                only=(InjuryKind.BONE,),
            ),
            Condition(code="confidence", words=_CONFIDENT, way="least", limit=7),
            Condition(code="recovery_kept", words="sleep and energy as good as in the three weeks before", way="yes"),
        ),
        4: (
            Condition(code="settled_R26", words="step 26 settled twice", way="least", limit=2),
            Condition(code="settled_goal", words="a session at goal effort settled twice", way="least", limit=2),
            Condition(code="confidence", words=_CONFIDENT, way="least", limit=7),
        ),
    }
)  # fmt: skip
"""What a runner leaves each phase with. The entry of a phase is the exit of the one below, and what it adds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One condition on one day: what was seen, and whether it is met; None is not known."""

    condition: Condition
    observed: float | None
    is_met: bool | None

    @property
    def words(self) -> str:
        return self.condition.words.format(limit=self.condition.limit)


def checklist(phase: int, facts: Mapping[str, float | None], kinds: tuple[str, ...]) -> tuple[Line, ...]:
    """The exit of a phase beside the facts of a day; what no fact is known of is open, never met.

    `facts` are numbers by code, 1 and 0 for yes and no.
    """
    asked = [one for one in EXITS[phase] if not one.only or set(one.only) & set(kinds)]
    return tuple(_line(condition, facts.get(condition.code)) for condition in asked)


def _line(condition: Condition, observed: float | None) -> Line:
    if observed is None:
        return Line(condition=condition, observed=None, is_met=None)
    is_met = observed <= condition.limit if condition.way == "most" else observed >= condition.limit
    return Line(condition=condition, observed=observed, is_met=is_met)


def is_open(phase: int, facts: Mapping[str, float | None], kinds: tuple[str, ...]) -> bool:
    """Whether the phase may be left: every condition is known and met."""
    return all(line.is_met for line in checklist(phase, facts, kinds))


def is_valid(done_on: dt.date, day: dt.date, last_back: dt.date | None) -> bool:
    """Whether a test still holds: 14 days, and no run that eased back since."""
    return 0 <= (day - done_on).days <= VALID_D and (last_back is None or last_back < done_on)
