"""The store: tables in, frozen records out; the only class with a connection.

Its bases keep jobs, symptoms, plans, links, accounts and whole diaries.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import sqlalchemy as sa

from rtr.errors import StoreError
from rtr.importers.base import Recording
from rtr.model import (
    Batch,
    CheckIn,
    DuplicatePair,
    FileOutcome,
    Injury,
    Runner,
    RunResponse,
    WeekTag,
)
from rtr.profile import Profile
from rtr.samples import Samples
from rtr.share import LOCAL_ACCOUNT
from rtr.store import batches, blob, duplicates, job_rows, measuring, profiles, runners, week_tags
from rtr.store import check_ins as mornings
from rtr.store.account_store import AccountStore
from rtr.store.archive_store import ArchiveStore
from rtr.store.engine import reading, writing
from rtr.store.link_store import LinkStore
from rtr.store.plan_store import PlanStore
from rtr.store.records import Packed, pack
from rtr.store.symptoms import SymptomStore
from rtr.store.tables import activity, sample_blob

if TYPE_CHECKING:  # the diary brings pandas: two seconds that an import worker and most commands do not need
    from rtr.diary import Diary


class Store(SymptomStore, PlanStore, LinkStore, AccountStore, ArchiveStore):
    """All diaries of one database.

    Every row belongs to a runner id, and every question is asked in the name of one: ids of another
    runner's rows are unknown ids. Every write to a diary is one transaction and raises that runner's
    `revision`; jobs do not, they are no part of a diary. Raises `StoreError` on any trouble.
    """

    # Runners

    def revision(self, runner_id: int) -> int:
        """How often this runner's rows were written; the key of every cache."""
        with reading(self._engine) as connection:
            return runners.revision(connection, runner_id)

    def runners(self, account_id: int | None = None) -> tuple[Runner, ...]:
        """Runners of one account, or of the whole store."""
        with reading(self._engine) as connection:
            return runners.every(connection, account_id)

    def add_runner(  # noqa: PLR0913 - each is one setting, all but two optional
        self,
        name: str,
        zone: str,
        *,
        is_demo: bool = False,
        week_start: int = 0,
        has_miles: bool = False,
        account_id: int = LOCAL_ACCOUNT,
    ) -> Runner:
        """A new runner with an empty diary; the name must be free in its account."""
        settings = {"name": name, "zone": zone, "is_demo": is_demo, "week_start": week_start, "has_miles": has_miles}
        settings["account_id"] = account_id
        with writing(self._engine) as connection:
            return runners.add(connection, settings)

    def update_runner(self, runner: Runner) -> None:
        """Keep new settings of the runner with this id."""
        with writing(self._engine) as connection:
            runners.update(connection, runner)

    def delete_runner(self, runner_id: int) -> None:
        """Remove a runner and everything that belongs to them."""
        with writing(self._engine) as connection:
            runners.delete(connection, runner_id)

    # The diary

    def diary(self, runner_id: int) -> "Diary":
        """All of one runner: what counts, and what is flagged; open duplicates are left out."""
        from rtr.store import diaries

        with reading(self._engine) as connection:
            return diaries.diary(connection, runner_id)

    def save_profile(self, runner_id: int, told: Profile) -> None:
        """Keep what the runner tells of body and thresholds, in place of what was told before."""
        with self._write(runner_id) as connection:
            profiles.save(connection, runner_id, told)

    def samples(self, runner_id: int, uid: str) -> Samples | None:
        """The samples of one activity; None where its file held none."""
        mine = sample_blob.c.runner_id == runner_id, sample_blob.c.uid == uid
        with reading(self._engine) as connection:
            data = connection.scalar(sa.select(sample_blob.c.data).where(*mine))
        return blob.decode(data) if data is not None else None

    def unmeasured(self, runner_id: int) -> tuple[str, ...]:
        """Uids of activities whose samples were never measured, or by another version of rtr."""
        with reading(self._engine) as connection:
            return measuring.waiting(connection, runner_id)

    def measure(self, runner_id: int, uids: Sequence[str]) -> None:
        """Measure these activities from their stored samples."""
        with reading(self._engine) as connection:
            found = measuring.measure(connection, runner_id, uids)
        with self._write(runner_id) as connection:
            measuring.add(connection, runner_id, measuring.present(connection, runner_id, found))

    def confirm(self, runner_id: int, uid: str) -> None:
        """Count a flagged activity: the runner says it was real."""
        mine = activity.c.runner_id == runner_id, activity.c.uid == uid
        with self._write(runner_id) as connection:
            if connection.execute(sa.update(activity).where(*mine).values(is_flagged=False)).rowcount != 1:
                raise StoreError("There is no such activity in this diary.")

    # Imports

    def add_batch(  # noqa: PLR0913 - everything of one transaction comes in one call
        self,
        runner_id: int,
        recordings: Iterable[Recording | Packed],
        outcomes: Sequence[FileOutcome],
        *,
        at: dt.datetime,
        check_ins: Iterable[CheckIn] = (),
        responses: Iterable[RunResponse] = (),
        injuries: Iterable[Injury] = (),
        seconds: float | None = None,
        job_id: str | None = None,
    ) -> Batch:
        """Store one import whole, in one transaction, and say what became of each file.

        `outcomes` is what reading the files gave; those of files whose recordings (`Packed.file`)
        turn out to be known or to look like a stored run are changed accordingly. With `job_id`
        the job is done in the same transaction; a job that was cancelled stores nothing.
        """
        packed = [found if isinstance(found, Packed) else pack(found) for found in recordings]
        with self._write(runner_id) as connection:
            batch_id = batches.start(connection, runner_id, at, seconds)
            tallies = batches.add_recordings(connection, runner_id, batch_id, packed)
            batches.add_outcomes(connection, runner_id, batch_id, outcomes, tallies)
            mornings.add_batch(connection, runner_id, batch_id, check_ins)
            batches.add_told(connection, runner_id, batch_id, responses, injuries)
            if job_id is not None:
                job_rows.finish(connection, runner_id, job_id, batch_id)
            return batches.one(connection, runner_id, batch_id)

    def batches(self, runner_id: int) -> tuple[Batch, ...]:
        """Imports, newest first, undone ones too."""
        with reading(self._engine) as connection:
            return batches.every(connection, runner_id)

    def undo(self, runner_id: int, batch_id: str) -> Batch:
        """Take back all that an import brought; the import stays in the list, marked as undone."""
        with self._write(runner_id) as connection:
            return batches.undo(connection, runner_id, batch_id)

    def known_uids(self, runner_id: int, uids: Iterable[str]) -> frozenset[str]:
        """Those of the uids that are stored, counted or not."""
        with reading(self._engine) as connection:
            return frozenset(batches.known_uids(connection, runner_id, uids))

    def duplicates(self, runner_id: int) -> tuple[DuplicatePair, ...]:
        """Open questions: pairs that look like one run."""
        with reading(self._engine) as connection:
            return duplicates.open_questions(connection, runner_id)

    def resolve(self, runner_id: int, new_uid: str, answer: str) -> None:
        """Answer one question: `keep_old`, `use_new` or `keep_both`."""
        with self._write(runner_id) as connection:
            duplicates.answer(connection, runner_id, new_uid, answer)

    # Weeks

    def tag_week(self, runner_id: int, said: WeekTag) -> None:
        """Keep what the runner said of a week, in place of what was said before."""
        with self._write(runner_id) as connection:
            week_tags.save(connection, runner_id, said)

    def untag_week(self, runner_id: int, week: dt.date) -> None:
        """Leave a week to its minutes again."""
        with self._write(runner_id) as connection:
            week_tags.remove(connection, runner_id, week)
