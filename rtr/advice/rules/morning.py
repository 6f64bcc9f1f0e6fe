"""Morning: first steps well above the usual ones keep from running.

What it does: pain or stiffness of the morning 2 points above usual, or 1 point twice in a row, is Ease back for 48 h.
Why it matters: the morning shows what the day before did to the tissue; 2 points is the least change that matters.
When it does not apply: once a check-in 48 hours later is settled. A single point on one morning is only watched.
Without data: without today's first steps, or without three usual mornings to compare with: Hold.
Example: usual 1, this morning 3: no running for 48 hours, counted from the end of the run it answers.
Thresholds: 2 points once, 1 point twice, beside the median of 7 quiet ones; over 2 Hold; over a run's most Rest.
Sources: pain-monitoring model of a trial, four pain rules; the points and hours are choices of this project.
"""

from collections.abc import Mapping

from rtr.advice.base import Cleared, Finding, Outcome, Rule, Unknown
from rtr.advice.case import BackOff, Case, PlaceToday
from rtr.advice.pausing import (
    AGAIN,
    CLINICIAN,
    DUE,
    NO_RUNNING,
    finding_of,
    pause_today,
    standing,
    until_text,
    walk_text,
)
from rtr.advice.policy import Policy
from rtr.advice.words import morning_on, points, sentence_case
from rtr.body import InjuryKind, place_words
from rtr.metrics.base import EPS
from rtr.metrics.verdicts import limits_of
from rtr.model import Verdict

CAUSE = "morning"


def check(case: Case, policy: Policy) -> Outcome:
    """Ease back on a raised morning and until a later one is settled."""
    pause, risen = standing(case, CAUSE, policy), _risen(case, policy)
    if risen is not None:
        return pause_today(case, pause, policy, *_numbers(risen, policy))
    if pause is not None:
        return finding_of(case, pause, policy)
    sore = _sore(case, policy)
    if sore is not None:
        observed, limit = float(sore.pain or 0), _most(sore, policy)
        words = _words(sore)
        verdict = Verdict.HOLD if words == "sore" else Verdict.REST
        limit = limits_of(sore.kind).pain_max_hold if words == "reached" else limit
        return Finding(observed=observed, limit=limit, unit="0-10", verdict=verdict, words=words)
    return Unknown(missing=("pain_am",)) if case.check_in_missing is None else _of_steps(case)


def _of_steps(case: Case) -> Outcome:
    """Clear where the first steps of every place are known, with something to compare them with."""
    known = [place for place in case.places if place.pain_am is not None]
    if not case.places and case.clinician_for is not None:
        return Cleared(words="no_place")
    if any(place.usual is None and place.pain_am for place in known):
        return Unknown(missing=("usual_am",), words="no_usual")
    if any(place.kind == InjuryKind.SHIN and place.pain_am and place.pain_now is None for place in known):
        return Unknown(missing=("pain_now",), words="not_walked")
    return Cleared() if known and len(known) == len(case.places) else Unknown(missing=("pain_am",))


def _risen(case: Case, policy: Policy) -> PlaceToday | None:
    """The place that rose most, where one rose enough by itself."""
    risen = [place for place in case.places if _rise(place) >= policy.rise_once - EPS]
    return max(risen, key=_rise, default=None)


def _rise(place: PlaceToday) -> float:
    """How far pain or stiffness lie over the usual one; below any limit where that is not known."""
    beside = ((place.pain_am, place.usual), (place.stiff_am, place.usual_stiff))
    return max((value - usual for value, usual in beside if value is not None and usual is not None), default=-1.0)


def _is_stiff(place: PlaceToday) -> bool:
    """Whether stiffness rose more than pain."""
    pain = None if place.pain_am is None or place.usual is None else place.pain_am - place.usual
    return pain is None or pain < _rise(place)


def _numbers(place: PlaceToday, policy: Policy) -> tuple[float, float]:
    value, usual = (place.stiff_am, place.usual_stiff) if _is_stiff(place) else (place.pain_am, place.usual)
    return float(value or 0), (usual or 0.0) + policy.rise_once


