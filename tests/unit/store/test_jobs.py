"""Rows of long work: what the page sees, and what "done" means."""

import datetime as dt

import pytest

from rtr.errors import StoreError
from rtr.importers.base import Recording
from rtr.store import JobState

AT = dt.datetime(2026, 3, 10, 12, tzinfo=dt.UTC)
LATER = AT + dt.timedelta(seconds=5)


def test_a_job_from_start_to_end(store, runner, make_activity):
    job_id = store.add_job(runner.id, "import", AT)
    job = store.job(runner.id, job_id)
    assert (job.state, job.done, job.total, job.message, job.batch_id) == (JobState.QUEUED, 0, None, None, None)
    assert (job.created_at, job.beat_at) == (AT, AT)
    assert store.update_job(job_id, at=LATER, state=JobState.RUNNING, done=1, total=2, message="a.fit")
    assert store.update_job(job_id, at=LATER)
    job = store.job(runner.id, job_id)
    assert (job.state, job.done, job.total, job.message, job.beat_at) == (JobState.RUNNING, 1, 2, "a.fit", LATER)
    assert store.open_jobs(runner.id) == (job,)
    batch = store.add_batch(runner.id, [Recording(activity=make_activity())], (), at=LATER, job_id=job_id)
    job = store.job(runner.id, job_id)
    assert (job.state, job.batch_id) == (JobState.DONE, batch.id)
    assert store.open_jobs(runner.id) == ()


@pytest.mark.parametrize("state", [JobState.CANCELLED, JobState.FAILED])
def test_a_job_that_is_over_stores_nothing(store, runner, make_activity, state):
    job_id = store.add_job(runner.id, "import", AT)
    assert store.update_job(job_id, at=AT, state=state)
    with pytest.raises(StoreError, match="cancelled"):
        store.add_batch(runner.id, [Recording(activity=make_activity())], (), at=LATER, job_id=job_id)
    assert store.diary(runner.id).is_empty
    assert store.batches(runner.id) == ()


def test_what_is_over_stays_as_it_ended(store, runner):
    job_id = store.add_job(runner.id, "import", AT)
    store.update_job(job_id, at=AT, state=JobState.CANCELLED)
    assert not store.update_job(job_id, at=LATER, state=JobState.FAILED, message="late")
    assert store.job(runner.id, job_id).state is JobState.CANCELLED
    assert not store.update_job("unheard-of", at=AT)


def test_ids_cannot_be_guessed(store, runner):
    ids = {store.add_job(runner.id, "import", AT) for _ in range(20)}
    assert len(ids) == 20
    assert all(len(job_id) >= 20 for job_id in ids)


def test_a_job_belongs_to_somebody(store):
    with pytest.raises(StoreError, match="no such runner"):
        store.add_job(4711, "import", AT)
