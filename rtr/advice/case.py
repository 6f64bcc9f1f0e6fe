"""The plain numbers of one runner on one day that rules see; JSON in, JSON out."""

import dataclasses
import datetime as dt
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from rtr.errors import RtrError

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]


class CaseError(RtrError):
    """A case file does not hold a case."""

    hint = "Use the value of `case` from `suggest --json`."


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenFlag:
    """A red flag of an earlier day that nobody has cleared."""

    flag: str
    day: dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """How the last 7 days stand beside the runner's own past; None is not known.

    `strain_z` and `wellness_z` in own standard deviations, `pain_trend` in points of 0-10,
    `long_runs_7d` counts runs in the moderate or large band. `strain_of` is the load whose strain and
    monotony they are: `au` or `min`.
    """

    strain_of: str | None = None
    strain_z: float | None = None
    monotony: float | None = None
    loaded_days_7d: int | None = None
    pain_trend: float | None = None
    wellness_z: float | None = None
    long_runs_7d: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Everything the rules see of one runner on the morning of `on`. Minutes are running minutes.

    None means unknown; `…_absent` says why, where it is a metric. `last_run_min` is the longest
    session of the last day with a run, `last_run_unsplit` how many sessions of that day could not
    be split. `longest_before_min` is the longest settled run of the 30 days before that day,
    `longest_next_min` of the 30 days before the next run. `runs_seen` counts the runs from
    `seen_from` on, which the rules compared. `red_flags` are the signs marked today that nobody has
    cleared: None while the question is unanswered, empty when the answer was "nothing".

    `run_days` are the last days with a run, newest first. `week_from` begins the current week,
    `week_min` is what it holds so far, `week_tag` what the runner said it is. `loading_weeks` counts
    whole ones since the cut-back or off week of `lighter_week` (None: since the diary begins),
    `unjudged_weeks` those between of unknown minutes. `loading_min` and `loading_runs` are the last
    loading week, if it lies in the four weeks before, `loading_before_min` the one before that.
    `eased_back_28d` counts runs known to have ended in Ease back. `signs` are those of today, `eve`
    those of the last day before the current week.
    """

    on: dt.date
    runs_seen: int = 0
    seen_from: dt.date | None = None
    last_activity: dt.date | None = None
    last_run: dt.date | None = None
    last_run_min: float | None = None
    last_run_unsplit: int = 0
    longest_before_min: float | None = None
    longest_before_absent: str | None = None
    longest_next_min: float | None = None
    mean_week_min: float | None = None
    mean_week_absent: str | None = None
    red_flags: tuple[str, ...] | None = None
    open_flags: tuple[OpenFlag, ...] = ()
    run_days: tuple[dt.date, ...] = ()
    week_from: dt.date | None = None
    week_min: float | None = None
    week_tag: str | None = None
    last_week_kind: str | None = None
    loading_weeks: int | None = None
    unjudged_weeks: int = 0
    lighter_week: dt.date | None = None
    loading_min: float | None = None
    loading_runs: tuple[float, ...] = ()
    loading_before_min: float | None = None
    build_weeks: int | None = None
    injury_kinds: tuple[str, ...] = ()
    age: int | None = None
    eased_back_28d: int | None = None
    signs: Signs = Signs()
    eve: Signs = Signs()

    @property
    def days_since_run(self) -> int | None:
        """0 on the day of a run."""
        return None if self.last_run is None else (self.on - self.last_run).days

    @property
    def days_since_activity(self) -> int | None:
        return None if self.last_activity is None else (self.on - self.last_activity).days

    def to_json(self) -> dict[str, Json]:
        """All fields as JSON values; dates in ISO form."""
        return {field.name: _plain(getattr(self, field.name)) for field in dataclasses.fields(self)}

    @classmethod
    def from_json(cls, value: object) -> "Case":
        """The case that `to_json` wrote. Raises `CaseError` for anything else."""
        if not isinstance(value, Mapping) or "on" not in value:
            raise CaseError("This is not a case: a JSON object with the field 'on' was expected.")
        unknown = sorted(str(name) for name in value if name not in _READERS)
        if unknown:
            raise CaseError(f"This case holds a field that is not known here: {unknown[0]}.")
        return cls(**{str(name): _read(str(name), given) for name, given in value.items()})


def _plain(value: object) -> Json:
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, OpenFlag):
        return {"flag": value.flag, "day": value.day.isoformat()}
    if isinstance(value, Signs):
        return {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    assert value is None or isinstance(value, (int, float, str))
    return value


def _read(name: str, value: object) -> Any:
    """One field of a case, checked. Null is allowed where the field may be unknown."""
    if value is None and name in _NULLABLE:
        return None
    try:
        return _READERS[name](value)
    except (TypeError, ValueError, KeyError, OverflowError) as error:
        raise CaseError(f"The field '{name}' of this case cannot be read.") from error


def _day(value: object) -> dt.date:
    return dt.date.fromisoformat(_text(value))


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _count(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise TypeError(value)
    return value


def _amount(value: object) -> float:
    if not isinstance(value, int | float) or isinstance(value, bool) or not (math.isfinite(value) and value >= 0):
        raise TypeError(value)
    return float(value)


def _signed(value: object) -> float:
    if not isinstance(value, int | float) or isinstance(value, bool) or not math.isfinite(value):
        raise TypeError(value)
    return float(value)


def _list(of: Callable[[object], Any]) -> Callable[[object], tuple[Any, ...]]:
    """A reader of lists whose parts `of` reads."""

    def read(value: object) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise TypeError(value)
        return tuple(of(part) for part in value)

    return read


def _flag(value: Any) -> OpenFlag:
    return OpenFlag(flag=_text(value["flag"]), day=_day(value["day"]))


def _signs(value: object) -> Signs:
    if not isinstance(value, Mapping) or set(value) - set(_SIGNS):
        raise TypeError(value)
    return Signs(**{str(name): None if told is None else _SIGNS[name](told) for name, told in value.items()})


_SIGNS: Mapping[str, Callable[[object], Any]] = MappingProxyType(
    {
        "strain_of": _text,
        "strain_z": _signed,
        "monotony": _amount,
        "loaded_days_7d": _count,
        "pain_trend": _signed,
        "wellness_z": _signed,
        "long_runs_7d": _count,
    }
)
_READERS: Mapping[str, Callable[[object], object]] = MappingProxyType(
    {
        "on": _day,
        "runs_seen": _count,
        "seen_from": _day,
        "last_activity": _day,
        "last_run": _day,
        "last_run_min": _amount,
        "last_run_unsplit": _count,
        "longest_before_min": _amount,
        "longest_before_absent": _text,
        "longest_next_min": _amount,
        "mean_week_min": _amount,
        "mean_week_absent": _text,
        "red_flags": _list(_text),
        "open_flags": _list(_flag),
        "run_days": _list(_day),
        "week_from": _day,
        "week_min": _amount,
        "week_tag": _text,
        "last_week_kind": _text,
        "loading_weeks": _count,
        "unjudged_weeks": _count,
        "lighter_week": _day,
        "loading_min": _amount,
        "loading_runs": _list(_amount),
        "loading_before_min": _amount,
        "build_weeks": _count,
        "injury_kinds": _list(_text),
        "age": _count,
        "eased_back_28d": _count,
        "signs": _signs,
        "eve": _signs,
    }
)
_NEVER_NULL = {
    "on", "runs_seen", "last_run_unsplit", "open_flags", "run_days", "unjudged_weeks", "loading_runs", "injury_kinds",
    "signs", "eve",
}  # fmt: skip
_NULLABLE = frozenset(_READERS) - _NEVER_NULL
