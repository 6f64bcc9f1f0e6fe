"""Every file of the hostile collection gets what its table says: nothing lost, nothing unbounded."""

import math
import socket
import subprocess
import sys
import time
import tracemalloc
from dataclasses import dataclass, field, fields
from pathlib import Path

import pytest

from rtr.errors import FileImportError, Problem
from rtr.importers import archive, read
from rtr.importers.base import Recording, shown_name
from rtr.importers.finish import is_plausible_start
from rtr.model import Activity
from tests.conftest import ROOT, SHARED
from tests.unit.importers.hostile_table import TABLE, Expected

HOSTILE = SHARED / "hostile"
NOT_INPUTS = {"README.md", "make_hostile.py"}
MAX_S = 60.0
"""Of the slowest file, 100,000 rows; on an idle machine it takes about 8 s, every other below 1 s."""
MAX_PEAK_BYTES = 64 * 2**20
MAX_PROCESS_BYTES = 400 * 2**20
"""Of a process that has read them all: the libraries take 40 MB, 100,000 activities 200 MB."""


@dataclass
class Outcome:
    recordings: list[Recording] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    errors: list[FileImportError] = field(default_factory=list)

    @property
    def activities(self) -> list[Activity]:
        return [recording.activity for recording in self.recordings]

    @property
    def words(self) -> str:
        return "\n".join([*(f"{p.where} {p.what}" for p in self.problems), *(f"{e} {e.hint}" for e in self.errors)])


def import_file(path: Path) -> Outcome:
    """What an import does with one file: archives member by member, everything else as it is."""
    outcome = Outcome()
    with path.open("rb") as handle:
        is_archive = archive.is_archive(handle.read(4))
        if not is_archive:
            _read(outcome, path.name, path.read_bytes)
            return outcome
        try:
            for member in archive.members(path.name, handle):
                if isinstance(member, Problem):
                    outcome.problems.append(member)
                else:
                    _read(outcome, member.path, member.read)
        except FileImportError as error:
            outcome.errors.append(error)
    return outcome


def _read(outcome: Outcome, name: str, give) -> None:
    try:
        result = read(name, give())
    except FileImportError as error:
        outcome.errors.append(error)
        return
    outcome.recordings += result.recordings
    outcome.problems += result.problems


@pytest.fixture(autouse=True)
def no_network(monkeypatch):
    def refuse(*_args, **_kwargs):
        raise AssertionError("an importer has opened a connection")

    monkeypatch.setattr(socket, "socket", refuse)


@pytest.fixture(autouse=True)
def nothing_written(tmp_path: Path, monkeypatch):
    inside = tmp_path / "a" / "b"
    inside.mkdir(parents=True)
    monkeypatch.chdir(inside)
    yield
    assert sorted(p.name for p in tmp_path.rglob("*")) == ["a", "b"]


def test_the_table_has_a_row_for_every_file(shared: Path):
    assert {p.name for p in (shared / "hostile").iterdir()} - NOT_INPUTS == set(TABLE)


@pytest.mark.parametrize(("name", "expected"), TABLE.items(), ids=[shown_name(name) for name in TABLE])
def test_a_hostile_file(shared: Path, name: str, expected: Expected):
    started = time.monotonic()
    outcome = import_file(shared / "hostile" / name)
    assert time.monotonic() - started < MAX_S
    assert "Traceback" not in outcome.words
    if expected.refused is not None:
        _assert_refused(outcome, name, expected.refused)
    else:
        assert outcome.errors == []
        assert len(outcome.recordings) == expected.count
        assert all(word in outcome.words for word in expected.told), outcome.words
        assert expected.check(outcome.activities), outcome.activities[:10]
        assert all(_is_sound(activity) for activity in outcome.activities)
        assert len(outcome.problems) < 30


def _assert_refused(outcome: Outcome, name: str, word: str) -> None:
    assert outcome.recordings == []
    assert word in outcome.words
    for error in outcome.errors:
        text = str(error)
        assert shown_name(name) in text or any(part in text for part in ("export", "activities.csv"))
        assert "\n" not in text
        assert len(text) < 400


def _is_sound(activity: Activity) -> bool:
    """No number that could poison a total: nothing negative, infinite or not a number."""
    values = (getattr(activity, f.name) for f in fields(activity))
    numbers = [v for v in values if isinstance(v, float)]
    return bool(activity.uid) and all(math.isfinite(v) and v >= 0 for v in numbers)


@pytest.mark.parametrize("name", [name for name, expected in TABLE.items() if expected.refused and "." in name])
def test_what_is_refused_takes_little_memory(shared: Path, name: str):
    path = shared / "hostile" / name
    tracemalloc.start()
    try:
        import_file(path)
        _, peak_bytes = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak_bytes < MAX_PEAK_BYTES


PROCESS = """
import contextlib, resource, sys
from pathlib import Path
from rtr.errors import FileImportError
from rtr.importers import archive, read
for path in sorted(Path(sys.argv[1]).iterdir()):
    with path.open("rb") as handle, contextlib.suppress(FileImportError):
        if archive.is_archive(handle.read(4)):
            for member in archive.members(path.name, handle):
                if isinstance(member, archive.Member):
                    with contextlib.suppress(FileImportError):
                        read(member.path, member.read())
        else:
            read(path.name, path.read_bytes())
status = Path("/proc/self/status")
if status.exists():  # ru_maxrss would still hold the peak of the test runner this process was started from
    print(next(int(line.split()[1]) * 1024 for line in status.read_text().splitlines() if line.startswith("VmHWM")))
else:
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024))
"""


def test_a_process_that_reads_them_all_stays_small(shared: Path):
    command = [sys.executable, "-c", PROCESS, str(shared / "hostile")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert int(done.stdout) < MAX_PROCESS_BYTES


def test_the_content_of_local_files_never_appears(shared: Path):
    secret = Path("/etc/hostname")
    if not secret.is_file() or not (text := secret.read_text().strip()):
        pytest.skip("this system has no /etc/hostname to be stolen")
    for name in ("gpx_external_entity_file.gpx", "gpx_xinclude.gpx", "zip_symlink.zip"):
        outcome = import_file(shared / "hostile" / name)
        assert text not in outcome.words
        assert text not in repr(outcome.activities)


def test_a_date_in_the_future_is_known_as_implausible_to_the_import(shared: Path):
    (activity,) = import_file(shared / "hostile" / "gpx_year_2099.gpx").activities
    assert activity.start_utc is not None
    assert not is_plausible_start(activity.start_utc, activity.start_utc.replace(year=2026))


def test_titles_of_spreadsheet_formulas_stay_text_in_every_row(shared: Path):
    from rtr.importers import garmin

    data = (shared / "hostile" / "csv_formula_injection.csv").read_bytes()
    titles = [recording.activity.title for recording in garmin.read("x.csv", data).recordings]
    assert titles == [
        '=HYPERLINK("http://127.0.0.1/x","click")',
        "=cmd|'/C calc'!A0",
        "+1+1",
        "-2+3",
        "@SUM(1,1)",
        "=1+1",
    ]
