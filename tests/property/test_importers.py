"""Whatever the bytes: an import gives records and problems or a `FileImportError`, nothing else."""

import contextlib
import gzip
import io
import math
import zipfile
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rtr.errors import FileImportError, Problem
from rtr.importers import IMPORTERS, archive, read
from rtr.importers.base import Importer, ImportResult

SEEDS = sorted((Path(__file__).parents[1] / "golden" / "importers").glob("*"))
BYTES = {path.name: path.read_bytes() for path in SEEDS if path.suffix != ".json"}
HEADERS = (
    "Activity Type,Date,Title,Distance,Time,Avg HR,Avg Run Cadence,Avg Stride Length,Avg Pace,Elapsed Time",
    "Activity ID,Activity Date,Activity Name,Activity Type,Distance,Elapsed Time,Moving Time,Distance,Filename",
)
CELLS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        ["Running", "Run", "Swim", "2024-05-01 07:00:00", "03/04/2024", "13/04/2024", "Jun 4, 2024, 6:13:47 AM",
         "5,02", "1,234", "1.234.567", "00:30:00", "58:40:00", "99:99:99", "--", "NaN", "inf", "-1", "1e999", "9" * 400,
         '"', "''"]
    ),
)  # fmt: skip


def check(result: ImportResult) -> None:
    assert isinstance(result, ImportResult)
    for recording in result.recordings:
        values = [getattr(recording.activity, f.name) for f in fields(recording.activity)]
        assert all(math.isfinite(v) and v >= 0 for v in values if isinstance(v, float))
        if recording.samples is not None:
            assert len({len(column) for column in recording.samples.columns().values()}) == 1


def check_any(name: str, data: bytes) -> None:
    error: FileImportError | None = None
    result = ImportResult()
    try:
        result = read(name, data)
    except FileImportError as refused:
        error = refused
    assert error is None or name in str(error)
    check(result)
    assert len({r.activity.uid for r in result.recordings}) == len(result.recordings)


@given(st.binary(max_size=2000))
@settings(max_examples=300, deadline=None)
def test_noise(data: bytes):
    check_any("noise.bin", data)


@given(st.binary(max_size=500))
@settings(max_examples=100, deadline=None)
def test_packed_noise(data: bytes):
    check_any("noise.gz", gzip.compress(data))
    check_any("noise.gz", b"\x1f\x8b" + data)


@pytest.mark.parametrize("importer", IMPORTERS, ids=lambda importer: importer.name)
@given(data=st.binary(max_size=2000))
@settings(max_examples=60, deadline=None)
def test_noise_that_an_importer_is_given_without_asking(importer: Importer, data: bytes):
    assert isinstance(importer.sniff(data), bool)
    try:
        check(importer.read("noise.bin", data))
    except FileImportError:
        return


@pytest.mark.parametrize("name", BYTES)
@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_sound_files_that_were_damaged(name: str, data: st.DataObject):
    sound = BYTES[name]
    at = data.draw(st.integers(0, len(sound)))
    length = data.draw(st.integers(0, 40))
    noise = data.draw(st.binary(max_size=40))
    check_any(name, sound[:at] + noise + sound[at + length :])
    check_any(name, sound[:at])


@given(header=st.sampled_from(HEADERS), delimiter=st.sampled_from(",;\t"), rows=st.lists(st.lists(CELLS, max_size=11)))
@settings(max_examples=200, deadline=None)
def test_lists_of_strange_cells(header: str, delimiter: str, rows: list[list[str]]):
    lines = [header.replace(",", delimiter), *(delimiter.join(row) for row in rows)]
    check_any("list.csv", "\n".join(lines).encode("utf-8", "replace"))


@given(st.binary(max_size=1000), st.integers(0, 2000), st.binary(max_size=30))
@settings(max_examples=150, deadline=None)
def test_archives_that_were_damaged(content: bytes, at: int, noise: bytes):
    handle = io.BytesIO()
    with zipfile.ZipFile(handle, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr("a.csv", HEADERS[0] + "\n")
        target.writestr("b.bin", content)
    sound = handle.getvalue()
    at %= len(sound)
    damaged = io.BytesIO(sound[:at] + noise + sound[at + len(noise) :])
    with contextlib.suppress(FileImportError):
        for member in archive.members("x.zip", damaged):
            if not isinstance(member, Problem):
                with contextlib.suppress(FileImportError):
                    assert isinstance(member.read(), bytes)
