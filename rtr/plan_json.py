"""Planned sessions as JSON and back, in the shape of `suggest --json`."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from rtr.plan import Do, Repeat, Session, SessionKind, Step


def sessions_to_json(sessions: Iterable[Session]) -> list[dict[str, Any]]:
    """`[{"day": "2024-05-07", "kind": "run_walk", "title": …, "steps": [{"do": "walk", "s": 300}, …]}]`."""
    return [session_to_json(session) for session in sessions]


def session_to_json(session: Session) -> dict[str, Any]:
    """One session; what is not set is left out."""
    told: dict[str, Any] = {
        "day": session.day.isoformat(),
        "kind": session.kind.value,
        "title": session.title,
        "steps": [_step_to_json(one) for one in session.steps],
    }
    more = {
        "rung": session.rung, "note": session.note, "is_moved": session.is_moved or None,
        "is_lighter": session.is_lighter or None,
    }  # fmt: skip
    return told | {name: value for name, value in more.items() if value is not None}


def _step_to_json(one: Step | Repeat) -> dict[str, Any]:
    if isinstance(one, Repeat):
        return {"repeat": one.times, "steps": [_step_to_json(step) for step in one.steps]}
    told: dict[str, Any] = {"do": one.do.value, "s": int(one.s) if one.s == int(one.s) else one.s}
    more = {"rpe_max": one.rpe_max, "note": one.note}
    return told | {name: value for name, value in more.items() if value is not None}


def sessions_from_json(told: Iterable[Mapping[str, Any]]) -> tuple[Session, ...]:
    """The sessions that `sessions_to_json` wrote. Raises `KeyError`, `TypeError` or `ValueError` for anything else."""
    return tuple(
        Session(
            day=dt.date.fromisoformat(one["day"]),
            kind=SessionKind(one["kind"]),
            title=str(one["title"]),
            steps=tuple(_step_from_json(step) for step in one["steps"]),
            rung=one.get("rung"),
            note=one.get("note"),
            is_moved=bool(one.get("is_moved", False)),
            is_lighter=bool(one.get("is_lighter", False)),
        )
        for one in told
    )


def _step_from_json(told: Mapping[str, Any]) -> Step | Repeat:
    if "repeat" in told:
        return Repeat(times=int(told["repeat"]), steps=tuple(_plain(step) for step in told["steps"]))
    return _plain(told)


def _plain(told: Mapping[str, Any]) -> Step:
    return Step(do=Do(told["do"]), s=float(told["s"]), rpe_max=told.get("rpe_max"), note=told.get("note"))
