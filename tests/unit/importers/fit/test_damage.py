"""Cut, damaged and hostile bytes: what can be read is read, what is wrong is said, nothing absurd gets in."""

import struct

import numpy as np
import pytest

from rtr.errors import CorruptFileError, EmptyFileError, UnknownFormatError, UnsafeFileError
from rtr.importers.fit import read
from rtr.importers.fit.limits import MAX_LAYOUTS, MAX_MESSAGES, MAX_PARTS, MAX_ROWS, MAX_SESSIONS
from tests import fit_writer as fit
from tests.fit_writer import FitWriter


def told(result):
    """Severity, place and first words of each problem."""
    return [(p.severity.value, p.where, " ".join(p.what.split()[:3])) for p in result.problems]


def long_run():
    """A session first, then records: the order in which newer watches write."""
    return fit.with_records(fit.with_session(fit.activity_file(), seconds=600), 600)


def test_a_sound_file_has_nothing_to_say():
    assert read("run.fit", long_run().done()).problems == ()


def test_a_wrong_checksum_is_told_and_all_is_read():
    data = bytearray(long_run().done())
    data[-1] ^= 1
    result = read("run.fit", bytes(data))
    assert told(result) == [("warning", f"byte {len(data) - 2}", "The checksum does")]
    assert len(result.recordings[0].samples) == 600


@pytest.mark.parametrize("lost", [1, 2, 3, 50, 3000])
def test_a_cut_file_is_read_up_to_the_cut(lost):
    data = long_run().done()[:-lost]
    result = read("run.fit", data)
    assert [severity for severity, _, _ in told(result)] == ["warning"]
    assert f"{lost:,} bytes are missing" in result.problems[0].what
    assert 600 - lost // 10 - 1 <= len(result.recordings[0].samples) <= 600


def test_a_recording_that_breaks_off_inside_its_stated_size_is_told():
    writer = long_run()
    writer.body += b"\x01\x00\x00"
    result = read("run.fit", writer.done())
    assert told(result) == [("warning", f"byte {14 + len(writer.body) - 3}", "The recording breaks")]


def test_a_size_of_zero_is_a_recording_that_was_never_closed():
    result = read("run.fit", long_run().done(size=0, crc=False))
    assert "never closed" in result.problems[0].what
    assert len(result.recordings[0].samples) == 600


def test_a_size_of_zero_with_a_right_checksum_is_fine():
    assert read("run.fit", long_run().done(size=0)).problems == ()


def test_a_size_of_gigabytes_is_refused():
    with pytest.raises(CorruptFileError, match="claims 4,295 MB"):
        read("run.fit", long_run().done(size=0xFFFFFFFF))


def test_header_only_and_nothing_at_all():
    with pytest.raises(EmptyFileError, match="only a header"):
        read("run.fit", long_run().done()[:14])
    with pytest.raises(EmptyFileError, match="empty"):
        read("run.fit", b"")
    with pytest.raises(EmptyFileError, match="no recording"):
        read("run.fit", FitWriter().done())
    with pytest.raises(UnknownFormatError, match="not a FIT file"):
        read("run.fit", b"\x89PNG\r\n\x1a\n" + bytes(50))


@pytest.mark.parametrize("size", [7, 40, 200])
@pytest.mark.parametrize("filling", [b"\x00", b"\xff", b"\x7e"])
def test_a_damaged_stretch_costs_little_and_brings_in_nothing_absurd(size, filling):
    data = bytearray(long_run().done())
    middle = len(data) // 2
    data[middle : middle + size] = filling * size
    result = read("run.fit", bytes(data))
    (recording,) = result.recordings
    assert "warning" in [p.severity for p in result.problems]
    assert recording.activity.distance_m == 1800.0
    assert 0 <= recording.samples.t_s[0] <= recording.samples.t_s[-1] <= 600
    assert len(recording.samples) >= 600 - size // 10 - 30
    assert np.nanmax(recording.samples.distance_m) < 1_801
    assert np.nanmax(recording.samples.hr_bpm) <= 250


