"""What a runner tells at the set-up of a return (rulings R6); None is not asked or not answered."""

import datetime as dt
import enum
from dataclasses import dataclass

DAYS_OF_A_WEEK = 7
POSTNATAL_WEEKS = 12
"""Running does not begin earlier after a birth (science §4.1, Goom, Donnelly and Brockwell 2019)."""

ENERGY_EVERY = dt.timedelta(days=30)
"""The questions about energy come back after this time (rulings R5: monthly)."""


class AgeBand(enum.StrEnum):
    UNDER_18 = "under_18"
    TO_49 = "18_49"
    TO_59 = "50_59"
    FROM_60 = "60_up"


class Level(enum.StrEnum):
    """Running before the injury."""

    NEVER = "never"
    """Never 30 minutes in one piece."""
    SOME = "some"
    """Now and then, up to twice a week."""
    REGULAR = "regular"
    """Three times a week or more."""
    COMPETITIVE = "competitive"


class LowEnergy(enum.StrEnum):
    """Signs of too little energy for the training (RF9, science §3.4); asked, never computed."""

    MISSED_PERIODS = "missed_periods"
    BONE_STRESS = "bone_stress"
    """Two bone stress injuries in two years, or one at a high-risk site."""
    RESTRICTION = "restriction"
    """Eating less on purpose, or losing weight."""
    LOW_MOOD = "low_mood"


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """The set-up of a return. Minutes are of running before the injury.

    `run_days` are weekday numbers as text, `"0"` = Monday, on which a run is possible; empty is not
    told. `low_energy` is None where the questions were skipped, () for none; never part of a share.
    `birth_on` is the day a child was born, `accepted_on` the day the limits of rtr were read.
    """

    done_on: dt.date | None = None
    accepted_on: dt.date | None = None
    age_band: AgeBand | None = None
    is_pregnant: bool | None = None
    birth_on: dt.date | None = None
    has_heart_disease: bool | None = None
    """Heart disease, or told not to exercise."""
    level: Level | None = None
    usual_week_min: float | None = None
    longest_before_min: float | None = None
    goal: str | None = None
    run_days: tuple[str, ...] = ()
    low_energy: tuple[str, ...] | None = None
    low_energy_on: dt.date | None = None

    @property
    def weekdays(self) -> tuple[int, ...]:
        """The days on which a run is possible, 0 = Monday; what is no weekday is left out.

        >>> Intake(run_days=("0", "5", "9", "x")).weekdays
        (0, 5)
        """
        known = {str(day): day for day in range(DAYS_OF_A_WEEK)}
        return tuple(known[day] for day in self.run_days if day in known)

    def postnatal_weeks(self, day: dt.date) -> int | None:
        """Whole weeks since the birth; None where none was told, or it lies ahead.

        >>> Intake(birth_on=dt.date(2026, 9, 1)).postnatal_weeks(dt.date(2026, 11, 23))
        11
        """
        if self.birth_on is None or self.birth_on > day:
            return None
        return (day - self.birth_on).days // DAYS_OF_A_WEEK

    def first_run_after_birth(self) -> dt.date | None:
        """The day twelve weeks after the birth."""
        return None if self.birth_on is None else self.birth_on + dt.timedelta(weeks=POSTNATAL_WEEKS)

    def is_energy_due(self, day: dt.date) -> bool:
        """Whether the questions about energy are to be asked (again); a skipped round counts as asked.

        >>> Intake(low_energy_on=dt.date(2026, 9, 1)).is_energy_due(dt.date(2026, 9, 30))
        False
        """
        return self.low_energy_on is None or day - self.low_energy_on >= ENERGY_EVERY
