"""Every FIT row of EXPECTED.csv: what three independent decoders found in real files.

Tolerances are those of rounding only: 0.05 of the last stated decimal, half a unit for whole
numbers, one decimal for the sums of splits. A blank cell says nothing and is not compared.
"""

import numpy as np
import pytest

from rtr.errors import EmptyFileError
from rtr.importers.fit import read
from rtr.model import Gait, Sport
from tests.unit.importers.fit import real_files

pytestmark = pytest.mark.skipif(not real_files.SAMPLES.is_dir(), reason=real_files.NO_SAMPLES)

NOT_A_RECORDING = {
    "fit/python-fitparse__Settings.fit": "a FIT settings file",
    "fit/python-fitparse__WorkoutRepeatSteps.fit": "a FIT workout plan",
    "fit/sports-lib__empty-sessions.fit": "file is empty",
    # Allowed by rulings R29: no usable date, or a single point.
    "fit/python-fitparse__DeveloperData.fit": "no measurements with a usable date",
    "fit/fit__valid_only_contain_fileid.fit": "a single point",
}
SPORTS = {
    "": None, "running": Sport.RUNNING, "walking": Sport.WALKING, "cycling": Sport.CYCLING,
    "swimming": Sport.SWIMMING, "generic": Sport.OTHER, "transition": Sport.OTHER, "training": Sport.STRENGTH,
}  # fmt: skip
ROWS = real_files.expected()
RECORDED = [path for path in ROWS if path not in NOT_A_RECORDING]


def sessions(path):
    """The rows that stand for one session each."""
    return [row for row in ROWS[path] if row["part"] != "whole file"]


def assert_close(row, name, value, tolerance=0.0501):
    cell = row[name]
    if cell:
        assert value is not None, name
        assert value == pytest.approx(float(cell), abs=tolerance), name


@pytest.mark.parametrize("path", sorted(NOT_A_RECORDING))
def test_what_is_no_recording_is_refused_with_a_sentence(path):
    with pytest.raises(EmptyFileError, match=NOT_A_RECORDING[path]):
        read(path, real_files.content(path))


@pytest.mark.parametrize("path", RECORDED)
def test_sessions_agree(path):
    recordings = read(path, real_files.content(path)).recordings
    assert len(recordings) == len(sessions(path))
    for row, recording in zip(sessions(path), recordings, strict=True):
        activity = recording.activity
        for name, value in (
            ("elapsed_s", activity.elapsed_s),
            ("timer_or_moving_s", activity.timer_s),
            ("distance_m", activity.distance_m),
            ("avg_hr", activity.avg_hr_bpm),
            ("max_hr", activity.max_hr_bpm),
            ("avg_cadence_spm", activity.avg_cadence_spm),
            ("rpe_0_10", activity.rpe),
            ("feel_0_100", activity.feel),
            ("tz_offset_s", activity.utc_offset_s),
            ("laps", len(activity.laps)),
        ):
            assert_close(row, name, value)
        assert_close(row, "ascent_m", activity.ascent_m, 0.5)
        assert_close(row, "avg_power_w", activity.avg_power_w, 0.5)


@pytest.mark.parametrize("path", RECORDED)
def test_sport_and_start_agree(path):
    for row, recording in zip(sessions(path), read(path, real_files.content(path)).recordings, strict=True):
        activity = recording.activity
        main, _, sub = row["sport"].partition("/")
        assert SPORTS[main] in (None, activity.sport)
        assert not sub or activity.sub_sport == sub
        if row["start_time_utc"]:
            assert f"{activity.start_utc:%Y-%m-%dT%H:%M:%SZ}" == row["start_time_utc"]
        if row["start_time_local"]:
            assert f"{activity.start_local:%Y-%m-%dT%H:%M:%S}" == row["start_time_local"]


@pytest.mark.parametrize("path", RECORDED)
def test_every_record_becomes_a_sample(path):
    recordings = read(path, real_files.content(path)).recordings
    samples = [r.samples for r in recordings if r.samples is not None]
    whole = next(row for row in ROWS[path] if row["track_points"])
    assert sum(map(len, samples)) == int(whole["track_points"])
    placed = sum(int(np.isfinite(s.lat_deg).sum()) for s in samples if s.lat_deg is not None)
    assert placed == int(whole["gps_points"])
    for columns in samples:
        assert np.all(np.diff(columns.t_s) >= 0)
        assert {len(column) for column in columns.columns().values()} == {len(columns)}


@pytest.mark.parametrize("path", [p for p in RECORDED if any(r["fit_stand_s"] for r in ROWS[p])])
def test_run_walk_and_stand_of_the_watch_agree(path):
    ((row,), (recording,)) = sessions(path), read(path, real_files.content(path)).recordings
    for gait in Gait:
        mine = [split for split in recording.activity.splits if split.gait is gait]
        assert_close(row, f"fit_{gait}_s", sum(s.timer_s for s in mine), 0.1)
        if gait is not Gait.STAND:
            assert_close(row, f"fit_{gait}_m", sum(s.distance_m or 0.0 for s in mine), 0.1)


def test_fit_members_of_archives_are_read():
    members = list(real_files.zipped())
    assert len(members) == 3
    for name, data in members:
        assert len(read(name, data).recordings) == 1
