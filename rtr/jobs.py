"""Long work outside the page: an import in a process of its own, watched through its row in the store.

The worker never imports Streamlit. It gets its order as one line on standard input, so that no
password of a database shows in a list of processes. What it stores and "done" are one transaction:
a job that ended in any other way has stored nothing.
"""

import datetime as dt
import json
import logging
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rtr import actions, logs
from rtr.errors import RtrError, StoreError, spot
from rtr.model import Runner
from rtr.store import JobState, Store

LOG = logging.getLogger("rtr")

IMPORT = "import"
BEAT_S = 2.0
SHOW_S = 0.3
"""A page looks once a second: the row is not written more often than this."""

STOPPED = "The import stopped before its end. Nothing was stored. Drop the files again."
BROKEN = "The import stopped because of an error in rtr. Nothing was stored."

_ROOT = Path(__file__).resolve().parents[1]
_BOOT = "import sys; sys.path.insert(0, sys.argv[1]); from rtr.jobs import work; work()"

_LOCK = threading.Lock()
_SPARE: list[subprocess.Popen[bytes]] = []
"""At most one worker that has imported everything and waits for its order."""


def start_import(url: str, runner: Runner, folder: Path, *, at: dt.datetime) -> str:
    """Import the files staged in `folder` (one sub-folder per file) into the store at `url`; the job's id.

    The folder is deleted at the end, whatever happens. `at` is now.
    """
    with closing(Store(url)) as store:
        job_id = store.add_job(runner.id, IMPORT, at)
    order = {"url": url, "runner_id": runner.id, "job_id": job_id, "folder": str(folder), "at": at.isoformat()}
    worker, was_warm = _hand_over(json.dumps(order).encode() + b"\n")
    threading.Thread(target=_watch, args=(worker, order, was_warm), daemon=True).start()
    return job_id


def cancel(store: Store, job_id: str, *, at: dt.datetime) -> bool:
    """Stop a job; false where it was over. What was cancelled has stored nothing."""
    return store.update_job(job_id, at=at, state=JobState.CANCELLED)


def warm() -> None:
    """Have a worker ready, so that the next import starts at once."""
    with _LOCK:
        if not _SPARE:
            _SPARE.append(_spawn())


def stop() -> None:
    """Send the waiting worker home. Running imports end by themselves."""
    with _LOCK:
        waiting, _SPARE[:] = _SPARE[:], []
    for worker in waiting:
        _send(worker, b"")
        worker.wait()


def _spawn() -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", _BOOT, str(_ROOT)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)  # noqa: S603 - all ours


def _hand_over(order: bytes) -> tuple[subprocess.Popen[bytes], bool]:
    """Give the order to the waiting worker, else to a new one; which, and whether it had been waiting."""
    with _LOCK:
        waiting, _SPARE[:] = _SPARE[:], []
    for worker in waiting:
        if _send(worker, order):
            return worker, True
    worker = _spawn()
    _send(worker, order)
    return worker, bool(waiting)


def _send(worker: subprocess.Popen[bytes], order: bytes) -> bool:
    """Write one order and close; whether the worker was there to read it."""
    assert worker.stdin is not None
    try:
        with worker.stdin as pipe:
            pipe.write(order)
    except BrokenPipeError:
        return False
    return True


def _watch(worker: subprocess.Popen[bytes], order: dict[str, Any], was_warm: bool) -> None:
    """Wait for a worker to end: one that died must not leave a bar that stands still."""
    worker.wait()
    shutil.rmtree(order["folder"], ignore_errors=True)
    with suppress(StoreError), closing(Store(order["url"])) as store:
        store.update_job(order["job_id"], at=_now(), state=JobState.FAILED, message=STOPPED)
    if was_warm:
        warm()


# The worker's side


class _CancelledError(Exception):
    """Somebody pressed stop."""


@dataclass(slots=True)
class _Bar:
    """How far the work is, written to the row of the job, not too often."""

    store: Store
    job_id: str
    is_wanted: bool = True
    shown_at: float = field(default=0.0)

    def show(self, done: int, total: int, name: str) -> None:
        """Called before each file; stops the work where nobody wants it any more."""
        if not self.is_wanted:
            raise _CancelledError
        if time.monotonic() - self.shown_at > SHOW_S:
            self.shown_at = time.monotonic()
            self.write(state=JobState.RUNNING, done=done, total=total, message=name)

    def write(self, **changed: Any) -> None:
        """A sign of life; a store that is busy for once is no reason to stop."""
        with suppress(StoreError):
            self.is_wanted = self.store.update_job(self.job_id, at=_now(), **changed)


def work() -> None:
    """What a worker does: wait for one order, do it, end. No order is the end, too."""
    logs.set_up(os.environ.get(logs.VARIABLE))
    line = sys.stdin.readline()
    if line.strip():
        _import(json.loads(line))


def _import(order: dict[str, Any]) -> None:
    folder = Path(order["folder"])
    try:
        with closing(Store(order["url"])) as store:
            bar = _Bar(store, order["job_id"])
            with _beating(bar):
                _do(order, bar, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _do(order: dict[str, Any], bar: _Bar, folder: Path) -> None:
    at, message = dt.datetime.fromisoformat(order["at"]), None
    try:
        runner = next(r for r in bar.store.runners() if r.id == order["runner_id"])
        files = [(path.name, path) for path in sorted(folder.glob("*/*"))]
        actions.import_staged(bar.store, runner, files, at=at, progress=bar.show, job_id=bar.job_id)
    except _CancelledError:
        return
    except RtrError as error:
        message = f"{error} {error.hint}".strip()
    except KeyboardInterrupt:
        message = STOPPED
    except Exception as error:  # noqa: BLE001 - the page must hear of it, whatever it is
        LOG.error("an import failed: %s", spot(error))  # noqa: TRY400 - a traceback may quote a file
        message = BROKEN
    if message is not None:
        bar.write(state=JobState.FAILED, message=message)


@contextmanager
def _beating(bar: _Bar) -> Iterator[None]:
    """Signs of life while one large file is read."""
    is_over = threading.Event()

    def beat() -> None:
        while not is_over.wait(BEAT_S):
            bar.write()

    thread = threading.Thread(target=beat, daemon=True)
    thread.start()
    try:
        yield
    finally:
        is_over.set()
        thread.join()


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)
