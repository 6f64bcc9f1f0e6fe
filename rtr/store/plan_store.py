"""What the store keeps of plans: blocks, steps set by hand, tests, dates of the year, own ladders."""

import datetime as dt

from rtr.plan import Block, Entry, EntryTest, OwnLadder, Placement
from rtr.store import calendar_links, plans
from rtr.store.engine import reading
from rtr.store.jobs import JobStore


class PlanStore(JobStore):
    """The part of the store that is about what lies ahead. Every write is one transaction and raises the revision."""

    def save_block(self, runner_id: int, told: Block) -> Block:
        """Keep a block (id None: a new one), as it was answered."""
        with self._write(runner_id) as connection:
            return plans.save(connection, runner_id, told)

    def change_block(self, runner_id: int, before: Block, after: Block) -> Block:
        """Keep a block in place of the one it was made from, if that is still the one kept."""
        with self._write(runner_id) as connection:
            return plans.change(connection, runner_id, before, after)

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

    def put_calendar_link(self, runner_id: int, token_hash: str, at: dt.datetime) -> None:
        """Keep a new calendar address, as its hash; the one before is dead from now on."""
        with self._write(runner_id) as connection:
            calendar_links.put(connection, runner_id, token_hash, at)

    def remove_calendar_link(self, runner_id: int) -> None:
        """Take the calendar address back."""
        with self._write(runner_id) as connection:
            calendar_links.remove(connection, runner_id)

    def calendar_link_made_at(self, runner_id: int) -> dt.datetime | None:
        """When the present calendar address was made; None without one."""
        with reading(self._engine) as connection:
            return calendar_links.made_at(connection, runner_id)

    def runner_of_calendar(self, token_hash: str) -> int | None:
        """Whose calendar an address shows; None for an unknown one."""
        with reading(self._engine) as connection:
            return calendar_links.runner_of(connection, token_hash)
