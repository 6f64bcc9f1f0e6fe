"""GPX: every real file as other parsers read it, every trap of formats §1.5."""

import datetime as dt

import pytest

from rtr.errors import (
    CorruptFileError,
    EmptyFileError,
    FileImportError,
    Problem,
    Severity,
    UnknownFormatError,
    UnsafeFileError,
)
from rtr.importers.base import ImportResult, Recording
from rtr.importers.gpx import IMPORTER
from rtr.model import Sport, ZoneSource
from tests.unit.importers.exports import SAMPLES, expected, gpx, straight, trk, trkpt, unpacked

ROWS = expected(".gpx")
"""Empty, and then skipped, where the shared samples do not lie beside the checkout."""
ONE_POINT = {"gpx/OpenTracks__gpx_timezone.gpx", "gpx/gpxpy__gpx1.0_with_all_fields.gpx"}
"""Nothing to measure in these (rulings R29)."""
SPORTS = {"running": Sport.RUNNING, "cycling": Sport.CYCLING, "Other": Sport.OTHER}


def read(data: bytes) -> ImportResult:
    return IMPORTER.read("a.gpx", data)


def only(data: bytes) -> Recording:
    (recording,) = read(data).recordings
    return recording


def said(result: ImportResult, severity: Severity) -> str:
    return " ".join(p.what for p in result.problems if p.severity is severity)


@pytest.mark.parametrize("row", ROWS, ids=[r["path"] for r in ROWS])
def test_real_files_read_as_other_parsers_read_them(row: dict[str, str]) -> None:
    data = unpacked(SAMPLES / row["path"])
    assert IMPORTER.sniff(data[: 2**16])
    if row["kind"] != "activity file" or row["path"] in ONE_POINT:
        with pytest.raises(EmptyFileError):
            IMPORTER.read(row["path"], data)
        return
    found = [r.activity for r in IMPORTER.read(row["path"], data).recordings]
    starts = [a.start_utc.timestamp() for a in found if a.start_utc]
    ends = [s + (a.elapsed_s or 0) for s, a in zip(starts, found, strict=True)]
    assert min(starts) == pytest.approx(_epoch(row["start_time_utc"]), abs=1)
    assert max(ends) - min(starts) == pytest.approx(float(row["elapsed_s"]), abs=0.1)
    if row["distance_m"]:
        assert sum(a.distance_m or 0 for a in found) == pytest.approx(float(row["distance_m"]), rel=0.01)
    for column, field in (("avg_hr", "avg_hr_bpm"), ("max_hr", "max_hr_bpm"), ("avg_cadence_spm", "avg_cadence_spm")):
        if row[column]:
            assert [round(getattr(a, field), 1) for a in found] == [float(row[column])]
    if row["sport"] in SPORTS:
        assert {a.sport for a in found} == {SPORTS[row["sport"]]}


def _epoch(text: str) -> float:
    return dt.datetime.fromisoformat(text).timestamp()


def test_a_track_carries_time_distance_sensors_and_texts() -> None:
    sensors = (
        "<ele>100</ele><extensions><x:TrackPointExtension><x:hr>150</x:hr><x:cad>82</x:cad><x:atemp>20</x:atemp>"
        "</x:TrackPointExtension><power>210</power><speed>2.7</speed></extensions>"
    )
    data = gpx(trk(straight(61, 2.7, inner=sensors)).replace("<type>", "<desc>Left knee quiet</desc><type>"))
    found = only(data)
    run, samples = found.activity, found.samples
    assert (run.sport, run.source, run.title, run.notes) == (Sport.RUNNING, "gpx", "Morning", "Left knee quiet")
    assert run.device == "drawn for a test"
    assert run.start_utc is not None
    assert run.start_utc.isoformat() == "2024-05-01T07:00:00+00:00"
    assert (run.elapsed_s, run.timer_s) == (60, None)
    assert run.distance_m == pytest.approx(162, rel=1e-3)
    assert (run.avg_hr_bpm, run.max_hr_bpm, run.avg_cadence_spm, run.avg_power_w) == (150, 150, 164, 210)
    assert samples is not None
    assert samples.channels() == (
        "lat_deg", "lon_deg", "ele_m", "hr_bpm", "cadence_spm", "speed_m_per_s", "power_w",
    )  # fmt: skip


