"""When the timer was stopped and started again: distance is not bridged over such a break."""

from math import isfinite

import numpy as np

from rtr.importers.fit.messages import Messages
from rtr.importers.fit.profile import EVENT
from rtr.samples import Column

_TIMER_EVENT = 0
_START = 0
_STOPS = frozenset({1, 4, 8, 9})


def timer_restarts(messages: Messages) -> list[float]:
    """Times at which the timer was started after it had been stopped, in FIT seconds."""
    columns = messages.table(EVENT).columns
    if not {"timestamp", "event", "event_type"} <= columns.keys():
        return []
    is_timer = columns["event"] == _TIMER_EVENT
    times, kinds = columns["timestamp"][is_timer].tolist(), columns["event_type"][is_timer].tolist()
    restarts, is_stopped = [], False
    for time, kind in zip(times, kinds, strict=True):
        if kind == _START and is_stopped and isfinite(time):
            restarts.append(time)
        is_stopped = kind in _STOPS or (is_stopped and kind != _START)
    return sorted(restarts)


def segments(time: Column, restarts: list[float]) -> Column | None:
    """Number of the stretch each record belongs to; None where the timer never paused."""
    inside = [restart for restart in restarts if time[0] < restart <= time[-1]]
    return np.searchsorted(inside, time, side="right").astype(np.float64) if inside else None
