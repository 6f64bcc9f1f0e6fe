"""The whole diary as files: mornings, answers to runs, injuries. Read back, they are the same words."""

import datetime as dt
import io
import math
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from csv import writer
from typing import Any

from rtr.diary import Diary
from rtr.exporters.csv_table import BYTE_ORDER_MARK, is_formula
from rtr.importers.diary_words import (
    ANSWER_COLUMNS,
    CHECK_IN_COLUMNS,
    DAY_COLUMNS,
    GUARD,
    INJURY_COLUMNS,
    NOTHING,
    SEPARATOR,
    SITE_COLUMNS,
    WHOLE_RUN_WORD,
)
from rtr.model import WHOLE_RUN, CheckIn, SiteSymptoms

CHECK_INS, ANSWERS, INJURIES = "check_ins.csv", "answers.csv", "injuries.csv"
RUNNER = "runner"
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The oldest moment a ZIP knows: the same diary is the same file."""


def diary_zip(diary: Diary) -> bytes:
    """All three files in one; the import page and `rtr import` take it as it is."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in diary_files(diary).items():
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), data)
    return out.getvalue()


def diary_files(diary: Diary) -> dict[str, bytes]:
    """File name → content: UTF-8 with a byte order mark, comma, ISO days, moments in UTC, truth as 1 or 0."""
    return {
        CHECK_INS: _file(CHECK_IN_COLUMNS, (row for said in _mornings(diary) for row in _morning(said))),
        ANSWERS: _file(ANSWER_COLUMNS, _answers(diary)),
        INJURIES: _file(INJURY_COLUMNS, ({n: getattr(i, n) for n in INJURY_COLUMNS} for i in diary.injuries)),
    }


def _mornings(diary: Diary) -> Iterator[CheckIn]:
    """What stands for each day: the runner's own words, then what files say."""
    spoken: set[dt.date] = set()
    for said in diary.told or diary.check_ins:
        if said.source != RUNNER:
            yield said
        elif said.day not in spoken:
            spoken.add(said.day)
            yield said


def _morning(said: CheckIn) -> Iterator[dict[str, Any]]:
    """One row per place; what holds for the day stands on the first."""
    of_day = {name: getattr(said, name) for name in DAY_COLUMNS}
    for number, site in enumerate(said.sites or (None,)):
        yield {"day": said.day, **_place(site), **(of_day if not number else {"source": said.source})}


def _place(site: SiteSymptoms | None) -> dict[str, Any]:
    return {} if site is None else {name: getattr(site, name) for name in ("site", *SITE_COLUMNS)}


def _answers(diary: Diary) -> Iterator[dict[str, Any]]:
    runs = {a.uid: a for a in diary.activities}
    for told in diary.responses:
        run = runs.get(told.activity_uid)
        row = {name: getattr(told, name) for name in ANSWER_COLUMNS if hasattr(told, name)}
        yield row | {
            "day": None if run is None else run.day,
            "start": None if run is None else run.start_local,
            "site": WHOLE_RUN_WORD if told.site == WHOLE_RUN else told.site,
        }


def _file(columns: Mapping[str, str], rows: Iterable[Mapping[str, Any]]) -> bytes:
    out = io.StringIO()
    table = writer(out, lineterminator="\r\n")
    table.writerow(columns.values())
    table.writerows([_cell(row.get(name)) for name in columns] for row in rows)
    return f"{BYTE_ORDER_MARK}{out.getvalue()}".encode()


def _cell(value: Any) -> str:
    if value is None or (isinstance(value, float) and not math.isfinite(value)):
        return ""
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, tuple):
        return SEPARATOR.join(value) or NOTHING
    if isinstance(value, dt.datetime):
        return (value.astimezone(dt.UTC).replace(tzinfo=None) if value.tzinfo else value).isoformat()
    if isinstance(value, dt.date):
        return value.isoformat()
    return str(value) if not isinstance(value, str) else _text(value)


def _text(value: str) -> str:
    """A text with its line breaks; a guard before what could run, and before a guard that is the runner's own."""
    plain = _CONTROLS.sub("", value.replace("\r\n", "\n").replace("\r", "\n"))
    return f"{GUARD}{plain}" if is_formula(plain) or plain.startswith(GUARD) else plain
