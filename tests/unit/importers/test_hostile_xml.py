"""Every gpx_ and tcx_ file of the hostile collection gets what its table says."""

import time
import tracemalloc
from pathlib import Path

import pytest

from rtr.errors import (
    CorruptFileError,
    EmptyFileError,
    FileImportError,
    Severity,
    UnknownFormatError,
    UnsafeFileError,
)
from rtr.importers import gpx, read, tcx
from rtr.importers.base import ImportResult
from rtr.model import Activity

REFUSED = {
    "gpx_no_times.gpx": (EmptyFileError, "planned route"),
    "gpx_one_point.gpx": (EmptyFileError, "single point"),
    "gpx_year_0001.gpx": (CorruptFileError, "clock"),
    "gpx_billion_laughs.gpx": (UnsafeFileError, "DOCTYPE"),
    "gpx_quadratic_blowup.gpx": (UnsafeFileError, "DOCTYPE"),
    "gpx_external_entity_file.gpx": (UnsafeFileError, "DOCTYPE"),
    "gpx_external_dtd_network.gpx": (UnsafeFileError, "DOCTYPE"),
    "gpx_deep_nesting.gpx": (UnsafeFileError, "nested"),
    "gpx_html_login_page.gpx": (UnknownFormatError, ""),
    "tcx_negative_and_nan.tcx": (CorruptFileError, "negative"),
    "empty.gpx": (EmptyFileError, "empty"),
}
RUN_M = 656.05
"""Sixty points, one a second, 0.0001 degrees of latitude apart."""


@pytest.fixture
def hostile(shared: Path) -> Path:
    return shared / "hostile"


def imported(folder: Path, name: str) -> ImportResult:
    return read(name, (folder / name).read_bytes())


def only(folder: Path, name: str) -> Activity:
    (recording,) = imported(folder, name).recordings
    return recording.activity


def warned(result: ImportResult) -> str:
    return " ".join(p.what for p in result.problems if p.severity is Severity.WARNING)


@pytest.mark.parametrize("name", REFUSED)
def test_refused_at_once_with_a_sentence_that_names_the_file(hostile: Path, name: str) -> None:
    error, words = REFUSED[name]
    data = (hostile / name).read_bytes()
    tracemalloc.start()
    began = time.perf_counter()
    with pytest.raises(error) as refusal:
        read(name, data)
    seconds, (_, peak) = time.perf_counter() - began, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert name in str(refusal.value)
    assert words in str(refusal.value)
    assert seconds < 1
    assert peak < 16 * 2**20


def test_every_file_of_the_collection_is_covered(hostile: Path) -> None:
    written = Path(__file__).read_text(encoding="utf-8")
    found = [p.name for p in hostile.iterdir() if p.suffix in (".gpx", ".tcx")]
    assert found
    assert [name for name in found if name not in written] == []


@pytest.mark.parametrize(("name", "lost"), [("gpx_nan_coords.gpx", 12), ("gpx_inf_and_huge_coords.gpx", 3)])
def test_bad_points_are_dropped_with_a_count(hostile: Path, name: str, lost: int) -> None:
    result = imported(hostile, name)
    distance_m = {12: 645, 3: 111}[lost]
    assert result.recordings[0].activity.distance_m == pytest.approx(distance_m, abs=1)
    assert f"{lost} points have positions that cannot be on Earth" in warned(result)


def test_teleport_is_no_run_of_2200_km(hostile: Path) -> None:
    run = only(hostile, "gpx_teleport.gpx")
    assert run.is_flagged
    assert run.distance_m == pytest.approx(317, abs=1)


def test_all_points_at_one_time_are_flagged(hostile: Path) -> None:
    run = only(hostile, "gpx_same_time_all.gpx")
    assert (run.elapsed_s, run.is_flagged, run.run_s) == (0, True, None)


def test_times_that_run_backwards_are_sorted(hostile: Path) -> None:
    result = imported(hostile, "gpx_times_backwards.gpx")
    assert result.recordings[0].activity.elapsed_s == 59
    assert result.recordings[0].activity.distance_m == pytest.approx(RUN_M, abs=0.1)
    assert "sorted" in warned(result)


def test_the_year_2099_is_left_to_the_caller_who_knows_the_clock(hostile: Path) -> None:
    start = only(hostile, "gpx_year_2099.gpx").start_utc
    assert start is not None
    assert start.year == 2099


def test_local_times_without_zone_are_utc_and_said_so(hostile: Path) -> None:
    result = imported(hostile, "gpx_local_time_no_zone.gpx")
    assert f"{result.recordings[0].activity.start_utc:%H:%M}" == "07:00"
    assert "no zone" in " ".join(p.what for p in result.problems)


def test_offset_and_milliseconds(hostile: Path) -> None:
    run = only(hostile, "gpx_time_with_offset.gpx")
    assert f"{run.start_utc:%H:%M:%S} {run.start_local:%H:%M}" == "05:00:00 07:00"


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("gpx_script_in_name.gpx", "<script>alert(1)</script><img src=x onerror=alert(1)>"),
        ("gpx_utf16.gpx", "Läufchen"),
        ("gpx_bad_control_char.gpx", "bad char"),
        ("gpx_not_closed.gpx", "Run"),
    ],
)
def test_imported_after_cleaning(hostile: Path, name: str, title: str) -> None:
    run = only(hostile, name)
    assert run.title == title
    assert run.distance_m == pytest.approx(RUN_M, abs=0.1)


def test_a_file_cut_before_its_end_says_so(hostile: Path) -> None:
    result = imported(hostile, "gpx_not_closed.gpx")
    assert "damaged" in warned(result)
    assert len(result.recordings[0].samples or ()) == 60


def test_an_include_is_not_followed(hostile: Path) -> None:
    run = only(hostile, "gpx_xinclude.gpx")
    assert (run.title, run.notes, run.distance_m) == ("Run", None, pytest.approx(111.2, abs=0.1))


@pytest.mark.parametrize("name", ["tcx_leading_spaces.tcx", "tcx_no_points.tcx", "tcx_same_activity_twice.tcx"])
def test_one_run_of_two_kilometres(hostile: Path, name: str) -> None:
    run = only(hostile, name)
    assert (run.timer_s, run.distance_m) == (600, 2000)


def test_an_activity_that_stands_twice_is_said(hostile: Path) -> None:
    (problem,) = imported(hostile, "tcx_same_activity_twice.tcx").problems
    assert problem.severity is Severity.NOTE


@pytest.mark.parametrize("importer", [gpx.IMPORTER, tcx.IMPORTER], ids=lambda i: i.name)
def test_what_is_no_xml_is_refused_by_the_reader_too(hostile: Path, importer: gpx.Importer) -> None:
    for path in hostile.iterdir():
        if path.suffix in (".gpx", ".tcx") or path.stat().st_size > 200_000:
            continue
        with pytest.raises(FileImportError):
            importer.read(path.name, path.read_bytes())


def test_a_huge_file_of_points_keeps_memory_bounded() -> None:
    point = b'<trkpt lat="50" lon="8"><time>2024-05-01T07:00:00Z</time></trkpt>'
    data = b"<gpx><trk><trkseg>" + point * 30_000
    tracemalloc.start()
    gpx.IMPORTER.read("a.gpx", data)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 8 * len(data)
