"""How the site felt: levels of pain, stiffness and trust over the weeks, on each day."""

import datetime as dt

import numpy as np

from rtr.demo.plan import DAY, WEEK, Tale, monday
from rtr.demo.story import FLARE_WEEK, ILL_WEEK

USUAL_PAIN: tuple[tuple[int, int], ...] = (
    (36, 5), (35, 4), (33, 3), (31, 2), (21, 1), (15, 3), (14, 2), (12, 1),
)  # fmt: skip
"""From this week on, the usual morning pain (0-10)."""
RUN_PAIN: tuple[tuple[int, int], ...] = ((30, 3), (24, 2), (14, 3), (12, 2), (4, 1))
"""From this week on, the pain while running on a run that settles."""
STIFF_MIN = ((36, 30), (30, 22), (26, 15), (22, 12), (17, 8), (15, 24), (13, 12), (9, 7), (0, 6))
TRUST = ((36, 2), (30, 3), (26, 5), (22, 6), (18, 7), (16, 8), (15, 3), (14, 3), (12, 5), (8, 6), (4, 6), (1, 7))
"""Corners (week, value) of minutes of stiffness and of confidence (0-10); straight in between."""
AFTER_FLARE = (5, 5, 4, 4, 3, 3, 3, 3)
"""Morning pain on the days after the run that was too long."""
LOW_WEEKS = frozenset({35, FLARE_WEEK - 1, ILL_WEEK})
"""Weeks in which sleep, mood and energy were a point lower."""


def week_of(day: dt.date, today: dt.date) -> int:
    """How many weeks before the current one a day lies."""
    return (monday(today) - monday(day)) // WEEK


def level(table: tuple[tuple[int, int], ...], week: int) -> int:
    """The value that holds in that week."""
    return [value for first, value in table if week <= first][-1]


def between(corners: tuple[tuple[int, int], ...], week: int) -> float:
    """The value in that week, straight between the corners; weeks run backwards."""
    weeks, values = zip(*reversed(corners), strict=True)
    return float(np.interp(week, weeks, values))


def usual_pain(day: dt.date, tale: Tale) -> int:
    """Morning pain of a day on which no run is being answered."""
    since = (day - tale.flare) // DAY - 1
    if 0 <= since < len(AFTER_FLARE):
        return AFTER_FLARE[since]
    return level(USUAL_PAIN, min(week_of(day, tale.today), USUAL_PAIN[0][0]))
