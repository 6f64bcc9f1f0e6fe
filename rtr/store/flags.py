"""Red flags: raised, taken back, cleared; each change is written down (rulings R2)."""

import datetime as dt

import sqlalchemy as sa

from rtr.intake import Intake
from rtr.model import CheckIn, Clearance
from rtr.store import check_ins
from rtr.store.records import Event, EventKind, columns, read, values
from rtr.store.symptom_tables import clearance
from rtr.store.tables import event

ENERGY = "RF9"
_ANSWERS = (EventKind.RAISED, EventKind.ANSWERED_NOTHING)


def answer(connection: sa.Connection, runner_id: int, day: dt.date, flags: tuple[str, ...], at: dt.datetime) -> None:
    """Note the whole answer of a day: the flags that were marked, () for "nothing".

    A mark sets the time of the morning, because what was cleared before it is not cleared after it;
    "nothing" leaves it, so that a morning told in time does not turn into a late one.
    """
    before = check_ins.spoken(connection, runner_id, day)
    told_at = at if flags or before is None else before.recorded_at or at
    check_ins.save(connection, runner_id, CheckIn(day=day, red_flags=flags, recorded_at=told_at))
    what = EventKind.RAISED if flags else EventKind.ANSWERED_NOTHING
    _log(connection, runner_id, Event(at=at, what=what, day=day, flags=flags))


def take_back(connection: sa.Connection, runner_id: int, day: dt.date, at: dt.datetime, within: dt.timedelta) -> bool:
    """Undo the last answer of a day if it raised a flag no longer ago than `within`; false if it did not."""
    answers = _standing(connection, runner_id, day)
    if not answers or answers[-1].what is not EventKind.RAISED or abs(at - answers[-1].at) > within:
        return False
    last, before = answers[-1], answers[-2].flags if len(answers) > 1 else None
    check_ins.set_red_flags(connection, runner_id, day, before)
    _log(connection, runner_id, Event(at=at, what=EventKind.TAKEN_BACK, day=day, flags=last.flags))
    return True


def _standing(connection: sa.Connection, runner_id: int, day: dt.date) -> list[Event]:
    """The answers of a day that were not taken back."""
    answers: list[Event] = []
    for told in (e for e in every(connection, runner_id) if e.day == day):
        if told.what in _ANSWERS:
            answers.append(told)
        elif told.what is EventKind.TAKEN_BACK:
            answers.pop()
    return answers


def clear(connection: sa.Connection, runner_id: int, cleared: Clearance) -> None:
    """Note who cleared the runner, and when."""
    connection.execute(sa.insert(clearance).values(runner_id=runner_id, **values(cleared)))
    _log(connection, runner_id, Event(at=cleared.recorded_at, what=EventKind.CLEARED, day=cleared.on))


def every(connection: sa.Connection, runner_id: int) -> tuple[Event, ...]:
    """The log, oldest first."""
    mine = sa.select(*columns(Event, event)).where(event.c.runner_id == runner_id)
    return read(Event, connection.execute(mine.order_by(event.c.id)))


def note_energy(connection: sa.Connection, runner_id: int, before: Intake, now: Intake, at: dt.datetime) -> None:
    """Write down another answer to the questions of RF9, which belong to no morning."""
    if now.low_energy is None or now.low_energy == before.low_energy:
        return
    what = EventKind.RAISED if now.low_energy else EventKind.ANSWERED_NOTHING
    _log(connection, runner_id, Event(at=at, what=what, flags=(ENERGY,) if now.low_energy else ()))


def _log(connection: sa.Connection, runner_id: int, told: Event) -> None:
    connection.execute(sa.insert(event).values(runner_id=runner_id, **values(told)))
