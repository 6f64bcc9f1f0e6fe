"""Times without running: begun by a trigger, ended by a settled check-in 48 hours later (science §4.6)."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from rtr.advice.records import BackOff
from rtr.advice.triggers import PAIN_LIMIT, Trigger, kinds_on, stopping
from rtr.body import InjuryKind
from rtr.metrics.verdicts.clock import aware, said_at, zone_of
from rtr.metrics.verdicts.mornings import Morning, PlaceMornings
from rtr.metrics.verdicts.reading import Reading
from rtr.model import CheckIn, Clearance

PAUSE = dt.timedelta(hours=48)
WALK_LIMIT = 2
"""Pain while walking up to this passes, or up to the usual one where that is more."""
WALKS_FREE = frozenset({InjuryKind.BONE, InjuryKind.SHIN})
"""Classes that walk without any pain before they run: it eases back their runs (science §3.3, §4.2)."""
STIFF_ALLOWED = 1
"""Stiffness may lie so much over the usual one."""

Key = tuple[str, str]
NONE = PlaceMornings()


def back_offs_of(reading: Reading, triggers: Sequence[Trigger]) -> tuple[BackOff, ...]:
    """The times without running that are not over, the one that ends last first."""
    by_key: defaultdict[Key, list[Trigger]] = defaultdict(list)
    for trigger in triggers:
        by_key[trigger.cause, trigger.place].append(trigger)
    found = (_standing(reading, begun) for begun in by_key.values())
    return tuple(sorted((one for one in found if one is not None), key=lambda one: one.until, reverse=True))


def _standing(reading: Reading, begun: Sequence[Trigger]) -> BackOff | None:
    """What is left at the end of all triggers and check-ins of one cause and place, taken in order of time."""
    home = zone_of(reading.known.runner.zone)
    checks = [(said_at(c, home), 1, c) for c in reading.known.check_ins if c.day >= begun[0].day]
    events: list[tuple[dt.datetime, int, Trigger | CheckIn]] = [(t.seen, 0, t) for t in begun]
    open_one: BackOff | None = None
    for at, _, event in sorted([*events, *checks], key=lambda event: event[:2]):
        if isinstance(event, Trigger):
            open_one = _begin(event, open_one)
        elif open_one is not None and at >= open_one.until:
            open_one = _reassess(reading, event, at, open_one)
    if open_one is not None and open_one.failed and _is_cleared(reading.known.clearances, open_one):
        return None
    return open_one


def _begin(trigger: Trigger, before: BackOff | None) -> BackOff:
    """Anew from the trigger; seen again after the pause and before a settled check-in it has not passed."""
    failed = 0 if before is None else before.failed
    if before is not None and trigger.cause != "run" and trigger.seen >= before.until:
        failed += 1
    return BackOff(
        cause=trigger.cause, day=trigger.day, what=trigger.what, until=trigger.at + PAUSE, place=trigger.place,
        kind=trigger.kind, observed=trigger.observed, beside=trigger.beside, failed=failed, also=trigger.also,
        also_observed=trigger.also_observed,
    )  # fmt: skip


def _reassess(reading: Reading, check_in: CheckIn, at: dt.datetime, standing: BackOff) -> BackOff | None:
    """Over where the check-in passes, another 48 hours where it does not, unchanged where it cannot tell."""
    has_passed = passes(reading, check_in, at, standing)
    if has_passed:
        return None
    if has_passed is None:
        return standing
    return replace(standing, until=at + PAUSE, failed=standing.failed + 1)


def passes(reading: Reading, check_in: CheckIn, at: dt.datetime, standing: BackOff) -> bool | None:
    """Whether a check-in lets running begin again; None where an answer is missing (science §4.6)."""
    if check_in.red_flags:
        return False
    signs = _signs(reading, check_in)
    named = {site.site for site in check_in.sites} | set(reading.active(check_in.day))
    places = [standing.place] if standing.place else sorted(named)
    answers = [signs, *(_place_passes(reading, place, check_in.day, at, standing) for place in places)]
    if False in answers:
        return False
    return None if None in answers else True


def _signs(reading: Reading, check_in: CheckIn) -> bool | None:
    """None of the signs that end running; None while the question what is new is open."""
    if check_in.signs is None:
        return None if check_in.red_flags is None else True
    return not set(stopping(kinds_on(reading, check_in.day))) & set(check_in.signs)


def _place_passes(reading: Reading, place: str, day: dt.date, at: dt.datetime, standing: BackOff) -> bool | None:
    mornings = reading.mornings.get(place, NONE)
    morning = mornings.by_day.get(day)
    pain = None if morning is None else _walking(morning)
    if morning is None or pain is None:
        return None
    if _is_bone(reading, place, day, standing) and (pain or morning.pain_am):
        return False
    if pain and _is_shin(reading, place, day, morning):
        return False
    if pain > max(mornings.usual(at) or 0, WALK_LIMIT) or pain > PAIN_LIMIT:
        return False
    if morning.stiff_am is None:
        return None
    return morning.stiff_am <= (mornings.usual_stiff(at) or 0) + STIFF_ALLOWED


def _is_bone(reading: Reading, place: str, day: dt.date, standing: BackOff) -> bool:
    """Whether no pain passes there: at a bone, and beside one at any place that is no other injury of its own."""
    is_other = place in reading.active(day) and reading.kind(place, day)[0] is not InjuryKind.BONE
    return standing.kind == InjuryKind.BONE and not (is_other and not standing.place)


def _is_shin(reading: Reading, place: str, day: dt.date, morning: Morning) -> bool:
    """Whether walking itself was told of a shin; its first steps may be sore."""
    return morning.pain_now is not None and reading.kind(place, day)[0] is InjuryKind.SHIN


def _walking(morning: Morning) -> int | None:
    """Pain while walking; the first steps stand in for it where it was not said."""
    return morning.pain_now if morning.pain_now is not None else morning.pain_am


def _is_cleared(clearances: Iterable[Clearance], standing: BackOff) -> bool:
    """Whether someone looked after the last check-in that did not pass; the moment counts, not the day."""
    begun = standing.until - PAUSE
    return any(aware(one.recorded_at) > begun and one.on >= begun.date() for one in clearances)
