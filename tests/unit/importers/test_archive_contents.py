"""What of an archive is read: of a Strava archive the activities, of a workbook nothing."""

import io
import zipfile

import pytest

from rtr.errors import Problem, UnknownFormatError
from rtr.importers.archive import Member, members

LIST = b"Activity Type,Date,Title,Distance,Time\nRunning,2024-05-01 07:00:00,Lauf,5.00,00:30:00\n"


def zipped(*entries: tuple[str | zipfile.ZipInfo, bytes]) -> io.BytesIO:
    handle = io.BytesIO()
    with zipfile.ZipFile(handle, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in entries:
            info = name if isinstance(name, zipfile.ZipInfo) else zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, data)
    handle.seek(0)
    return handle


def opened(handle: io.BytesIO) -> tuple[list[Member], list[Problem]]:
    found = list(members("up.zip", handle))
    return [f for f in found if isinstance(f, Member)], [f for f in found if isinstance(f, Problem)]


def paths(handle: io.BytesIO) -> list[str]:
    return [member.path for member in opened(handle)[0]]


STRAVA = (
    ("export_1/profile.csv", b"private"),
    ("export_1/activities.csv", b"list"),
    ("export_1/messaging.json", b"private"),
    ("export_1/activities/1.fit.gz", b"\x1f\x8bone"),
    ("export_1/routes/1.gpx", b"<gpx>"),
    ("export_1/media/1.jpg", b"jpg"),
    ("export_1/activities/2.gpx.gz", b"\x1f\x8btwo"),
)


def test_of_a_strava_archive_only_the_activities_and_then_their_list_are_given():
    found, problems = opened(zipped(*STRAVA))
    assert [m.path.removeprefix("up.zip/export_1/") for m in found] == [
        "activities/1.fit.gz",
        "activities/2.gpx.gz",
        "activities.csv",
    ]
    (problem,) = problems
    assert "4 other files" in problem.what
    assert "private" not in str(problems)


def test_a_strava_archive_may_lie_at_the_top():
    assert paths(zipped(("activities.csv", b"list"), ("activities/1.fit", b"x"), ("logins.csv", b"x"))) == [
        "up.zip/activities/1.fit",
        "up.zip/activities.csv",
    ]


def test_a_list_of_that_name_without_the_folder_makes_no_strava_archive():
    assert paths(zipped(("activities.csv", LIST), ("other.csv", LIST))) == ["up.zip/activities.csv", "up.zip/other.csv"]


@pytest.mark.parametrize(
    ("entries", "word"),
    [
        ((("[Content_Types].xml", b"x"), ("xl/workbook.xml", b"x")), "Excel workbook"),
        ((("[Content_Types].xml", b"x"), ("word/document.xml", b"x")), "Office document"),
        ((("mimetype", b"x"), ("content.xml", b"x")), "OpenDocument"),
    ],
)
def test_workbooks_are_told_to_be_saved_as_csv(entries, word):
    with pytest.raises(UnknownFormatError, match=rf"up\.zip.*{word}.*CSV"):
        opened(zipped(*entries))
