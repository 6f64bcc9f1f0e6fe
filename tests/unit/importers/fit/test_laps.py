"""Laps, workout steps and the watch's own run and walk detection."""

import pytest

from rtr.importers.fit import read
from rtr.importers.fit.laps import gait_of_name
from rtr.model import Gait, Split
from tests import fit_writer as fit

START = fit.START
LAP_FIELDS = (
    (2, fit.UINT32), (7, fit.UINT32), (8, fit.UINT32), (9, fit.UINT32), (15, fit.UINT8), (17, fit.UINT8),
    (23, fit.ENUM), (71, fit.UINT16),
)  # fmt: skip
RUN_SPLIT, WALK_SPLIT, STAND_SPLIT, ACTIVE_SPLIT = 17, 18, 22, 3


def activity_of(writer):
    return read("run.fit", writer.done()).recordings[0].activity


def with_laps(writer, *steps):
    writer.define(4, fit.LAP, *LAP_FIELDS)
    for number, step in enumerate(steps):
        writer.add(4, START + 30 * number, 30_000, 29_000, 9_000, 141, 80, 0, step)
    return writer


@pytest.mark.parametrize(
    ("name", "gait"),
    [
        ("Walk", Gait.WALK),
        ("walking 2 min", Gait.WALK),
        ("Run", Gait.RUN),
        ("Easy jog", Gait.RUN),
        ("Gehen", Gait.WALK),
        ("Laufen", Gait.RUN),
        ("Marche", Gait.WALK),
        ("Course", Gait.RUN),
        ("Recover", None),
        ("Rest", None),
        ("Run/walk", None),
        ("Trunk rotation", None),
        ("", None),
    ],
)
def test_gait_by_the_name_of_a_step(name, gait):
    assert gait_of_name(name) is gait


def test_a_lap_in_our_units():
    lap = activity_of(with_laps(fit.run(), 0xFFFF, 0xFFFF)).laps[1]
    assert (lap.start_s, lap.elapsed_s, lap.timer_s, lap.distance_m) == (30.0, 30.0, 29.0, 90.0)
    assert (lap.avg_hr_bpm, lap.avg_cadence_spm, lap.gait) == (141.0, 160.0, None)


def test_laps_take_their_gait_from_the_workout_step():
    writer = fit.run().define(3, fit.STEP, (254, fit.UINT16), (0, fit.TEXT, 8), (7, fit.ENUM))
    for index, name in enumerate((b"Warm up\0", b"Run\0\0\0\0\0", b"Walk\0\0\0\0")):
        writer.add(3, index, name, 4)
    laps = activity_of(with_laps(writer, 0, 1, 2, 1)).laps
    assert [lap.gait for lap in laps] == [None, Gait.RUN, Gait.WALK, Gait.RUN]


def test_rest_intensity_is_no_proof_of_walking():
    writer = fit.run().define(3, fit.STEP, (254, fit.UINT16), (0, fit.TEXT, 8), (7, fit.ENUM))
    writer.add(3, 0, b"Recover\0", 1)
    assert activity_of(with_laps(writer, 0)).laps[0].gait is None


def test_a_lap_without_a_start_begins_its_length_before_its_end():
    writer = fit.run().define(4, fit.LAP, (253, fit.UINT32), (7, fit.UINT32))
    writer.add(4, START + 25, 25_000).add(4, START + 60, 35_000)
    assert [lap.start_s for lap in activity_of(writer).laps] == [0.0, 25.0]


def test_laps_belong_to_the_session_in_which_they_began():
    writer = fit.with_records(fit.activity_file(), 120)
    fit.with_session(writer, sport=2)
    fit.with_session(writer, sport=1, start=START + 60)
    recordings = read("brick.fit", with_laps(writer, *[0xFFFF] * 4).done()).recordings
    assert [len(r.activity.laps) for r in recordings] == [2, 2]
    assert recordings[1].activity.laps[0].start_s == 0.0


def with_splits(writer, *splits):
    writer.define(5, fit.SPLIT, (0, fit.ENUM), (2, fit.UINT32), (3, fit.UINT32), (9, fit.UINT32))
    for kind, timer_s, distance_m, start_s in splits:
        writer.add(5, kind, timer_s * 1000, distance_m * 100, START + start_s)
    return writer


def with_summaries(writer, *summaries):
    writer.define(6, fit.SPLIT_SUMMARY, (0, fit.ENUM), (4, fit.UINT32), (5, fit.UINT32))
    for kind, timer_s, distance_m in summaries:
        writer.add(6, kind, timer_s * 1000, distance_m * 100)
    return writer


def test_splits_are_kept_and_the_interval_family_is_not_added_on_top():
    splits = ((RUN_SPLIT, 30, 90, 0), (WALK_SPLIT, 20, 25, 30), (STAND_SPLIT, 10, 0, 50), (ACTIVE_SPLIT, 60, 115, 0))
    activity = activity_of(with_summaries(with_splits(fit.run(), *splits), (RUN_SPLIT, 30, 90)))
    assert activity.splits == (
        Split(gait=Gait.RUN, timer_s=30.0, distance_m=90.0),
        Split(gait=Gait.WALK, timer_s=20.0, distance_m=25.0),
        Split(gait=Gait.STAND, timer_s=10.0, distance_m=0.0),
    )


def test_summaries_stand_in_where_splits_are_absent():
    activity = activity_of(with_summaries(fit.run(), (RUN_SPLIT, 40, 120), (ACTIVE_SPLIT, 60, 120)))
    assert activity.splits == (Split(gait=Gait.RUN, timer_s=40.0, distance_m=120.0),)


def test_splits_of_several_sessions_go_by_their_start():
    writer = fit.with_records(fit.activity_file(), 120)
    fit.with_session(writer, sport=1)
    fit.with_session(writer, sport=1, start=START + 60)
    with_splits(writer, (RUN_SPLIT, 60, 180, 0), (WALK_SPLIT, 60, 70, 60))
    recordings = read("two.fit", with_summaries(writer, (RUN_SPLIT, 60, 180)).done()).recordings
    assert [[s.gait for s in r.activity.splits] for r in recordings] == [[Gait.RUN], [Gait.WALK]]
