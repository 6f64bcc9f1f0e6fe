"""The fields of a case: their parts, and how each is written to JSON and read back."""

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


def plain(value: object) -> Json:
    """A field as a JSON value; dates in ISO form."""
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, OpenFlag):
        return {"flag": value.flag, "day": value.day.isoformat()}
    if isinstance(value, Signs):
        return {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
    if isinstance(value, tuple):
        return [plain(part) for part in value]
    assert value is None or isinstance(value, (int, float, str))
    return value


def read(name: str, value: object) -> Any:
    """One field of a case, checked. Null is allowed where the field may be unknown."""
    if value is None and name in _NULLABLE:
        return None
    try:
        return READERS[name](value)
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
READERS: Mapping[str, Callable[[object], object]] = MappingProxyType(
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
        "settled_min": _amount,
        "settled_runs": _list(_amount),
        "settled_before_min": _amount,
        "build_weeks": _count,
        "injury_kinds": _list(_text),
        "age": _count,
        "eased_back_28d": _count,
        "signs": _signs,
        "eve": _signs,
    }
)
NEVER_NULL = {
    "on", "runs_seen", "last_run_unsplit", "open_flags", "run_days", "unjudged_weeks", "settled_runs", "injury_kinds",
    "signs", "eve",
}  # fmt: skip
_NULLABLE = frozenset(READERS) - NEVER_NULL
