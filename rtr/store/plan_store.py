"""What the store keeps of plans: blocks, steps set by hand, tests, dates of the year, own ladders."""

from rtr.plan import Block, Entry, EntryTest, OwnLadder, Placement
from rtr.store import plans
from rtr.store.jobs import JobStore


class PlanStore(JobStore):
    """The part of the store that is about what lies ahead. Every write is one transaction and raises the revision."""

    def save_block(self, runner_id: int, told: Block) -> Block:
        """Keep a block (id None: a new one), as it was answered."""
        with self._write(runner_id) as connection:
            return plans.save(connection, runner_id, told)

    def place_on_ladder(self, runner_id: int, told: Placement) -> None:
        """Keep a step of the ladder that a person has set."""
        with self._write(runner_id) as connection:
            plans.place(connection, runner_id, told)

    def put_entry_test(self, runner_id: int, told: EntryTest) -> None:
        """Keep the result of a test, in place of one of the same day."""
        with self._write(runner_id) as connection:
            plans.put_entry_test(connection, runner_id, told)

    def save_entry(self, runner_id: int, told: Entry) -> Entry:
        """Keep a date of the year (id None: a new one)."""
        with self._write(runner_id) as connection:
            return plans.save(connection, runner_id, told)

    def remove_entry(self, runner_id: int, entry_id: int) -> None:
        with self._write(runner_id) as connection:
            plans.remove(connection, runner_id, Entry, entry_id)

    def save_ladder(self, runner_id: int, told: OwnLadder) -> OwnLadder:
        """Keep an own ladder (id None: a new one)."""
        with self._write(runner_id) as connection:
            return plans.save(connection, runner_id, told)

    def remove_ladder(self, runner_id: int, ladder_id: int) -> None:
        with self._write(runner_id) as connection:
            plans.remove(connection, runner_id, OwnLadder, ladder_id)
