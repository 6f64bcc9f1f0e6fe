"""What the gates look at, read from the diary of a day; what nobody told is None and never met."""

import datetime as dt
from collections.abc import Mapping

from rtr.advice.ladder.climb import Climb, Position
from rtr.advice.ladder.gates import TESTS, is_valid
from rtr.advice.ladder.steps import Rung
from rtr.advice.ladder.told import Told
from rtr.advice.recovery import SLEEP_FROM, is_kept, recovered
from rtr.advice.told import pain_trend
from rtr.body import InjuryKind, Sign
from rtr.metrics.base import EPS
from rtr.metrics.verdicts import Settling

Facts = dict[str, float | None]
LATELY_D = 7
"""A check-in this old still tells of trust and of pain in daily life."""
LIMP = 10.0
"""A limp counts as the worst pain in daily life."""
EASY_30_MIN = 30.0
GOAL_NEXT = 3
"""The phase before the one with goal effort."""


def facts_of(seen: Told, day: dt.date, position: Position, settled: Mapping[str, int], climb: Climb) -> Facts:
    """Every fact by the code of its condition (`rtr.advice.ladder.gates`)."""
    return {
        **_tests(seen, day, position),
        **_mornings(seen, day),
        **_settled(settled, climb),
        "days_since_back": _since_back(day, position),
        "pain_trend": pain_trend(seen.known, day),
        "easy_30": _easy_30(seen, day),
        "is_cleared": _yes(_is_cleared(seen, day)),
        **_recovery(seen, day, position.rung(climb).phase),
    }


def _yes(value: bool | None) -> float | None:
    return None if value is None else float(value)


def _tests(seen: Told, day: dt.date, position: Position) -> Facts:
    """The last result of each test, as long as it holds; a clinician's word on faster running does not expire."""
    last_back = position.backs[-1][0] if position.backs else None
    latest = {test.test: test for test in seen.known.entry_tests if test.day <= day}
    found: Facts = {
        f"test_{name}": _yes(latest[name].is_passed) if name in latest and is_valid(latest[name].day, day, last_back)
        else None
        for name in TESTS
    }  # fmt: skip
    agreed = latest.get("agrees_to_faster")
    return found | {"agrees_to_faster": None if agreed is None else _yes(agreed.is_passed)}


def _mornings(seen: Told, day: dt.date) -> Facts:
    said = [c for c in seen.known.check_ins if 0 <= (day - c.day).days <= LATELY_D]
    days = [c.day for c in seen.known.check_ins if c.day <= day and c.source == "runner"]
    trust = [c.confidence for c in said if c.confidence is not None]
    pains = _pains(seen, day)
    return {
        "confidence": float(trust[-1]) if trust else None,
        "days_since_check_in": float((day - max(days)).days) if days else None,
        "daily_pain": _daily_pain(pains, day),
        "pain_free_days": _pain_free_days(pains, day),
        "walking_pain": _walking_pain(seen, day),
        "stiff_over_usual": _stiff(seen, day),
    }


def _pains(seen: Told, day: dt.date) -> dict[dt.date, float]:
    """The highest pain of each answered morning at an injured place; a limp counts in full."""
    active = set(seen.reading.active(day))
    found: dict[dt.date, float] = {}
    for check_in in seen.known.check_ins:
        pains = [p for s in check_in.sites if s.site in active for p in (s.pain_am, s.pain_now) if p is not None]
        if Sign.LIMP in (check_in.signs or ()):
            pains.append(int(LIMP))
        if pains and check_in.day <= day:
            found[check_in.day] = float(max(pains))
    return found


def _daily_pain(pains: Mapping[dt.date, float], day: dt.date) -> float | None:
    recent = [pain for on, pain in pains.items() if (day - on).days <= LATELY_D]
    return max(recent, default=None)


