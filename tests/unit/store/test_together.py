"""Many at once on one store, from threads and from processes: no update is lost, whatever the database."""

import datetime as dt
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from rtr import actions
from rtr.errors import StoreError
from rtr.model import CheckIn, Runner, RunResponse
from rtr.share import Comment, CommentKind, Decided, ShareLink
from rtr.store import Store
from tests.whole_diary import AT, DAY, recording

ROOT = Path(__file__).resolve().parents[3]
WRITERS, EACH = 6, 5


def at_once(url: str, *works: Callable[[Store], object]) -> list[BaseException]:
    """Do each work in a thread with a store of its own, all from the same moment; what went wrong."""
    barrier, trouble = threading.Barrier(len(works)), list[BaseException]()

    def run(work: Callable[[Store], object]) -> None:
        with closing(Store(url)) as store:
            barrier.wait()
            try:
                work(store)
            except Exception as error:  # noqa: BLE001 - handed to the test
                trouble.append(error)

    threads = [threading.Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    return trouble


def test_check_ins_of_many_days_all_arrive(store: Store, store_url: str, runner: Runner) -> None:
    def mornings(writer: int) -> Callable[[Store], None]:
        def write(mine: Store) -> None:
            for number in range(EACH):
                mine.save_check_in(runner.id, CheckIn(day=DAY + dt.timedelta(days=writer * EACH + number), mood=3))

        return write

    assert at_once(store_url, *map(mornings, range(WRITERS))) == []
    assert len(store.diary(runner.id).check_ins) == WRITERS * EACH
    assert store.revision(runner.id) == WRITERS * EACH


def test_the_same_morning_twice_is_one_morning(store: Store, store_url: str, runner: Runner) -> None:
    def say(mood: int) -> Callable[[Store], None]:
        return lambda mine: mine.save_check_in(runner.id, CheckIn(day=DAY, mood=mood))

    assert at_once(store_url, *(say(1 + n % 5) for n in range(WRITERS))) == []
    (said,) = store.diary(runner.id).check_ins
    assert said.mood in range(1, 6)
    assert store.revision(runner.id) == WRITERS


def test_imports_of_the_same_files_store_each_run_once(store: Store, store_url: str, runner: Runner) -> None:
    runs = [recording(f"run-{number}", number, 60) for number in range(EACH)]
    works = [lambda mine: mine.add_batch(runner.id, runs, (), at=AT)] * WRITERS
    assert at_once(store_url, *works) == []
    assert len(store.diary(runner.id).activities) == EACH
    assert len(store.batches(runner.id)) == WRITERS
    assert store.duplicates(runner.id) == ()


def test_an_import_and_a_morning_do_not_lose_each_other(store: Store, store_url: str, runner: Runner) -> None:
    store.add_batch(runner.id, [recording(f"q{number}", 30 + number, 60) for number in range(EACH)], (), at=AT)

    def imported(mine: Store) -> None:
        for number in range(EACH):
            mine.add_batch(runner.id, [recording(f"r{number}", number, 60)], (), at=AT)

    def answered(mine: Store) -> None:
        for number in range(EACH):
            mine.put_responses(runner.id, [RunResponse(activity_uid=f"q{number}", site="", rpe=3.0)])
            mine.save_check_in(runner.id, CheckIn(day=DAY + dt.timedelta(days=number), mood=2))

    assert at_once(store_url, imported, answered) == []
    diary = store.diary(runner.id)
    assert (len(diary.activities), len(diary.responses), len(diary.check_ins)) == (2 * EACH, EACH, EACH)


def _link(store: Store, runner: Runner) -> ShareLink:
    return store.add_link(ShareLink(runner_id=runner.id, recipient="Jonas", made_at=AT, ends_at=None), "f" * 64)


def test_comments_of_many_coaches_all_arrive(store: Store, store_url: str, runner: Runner) -> None:
    link = _link(store, runner)

    def write(writer: int) -> Callable[[Store], None]:
        def write(mine: Store) -> None:
            for number in range(EACH):
                told = Comment(by="Jonas", is_coach=True, text=f"{writer}-{number}", made_at=AT, link_id=link.id)
                mine.add_comment(runner.id, told)

        return write

    assert at_once(store_url, *map(write, range(WRITERS))) == []
    said = {comment.text for comment in store.diary(runner.id).comments}
    assert said == {f"{writer}-{number}" for writer in range(WRITERS) for number in range(EACH)}


def test_many_at_once_cannot_fill_a_diary_either(store: Store, store_url: str, runner: Runner) -> None:
    link = _link(store, runner)
    told = Comment(by="J", is_coach=True, text="x", made_at=AT, link_id=link.id)
    refused = at_once(store_url, *[lambda mine: mine.add_comment(runner.id, told, most_a_day=3)] * WRITERS)
    assert len(refused) == WRITERS - 3
    assert len(store.diary(runner.id).comments) == 3
    store.revoke_link(runner.id, link.id or 0, AT)
    with pytest.raises(StoreError, match="has ended"):
        store.add_comment(runner.id, replace(told, made_at=AT + dt.timedelta(days=2)))


def test_a_proposal_is_decided_once(store: Store, store_url: str, runner: Runner) -> None:
    link = _link(store, runner)
    told = Comment(by="J", is_coach=True, text="x", made_at=AT, link_id=link.id, kind=CommentKind.PROPOSAL, day=DAY)
    proposal = store.add_comment(runner.id, told)
    answers = [Decided.ACCEPTED, Decided.DECLINED] * (WRITERS // 2)
    works = [lambda mine, d=decided: mine.decide_comment(runner.id, proposal.id, d, AT) for decided in answers]
    assert len(at_once(store_url, *works)) == WRITERS - 1
    assert store.diary(runner.id).comments[0].decided is not None


def test_openings_are_counted_and_a_revoked_link_stays_revoked(store: Store, store_url: str, runner: Runner) -> None:
    link = _link(store, runner)
    opened = [lambda mine: mine.open_link("f" * 64, AT)] * WRITERS
    assert at_once(store_url, *opened) == []
    assert store.links(runner.id)[0].views == WRITERS
    later = AT + dt.timedelta(seconds=1)
    trouble = at_once(
        store_url,
        lambda mine: mine.revoke_link(runner.id, link.id, later),
        *[lambda mine: mine.extend_link(runner.id, link.id, AT + dt.timedelta(days=9))] * 3,
        *[lambda mine: mine.open_link("f" * 64, later)] * 3,
    )
    assert all("taken back" in str(error.hint) or "busy" in str(error) for error in trouble), trouble
    (after,) = store.links(runner.id)
    assert after.revoked_at == later
    assert not store.has_link("f" * 64, later)


def test_stored_recordings_are_measured_by_both_without_harm(store: Store, store_url: str, runner: Runner) -> None:
    """Two processes that start at once both catch up with what an earlier version stored."""
    store.add_batch(runner.id, [recording(f"r{n}", n, 120) for n in range(EACH)], (), at=AT)
    before = store.diary(runner.id).measures
    with store._write(runner.id) as connection:
        connection.exec_driver_sql("DELETE FROM measures")
    assert len(store.unmeasured(runner.id)) == EACH
    assert at_once(store_url, *[actions.measure_stored] * 3) == []
    assert store.unmeasured(runner.id) == ()
    assert store.diary(runner.id).measures == before


def test_demos_made_at_once_leave_one(store: Store, store_url: str) -> None:
    trouble = at_once(store_url, *[lambda mine: actions.fill_demo(mine, today=DAY)] * 3)
    assert trouble == []
    (demo,) = store.runners()
    assert demo.is_demo
    assert store.diary(demo.id).check_ins


PROCESS = """
import datetime as dt, sys
from rtr.model import CheckIn
from rtr.store import Store
store, runner, writer = Store(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
print("ready", flush=True)
sys.stdin.readline()
for number in range(20):
    store.save_check_in(runner, CheckIn(day=dt.date(2026, 1, 1) + dt.timedelta(days=writer * 20 + number), mood=3))
"""


@pytest.mark.slow
def test_processes_lose_nothing_either(store: Store, store_url: str, runner: Runner) -> None:
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True, "cwd": ROOT}
    command = [sys.executable, "-c", PROCESS, store_url, str(runner.id)]
    started = [subprocess.Popen([*command, str(number)], **pipes) for number in range(3)]
    assert [process.stdout.readline() for process in started] == ["ready\n"] * 3
    for process in started:
        process.stdin.write("go\n")
        process.stdin.flush()
    assert [process.communicate(timeout=60) and process.returncode for process in started] == [0, 0, 0]
    assert len(store.diary(runner.id).check_ins) == 60
    assert store.revision(runner.id) == 60