def test_cadence_that_is_steps_already_is_not_doubled() -> None:
    steps = "<extensions><cad>165</cad></extensions>"
    assert only(gpx(trk(straight(30, 2.7, inner=steps)))).activity.avg_cadence_spm == 165


def test_pedals_are_not_steps() -> None:
    ride = only(gpx(trk(straight(30, 7, inner="<extensions><cad>80</cad></extensions>"), sport="cycling")))
    assert ride.activity.avg_cadence_spm is None
    assert ride.samples is not None
    assert ride.samples.cadence_spm is None


def test_a_new_segment_is_not_bridged() -> None:
    data = gpx(trk(straight(11, 3), straight(11, 3, start_s=100, lat=50.1)))
    assert only(data).activity.distance_m == pytest.approx(60, rel=1e-3)
    assert only(data).activity.elapsed_s == 110


def test_pause_marks_of_opentracks_break_the_segment() -> None:
    marks = trkpt(100, 0, "2024-05-01T07:00:20Z") + trkpt(200, 0, "2024-05-01T07:01:00Z")
    result = read(gpx(trk(straight(11, 3) + marks + straight(11, 3, start_s=100, lat=50.1))))
    assert result.recordings[0].activity.distance_m == pytest.approx(60, rel=1e-3)
    assert result.problems == ()


def test_tracks_on_different_days_are_activities_of_their_own() -> None:
    evening = straight(60, 3).replace("T07", "T18")
    result = read(gpx(trk(evening), trk(straight(60, 3))))
    assert [f"{r.activity.start_utc:%H}" for r in result.recordings] == ["07", "18"]


def test_a_track_that_goes_on_within_ten_minutes_is_a_lap() -> None:
    first, soon, late = (straight(60, 3, start_s=s) for s in (0, 60 + 599, 60 + 601))
    assert [r.activity.elapsed_s for r in read(gpx(trk(first), trk(soon))).recordings] == [718]
    assert len(read(gpx(trk(first), trk(late))).recordings) == 2
    assert len(read(gpx(trk(first), trk(soon, sport="walking"))).recordings) == 2


def test_a_jump_is_left_out_of_the_distance_and_flags_the_run() -> None:
    there = trkpt(60, 8, "2024-05-01T07:00:30Z")
    result = read(gpx(trk(straight(30, 3) + there + straight(30, 3, start_s=31, lat=50.0008))))
    (run,) = result.recordings
    assert run.activity.is_flagged
    assert run.activity.distance_m == pytest.approx(174, rel=0.01)
    assert "jumped 2 times, by up to 1,112 km" in said(result, Severity.WARNING)


@pytest.mark.parametrize(
    ("word", "sport", "sub_sport"),
    [
        ("9", Sport.RUNNING, None),
        ("1", Sport.CYCLING, None),
        ("Running", Sport.RUNNING, None),
        ("trail_running", Sport.RUNNING, "trail"),
        ("treadmill_running", Sport.RUNNING, "treadmill"),
        ("Walking", Sport.WALKING, None),
        ("hiking", Sport.HIKING, None),
        ("mountain_biking", Sport.CYCLING, None),
        ("lap_swimming", Sport.SWIMMING, None),
        ("Other", Sport.OTHER, None),
    ],
)
def test_the_type_names_the_sport(word: str, sport: Sport, sub_sport: str | None) -> None:
    found = only(gpx(trk(straight(60, 3), sport=word))).activity
    assert (found.sport, found.sub_sport) == (sport, sub_sport)


