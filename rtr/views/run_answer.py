"""How a run was: which run is asked about, at which places, what was said, and the line it shrinks to."""

import dataclasses
import datetime as dt
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rtr.advice.base import Sentence
from rtr.advice.words import listed, run_on, sentence_case, whole
from rtr.body import InjuryKind, place, place_words
from rtr.diary import Diary
from rtr.metrics.verdicts.clock import clock_of, end_of, zone_of
from rtr.model import WHOLE_RUN, Activity, Injury, RunResponse
from rtr.units import minutes

ASKED_DAYS = 3
"""A run is asked about on its day and the two days after; any other in the Journal."""
SIGNS = {"limp": "a limp", "sharp": "a sharp or pulling pain", "swelling": "swelling"}
MOMENTS = {
    "pain_pre": "before",
    "pain_max": "while running",
    "pain_end": "at the end",
    "pain_60": "an hour after",
}
TALK = {True: "full sentences were possible", False: "full sentences were not possible"}
HINT = "Rate the session about half an hour after it. Come back for the pain an hour after, if it is too early."


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRan:
    """One place of the form, `words` as inside a sentence. `said` holds nothing where nothing was said before."""

    place: str
    words: str
    said: RunResponse
    asks_bone: bool = False
    """Whether it is asked if pain went at once, and if it came back at the same place and time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunAnswerView:
    """What the form of one running session needs; `uid` is that of its first recording."""

    uid: str
    day: dt.date
    heading: str
    sentence: str
    hint: str
    places: tuple[PlaceRan, ...]
    whole: RunResponse
    asks_pelvic: bool
    is_answered: bool
    more: int
    """Other runs of these days that are not answered."""
    summary: Sentence


def run_answer_view(diary: Diary, on: dt.date, uid: str | None = None) -> RunAnswerView | None:
    """The form of the session `uid`, else of the run Today asks about; None where there is none.

    Today asks about the newest run of three days that has no answers, else it shows the newest.
    """
    since = dt.date.min if uid is not None else on - dt.timedelta(days=ASKED_DAYS - 1)
    sessions = [parts for parts in recent_sessions(diary, on, since) if uid is None or parts[0].uid == uid]
    if not sessions:
        return None
    said = {parts[0].uid: answers_of(diary, parts) for parts in sessions}
    unanswered = [parts for parts in sessions if not said[parts[0].uid]]
    parts = (unanswered or sessions)[-1]
    return _view(diary, on, parts, said[parts[0].uid], more=max(len(unanswered) - 1, 0))


def recent_sessions(diary: Diary, on: dt.date, since: dt.date) -> list[list[Activity]]:
    """Running sessions of these days, oldest first."""
    kept = tuple(a for a in diary.activities if since <= a.day <= on)
    return dataclasses.replace(diary, activities=kept).sessions(on)


def answers_of(diary: Diary, parts: Sequence[Activity]) -> dict[str, RunResponse]:
    """What was said of a session, by place; the first recording that has an answer at a place tells it."""
    order = {part.uid: number for number, part in enumerate(parts)}
    mine = sorted((r for r in diary.responses if r.activity_uid in order), key=lambda r: -order[r.activity_uid])
    return {r.site: r for r in mine if _is_said(r)}


def _is_said(answer: RunResponse) -> bool:
    return answer != RunResponse(activity_uid=answer.activity_uid, site=answer.site, recorded_at=answer.recorded_at)


def _view(
    diary: Diary, on: dt.date, parts: Sequence[Activity], said: dict[str, RunResponse], *, more: int
) -> RunAnswerView:
    uid, day = parts[0].uid, parts[0].day
    injuries = diary.open_injuries(day)
    blank = RunResponse(activity_uid=uid, site=WHOLE_RUN)
    return RunAnswerView(
        uid=uid,
        day=day,
        heading=f"How was {run_on(day, on)}?",
        sentence=_sentence(parts, diary.runner.zone),
        hint=HINT,
        places=_places(uid, injuries, said),
        whole=dataclasses.replace(said.get(WHOLE_RUN, blank), activity_uid=uid),
        asks_pelvic=diary.intake.birth_on is not None or any(i.kind == InjuryKind.POSTNATAL for i in injuries),
        is_answered=bool(said),
        more=more,
        summary=_summary(sentence_case(run_on(day, on)), said),
    )


def _places(uid: str, injuries: Iterable[Injury], said: dict[str, RunResponse]) -> tuple[PlaceRan, ...]:
    """Places of injuries open on that day first, then what else was named."""
    kinds = {place(i.site, i.side): i.kind for i in injuries}
    return tuple(
        PlaceRan(
            place=key,
            words=place_words(key),
            said=dataclasses.replace(said.get(key, RunResponse(activity_uid=uid, site=key)), activity_uid=uid),
            asks_bone=kinds.get(key) == InjuryKind.BONE,
        )
        for key in dict.fromkeys((*kinds, *said))
        if key != WHOLE_RUN
    )


def place_ran(uid: str, key: str) -> PlaceRan:
    """A place of which nothing was said yet."""
    return PlaceRan(place=key, words=place_words(key), said=RunResponse(activity_uid=uid, site=key))


def _sentence(parts: Sequence[Activity], zone: str) -> str:
    """How long it was, and when it ended on the clock of the place where it was run."""
    home = zone_of(zone)
    end = max(end_of(part, home) for part in parts).astimezone(clock_of(parts[0], home))
    running = math.fsum(minutes(part.run_s) for part in parts)
    held = f"{whole(running)} running minutes, ended" if math.isfinite(running) else "It ended"
    return f"{held} at {end:%H:%M}."


def _summary(run: str, said: dict[str, RunResponse]) -> Sentence:
    parts = [_place_said(said[key], is_named=len(said) > 1) for key in said if key != WHOLE_RUN]
    overall = said.get(WHOLE_RUN)
    if overall is not None:
        parts += [] if overall.rpe is None else [f"effort {overall.rpe:g} of 10"]
        parts += [] if overall.talk_test is None else [TALK[overall.talk_test]]
    rest = "; ".join(part for part in parts if part)
    return Sentence(lead=f"{run} is answered.", rest=f"{sentence_case(rest)}." if rest else "")


def _place_said(answer: RunResponse, *, is_named: bool) -> str:
    """`left Achilles tendon: pain 1 before and 2 while running, a limp`"""
    pain = [f"{value} {words}" for name, words in MOMENTS.items() if (value := getattr(answer, name)) is not None]
    marked = [words for name, words in SIGNS.items() if getattr(answer, name)]
    told = [*([f"pain {listed(pain)}"] if pain else []), *marked]
    where = f"{place_words(answer.site)}: " if is_named and told else ""
    return where + ", ".join(told)
