"""The verdict of every run, place by place."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator

from rtr.body import InjuryKind, Sign
from rtr.diary import Diary
from rtr.metrics.verdicts.answers import Answer, answer_of
from rtr.metrics.verdicts.beside import Beside, beside
from rtr.metrics.verdicts.clock import aware
from rtr.metrics.verdicts.judge import Facts, judge
from rtr.metrics.verdicts.limits import LIMITS
from rtr.metrics.verdicts.mornings import PlaceMornings, highest
from rtr.metrics.verdicts.reading import DAY, TENDER, Reading, moment_of, read
from rtr.metrics.verdicts.sessions import Session
from rtr.metrics.verdicts.settling import RunVerdict, Settling, worst
from rtr.metrics.verdicts.trace import Trace
from rtr.model import WHOLE_RUN

NONE = PlaceMornings()


def run_verdicts(
    diary: Diary, until: dt.date, now: dt.datetime | None = None, *, since: dt.date = dt.date.min
) -> tuple[RunVerdict, ...]:
    """One verdict per running session and place up to `until`, oldest first.

    Places are those of the injuries active on the day, those with an answer, and those that the next
    morning alone eases back; a session without any of them has one verdict with no place. `now` is the
    moment it is asked at, `moment_of` the day where none is given. Sessions before `since` are left out.
    """
    known = diary.until(until)
    at = moment_of(known, until) if now is None else aware(now)
    return tuple(verdicts_of(read(known, until, at, since), since))


def session_verdicts(verdicts: Iterable[RunVerdict]) -> dict[str, RunVerdict]:
    """The verdict that decides for each session, by its uid: that of the worst place."""
    places: defaultdict[str, list[RunVerdict]] = defaultdict(list)
    for verdict in verdicts:
        places[verdict.uid].append(verdict)
    return {uid: worst(found) for uid, found in places.items()}


def verdicts_of(reading: Reading, since: dt.date = dt.date.min) -> Iterator[RunVerdict]:
    """The verdicts of a diary that has been read."""
    traces: defaultdict[str, Trace] = defaultdict(Trace)
    for session in reading.sessions:
        if session.day >= since:
            yield from _of_session(reading, session, traces)
        for where in _answered(reading, session):
            traces[where].add(session.day, answer_of(reading.answers, session.uids, where))


def _answered(reading: Reading, session: Session) -> set[str]:
    return {where for uid in session.uids for where in reading.places.get(uid, ())}


def _of_session(reading: Reading, session: Session, traces: defaultdict[str, Trace]) -> Iterator[RunVerdict]:
    """Verdicts of one session: asked places always, a morning alone only where it eases back."""
    asked = _answered(reading, session) | set(reading.active(session.day))
    next_day = session.day + DAY
    risen = {where for where, found in reading.mornings.items() if next_day in found.by_day} - asked
    made = 0
    for where in sorted(asked | risen):
        verdict = _verdict(reading, session, where, traces[where])
        if where in asked or verdict.settling is Settling.BACK:
            made += 1
            yield verdict
    if not made:
        yield _verdict(reading, session, WHOLE_RUN, Trace())


def _verdict(reading: Reading, session: Session, where: str, trace: Trace) -> RunVerdict:
    kind, is_steered = reading.kind(where, session.day)
    answer = answer_of(reading.answers, session.uids, where)
    mornings = reading.mornings.get(where, NONE)
    pre = trace.pain_pre(session.day) if answer.pain_pre is None else answer.pain_pre
    shown = beside(session, answer, mornings, pre, has_run_between=session.day + DAY in reading.run_days)
    facts = _facts(reading, session, answer, shown, trace)
    found = judge(facts, LIMITS[InjuryKind.CLINICIAN if is_steered else kind], reading.now - session.end)
    settling = Settling.UNJUDGED if is_steered else found.settling
    is_told = not is_steered or found.settling is Settling.BACK
    second = mornings.by_day.get(session.day + 2 * DAY)
    return RunVerdict(
        uid=session.uid,
        day=session.day,
        end_utc=session.end,
        place=where,
        kind=kind,
        settling=settling,
        run_min=session.run_min,
        pain_pre=answer.pain_pre,
        pain_max=answer.pain_max,
        pain_end=answer.pain_end,
        pain_60=answer.pain_60,
        morning=facts.morning,
        second_morning=None if second is None else second.pain_am,
        usual=shown.usual,
        stiff=facts.stiff,
        usual_stiff=shown.usual_stiff,
        d24=shown.d24,
        dstiff=shown.dstiff,
        d48=shown.d48,
        settle_h=shown.settle_h,
        has_painkiller=facts.has_painkiller,
        reasons=found.reasons if is_told else (),
        missing=() if is_steered else tuple(dict.fromkeys(_field(code, facts) for code in found.missing)),
    )


def _facts(reading: Reading, session: Session, answer: Answer, shown: Beside, trace: Trace) -> Facts:
    first, second = shown.first, shown.second
    signs = reading.signs_after(session)
    walking = None if first is None else first.pain_now
    after = (
        answer.pain_end,
        answer.pain_60,
        walking,
        None if first is None else first.pain_am,
        None if second is None else second.pain_am,
    )
    return Facts(
        pain_pre=answer.pain_pre,
        pain_max=answer.pain_max,
        pain_60=answer.pain_60,
        morning=None if first is None else first.pain_am,
        stiff=None if first is None else first.stiff_am,
        d24=shown.d24,
        dstiff=shown.dstiff,
        d48=shown.d48,
        walking=highest(answer.pain_pre, walking),
        around=tuple(pain for pain in (answer.pain_pre, *after) if pain is not None),
        limp=answer.limp or Sign.LIMP in signs,
        sharp=answer.sharp or Sign.SHARP in signs,
        swelling=answer.swelling or Sign.SWELLING in signs,
        pelvic=True if Sign.PELVIC in signs else answer.pelvic,
        gone_at_once=answer.gone_at_once,
        same_place=answer.same_place,
        is_tender=TENDER in signs,
        is_repeated=trace.has_hurt(session.day),
        is_rising=trace.is_rising(session.day, answer.pain_max),
        has_painkiller=bool(answer.painkiller) or reading.has_painkiller(session),
        is_answered=not answer.is_empty or (first is not None and first.pain_am is not None),
    )


def _field(code: str, facts: Facts) -> str:
    """The answer that is missing for a condition."""
    if code == "pain_am":
        return "pain_am" if facts.morning is None else "usual_am"
    if code == "stiff_am":
        return "stiff_am" if facts.stiff is None else "usual_stiff"
    if code == "pain_60":
        return "pain_60" if facts.pain_60 is None else "pain_pre"
    return "pain_60" if code == "no_pain" else code