def test_after_zeros_in_the_middle_the_rest_is_found_again():
    data = bytearray(long_run().done())
    middle = 14 + 60 + 300 * 10
    data[middle : middle + 40] = bytes(40)
    samples = read("run.fit", bytes(data)).recordings[0].samples
    assert samples.t_s[-1] == 599
    assert len(samples) > 590


def test_a_session_of_another_day_in_a_damaged_file_is_not_believed():
    writer = fit.with_session(long_run(), start=fit.START + 90_000_000)
    data = bytearray(writer.done())
    data[-1] ^= 1
    recordings = read("run.fit", bytes(data)).recordings
    assert len(recordings) == 1


def test_records_of_another_day_in_a_damaged_file_are_left_out():
    writer = long_run()
    writer.add(1, fit.START + 90_000_000, 150, 80, 400_000_000)
    data = bytearray(writer.done())
    data[-1] ^= 1
    result = read("run.fit", bytes(data))
    assert len(result.recordings[0].samples) == 600
    assert "Records without a usable time were left out: 1 of 601." in [p.what for p in result.problems]


def test_a_spike_in_a_damaged_file_is_taken_out():
    writer = fit.with_session(fit.activity_file(), seconds=100)
    writer.define(1, fit.RECORD, (253, fit.UINT32), (5, fit.UINT32))
    for second in range(100):
        writer.add(1, fit.START + second, 0 if second == 50 else 1_000_000 + 300 * second)
    data = bytearray(writer.done())
    data[-1] ^= 1
    samples = read("run.fit", bytes(data)).recordings[0].samples
    assert np.flatnonzero(np.isnan(samples.distance_m)).tolist() == [50]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(lambda w: w.define(1, 233).body + b"\x01" * (MAX_MESSAGES + 1), id="messages"),
        pytest.param(
            lambda w: w.define(1, 233).define(2, 234).body + b"\x01\x02" * (MAX_MESSAGES // 2 + 1), id="turns"
        ),
        pytest.param(
            lambda w: (
                w.body + b"".join(struct.pack("<BBBHB", 0x41, 0, 0, n, 0) + b"\x01" for n in range(MAX_LAYOUTS + 2))
            ),
            id="layouts",
        ),
        pytest.param(lambda w: w.define(1, fit.LAP, (23, fit.ENUM)).body + b"\x01\x00" * (MAX_ROWS + 1), id="laps"),
        pytest.param(
            lambda w: w.define(1, fit.SESSION, (5, fit.ENUM)).body + b"\x01\x01" * (MAX_SESSIONS + 1), id="sessions"
        ),
    ],
)
def test_floods_are_refused(body):
    writer = fit.with_records(fit.activity_file(), 60, local=3)
    writer.body = body(writer)
    with pytest.raises(UnsafeFileError, match="far more than a recording can"):
        read("flood.fit", writer.done(crc=False, size=len(writer.body)))


def test_hundreds_of_chained_files_are_refused():
    with pytest.raises(UnsafeFileError):
        read("chain.fit", FitWriter().define(0, 233).add(0).done() * (MAX_PARTS + 1))


@pytest.mark.parametrize(
    "broken",
    [
        pytest.param(b"\x41\x00\x05\x14\x00\x00", id="architecture"),
        pytest.param(b"\x41\x00\x00\x14\x00\x01\xfd\x04\x1f", id="base type"),
        pytest.param(b"\x0f", id="undefined local type"),
        pytest.param(b"\x41\x00", id="cut definition"),
        pytest.param(b"\x61\x00\x00\x14\x00\x00", id="cut developer definition"),
    ],
)
def test_what_is_no_definition_ends_the_reading_with_a_word(broken):
    writer = long_run()
    writer.body += broken
    result = read("run.fit", writer.done())
    assert len(result.recordings[0].samples) == 600
    assert [p.where for p in result.problems] == [f"byte {14 + len(writer.body) - len(broken)}"]
