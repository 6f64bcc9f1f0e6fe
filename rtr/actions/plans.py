"""What people answer to a plan: accepted, declined, moved, set by a coach; with name, date and reason."""

import dataclasses
import datetime as dt
from collections.abc import Callable

from rtr.actions.wording import plain
from rtr.errors import SettingsError
from rtr.model import Runner
from rtr.plan import Answered, Block, EntryTest, Placement, Session
from rtr.store import Store

AGREES_TO_FASTER = "agrees_to_faster"
"""What a clinician says about faster running; kept like a test."""
LONGEST_WORDS = 500
Check = Callable[[Block], tuple[str, ...]]
"""Says why a changed block does not fit; nothing where it does."""


def accept_block(store: Store, runner: Runner, block: Block, *, by: str, at: dt.datetime) -> Block:
    """Keep a suggested block as the plan; an accepted one that overlaps is replaced from its first day on.

    What it replaces is kept whole beside what is left of it, so that the acceptance can be undone.
    """
    from rtr.advice.pace_limit import unlimited  # brings pandas, which whoever imports files has no use for

    sessions = tuple(map(unlimited, block.sessions))  # what today says of pace is no part of a plan
    told = dataclasses.replace(
        block,
        sessions=sessions,
        answered=Answered.ACCEPTED,
        by=_name(by),
        reason=None,
        answered_at=at,
        made_at=block.made_at or at,
    )
    for earlier in store.diary(runner.id).blocks:
        if earlier.answered is Answered.ACCEPTED and earlier.end >= block.begin and earlier.id != block.id:
            store.save_block(runner.id, dataclasses.replace(earlier, answered=Answered.REPLACED))
            if earlier.begin < block.begin:
                store.save_block(runner.id, _left_of(earlier, block.begin))
    return store.save_block(runner.id, told)


def _left_of(earlier: Block, begin: dt.date) -> Block:
    """What is left of a plan before another begins, as a block of its own."""
    kept = tuple(session for session in earlier.sessions if session.day < begin)
    return dataclasses.replace(earlier, end=begin - dt.timedelta(days=1), sessions=kept, id=None)


def take_back_block(store: Store, runner: Runner, block: Block) -> None:
    """Undo an answer: the block is no longer accepted or declined, and the plan it replaced is the plan again."""
    blocks = store.diary(runner.id).blocks
    if block not in blocks or block.answered not in {Answered.ACCEPTED, Answered.DECLINED}:
        raise SettingsError("This plan has changed since.", hint="Look at the plan again.")
    store.save_block(runner.id, dataclasses.replace(block, answered=Answered.OPEN))
    if block.answered is Answered.ACCEPTED:
        _restore(store, runner, block, blocks)


def _restore(store: Store, runner: Runner, undone: Block, blocks: tuple[Block, ...]) -> None:
    """The plans replaced last come back first; each takes the place of what was left of it."""
    accepted = [one for one in blocks if one.answered is Answered.ACCEPTED and one != undone]
    replaced = [one for one in blocks if one.answered is Answered.REPLACED and _overlap(one, undone)]
    for earlier in sorted(replaced, key=lambda one: (one.answered_at is not None, one.answered_at), reverse=True):
        rest = [one for one in accepted if one.made_at == earlier.made_at and one.begin == earlier.begin]
        if any(_overlap(one, earlier) for one in accepted if one not in rest):
            continue
        for one in rest:
            accepted.remove(one)
            store.save_block(runner.id, dataclasses.replace(one, answered=Answered.OPEN))
        accepted.append(store.save_block(runner.id, dataclasses.replace(earlier, answered=Answered.ACCEPTED)))


def _overlap(one: Block, other: Block) -> bool:
    return one.begin <= other.end and other.begin <= one.end


def decline_block(  # noqa: PLR0913 - who, when and why
    store: Store, runner: Runner, block: Block, *, reason: str, by: str, at: dt.datetime
) -> Block:
    """Keep that a suggestion was not taken, and why; the plan stays as it was."""
    told = dataclasses.replace(
        block, answered=Answered.DECLINED, by=_name(by), reason=_words(reason), answered_at=at,
        made_at=block.made_at or at,
    )  # fmt: skip
    return store.save_block(runner.id, told)


