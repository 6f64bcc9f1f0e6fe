"""Open questions: two recordings that look like one run, and what the runner answered."""

from collections.abc import Iterable, Sequence

import sqlalchemy as sa

from rtr.errors import StoreError
from rtr.model import Activity, DuplicatePair
from rtr.store import pairs
from rtr.store.pairs import KEEP_OLD, USE_NEW, Outline
from rtr.store.records import columns, portions, read
from rtr.store.tables import activity, duplicate


def left_out(runner_id: int) -> "sa.CompoundSelect[tuple[str]]":
    """The uids that do not count: new ones until they are answered for, old ones that were replaced."""
    of_runner = duplicate.c.runner_id == runner_id
    unanswered = duplicate.c.answer.is_(None) | (duplicate.c.answer == KEEP_OLD)
    return sa.union_all(
        sa.select(duplicate.c.new_uid).where(of_runner, unanswered),
        sa.select(duplicate.c.kept_uid).where(of_runner, duplicate.c.answer == USE_NEW),
    )


def add(connection: sa.Connection, runner_id: int, found: Iterable[tuple[Outline, Outline]]) -> None:
    """Ask about each pair of (kept, new)."""
    rows = [
        {
            "runner_id": runner_id,
            "new_uid": new.uid,
            "kept_uid": kept.uid,
            "start_apart_s": abs(pairs.start_apart_s(kept, new)),
            "suggestion": pairs.suggestion(kept, new),
            "answer": None,
        }
        for kept, new in found
    ]
    if rows:
        connection.execute(sa.insert(duplicate), rows)


def open_questions(connection: sa.Connection, runner_id: int) -> tuple[DuplicatePair, ...]:
    """Pairs that wait for an answer, oldest run first."""
    asked = connection.execute(
        sa.select(duplicate)
        .join(activity, _is_activity(duplicate.c.new_uid))
        .where(duplicate.c.runner_id == runner_id, duplicate.c.answer.is_(None))
        .order_by(activity.c.start_utc, duplicate.c.new_uid)
    ).all()
    found = _activities(connection, runner_id, {uid for row in asked for uid in (row.new_uid, row.kept_uid)})
    return tuple(
        DuplicatePair(
            kept=found[row.kept_uid],
            new=found[row.new_uid],
            start_apart_s=row.start_apart_s,
            suggestion=row.suggestion,
        )
        for row in asked
    )


def answer(connection: sa.Connection, runner_id: int, new_uid: str, word: str) -> None:
    """Note the answer; may be changed later by answering again."""
    if word not in pairs.ANSWERS:
        raise StoreError(f"“{word}” is not an answer to “is this the same run?”.")
    row = connection.execute(sa.select(duplicate).where(*_question(runner_id, new_uid))).one_or_none()
    if row is None:
        raise StoreError("There is no such question in this diary.")
    connection.execute(sa.update(duplicate).where(*_question(runner_id, new_uid)).values(answer=word))
    counted, replaced = (new_uid, row.kept_uid) if word == USE_NEW else (row.kept_uid, new_uid)
    if USE_NEW in {word, row.answer}:
        others = _about(connection, runner_id, replaced, but=new_uid)
        _ask_about(connection, runner_id, others, kept_uid=counted)


def forget(connection: sa.Connection, runner_id: int, uids: Sequence[str]) -> None:
    """Before recordings are taken back: whoever waited behind one of them moves up.

    The question goes back to the recording that had been replaced; where there is none, the
    first that waited counts from now on and the others are asked about it.
    """
    gone = set(uids)
    kept = sa.select(duplicate.c.kept_uid).where(duplicate.c.runner_id == runner_id).distinct()
    for uid in sorted(gone & set(connection.scalars(kept))):
        waiting = [new for new in _about(connection, runner_id, uid) if new not in gone]
        replaced = connection.scalar(
            sa.select(duplicate.c.kept_uid).where(*_question(runner_id, uid), duplicate.c.answer == USE_NEW)
        )
        if replaced is not None and replaced not in gone:
            _ask_about(connection, runner_id, waiting, kept_uid=replaced)
        elif waiting:
            first, *others = waiting
            connection.execute(sa.delete(duplicate).where(*_question(runner_id, first)))
            _ask_about(connection, runner_id, others, kept_uid=first)


def _question(runner_id: int, new_uid: str) -> tuple["sa.ColumnElement[bool]", ...]:
    return duplicate.c.runner_id == runner_id, duplicate.c.new_uid == new_uid


def _is_activity(uid: "sa.ColumnElement[str]") -> "sa.ColumnElement[bool]":
    return (activity.c.runner_id == duplicate.c.runner_id) & (activity.c.uid == uid)


def _about(connection: sa.Connection, runner_id: int, kept_uid: str, but: str | None = None) -> list[str]:
    """Who waits behind this recording and is not a run of its own, best measured first."""
    rows = connection.execute(
        sa.select(duplicate.c.new_uid, activity.c.channels)
        .join(activity, _is_activity(duplicate.c.new_uid))
        .where(
            duplicate.c.runner_id == runner_id,
            duplicate.c.kept_uid == kept_uid,
            duplicate.c.new_uid != (but or ""),
            duplicate.c.answer.is_(None) | (duplicate.c.answer == KEEP_OLD),
        )
    ).all()
    return [row.new_uid for row in sorted(rows, key=lambda row: (-len(row.channels), row.new_uid))]


def _ask_about(connection: sa.Connection, runner_id: int, new_uids: Sequence[str], *, kept_uid: str) -> None:
    """Ask again, about another recording than before."""
    found = _activities(connection, runner_id, {*new_uids, kept_uid})
    for uid in new_uids:
        kept, new = pairs.outline(found[kept_uid]), pairs.outline(found[uid])
        connection.execute(
            sa.update(duplicate)
            .where(*_question(runner_id, uid))
            .values(
                kept_uid=kept_uid,
                start_apart_s=abs(pairs.start_apart_s(kept, new)),
                suggestion=pairs.suggestion(kept, new),
                answer=None,
            )
        )


def _activities(connection: sa.Connection, runner_id: int, uids: Iterable[str]) -> dict[str, Activity]:
    of_runner = sa.select(*columns(Activity, activity)).where(activity.c.runner_id == runner_id)
    found = (connection.execute(of_runner.where(activity.c.uid.in_(some))) for some in portions(uids))
    return {a.uid: a for rows in found for a in read(Activity, rows)}
