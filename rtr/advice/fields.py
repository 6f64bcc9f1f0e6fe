"""The fields of a case: how each is written to JSON and read back."""

import dataclasses
import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from rtr.advice.easy_pace import EasyPace
from rtr.advice.on_ladder import OnLadder
from rtr.advice.readers import Reader, amount, count, day, flag, list_of, moment, text
from rtr.advice.records import BackOff, LastSession, OpenFlag, PlaceToday, Recovery, Signs, is_record, record_of
from rtr.errors import RtrError
from rtr.plan import Session
from rtr.plan_json import session_to_json, sessions_from_json

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]


class CaseError(RtrError):
    """A case file does not hold a case."""

    hint = "Use the value of `case` from `suggest --json`."


def plain(value: object) -> Json:
    """A field as a JSON value; dates and moments in ISO form."""
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Session):
        return session_to_json(value)
    if dataclasses.is_dataclass(value) and is_record(value):
        return {field.name: plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
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


def sessions(value: object) -> tuple[Session, ...]:
    """Planned sessions as they stand in a suggestion."""
    if not isinstance(value, list) or not all(isinstance(part, Mapping) for part in value):
        raise TypeError(value)
    return sessions_from_json(value)


READERS: Mapping[str, Reader] = MappingProxyType(
    {
        "on": day,
        "now": moment,
        "zone": text,
        "runs_seen": count,
        "seen_from": day,
        "last_activity": day,
        "last_run": day,
        "last_run_min": amount,
        "last_run_unsplit": count,
        "longest_before_min": amount,
        "longest_before_absent": text,
        "longest_next_min": amount,
        "mean_week_min": amount,
        "mean_week_absent": text,
        "red_flags": list_of(text),
        "open_flags": list_of(record_of(OpenFlag)),
        "run_days": list_of(day),
        "week_from": day,
        "week_min": amount,
        "week_tag": text,
        "last_week_kind": text,
        "loading_weeks": count,
        "unjudged_weeks": count,
        "lighter_week": day,
        "counted_from": day,
        "due_week": day,
        "loading_min": amount,
        "settled_min": amount,
        "settled_runs": list_of(amount),
        "settled_before_min": amount,
        "build_weeks": count,
        "injury_kinds": list_of(text),
        "age": count,
        "eased_back_28d": count,
        "signs": record_of(Signs),
        "eve": record_of(Signs),
        "clinician_for": list_of(text),
        "not_told": list_of(text),
        "is_energy_due": flag,
        "first_check_in": day,
        "mornings_asked": count,
        "mornings_missing": count,
        "check_in_missing": list_of(text),
        "new_signs": list_of(text),
        "places": list_of(record_of(PlaceToday)),
        "last_session": record_of(LastSession),
        "back_offs": list_of(record_of(BackOff)),
        "undiagnosed_backs": count,
        "fever_on": day,
        "well_from": moment,
        "recovery": record_of(Recovery),
        "ladder": record_of(OnLadder),
        "planned": sessions,
        "free_days": list_of(count),
        "week_runs": count,
        "pace": record_of(EasyPace),
    }
)
NEVER_NULL = {
    "on", "runs_seen", "last_run_unsplit", "open_flags", "run_days", "unjudged_weeks", "settled_runs", "injury_kinds",
    "signs", "eve", "not_told", "is_energy_due", "mornings_asked", "mornings_missing", "places", "back_offs",
    "undiagnosed_backs", "recovery", "planned", "free_days", "week_runs", "pace",
}  # fmt: skip
_NULLABLE = frozenset(READERS) - NEVER_NULL
