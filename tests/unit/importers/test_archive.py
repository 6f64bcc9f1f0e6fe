"""Zip archives and gz files: one member at a time, with limits, nothing written."""

import gzip
import io
import stat
import zipfile
import zlib
from pathlib import Path

import pytest

from rtr.errors import (
    CorruptFileError,
    EmptyFileError,
    FileImportError,
    Problem,
    Severity,
    UnknownFormatError,
    UnsafeFileError,
)
from rtr.importers import archive, read
from rtr.importers.archive import Member, members

LIST = (
    b"Activity Type,Date,Title,Distance,Time\n"
    b"Running,2024-05-01 07:00:00,Lauf,5.00,00:30:00\nRunning,2024-05-03 18:00:00,Band,3.20,00:20:00\n"
)


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


def test_a_zip_is_known_by_its_content():
    assert archive.is_archive(zipped(("a.csv", LIST)).getvalue())
    assert archive.is_archive(zipped().getvalue())
    assert not archive.is_archive(LIST)


def test_members_are_given_by_the_name_the_user_knows_and_read_when_asked():
    found, problems = opened(zipped(("runs/a.csv", LIST), ("b.csv.gz", gzip.compress(LIST))))
    assert [m.path for m in found] == ["up.zip/runs/a.csv", "up.zip/b.csv.gz"]
    assert problems == []
    assert [len(read(m.path, m.read()).recordings) for m in found] == [2, 2]


def test_a_member_is_read_only_as_long_as_the_handle_is_open():
    handle = zipped(("a.csv", LIST))
    (member,), _ = opened(handle)
    handle.close()
    with pytest.raises(CorruptFileError):
        member.read()


@pytest.mark.parametrize("name", ["__MACOSX/._a.csv", ".DS_Store", "x/.DS_Store", "._a.csv", "Thumbs.db", "folder/"])
def test_clutter_of_operating_systems_is_passed_over_silently(name):
    found, problems = opened(zipped((name, b"x" if not name.endswith("/") else b""), ("a.csv", LIST)))
    assert [m.path for m in found] == ["up.zip/a.csv"]
    assert problems == []


