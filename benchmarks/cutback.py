"""The cut-back rule tried on real years: how often it speaks, and whether it comes before interruptions."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from benchmarks.cutback_people import everybody
from benchmarks.cutback_replay import Replay, blind, onsets, replay
from benchmarks.machine import machine

TITLE = "The cut-back rule on people's own years"
LEAST_WEEKS, LEAST_LOADED = 12, 0.5
"""People with fewer whole weeks, or less than half of them with load worth the name, tell nothing."""
EVERY = 4
REPEATS, SEED = 2000, 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """What followed after `proposals`: an interruption in the proposed week or the one after it (`hits`).

    `caught` of `onsets` had a proposal for their week or the one before. Only weeks that follow a
    loading week count, and whose two weeks to come are known. Means over the phases of a blind rule
    are not whole numbers.
    """

    proposals: float
    hits: float
    caught: float
    onsets: int

    @property
    def share(self) -> float:
        return self.hits / self.proposals if self.proposals else float("nan")


def run(rounds: int) -> str:  # noqa: ARG001 - the same figures every time
    """Replay everybody and say what came of it. Raises where the cohorts are not there."""
    replays = tried()
    cohorts = list(dict.fromkeys(r.person.cohort for r in replays))
    groups = [(cohort, [r for r in replays if r.person.cohort == cohort]) for cohort in cohorts]
    groups.append(("all", replays))
    return "\n".join(
        (
            WHAT,
            COUNTED,
            "|---|---|---|---|---|---|---|",
            *(_counts(name, group) for name, group in groups),
            "",
            HOW,
            SCORED,
            "|---|---|---|---|---|",
            *(_scores(name, group) for name, group in groups),
            "",
            _difference(replays),
            "",
            machine("numpy", "pandas"),
        )
    )


WHAT = """\
Weeks run Monday to Sunday. At the end of each one the rule (`rtr.advice.cutback`, three loading weeks, nobody's age or
injury known) looks at what was known then. Loads: running minutes in the two running logs, session RPE of all sports
elsewhere; soreness of the morning stands in for pain while running in PMData and SoccerMon, football in Norway has no
mornings. Only people with twelve whole weeks, half of them with load, are in.
"""
COUNTED = (
    "| | people | weeks | loading · cut-back · interrupted · off | it would have spoken after "
    "| lighter weeks, had it been followed | interruptions |"
)
HOW = """\
How often an interruption (less than half of the usual load, or under half of the runs, right after a loading or
cut-back week) began in the week proposed as lighter or in the one after it. Nobody followed these proposals, and why
people stopped is not known: holidays, exams, a season's end and injuries look the same.
"""
SCORED = "| | any loading week | the rule | every fourth week | interruptions with a proposal: rule · fourth |"


def tried() -> list[Replay]:
    """Everybody whose log can tell something."""
    return [one for one in map(replay, everybody()) if _can_tell(one)]


def _can_tell(one: Replay) -> bool:
    loaded = sum(one.kind[week] != "off" for week in one.judged)
    return len(one.judged) >= LEAST_WEEKS and loaded >= LEAST_LOADED * len(one.judged)


def at_risk(one: Replay) -> list[int]:
    """Weeks after a loading week that can be followed for two weeks."""
    unknown = {"unknown", "partial"}
    return [
        week
        for week in range(1, len(one.kind) - 1)
        if one.kind[week - 1] == "loading" and not unknown & {one.kind[week], one.kind[week + 1]}
    ]


def score(replays: Iterable[Replay], proposed: Callable[[Replay], set[int]]) -> Score:
    """Proposals and interruptions of a group, added up."""
    proposals = hits = caught = begun = 0
    for one in replays:
        weeks, began = at_risk(one), onsets(one.kind)
        mine = proposed(one) & set(weeks)
        proposals += len(mine)
        hits += sum(bool(began & {week, week + 1}) for week in mine)
        followed = {onset for onset in began if {onset, onset - 1} & set(weeks)}
        begun += len(followed)
        caught += sum(bool({onset, onset - 1} & mine) for onset in followed)
    return Score(proposals=proposals, hits=hits, caught=caught, onsets=begun)


def base(replays: Sequence[Replay]) -> Score:
    """Every week that follows a loading one."""
    return score(replays, lambda one: set(at_risk(one)))


def rule(replays: Sequence[Replay]) -> Score:
    return score(replays, lambda one: one.placed)


def fourth(replays: Sequence[Replay]) -> Score:
    """Mean over the four weeks a blind rhythm can begin in."""
    phases = [score(replays, lambda one, phase=phase: blind(len(one.kind), phase)) for phase in range(EVERY)]  # type: ignore[misc] # the phase is bound
    return Score(
        proposals=sum(s.proposals for s in phases) / EVERY,
        hits=sum(s.hits for s in phases) / EVERY,
        caught=sum(s.caught for s in phases) / EVERY,
        onsets=phases[0].onsets,
    )


def difference(replays: Sequence[Replay]) -> tuple[float, float, float]:
    """Share after a proposal minus share after any loading week, with a 95 % interval over people."""
    rng = np.random.default_rng(SEED)
    ours, all_weeks = ([f([one]) for one in replays] for f in (rule, base))
    pairs = np.array([(a.proposals, a.hits, b.proposals, b.hits) for a, b in zip(ours, all_weeks, strict=True)])
    drawn = pairs[rng.integers(0, len(pairs), (REPEATS, len(pairs)))].sum(axis=1)
    low, high = np.quantile(drawn[:, 1] / drawn[:, 0] - drawn[:, 3] / drawn[:, 2], [0.025, 0.975])
    whole = pairs.sum(axis=0)
    return float(whole[1] / whole[0] - whole[3] / whole[2]), float(low), float(high)


def _counts(name: str, group: Sequence[Replay]) -> str:
    kinds = sum((Counter(one.kind[week] for week in one.judged) for one in group), Counter[str]())
    weeks = sum(kinds.values())
    spoke = sum(sum(one.spoke[week] for week in one.judged) for one in group)
    told = " · ".join(f"{kinds[kind]:,}" for kind in ("loading", "cut-back", "interrupted", "off"))
    placed, begun = sum(len(one.placed) for one in group), sum(len(onsets(one.kind)) for one in group)
    return f"| {name} | {len(group)} | {weeks:,} | {told} | {spoke:,} ({spoke / weeks:.0%}) | {placed:,} | {begun:,} |"


def _scores(name: str, group: Sequence[Replay]) -> str:
    every, ours, theirs = base(group), rule(group), fourth(group)
    return (
        f"| {name} | {_share(every)} | {_share(ours)} | {_share(theirs)} "
        f"| {ours.caught:.0f} · {theirs.caught:.0f} of {ours.onsets:,} |"
    )


def _share(found: Score) -> str:
    return f"{found.hits:,.0f} of {found.proposals:,.0f} ({found.share:.0%})"


def _difference(replays: Sequence[Replay]) -> str:
    middle, low, high = difference(replays)
    ours = rule(replays)
    false = ours.proposals - ours.hits
    return (
        f"False alarms, if a proposal is taken as a warning: {false:,.0f} of {ours.proposals:,.0f}. "
        f"All together: {100 * middle:+.1f} percentage points after a proposal of the rule beside any loading week "
        f"(95 % interval over people {100 * low:+.1f} to {100 * high:+.1f}; {REPEATS:,} redraws)."
    )
