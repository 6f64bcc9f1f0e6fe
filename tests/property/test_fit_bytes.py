"""Any bytes at all give recordings, problems or a `FileImportError`; nothing else, soon, and nothing absurd."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from rtr.errors import FileImportError
from rtr.importers.fit import read
from tests import fit_writer as fit

SOUND = fit.with_session(fit.with_records(fit.activity_file(), 120), seconds=120).done()
EDITS = st.tuples(st.integers(0, len(SOUND) - 1), st.binary(max_size=12), st.integers(0, 12))


def assert_reads(data):
    """Reading gives values that a diary can hold, or refuses."""
    try:
        result = read("any.fit", data)
    except FileImportError:
        return
    assert result.recordings
    for recording in result.recordings:
        activity, samples = recording.activity, recording.samples
        assert 1998 <= activity.start_utc.year < 2101
        assert activity.avg_hr_bpm is None or 0 < activity.avg_hr_bpm < 255
        assert activity.distance_m is None or 0 <= activity.distance_m <= 5e6
        if samples is not None:
            assert np.isfinite(samples.t_s).all()
            assert samples.t_s[0] >= 0
            assert np.all(np.diff(samples.t_s) >= 0)
            assert not any(np.isinf(column).any() for column in samples.columns().values())


@settings(max_examples=100, deadline=2000)
@given(st.binary(max_size=400))
def test_random_bytes(data):
    assert_reads(data)


@settings(max_examples=100, deadline=2000)
@given(st.binary(max_size=300))
def test_random_messages_behind_a_sound_header(body):
    writer = fit.FitWriter()
    writer.body = body
    assert_reads(writer.done())


@settings(max_examples=200, deadline=2000)
@given(st.lists(EDITS, min_size=1, max_size=6), st.integers(0, len(SOUND)), st.booleans())
def test_mutations_of_a_sound_file(edits, length, is_whole):
    data = bytearray(SOUND)
    for at, new, removed in edits:
        data[at : at + removed] = new
    assert_reads(bytes(data if is_whole else data[:length]))
