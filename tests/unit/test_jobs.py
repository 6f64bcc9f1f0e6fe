"""Imports in a process of their own: they report, survive the page, can be stopped, and their death is noticed."""

import datetime as dt
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from rtr import jobs
from rtr.errors import StoreError
from rtr.store import JobState, Store
from tests.exports import NOW, START, gpx

LONGEST_S = 60.0

pytestmark = pytest.mark.slow


@pytest.fixture
def stage(tmp_path):
    """Stages files the way the Import page does: one folder each; the folder above them."""

    def staged(*files):
        folder = tmp_path / "staged"
        for i, (name, data) in enumerate(files):
            (folder / f"{i:05d}").mkdir(parents=True)
            (folder / f"{i:05d}" / name).write_bytes(data)
        return folder

    return staged


def wait_for(what):
    """The first true answer."""
    deadline = time.monotonic() + LONGEST_S
    while time.monotonic() < deadline:
        if answer := what():
            return answer
        time.sleep(0.05)
    raise TimeoutError


def over(store, runner, job_id):
    """The job, once it is over."""

    def ended():
        job = store.job(runner.id, job_id)
        return job if job.state.is_over else None

    return wait_for(ended)


def test_an_import_reports_and_ends(store, runner, stage):
    folder = stage(("a.gpx", gpx()), ("b.fit", b""), ("a.gpx", gpx(START + dt.timedelta(days=1))))
    job_id = jobs.start_import(store.url, runner, folder, at=NOW)
    job = over(store, runner, job_id)
    assert (job.state, job.kind) == (JobState.DONE, "import")
    (batch,) = store.batches(runner.id)
    assert job.batch_id == batch.id
    assert [(f.path, f.outcome.value) for f in batch.files] == [("a.gpx", "new"), ("b.fit", "failed"), ("a.gpx", "new")]
    assert batch.created_at == NOW
    assert wait_for(lambda: not folder.exists())


def test_a_waiting_worker_takes_the_next_import(local_store, anna, stage):
    jobs.warm()
    try:
        (waiting,) = jobs._SPARE
        jobs.warm()
        assert jobs._SPARE[0] is waiting
        job_id = jobs.start_import(local_store.url, anna, stage(("a.gpx", gpx())), at=NOW)
        assert over(local_store, anna, job_id).state is JobState.DONE
        assert waiting.wait(LONGEST_S) == 0
        (next_one,) = wait_for(lambda: list(jobs._SPARE))
        assert next_one is not waiting
    finally:
        jobs.stop()
    assert next_one.returncode == 0


def test_a_waiting_worker_that_died_is_replaced(local_store, anna, stage):
    jobs.warm()
    try:
        (waiting,) = jobs._SPARE
        waiting.kill()
        waiting.wait()
        job_id = jobs.start_import(local_store.url, anna, stage(("a.gpx", gpx())), at=NOW)
        assert over(local_store, anna, job_id).state is JobState.DONE
        wait_for(lambda: jobs._SPARE)
    finally:
        jobs.stop()


def test_nothing_to_import_is_said(local_store, anna, stage, tmp_path):
    (tmp_path / "staged").mkdir()
    job_id = jobs.start_import(local_store.url, anna, stage(), at=NOW)
    job = over(local_store, anna, job_id)
    assert job.state is JobState.FAILED
    assert "nothing to import" in job.message


@pytest.fixture
def stuck(monkeypatch):
    """Workers that mark their job as running and then hang, as if a file took for ever; they are collected here."""
    code = jobs._BOOT.replace(
        "work()",
        "import rtr.jobs, time\n"
        "def hang(found, progress):\n"
        "    while True:\n"
        "        progress(0, 1, 'large.fit'); time.sleep(0.05)\n"
        "import rtr.actions.imports as i; i.read_all = hang\n"
        "rtr.jobs.BEAT_S = 0.2\n"
        "work()",
    )
    monkeypatch.setattr(jobs, "_BOOT", code)
    started = []
    spawn = jobs._spawn
    monkeypatch.setattr(jobs, "_spawn", lambda: started.append(spawn()) or started[-1])
    yield started
    for worker in started:
        worker.kill()
        worker.wait()


