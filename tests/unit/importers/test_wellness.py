"""Mornings from other programs: units that are known are read, scales that are not are named, rows are checked."""

import datetime as dt
from pathlib import Path

import pytest

from rtr.errors import CorruptFileError, EmptyFileError, Severity, UnknownFormatError
from rtr.importers import importer_of, read
from rtr.model import CheckIn

REAL = {
    "hrv_app_csv/GoldenCheetah__2017_7_28_myMeasurements.csv": ("hrv4training_csv", 119, dt.date(2017, 4, 1)),
    "hrv_app_csv/GoldenCheetah__MyMeasurements_Android.csv": ("hrv4training_csv", 36, dt.date(2017, 8, 29)),
    "hrv_app_csv/GoldenCheetah__MyMeasurements_Android_2.csv": ("hrv4training_csv", 52, dt.date(2017, 8, 8)),
    "whoop_csv/whoop_data__physiological_cycles__newer_half.csv": ("whoop_csv", 85, dt.date(2024, 3, 25)),
    "garmin_wellness_json/garth__hrv_daily_2023-07.json": ("garmin_hrv", 20, dt.date(2023, 7, 1)),
}


@pytest.mark.parametrize(("path", "expected"), REAL.items())
def test_real_files_are_read(shared: Path, path: str, expected: tuple[str, int, dt.date]) -> None:
    found = read(path, (shared / "samples" / path).read_bytes())
    source, count, first = expected
    assert {said.source for said in found.check_ins} == {source}
    assert (len(found.check_ins), found.check_ins[0].day) == (count, first)
    assert len({said.day for said in found.check_ins}) == count
    assert not [p for p in found.problems if p.severity is Severity.ERROR]
    assert not [said for said in found.check_ins if said.sites or said.note]


def mornings(text: str) -> tuple[CheckIn, ...]:
    return read("list.csv", text.encode()).check_ins


def test_the_two_kinds_of_variability_stay_apart() -> None:
    (said,) = mornings("date,rMSSD,SDNN\n2026-05-31,61,80\n")
    assert (said.hrv_rmssd_ms, said.hrv_sdnn_ms) == (61, 80)


@pytest.mark.parametrize(
    ("column", "cell", "hours"),
    [("sleep_h", "7.5", 7.5), ("Sleep (min)", "450", 7.5), ("sleepSecs", "27000", 7.5), ("Sleep hours", "24", 24)],
)
def test_sleep_is_hours_whatever_its_unit(column: str, cell: str, hours: float) -> None:
    assert mornings(f"date,{column}\n2026-05-31,{cell}\n")[0].sleep_h == hours


@pytest.mark.parametrize("column", ["sleep", "hrv", "mood", "fatigue", "sleep quality"])
def test_a_column_without_a_known_unit_is_named_and_left_out(column: str) -> None:
    found = read("list.csv", f"date,resting hr,{column}\n2026-05-31,49,4\n".encode())
    assert found.check_ins == (CheckIn(day=dt.date(2026, 5, 31), resting_hr_bpm=49, source="wellness_csv"),)
    assert f"“{column}”" in found.problems[0].what


@pytest.mark.parametrize(
    ("cell", "is_kept"), [("24", False), ("25", True), ("150", True), ("151", False), ("-49", False), ("n/a", False)]
)
def test_a_value_outside_its_scale_costs_that_value_only(cell: str, is_kept: bool) -> None:
    found = read("list.csv", f"date,resting hr,sleep_h\n2026-05-31,{cell},7\n".encode())
    assert (found.check_ins[0].resting_hr_bpm is not None, found.check_ins[0].sleep_h) == (is_kept, 7)
    assert bool(found.problems) is not (is_kept or cell == "n/a")


def test_pain_eleven_is_refused_by_its_row() -> None:
    found = read("list.csv", b"date,pain_am,place\n2026-05-31,11,achilles_left\n2026-06-01,10,achilles_left\n")
    assert [said.day.isoformat() for said in found.check_ins] == ["2026-06-01"]
    (problem,) = found.problems
    assert (problem.where, problem.path) == ("row 2", "list.csv")
    assert problem.what.startswith("Pain in the morning must lie between 0 and 10")


def test_pain_without_a_place_says_so() -> None:
    found = read("list.csv", b"date,pain\n2026-05-31,2\n")
    (site,) = found.check_ins[0].sites
    assert (site.site, site.pain_now, site.pain_am) == ("other", 2, None)
    assert "somewhere else" in found.problems[1].what
    assert "pain_am" in found.problems[0].what


def test_two_places_of_a_day_are_one_morning_and_a_second_entry_is_told() -> None:
    found = read("l.csv", b"date,pain_am,place\n2026-05-31,2,achilles_left\n2026-05-31,1,back\n2026-05-31,0,back\n")
    (said,) = found.check_ins
    assert [(s.site, s.pain_am) for s in said.sites] == [("achilles_left", 2), ("back", 1)]
    assert found.problems[-1].where == "row 4"


def test_zero_of_a_device_is_nothing_measured() -> None:
    text = "date,restingHR,sleepSecs,hrv\n2026-05-31,0,0,0\n2026-06-01,49,0,61\n"
    assert [said.day.isoformat() for said in mornings(text)] == ["2026-06-01"]


def test_a_list_with_nothing_in_it_is_empty() -> None:
    with pytest.raises(EmptyFileError):
        read("l.csv", b"date,resting hr\n2026-05-31,--\n")


@pytest.mark.parametrize("header", ["date,mood", "sleep_h,pain", "date,title,distance", "id,date,activity name"])
def test_other_lists_are_not_taken_for_one(header: str) -> None:
    with pytest.raises(UnknownFormatError):
        importer_of(f"{header}\n1,2,3,4\n".encode())


@pytest.mark.parametrize(
    "text",
    [
        '{"hrvSummaries": 1}',
        '{"hrvSummaries": [{]',
        '{"hrvSummaries": [' + "[" * 100_000,
        '{"a": [{"hrvSummaries": 2}]}',
    ],
)
def test_damaged_nights_are_a_calm_refusal(text: str) -> None:
    with pytest.raises(CorruptFileError):
        read("hrv.json", text.encode())


def test_odd_nights_cost_only_themselves() -> None:
    day = '"calendarDate": "2026-05-31"'
    nights = (
        f'[1, null, {{}}, {{{day}, "lastNightAvg": NaN}}, {{{day}, "lastNightAvg": []}}, {{{day}, "lastNightAvg": 44}}]'
    )
    found = read("hrv.json", f'{{"hrvSummaries": {nights}}}'.encode())
    assert [said.hrv_rmssd_ms for said in found.check_ins] == [44]
    assert {p.where for p in found.problems} == {"row 4", "row 5"}
