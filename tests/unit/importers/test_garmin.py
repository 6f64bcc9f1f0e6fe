"""Garmin Connect's Activities.csv, in its languages, number forms and spreadsheet re-saves."""

import datetime as dt

import pytest

from rtr.errors import CorruptFileError, EmptyFileError, Severity
from rtr.importers import garmin
from rtr.model import Activity, Sport

HEADER = (
    "Activity Type,Date,Favorite,Title,Distance,Calories,Time,Avg HR,Max HR,Avg Run Cadence,Avg Pace,Total Ascent,"
    "Total Descent,Avg Stride Length,Avg Power,Moving Time,Elapsed Time"
)
ROW = (
    'Running,2025-10-01 11:06:32,false,"Leuven Running","8.98","657","00:47:58","139","159","165","5:21","71",'
    '"67","1.14","250","00:47:50","00:50:07"'
)


def read(*rows: str, header: str = HEADER):
    return garmin.read("Activities.csv", "\n".join([header, *rows]).encode())


def activities(*rows: str, header: str = HEADER) -> list[Activity]:
    return [recording.activity for recording in read(*rows, header=header).recordings]


def told(result) -> list[str]:
    return [f"{p.severity.value} {p.where} {p.what}" for p in result.problems]


def test_every_field_of_a_row():
    (activity,) = activities(ROW)
    assert activity == Activity(
        uid="",
        source="garmin_csv",
        sport=Sport.RUNNING,
        start_local=dt.datetime(2025, 10, 1, 11, 6, 32),
        timer_s=2878.0,
        moving_s=2870.0,
        elapsed_s=3007.0,
        distance_m=8980.0,
        ascent_m=71.0,
        descent_m=67.0,
        avg_hr_bpm=139.0,
        max_hr_bpm=159.0,
        avg_cadence_spm=165.0,
        avg_power_w=250.0,
        title="Leuven Running",
    )


def test_local_time_has_no_zone():
    (activity,) = activities(ROW)
    assert activity.start_utc is None
    assert activity.utc_offset_s is None


def test_decimal_comma_is_decided_for_the_whole_file_english_headers_or_not():
    commas = ROW.replace('"8.98"', '"8,98"').replace('"1.14"', '"1,14"').replace('"71"', '"1.071"')
    first, second = activities(commas, commas.replace('"8,98"', '"12,00"'))
    assert (first.distance_m, second.distance_m) == (8980.0, 12_000.0)
    assert first.ascent_m == 1071.0


def test_thousands_and_fractions_in_a_file_of_points():
    (activity,) = activities(ROW.replace('"71"', '"1,071"').replace('"00:47:58"', '"00:47:58.5"'))
    assert (activity.ascent_m, activity.timer_s) == (1071.0, 2878.5)


@pytest.mark.parametrize("missing", ["--", "", "0"])
def test_missing_and_zero_heart_rate_cadence_power_are_unknown_never_zero(missing):
    row = ROW.replace('"139","159","165"', f'"{missing}","{missing}","{missing}"').replace('"250"', f'"{missing}"')
    (activity,) = activities(row)
    assert activity.avg_hr_bpm is None
    assert activity.max_hr_bpm is None
    assert activity.avg_cadence_spm is None
    assert activity.avg_power_w is None


def test_a_flat_run_has_an_ascent_of_zero():
    (activity,) = activities(ROW.replace('"71"', '"0"'))
    assert activity.ascent_m == 0.0


def test_older_lists_without_moving_and_elapsed_time_leave_them_unknown():
    header, row = HEADER.rsplit(",", 2)[0], ROW.rsplit(",", 2)[0]
    (activity,) = activities(row, header=header)
    assert (activity.timer_s, activity.moving_s, activity.elapsed_s) == (2878.0, None, None)


def test_a_header_that_occurs_twice_is_read_at_its_first_place():
    (activity,) = activities(ROW + ',"0"', header=HEADER + ",Avg Run Cadence")
    assert activity.avg_cadence_spm == 165.0


def test_a_list_without_the_favourite_column():
    header, row = HEADER.replace(",Favorite", ""), ROW.replace(",false", "")
    assert garmin.sniff(header.encode())
    assert activities(row, header=header) == activities(ROW)


