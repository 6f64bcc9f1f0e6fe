"""What is recognised but not read is named, with what to do instead."""

from pathlib import Path

import pytest

from rtr.errors import EmptyFileError, UnknownFormatError
from rtr.importers import IMPORTERS, read

REAL = {
    "apple_health_xml/healthkit-to-sqlite__export.xml": "Apple Health export",
    "fitbit_json/physicalactivitybiometrics__exercise-0.json": "Fitbit export",
    "garmin_gdpr_json/gdpr-test-a__0_summarizedActivities.json": "Garmin account export",
    "garmin_wellness_csv/SleepHabits__Sleep.csv": "Garmin sleep report",
    "garmin_wellness_json/garth__body_battery_events_2023-07-20.json": "Garmin body battery file",
    "garmin_laps_csv/Runalyze__Umlaute.csv": "“Datum”, “Art”, “Distanz in km”, “Zeit HH:MM:SS” and 4 more",
    "healthexport_csv/healthexport-csv-examples__workouts.csv": "HealthExport list",
    "mapmyrun_csv/mmf-test__workout_history_2025.csv": "MapMyRun list",
    "nike_json/runpandas__malformed_lat_lon.json": "Nike Run Club run",
    "other_csv/Runalyze__Epson.csv": "Epson file",
    "other_legacy/GoldenCheetah__example.fitlog": "SportTracks logbook",
    "other_legacy/Runalyze__DatacenterVersion4-HM.slf": "Sigma file",
    "other_legacy/Runalyze__Route-only.kml": "KML map",
    "other_legacy/Runalyze__RunningAHEAD-Minimal-example.xml": "RunningAHEAD log",
    "other_legacy/Runalyze__with-dist.pwx": "TrainingPeaks PWX file",
    "other_legacy/Runalyze__Treadmill.ttbin": "no known format",
    "polar_hrm_xml/Runalyze__12010401.hrm": "Polar HRM file",
    "polar_hrm_xml/Runalyze__Polar.xml": "Polar XML file",
    "runkeeper_csv/runkeeper-data__cardioActivities.csv": "Runkeeper list",
    "samsung_csv/samsung-test__com.samsung.shealth.exercise.20211008.csv": "Samsung Health list",
    "suunto_json/sports-lib__suunto.json": "Suunto log",
    "suunto_sml_xml/Runalyze__Suunto-Ambit-Indoor-reduced.sml": "Suunto SML file",
    "trainingpeaks_csv/tp-test__workouts_a.csv": "TrainingPeaks list",
    "whoop_csv/whoop_data__workouts__newer_half.csv": "Whoop list",
    "zepp_csv/Zepp_Life__SPORT(Full).csv": "Zepp list",
}


def refusal(name: str, data: bytes) -> UnknownFormatError:
    with pytest.raises(UnknownFormatError) as caught:
        read(name, data)
    return caught.value


@pytest.mark.parametrize(("path", "what"), REAL.items())
def test_real_files_of_other_services_are_named(shared: Path, path: str, what: str):
    name = path.rpartition("/")[2]
    text = str(refusal(name, (shared / "samples" / path).read_bytes()))
    assert text.startswith(f"{name}: ")
    assert what in text


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"\x89PNG\r\n", "picture"),
        (b"\xff\xd8\xff\xe0", "picture"),
        (b"\0\0\0\x18ftypheic", "photo or video"),
        (b"%PDF-1.7", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "old Excel or Word document"),
        (b"PK\x03\x04..[Content_Types].xml..xl/workbook.xml", "Excel workbook: save it as CSV"),
        (b"PK\x03\x04" + bytes(30), "zip archive inside an archive, or a damaged one"),
        (b"7z\xbc\xaf\x27\x1c", "7z archive"),
        (bytes(257) + b"ustar", "tar archive"),
        (b"<!DOCTYPE html><html></html>", "web page"),
        (b"<html><body>Please sign in</body></html>", "web page"),
        (b"<note>x</note>", "XML file of an unknown kind"),
        (b'{"hello":"world"}', "JSON file of an unknown kind"),
        (b"[" * 1000, "JSON file of an unknown kind"),
        ('{"DeviceLog":{}}'.encode("utf-16"), "Suunto log"),
        (b"a;b;c\n1;2;3\n", "“a”, “b”, “c”"),
        (b"just a sentence", "no known format"),
        (b"PK, km, min\n1,2,3\n", "“PK”, “km”, “min”"),
    ],
)
def test_content_decides_whatever_the_name(data: bytes, what: str):
    assert what in str(refusal("run.fit", data))


def test_a_refusal_names_every_format_that_can_be_read():
    text = str(refusal("x.csv", b"a,b,c\n1,2,3\n"))
    assert all(importer.title in text for importer in IMPORTERS)


@pytest.mark.parametrize("data", [b"[]", b" { } \n", "[]".encode("utf-16"), b""])
def test_an_empty_document_has_no_activities(data: bytes):
    with pytest.raises(EmptyFileError, match=r"x\.json: "):
        read("x.json", data)


def test_a_list_of_another_kind_does_not_spill_its_content_into_the_message():
    secret = "x" * 5000
    assert len(str(refusal("x.csv", f"{secret},{secret}\n1,2\n".encode()))) < 400
