"""TCX: every real file as other parsers read it, every trap of formats §1.4."""

import datetime as dt

import numpy as np
import pytest

from rtr.errors import CorruptFileError, EmptyFileError, FileImportError, Severity, UnknownFormatError, UnsafeFileError
from rtr.importers.base import ImportResult, Recording
from rtr.importers.tcx import IMPORTER
from rtr.importers.tcx.workout import counter_m
from rtr.model import Activity, Lap, Sport, ZoneSource
from rtr.samples import Samples
from tests.unit.importers.exports import SAMPLES, activity, expected, lap, tcx, track, trackpoint, unpacked

ROWS = expected(".tcx")
"""Empty, and then skipped, where the shared samples do not lie beside the checkout."""
SPORTS = {"running": Sport.RUNNING, "cycling": Sport.CYCLING, "other": Sport.OTHER}


def read(data: bytes) -> ImportResult:
    return IMPORTER.read("a.tcx", data)


def only(data: bytes) -> Recording:
    (recording,) = read(data).recordings
    return recording


def samples_of(data: bytes) -> Samples:
    samples = only(data).samples
    assert samples is not None
    return samples


def said(result: ImportResult, severity: Severity) -> str:
    return " ".join(p.what for p in result.problems if p.severity is severity)


def rounded(value: float | None, digits: int) -> float | None:
    return None if value is None else round(value, digits)


@pytest.mark.parametrize("row", ROWS, ids=[f"{r['path']} {r['part']}" for r in ROWS])
def test_real_files_read_as_other_parsers_read_them(row: dict[str, str]) -> None:
    data = unpacked(SAMPLES / row["path"])
    assert IMPORTER.sniff(data[: 2**16])
    recordings = IMPORTER.read(row["path"], data).recordings
    number, _, total = row["part"].removeprefix("activity ").partition("/")
    assert len(recordings) == int(total or 1)
    recording = recordings[int(number or 1) - 1]
    found = recording.activity
    assert found.start_utc is not None
    assert found.start_utc.replace(microsecond=0) == dt.datetime.fromisoformat(row["start_time_utc"])
    assert round(found.elapsed_s or 0) == float(row["elapsed_s"])
    for column, value in _stated(found, recording.samples).items():
        if row[column]:
            assert value == float(row[column]), column
    assert found.sport is SPORTS[row["sport"]]


def _stated(found: Activity, samples: Samples | None) -> dict[str, float | None]:
    return {
        "timer_or_moving_s": rounded(found.timer_s, 1),
        "distance_m": rounded(found.distance_m, 1),
        "avg_hr": rounded(found.avg_hr_bpm, 1),
        "max_hr": found.max_hr_bpm,
        "avg_cadence_spm": rounded(found.avg_cadence_spm, 1),
        "laps": len(found.laps),
        "track_points": 0 if samples is None else len(samples),
    }


def test_laps_are_summed_and_weighted_by_their_time() -> None:
    heart = "<AverageHeartRateBpm><Value>{}</Value></AverageHeartRateBpm>"
    heart += "<MaximumHeartRateBpm><Value>{}</Value></MaximumHeartRateBpm><Intensity>Resting</Intensity>"
    later = "2024-05-01T07:10:00Z"
    run = only(
        tcx(activity(lap(heart.format(120, 140)), lap(heart.format(150, 171), start=later, timer=1200)))
    ).activity
    assert (run.timer_s, run.elapsed_s, run.distance_m) == (1800, 1800, 4000)
    assert (run.avg_hr_bpm, run.max_hr_bpm) == (140, 171)
    assert run.laps == (
        Lap(start_s=0, elapsed_s=600, timer_s=600, distance_m=2000, avg_hr_bpm=120),
        Lap(start_s=600, elapsed_s=1200, timer_s=1200, distance_m=2000, avg_hr_bpm=150),
    )


def test_heart_rate_of_points_where_laps_state_none() -> None:
    points = (trackpoint(s, f"<HeartRateBpm><Value>{v}</Value></HeartRateBpm>") for s, v in enumerate((0, 120, 140)))
    run = only(tcx(activity(lap(track(*points))))).activity
    assert (run.avg_hr_bpm, run.max_hr_bpm) == (130, 140)


