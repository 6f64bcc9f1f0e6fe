"""Real lists and bundles agree with what independent parsers found in them (EXPECTED.csv).

Counts and dates must be equal; the running distance may differ by the rounding of the expected
figure (0.005 km).
"""

import csv
import zipfile
from pathlib import Path

import pytest

from rtr.errors import FileImportError
from rtr.importers import archive, read
from rtr.model import Activity, Sport
from tests.conftest import SHARED

SAMPLES = SHARED / "samples"


def expected(*formats: str) -> list[dict[str, str]]:
    if not (SAMPLES / "EXPECTED.csv").is_file():
        return []
    with (SAMPLES / "EXPECTED.csv").open(encoding="utf-8", newline="") as handle:
        return [row for row in csv.DictReader(handle) if row["format"] in formats]


def start_of(activity: Activity) -> str:
    if activity.start_utc is not None:
        return f"{activity.start_utc:%Y-%m-%dT%H:%M:%SZ}"
    assert activity.start_local is not None
    return str(activity.start_local)


def test_the_shared_lists_are_there(shared: Path):
    assert len(expected("garmin_csv")) == 4
    assert len(expected("strava_csv")) == 2
    assert len(expected("zip_bundles")) == 4


@pytest.mark.parametrize("row", expected("garmin_csv", "strava_csv"), ids=lambda row: row["path"])
def test_a_real_list(row: dict[str, str]):
    result = read(row["path"], (SAMPLES / row["path"]).read_bytes())
    activities = [recording.activity for recording in result.recordings]
    runs = [a for a in activities if a.sport is Sport.RUNNING]
    starts = sorted(start_of(a) for a in activities)
    assert len(activities) == int(row["n_rows"])
    assert len(runs) == int(row["n_runs"])
    assert sum(a.distance_m or 0 for a in runs) / 1000 == pytest.approx(float(row["run_distance_km"]), abs=0.0051)
    assert (starts[0], starts[-1]) == (row["first_date"], row["last_date"])
    assert {a.source for a in activities} == {row["format"]}
    assert not [p for p in result.problems if p.severity.value == "error"]


RECORDINGS = {"gpx_test.zip": 3, "gpx_test_all_incorrect.zip": 0, "gpx_test_incorrect.zip": 1, "samples.zip": 3}
"""How many members of each bundle are recordings: FitTrackee's test_4 and test_5 hold no usable track."""


@pytest.mark.parametrize("row", expected("zip_bundles"), ids=lambda row: row["path"])
def test_a_real_bundle_gives_every_file_or_says_why_not(row: dict[str, str]):
    path = SAMPLES / row["path"]
    with zipfile.ZipFile(path) as bundle:
        files = [info for info in bundle.infolist() if not info.is_dir()]
    assert len(files) == int(row["n_rows"])
    with path.open("rb") as handle:
        found = list(archive.members(row["path"], handle))
        members = [f for f in found if isinstance(f, archive.Member)]
        results = [outcome(member) for member in members]
    documents = [info for info in files if info.filename.endswith(".doc")]
    assert len(members) == len(files) - len(documents)
    assert len(found) - len(members) == len(documents)
    assert sum(results) == RECORDINGS[path.name.rpartition("__")[2]]


def outcome(member: archive.Member) -> int:
    try:
        return len(read(member.path, member.read()).recordings)
    except FileImportError:
        return 0


def test_a_strava_archive_of_real_parts_links_every_original_to_its_row(shared: Path, tmp_path: Path):
    originals = sorted((SAMPLES / "fit").glob("strava-running-analysis__*.fit.gz"))
    assert len(originals) == 5
    with zipfile.ZipFile(tmp_path / "export_1.zip", "w") as bundle:
        bundle.write(SAMPLES / "strava_csv" / "strava-running-analysis__activities.csv", "activities.csv")
        bundle.writestr("contacts.csv", "private")
        for original in originals:
            bundle.write(original, f"activities/{original.name.rpartition('__')[2]}")
    with (tmp_path / "export_1.zip").open("rb") as handle:
        members = [f for f in archive.members("export_1.zip", handle) if isinstance(f, archive.Member)]
        results = {member.path: read(member.path, member.read()) for member in members}
    listed = {r.origin: r.activity for r in results.pop("export_1.zip/activities.csv").recordings}
    assert len(results) == 5
    for path, result in results.items():
        (recording,) = result.recordings
        row = listed[path.rpartition("/")[2]]
        assert recording.activity.start_utc == row.start_utc
