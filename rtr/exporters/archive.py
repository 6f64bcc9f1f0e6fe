"""Everything of one diary in one zip: the rows to restore it from, and the same in tables for people.

manifest.json            what this is, and how many rows each table has
tables/<table>.ndjson    one row a line, as the database has it
recordings/<number>.bin  what is too large for a line, above all the samples of runs
csv/*.csv                days, weeks, activities, mornings, answers, injuries, to read and to compute with
README.txt               this, for whoever opens it in ten years
"""

import base64
import datetime as dt
import json
import zipfile
from collections.abc import Iterator
from typing import IO, Any

import pandas as pd

from rtr import __version__
from rtr.diary import Diary
from rtr.exporters.csv_table import csv_bytes
from rtr.exporters.diary_csv import diary_files
from rtr.exporters.diary_tables import daily_columns, weekly_columns
from rtr.store.dump import HIDDEN, LEFT_OUT, Dump

FORMAT = "rtr diary"
FORMAT_VERSION = 1
"""Raised when a reader of the version before could not read it."""
MANIFEST, README = "manifest.json", "README.txt"
TABLES, RECORDINGS = "tables", "recordings"
BYTES, MEMBER = "base64", "member"
INLINE_BYTES = 1000
"""Longer binary values become files of their own."""
_EPOCH = (1980, 1, 1, 0, 0, 0)
ACTIVITY_COLUMNS = (
    "start_local", "start_utc", "sport", "sub_sport", "distance_m", "elapsed_s", "timer_s", "moving_s", "run_s",
    "walk_s", "run_walk_method", "ascent_m", "descent_m", "avg_hr_bpm", "max_hr_bpm", "avg_cadence_spm",
    "avg_power_w", "rpe", "feel", "title", "notes", "device", "source", "uid", "is_flagged",
)  # fmt: skip


def write_archive(out: IO[bytes], dump: Dump, diary: Diary, *, at: dt.datetime, day: dt.date) -> None:
    """Write the zip of a dump and its diary. `at` is now, `day` the last day of the tables for people."""
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        _put(archive, README, readme(diary, at).encode())
        for name, data in tables_for_people(diary, day).items():
            _put(archive, f"csv/{name}", data)
        shelf = _Shelf(archive)
        counts = {name: _table(archive, shelf, name, dump) for name in dump.tables}
        _put(archive, MANIFEST, json.dumps(_manifest(dump, diary, at, counts), indent=1, ensure_ascii=False).encode())


def _manifest(dump: Dump, diary: Diary, at: dt.datetime, counts: dict[str, int]) -> dict[str, Any]:
    hidden = {f"{table}.{column}": why for (table, column), why in HIDDEN.items()}
    return {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "rtr": __version__,
        "revision": dump.revision,
        "made_at": at.astimezone(dt.UTC).isoformat(),
        "name": diary.runner.name,
        "tables": counts,
        "left_out": LEFT_OUT | hidden,
    }


class _Shelf:
    """Where long binary values go; each gets the next number."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive, self._count = archive, 0

    def put(self, data: bytes) -> dict[str, str]:
        if len(data) < INLINE_BYTES:
            return {BYTES: base64.b64encode(data).decode()}
        self._count += 1
        name = f"{RECORDINGS}/{self._count:06d}.bin"
        _put(self._archive, name, data, zipfile.ZIP_STORED)  # samples are packed already
        return {MEMBER: name}


def _table(archive: zipfile.ZipFile, shelf: _Shelf, name: str, dump: Dump) -> int:
    """Write one table; how many rows. Long values are written before: a zip takes one member at a time."""
    lines = list(_lines(dump, name, shelf))
    _put(archive, f"{TABLES}/{name}.ndjson", b"".join(lines))
    return len(lines)


def _lines(dump: Dump, name: str, shelf: _Shelf) -> Iterator[bytes]:
    for row in dump.rows(name):
        kept = {key: shelf.put(bytes(value)) if isinstance(value, bytes) else value for key, value in row.items()}
        yield json.dumps(kept, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode() + b"\n"


def _put(archive: zipfile.ZipFile, name: str, data: bytes, method: int = zipfile.ZIP_DEFLATED) -> None:
    told = zipfile.ZipInfo(name, _EPOCH)
    told.compress_type, told.external_attr = method, 0o600 << 16
    archive.writestr(told, data)


def tables_for_people(diary: Diary, day: dt.date) -> dict[str, bytes]:
    """File name → CSV, with units in the names of columns and nothing a spreadsheet would run."""
    rows = [{name: getattr(a, name) for name in ACTIVITY_COLUMNS} for a in diary.activities]
    return {
        "daily.csv": csv_bytes(pd.DataFrame(daily_columns(diary, day))),
        "weekly.csv": csv_bytes(pd.DataFrame(weekly_columns(diary, day))),
        "activities.csv": csv_bytes(pd.DataFrame(rows, columns=list(ACTIVITY_COLUMNS), dtype=object)),
    } | diary_files(diary)


def readme(diary: Diary, at: dt.datetime) -> str:
    """What lies in the archive, in words."""
    return f"""The whole diary of {diary.runner.name}, written by rtr {__version__} on {at:%d %B %Y at %H:%M} UTC.

This file holds health data: keep it where nobody else reads it.

To have it back: python3 -m rtr restore FILE.zip, or the page Settings of rtr, section "Your data".

csv/          tables to read and to compute with (UTF-8, comma, ISO days, units in the names of columns):
              daily.csv and weekly.csv with the load of each day and week, activities.csv, and what was
              written down: check_ins.csv, answers.csv, injuries.csv
tables/       the rows as the database has them, one JSON object a line
recordings/   what watches recorded second by second, packed (zstd); rtr/store/blob.py says how
manifest.json the version of the tables and the number of rows in each

Not in here: passwords and sign-ins, addresses of calendars, and the addresses of share links. The links
stand in here as history; after a restore nobody can open them, and new ones have to be made.
"""