def test_a_manual_entry_without_points_is_a_summary() -> None:
    found = only(tcx(activity(lap())))
    assert found.samples is None
    assert (found.activity.timer_s, found.activity.elapsed_s, found.activity.distance_m) == (600, 600, 2000)


def test_stride_cadence_speed_and_power_of_extensions() -> None:
    inner = "<n:TPX><n:Speed>2.5</n:Speed><n:RunCadence>80</n:RunCadence><n:Watts>200</n:Watts></n:TPX>"
    samples = samples_of(tcx(activity(lap(track(*(trackpoint(s, inner) for s in range(5)))))))
    assert samples.channels() == ("cadence_spm", "speed_m_per_s", "power_w")
    assert samples.cadence_spm is not None
    assert set(samples.cadence_spm) == {160}


@pytest.mark.parametrize(("raw", "steps"), [(80, 160), (115, 230), (116, 116), (165, 165)])
def test_a_doubled_cadence_over_230_was_steps_already(raw: int, steps: int) -> None:
    inner = f"<Extensions><TPX><RunCadence>{raw}</RunCadence></TPX></Extensions>"
    run = only(tcx(activity(lap(track(trackpoint(0, inner), trackpoint(1, inner)))))).activity
    assert run.avg_cadence_spm == steps


def test_bike_cadence_is_no_steps_and_run_cadence_of_other_sports_is() -> None:
    pedals = track(trackpoint(0, "<Cadence>80</Cadence>"), trackpoint(1, "<Cadence>80</Cadence>"))
    steps = pedals.replace("<Cadence>", "<TPX><RunCadence>").replace("</Cadence>", "</RunCadence></TPX>")
    assert only(tcx(activity(lap(pedals), sport="Biking"))).activity.avg_cadence_spm is None
    assert only(tcx(activity(lap(pedals)))).activity.avg_cadence_spm == 160
    assert only(tcx(activity(lap(steps), sport="Other"))).activity.avg_cadence_spm == 160


@pytest.mark.parametrize(
    ("readings", "covered"),
    [
        ([0, 10, 20, 30], [0, 10, 20, 30]),
        ([0, 10, 20, 0, 10, 20], [0, 10, 20, 20, 30, 40]),
        ([0, 10, 20, 5, 10], [0, 10, 20, 25, 30]),
        ([42_000, 42_010, 42_020], [0, 10, 20]),
        ([3, 6, np.nan, 9], [3, 6, np.nan, 9]),
        ([0, 500, 490, 510], [0, 500, 500, 520]),
        ([], []),
    ],
)
def test_distance_counters_that_restart_or_start_late(readings: list[float], covered: list[float]) -> None:
    np.testing.assert_allclose(counter_m(np.array(readings, dtype=float)), covered)


def test_distance_by_the_counter_where_laps_state_none() -> None:
    points = (trackpoint(s, f"<DistanceMeters>{42_000 + 3 * s}</DistanceMeters>") for s in range(11))
    assert only(tcx(activity(lap(track(*points), distance=0)))).activity.distance_m == 30


def test_distance_by_positions_where_nothing_else_tells() -> None:
    position = "<Position><LatitudeDegrees>{}</LatitudeDegrees><LongitudeDegrees>8</LongitudeDegrees></Position>"
    points = (trackpoint(s, position.format(50 + s / 1000)) for s in range(3))
    assert only(tcx(activity(lap(track(*points), distance=0)))).activity.distance_m == pytest.approx(222.4, abs=0.1)


def test_a_pause_starts_a_new_segment_and_a_lap_does_not() -> None:
    laps = lap(track(trackpoint(0), trackpoint(5)) + track(trackpoint(60))) + lap(track(trackpoint(61)))
    samples = samples_of(tcx(activity(laps)))
    assert samples.segment is not None
    assert list(samples.segment) == [0, 0, 1, 1]


def test_points_out_of_order_are_sorted() -> None:
    result = read(tcx(activity(lap(track(trackpoint(3), trackpoint(1), trackpoint(2))))))
    samples = result.recordings[0].samples
    assert samples is not None
    assert list(samples.t_s) == [1, 2, 3]
    assert "sorted" in said(result, Severity.NOTE)


