"""The activities.csv of a Strava archive."""

import datetime as dt

import pytest

from rtr.errors import EmptyFileError, Severity
from rtr.importers import strava
from rtr.model import Activity, Sport

HEADER = (
    "Activity ID,Activity Date,Activity Name,Activity Type,Activity Description,Elapsed Time,Distance,Max Heart Rate,"
    "Relative Effort,Commute,Activity Private Note,Filename,Elapsed Time,Moving Time,Distance,Elevation Gain,"
    "Elevation Loss,Average Cadence,Max Heart Rate,Average Heart Rate,Average Watts,Relative Effort,"
    "Perceived Exertion,Timer Time"
)
ROW = (
    '11645062261,"Jun 13, 2024, 4:57:36 PM",Evening Run,Run,"Warm up, ""easy""\nthen 4x800",3544,6.44,189.0,'
    "71,false,secret,activities/12426216062.fit.gz,3544.0,1966.0,6443.6,1.0,2.0,81.0,189.0,162.0,382.0,71.0,7.0,"
)


def read(*rows: str, header: str = HEADER):
    return strava.read("activities.csv", "\n".join([header, *rows]).encode())


def one(row: str, header: str = HEADER) -> Activity:
    (recording,) = read(row, header=header).recordings
    return recording.activity


def test_every_field_of_a_row_from_the_block_in_si_units():
    result = read(ROW)
    assert result.problems == ()
    assert result.recordings[0].activity == Activity(
        uid="",
        source="strava_csv",
        sport=Sport.RUNNING,
        start_utc=dt.datetime(2024, 6, 13, 16, 57, 36, tzinfo=dt.UTC),
        elapsed_s=3544.0,
        moving_s=1966.0,
        distance_m=6443.6,
        ascent_m=1.0,
        descent_m=2.0,
        avg_hr_bpm=162.0,
        max_hr_bpm=189.0,
        avg_cadence_spm=162.0,
        avg_power_w=382.0,
        rpe=7.0,
        title="Evening Run",
        notes='Warm up, "easy"\nthen 4x800',
    )


def test_the_local_day_is_not_known_from_the_list():
    assert one(ROW).start_local is None
    assert one(ROW).timer_s is None


def test_origin_is_the_base_name_of_the_original_file():
    assert read(ROW).recordings[0].origin == "12426216062.fit.gz"
    assert read(ROW.replace("activities/12426216062.fit.gz", "")).recordings[0].origin is None
    assert read(ROW.replace("activities/12", "activities\\12")).recordings[0].origin == "12426216062.fit.gz"


def test_the_private_note_and_relative_effort_are_not_read():
    assert "secret" not in str(read(ROW))


def test_cadence_is_strides_for_runs_steps_where_doubling_is_impossible_and_nothing_for_rides():
    assert one(ROW.replace(",81.0,", ",115.0,")).avg_cadence_spm == 230.0
    assert one(ROW.replace(",81.0,", ",116.0,")).avg_cadence_spm == 116.0
    assert one(ROW.replace(",Run,", ",Ride,")).avg_cadence_spm is None


@pytest.mark.parametrize(
    ("word", "sport", "sub_sport"),
    [
        ("Run", Sport.RUNNING, None),
        ("Trail Run", Sport.RUNNING, "trail"),
        ("Virtual Run", Sport.RUNNING, "virtual_activity"),
        ("Walk", Sport.WALKING, None),
        ("Hike", Sport.HIKING, None),
        ("Ride", Sport.CYCLING, None),
        ("Swim", Sport.SWIMMING, None),
        ("Weight Training", Sport.STRENGTH, None),
        ("Workout", Sport.CROSS_TRAINING, None),
        ("Elliptical", Sport.CROSS_TRAINING, None),
        ("Football (Soccer)", Sport.OTHER, None),
    ],
)
def test_activity_types(word, sport, sub_sport):
    result = read(ROW.replace(",Run,", f",{word},"))
    activity = result.recordings[0].activity
    assert (activity.sport, activity.sub_sport) == (sport, sub_sport)
    assert result.problems == ()


