"""Rows of the diary's own files as records: one morning, one answer to a run, one injury each."""

import dataclasses
import datetime as dt
import re
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from rtr.body import SITES, InjuryKind, Side
from rtr.importers.base import ImportResult
from rtr.importers.csv_table import Row
from rtr.importers.diary_cells import Cells, RowError
from rtr.importers.diary_words import ANSWER_COLUMNS, DAY_COLUMNS, SITE_COLUMNS
from rtr.importers.tally import Tally
from rtr.model import CheckIn, Injury, RunResponse, SiteSymptoms
from rtr.scales import SCALES, complaints

T = TypeVar("T")

RUNNER = "runner"
OTHER_SOURCE = "wellness_csv"
LEFT_OUT = "This row was left out. Correct it and import the file again; what is known is not doubled."
_SOURCE = re.compile(r"[a-z0-9_]{1,40}")
_UID = re.compile(r"[0-9A-Za-z_-]{1,64}")
_TRUTHS = frozenset({"painkiller", "limp", "sharp", "swelling", "gone_at_once", "same_place", "pelvic", "talk_test"})


def mornings_of(cells: Cells, rows: Sequence[Row], tally: Tally) -> ImportResult:
    """One check-in per day and source; its places in the order of the rows."""
    found: dict[tuple[dt.date, str], CheckIn] = {}
    for row in rows:
        said = _tried(_morning, cells, row, tally)
        if said is None:
            continue
        key = said.day, said.source
        before = found.get(key)
        if before is not None and {s.site for s in said.sites} & {s.site for s in before.sites}:
            tally.error(row.number, f"This place was told above for the same day. {LEFT_OUT}")
        else:
            found[key] = said if before is None else _joined(before, said)
    return ImportResult(check_ins=tuple(found.values()), problems=tally.problems())


def _joined(before: CheckIn, more: CheckIn) -> CheckIn:
    """One day told on several rows; what holds for the day is what its first row says."""
    names = [name for name in DAY_COLUMNS if getattr(before, name) is None]
    return dataclasses.replace(
        before, sites=(*before.sites, *more.sites), **{name: getattr(more, name) for name in names}
    )


def _morning(cells: Cells, row: Row) -> CheckIn:
    day = cells.day(row, "day")
    if day is None:
        raise RowError("There is no day in this row.")
    numbers = _numbers(cells, row, (*SITE_COLUMNS, *DAY_COLUMNS))
    symptoms = {name: numbers.pop(name) for name in SITE_COLUMNS}
    site = cells.place(row, "site")
    if site is None and any(value is not None for value in symptoms.values()):
        raise RowError("Pain or stiffness stands here without a place.")
    source = cells.text(row, "source").strip() or RUNNER
    return CheckIn(
        day=day,
        sites=() if not site else (SiteSymptoms(site=site, **symptoms),),
        painkiller=cells.truth(row, "painkiller"),
        red_flags=cells.ids(row, "red_flags"),
        signs=cells.ids(row, "signs"),
        note=cells.words(row, "note"),
        source=source if _SOURCE.fullmatch(source) else OTHER_SOURCE,
        recorded_at=cells.instant(row, "recorded_at"),
        **numbers,
    )


def _numbers(cells: Cells, row: Row, names: Sequence[str]) -> dict[str, Any]:
    """The scales among these fields; whole ones as whole numbers."""
    told: dict[str, Any] = {}
    for name in names:
        if name in SCALES:
            value = cells.number(row, name, SCALES[name].words)
            told[name] = int(value) if value is not None and SCALES[name].is_whole and value == int(value) else value
    return told


def answers_of(cells: Cells, rows: Sequence[Row], tally: Tally) -> ImportResult:
    """Answers to runs, each bound to its run by the run's uid."""
    found: dict[tuple[str, str], RunResponse] = {}
    for row in rows:
        told = _tried(_answer, cells, row, tally)
        if told is None:
            continue
        if (told.activity_uid, told.site) in found:
            tally.error(row.number, f"This place was told above for the same run. {LEFT_OUT}")
        else:
            found[told.activity_uid, told.site] = told
    return ImportResult(responses=tuple(found.values()), problems=tally.problems())


def _answer(cells: Cells, row: Row) -> RunResponse:
    uid, site = cells.text(row, "activity_uid").strip(), cells.place(row, "site")
    if not _UID.fullmatch(uid) or site is None:
        raise RowError("This row does not say which run or which place it is about.")
    return RunResponse(
        activity_uid=uid,
        site=site,
        recorded_at=cells.instant(row, "recorded_at"),
        **_numbers(cells, row, tuple(ANSWER_COLUMNS)),
        **{name: cells.truth(row, name) for name in ANSWER_COLUMNS if name in _TRUTHS},
    )


def injuries_of(cells: Cells, rows: Sequence[Row], tally: Tally) -> ImportResult:
    """Injury episodes, each as it was written down."""
    found = (_tried(_injury, cells, row, tally) for row in rows)
    kept = tuple(dict.fromkeys(injury for injury in found if injury is not None))
    return ImportResult(injuries=kept, problems=tally.problems())


def _injury(cells: Cells, row: Row) -> Injury:
    site, side, kind = (cells.text(row, name).strip().casefold() for name in ("site", "side", "kind"))
    onset, until = cells.day(row, "onset"), cells.day(row, "until")
    if site not in SITES or side not in set(Side) or (side != Side.NONE and not SITES[site].has_sides):
        raise RowError("There is no such site and side.")
    if kind not in set(InjuryKind):
        raise RowError(f"There is no class of injury called “{kind[:40]}”.")
    if onset is None or (until is not None and until < onset):
        raise RowError("An injury needs the day it began, and ends no earlier.")
    return Injury(
        site=site, side=side, kind=kind, onset=onset, until=until,
        diagnosis=cells.words(row, "diagnosis"), diagnosed_by=cells.words(row, "diagnosed_by"),
        has_surgery=cells.truth(row, "has_surgery"),
        cleared_by=cells.words(row, "cleared_by"), cleared_on=cells.day(row, "cleared_on"),
    )  # fmt: skip


def _tried(make: Callable[[Cells, Row], T], cells: Cells, row: Row, tally: Tally) -> T | None:
    """The record of a row; None, and an error told, where it cannot be used."""
    try:
        made = make(cells, row)
    except RowError as error:
        tally.error(row.number, f"{error} {LEFT_OUT}")
        return None
    wrong = complaints(made) if isinstance(made, CheckIn | RunResponse) else ()
    if wrong:
        tally.error(row.number, f"{' '.join(wrong)} {LEFT_OUT}")
        return None
    return made
