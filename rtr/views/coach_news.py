"""What changed since a coach looked last: signs, the longest run, raised mornings, steps back, decisions, words."""

import datetime as dt
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rtr.advice.words import day_text, number, points
from rtr.diary import Diary
from rtr.metrics.spike import WINDOW_DAYS
from rtr.metrics.verdicts import RunVerdict, Settling, usual_morning
from rtr.metrics.verdicts.clock import zone_of
from rtr.model import CheckIn, Verdict
from rtr.plan import RUNNING, Answered, Block
from rtr.share import Comment, CommentKind, Decided, Group
from rtr.shared import Shown
from rtr.units import counted
from rtr.views.coach_days import main_place
from rtr.views.step_words import MIN_S, short, steps_text
from rtr.views.thread import Reader, planned_day

FIRST_VISIT_D = 14
"""Somebody who looks for the first time reads the news of so many days."""
MOST_MORNINGS = 2
"""More raised mornings than that are counted, and the highest named."""
RAISED = 1.0
OPEN = "not decided yet"


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """One line. `settling` adds how a run was taken, `tag` what is open, `said` the words of a person."""

    text: str
    settling: Settling | None = None
    tag: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """From when on something is new: the visit before this one, or 14 days. `is_first`: there was no visit."""

    at: dt.datetime
    day: dt.date
    is_first: bool

    @property
    def heading(self) -> str:
        if self.is_first:
            return f"In the last {FIRST_VISIT_D} days"
        return f"Since your last visit ({day_text(self.day)})"


def since_of(seen_at: dt.datetime | None, today: dt.date, zone: str) -> Since:
    """From when on something is new for whoever was here at `seen_at` last."""
    clock = zone_of(zone)
    if seen_at is None:
        day = today - dt.timedelta(days=FIRST_VISIT_D)
        return Since(at=dt.datetime.combine(day, dt.time(), clock), day=day, is_first=True)
    return Since(at=seen_at, day=min(seen_at.astimezone(clock).date(), today), is_first=False)


def news_of(shown: Shown, verdicts: Sequence[RunVerdict], since: Since, reader: Reader) -> tuple[News, ...]:
    """All that is new, what may matter most first."""
    has_runs = shown.scope.has(Group.LOAD)
    has_body = shown.scope.has(Group.SYMPTOMS)
    return (
        *(_signs(shown, since) if has_body else ()),
        *(_runs(shown, verdicts, since, has_body=has_body) if has_runs else ()),
        *(_mornings(shown, since) if has_body else ()),
        *(_backs(verdicts, since) if has_runs and has_body else ()),
        *(_blocks(shown, since) if shown.scope.has(Group.PLAN) else ()),
        *_words(shown, since, reader),
    )


def _signs(shown: Shown, since: Since) -> Iterator[News]:
    for told in shown.diary.check_ins:
        if told.red_flags and told.day >= since.day:
            yield News(text=f"A warning sign was marked on {day_text(told.day, beside=shown.day)}.")


def _runs(shown: Shown, verdicts: Sequence[RunVerdict], since: Since, *, has_body: bool) -> Iterator[News]:
    """The longest run since then, and whether it is the longest of its 30 days before."""
    runs = _known_runs(shown)
    new = [one for one in runs if one[0] >= since.day]
    if not new:
        yield News(text="No new run.")
        return
    on, minutes, uid = max(new, key=lambda one: one[1])
    before = [m for day, m, _ in runs if on - dt.timedelta(days=WINDOW_DAYS) <= day < on]
    where = f"{minutes:.0f} min on {day_text(on, beside=shown.day)}."
    is_longest = bool(before) and round(minutes) > round(max(before))
    lead = f"New longest run: {where}" if is_longest else f"{counted(len(new), 'run')}, the longest {where}"
    verdict = next((one for one in verdicts if one.uid == uid), None) if has_body else None
    yield News(
        text=f"{lead}{_answer(verdict)}", settling=None if verdict is None or not verdict.place else verdict.settling
    )


def _known_runs(shown: Shown) -> list[tuple[dt.date, float, str]]:
    """Day, running minutes and uid of every run whose minutes are known."""
    rows = shown.diary.runs(shown.day)[["day", "run_min", "uid"]].itertuples(index=False, name=None)
    return [(on.date(), float(minutes), str(uid)) for on, minutes, uid in rows if math.isfinite(minutes)]


def _answer(verdict: RunVerdict | None) -> str:
    """` Pain while running 2, next morning 2 (usual 1)`; "" where nothing was told."""
    if verdict is None:
        return ""
    usual = "" if verdict.usual is None else f" (usual {points(verdict.usual)})"
    parts = [f"pain while running {verdict.pain_max}"] if verdict.pain_max is not None else []
    parts += [f"next morning {verdict.morning}{usual}"] if verdict.morning is not None else []
    said = ", ".join(parts)
    return f" {said[:1].upper()}{said[1:]}." if said else ""


