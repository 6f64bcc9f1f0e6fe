"""What is recognised but not read: said in one sentence, with what to do instead."""

from rtr.errors import EmptyFileError, FileImportError, UnknownFormatError
from rtr.importers.csv_table import first_columns
from rtr.importers.csv_text import decode
from rtr.importers.xml import root_name

_HEAD_BYTES = 2**16
_SHOWN_COLUMNS = 4

_MAGIC = (
    (0, b"\x89PNG", "a picture (PNG)"), (0, b"\xff\xd8\xff", "a picture (JPEG)"), (0, b"GIF8", "a picture (GIF)"),
    (8, b"WEBP", "a picture (WebP)"), (4, b"ftyp", "a photo or video"), (0, b"%PDF", "a PDF document"),
    (0, b"\x1f\x8b", "packed twice (gz inside gz)"), (0, b"7z\xbc\xaf", "a 7z archive"), (0, b"Rar!", "a RAR archive"),
    (0, b"BZh", "a bz2 archive"), (0, b"\xfd7zXZ", "an xz archive"), (257, b"ustar", "a tar archive"),
    (0, b"SQLite format 3", "a database"), (0, b"MZ", "a program"), (0, b"\x7fELF", "a program"),
)  # fmt: skip

_ROOTS = {
    "html": "a web page, perhaps a sign-in page that was saved in place of the file",
    "HealthData": "an Apple Health export", "Workout": "a part of an Apple Health export",
    "ClinicalDocument": "the clinical document of an Apple Health export, without workouts",
    "kml": "a KML map", "sml": "a Suunto SML file", "header": "a Suunto XML file",
    "FitnessWorkbook": "a SportTracks logbook", "pwx": "a TrainingPeaks PWX file",
    "RunningAHEADLog": "a RunningAHEAD log", "polar-exercise-data": "a Polar XML file", "Activity": "a Sigma file",
}  # fmt: skip

_JSON_KEYS = (
    ("summarizedActivitiesExport", "a Garmin account export"), ("start_epoch_ms", "a Nike Run Club run"),
    ("logId", "a Fitbit export"), ("DeviceLog", "a Suunto log"),
    ("bodyBatteryValuesArray", "a Garmin body battery file, a score without a unit"),
    ("exercises", "a Polar session"), ("calendarDate", "a Garmin list of daily scores, which have no unit"),
)  # fmt: skip

_LIST_MARKS = (
    ("GPX File", "a Runkeeper list"), ("Workout Date,Activity Type", "a MapMyRun list"),
    ("WorkoutType,WorkoutDescription", "a TrainingPeaks list"), ("Cycle start time", "a Whoop list"),
    ("com.samsung.", "a Samsung Health list"), ("sportTime(s)", "a Zepp list"),
    ("Member,Date,Datetime", "an Elite HRV list"), ("icu_training_load", "an intervals.icu list"),
    ("Avg Score,Avg Quality", "a Garmin sleep report"), ("[TrainingResult]", "an Epson file"),
    ("Active energy burned(", "a HealthExport list"), ("[Params]", "a Polar HRM file"),
)  # fmt: skip

_NOT_YET = "Runs can be imported as FIT, TCX or GPX."
_AS_CSV = "Open it, save the list as CSV and import that file."


def refusal(data: bytes, known: str) -> FileImportError:
    """The error for content that no importer takes; `known` is a sentence that names the formats that are."""
    head = data[:_HEAD_BYTES]
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _zip_refusal(data)
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        return UnknownFormatError("This is an old Excel or Word document: save it as CSV.", hint=_AS_CSV)
    for at, magic, what in _MAGIC:
        if head.startswith(magic, at):
            return UnknownFormatError(f"This is {what}, not a recording. {known}")
    text = decode(head).lstrip("\ufeff \t\r\n")
    if text.startswith("<"):
        return _xml_refusal(head, known)
    if text.startswith("{") or (text.startswith("[") and not text.lstrip("[")[:1].isalpha()):
        return _json_refusal(text, known)
    return _list_refusal(head, text, known)


def _zip_refusal(data: bytes) -> FileImportError:
    if b"xl/workbook" in data and b"[Content_Types].xml" in data:
        return UnknownFormatError("This is an Excel workbook: save it as CSV.", hint=_AS_CSV)
    return UnknownFormatError(
        "This is a zip archive inside an archive, or a damaged one; it was not opened.",
        hint="Unpack it and import what is in it.",
    )


def _xml_refusal(head: bytes, known: str) -> FileImportError:
    root = root_name(head).casefold()
    found = next((what for name, what in _ROOTS.items() if name.casefold() == root), None)
    if found is None:
        return UnknownFormatError(f"This is an XML file of an unknown kind. {known}")
    if root == "html":
        return UnknownFormatError(f"This is {found}. {known}", hint="Download the file again.")
    return UnknownFormatError(f"This is {found}, which cannot be read yet. {known}", hint=_NOT_YET)


def _json_refusal(text: str, known: str) -> FileImportError:
    if "".join(text.split()) in ("[]", "{}"):
        return EmptyFileError("There are no activities in this file: it is an empty JSON document.")
    found = next((what for key, what in _JSON_KEYS if f'"{key}"' in text), "a JSON file of an unknown kind")
    return UnknownFormatError(f"This is {found}, which cannot be read yet. {known}", hint=_NOT_YET)


def _list_refusal(head: bytes, text: str, known: str) -> FileImportError:
    found = next((what for mark, what in _LIST_MARKS if mark in text[:4000]), None)
    if found is not None:
        return UnknownFormatError(f"This is {found}, which cannot be read yet. {known}", hint=_NOT_YET)
    columns = first_columns(head)
    if columns:
        shown = ", ".join(f"“{c[:20]}”" for c in columns[:_SHOWN_COLUMNS])
        more = f" and {len(columns) - _SHOWN_COLUMNS:,} more" if len(columns) > _SHOWN_COLUMNS else ""
        return UnknownFormatError(f"The columns of this list ({shown}{more}) are not known. {known}")
    return UnknownFormatError(f"The content of this file is of no known format. {known}")
