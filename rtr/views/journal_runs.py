"""The runs of a day in the Journal: how long, how answered, how they settled."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from rtr.advice.words import listed, sentence_case
from rtr.body import place_words
from rtr.diary import Diary, is_run
from rtr.metrics.verdicts import RunVerdict, Settling
from rtr.model import WHOLE_RUN, Activity, RunResponse
from rtr.units import counted, distance_text, minutes, minutes_text
from rtr.views.effort import too_hard
from rtr.views.journal_month import ONE_DAY, morning_pain, part

GLYPHS = {Settling.GREEN: "▲", Settling.HOLD: "■", Settling.BACK: "▼"}
OPEN_GLYPH = "○"
WHY = {
    "pain_max": "pain while running",
    "pain_am": "the next morning",
    "d24": "the next morning",
    "pain_60": "pain an hour after",
    "stiff_am": "stiffness in the morning",
    "dstiff": "stiffness in the morning",
    "not_settled": "two mornings above the usual one",
    "trend": "pain that rose over two weeks",
    "no_pain": "some pain",
    "limp": "a limp",
    "sharp": "sharp or pulling pain",
    "swelling": "swelling",
    "walking": "pain when walking",
    "tender": "a sore spot",
    "pelvic": "leak, heaviness or dragging",
    "persisted": "pain that stayed",
    "same_place": "the same place and time as before",
    "repeated": "pain in the run before, too",
    "painkiller": "a painkiller",
}
"""What kept a run from being settled, or is not answered, by the code of its verdict."""
MOMENTS = (("pain_pre", "before"), ("pain_max", "while running"), ("pain_end", "at the end"), ("pain_60", "1 h after"))
MARKS = (
    ("limp", "a limp"),
    ("sharp", "sharp or pulling"),
    ("swelling", "swelling"),
    ("pelvic", "leak, heaviness or dragging"),
    ("same_place", "at the place and time of the run before"),
    ("gone_at_once", "gone within some steps"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """How a run settled at one place."""

    glyph: str
    word: str
    place: str
    why: str
    """What kept it from being settled or is not answered; "" where neither."""
    settling: Settling


@dataclass(frozen=True, slots=True, kw_only=True)
class RunOfDay:
    """One running session. `title`, `notes` and the lines hold words of the runner or of files: escape them."""

    uid: str
    heading: str
    sentence: str
    title: str
    notes: tuple[str, ...]
    settled: tuple[Settled, ...]
    lines: tuple[tuple[str, str], ...]
    is_answered: bool


def runs_of(diary: Diary, day: dt.date, verdicts: Sequence[RunVerdict]) -> tuple[RunOfDay, ...]:
    """The sessions that began on that day, the first first; `verdicts` may be of other days, too."""
    known = part(diary, day, day)
    running = [a for a in known.counted if is_run(a)]
    sessions = known.runs(day)
    starts = [start.to_pydatetime() for start in sessions["start"]]
    found = []
    for number, uid in enumerate(sessions["uid"]):
        ends = starts[number + 1] if number + 1 < len(starts) else None
        parts = [a for a in running if _began(a, starts[number], ends)]
        run_min, walk_min = sessions["run_min"].iloc[number], sessions["walk_min"].iloc[number]
        found.append(_run(diary, parts, str(uid), (float(run_min), float(walk_min)), verdicts))
    return tuple(found)


def _began(activity: Activity, start: dt.datetime, end: dt.datetime | None) -> bool:
    at = activity.start_local
    return at is not None and at >= start and (end is None or at < end)


def _run(
    diary: Diary, parts: Sequence[Activity], uid: str, split: tuple[float, float], verdicts: Sequence[RunVerdict]
) -> RunOfDay:
    uids = {a.uid for a in parts}
    answers = [r for r in diary.responses if r.activity_uid in uids]
    mine = [v for v in verdicts if v.uid == uid]
    start = parts[0].start_local
    return RunOfDay(
        uid=uid,
        heading="Run" if start is None else f"Run at {start:%H:%M}",
        sentence=_sentence(diary, parts, split),
        title=" + ".join(dict.fromkeys(a.title.strip() for a in parts if a.title and a.title.strip())),
        notes=tuple(dict.fromkeys(a.notes.strip() for a in parts if a.notes and a.notes.strip())),
        settled=tuple(_settled(v, max((r.rpe for r in answers if r.rpe is not None), default=None)) for v in mine),
        lines=tuple((label, text) for label, text in _lines(diary, answers, parts, mine) if text),
        is_answered=bool(answers),
    )


def _sentence(diary: Diary, parts: Sequence[Activity], split: tuple[float, float]) -> str:
    """`27 min running, 12 min walking, 5.2 km.`"""
    run_min, walk_min = split
    if np.isfinite(run_min) and np.isfinite(walk_min):
        said = [f"{minutes_text(run_min)} running", f"{minutes_text(walk_min)} walking" if walk_min >= 0.5 else ""]
    else:
        whole = sum(minutes(a.load_s) for a in parts if a.load_s is not None)
        said = [f"{minutes_text(whole)}, how many of them running is not known" if whole else "no times known"]
    distances = [a.distance_m for a in parts if a.distance_m is not None]
    if distances:
        said.append(distance_text(sum(distances), miles=diary.runner.has_miles))
    if len(parts) > 1:
        said.append(counted(len(parts), "recording"))
    return sentence_case(", ".join(text for text in said if text)) + "."


def _settled(verdict: RunVerdict, rpe: float | None) -> Settled:
    return Settled(
        glyph=GLYPHS.get(verdict.settling, OPEN_GLYPH),
        word=verdict.words,
        place=place_words(verdict.place),
        why=_why(verdict, rpe),
        settling=verdict.settling,
    )


def _why(verdict: RunVerdict, rpe: float | None) -> str:
    """`because of the next morning`, `not answered: the next morning`, or what a hard one that settled counts as."""
    if verdict.settling is Settling.GREEN:
        return too_hard(rpe)
    reasons, missing = (list(dict.fromkeys(WHY.get(code, code) for code in codes)) for codes in
                        (verdict.reasons, verdict.missing))  # fmt: skip
    if verdict.settling in {Settling.HOLD, Settling.BACK} and reasons:
        return f"because of {listed(reasons)}"
    if verdict.settling in {Settling.HOLD, Settling.PENDING} and missing:
        return f"not answered{' yet' if verdict.settling is Settling.PENDING else ''}: {listed(missing)}"
    return ""


def _lines(
    diary: Diary, answers: Sequence[RunResponse], parts: Sequence[Activity], verdicts: Sequence[RunVerdict]
) -> Iterator[tuple[str, str]]:
    """What was answered place by place, the morning after, then the run as a whole."""
    for answer in answers:
        if answer.site != WHOLE_RUN:
            yield sentence_case(place_words(answer.site)), _pains(answer)
    yield "Next morning", _next_morning(diary, parts[0].day + ONE_DAY, verdicts)
    efforts = [r.rpe for r in answers if r.rpe is not None] or [a.rpe for a in parts if a.rpe is not None]
    yield "Effort", f"{max(efforts):.0f} of 10" if efforts else ""
    talked = next((r.talk_test for r in answers if r.talk_test is not None), None)
    yield "Full sentences", {None: "", True: "yes", False: "no"}[talked]
    done = next((r.completed for r in answers if r.completed is not None), None)
    yield "Done of the plan", "" if done is None else f"{done:.0%}"
    yield "Painkiller", "yes, so the run counts at most as held" if any(r.painkiller for r in answers) else ""


def _next_morning(diary: Diary, day: dt.date, verdicts: Sequence[RunVerdict]) -> str:
    """`pain 2, usually 1`, of the place where it was worst."""
    known = [v for v in verdicts if v.morning is not None]
    if known:
        last = max(known, key=lambda v: v.morning or 0)
        return f"pain {last.morning}" + ("" if last.usual is None else f", usually {last.usual:g}")
    after = part(diary, day, day).check_ins
    pain = morning_pain(after[-1]) if after else None
    return "" if pain is None else f"pain {pain}"


def _pains(answer: RunResponse) -> str:
    """`before 1, while running 2, 1 h after 1; a limp`"""
    pains = [f"{word} {getattr(answer, name)}" for name, word in MOMENTS if getattr(answer, name) is not None]
    marks = [word for name, word in MARKS if getattr(answer, name)]
    return "; ".join(text for text in ("pain " + ", ".join(pains) if pains else "", listed(marks)) if text)