@pytest.mark.parametrize(
    ("time", "fixed_s"),
    [("47:58:00", 2878.0), ("2:00:00", 7200.0)],
    ids=["minutes that became hours", "a slow run without a telling pace"],
)
def test_minutes_that_a_spreadsheet_turned_into_hours_are_turned_back_where_the_pace_proves_it(time, fixed_s):
    result = read(ROW.replace("00:47:58", time))
    assert result.recordings[0].activity.timer_s == fixed_s
    assert any("minutes into hours" in what for what in told(result)) == (fixed_s == 2878.0)


def test_rows_without_a_readable_date_or_duration_are_refused_one_by_one():
    result = read(ROW, ROW.replace("2025-10-01", "2025-10-010"), ROW.replace("00:47:58", "99:99:99"), ROW)
    assert len(result.recordings) == 2
    assert [(p.where, p.severity) for p in result.problems] == [("row 3", Severity.ERROR), ("row 4", Severity.ERROR)]


def test_a_row_without_any_duration_is_kept_and_told():
    row = ROW
    for time in ("00:47:58", "00:47:50", "00:50:07"):
        row = row.replace(time, "--")
    result = read(row)
    assert result.recordings[0].activity.load_s is None
    assert any("no duration" in what for what in told(result))


def test_day_first_dates_of_a_re_save_are_one_order_for_the_file():
    dates = ["03/04/2024 07:00", "05/04/2024 07:00", "13/04/2024 07:00"]
    found = activities(*(ROW.replace("2025-10-01 11:06:32", date) for date in dates))
    assert [a.start_local.day for a in found] == [3, 5, 13]
    assert {a.start_local.month for a in found} == {4}


def test_ambiguous_dates_are_told_once():
    result = read(ROW.replace("2025-10-01 11:06:32", "03/04/2024 07:00"))
    assert result.recordings[0].activity.start_local == dt.datetime(2024, 4, 3, 7)
    assert sum("two orders" in what for what in told(result)) == 1


def test_two_date_orders_in_one_list_are_refused():
    with pytest.raises(CorruptFileError, match="two orders"):
        read(ROW.replace("2025-10-01", "13/04/2024"), ROW.replace("2025-10-01", "04/13/2024"))


def test_the_list_of_before_2014_with_a_title_above_and_blanks_before_each_row():
    header = "Activity Name,Activity Type,Start,Time,Distance"
    rows = [' "Abendlauf","Laufen","Fr, 25 Mai 2012 20:31","00:43:22","7,87"']
    text = "\n".join(["Meine Aktivitäten", "", header, *rows])
    (recording,) = garmin.read("activities.csv", text.encode()).recordings
    assert recording.activity.start_local == dt.datetime(2012, 5, 25, 20, 31)
    assert (recording.activity.distance_m, recording.activity.timer_s) == (7870.0, 2602.0)


def test_titles_stay_text_and_long_ones_are_cut_with_a_note():
    result = read(
        ROW.replace("Leuven Running", "=cmd|'/C calc'!A0"), ROW.replace("Leuven Running", "\u202e🏃‍♀️" + "Ａ" * 300)
    )
    first, second = (r.activity.title for r in result.recordings)
    assert first == "=cmd|'/C calc'!A0"
    assert second.startswith("\u202e🏃‍♀️")
    assert len(second) == 300
    assert told(result) == ["note row 3 A text of more than 300 characters was cut."]


@pytest.mark.parametrize(("length", "is_cut"), [(299, False), (300, False), (301, True)])
def test_title_limit_just_under_at_and_over(length, is_cut):
    result = read(ROW.replace("Leuven Running", "x" * length))
    assert len(result.recordings[0].activity.title) == min(length, 300)
    assert bool(result.problems) == is_cut


def test_a_header_without_rows_says_that_there_are_no_activities():
    with pytest.raises(EmptyFileError, match="no activities"):
        read()


@pytest.mark.parametrize(
    "head",
    [
        b"a,b,c\n1,2,3\n",
        b"Date,Type,Route Name,Distance (mi),Duration\n",
        b"Date Submitted,Workout Date,Activity Type,Calories\n",
        b"Activity ID,Activity Date,Activity Name,Activity Type,Distance\n",
        "ID de l'activité,Date de l'activité,Nom de l'activité,Type d'activité,Distance\n".encode(),
        b"",
        b"\x0c\x10\x00\x00",
    ],
)
def test_other_lists_are_not_taken_for_garmin(head):
    assert not garmin.sniff(head)
