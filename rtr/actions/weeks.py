"""What the runner says about weeks: what one was, and how many loading weeks come before a lighter one."""

import dataclasses
import datetime as dt

from rtr.errors import SettingsError
from rtr.model import Interruption, Runner, WeekTag, WeekTagKind
from rtr.store import Store

BUILD_WEEKS = (1, 2, 3, 4)
"""Loading weeks before a cut-back week that can be chosen (science, Appendix A)."""


def tag_week(  # noqa: PLR0913 - each is one part of what is said
    store: Store,
    runner: Runner,
    day: dt.date,
    kind: WeekTagKind,
    *,
    at: dt.datetime,
    reason: Interruption | None = None,
) -> WeekTag:
    """Keep what the week that holds `day` was; raises `SettingsError` for a week that has not begun.

    A reason goes with an interrupted week only. `at` is now, on the runner's clock.
    """
    week = _week_of(day, runner)
    if week > at.date():
        raise SettingsError("This week has not begun yet.", hint="Choose a week of the past, or the current one.")
    if reason is not None and kind is not WeekTagKind.INTERRUPTED:
        raise SettingsError("A reason belongs to an interrupted week.", hint="Choose interrupted, or no reason.")
    said = WeekTag(week=week, kind=kind, reason=reason, recorded_at=at)
    store.tag_week(runner.id, said)
    return said


def untag_week(store: Store, runner: Runner, day: dt.date) -> None:
    """Leave the week that holds `day` to its minutes again."""
    store.untag_week(runner.id, _week_of(day, runner))


def _week_of(day: dt.date, runner: Runner) -> dt.date:
    from rtr.metrics.week import week_of  # brings the frame library, which most commands do not need

    return week_of(day, runner.week_start)


def choose_build_weeks(store: Store, runner: Runner, weeks: int | None) -> Runner:
    """Keep how many loading weeks come before a cut-back week; None leaves it to the rules."""
    if weeks is not None and weeks not in BUILD_WEEKS:
        raise SettingsError("Between one and four loading weeks can be chosen.", hint="Choose one of 1, 2, 3, 4.")
    chosen = dataclasses.replace(runner, build_weeks=weeks)
    store.update_runner(chosen)
    return chosen
