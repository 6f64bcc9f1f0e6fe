"""Mornings and answers to runs from JSON: the shapes of `inspect --json`, read strictly."""

import dataclasses
import datetime as dt
import json
from collections.abc import Mapping
from typing import Any

from rtr.body import Sign
from rtr.errors import RtrError
from rtr.model import WHOLE_RUN, CheckIn, RunResponse, SiteSymptoms
from rtr.scales import SCALES, complaints

LAST = "last"
"""Names the last run of the day instead of an id."""
NOT_TOLD = {"recorded_at", "source"}
"""What the program knows by itself."""
FLAGS = {"limp", "sharp", "swelling", "gone_at_once", "same_place", "pelvic", "painkiller", "talk_test"}


class ToldError(RtrError):
    """A check-in cannot be read."""

    hint = "See `python3 -m rtr check-in --help` for the fields. Nothing was stored."


def read(text: str | bytes, day: dt.date) -> tuple[CheckIn | RunResponse, ...]:
    """The check-ins and run responses of a JSON document: one object, or a list of them.

    An object with `run` is a response (`"run": "last"` or an id of a run), any other a check-in, of
    `day` where it names none. Raises `ToldError` that names the object and the field.
    """
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ToldError("This is not JSON.") from error
    given = document if isinstance(document, list) else [document]
    if not given:
        raise ToldError("There is nothing in this document.")
    return tuple(_one(value, f"Entry {number}", day) for number, value in enumerate(given, 1))


def _one(value: object, where: str, day: dt.date) -> CheckIn | RunResponse:
    if not isinstance(value, Mapping):
        raise ToldError(f"{where}: a JSON object was expected.")
    said = _response(value, where) if "run" in value else _check_in(value, where, day)
    wrong = complaints(said)
    if wrong:
        raise ToldError(f"{where}: {wrong[0]}")
    return said


def _response(value: Mapping[Any, Any], where: str) -> RunResponse:
    told = {str(name): given for name, given in value.items() if name != "run"}
    fields = _fields(RunResponse) - {"activity_uid"}
    _known(told, fields, where)
    for name, given in told.items():
        _typed(name, given, where)
    return RunResponse(**({"site": WHOLE_RUN} | told), activity_uid=_text(value["run"], "run", where))


def _check_in(value: Mapping[Any, Any], where: str, day: dt.date) -> CheckIn:
    told = {str(name): given for name, given in value.items()}
    _known(told, _fields(CheckIn), where)
    for name in told.keys() - {"day", "sites", "red_flags", "signs"}:
        _typed(name, told[name], where)
    made: dict[str, Any] = told | {
        "day": _day(told["day"], where) if "day" in told else day,
        "sites": tuple(_site(site, where) for site in _items(told.get("sites") or [], "sites", where)),
    }
    for name in ("red_flags", "signs"):
        if made.get(name) is not None:
            made[name] = tuple(_text(one, name, where) for one in _items(made[name], name, where))
    return CheckIn(**made)


def _site(value: object, where: str) -> SiteSymptoms:
    if not isinstance(value, Mapping) or "site" not in value:
        raise ToldError(f"{where}: each of 'sites' is an object with the field 'site', like achilles_left.")
    told = {str(name): given for name, given in value.items()}
    _known(told, _fields(SiteSymptoms), where)
    for name, given in told.items():
        _typed(name, given, where)
    return SiteSymptoms(**told)


def _fields(record: type[Any]) -> set[str]:
    return {field.name for field in dataclasses.fields(record)} - NOT_TOLD


def _known(told: Mapping[str, Any], fields: set[str], where: str) -> None:
    for name in sorted(told.keys() - fields):
        raise ToldError(f"{where}: the field '{name[:40]}' is not known.")


def _typed(name: str, value: object, where: str) -> None:
    """Null is allowed everywhere: not told."""
    if value is None:
        return
    if name in SCALES:
        is_right = isinstance(value, int | float) and not isinstance(value, bool)
    elif name in FLAGS:
        is_right = isinstance(value, bool)
    else:
        is_right = isinstance(value, str)
    if not is_right:
        raise ToldError(f"{where}: the field '{name}' cannot be read.")


def _items(value: object, name: str, where: str) -> list[Any]:
    if not isinstance(value, list):
        raise ToldError(f"{where}: the field '{name}' is a list.")
    return value


def _text(value: object, name: str, where: str) -> str:
    if not isinstance(value, str):
        raise ToldError(f"{where}: the field '{name}' cannot be read.")
    return value


def _day(value: object, where: str) -> dt.date:
    try:
        return dt.date.fromisoformat(_text(value, "day", where))
    except ValueError as error:
        raise ToldError(f"{where}: the field 'day' is a date like 2026-05-06.") from error


SIGNS = tuple(sign.value for sign in Sign)
