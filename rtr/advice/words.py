"""How days, counts and verdicts are written in sentences; the same words everywhere."""

import datetime as dt
import math
import re
from collections.abc import Sequence

from rtr.model import Verdict

WORDS = {
    Verdict.PROGRESS: "Ready",
    Verdict.HOLD: "Hold",
    Verdict.UNKNOWN: "Not enough to say",
    Verdict.REST: "Rest",
    Verdict.EASE_BACK: "Ease back",
    Verdict.SEE_CLINICIAN: "Stop",
}
GLYPHS = {
    Verdict.PROGRESS: "▲",
    Verdict.HOLD: "■",
    Verdict.UNKNOWN: "○",
    Verdict.REST: "●",
    Verdict.EASE_BACK: "▼",
    Verdict.SEE_CLINICIAN: "⬣",
}
SHAPES = {
    Verdict.PROGRESS: "triangle",
    Verdict.HOLD: "square",
    Verdict.UNKNOWN: "ring",
    Verdict.REST: "disc",
    Verdict.EASE_BACK: "triangle-down",
    Verdict.SEE_CLINICIAN: "octagon",
}
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
RECENT_DAYS = 6
"""A weekday names a day without doubt for so long."""


def day_text(day: dt.date, *, beside: dt.date | None = None) -> str:
    """A day in a sentence, with its year where that differs from the year of `beside`.

    >>> day_text(dt.date(2026, 11, 4)), day_text(dt.date(2025, 11, 4), beside=dt.date(2026, 1, 2))
    ('4 November', '4 November 2025')
    """
    year = f" {day.year}" if beside is not None and day.year != beside.year else ""
    return f"{day.day} {MONTHS[day.month - 1]}{year}"


def weekday(day: dt.date) -> str:
    """The name of its weekday, in English whatever the locale.

    >>> weekday(dt.date(2026, 11, 18))
    'Wednesday'
    """
    return WEEKDAYS[day.weekday()]


def period_text(first: dt.date, last: dt.date) -> str:
    """From day to day, as short as it stays clear.

    >>> period_text(dt.date(2026, 11, 4), dt.date(2026, 11, 18))
    '4 to 18 November'
    >>> period_text(dt.date(2026, 10, 20), dt.date(2026, 11, 18))
    '20 October to 18 November'
    """
    if first == last:
        return day_text(last)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {day_text(last)}"
    return f"{day_text(first, beside=last)} to {day_text(last)}"


def run_on(day: dt.date, on: dt.date) -> str:
    """A run named by its day as seen from `on`: "Monday's run", "the run of 4 November".

    >>> run_on(dt.date(2026, 11, 16), dt.date(2026, 11, 18))
    "Monday's run"
    """
    ago = (on - day).days
    if ago == 0:
        return "today's run"
    return f"{weekday(day)}'s run" if ago <= RECENT_DAYS else f"the run of {day_text(day, beside=on)}"


def moment_text(at: dt.datetime, on: dt.date, clock: dt.tzinfo) -> str:
    """A moment near a day, on the runner's clock: "today at 18:40", "Thursday at 18:40".

    >>> moment_text(dt.datetime(2026, 11, 19, 17, 40, tzinfo=dt.UTC), dt.date(2026, 11, 18), dt.UTC)
    'Thursday at 17:40'
    """
    local = at.astimezone(clock)
    ahead = (local.date() - on).days
    if ahead == 0:
        return f"today at {local:%H:%M}"
    near = abs(ahead) <= RECENT_DAYS
    day = weekday(local.date()) if near else f"{weekday(local.date())} {day_text(local.date(), beside=on)}"
    return f"{day} at {local:%H:%M}"


def morning_on(day: dt.date, on: dt.date) -> str:
    """A morning named by its day as seen from `on`: "this morning", "Tuesday morning".

    >>> morning_on(dt.date(2026, 11, 17), dt.date(2026, 11, 18))
    'Tuesday morning'
    >>> morning_on(dt.date(2026, 11, 4), dt.date(2026, 11, 18))
    'the morning of 4 November'
    """
    ago = (on - day).days
    if ago == 0:
        return "this morning"
    return f"{weekday(day)} morning" if 0 < ago <= RECENT_DAYS else f"the morning of {day_text(day, beside=on)}"


def points(value: float | None) -> str:
    """A pain or stiffness as it is said: `2`, `1.5`, an en dash where it is not known.

    >>> points(2.0), points(1.5), points(None)
    ('2', '1.5', '–')
    """
    return "–" if value is None else f"{value:g}"


def sentence_case(text: str) -> str:
    """The text with its first letter raised and nothing else changed."""
    return text[:1].upper() + text[1:]


def number(count: int) -> str:
    """A small count as a word, others in digits.

    >>> number(4), number(23)
    ('four', '23')
    """
    return NUMBERS[count] if 0 <= count < len(NUMBERS) else f"{count:,}"


def whole(value: float | None) -> str:
    """Rounded to a whole number, an en dash where it is not known.

    >>> whole(26.6), whole(None)
    ('27', '–')
    """
    return "–" if value is None or not math.isfinite(value) else f"{value:,.0f}"


def floored(value: float | None) -> str:
    """A limit, rounded down so that nobody is sent over it; an en dash where there is none.

    >>> floored(29.7), floored(32.0)
    ('29', '32')
    """
    return "–" if value is None or not math.isfinite(value) else f"{math.floor(value + 1e-9):,}"


def listed(parts: Sequence[str]) -> str:
    """Parts joined as in a sentence.

    >>> listed(["pain", "stiffness", "sleep"])
    'pain, stiffness and sleep'
    """
    return ", ".join(parts[:-1]) + " and " + parts[-1] if len(parts) > 1 else "".join(parts)


def step_text(rung: str) -> str:
    """A step of the ladder as it is said; those of walking apart from those of running.

    >>> step_text("R8"), step_text("R8.5"), step_text("W3")
    ('step 8', 'step 8.5', 'walking step 3')
    """
    return f"{'walking step' if rung.startswith('W') else 'step'} {rung[1:]}"


LAST_STEP = 26
PHASES = ("Walk and strength", "Run-walk", "Continuous easy", "Build, strides and hills", "Long runs and race effort")
_STEP_NAME = re.compile(r"\b([RW])(\d{1,2}(?:\.5)?)\b")
_STEP_WORDS = {"R": "step", "W": "walking step"}


def said(text: str) -> str:
    """A text with every step named as people do.

    >>> said("R7.5 settled once")
    'step 7.5 settled once'
    """
    return _STEP_NAME.sub(lambda found: f"{_STEP_WORDS[found[1]]} {found[2]}", text)
