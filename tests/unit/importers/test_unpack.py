"""Packed files: one level, piece by piece, stopped where they stop being a recording."""

import gzip

import pytest

from rtr.errors import CorruptFileError, UnknownFormatError, UnsafeFileError
from rtr.importers import read, unpack
from rtr.importers.unpack import gunzip

LIST = (
    b"Activity Type,Date,Title,Distance,Time\n"
    b"Running,2024-05-01 07:00:00,Lauf,5.00,00:30:00\nRunning,2024-05-03 18:00:00,Band,3.20,00:20:00\n"
)


@pytest.mark.parametrize(("megabytes", "is_refused"), [(8, False), (9, True)])
def test_what_unpacks_to_hundreds_of_times_its_size_is_stopped_beyond_a_harmless_size(megabytes, is_refused):
    bomb = gzip.compress(LIST + b" " * (megabytes * 2**20 - len(LIST)), mtime=0)
    if is_refused:
        with pytest.raises(UnsafeFileError, match="unpacking was stopped"):
            gunzip(bomb)
    else:
        assert len(gunzip(bomb)) == megabytes * 2**20


def test_real_exports_are_far_below_the_ratio(monkeypatch):
    monkeypatch.setattr(unpack, "RATIO_GRACE_BYTES", 0)
    assert gunzip(gzip.compress(LIST * 3)) == LIST * 3


def test_gz_of_several_parts_and_padding_is_one_file():
    assert gunzip(gzip.compress(LIST[:50]) + gzip.compress(LIST[50:]) + bytes(8)) == LIST


@pytest.mark.parametrize("cut", [1, 5, 12, 30, -1, -9])
def test_a_cut_gz_is_refused(cut):
    with pytest.raises(CorruptFileError, match="cut off or damaged"):
        gunzip(gzip.compress(LIST)[:cut])


def test_one_level_of_gz_is_unpacked_and_no_more():
    once, twice = gzip.compress(LIST), gzip.compress(gzip.compress(LIST))
    assert len(read("a.csv.gz", once).recordings) == 2
    with pytest.raises(UnknownFormatError, match=r"a\.csv\.gz.*packed twice"):
        read("a.csv.gz", twice)
