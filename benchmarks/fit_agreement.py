"""First correctness: every record and session value against garmin-fit-sdk, before anything is timed."""

import math

import numpy as np

from benchmarks.fit_peers import FIELDS, Sessions, fitdecode_records, sdk_plain
from rtr.importers.fit.container import parts
from rtr.importers.fit.messages import Messages
from rtr.importers.fit.profile import MESSAGES, RECORD, SESSION
from rtr.importers.fit.stream import walk

OUR_UNITS = frozenset({"position_lat", "position_long", "workout_rpe"})
"""Degrees and 0-10, where the SDK leaves the raw number."""


class DisagreementError(Exception):
    """A value differs from what the peer read."""


def agreement(data: bytes) -> tuple[dict[str, int], int]:
    """Records by reader, and how many values were compared; zero where the SDK stops early.

    Raises `DisagreementError` on the first difference.
    """
    part = next(parts(data))
    messages = Messages(data, walk(data, part.start, part.end), is_intact=True, span=(part.start, part.end))
    columns, sessions = sdk_plain(data[: part.end + 2])
    ours = len(messages.table(RECORD).positions)
    records = {"ours": ours, "sdk": len(columns["timestamp"]), "fitdecode": fitdecode_records(data)}
    if max(records.values()) > ours:
        raise DisagreementError(f"a peer reads more records: {records}")
    if records["sdk"] < ours:
        return records, 0
    return records, _columns(messages, columns) + _sessions(messages, sessions)


def _columns(messages: Messages, columns: dict[str, np.ndarray]) -> int:
    table, fields = messages.table(RECORD), {field.name: field for field in MESSAGES[RECORD].values()}
    for name in FIELDS:
        mine = table.columns.get(name, np.full(len(table.positions), math.nan))
        mine = np.round(mine * fields[name].scale) if name in OUR_UNITS else mine
        if not np.array_equal(mine, columns[name], equal_nan=True):
            raise DisagreementError(f"record {name} differs")
    return len(FIELDS) * len(table.positions)


def _sessions(messages: Messages, sessions: Sessions) -> int:
    for row, session in zip(messages.rows(SESSION), sessions, strict=True):
        for field in MESSAGES[SESSION].values():
            running = f"avg_running_{field.name.removeprefix('avg_')}"
            theirs = session.get(field.name, session.get(running))
            theirs = theirs[0] if isinstance(theirs, list) else theirs
            mine = row.numbers.get(field.name)
            mine = round(mine * field.scale) if mine is not None and field.name in OUR_UNITS else mine
            if mine != theirs:
                raise DisagreementError(f"session {field.name} is {mine}, the SDK says {theirs}")
    return len(MESSAGES[SESSION]) * len(sessions)
