"""A diary cut to a scope."""

from rtr.diary import Diary
from rtr.model import Runner
from rtr.share import Scope

NOBODY_ID = 0
UNNAMED = "The runner"


def cut(diary: Diary, scope: Scope, *, link_id: int | None = None, name: str | None = None) -> Diary:  # noqa: ARG001 - not yet looked at
    """What `scope` shows of a diary; `link_id` is the thread whose comments stay, `name` what the runner is called."""
    runner = diary.runner
    return Diary(
        runner=Runner(
            id=NOBODY_ID,
            name=name or UNNAMED,
            zone=runner.zone,
            week_start=runner.week_start,
            has_miles=runner.has_miles,
        )
    )
