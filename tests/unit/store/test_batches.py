"""Imports come in whole, are listed, and are taken back whole."""

import datetime as dt

import numpy as np
import pytest

from rtr.errors import StoreError
from rtr.importers.base import Recording
from rtr.model import CheckIn, FileOutcome, Gait, Injury, Lap, Outcome, RunResponse, Split
from rtr.samples import Samples
from rtr.store import Packed, Store, pack

AT = dt.datetime(2026, 3, 10, 12, 30, 15, 123456, tzinfo=dt.UTC)


def test_what_was_added_is_read_back(store, runner, make_activity):
    run = make_activity(
        title="Läufchen 🏃",
        notes="a\nb",
        rpe=3.5,
        laps=(Lap(start_s=0.0, elapsed_s=60.5, gait=Gait.RUN), Lap(start_s=60.5, avg_hr_bpm=140.0)),
        splits=(Split(gait=Gait.WALK, timer_s=30.0), Split(gait=Gait.RUN, timer_s=60.0, distance_m=200.0)),
        channels=("hr_bpm",),
    )
    samples = Samples(t_s=np.arange(3.0), hr_bpm=np.array([120.0, np.nan, 122.0]))
    store.add_batch(runner.id, [Recording(activity=run, samples=samples)], (), at=AT)
    assert store.diary(runner.id).activities == (run,)
    back = store.samples(runner.id, run.uid)
    assert back is not None
    assert back.columns().keys() == samples.columns().keys()
    np.testing.assert_array_equal(back.hr_bpm, samples.hr_bpm)


def test_an_activity_without_samples_has_none(store, runner, make_activity):
    store.add_batch(runner.id, [Recording(activity=make_activity())], (), at=AT)
    assert store.samples(runner.id, make_activity().uid) is None


def test_a_batch_says_what_became_of_each_file(store, runner, make_activity):
    read = [
        FileOutcome(path="a.fit", outcome=Outcome.NEW),
        FileOutcome(path="b.fit", outcome=Outcome.FAILED, reason="The file ends in the middle."),
    ]
    batch = store.add_batch(
        runner.id, [Packed(activity=make_activity(), file=0, path="a.fit")], read, at=AT, seconds=1.5
    )
    assert [f.outcome for f in batch.files] == [Outcome.NEW, Outcome.FAILED]
    assert batch.files[0].activities_new == 1
    assert batch.files[1] == read[1]
    assert (batch.created_at, batch.seconds, batch.is_undone) == (AT, 1.5, False)
    assert store.batches(runner.id) == (batch,)


def test_the_same_again_adds_nothing_and_says_so(store, runner, make_activity):
    file = [FileOutcome(path="a.fit", outcome=Outcome.NEW)]
    for _ in range(2):
        batch = store.add_batch(runner.id, [Packed(activity=make_activity(), file=0)], file, at=AT)
    assert batch.files[0].outcome is Outcome.KNOWN
    assert (batch.files[0].activities_new, batch.files[0].activities_known) == (0, 1)
    assert "Nothing was added" in (batch.files[0].reason or "")
    assert len(store.diary(runner.id).activities) == 1
    assert store.known_uids(runner.id, [make_activity().uid, "unheard-of"]) == {make_activity().uid}


def test_the_same_twice_in_one_import_is_stored_once(store, runner, make_activity):
    files = [FileOutcome(path=name, outcome=Outcome.NEW) for name in ("a.fit", "copy of a.fit")]
    batch = store.add_batch(runner.id, [Packed(activity=make_activity(), file=i) for i in (0, 1)], files, at=AT)
    assert [f.outcome for f in batch.files] == [Outcome.NEW, Outcome.KNOWN]
    assert len(store.diary(runner.id).activities) == 1


def test_undo_takes_everything_back_that_came_with_it(store, runner, make_activity):
    run = make_activity()
    before = store.diary(runner.id)
    batch = store.add_batch(
        runner.id,
        [Recording(activity=run, samples=Samples(t_s=np.arange(3.0)))],
        (),
        at=AT,
        check_ins=[CheckIn(day=run.day, sleep_h=7.0, source="garmin")],
        responses=[RunResponse(activity_uid=run.uid, site="achilles", pain_max=2)],
        injuries=[Injury(site="achilles", side="left", kind="tendon", onset=run.day)],
    )
    full = store.diary(runner.id)
    assert full.responses
    assert full.injuries
    assert full.check_ins
    undone = store.undo(runner.id, batch.id)
    assert undone.is_undone
    assert store.batches(runner.id) == (undone,)
    assert store.diary(runner.id) == before
    assert store.samples(runner.id, run.uid) is None


def test_undo_twice_is_undo_once(store, runner, make_activity):
    batch = store.add_batch(runner.id, [Recording(activity=make_activity())], (), at=AT)
    store.undo(runner.id, batch.id)
    assert store.undo(runner.id, batch.id).is_undone


