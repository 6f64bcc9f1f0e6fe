"""The FIT rows of the table of hostile files: each gets what the table says."""

import tracemalloc
from pathlib import Path

import numpy as np
import pytest

from rtr import importers
from rtr.errors import FileImportError
from rtr.model import Sport

HOSTILE = Path(__file__).resolve().parents[5] / "shared" / "hostile"

pytestmark = pytest.mark.skipif(not HOSTILE.is_dir(), reason="the hostile files do not lie beside this checkout")


def read(name):
    return importers.read(name, (HOSTILE / name).read_bytes())


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("empty.fit", "empty"),
        ("fit_header_only_14_bytes.fit", "only a header"),
        ("fit_header_claims_4GB.fit", "claims 4,295 MB"),
        ("random_bytes.fit", "Known formats"),
        ("photo_renamed.fit", "picture"),
        ("fit_gzip_of_gzip.fit.gz", "gzip"),
        ("fit_gz_truncated.fit.gz", "."),
        ("gzip_bomb_200MB.fit.gz", "."),
    ],
)
def test_refused_with_one_sentence_that_names_the_file(name, words):
    data = (HOSTILE / name).read_bytes()
    tracemalloc.start()
    with pytest.raises(FileImportError, match=words) as refused:
        importers.read(name, data)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert name in str(refused.value)
    assert "\n" not in str(refused.value)
    assert peak < 300 * 2**20


def test_cut_in_half():
    result = read("fit_truncated_half.fit")
    (recording,) = result.recordings
    assert len(recording.samples) == 1412
    assert recording.activity.laps == ()
    assert any(p.severity == "warning" and "cut" in p.what for p in result.problems)


def test_cut_by_ten_bytes():
    result = read("fit_truncated_last_10_bytes.fit")
    (recording,) = result.recordings
    assert (len(recording.samples), len(recording.activity.laps)) == (2809, 4)
    assert recording.activity.timer_s == 2832.0
    assert any(p.severity == "warning" and "cut" in p.what for p in result.problems)


def test_wrong_checksum():
    result = read("fit_bad_file_crc.fit")
    assert result.recordings[0].activity.distance_m == 9008.22
    assert any(p.severity == "warning" and p.where == "byte 121837" for p in result.problems)


def test_zeros_in_the_middle():
    result = read("fit_corrupt_middle.fit")
    (recording,) = result.recordings
    activity, samples = recording.activity, recording.samples
    assert activity.sport is Sport.RUNNING
    assert (activity.elapsed_s, activity.distance_m, activity.max_hr_bpm) == (2832.0, 9008.22, 178.0)
    assert activity.start_utc.year == 2015
    assert len(samples) > 2800
    assert 0 <= samples.t_s[0] <= samples.t_s[-1] == 2833
    assert np.nanmax(samples.distance_m) == 9007.07
    assert 60 < np.nanmin(samples.hr_bpm) < np.nanmax(samples.hr_bpm) <= 178
    assert any(p.severity == "warning" and p.where.startswith("byte 60") for p in result.problems)


def test_plain_content_under_a_gzip_name():
    assert read("plain_fit_named_gz.fit.gz").recordings[0].activity.distance_m == 9008.22