def _walking_pain(seen: Told, day: dt.date) -> float | None:
    """The highest pain while walking of the last mornings at an injured place."""
    active = set(seen.reading.active(day))
    recent = (c for c in seen.known.check_ins if 0 <= (day - c.day).days <= LATELY_D)
    said = [s.pain_now for c in recent for s in c.sites if s.site in active and s.pain_now is not None]
    return float(max(said)) if said else None


def _pain_free_days(pains: Mapping[dt.date, float], day: dt.date) -> float | None:
    """Days since the last pain; as many as are answered where there was none."""
    if not pains:
        return None
    hurt = [on for on, pain in pains.items() if pain > 0]
    since = max(hurt) if hurt else min(pains) - dt.timedelta(days=1)
    return float((day - since).days)


def _stiff(seen: Told, day: dt.date) -> float | None:
    """Stiffness of the last answered morning beside the usual one, at the worst place."""
    over = []
    for where in seen.reading.active(day):
        mornings = seen.reading.mornings.get(where)
        days = [] if mornings is None else [on for on in mornings.by_day if 0 <= (day - on).days <= LATELY_D]
        if mornings is None or not days:
            return None
        morning = mornings.by_day[max(days)]
        usual = mornings.usual_stiff(morning.at)
        if morning.stiff_am is None or usual is None:
            return None
        over.append(morning.stiff_am - usual)
    return float(max(over)) if over else None


def _recovery(seen: Told, day: dt.date, phase: int) -> Facts:
    """Whether recovery is at least what it was, asked where goal effort is next: pace rises only with it (§4.7)."""
    if phase != GOAL_NEXT:
        return {}
    found = recovered(seen.known, day)
    return {"recovery_kept": _yes(is_kept(found.recent, found.before, found.sleep_quality, SLEEP_FROM))}


def _settled(settled: Mapping[str, int], climb: Climb) -> Facts:
    """Settled runs on the steps a gate names or on higher ones, and of those with strides, hills or goal effort."""
    counts = [settled.get(one.name, 0) for one in climb.ladder]
    found: Facts = {f"settled_{name}": float(sum(counts[climb.index(name) :])) for name in ("R7", "R7.5", "R18", "R26")}
    r12 = climb.index("R12")
    found["weeks_R12"] = float(sum(counts[r12:]) // len(climb.ladder[r12].runs))
    for element, code in (("strides", "settled_strides"), ("hill", "settled_hills"), ("goal", "settled_goal")):
        done = zip(climb.ladder, counts, strict=True)
        found[code] = float(sum(_with(element, rung, count) for rung, count in done if count))
    return found


def _with(element: str, rung: Rung, count: int) -> int:
    """How many of so many settled runs on a rung held an element: those of its week that do."""
    runs = max((one.runs for one in rung.elements if one.kind == element), default=0)
    return count * runs // max(1, len(rung.runs))


def _since_back(day: dt.date, position: Position) -> float:
    """Days since a run eased back; the replay remembers four weeks, which is as far as any gate looks."""
    return float((day - position.backs[-1][0]).days) if position.backs else 28.0


def _easy_30(seen: Told, day: dt.date) -> float:
    """Settled runs of 30 minutes and more at which talking was possible."""
    talked = {r.activity_uid for r in seen.known.responses if r.talk_test}
    return float(
        sum(
            1
            for session in seen.sessions
            if session.settling is Settling.GREEN
            and seen.began < session.day <= day
            and session.run_min >= EASY_30_MIN - EPS
            and session.uid in talked
        )
    )


def _is_cleared(seen: Told, day: dt.date) -> bool | None:
    """Whether somebody has cleared every injury that needs it; None where nobody said anything."""
    asked = [i for i in seen.known.open_injuries(day) if i.kind in {InjuryKind.BONE, InjuryKind.POSTNATAL}]
    if not asked or all(injury.cleared_on is None for injury in asked):
        return None
    return all(injury.cleared_on is not None and injury.cleared_on <= day for injury in asked)