def test_after_undo_the_same_files_are_new_again(store, runner, make_activity):
    file = [FileOutcome(path="a.fit", outcome=Outcome.NEW)]
    first = store.add_batch(runner.id, [Packed(activity=make_activity(), file=0)], file, at=AT)
    store.add_batch(runner.id, [Packed(activity=make_activity(), file=0)], file, at=AT)
    store.undo(runner.id, first.id)
    again = store.add_batch(runner.id, [Packed(activity=make_activity(), file=0)], file, at=AT)
    assert again.files[0].outcome is Outcome.NEW
    assert len(store.diary(runner.id).activities) == 1


def test_undo_leaves_the_runners_own_words(store, runner, make_activity):
    run = make_activity()
    batch = store.add_batch(
        runner.id, [Recording(activity=run)], (), at=AT, check_ins=[CheckIn(day=run.day, sleep_h=7.0, source="garmin")]
    )
    store.save_check_in(runner.id, CheckIn(day=run.day, mood=4))
    store.undo(runner.id, batch.id)
    assert store.diary(runner.id).check_ins == (CheckIn(day=run.day, mood=4),)


def test_batches_are_listed_newest_first(store, runner):
    for hours in (0, 2, 1):
        store.add_batch(runner.id, (), (), at=AT + dt.timedelta(hours=hours))
    assert [b.created_at for b in store.batches(runner.id)] == [AT + dt.timedelta(hours=h) for h in (2, 1, 0)]


def test_a_row_whose_file_is_stored_is_known(store, runner, make_activity):
    original = Packed(activity=make_activity(), path="export.zip/activities/123.fit.gz")
    store.add_batch(runner.id, [original], (), at=AT)
    row = Packed(activity=make_activity(uid="row", distance_m=4990.0), file=0, origin="123.fit.gz")
    batch = store.add_batch(runner.id, [row], [FileOutcome(path="activities.csv", outcome=Outcome.NEW)], at=AT)
    assert batch.files[0].outcome is Outcome.KNOWN
    assert store.duplicates(runner.id) == ()


def test_a_flagged_activity_is_kept_and_counts_once_confirmed(store, runner, make_activity):
    run = make_activity(is_flagged=True)
    store.add_batch(runner.id, [Recording(activity=run)], (), at=AT)
    assert store.diary(runner.id).counted == ()
    store.confirm(runner.id, run.uid)
    assert [a.uid for a in store.diary(runner.id).counted] == [run.uid]
    with pytest.raises(StoreError, match="no such activity"):
        store.confirm(runner.id, "unheard-of")


def test_what_is_not_finite_is_unknown(store, runner, make_activity):
    run = make_activity(
        avg_hr_bpm=float("nan"), ascent_m=float("inf"), laps=(Lap(start_s=0.0, elapsed_s=float("nan")),)
    )
    store.add_batch(runner.id, [Recording(activity=run)], (), at=AT)
    (back,) = store.diary(runner.id).activities
    assert (back.avg_hr_bpm, back.ascent_m, back.laps) == (None, None, (Lap(start_s=0.0),))


def test_numbers_of_numpy_are_numbers(store, runner, make_activity):
    run = make_activity(distance_m=np.float64(5000.5), utc_offset_s=np.int64(3600), elapsed_s=np.float32(10))
    store.add_batch(runner.id, [Recording(activity=run)], (), at=AT)
    (back,) = store.diary(runner.id).activities
    assert (back.distance_m, back.utc_offset_s, back.elapsed_s) == (5000.5, 3600, 10.0)


@pytest.mark.parametrize("text", ["a\0b", "\ud800", "'; DROP TABLE activity; --", "\u202egnp", "x" * 100_000, ""])
def test_any_text_can_be_kept(store, runner, make_activity, text):
    store.add_batch(runner.id, [Packed(activity=make_activity(title=text), path=text)], (), at=AT)
    (back,) = store.diary(runner.id).activities
    assert back.title == text.replace("\0", "").encode("utf-8", "replace").decode()


def test_thousands_of_activities_fit_into_one_batch(store, runner, make_activity):
    many = [Packed(activity=make_activity(i)) for i in range(6000)]
    store.add_batch(runner.id, many, (), at=AT)
    assert len(store.known_uids(runner.id, [p.activity.uid for p in many])) == 6000


def test_packing_keeps_the_activity_and_the_origin(make_activity):
    run = make_activity()
    packed = pack(Recording(activity=run, samples=Samples(t_s=np.arange(2.0)), origin="1.fit"), file=3, path="a")
    assert (packed.activity, packed.origin, packed.file, packed.path) == (run, "1.fit", 3, "a")
    assert packed.data


def test_nothing_is_stored_if_anything_fails(store, runner, make_activity):
    broken = make_activity(uid="x", start_local=AT)  # a wall clock has no zone
    with pytest.raises(StoreError):
        store.add_batch(runner.id, [Recording(activity=make_activity()), Recording(activity=broken)], (), at=AT)
    assert store.batches(runner.id) == ()
    assert store.diary(runner.id).is_empty
    assert store.revision(runner.id) == 0


def test_a_store_of_a_file_that_is_no_diary_says_so(tmp_path):
    path = tmp_path / "photo.db"
    path.write_bytes(b"this is no database, whatever its name" * 100)
    with pytest.raises(StoreError, match="not a diary"):
        Store(f"sqlite:///{path}").migrate()
