"""The cut-back rule replayed over somebody's years, week by week, with what was known then."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from benchmarks.cutback_people import Person
from rtr.advice.case import Case, Signs
from rtr.advice.cutback import total
from rtr.advice.policy import POLICY
from rtr.metrics.base import Floats
from rtr.metrics.cutback import count_anew, kinds
from rtr.metrics.load import Unit, load
from rtr.metrics.pain import pain_trend_7d, wellness_z
from rtr.metrics.spike import Spike, longest_30d, states
from rtr.metrics.strainz import strain_z
from rtr.metrics.variety import loaded_days_7d, monotony_7d

WEEK = 7
SIGNS = ("strain", "monotony", "pain", "wellness", "long_run")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Replay:
    """One person, week by week. `kind` as found; `spoke` where the rule, had nobody followed it, called

    the next week a cut-back week; `placed` the weeks it would have made lighter, had they been
    followed; `signs` what it went by at the end of each week.
    """

    person: Person
    kind: list[str]
    signs: list[Signs]
    spoke: list[bool]
    placed: set[int]

    @property
    def judged(self) -> list[int]:
        """Weeks of a known kind."""
        return [w for w, kind in enumerate(self.kind) if kind not in {"partial", "unknown"}]


def replay(person: Person) -> Replay:
    """Everything of one person. Weeks begin on Monday; only whole ones count."""
    sums, runs = _weeks(person)
    found = kinds(sums, runs, is_whole=np.ones(len(sums), dtype=bool))
    kind, anew = found.kind.tolist(), count_anew(found.kind.tolist(), found.share.tolist()).tolist()
    signs = _signs(person, len(sums))
    return Replay(
        person=person, kind=kind, signs=signs, spoke=_spoken(kind, anew, signs), placed=_placed(kind, anew, signs)
    )


def _monday(person: Person) -> int:
    """How many days lie before the first Monday."""
    return (-person.days[0].weekday()) % WEEK if len(person.days) else 0


def _weeks(person: Person) -> tuple[Floats, Floats]:
    """Load and sessions of every whole week."""
    first = _monday(person)
    whole = max(0, (len(person.load) - first) // WEEK)
    part = slice(first, first + whole * WEEK)
    return tuple(column[part].reshape(whole, WEEK).sum(axis=1) for column in (person.load, person.sessions))  # type: ignore[return-value] # two columns, two sums


def _signs(person: Person, weeks: int) -> list[Signs]:
    """The signs on the last day of each week."""
    daily = load(person.load, Unit.MIN if person.unit == "running min" else Unit.AU)
    z, monotony, loaded = strain_z(daily).value, monotony_7d(daily).value, loaded_days_7d(daily)
    days = person.days.to_numpy().astype("datetime64[D]")
    long = _long_runs(person)
    first = _monday(person)
    found = []
    for week in range(weeks):
        at = first + WEEK * (week + 1) - 1
        found.append(
            Signs(
                strain_z=_known(z[at]),
                monotony=_known(monotony[at]),
                loaded_days_7d=int(loaded[at]) if np.isfinite(loaded[at]) else None,
                pain_trend=None if person.pain is None else pain_trend_7d(days[at], days, person.pain),
                wellness_z=None if person.wellness is None else wellness_z(days[at], days, person.wellness),
                long_runs_7d=None if long is None else int(long[max(0, at - WEEK + 1) : at + 1].sum()),
            )
        )
    return found


def _long_runs(person: Person) -> "np.ndarray | None":
    """Days with a run in the moderate or large band; None where single runs are not known."""
    if person.lengths is None:
        return None
    run_days, length = person.lengths.index.to_numpy().astype("datetime64[D]"), person.lengths.to_numpy(dtype=float)
    state = states(length, longest_30d(run_days, run_days, length))
    long = run_days[np.isin(state, [Spike.MODERATE.value, Spike.LARGE.value])]
    return np.isin(person.days.to_numpy().astype("datetime64[D]"), long)


def is_due(weeks: int, signs: Signs) -> bool:
    """Whether the next week is due after so many loading weeks."""
    return weeks > 0 and total(Case(on=dt.date(2026, 1, 1)), POLICY, weeks, signs, POLICY.due_next).is_reached


def _spoken(kind: Sequence[str], anew: Sequence[bool], signs: Sequence[Signs]) -> list[bool]:
    """At the end of each week, as the log went."""
    n, spoke = 0, []
    for week, one in enumerate(kind):
        n = 0 if anew[week] else n + (one == "loading")
        spoke.append(is_due(n, signs[week]))
    return spoke


def _placed(kind: Sequence[str], anew: Sequence[bool], signs: Sequence[Signs]) -> set[int]:
    """Weeks that would be lighter if each proposal were followed; the person's own lighter weeks count, too."""
    n, placed = 0, set()
    for week, one in enumerate(kind):
        n = 0 if anew[week] or week in placed else n + (one == "loading")
        if is_due(n, signs[week]) and week + 1 < len(kind):
            placed.add(week + 1)
    return placed


def blind(weeks: int, phase: int, every: int = 4) -> set[int]:
    """Every fourth week of the calendar, whatever happened."""
    return set(range(phase, weeks, every))


def onsets(kind: Sequence[str]) -> set[int]:
    """Weeks in which an interruption begins: an interrupted or off week right after a loading or cut-back week."""
    return {
        week
        for week in range(1, len(kind))
        if kind[week] in {"interrupted", "off"} and kind[week - 1] in {"loading", "cut-back"}
    }


def _known(value: float) -> float | None:
    return float(value) if np.isfinite(value) else None