def running(store, runner, job_id):
    return wait_for(lambda: store.job(runner.id, job_id).state is JobState.RUNNING and store.job(runner.id, job_id))


def test_a_worker_that_is_killed_is_noticed(store, runner, stage, stuck):
    folder = stage(("a.gpx", gpx()))
    job_id = jobs.start_import(store.url, runner, folder, at=NOW)
    assert running(store, runner, job_id).message == "large.fit"
    stuck[0].kill()
    job = over(store, runner, job_id)
    assert (job.state, job.message) == (JobState.FAILED, jobs.STOPPED)
    assert "Nothing was stored" in job.message
    assert store.batches(runner.id) == ()
    assert wait_for(lambda: not folder.exists())


def test_an_import_can_be_stopped(local_store, anna, stage, stuck):
    folder = stage(("a.gpx", gpx()))
    job_id = jobs.start_import(local_store.url, anna, folder, at=NOW)
    running(local_store, anna, job_id)
    assert jobs.cancel(local_store, job_id, at=NOW)
    assert stuck[0].wait(LONGEST_S) == 0
    assert local_store.job(anna.id, job_id).state is JobState.CANCELLED
    assert local_store.batches(anna.id) == ()
    assert wait_for(lambda: not folder.exists())
    assert not jobs.cancel(local_store, job_id, at=NOW)


def test_signs_of_life_go_on_within_one_file(local_store, anna, stage, stuck):
    job_id = jobs.start_import(local_store.url, anna, stage(("a.gpx", gpx())), at=NOW)
    first = running(local_store, anna, job_id)
    wait_for(lambda: local_store.job(anna.id, job_id).beat_at > first.beat_at)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
def test_a_worker_that_is_interrupted_says_so(local_store, anna, stage, stuck):
    job_id = jobs.start_import(local_store.url, anna, stage(("a.gpx", gpx())), at=NOW)
    running(local_store, anna, job_id)
    os.kill(stuck[0].pid, signal.SIGINT)
    assert over(local_store, anna, job_id).message == jobs.STOPPED


def test_without_an_order_a_worker_just_ends():
    worker = subprocess.run(
        [sys.executable, "-c", jobs._BOOT, str(Path(jobs.__file__).parents[1])],
        check=False, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=LONGEST_S,
    )  # fmt: skip
    assert (worker.returncode, worker.stdout, worker.stderr) == (0, "", "")


def test_a_worker_knows_nothing_of_streamlit_and_pandas():
    """It starts in half the time without pandas, and a page's library has no business there."""
    code = "import rtr.jobs, sys; print(sorted({'streamlit', 'pandas', 'altair'} & set(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True, cwd=Path(jobs.__file__).parents[1]
    )
    assert done.stdout.strip() == "[]"


def test_the_order_shows_in_no_list_of_processes(local_store, anna, stage, stuck):
    jobs.start_import(local_store.url, anna, stage(("a.gpx", gpx())), at=NOW)
    assert local_store.url not in " ".join(map(str, stuck[0].args))


def test_a_job_needs_a_runner(local_store, stage, make_diary):
    with pytest.raises(StoreError, match="no such runner"):
        jobs.start_import(local_store.url, make_diary().runner, stage(), at=NOW)


def test_a_store_that_is_away_is_said_at_once(tmp_path, make_diary):
    with pytest.raises(StoreError):
        jobs.start_import("postgresql://u@127.0.0.1:1/d?connect_timeout=2", make_diary().runner, tmp_path, at=NOW)


def test_two_imports_at_once_are_both_stored(store, runner, tmp_path):
    ids = []
    for number in range(2):
        place = tmp_path / str(number) / "0"
        place.mkdir(parents=True)
        (place / "a.gpx").write_bytes(gpx(START + dt.timedelta(days=number)))
        ids.append(jobs.start_import(store.url, runner, place.parent, at=NOW))
    assert {over(store, runner, job_id).state for job_id in ids} == {JobState.DONE}
    assert len(store.diary(runner.id).activities) == 2
    assert isinstance(store, Store)
