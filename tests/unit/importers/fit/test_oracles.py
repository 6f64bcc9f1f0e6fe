"""Every decoded value against two other decoders, on every real file."""

import math
import warnings

import fitdecode
import numpy as np
import pytest
from garmin_fit_sdk import Decoder, Stream

from rtr.importers.fit import profile
from rtr.importers.fit.container import parts
from rtr.importers.fit.messages import Messages
from rtr.importers.fit.stream import walk
from tests.unit.importers.fit import real_files

pytestmark = pytest.mark.skipif(not real_files.SAMPLES.is_dir(), reason=real_files.NO_SAMPLES)

KINDS = {
    "file_id": profile.FILE_ID, "sport": profile.SPORT, "session": profile.SESSION, "lap": profile.LAP,
    "record": profile.RECORD, "event": profile.EVENT, "workout": profile.WORKOUT,
    "workout_step": profile.WORKOUT_STEP, "activity": profile.ACTIVITY, "split": profile.SPLIT,
    "split_summary": profile.SPLIT_SUMMARY,
}  # fmt: skip
COMPRESSED = "fit/Runalyze__FR70-intervals.fit"
LEFT_OUT = {COMPRESSED, "fit/sports-lib__empty-sessions.fit", "fit/fit__big_activity.fit"}
"""Times the SDK cannot read; no bytes; ten seconds for the SDK (the benchmark compares it)."""
PATHS = [p for p in real_files.paths() if p.startswith("fit/") and p not in LEFT_OUT]
OUR_UNITS = {"position_lat", "position_long", "workout_rpe"}
UNCHANGED = {
    "convert_datetimes_to_dates": False, "convert_types_to_strings": False, "merge_heart_rates": False,
    "expand_sub_fields": False, "expand_components": False, "enable_crc_check": False,
}  # fmt: skip


def ours(data):
    part = next(parts(data))
    return Messages(data, walk(data, part.start, part.end), is_intact=True, span=(part.start, part.end)), data[
        : part.end + 2
    ]


def oracle_value(message, field):
    """What the SDK says, first of an array; running cadence has a name of its own there."""
    value = message.get(field.name)
    if value is None and field.name == "avg_cadence":
        value = message.get("avg_running_cadence")
    return value[0] if isinstance(value, list) else value


def same(mine, value, field):
    if mine is None or value is None:
        return mine is None and (value is None or value == "")
    if field.name in OUR_UNITS:  # degrees and 0-10, where the SDK leaves the raw number
        return round(mine * field.scale) == value
    return mine == value


@pytest.mark.parametrize("path", PATHS)
def test_all_values_equal_those_of_the_sdk(path):
    data = real_files.content(path)
    messages, first_part = ours(data)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        theirs, _ = Decoder(Stream.from_byte_array(bytearray(first_part))).read(**UNCHANGED)
    for name, kind in KINDS.items():
        mine, oracle = messages.rows(kind), theirs.get(f"{name}_mesgs", [])
        assert len(mine) == len(oracle), name
        for row, message in zip(mine, oracle, strict=True):
            for field in profile.MESSAGES[kind].values():
                value = row.numbers.get(field.name) if field.scale else row.texts.get(field.name) or None
                assert same(value, oracle_value(message, field), field), (name, field.name, message)


@pytest.mark.parametrize("path", [*PATHS, COMPRESSED])
def test_columns_equal_rows(path):
    """The fast way and the slow way through the same messages."""
    data = real_files.content(path)
    messages, _ = ours(data)
    rows = messages.rows(profile.RECORD)
    for name, column in messages.table(profile.RECORD).columns.items():
        if name != "timestamp":
            assert np.array_equal(column, [row.numbers.get(name, math.nan) for row in rows], equal_nan=True), name


def test_compressed_times_equal_those_of_fitdecode():
    """The SDK drops these records: "currently not supported"."""
    data = real_files.content(COMPRESSED)
    times, beats = [], []
    with fitdecode.FitReader(data) as reader:
        for frame in reader:
            if isinstance(frame, fitdecode.FitDataMessage) and frame.name == "record":
                times.append(frame.get_value("timestamp").timestamp() - 631_065_600)
                beats.append(frame.get_value("heart_rate", fallback=None))
    columns = ours(data)[0].table(profile.RECORD).columns
    assert len(times) == 633
    assert columns["timestamp"].tolist() == times
    assert np.array_equal(columns["heart_rate"], np.array(beats, dtype=float), equal_nan=True)