def move_session(  # noqa: PLR0913 - as above
    store: Store, runner: Runner, block: Block, session: Session, to: dt.date, *, check: Check
) -> Block:
    """Put a session of an accepted block on another of its days, in exchange for what stands there.

    `check` looks at the changed block; raises `SettingsError` with its first sentence where it does not fit.
    """
    if not block.begin <= to <= block.end:
        raise SettingsError("This day is outside of the block.", hint="Choose a day of the block.")
    if session not in block.sessions:
        raise SettingsError("This session has changed since.", hint="Look at the plan again, then move it.")
    changed = dataclasses.replace(block, sessions=_exchanged(block, session, to))
    wrong = check(changed)
    if wrong:
        raise SettingsError(wrong[0], hint="Nothing was changed.")
    return store.change_block(runner.id, block, changed)


def _exchanged(block: Block, session: Session, to: dt.date) -> tuple[Session, ...]:
    """The session on its new day, what stood there on the old one."""
    there = [one for one in block.sessions if one.day == to and one is not session]
    moved = [dataclasses.replace(session, day=to, is_moved=True)]
    moved += [dataclasses.replace(one, day=session.day, is_moved=True) for one in there if one.kind != session.kind]
    stay = [one for one in block.sessions if one is not session and one not in there]
    stay += [one for one in there if one.kind == session.kind]
    return tuple(sorted((*stay, *moved), key=lambda one: (one.day, one.kind.value)))


def change_session(  # noqa: PLR0913 - as above
    store: Store, runner: Runner, block: Block, old: Session, new: Session, *, by: str, at: dt.datetime, check: Check
) -> Block:
    """Another session in place of one of the block, by the runner or a coach; looked at before it is kept."""
    return store.change_block(runner.id, block, changed_block(block, old, new, by=by, at=at, check=check))


def changed_block(  # noqa: PLR0913 - as above
    block: Block, old: Session, new: Session, *, by: str, at: dt.datetime, check: Check
) -> Block:
    """The block with another session in place of one, signed; raises `SettingsError` where it does not fit."""
    if old not in block.sessions:
        raise SettingsError("This session has changed since.", hint="Look at the plan again, then change it.")
    signed = ", ".join(words for words in (f"changed by {_name(by)} on {at:%Y-%m-%d}", _words(new.note or "")) if words)
    kept = dataclasses.replace(new, is_moved=True, note=signed)
    changed = block.changed(old, kept)
    wrong = check(changed)
    if wrong:
        raise SettingsError(wrong[0], hint="Nothing was changed.")
    return changed


def place_on_ladder(  # noqa: PLR0913 - as above
    store: Store, runner: Runner, rung: str, *, by: str, reason: str, day: dt.date, at: dt.datetime
) -> Placement:
    """Set the step by hand, by the runner, a coach or a clinician; raises `SettingsError` for an unknown step."""
    from rtr.advice.ladder import LADDER  # brings pandas, which an import worker does without

    if rung not in {one.name for one in LADDER}:
        raise SettingsError("There is no such step on the ladder.", hint="Choose one of the list.")
    told = Placement(day=day, rung=rung, by=_name(by), reason=_words(reason), recorded_at=at)
    store.place_on_ladder(runner.id, told)
    return told


def keep_test(store: Store, runner: Runner, told: EntryTest, today: dt.date) -> EntryTest:
    """Keep the result of a test; raises `SettingsError` for an unknown one, a day to come or an impossible number."""
    from rtr.advice.ladder.gates import TESTS  # as above

    if told.test not in {*TESTS, AGREES_TO_FASTER}:
        raise SettingsError("There is no such test.", hint="Choose one of the list.")
    if told.day > today:
        raise SettingsError("A test cannot lie in the future.", hint="Choose the day it was done.")
    if told.value is not None and not 0 <= told.value <= 1000:
        raise SettingsError("This number cannot be.", hint="Check it, or leave it out.")
    kept = dataclasses.replace(told, note=_words(told.note or "") or None)
    store.put_entry_test(runner.id, kept)
    return kept


def _name(by: str) -> str:
    name = plain(by)
    if not name or len(name) > LONGEST_WORDS:
        raise SettingsError("Write down whose decision it is.", hint="A name is enough.")
    return name


def _words(text: str) -> str:
    words = plain(text) or ""
    if len(words) > LONGEST_WORDS:
        raise SettingsError(f"A reason has up to {LONGEST_WORDS} letters.", hint="Shorten it.")
    return words