@pytest.mark.parametrize(
    ("m_per_s", "sport"), [(1.3, Sport.WALKING), (2.6, Sport.RUNNING), (4.4, Sport.RUNNING), (6.5, Sport.CYCLING)]
)
def test_without_a_type_the_speed_decides_and_the_report_says_so(m_per_s: float, sport: Sport) -> None:
    for kind in (None, "the category"):
        result = read(gpx(trk(straight(120, m_per_s), sport=kind)))
        assert result.recordings[0].activity.sport is sport
        assert f"read as {sport.value}" in said(result, Severity.NOTE)


def test_without_a_type_a_title_can_name_the_sport() -> None:
    result = read(gpx(trk(straight(120, 1.3), sport=None, name="Morning Run")))
    assert result.recordings[0].activity.sport is Sport.RUNNING
    assert result.problems == ()


def test_points_that_cannot_be_on_earth_are_counted_and_left_out() -> None:
    bad = "".join(trkpt(lat, lon, "2024-05-01T07:00:05Z") for lat, lon in (("NaN", 8), ("inf", 8), (91, 8), (50, 181)))
    result = read(gpx(trk(straight(30, 3) + bad)))
    assert result.recordings[0].activity.distance_m == pytest.approx(87, rel=1e-3)
    assert "4 points have positions that cannot be on Earth" in said(result, Severity.WARNING)


def test_points_without_a_position_keep_their_time_and_heart_rate() -> None:
    heart = "<extensions><hr>140</hr></extensions>"
    bare = f"<trkpt><time>2024-05-01T06:59:50Z</time>{heart}</trkpt>"
    found = only(gpx(trk(bare + trkpt(0, 0, "2024-05-01T06:59:55Z", heart) + straight(31, 3))))
    assert found.activity.elapsed_s == 40
    assert found.activity.avg_hr_bpm == 140
    assert found.activity.distance_m == pytest.approx(90, rel=1e-3)


def test_a_track_of_heart_rate_alone_has_no_distance() -> None:
    bare = "".join(f"<trkpt><time>2024-05-01T07:00:0{i}Z</time><ele>1</ele></trkpt>" for i in range(9))
    assert only(gpx(trk(bare))).activity.distance_m is None


def test_points_without_a_time_count_for_the_distance_only() -> None:
    result = read(gpx(trk(straight(10, 3) + trkpt(50.001, 8, None))))
    (run,) = result.recordings
    assert run.activity.distance_m == pytest.approx(111.2, rel=1e-3)
    assert run.activity.elapsed_s == 9
    assert "1 point has no usable time" in said(result, Severity.WARNING)


def test_times_with_an_offset_are_the_same_instants() -> None:
    data = gpx(trk(straight(30, 3))).replace(b"Z</time>", b".250+02:00</time>")
    run = only(data).activity
    assert f"{run.start_utc:%H:%M:%S.%f}" == "05:00:00.250000"
    assert (run.utc_offset_s, run.zone_source) == (7200, ZoneSource.FILE)


def test_times_without_a_zone_are_utc_and_the_report_says_so() -> None:
    result = read(gpx(trk(straight(30, 3))).replace(b"Z</time>", b"</time>"))
    run = result.recordings[0].activity
    assert (f"{run.start_utc:%H:%M %Z}", run.utc_offset_s) == ("07:00 UTC", None)
    assert "read as UTC" in said(result, Severity.NOTE)


def test_a_route_without_times_is_named_as_such() -> None:
    route = b'<gpx><rte><rtept lat="50" lon="8"/><rtept lat="51" lon="8"/></rte></gpx>'
    for data in (route, gpx(trk(trkpt(50, 8, None) + trkpt(50.1, 8, None)))):
        with pytest.raises(EmptyFileError, match="planned route"):
            read(data)


def test_a_point_before_clocks_were_set_does_not_stretch_the_run() -> None:
    early = trkpt(50, 8, "1980-01-06T00:00:00Z")
    result = read(gpx(trk(early + straight(30, 3))))
    assert result.recordings[0].activity.elapsed_s == 29
    assert said(result, Severity.WARNING)