def test_points_before_the_lap_are_at_its_start() -> None:
    samples = samples_of(tcx(activity(lap(track(trackpoint(0), trackpoint(9)), start="2024-05-01T07:00:05Z"))))
    assert list(samples.t_s) == [0, 4]


def test_several_activities_and_sessions_of_several_sports() -> None:
    one, two = activity(lap()), activity(lap(), sport="Biking", start="2024-05-02T07:00:00Z")
    session = f"<MultiSportSession><FirstSport>{one}</FirstSport><NextSport>{two}</NextSport></MultiSportSession>"
    for data in (tcx(one, two), tcx(body=f"<Activities>{session}</Activities>")):
        assert [r.activity.sport for r in read(data).recordings] == [Sport.RUNNING, Sport.CYCLING]


@pytest.mark.parametrize(
    ("word", "sport"),
    [("running", Sport.RUNNING), ("Biking", Sport.CYCLING), ("Walking", Sport.WALKING), ("", Sport.OTHER)],
)
def test_sports(word: str, sport: Sport) -> None:
    assert only(tcx(activity(lap(), sport=word))).activity.sport is sport


def test_notes_of_the_activity_and_the_device() -> None:
    more = "<Notes>Calf was fine</Notes><Creator><Name>Forerunner 10</Name></Creator><Plan><Name>x</Name></Plan>"
    run = only(tcx(activity(lap("<Notes>lap</Notes>"), more=more))).activity
    assert (run.notes, run.device, run.title) == ("Calf was fine", "Forerunner 10", None)


def test_an_offset_in_the_times_is_kept() -> None:
    run = only(tcx(activity(lap(start="2024-05-01T07:00:00.000+01:00")))).activity
    assert (f"{run.start_utc:%H:%M}", run.utc_offset_s, run.zone_source) == ("06:00", 3600, ZoneSource.FILE)


def test_impossible_values_of_one_lap_are_left_out_with_a_count() -> None:
    result = read(tcx(activity(lap(), lap(timer=-5, distance="NaN"))))
    assert (result.recordings[0].activity.timer_s, result.recordings[0].activity.distance_m) == (600, 2000)
    assert "2 values of laps" in said(result, Severity.WARNING)


def test_one_unusable_activity_does_not_stop_the_others() -> None:
    result = read(tcx(activity(lap(timer=-1)), activity(lap())))
    assert len(result.recordings) == 1
    assert [p.where for p in result.problems] == ["activity 1"]


def test_a_file_without_its_first_tag_is_read_with_a_warning() -> None:
    data = f'<?xml version="1.0"?><Activities>{activity(lap())}</Activities></TrainingCenterDatabase>'.encode()
    assert IMPORTER.sniff(data)
    result = read(data)
    assert result.recordings[0].activity.distance_m == 2000
    assert "damaged" in said(result, Severity.WARNING)


@pytest.mark.parametrize(
    ("data", "error", "words"),
    [
        (tcx(body="<Courses><Course><Track/></Course></Courses>"), EmptyFileError, "planned route"),
        (tcx(), EmptyFileError, "no activity"),
        (tcx(activity()), EmptyFileError, "nothing to log"),
        (tcx(activity(lap(timer=0))), EmptyFileError, "nothing to log"),
        (tcx(activity(lap(start="soon"), start="")), EmptyFileError, "no date"),
        (tcx(activity(lap(start="0001-01-01T00:00:00Z"))), CorruptFileError, "year 1:"),
        (tcx()[:60], CorruptFileError, "damaged"),
        (b"<gpx/>", UnknownFormatError, "not a TCX"),
        (b"<!DOCTYPE x><TrainingCenterDatabase/>", UnsafeFileError, "DOCTYPE"),
        (tcx(*["<Activity/>"] * 1001), UnsafeFileError, "1000 activities"),
    ],
)
def test_what_cannot_be_used_is_refused_with_a_sentence(data: bytes, error: type[FileImportError], words: str) -> None:
    with pytest.raises(error, match=words):
        read(data)


def test_only_tcx_is_recognised() -> None:
    assert IMPORTER.sniff(b"   <?xml version='1.0'?><ns2:TrainingCenterDatabase xmlns:ns2='u'>")
    assert not any(map(IMPORTER.sniff, (b"", b"<gpx>", b"<Activities><Workout/>", b"Activity Type,Date")))
