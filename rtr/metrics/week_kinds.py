"""The kind of every week of a diary, as a frame."""

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType

import numpy as np
import pandas as pd

from rtr.frames import DailyFrame, WeekKindsFrame, WeeklyFrame
from rtr.metrics.cutback import WeekKind, kinds
from rtr.metrics.week import DAYS, week_of, weekly

Tags = Mapping[dt.date, WeekKind]
"""What the runner said of the week that begins on that day."""
NO_TAGS: Tags = MappingProxyType({})
MIDDLE = dt.timedelta(days=DAYS // 2)


def week_kinds(
    daily: DailyFrame,
    *,
    week_start: int = 0,
    until: dt.date,
    tags: Tags = NO_TAGS,
    weeks: WeeklyFrame | None = None,
) -> WeekKindsFrame:
    """One row per week as `weekly` has them, with its kind on running minutes; `weeks` are those, if at hand.

    The current week and a first week that the diary does not hold from its first day on are
    partial, unless the runner has said what they are.
    """
    weeks = weekly(daily, week_start=week_start, until=until) if weeks is None else weeks
    is_whole = weeks["is_complete"].to_numpy().copy()
    if len(weeks):
        is_whole[0] &= daily["day"].iloc[0] == weeks["week"].iloc[0]
    said = [tags.get(week.date()) for week in weeks["week"]]
    load, runs = weeks["run_min"].to_numpy(dtype=float), weeks["runs"].to_numpy(dtype=float)
    found = kinds(load, runs, is_whole=is_whole, tags=said)
    frame = pd.DataFrame(
        {
            "week": weeks["week"],
            "run_min": weeks["run_min"],
            "runs": weeks["runs"],
            "kind": pd.Series(found.kind, index=weeks.index, dtype="str"),
            "confidence": pd.Series(found.confidence, index=weeks.index, dtype="str"),
            "base_min": found.base,
            "share": found.share,
            "is_tagged": np.array([tag is not None for tag in said], dtype=bool),
        }
    )
    return WeekKindsFrame(frame)


def tags_of(said: Mapping[dt.date, str], week_start: int) -> dict[dt.date, WeekKind]:
    """Tags by the first day of the week that holds most of the tagged one; later ones overrule.

    A runner who moves the start of the week keeps what was said.

    >>> tags_of({dt.date(2026, 11, 16): "cut-back"}, 6)
    {datetime.date(2026, 11, 15): <WeekKind.CUTBACK: 'cut-back'>}
    """
    return {week_of(first + MIDDLE, week_start): WeekKind(kind) for first, kind in sorted(said.items())}
