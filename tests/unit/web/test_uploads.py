"""Files on their way from the browser: private, tame, and out of memory."""

import stat
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rtr.web.uploads import LONGEST_BYTES, staged, tame


@dataclass
class File:
    name: str
    data: bytes = b"x"
    file_id: str = "f"

    def getbuffer(self) -> memoryview:
        return memoryview(self.data)


def test_each_file_keeps_its_name_in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    folder = staged([File("run.fit", b"1"), File("run.fit", b"2"), File("../../etc/passwd", b"3")])
    assert folder.parent == tmp_path
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.glob("*/*")}
    assert found == {"00000/run.fit": b"1", "00001/run.fit": b"2", "00002/passwd": b"3"}


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("run.fit", "run.fit"),
        ("C:\\Users\\me\\run.fit.gz", "run.fit.gz"),
        ("/etc/shadow", "shadow"),
        ("..", "file"),
        (".", "file"),
        ("", "file"),
        ("a/", "file"),
        ("a\x00b\nc.gpx", "abc.gpx"),
        ("长" * 100 + ".fit", "长" * 65 + ".fit"),
        ("Läufe 2026 (Kopie).zip", "Läufe 2026 (Kopie).zip"),
    ],
)
def test_names_are_tamed(sent: str, kept: str) -> None:
    assert tame(sent) == kept


@given(st.text())
def test_no_name_leads_out_of_its_folder(name: str) -> None:
    kept = tame(name)
    assert 0 < len(kept.encode()) <= LONGEST_BYTES
    assert not set(kept) & set("/\\\0\n")
    assert kept.strip(".")
