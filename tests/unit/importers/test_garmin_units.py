"""What the distances of a Garmin list are measured in: the file does not say."""

import pytest

from rtr.importers import garmin
from rtr.importers.garmin_units import distance_m, list_units
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


def track(distance: str, time: str = "00:12:06") -> str:
    return ROW.replace("Running", "Track Running", 1).replace("8.98", distance).replace("00:47:58", time)


@pytest.mark.parametrize(
    ("distance", "expected_m"),
    [("2,810", 2810.0), ("2.81", 2810.0), ("2,81", 2810.0), ("400", 400.0)],
)
def test_track_runs_are_in_metres_unless_a_spreadsheet_made_them_kilometres(distance, expected_m):
    time = "00:01:40" if distance == "400" else "00:12:06"
    assert activities(ROW, track(distance, time))[1].distance_m == expected_m


def test_a_track_run_of_2_km_that_lost_its_zeros():
    assert activities(ROW, track("2", "00:09:14.7"))[1].distance_m == 2000.0


def test_swims_are_in_metres():
    swim = ROW.replace("Running", "Pool Swim", 1).replace('"8.98"', '"1,150"')
    assert activities(ROW, swim)[1].distance_m == 1150.0


def test_a_run_of_21130_km_is_a_half_marathon_that_was_written_with_three_decimals():
    result = read(ROW, ROW.replace('"8.98"', '"21,130"').replace("00:47:58", "01:58:00"))
    assert result.recordings[1].activity.distance_m == 21_130.0
    assert any("row 3" in what and "metres" in what for what in told(result))


def test_an_implausible_distance_stays_as_it_is_so_that_it_can_be_flagged():
    assert (
        activities(ROW, ROW.replace('"8.98"', '"1,234"').replace("00:47:58", "00:30:00"))[1].distance_m == 1_234_000.0
    )


@pytest.mark.parametrize("text", ["NaN", "inf", "-5.00", "1e9", "٥٫٠"])
def test_distances_that_are_no_number_are_left_out_and_told(text):
    result = read(ROW.replace('"8.98"', f'"{text}"'))
    assert result.recordings[0].activity.distance_m is None
    assert any("row 2 The distance" in what for what in told(result))


def in_miles(stride: str) -> str:
    return ROW.replace('"8.98"', '"5.58"').replace('"1.14"', f'"{stride}"').replace('"71"', '"233"')


@pytest.mark.parametrize("stride", ["1.14", "3.74"], ids=["stride in metres", "stride in feet"])
def test_miles_show_in_stride_length_and_cadence_and_are_told(stride):
    result = read(in_miles(stride))
    activity = result.recordings[0].activity
    assert activity.distance_m == pytest.approx(8980.0, abs=1)
    assert activity.ascent_m == pytest.approx(71.0, abs=0.1)
    assert any("miles" in what and what.startswith("note") for what in told(result))


def test_kilometres_that_stride_and_cadence_confirm_need_no_word():
    assert told(read(ROW)) == []


def test_without_evidence_kilometres_are_taken_and_told():
    result = read(ROW.replace('"1.14"', '"--"'))
    assert result.recordings[0].activity.distance_m == 8980.0
    assert any("kilometres were taken" in what for what in told(result))


def test_unit_evidence_is_the_median_so_one_odd_row_decides_nothing():
    sound = (1.14, 165.0, 2878.0, 8.98)
    assert list_units([sound, sound, (7.09, 13.0, 3366.0, 0.5)]).why is None
    assert list_units([]).why is not None


def test_distance_without_time_or_for_sports_without_usual_speeds():
    assert distance_m(2810.0, Sport.RUNNING, None, 1000.0, is_short_course=True) == 2810.0
    assert distance_m(2.81, Sport.RUNNING, None, 1000.0, is_short_course=True) == 2810.0
    assert distance_m(5.0, Sport.OTHER, 100.0, 1000.0, is_short_course=False) == 5000.0