def _mornings(shown: Shown, since: Since) -> Iterator[News]:
    """Mornings at least one above the usual of their day."""
    where = main_place(shown.diary, shown.scope.place)
    told = [one for one in shown.diary.check_ins if one.day >= since.day]
    risen = [(one.day, *above) for one in told if (above := above_usual(shown.diary, one, where))]
    if len(risen) > MOST_MORNINGS:
        day, pain, _ = max(risen, key=lambda one: one[1])
        when = day_text(day, beside=shown.day)
        yield News(text=f"{len(risen)} mornings were above usual; the highest was {pain}, on {when}.")
        return
    for day, pain, more in risen:
        yield News(text=f"The morning of {day_text(day, beside=shown.day)} was {pain}, {points(more)} above usual.")


def above_usual(known: Diary, told: CheckIn, where: str | None) -> tuple[int, float] | None:
    """Pain of a morning and how far it is above the usual one; None below one point, and where not known."""
    pain = max((one.pain_am for one in told.sites if one.site == where and one.pain_am is not None), default=None)
    usual = None if pain is None or where is None else usual_morning(known, where, told.day)
    return None if pain is None or usual is None or pain - usual < RAISED else (pain, pain - usual)


def is_raised(known: Diary, told: CheckIn, where: str | None) -> bool:
    return above_usual(known, told, where) is not None


def _backs(verdicts: Sequence[RunVerdict], since: Since) -> Iterator[News]:
    back = [one.day for one in verdicts if one.settling is Settling.BACK]
    new = sorted({day for day in back if day >= since.day})
    if new:
        for day in new:
            yield News(text=f"The run of {day_text(day)} ended in Ease back.")
    elif back:
        yield News(text=f"No run has eased back since {day_text(max(back), beside=since.day)}.")
    elif verdicts:
        yield News(text="No run has eased back.")


def _blocks(shown: Shown, since: Since) -> Iterator[News]:
    """What was decided of blocks, and what waits for a decision."""
    held = shown.block
    if held is not None and not shown.is_accepted and _may_run(shown):
        yield News(text=f"Suggested: {block_words(held)}.", tag=OPEN)
    for one in shown.diary.blocks:
        if one.answered_at is None or one.answered_at <= since.at:
            continue
        if one.answered is Answered.ACCEPTED:
            yield News(text=f"Accepted: {block_words(one)}.")
        elif one.answered is Answered.DECLINED:
            yield News(
                text=f"Declined a block for {day_text(one.begin)} to {day_text(one.end)}.", said=one.reason or ""
            )


def _may_run(shown: Shown) -> bool:
    return shown.answer is not None and shown.answer.verdict is not Verdict.SEE_CLINICIAN


def block_words(block: Block) -> str:
    """`six runs of 21 to 27 min on steps 9 to 9.5, until 29 November`."""
    runs = [one for one in block.sessions if one.kind in RUNNING]
    until = f"until {day_text(block.end)}"
    if not runs:
        return f"no run {until}"
    low, high = (round(pick(one.run_s for one in runs) / MIN_S) for pick in (min, max))
    span = f"{high} min" if low == high else f"{low} to {high} min"
    names = [one.rung for one in runs if one.rung is not None]
    lighter = ", with a cut-back week" if any(one.is_lighter for one in runs) else ""
    many = f"{number(len(runs))} {'run' if len(runs) == 1 else 'runs'}"
    return f"{many} of {span}{f' on {steps_text(names)}' if names else ''}{lighter}, {until}"


def _words(shown: Shown, since: Since, reader: Reader) -> Iterator[News]:
    """Answers and decisions since then, and the runner's questions that nobody here has answered."""
    mine = shown.diary.comments
    asked = {one.id: one for one in mine}
    for one in mine:
        if one.kind is CommentKind.PROPOSAL and one.decided is not None and _is_after(one.decided_at, since):
            yield News(text=_decided(one, reader))
        elif not one.is_coach and one.answers in asked and one.made_at > since.at:
            yield News(text=f"Answer to “{_short(asked[one.answers].text)}”:", said=one.text)
        elif is_unanswered(one, mine):
            yield News(text="Question:", said=one.text)


def is_unanswered(told: Comment, comments: Sequence[Comment]) -> bool:
    """Whether it is a question of the runner's that no coach here has answered."""
    if told.is_coach or told.kind is not CommentKind.QUESTION or told.ended_at is not None:
        return False
    return not any(one.answers == told.id and one.is_coach for one in comments)


def _is_after(at: dt.datetime | None, since: Since) -> bool:
    return at is not None and at > since.at


def _decided(told: Comment, reader: Reader) -> str:
    word = "Accepted" if told.decided is Decided.ACCEPTED else "Declined"
    what = short(told.sessions[0]) if told.sessions else "a change"
    day = "" if told.day is None else f" for {planned_day(told.day, reader.today)}"
    return f"{word}: your proposal of {what}{day}."


def _short(text: str, letters: int = 60) -> str:
    line = " ".join(text.split())
    return line if len(line) <= letters else f"{line[: letters - 1].rstrip()}…"