def link(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.create_system, info.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    return info


@pytest.mark.parametrize(
    ("entry", "severity", "word"),
    [
        ((link("l.csv"), b"/etc/hostname"), Severity.NOTE, "link"),
        (("inner.zip", b"PK\x03\x04"), Severity.WARNING, "archive inside"),
        (("photo.JPG", b"\xff\xd8\xff"), Severity.NOTE, "picture"),
        (("empty.fit", b""), Severity.WARNING, "empty"),
    ],
)
def test_what_is_passed_over_is_told_once_with_a_count(entry, severity, word):
    found, problems = opened(zipped(entry, ("a.csv", LIST)))
    assert [m.path for m in found] == ["up.zip/a.csv"]
    (problem,) = problems
    assert (problem.path, problem.severity) == ("up.zip", severity)
    assert word in problem.what


def test_thousands_of_one_kind_are_one_problem():
    _, problems = opened(zipped(*((f"{i}.txt", b"") for i in range(2000)), ("a.csv", LIST)))
    (problem,) = problems
    assert "2,000 files" in problem.what
    assert "0.txt" in problem.what


def locked(handle: io.BytesIO) -> io.BytesIO:
    raw = bytearray(handle.getvalue())
    raw[raw.find(b"PK\x03\x04") + 6] |= 1
    raw[raw.find(b"PK\x01\x02") + 8] |= 1
    return io.BytesIO(raw)


def test_a_password_is_named_whether_all_or_one_member_is_locked():
    with pytest.raises(UnsafeFileError, match=r"up\.zip.*password protected"):
        opened(locked(zipped(("a.csv", LIST))))
    found, problems = opened(locked(zipped(("a.csv", LIST), ("b.csv", LIST))))
    assert [m.path for m in found] == ["up.zip/b.csv"]
    assert [p.severity for p in problems] == [Severity.ERROR]


@pytest.mark.parametrize("entries", [(), (("a.jpg", b"x"),), ((".DS_Store", b"x"),), (("a/", b""),)])
def test_an_archive_without_activity_files_says_that_there_is_nothing_to_import(entries):
    with pytest.raises(EmptyFileError, match=r"up\.zip.*nothing to import"):
        opened(zipped(*entries))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_members_of_one_name_are_both_read_and_told():
    found, problems = opened(zipped(("a.csv", LIST), ("b.csv", LIST), ("a.csv", LIST.replace(b"Lauf", b"Bonn"))))
    assert [m.path for m in found] == ["up.zip/a.csv", "up.zip/b.csv", "up.zip/a.csv (2)"]
    assert b"Bonn" not in found[0].read()
    assert b"Bonn" in found[2].read()
    assert "same name" in problems[0].what


def test_names_that_climb_out_are_labels_and_nothing_is_written(tmp_path: Path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    found, _ = opened(zipped(("../../evil.csv", LIST), ("/tmp/evil.csv", LIST), ("C:\\evil.csv", LIST)))
    assert [m.read() for m in found] == [LIST] * 3
    assert list(tmp_path.iterdir()) == []


def test_damaged_archives_are_refused_with_their_name():
    whole = zipped(("a.csv", LIST * 50)).getvalue()
    for data in (whole[:-60], whole[:30], b"PK\x03\x04" + bytes(200)):
        with pytest.raises(CorruptFileError, match=r"up\.zip"):
            opened(io.BytesIO(data))


def test_a_member_whose_name_is_a_null_byte_does_no_harm():
    raw = bytearray(zipped(("a", LIST), ("b.csv", LIST)).getvalue())
    raw[raw.find(b"PK\x01\x02") + 46] = 0
    nameless, named = opened(io.BytesIO(raw))[0]
    assert (nameless.path, named.path) == ("up.zip/", "up.zip/b.csv")
    with pytest.raises(FileImportError):
        nameless.read()
    assert named.read() == LIST


def test_a_damaged_member_fails_alone():
    raw = bytearray(zipped(("a.csv", LIST), ("b.csv", LIST)).getvalue())
    raw[50:60] = bytes(10)
    broken, sound = opened(io.BytesIO(raw))[0]
    with pytest.raises(CorruptFileError, match=r"a\.csv"):
        broken.read()
    assert sound.read() == LIST


def test_a_member_of_an_unknown_format_is_refused_before_it_is_unpacked():
    (member,), _ = opened(zipped(("export.xml", b"<HealthData>" + b" " * (50 * 2**20))))
    with pytest.raises(UnknownFormatError, match=r"export\.xml.*Apple Health"):
        member.read()


@pytest.mark.parametrize("method", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_methods_that_may_claim_any_memory_are_not_unpacked(method: int):
    handle = io.BytesIO()
    with zipfile.ZipFile(handle, "w", method) as target:
        target.writestr("a.csv", LIST)
    (member,), _ = opened(handle)
    with pytest.raises(UnsafeFileError, match=r"a\.csv.*unusual method"):
        member.read()


def test_a_directory_that_makes_zipfile_stumble_is_damage_not_a_crash(monkeypatch):
    def stumble(*_args):
        raise IndexError("zipfile does this over some damaged bytes")

    monkeypatch.setattr(zipfile.ZipFile, "_RealGetContents", stumble)
    with pytest.raises(CorruptFileError, match=r"up\.zip"):
        opened(io.BytesIO(b"PK\x05\x06" + bytes(18)))


@pytest.mark.parametrize(("count", "is_refused"), [(2, False), (3, False), (4, True)])
def test_entry_limit_just_under_at_and_over(monkeypatch, count, is_refused):
    monkeypatch.setattr(archive, "MAX_ENTRIES", 3)
    handle = zipped(*((f"{i}.csv", LIST) for i in range(count)))
    if is_refused:
        with pytest.raises(UnsafeFileError, match="more than 3 files"):
            opened(handle)
    else:
        assert len(paths(handle)) == count


def test_a_directory_of_millions_of_names_is_not_read(monkeypatch):
    handle = zipped(*((f"{i}.csv", LIST) for i in range(100)))
    monkeypatch.setattr(archive, "MAX_DIRECTORY_BYTES", 1000)
    with pytest.raises(UnsafeFileError, match="list of names"):
        opened(handle)


@pytest.mark.parametrize(("surplus", "is_refused"), [(-1, False), (0, False), (1, True)])
def test_member_size_limit_just_under_at_and_over(monkeypatch, surplus, is_refused):
    monkeypatch.setattr(archive, "MAX_FILE_BYTES", len(LIST) - surplus)
    (member,), _ = opened(zipped(("a.csv", LIST)))
    if is_refused:
        with pytest.raises(UnsafeFileError, match=r"a\.csv.*larger than"):
            member.read()
    else:
        assert member.read() == LIST


def test_all_members_together_have_a_limit(monkeypatch):
    monkeypatch.setattr(archive, "MAX_ARCHIVE_BYTES", 2 * len(LIST))
    first, second, third = opened(zipped(*((f"{i}.csv", LIST) for i in range(3))))[0]
    assert first.read() == second.read() == LIST
    with pytest.raises(UnsafeFileError):
        third.read()


def test_a_bomb_behind_the_header_of_a_list_is_stopped_in_a_zip_too():
    (member,), _ = opened(zipped(("a.csv", LIST + b" " * (9 * 2**20))))
    with pytest.raises(UnsafeFileError, match=r"a\.csv.*unpacking was stopped"):
        member.read()


def test_an_archive_that_claims_more_than_it_holds_is_damaged():
    raw = bytearray(zipped(("a.csv", LIST)).getvalue())
    at = raw.find(b"PK\x01\x02")
    raw[at + 16 : at + 20] = zlib.crc32(b"other").to_bytes(4, "little")
    (member,), _ = opened(io.BytesIO(raw))
    with pytest.raises(FileImportError, match=r"a\.csv"):
        member.read()
