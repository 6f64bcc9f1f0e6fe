"""A metric with its credentials, and the two columns in which its values come."""

import enum
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Words = npt.NDArray[np.str_]
Flags = npt.NDArray[np.bool_]

EPS = 1e-9
"""Comparisons with a limit allow for rounding: 8.8 / 8.0 is not over 1.10 (science §0)."""


class Absence(enum.StrEnum):
    """Why there is no number; a closed list (rulings R16)."""

    MISSING = "missing"
    SHORT_HISTORY = "short_history"
    LOW_BASE = "low_base"
    ZERO_CHRONIC = "zero_chronic"
    REENTRY = "reentry"
    FEW_LOADED_DAYS = "few_loaded_days"
    NO_SENSOR = "no_sensor"
    NO_THRESHOLD = "no_threshold"

    @property
    def words(self) -> str:
        """What it means for the runner, as the end of a sentence."""
        return _ABSENCE_WORDS[self.value]


_ABSENCE_WORDS = {
    "missing": "more than a fifth of the days it needs were not recorded",
    "short_history": "the diary does not reach back far enough yet",
    "low_base": "too little running before for a ratio",
    "zero_chronic": "no running before to compare with",
    "reentry": "no run in the 30 days before",
    "few_loaded_days": "too few days with load",
    "no_sensor": "the device did not record what it needs",
    "no_threshold": "a personal threshold has not been entered",
}


class Validity(enum.IntEnum):
    """What the number is good for, from least to most."""

    DISPUTED = 0
    UNKNOWN = 1
    USEFUL = 2
    RELIABLE = 3

    @property
    def words(self) -> str:
        return (
            "disputed: studies speak against relying on it",
            "unknown: nobody has tested what it tells",
            "useful: some evidence, with limits",
            "reliable: a measurement or plain arithmetic",
        )[self]


_NAMES = np.array(["", *(absence.value for absence in Absence)], dtype="U16")
_CODES = {absence: code for code, absence in enumerate(Absence, start=1)}


@dataclass(frozen=True, slots=True, eq=False)
class Series:
    """One value per row, the reason where there is none, and the share that was filled in.

    `value` float64, NaN where absent; `code` uint8, 0 where there is a value; `imputed` the share 0-1
    of the window's days that were filled in, NaN where absent. All of the same length.
    """

    symbol: str
    value: Floats
    code: npt.NDArray[np.uint8]
    imputed: Floats

    @classmethod
    def known(cls, symbol: str, value: Floats) -> "Series":
        """A series that is absent nowhere and filled in nowhere."""
        return cls(symbol, value, np.zeros(len(value), dtype=np.uint8), np.zeros(len(value)))

    @property
    def absent(self) -> Words:
        """Why there is no value, an `Absence` value for each row; "" where there is one."""
        names: Words = _NAMES[self.code]
        return names

    @property
    def is_absent(self) -> Flags:
        absent: Flags = self.code != 0
        return absent

    def columns(self) -> dict[str, npt.NDArray[np.generic]]:
        """The columns of a table: `<symbol>`, `<symbol>_absent`, `<symbol>_imputed`."""
        return {self.symbol: self.value, f"{self.symbol}_absent": self.absent, f"{self.symbol}_imputed": self.imputed}


def series(symbol: str, value: Floats, imputed: Floats, reasons: Sequence[tuple[Flags, Absence]]) -> Series:
    """Blank out `value` where a reason holds; the first reason given wins. Never leaves an infinity."""
    code = np.zeros(len(value), dtype=np.uint8)
    np.copyto(code, _CODES[Absence.MISSING], where=~np.isfinite(value))
    for holds, reason in reversed(reasons):
        np.copyto(code, _CODES[reason], where=holds)
    is_absent = code != 0
    return Series(symbol, np.where(is_absent, np.nan, value), code, np.where(is_absent, np.nan, imputed))


class EwmaInit(enum.StrEnum):
    """How an exponential average starts where nothing is known before the first day."""

    ADJUST = "adjust"
    """Bias-corrected weights, the average of what is there: the default."""
    FIRST = "first"
    """The load of the first day, as the R package ACWR."""
    MEAN7 = "mean7"
    """The mean of the first seven days, on the seventh; nothing before."""
    ZERO = "zero"
    """Nothing before the first day."""


class CtlForm(enum.StrEnum):
    """The weight of today in the 42- and 7-day averages; all of them start at 0."""

    STEP = "step"
    """1/N: the default."""
    EXPONENTIAL = "exponential"
    """1 - exp(-1/N), as GoldenCheetah."""
    SPAN = "span"
    """2/(N+1), as Runalyze."""

    def weight(self, days: int) -> float:
        """Weight of today in an average of `days` days."""
        if self is CtlForm.STEP:
            return 1 / days
        return float(-np.expm1(-1 / days)) if self is CtlForm.EXPONENTIAL else 2 / (days + 1)


@dataclass(frozen=True, slots=True, eq=False)
class Load:
    """A calendar series of one load, one value per day without gaps; a rest day is 0.

    `recorded` has NaN on days that were not recorded, `filled` the weekday mean in their place
    where there is one. `floor` is the weekly base below which a ratio says nothing. `ewma_init` and
    `ctl_form` name the convention of the smoothed series, of which the field has several.
    """

    recorded: Floats
    filled: Floats
    floor: float
    ewma_init: EwmaInit = EwmaInit.ADJUST
    ctl_form: CtlForm = CtlForm.STEP
    _found: dict[Hashable, Any] = field(default_factory=dict, repr=False)

    @property
    def history(self) -> npt.NDArray[np.int64]:
        """Days since the first one, inclusive: 28 on the 28th day."""
        days: npt.NDArray[np.int64] = self.once("history", lambda: np.arange(1, len(self.recorded) + 1))
        return days

    def once(self, name: Hashable, compute: Callable[[], Any]) -> Any:
        """What several metrics need of the same load (a window, an average) is computed once."""
        if name not in self._found:
            self._found[name] = compute()
        return self._found[name]


class Level(enum.StrEnum):
    """What one value of a metric belongs to."""

    DAY = "day"
    WEEK = "week"
    SESSION = "session"


@dataclass(frozen=True, slots=True, kw_only=True)
class Metric:
    """A number with its credentials, as the Methods page shows it.

    `symbol` is its name in tables and JSON, for ever. `missing` says what an empty cell means.
    `compute` is there for metrics of any daily series.
    """

    symbol: str
    title: str
    unit: str
    level: Level
    validity: Validity
    formula: str
    needs: str
    missing: str
    sources: tuple[str, ...]
    absences: tuple[Absence, ...] = ()
    compute: Callable[[Load], Series] | None = None
