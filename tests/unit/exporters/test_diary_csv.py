"""The diary as files: units in names, nothing that runs, nothing counted twice, the same diary the same bytes."""

import csv
import datetime as dt
import io
import zipfile

import pytest

from rtr.diary import Diary
from rtr.exporters.diary_csv import ANSWERS, CHECK_INS, INJURIES, diary_files, diary_zip
from rtr.model import CheckIn, Runner, RunResponse, SiteSymptoms

ANNA = Runner(id=1, name="Anna", zone="Europe/Berlin")
DAY = dt.date(2026, 5, 2)


def rows(name: str, **told: object) -> list[dict[str, str]]:
    text = diary_files(Diary(runner=ANNA, **told))[name].decode("utf-8-sig")  # type: ignore[arg-type] # by name
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_one_row_per_day_and_place_and_the_day_only_once() -> None:
    sites = (SiteSymptoms(site="achilles_left", pain_am=2), SiteSymptoms(site="back", pain_am=0))
    first, second = rows(CHECK_INS, check_ins=(CheckIn(day=DAY, sites=sites, sleep_h=7.5, painkiller=False),))
    assert (first["day"], first["place"], first["pain_am_0_10"], first["sleep_h"]) == (
        "2026-05-02",
        "achilles_left",
        "2",
        "7.5",
    )
    assert (second["place"], second["pain_am_0_10"], second["sleep_h"]) == ("back", "0", "")
    assert first["painkiller"] == "0"


@pytest.mark.parametrize("note", ["=1+1", "+1", "-1", "@x", "\t=1", "|x", "%x", "＝1", "'=1", "'"])
def test_no_cell_runs_as_a_formula(note: str) -> None:
    (row,) = rows(CHECK_INS, check_ins=(CheckIn(day=DAY, note=note),))
    assert row["note"] == f"'{note}"


def test_a_note_keeps_its_lines_and_loses_control_characters() -> None:
    (row,) = rows(CHECK_INS, check_ins=(CheckIn(day=DAY, note="one,\r\ntwo\x00\x1b"),))
    assert row["note"] == "one,\ntwo"


def test_typed_words_stand_once_beside_each_device() -> None:
    told = (CheckIn(day=DAY, mood=4), CheckIn(day=DAY, mood=1), CheckIn(day=DAY, sleep_h=7, source="whoop_csv"))
    assert [(r["source"], r["mood_1_5"]) for r in rows(CHECK_INS, told=told)] == [("runner", "4"), ("whoop_csv", "")]


def test_answers_name_their_run_for_people_too(make_diary) -> None:
    diary = make_diary(30, responses=(RunResponse(activity_uid="run-0-0", site="", rpe=3.0),))
    (row,) = csv.DictReader(io.StringIO(diary_files(diary)[ANSWERS].decode("utf-8-sig"), newline=""))
    assert (row["day"], row["run_start_local"], row["place"], row["rpe_0_10"]) == (
        "2026-03-02", "2026-03-02T06:00:00", "whole run", "3.0",
    )  # fmt: skip


def test_the_same_diary_is_the_same_archive() -> None:
    diary = Diary(runner=ANNA, check_ins=(CheckIn(day=DAY, note="x"),))
    assert diary_zip(diary) == diary_zip(diary)
    with zipfile.ZipFile(io.BytesIO(diary_zip(diary))) as archive:
        assert archive.namelist() == [CHECK_INS, ANSWERS, INJURIES]
