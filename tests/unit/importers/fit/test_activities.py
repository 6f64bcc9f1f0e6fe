"""What a recording says, field by field."""

import datetime as dt

import pytest

from rtr.errors import EmptyFileError
from rtr.importers.fit import IMPORTER, read
from rtr.model import Sport, ZoneSource
from tests import fit_writer as fit
from tests.fit_writer import FitWriter

START = fit.START
START_UTC = dt.datetime(1989, 12, 31, tzinfo=dt.UTC) + dt.timedelta(seconds=START)


def only(writer):
    (recording,) = read("run.fit", writer.done()).recordings
    return recording


def session_with(*fields_and_values, sport=1, records=True):
    """The activity of a session with further fields: (number, base, value)."""
    writer = fit.with_records(fit.activity_file()) if records else fit.activity_file()
    fields = [(number, base) for number, base, _ in fields_and_values]
    values = [value for _, _, value in fields_and_values]
    return only(fit.with_session(writer, sport=sport, fields=fields, values=values)).activity


def test_a_plain_run():
    recording = only(fit.run())
    activity, samples = recording.activity, recording.samples
    assert (activity.sport, activity.source, activity.uid) == (Sport.RUNNING, "fit", "")
    assert activity.start_utc == START_UTC
    assert (activity.elapsed_s, activity.timer_s, activity.distance_m) == (60.0, 60.0, 180.0)
    assert (activity.avg_hr_bpm, activity.max_hr_bpm) == (140.0, 140.0)
    assert samples.channels() == ("hr_bpm", "cadence_spm", "distance_m")
    assert samples.cadence_spm.tolist() == [160.0] * 60
    assert samples.t_s.tolist() == list(range(60))
    assert samples.segment is None


def test_sniff_sees_the_mark_not_the_name():
    assert IMPORTER.sniff(fit.run().done()[:64])
    assert not IMPORTER.sniff(b"<gpx></gpx>")
    assert not IMPORTER.sniff(b"\x0e")


@pytest.mark.parametrize("header_size", [12, 14, 20])
def test_headers_of_any_length(header_size):
    assert len(read("run.fit", fit.run().done(header_size=header_size)).recordings) == 1


@pytest.mark.parametrize(
    ("sport", "sub_sport", "ours", "word"),
    [
        (1, 0, Sport.RUNNING, None),
        (1, 1, Sport.RUNNING, "treadmill"),
        (1, 3, Sport.RUNNING, "trail"),
        (1, 45, Sport.RUNNING, "indoor_running"),
        (11, 0, Sport.WALKING, None),
        (17, 0, Sport.HIKING, None),
        (2, 6, Sport.CYCLING, "indoor_cycling"),
        (5, 18, Sport.SWIMMING, "open_water"),
        (10, 20, Sport.STRENGTH, "strength_training"),
        (10, 43, Sport.MOBILITY, "yoga"),
        (4, 1, Sport.RUNNING, "treadmill"),
        (4, 15, Sport.CROSS_TRAINING, "elliptical"),
        (3, 0, Sport.OTHER, "transition"),
        (0, 0, Sport.OTHER, None),
        (200, 200, Sport.OTHER, None),
    ],
)
def test_sports(sport, sub_sport, ours, word):
    activity = session_with((6, fit.ENUM, sub_sport), sport=sport)
    assert (activity.sport, activity.sub_sport) == (ours, word)


@pytest.mark.parametrize(
    ("cadence", "fraction", "steps"),
    [(79, 0, 158.0), (79, 6, 158.1), (114, 0, 228.0), (115, 0, 230.0), (116, 0, 116.0), (172, 0, 172.0)],
)
def test_cadence_is_doubled_unless_it_was_steps_already(cadence, fraction, steps):
    """Rulings R14: a doubled mean above 230 means that it was steps."""
    activity = session_with((18, fit.UINT8, cadence), (92, fit.UINT8, fraction))
    assert activity.avg_cadence_spm == pytest.approx(steps, abs=0.05)


def test_zero_heart_rate_power_and_cadence_mean_missing():
    activity = session_with(
        (16, fit.UINT8, 0), (17, fit.UINT8, 0), (18, fit.UINT8, 0), (20, fit.UINT16, 0), records=False
    )
    assert (activity.avg_hr_bpm, activity.max_hr_bpm) == (None, None)
    assert (activity.avg_cadence_spm, activity.avg_power_w) == (None, None)


def test_zero_ascent_and_distance_are_values():
    activity = session_with((22, fit.UINT16, 0), (23, fit.UINT16, 5))
    assert (activity.ascent_m, activity.descent_m) == (0.0, 5.0)


def test_effort_and_feel_of_the_runner():
    activity = session_with((193, fit.UINT8, 90), (192, fit.UINT8, 75))
    assert (activity.rpe, activity.feel) == (9.0, 75.0)


def test_effort_that_was_not_given_is_unknown():
    activity = session_with((193, fit.UINT8, 255), (192, fit.UINT8, 255))
    assert (activity.rpe, activity.feel) == (None, None)


