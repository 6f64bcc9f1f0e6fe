"""Every row belongs to a runner; another runner's ids are unknown ids."""

import dataclasses
import datetime as dt

import numpy as np
import pytest

from rtr.errors import StoreError
from rtr.importers.base import Recording
from rtr.model import CheckIn, Clearance, FileOutcome, Outcome
from rtr.samples import Samples
from rtr.store import JobState, Packed, Store

AT = dt.datetime(2026, 3, 10, 12, tzinfo=dt.UTC)
NOBODY = 4711


def test_a_runner_and_their_settings(store):
    anna = store.add_runner("Anna", "Europe/Berlin", week_start=6, has_miles=True)
    demo = store.add_runner("Demo", "UTC", is_demo=True)
    assert store.runners() == (anna, demo)
    assert (anna.zone, anna.week_start, anna.has_miles, anna.is_demo, demo.is_demo) == (
        "Europe/Berlin", 6, True, False, True,
    )  # fmt: skip
    changed = dataclasses.replace(anna, name="Anna B.", zone="America/Denver", has_miles=False)
    store.update_runner(changed)
    assert store.runners() == (changed, demo)
    assert store.revision(anna.id) == 1


def test_names_are_taken_once(store, runner):
    with pytest.raises(StoreError, match="already a runner"):
        store.add_runner(runner.name, "UTC")
    other = store.add_runner("Ben", "UTC")
    with pytest.raises(StoreError, match="already a runner"):
        store.update_runner(dataclasses.replace(other, name=runner.name))


def test_an_id_is_never_given_out_twice(store, runner):
    """Caches are keyed by it."""
    last = store.add_runner("Ben", "UTC")
    store.delete_runner(last.id)
    assert store.add_runner("Cem", "UTC").id > last.id


def test_a_deleted_runner_leaves_nothing(store, runner, make_activity):
    recording = Recording(activity=make_activity(), samples=Samples(t_s=np.arange(2.0)))
    store.add_batch(runner.id, [recording], (), at=AT, check_ins=[CheckIn(day=AT.date())])
    store.add_job(runner.id, "import", AT)
    store.delete_runner(runner.id)
    assert store.runners() == ()
    with pytest.raises(StoreError, match="no such runner"):
        store.diary(runner.id)


WRITES = {
    "update_runner": lambda s, r, a: s.update_runner(dataclasses.replace(r, zone="UTC")),
    "add_batch": lambda s, r, a: s.add_batch(r.id, (), (), at=AT),
    "undo": lambda s, r, a: s.undo(r.id, s.batches(r.id)[0].id),
    "resolve": lambda s, r, a: s.resolve(r.id, "b", "keep_old"),
    "confirm": lambda s, r, a: s.confirm(r.id, "a"),
    "save_check_in": lambda s, r, a: s.save_check_in(r.id, CheckIn(day=AT.date(), mood=3)),
    "answer_red_flags": lambda s, r, a: s.answer_red_flags(r.id, AT.date(), (), AT),
    "take_back_red_flags": lambda s, r, a: s.take_back_red_flags(r.id, AT.date(), AT, dt.timedelta(minutes=10)),
    "add_clearance": lambda s, r, a: s.add_clearance(r.id, Clearance(by="Dr.", on=AT.date(), recorded_at=AT)),
}


@pytest.fixture
def two_recordings(store, runner, make_activity):
    for uid in "ab":
        store.add_batch(runner.id, [Packed(activity=make_activity(uid=uid))], (), at=AT)


@pytest.mark.parametrize("name", WRITES)
def test_every_write_raises_the_revision(store, runner, two_recordings, name):
    before = store.revision(runner.id)
    WRITES[name](store, runner, None)
    assert store.revision(runner.id) == before + 1


@pytest.mark.parametrize("name", WRITES)
def test_no_write_is_for_nobody(store, runner, two_recordings, name):
    with pytest.raises((StoreError, IndexError)):
        WRITES[name](store, dataclasses.replace(runner, id=NOBODY), None)


def test_another_runners_ids_are_unknown(store: Store, runner, two_recordings):
    anna, ben = runner.id, store.add_runner("Ben", "UTC").id
    batch, job = store.batches(anna)[0].id, store.add_job(anna, "import", AT)
    before = store.revision(anna), store.diary(anna), store.duplicates(anna)
    for refused in (
        lambda: store.undo(ben, batch),
        lambda: store.resolve(ben, "b", "use_new"),
        lambda: store.confirm(ben, "a"),
        lambda: store.add_batch(ben, (), (), at=AT, job_id=job),
    ):
        with pytest.raises(StoreError):
            refused()
    assert store.job(ben, job) is None
    assert store.open_jobs(ben) == ()
    assert store.samples(ben, "a") is None
    assert store.known_uids(ben, ["a"]) == frozenset()
    assert store.batches(ben) == ()
    assert store.diary(ben).is_empty
    assert (store.revision(anna), store.diary(anna), store.duplicates(anna)) == before


def test_two_runners_may_have_the_same_run(store, runner, make_activity):
    ben = store.add_runner("Ben", "UTC")
    for who in (runner, ben):
        batch = store.add_batch(
            who.id, [Packed(activity=make_activity(), file=0)], [FileOutcome(path="a", outcome=Outcome.NEW)], at=AT
        )
        assert batch.files[0].outcome is Outcome.NEW
    store.delete_runner(ben.id)
    assert len(store.diary(runner.id).activities) == 1


def test_jobs_do_not_raise_the_revision(store, runner):
    job = store.add_job(runner.id, "import", AT)
    store.update_job(job, at=AT, state=JobState.RUNNING, done=1, total=2, message="a.fit")
    assert store.revision(runner.id) == 0