def test_a_stray_ampersand_in_a_name_loses_nothing() -> None:
    assert only(gpx(trk(straight(9, 3), name="Run & Walk &x;"))).activity.title == "Run & Walk &x;"
    assert only(gpx(trk(straight(9, 3), name="<![CDATA[Tom & Ann]]>"))).activity.title == "Tom & Ann"
    assert only(gpx(trk(straight(9, 3), name="a&#11;b&#0;&lt;&#228;"))).activity.title == "ab<ä"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "iso-8859-1"])
def test_encodings(encoding: str) -> None:
    text = gpx(trk(straight(9, 3), name="Läufchen")).decode()
    if encoding.startswith("iso"):
        text = text.replace('version="1.0"?', f'version="1.0" encoding="{encoding}"?')
    assert IMPORTER.sniff(text.encode(encoding))
    assert only(text.encode(encoding)).activity.title == "Läufchen"


def test_bytes_of_another_encoding_do_not_stop_the_file() -> None:
    data = gpx(trk(straight(9, 3), name="Läufchen")).decode().encode("latin-1")
    assert only(data).activity.title == "L\ufffdufchen"


def test_a_file_that_breaks_off_gives_what_was_read_with_a_warning() -> None:
    whole = gpx(trk(straight(60, 3)))
    for cut in (b'<trkpt lat="50.0010792"', b"<trkpt lat"):
        result = read(whole[: whole.rindex(cut)])
        assert result.recordings[0].samples is not None
        assert "damaged" in said(result, Severity.WARNING)


def test_half_a_value_at_the_break_is_not_taken() -> None:
    whole = gpx(trk(straight(30, 3, inner="<extensions><hr>150</hr></extensions>")))
    samples = only(whole[: whole.rindex(b"50</hr>")]).samples
    assert samples is not None
    assert samples.hr_bpm is not None
    assert set(samples.hr_bpm[:-1]) == {150}


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"<gpx><trk><trkseg>", CorruptFileError),
        (b"<gpx></gpx>", EmptyFileError),
        (b"<kml></kml>", UnknownFormatError),
        (b"<!DOCTYPE html><html></html>", UnknownFormatError),
        (b"<html><body></body></html>", UnknownFormatError),
        (b"<!DOCTYPE gpx><gpx></gpx>", UnsafeFileError),
        (b"<gpx>" + b"<a>" * 100, UnsafeFileError),
        (b"<gpx>" + b"".join(b"<a%d/>" % i for i in range(3000)), UnsafeFileError),
        (b"<gpx>" + b"".join(b'<a b%d="1"/>' % i for i in range(3000)), UnsafeFileError),
        (b'<gpx creator="' + b"x" * 2_000_000, UnsafeFileError),
        (b"<gpx>" + b"<trk></trk>" * 1001, UnsafeFileError),
        (b"\x89PNG\r\n", FileImportError),
    ],
)
def test_what_cannot_be_used_is_refused_with_a_sentence(data: bytes, error: type[FileImportError]) -> None:
    with pytest.raises(error) as refusal:
        read(data)
    assert str(refusal.value).endswith(".")


def test_only_gpx_is_recognised() -> None:
    assert IMPORTER.sniff(b"\xef\xbb\xbf  <!-- <kml> --><?x y?><g:gpx xmlns:g='u'>")
    assert IMPORTER.sniff(b"<!DOCTYPE gpx [" + b" " * 70_000)
    assert not any(map(IMPORTER.sniff, (b"", b"<kml><gpx>", b"gpx,lat,lon", b"<!-- <gpx> -->", b"\x00\x01\x02")))


def test_problems_name_the_file() -> None:
    assert all(
        isinstance(p, Problem) and p.path == "a.gpx" for p in read(gpx(trk(straight(9, 1), sport=None))).problems
    )
