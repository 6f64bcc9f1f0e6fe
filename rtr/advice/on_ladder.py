"""Where a runner stands on the ladder, as the plain numbers of a case."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from rtr.advice import readers
from rtr.advice.readers import Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class GateLine:
    """One condition that the phase asks for before the next one (`rtr.advice.ladder.gates`), as it stands."""

    code: str
    limit: float
    observed: float | None = None
    is_met: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OnLadder:
    """The position of one day, replayed from the diary, and the rules by which this runner climbs.

    `settled` of `wanted` runs (walks in phase 0) on this step have settled; `came` says how it was reached: `up`,
    `down`, `placed` or `start`, `arrived` since when. `is_new` holds until a run on it has been answered. `until`
    is the moment (UTC) before which nothing moves up. `climbed` are the half steps up of the last 7 days,
    `stopped_by` is what led to a Stop (`flag`, `checks`, `again`),
    `last_rpe` the effort told of the last run. `variant`, `half_steps_7d` and `start` are how this runner climbs;
    `variant` is the class of injury, with an own ladder behind it where one is used (`rtr.advice.ladder.own`).
    """

    rung: str
    phase: int
    state: str
    settled: int = 0
    wanted: int = 2
    is_weekly: bool = False
    is_new: bool = False
    came: str = "start"
    arrived: dt.date | None = None
    until: dt.datetime | None = None
    holds: int = 0
    needs: int | None = None
    climbed: tuple[dt.date, ...] = ()
    last_run: dt.date | None = None
    placed_by: str | None = None
    stopped_by: str | None = None
    last_rpe: float | None = None
    variant: str = "common"
    half_steps_7d: int = 2
    start: str = "R1"
    gate: tuple[GateLine, ...] = ()


ON_LADDER: Mapping[type, Mapping[str, Reader]] = MappingProxyType(
    {
        GateLine: {
            "code": readers.text,
            "limit": readers.signed,
            "observed": readers.signed,
            "is_met": readers.flag,
        },
        OnLadder: {
            "rung": readers.text,
            "phase": readers.count,
            "state": readers.text,
            "settled": readers.count,
            "wanted": readers.count,
            "is_weekly": readers.flag,
            "is_new": readers.flag,
            "came": readers.text,
            "arrived": readers.day,
            "until": readers.moment,
            "holds": readers.count,
            "needs": readers.count,
            "climbed": readers.list_of(readers.day),
            "last_run": readers.day,
            "placed_by": readers.text,
            "stopped_by": readers.text,
            "last_rpe": readers.amount,
            "variant": readers.text,
            "half_steps_7d": readers.count,
            "start": readers.text,
        },
    }
)
"""How each field is read back; the lines of the gate are added where records are read."""
