"""What begins a time without running: a run that eased back, a raised morning, a sign, a sore bone (science §4.6)."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from rtr.body import InjuryKind, Sign
from rtr.metrics.base import EPS
from rtr.metrics.verdicts import RunVerdict, Settling, limits_of
from rtr.metrics.verdicts.clock import said_at, zone_of
from rtr.metrics.verdicts.mornings import STILL_ANSWERING, Morning, PlaceMornings
from rtr.metrics.verdicts.reading import DAY, Reading
from rtr.metrics.verdicts.told import also_of, told_of

RISE_ONCE, RISE_TWICE = 2, 1
"""Points over the usual morning: once, or on two mornings that follow each other."""
PAIN_LIMIT = 5
"""Pain now above this is no day for running."""
ALWAYS = (Sign.LIMP, Sign.SHARP)
"""Signs that end running for now, whatever is injured."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """What was seen, and from which moment the 48 hours count."""

    cause: str
    place: str
    kind: str
    day: dt.date
    at: dt.datetime
    seen: dt.datetime
    """When it became known: two things known at once are one."""
    what: str
    observed: float | None = None
    beside: float | None = None
    also: str | None = None
    also_observed: float | None = None
    """What else was seen of the run, and its number."""


def triggers_of(reading: Reading, verdicts: Iterable[RunVerdict], since: dt.date) -> list[Trigger]:
    """Everything since that day, in order of time."""
    found = [
        *(_of_run(verdict) for verdict in verdicts if verdict.settling is Settling.BACK and verdict.day >= since),
        *_of_mornings(reading, since),
        *_of_signs(reading, since),
    ]
    return sorted(found, key=lambda trigger: trigger.seen)


def _of_run(verdict: RunVerdict) -> Trigger:
    what, observed, beside = told_of(verdict)
    also, also_observed = also_of(verdict)
    return Trigger(
        cause="run", place=verdict.place, kind=verdict.kind.value, day=verdict.day, at=verdict.end_utc,
        seen=verdict.end_utc, what=what or "pain_max", observed=observed, beside=beside, also=also,
        also_observed=also_observed,
    )  # fmt: skip


def _of_mornings(reading: Reading, since: dt.date) -> Iterator[Trigger]:
    for place, mornings in reading.mornings.items():
        for day, morning in mornings.by_day.items():
            if day < since:
                continue
            kind = str(reading.kind(place, day)[0])
            risen = risen_of(mornings, morning)
            if risen is not None:
                what, observed, beside = risen
                yield Trigger(
                    cause="morning", place=place, kind=kind, day=day, at=_answers_from(reading, morning.at),
                    seen=morning.said, what=what, observed=observed, beside=beside,
                )  # fmt: skip
            pain = max((p for p in (morning.pain_now, morning.pain_am) if p is not None), default=0)
            if kind == InjuryKind.BONE and pain > 0 and place in reading.active(day):
                yield Trigger(
                    cause="bone", place=place, kind=kind, day=day, at=morning.said, seen=morning.said,
                    what="pain", observed=pain, beside=0,
                )  # fmt: skip
            if pain > PAIN_LIMIT:
                yield Trigger(
                    cause="sign", place=place, kind=kind, day=day, at=morning.said, seen=morning.said,
                    what="pain_now", observed=pain, beside=PAIN_LIMIT,
                )  # fmt: skip


def _answers_from(reading: Reading, at: dt.datetime) -> dt.datetime:
    """The end of the run a morning answers; the morning itself where there was none."""
    ends = [session.end for session in reading.sessions if session.end <= at]
    return ends[-1] if ends and at - ends[-1] <= STILL_ANSWERING else at


def risen_of(mornings: PlaceMornings, morning: Morning) -> tuple[str, float, float] | None:
    """What rose, to how much, beside what is usual; None where nothing did.

    Two points at once, or one point on this morning and on the one before it, beside what was usual
    before that one.
    """
    before = mornings.by_day.get(morning.day - DAY)
    told = morning.told
    usual, usual_stiff = mornings.usual(morning.at, told), mornings.usual_stiff(morning.at, told)
    for what, value, base in (("d24", morning.pain_am, usual), ("dstiff", morning.stiff_am, usual_stiff)):
        if value is not None and base is not None and value - base >= RISE_ONCE - EPS:
            return what, value, base
    if before is None:
        return None
    usual, usual_stiff = mornings.usual(before.at, told), mornings.usual_stiff(before.at, told)
    for what, values, base in (
        ("d24_twice", (before.pain_am, morning.pain_am), usual),
        ("dstiff_twice", (before.stiff_am, morning.stiff_am), usual_stiff),
    ):
        if base is not None and all(v is not None and v - base >= RISE_TWICE - EPS for v in values):
            return what, float(values[1] or 0), base
    return None


def stopping(kinds: Collection[str]) -> tuple[Sign, ...]:
    """Signs that end running for now: those of all, and what eases back the runs of an open injury (science §3.3).

    >>> stopping(["tendon"])[2:], [sign.value for sign in stopping(["postnatal"])][2:]
    ((), ['swelling', 'pelvic'])
    """
    also = {what for kind in kinds for what in limits_of(kind).back_on}
    return (*ALWAYS, *(sign for sign in (Sign.SWELLING, Sign.PELVIC) if sign.value in also))


def kinds_on(reading: Reading, day: dt.date) -> set[str]:
    """The classes of all injuries that are open on a day."""
    return {str(reading.kind(place, day)[0]) for place in reading.active(day)}


def _of_signs(reading: Reading, since: dt.date) -> Iterator[Trigger]:
    home = zone_of(reading.known.runner.zone)
    for check_in in reading.known.check_ins:
        if check_in.day < since:
            continue
        at = said_at(check_in, home)
        for sign in stopping(kinds_on(reading, check_in.day)):
            if sign in (check_in.signs or ()):
                yield Trigger(
                    cause="sign", place="", kind="unknown", day=check_in.day, at=at, seen=at, what=sign.value,
                    observed=1, beside=0,
                )  # fmt: skip
