# ruff: noqa: T201 - a program that reports on standard output
"""Imports that are killed: run as a program with the URL of a store that has one runner.

For every statement that an import sends, and for the commit, a child process is started that
imports two runs and is killed right before it. One line of JSON each: where, and what is left.
"""

import datetime as dt
import json
import os
import signal
import sys
from contextlib import closing

import numpy as np
import sqlalchemy as sa
from sqlalchemy import event

from rtr.importers.base import Recording
from rtr.model import Activity, CheckIn, FileOutcome, Outcome, Sport
from rtr.samples import Samples
from rtr.store import Packed, Store, pack

AT = dt.datetime(2026, 3, 10, 12, tzinfo=dt.UTC)


def run(uid: str, minute: int) -> Packed:
    start = dt.datetime(2026, 3, 2, 6, minute)
    activity = Activity(
        uid=uid, sport=Sport.RUNNING, source="fit", start_utc=start.replace(tzinfo=dt.UTC), start_local=start,
        elapsed_s=1800.0,
    )  # fmt: skip
    return pack(Recording(activity=activity, samples=Samples(t_s=np.arange(1800.0))), file=minute)


def import_and_die(url: str, last: int | str) -> None:
    """Import; be killed before the statement with this number, or before the commit."""
    sent = [0]

    def die() -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    def count(*_: object) -> None:
        sent[0] += 1
        if sent[0] == last:
            die()

    event.listen(sa.Engine, "before_cursor_execute", count)
    if last == "commit":
        event.listen(sa.Engine, "commit", lambda _: die())
    store = Store(url)
    (runner,) = store.runners()
    files = [FileOutcome(path=f"{name}.fit", outcome=Outcome.NEW) for name in "ab"]
    told = [CheckIn(day=AT.date(), sleep_h=7.0, source="garmin")]
    store.add_batch(runner.id, [run("a", 0), run("b", 1)], files, at=AT, check_ins=told)
    if last == "after":
        die()
    os._exit(0)


def left(url: str) -> dict[str, int]:
    """What is in the store."""
    with closing(Store(url)) as store:
        (runner,) = store.runners()
        diary = store.diary(runner.id)
        return {
            "batches": len(store.batches(runner.id)),
            "activities": len(diary.activities),
            "questions": len(store.duplicates(runner.id)),
            "samples": sum(store.samples(runner.id, uid) is not None for uid in "ab"),
            "check_ins": len(diary.check_ins),
            "revision": store.revision(runner.id),
        }


def main(url: str) -> None:
    number = 0
    while True:
        number += 1
        if not attempt(url, number):
            break
        print(json.dumps({"where": number} | left(url)), flush=True)


def attempt(url: str, last: int | str) -> bool:
    """Whether the child was killed where it should be."""
    child = os.fork()
    if child == 0:
        import_and_die(url, last)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


if __name__ == "__main__":
    where = sys.argv[2:]
    if where:
        print(json.dumps({"where": where[0], "killed": attempt(sys.argv[1], where[0])} | left(sys.argv[1])))
    else:
        main(sys.argv[1])
