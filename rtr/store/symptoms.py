"""What the store keeps of symptoms: mornings, answers to runs, red flags, injuries, the set-up of a return."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rtr.intake import Intake
from rtr.model import CheckIn, Clearance, Injury, RunResponse
from rtr.store import check_ins, flags, injuries, intakes, responses
from rtr.store.engine import reading
from rtr.store.jobs import JobStore
from rtr.store.records import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownWords:
    """What a diary holds of the body: mornings without the moment of telling, days that were typed in,
    runs and places that were answered, injuries without their ids."""

    mornings: frozenset[CheckIn]
    typed: frozenset[dt.date]
    answered: frozenset[tuple[str, str]]
    injuries: frozenset[Injury]


class SymptomStore(JobStore):
    """The part of the store that is about the body. Every write is one transaction and raises the revision."""

    def save_check_in(self, runner_id: int, check_in: CheckIn) -> None:
        """Add to what the runner said on that day: fields given replace, None changes nothing."""
        with self._write(runner_id) as connection:
            check_ins.save(connection, runner_id, check_in)

    def put_check_in(self, runner_id: int, check_in: CheckIn) -> None:
        """Keep exactly these words for that day, whatever was said of it before. Red flags stay as they were:
        they have a log, see `answer_red_flags`."""
        with self._write(runner_id) as connection:
            check_ins.put(connection, runner_id, check_ins.with_flags_kept(connection, runner_id, check_in))

    def said(self, runner_id: int, day: dt.date) -> CheckIn | None:
        """What the runner said of that day, without what devices know of it."""
        with reading(self._engine) as connection:
            return check_ins.spoken(connection, runner_id, day)

    def remove_check_in(self, runner_id: int, day: dt.date) -> None:
        """Take away what the runner said of that day, except red flags; what devices know of it stays."""
        with self._write(runner_id) as connection:
            check_ins.remove(connection, runner_id, day)

    def answer_red_flags(self, runner_id: int, day: dt.date, raised: tuple[str, ...], at: dt.datetime) -> None:
        """Keep the whole answer to the red-flag questions of a day, () for "nothing"; logged."""
        with self._write(runner_id) as connection:
            flags.answer(connection, runner_id, day, raised, at)

    def take_back_red_flags(self, runner_id: int, day: dt.date, at: dt.datetime, within: dt.timedelta) -> bool:
        """Undo a raised flag; false where the last answer raised none or is older than `within`; logged."""
        with self._write(runner_id) as connection:
            return flags.take_back(connection, runner_id, day, at, within)

    def add_clearance(self, runner_id: int, clearance: Clearance) -> None:
        """Keep who cleared the runner; logged."""
        with self._write(runner_id) as connection:
            flags.clear(connection, runner_id, clearance)

    def events(self, runner_id: int) -> tuple[Event, ...]:
        """The log of red flags, oldest first."""
        with reading(self._engine) as connection:
            return flags.every(connection, runner_id)

    def put_responses(self, runner_id: int, told: Sequence[RunResponse]) -> None:
        """Keep answers to runs, each in place of the one before for its run and place; all or none."""
        with self._write(runner_id) as connection:
            for one in told:
                responses.put(connection, runner_id, one)

    def answers_of(self, runner_id: int, uid: str) -> tuple[RunResponse, ...]:
        """The answers to a run, by place."""
        with reading(self._engine) as connection:
            return responses.of(connection, runner_id, uid)

    def remove_responses(self, runner_id: int, uid: str) -> None:
        """Take away all answers to a run."""
        with self._write(runner_id) as connection:
            responses.remove(connection, runner_id, uid)

    def known_words(self, runner_id: int) -> KnownWords:
        """What was told before, for an import that may tell it again."""
        with reading(self._engine) as connection:
            return KnownWords(
                mornings=check_ins.contents(connection, runner_id),
                typed=check_ins.typed_days(connection, runner_id),
                answered=responses.keys(connection, runner_id),
                injuries=frozenset(replace(one, id=None) for one in injuries.every(connection, runner_id)),
            )

    def save_injury(self, runner_id: int, injury: Injury) -> Injury:
        """Add an episode (id None) or change the one of that id."""
        with self._write(runner_id) as connection:
            return injuries.save(connection, runner_id, injury)

    def remove_injury(self, runner_id: int, injury_id: int) -> None:
        """Take an episode away; symptoms that were noted at its place stay."""
        with self._write(runner_id) as connection:
            injuries.remove(connection, runner_id, injury_id)

    def save_intake(self, runner_id: int, intake: Intake, at: dt.datetime | None = None) -> None:
        """Keep the set-up of a return, in place of the one before; a new answer about energy (RF9) is logged `at`."""
        with self._write(runner_id) as connection:
            if at is not None:
                flags.note_energy(connection, runner_id, intakes.one(connection, runner_id), intake, at)
            intakes.save(connection, runner_id, intake)