GERMAN = (
    "Aktivitäts-ID,Aktivitätsdatum,Name der Aktivität,Aktivitätsart,Aktivitätsbeschreibung,Verstrichene Zeit,Distanz,"
    "Max. Herzfrequenz,Relative Leistung,Pendeln,Hinweis zur Privatsphäre für Aktivitäten,Dateiname,"
    "Verstrichene Zeit,Bewegungszeit,Distanz,Höhenzunahme,x,Durchschnittliche Trittfrequenz,Max. Herzfrequenz,"
    "Durchschnittliche Herzfrequenz,y,Relative Leistung,Gefühlte Anstrengung,z"
)


def test_german_headers_types_and_dates():
    row = ROW.replace("Jun 13, 2024, 4:57:36 PM", "13.06.2024, 16:57:36").replace(",Run,", ",Lauf,")
    found, english = one(row, header=GERMAN), one(ROW)
    assert (found.start_utc, found.sport, found.distance_m) == (english.start_utc, english.sport, english.distance_m)
    assert (found.avg_hr_bpm, found.avg_cadence_spm, found.rpe) == (162.0, 162.0, 7.0)
    assert found.notes == english.notes


@pytest.mark.parametrize(
    "header",
    [
        "ID de l'activité,Date de l'activité,Nom de l'activité,Type d'activité,Nom du fichier",
        "ID de actividad,Fecha de la actividad,Nombre de la actividad,Tipo de actividad,Nombre del archivo",
    ],
)
def test_french_and_spanish_headers_are_recognised(header):
    assert strava.sniff(header.encode())


def test_a_list_that_was_cut_to_one_distance_column_is_in_km_and_swims_in_metres():
    header = "Activity ID,Activity Date,Activity Type,Elapsed Time,Distance"
    run, swim = read(
        '1,"Jun 4, 2024, 6:13:47 AM",Run,1800,"5.02"', '2,"Jun 5, 2024, 6:13:47 AM",Swim,1800,"1,073"', header=header
    ).recordings
    assert (run.activity.distance_m, swim.activity.distance_m) == (5020.0, 1073.0)


def test_a_second_distance_that_is_missing_is_never_replaced_by_the_first_in_another_unit():
    assert one(ROW.replace("6443.6", "")).distance_m is None


def test_a_re_save_with_decimal_commas_and_semicolons():
    row = ROW.replace(",", ";").replace("6443.6", "6443,6").replace("Jun 13; 2024; 4", "Jun 13, 2024, 4")
    assert one(row, header=HEADER.replace(",", ";")).distance_m == 6443.6


@pytest.mark.parametrize(("rpe", "expected"), [("10.0", 10.0), ("11.0", None), ("0.0", None), ("", None)])
def test_perceived_exertion_is_1_to_10_or_unknown(rpe, expected):
    assert one(ROW.replace(",7.0,", f",{rpe},")).rpe == expected


def test_a_manual_row_without_duration_is_told():
    result = read(ROW.replace("3544", "0").replace("1966.0", "0"))
    assert result.recordings[0].activity.load_s is None
    assert [p.severity for p in result.problems] == [Severity.WARNING]


def test_a_row_without_a_readable_date_is_refused_and_the_others_stay():
    result = read(ROW.replace("Jun 13", "Smarch 13"), ROW)
    assert len(result.recordings) == 1
    assert [(p.where, p.severity) for p in result.problems] == [("row 2", Severity.ERROR)]


@pytest.mark.parametrize(("length", "is_cut"), [(9_999, False), (10_000, False), (10_001, True)])
def test_notes_limit_just_under_at_and_over(length, is_cut):
    result = read(ROW.replace("then 4x800", "").replace('Warm up, ""easy""\n', "x" * length))
    assert len(result.recordings[0].activity.notes) == min(length, 10_000)
    assert bool(result.problems) == is_cut


def test_a_header_without_rows_says_that_there_are_no_activities():
    with pytest.raises(EmptyFileError, match="no activities"):
        read()
