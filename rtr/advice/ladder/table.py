"""The ladder as a table, one line per half step: `4x3/2 +1x4/2` is four times 3 min running and 2 walking, and so on.

All minutes are this project's defaults, built from published walk-run programmes (science §4.1, §4.3):
a convention without a trial behind its exact numbers. A line is the name, the phase, the runs of a
week joined by commas (one that is written once is done as often as the week has runs), and after a
bar what is new in it.
"""

from collections.abc import Mapping
from types import MappingProxyType

RUNS_A_WEEK = 3
"""Of a rung whose session is written once."""

WALKS: Mapping[str, int] = MappingProxyType(
    {
        "W1": 10, "W1.5": 12, "W2": 15, "W2.5": 17, "W3": 20, "W3.5": 22, "W4": 25, "W4.5": 27, "W5": 30,
        "W5.5": 37, "W6": 45,
    }
)  # fmt: skip
"""Minutes of one brisk walk, five walks a week."""
WALKS_A_WEEK = 5

RUNS: Mapping[str, str] = MappingProxyType(
    {
        "R1": "6x1/2", "R1.5": "7x1/2",
        "R2": "8x1/1.5", "R2.5": "6x1.5/2",
        "R3": "5x2/2", "R3.5": "4x2/2 1x3/2",
        "R4": "4x3/2", "R4.5": "3x3/2 1x4/2",
        "R5": "3x5/2", "R5.5": "2x5/2 1x6/2",
        "R6": "3x6/2", "R6.5": "2x6/2 1x7/2",
        "R7": "3x7/1.5", "R7.5": "1x8/2 2x7/1.5",
        "R8": "2x12/2", "R8.5": "1x13/2 1x12/2",
        "R9": "1x15/1 1x12/1", "R9.5": "1x18/1 1x10/1",
        "R10": "30", "R10.5": "25,15,25,27",
        "R11": "25,20,25,25", "R11.5": "30,20,25,25",
        "R12": "30,20,30,25", "R12.5": "30,25,30,25",
        "R13": "30,25,30,30", "R13.5": "30,25,30,30 | strides 2x15",
        "R14": "30,25,30,30 | strides 4x15", "R14.5": "30,25,30,35 | strides 4x15",
        "R15": "35,25,30,35 | strides 4x15", "R15.5": "35,25,30,35 | strides 4x20",
        "R16": "35,25,30,35 | strides 6x20 in 2", "R16.5": "35,25,35,35 | strides 6x20 in 2",
        "R17": "35,30,35,35 | strides 6x20 in 2", "R17.5": "35,30,35,35 | strides 6x20 | hill 2x30",
        "R18": "35,30,35,35 | strides 6x20 | hill 4x30", "R18.5": "35,30,35,37 | strides 6x20 | hill 4x30",
        "R19": "35,30,35,40 | strides 6x20 | hill 4x30", "R19.5": "35,30,35,42 | strides 6x20 | hill 4x30",
        "R20": "35,30,35,45 | strides 6x20 | hill 4x30", "R20.5": "37,30,35,48 | strides 6x20 | hill 4x30",
        "R21": "40,30,35,50 | strides 6x20 | hill 4x30",
        "R21.5": "40,30,35,50 | strides 6x20 | hill 4x30 | steady 2x120",
        "R22": "40,30,35,50 | strides 6x20 | goal 3x180", "R22.5": "40,30,37,53 | strides 6x20 | goal 3x180",
        "R23": "40,30,40,55 | strides 6x20 | goal 3x180", "R23.5": "40,30,40,55 | strides 6x20 | goal 2x240",
        "R24": "40,30,40,55 | strides 6x20 | goal 3x300", "R24.5": "40,32,40,58 | strides 6x20 | goal 3x300",
        "R25": "40,35,40,60 | strides 6x20 | goal 3x300", "R25.5": "40,35,40,60 | strides 6x20 | goal 2x420",
        "R26": "40,35,40,60 | strides 6x20 | goal 2x600",
    }
)  # fmt: skip

FIRST_OF_PHASE: Mapping[int, str] = MappingProxyType({0: "W1", 1: "R1", 2: "R8", 3: "R13", 4: "R19"})

THREE_RUN_SHARES = (0.34, 0.31, 0.35)
"""How a week of four runs is told in three (rulings R17)."""
OF_THREE_RUNS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {"bone": MappingProxyType({"R11": "32,30,33", "R12": "35,35,35"})}
)
"""Weeks of three runs that are written down (science §4.3); all others follow from the shares."""
THREE_RUNS_TO: Mapping[str, str] = MappingProxyType({"bone": "R12.5", "tendon": "R16.5", "calf": "R16.5"})
"""Up to this step a class keeps three runs a week (rulings R17)."""
NEW_IN_ONE_RUN = frozenset({"tendon", "calf"})
"""Classes that keep strides and hills in one run of the week, also when four runs begin (rulings R17)."""