def parts(case: Case, policy: Policy) -> Mapping[str, str]:
    pause, risen, sore = standing(case, CAUSE, policy), _risen(case, policy), _sore(case, policy)
    return {
        "sore": "–" if sore is None else points(sore.pain),
        "now": "–" if sore is None else points(sore.pain_now),
        "most": "–" if sore is None else str(limits_of(sore.kind).pain_max_hold),
        "where": "place" if sore is None else place_words(sore.place),
        **_told(case, pause, risen),
        "until": until_text(case, pause, policy),
        "walk": walk_text(case, _kind(pause, risen), policy),
        "limit": str(policy.walk_pain),
        "places": "; ".join(
            f"{place_words(place.place)} {points(place.pain_am)}, usual {points(place.usual)}" for place in case.places
        ),
    }


def _kind(pause: BackOff | None, risen: PlaceToday | None) -> str:
    shown = risen or pause
    return "" if shown is None else shown.kind


def _sore(case: Case, policy: Policy) -> PlaceToday | None:
    """The place that hurts most today, where it is more than goes with adding anything; first one that bars a run."""
    sore = [place for place in case.places if (place.pain or 0) > _most(place, policy)]
    return max(sore, key=lambda place: (_words(place) != "sore", place.pain or 0), default=None)


def _words(place: PlaceToday) -> str:
    """Whether walking alone is more than a run there may reach; a shin walks without any pain."""
    if place.kind == InjuryKind.SHIN and place.pain_now:
        return "walking"
    return "reached" if (place.pain_now or 0) > limits_of(place.kind).pain_max_hold else "sore"


def _most(place: PlaceToday, policy: Policy) -> int:
    """The most pain of a day on which something may be added; none while a shin hurts in walking."""
    return 0 if place.kind == InjuryKind.SHIN and place.pain_now else policy.walk_pain


def _told(case: Case, pause: BackOff | None, risen: PlaceToday | None) -> Mapping[str, str]:
    """The morning that speaks: today's, else the one the pause began with."""
    value: float | None
    if risen is not None:
        stiff = _is_stiff(risen)
        value, usual = (risen.stiff_am, risen.usual_stiff) if stiff else (risen.pain_am, risen.usual)
        day, place, twice = case.on, risen.place, ""
    else:
        stiff = pause is not None and pause.what.startswith("dstiff")
        value, usual = (None, None) if pause is None else (pause.observed, pause.beside)
        day, place = (case.on, "") if pause is None else (pause.day, pause.place)
        twice = ", and the morning before was raised, too" if pause is not None and "twice" in pause.what else ""
    return {
        "Morning": sentence_case(morning_on(day, case.on)),
        "observed": points(value),
        "usual": points(usual),
        "stiff": "stiff, " if stiff else "",
        "is_usual": "Usual is" if stiff else "Your usual morning is",
        "place": f" at the {place_words(place)}" if place and len(case.places) > 1 else "",
        "twice": twice,
    }


RULE = Rule(
    code="morning",
    title="This morning beside your usual one",
    sources=("silbernagel-2007", "vincent-2017", "rtr-choice"),
    if_unknown=Verdict.HOLD,
    about=__doc__,
    check=check,
    parts=parts,
    templates={
        "pause": ("{Morning} was {stiff}{observed}{place}.", "{is_usual} {usual}{twice}. " + NO_RUNNING),
        "again": ("{Morning} was {stiff}{observed}{place}.", AGAIN),
        "due": ("{Morning} was {stiff}{observed}{place}.", DUE),
        "clinician": ("{Morning} was {stiff}{observed}{place}.", CLINICIAN),
        "sore": (
            "Pain today is {sore} at the {where}.",
            "Over {limit} in daily life nothing is added, also where that is usual.",
        ),
        "walking": (
            "The {where} hurts while walking.",
            "A run on it would count as eased back, so there is none. It opens with a morning without pain in walking.",
        ),
        "reached": (
            "The {where} is at {now} of 10 while walking.",
            "A run there counts as eased back above {most}, so there is none. It opens with {most} or less in walking.",
        ),
        "not_walked": (
            "Whether the shin hurts while walking is not known.",
            "A shin walks without pain before it runs. Until you say so the best answer is Hold.",
        ),
        "cleared": ("This morning is not raised.", "First steps: {places}."),
        "no_place": ("No place is sore.", "There is no injury in your diary, and none was named today."),
        "no_usual": (
            "What is usual for your mornings is not known yet.",
            "It takes three mornings that do not answer a run. Until then the best answer is Hold.",
        ),
        "unknown": ("This morning is not known yet.", "Pain at the first steps says what the last run did."),
    },
)