@pytest.mark.parametrize(
    ("ahead_s", "offset_s"),
    [
        (7200, 7200),
        (-14_400, -14_400),
        (0, 0),
        (20_700, 20_700),  # Nepal
        (10_753, 10_800),  # 47 s off: rounded
        (10_739, None),  # 61 s off: no offset
        (50_400, 50_400),
        (51_300, None),  # more than 14 h
        (-999_000_000, None),  # Zwift
    ],
)
def test_local_time_by_the_activity_message(ahead_s, offset_s):
    writer = fit.run().define(3, fit.ACTIVITY, (253, fit.UINT32), (5, fit.UINT32))
    activity = only(writer.add(3, START + 60, max(0, START + 60 + ahead_s))).activity
    assert activity.utc_offset_s == offset_s
    if offset_s is None:
        assert (activity.start_local, activity.zone_source) == (None, None)
    else:
        assert activity.start_local == START_UTC.replace(tzinfo=None) + dt.timedelta(seconds=offset_s)
        assert activity.zone_source is ZoneSource.FILE


def test_a_session_of_few_words_is_filled_from_its_records():
    writer = fit.with_records(fit.activity_file(), 61).define(2, fit.SESSION, (2, fit.UINT32), (5, fit.ENUM))
    activity = only(writer.add(2, START, 1)).activity
    assert (activity.elapsed_s, activity.distance_m, activity.avg_hr_bpm) == (60.0, 180.0, 140.0)
    assert activity.timer_s is None


def test_a_file_without_a_session_is_what_its_records_say():
    writer = fit.with_records(fit.activity_file(), 61)
    activity = only(writer.define(3, fit.SPORT, (0, fit.ENUM)).add(3, 1)).activity
    assert (activity.sport, activity.start_utc) == (Sport.RUNNING, START_UTC)
    assert (activity.elapsed_s, activity.distance_m, activity.avg_cadence_spm) == (60.0, 180.0, 160.0)


def test_a_file_that_names_no_sport_says_so():
    result = read("run.fit", fit.with_records(fit.activity_file(), 61).done())
    assert result.recordings[0].activity.sport is Sport.OTHER
    assert "which sport" in result.problems[0].what


def test_a_summary_without_records_is_a_run_without_samples():
    recording = only(fit.with_session(fit.activity_file(), seconds=1800))
    assert recording.samples is None
    assert (recording.activity.timer_s, recording.activity.distance_m) == (1800.0, 5400.0)


def test_several_sessions_share_the_records_by_time():
    writer = fit.with_records(fit.activity_file(), 180)
    for sport, start in ((2, START), (3, START + 60), (1, START + 120)):
        fit.with_session(writer, sport=sport, start=start)
    recordings = read("brick.fit", writer.done()).recordings
    assert [r.activity.sport for r in recordings] == [Sport.CYCLING, Sport.OTHER, Sport.RUNNING]
    assert [len(r.samples) for r in recordings] == [60, 60, 60]
    assert [r.samples.t_s[0] for r in recordings] == [0, 0, 0]


def test_chained_files_give_all_their_recordings():
    first = fit.run().done()
    second = fit.with_session(fit.with_records(fit.activity_file(), start=START + 9_000), start=START + 9_000).done()
    recordings = read("two.fit", first + second).recordings
    assert [r.activity.start_utc - START_UTC for r in recordings] == [dt.timedelta(0), dt.timedelta(seconds=9_000)]


def test_a_chained_file_of_another_kind_is_passed_over():
    settings = FitWriter().define(0, fit.FILE_ID, (0, fit.ENUM)).add(0, 2).done()
    assert len(read("two.fit", settings + fit.run().done()).recordings) == 1


@pytest.mark.parametrize(
    ("kind", "word"), [(5, "workout plan"), (6, "course"), (2, "settings file"), (77, "file of type 77")]
)
def test_what_is_no_recording_is_called_by_its_name(kind, word):
    writer = FitWriter().define(0, fit.FILE_ID, (0, fit.ENUM)).add(0, kind)
    with pytest.raises(EmptyFileError, match=f"a FIT {word}, not a recorded run"):
        read("x.fit", writer.done())


def test_times_since_power_up_are_no_dates():
    with pytest.raises(EmptyFileError, match="usable date"):
        read("run.fit", fit.with_records(fit.activity_file(), 60, start=0x0FFFFF00).done())


def test_a_single_point_is_nothing_to_measure():
    with pytest.raises(EmptyFileError, match="single point"):
        read("run.fit", fit.with_records(fit.activity_file(), 1).done())


def test_a_clock_set_after_the_start_gives_way_to_the_records():
    writer = fit.with_session(fit.with_records(fit.activity_file()), start=START - 900_000)
    assert only(writer).activity.start_utc == START_UTC


def test_device_and_title():
    writer = fit.run().define(3, fit.FILE_ID, (0, fit.ENUM), (1, fit.UINT16), (8, fit.TEXT, 16))
    writer.body = b""
    writer.define(0, fit.FILE_ID, (0, fit.ENUM), (1, fit.UINT16), (2, fit.UINT16)).add(0, 4, 1, 3992)
    writer.define(3, fit.WORKOUT, (8, fit.TEXT, 16)).add(3, b"Run-walk week 2\0")
    activity = only(fit.with_session(fit.with_records(writer))).activity
    assert activity.device == "Garmin product 3992"
    assert activity.title == "Run-walk week 2"


@pytest.mark.parametrize(
    ("maker", "name", "device"),
    [
        (23, "Suunto 9", "Suunto 9"),
        (267, "1901", "Bryton 1901"),
        (294, "COROS PACE 2", "COROS PACE 2"),
        (9999, "", None),
    ],
)
def test_a_device_that_names_itself(maker, name, device):
    writer = FitWriter().define(0, fit.FILE_ID, (0, fit.ENUM), (1, fit.UINT16), (8, fit.TEXT, 16))
    writer.add(0, 4, maker, name.encode().ljust(16, b"\0"))
    assert only(fit.with_session(fit.with_records(writer))).activity.device == device
