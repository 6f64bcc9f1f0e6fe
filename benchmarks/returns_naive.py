"""What many do: so many minutes three times a week, ten percent more every week, whatever it feels like."""

import datetime as dt
from dataclasses import dataclass

from benchmarks.returns_course import Advice, Morning, Ran

RUN_DAYS = frozenset({0, 2, 5})
MORE = 1.10
MOST_MIN = 60.0


@dataclass(slots=True)
class Naive:
    """A guide that hears a red flag and fever, and nothing else."""

    start_min: float
    ran_min: float = 0.0

    def morning(self, told: Morning) -> Advice:
        minutes = min(self.start_min * MORE ** (told.at // 7), MOST_MIN)
        if told.day.weekday() not in RUN_DAYS or told.has_fever:
            return Advice(word="rest", rung="")
        return Advice(word="run", rung="", minutes=round(minutes, 1), is_continuous=True)

    def ran(self, run: Ran) -> None:
        self.ran_min = run.minutes

    def walked(self, at: int, day: dt.date, minutes: float) -> None:
        """Does not matter here."""

    def fill(self, missed: list[Morning]) -> None:
        """Nobody asks for mornings."""

    def seen(self, at: int, day: dt.date) -> None:
        """Goes on as before."""
