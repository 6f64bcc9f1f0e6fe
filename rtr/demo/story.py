"""The story of the invented runner, as tables. Weeks are counted back from the current one (0).

The steps are those of the ladder (science §4.3); the order in which they were run is invented,
with the holds, the flare, the illness and the cut-back weeks a return really has.
"""

from rtr.body import InjuryKind, Side, place
from rtr.model import Interruption

RUNNER_NAME = "Demo runner"
SITE, SIDE, KIND = "achilles", Side.LEFT, InjuryKind.TENDON
PLACE = place(SITE, SIDE)
"""Where its symptoms are."""

LONG = 0.0
"""The run that was no step of any plan: 38 minutes in one piece."""

STEPS: dict[float, tuple[tuple[float, float], ...]] = {
    LONG: ((38, 0),),
    1.0: ((1, 2),) * 6,
    1.5: ((1, 2),) * 7,
    2.0: ((1, 1.5),) * 8,
    2.5: ((1.5, 2),) * 6,
    3.0: ((2, 2),) * 5,
    3.5: (*((2, 2),) * 4, (3, 2)),
    4.0: ((3, 2),) * 4,
    4.5: (*((3, 2),) * 3, (4, 2)),
    5.0: ((5, 2),) * 3,
    5.5: (*((5, 2),) * 2, (6, 2)),
    6.0: ((6, 2),) * 3,
    6.5: (*((6, 2),) * 2, (7, 2)),
    7.0: ((7, 1.5),) * 3,
    7.5: ((8, 2), *((7, 1.5),) * 2),
    8.0: ((12, 2),) * 2,
    8.5: ((13, 2), (12, 2)),
    9.0: ((15, 1), (12, 1)),
}
"""Step of the ladder → repeats of (running, walking) minutes."""

WARM_MIN = 5.0
"""Brisk walk before and after every session of the ladder."""

RETURN: dict[int, str] = {
    30: "1 1 1.5", 29: "2 2h 2", 28: "2 2.5h 2.5", 27: "1 1 1",
    26: "2.5 3 3", 25: "3.5 4 4h", 24: "4 4 4.5", 23: "5h 5 5", 22: "3 3 3",
    21: "5.5 6 6h", 20: "6 6 6.5", 19: "7 7h 7", 18: "5 5 5", 17: "7 7.5h 7.5", 16: "8 8 0b",
    14: "3.5 4 4", 13: "4 4.5 5", 12: "5 5h 5", 11: "3 3 3",
    10: "5.5 6 6", 9: "6.5 7 7h", 8: "7 7 7.5h", 7: "7.5 8 8", 6: "8", 5: "- 7 7",
    4: "7h 7 7.5", 3: "5 5 5", 2: "7.5 8 8h", 1: "8 8 8.5", 0: "9 9 9",
}  # fmt: skip
"""Week → its runs in order: the step, `h` where it ended in a hold, `b` where it eased back."""

MISSED = {15: Interruption.SYMPTOMS, 14: Interruption.SYMPTOMS, 6: Interruption.ILLNESS, 5: Interruption.ILLNESS}
"""Weeks the runner has marked as interrupted: after the flare, and around the illness."""
CUT_BACK_WEEKS = frozenset({27, 22, 18, 11, 3})
FLARE_WEEK = 16
ILL_WEEK = 6
TREADMILL_WEEK = 9
ONSET_WEEK = 36

WALKS: dict[int, tuple[int, ...]] = {
    33: (10, 10, 15, 15, 15), 32: (15, 20, 20, 20, 25), 31: (25, 25, 30, 30, 30), 15: (20, 25, 25),
}  # fmt: skip
"""Week → minutes of its brisk walks, at most five; the last days of the week where fewer."""

BEFORE: dict[int, tuple[int, int, int, int]] = {
    46: (32, 40, 42, 60), 45: (32, 42, 44, 65), 44: (33, 42, 45, 70), 43: (32, 38, 40, 55),
    42: (33, 43, 46, 72), 41: (33, 45, 48, 76), 40: (34, 46, 50, 80), 39: (33, 40, 42, 60),
    38: (33, 48, 55, 86), 37: (34, 50, 60, 96), 36: (33, 52, 64, 112),
}  # fmt: skip
"""Week before the injury → running minutes on Tuesday, Thursday, Saturday and Sunday."""
USUAL_WEEK = 190.0
"""Running minutes the runner calls a usual week before the injury."""
LONGEST_BEFORE = 96.0
"""The longest run before the one that hurt."""
