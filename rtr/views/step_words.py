"""Steps and planned sessions as people say them: `step 9.5`, `walking step 3`; never by the name of the table."""

from collections.abc import Sequence

from rtr.advice.ladder.steps import LADDER
from rtr.advice.words import said
from rtr.plan import RUNNING, Session, SessionKind

MIN_S = 60.0
_HEIGHT = {one.name: at for at, one in enumerate(LADDER)}
WALK_HIGH = 0.25
"""A half step of the walks of phase 0 on the axis of the ladder, where a half step of running is 0.5."""


def step_text(name: str) -> str:
    """One step in a sentence.

    >>> step_text("R9.5"), step_text("W3")
    ('step 9.5', 'walking step 3')
    """
    return said(name)


def steps_text(names: Sequence[str]) -> str:
    """A step, or from the lowest to the highest of several.

    >>> steps_text(["R9"]), steps_text(["R9", "R9.5"])
    ('step 9', 'steps 9 to 9.5')
    """
    ordered = sorted(set(names), key=index)
    return step_text(ordered[0]) if len(ordered) == 1 else f"steps {ordered[0][1:]} to {ordered[-1][1:]}"


def height(name: str) -> float:
    """Where a step stands on the axis of the ladder: step 9.5 at 9.5, the walks below 1.

    >>> height("R9.5"), height("W6"), height("W1")
    (9.5, 0.5, -2.0)
    """
    if name.startswith("R"):
        return float(name[1:])
    return 0.5 - (_HEIGHT["W6"] - _HEIGHT[name]) * WALK_HIGH


def index(name: str) -> int:
    """Half steps from the bottom."""
    return _HEIGHT[name]


def phase_of(name: str) -> int:
    return LADDER[_HEIGHT[name]].phase


def minutes_of(one: Session) -> float:
    """The minutes that name a session: of running where it holds any, else all of it."""
    return (one.run_s if one.kind in RUNNING else one.total_s) / MIN_S


SHORT = {
    SessionKind.RUN_WALK: "Run", SessionKind.RUN: "Run", SessionKind.WALK: "Walk", SessionKind.STRENGTH: "Strength",
    SessionKind.MOBILITY: "Mobility", SessionKind.CROSS_TRAINING: "Bike", SessionKind.REST: "Rest",
}  # fmt: skip


def short(one: Session) -> str:
    """A session in a word of a calendar: `Run 27`, `Strength`."""
    is_foot = one.kind in RUNNING or one.kind is SessionKind.WALK
    return f"{SHORT[one.kind]} {minutes_of(one):.0f}" if is_foot else SHORT[one.kind]


def short_more(one: Session) -> str:
    """The line below it: the step of a run, the minutes of anything else."""
    if one.kind in RUNNING and one.rung is not None:
        return step_text(one.rung)
    return "" if one.kind is SessionKind.WALK or not one.steps else f"{minutes_of(one):.0f} min"
