"""Samples as one blob: every bit comes back, and real recordings are small."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from rtr import importers
from rtr.errors import StoreError
from rtr.samples import CHANNELS, Samples
from rtr.store import blob

ANY_FLOAT = st.floats(allow_nan=True, allow_infinity=True, allow_subnormal=True)
STEPS = st.one_of(
    st.integers(-(2**53), 2**53).map(float),
    st.integers(-(10**7), 10**7).map(lambda k: k / 100),
    st.integers(-(2**31), 2**31 - 1).map(lambda k: k * (180 / 2**31)),
    st.integers(0, 65535).map(lambda k: k / 5 - 500),
    st.floats(width=32, allow_nan=False),
)
GOAL_BYTES = 6.5


def columns(length):
    column = st.one_of(
        arrays(np.float64, length, elements=ANY_FLOAT),
        arrays(np.float64, length, elements=STEPS),
        arrays(np.float64, length, elements=st.one_of(STEPS, st.just(np.nan))),
    )
    return st.fixed_dictionaries({"t_s": column}, optional=dict.fromkeys((*CHANNELS, "segment"), column))


def assert_same(one, other):
    assert one.columns().keys() == other.columns().keys()
    for name, column in one.columns().items():
        back = other.columns()[name]
        known = ~np.isnan(column)
        assert back.dtype == np.float64
        np.testing.assert_array_equal(np.isnan(back), ~known)
        np.testing.assert_array_equal(back[known].view(np.int64), column[known].view(np.int64), err_msg=name)


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 200).flatmap(columns))
def test_every_bit_comes_back(told):
    samples = Samples(**told)
    assert_same(samples, blob.decode(blob.encode(samples)))


@pytest.mark.parametrize(
    "values",
    [
        [],
        [np.nan, np.nan],
        [-0.0, 0.0],
        [np.inf, -np.inf, 1.0],
        [5e-324, 1.7976931348623157e308],
        [2.0**53, 2.0**53 + 2, -(2.0**53)],
        [0.1 + 0.2, 0.3],
        [1e7 / 3] * 3,
        [9.800000190734863, -0.0, np.inf, 1.401298464324817e-45],  # single precision
    ],
)
def test_odd_columns_come_back(values):
    samples = Samples(t_s=np.arange(float(len(values))), ele_m=np.array(values))
    assert_same(samples, blob.decode(blob.encode(samples)))


def test_columns_need_not_lie_in_one_piece():
    table = np.arange(20.0).reshape(5, 4)
    samples = Samples(t_s=table[:, 0], hr_bpm=table[:, 2])
    assert_same(samples, blob.decode(blob.encode(samples)))


def test_one_hour_of_a_steady_run_is_small():
    t = np.arange(3600.0)
    noise = np.random.default_rng(1).integers(-1, 2, 3600)
    samples = Samples(
        t_s=t,
        lat_deg=(600_000_000 + 300 * t.astype(int) + noise) * (180 / 2**31),
        lon_deg=(150_000_000 - 200 * t.astype(int) + noise) * (180 / 2**31),
        ele_m=(2500 + np.cumsum(noise)) / 5 - 500,
        hr_bpm=np.round(150 + 5 * np.sin(t / 200)),
        distance_m=np.cumsum(250 + noise) / 100,
    )
    assert len(blob.encode(samples)) / len(samples) < 3


def test_real_recordings_stay_below_the_goal(shared):
    stored = counted = 0
    for path in sorted((shared / "samples" / "fit").glob("*.fit*")):
        for recording in _recordings(path):
            if recording.samples is not None:
                data = blob.encode(recording.samples)
                assert_same(recording.samples, blob.decode(data))
                stored, counted = stored + len(data), counted + len(recording.samples)
    assert counted > 50_000
    assert stored / counted < GOAL_BYTES


def _recordings(path):
    try:
        return importers.read(path.name, path.read_bytes()).recordings
    except importers.FileImportError:
        return ()


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=60), st.integers(0, 400))
def test_a_damaged_blob_is_an_error_of_the_store(junk, place):
    whole = blob.encode(Samples(t_s=np.arange(50.0), hr_bpm=np.full(50, 140.0)))
    for data in (whole[: place % len(whole)], whole[: place % len(whole)] + junk, bytes([blob.VERSION]) + junk):
        if data != whole:
            with pytest.raises(StoreError):
                _ = blob.decode(data)


@pytest.mark.parametrize("data", [b"", b"\x00", b"\xff" + b"0" * 40])
def test_an_unknown_version_is_named(data):
    with pytest.raises(StoreError, match="newer version"):
        blob.decode(data)
