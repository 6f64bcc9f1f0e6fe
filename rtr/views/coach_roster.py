"""Several runners who share with the same person: one line each, who needs a look first."""

import datetime as dt
import enum
import math
from dataclasses import dataclass

from rtr.advice.words import GLYPHS, WORDS, day_text
from rtr.model import Verdict
from rtr.plan import RUNNING, Answered
from rtr.share import Comment, CommentKind, Group
from rtr.shared import Shown
from rtr.views.coach_days import main_place
from rtr.views.coach_news import is_raised, is_unanswered, since_of
from rtr.views.step_words import MIN_S

STALE_D = 10
"""Nothing written down and nothing run for longer than this."""
WEEK = dt.timedelta(days=7)


class Need(enum.IntEnum):
    """Why somebody should be looked at, the most urgent first."""

    STOP = 0
    EASE_BACK = 1
    ASKED = 2
    """A question of the runner's without an answer, or a proposal that waits."""
    RAISED = 3
    STALE = 4
    NEW = 5
    NOTHING = 6


NEEDS = {
    Need.STOP: "a warning sign", Need.EASE_BACK: "ease back", Need.ASKED: "something waits for an answer",
    Need.RAISED: "a raised morning", Need.STALE: "nothing new for more than ten days", Need.NEW: "something new",
    Need.NOTHING: "nothing new",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterLine:
    """One runner. `name` is a word of a person; `rank` sorts, the most urgent first."""

    link_id: int
    name: str
    need: Need
    verdict: Verdict | None
    word: str
    why: str
    facts: str
    unread: int

    @property
    def rank(self) -> tuple[int, int]:
        return self.need, -self.unread


def roster_line(shown: Shown, link_id: int, since_at: dt.datetime | None) -> RosterLine:
    """The line of one link. `since_at`: when its reader looked last."""
    verdict = None if shown.answer is None else shown.answer.verdict
    unread = unread_of(shown, since_at)
    need = need_of(shown, since_at, unread)
    return RosterLine(
        link_id=link_id,
        name=shown.name,
        need=need,
        verdict=verdict,
        word="" if verdict is None else f"{GLYPHS[verdict]} {WORDS[verdict]}",
        why=NEEDS[need],
        facts=", ".join((*_last_run(shown), *_week(shown), *_pain(shown))),
        unread=unread,
    )


def need_of(shown: Shown, since_at: dt.datetime | None, unread: int) -> Need:
    """The most urgent reason to look."""
    verdict = None if shown.answer is None else shown.answer.verdict
    since = since_of(since_at, shown.day, shown.diary.runner.zone)
    where = main_place(shown.diary, shown.scope.place)
    mine = shown.diary.comments
    new = [told for told in shown.diary.check_ins if told.day >= since.day]
    found = {
        Need.STOP: verdict is Verdict.SEE_CLINICIAN,
        Need.EASE_BACK: verdict is Verdict.EASE_BACK,
        Need.ASKED: any(is_unanswered(one, mine) or _waits(one, shown) for one in mine),
        Need.RAISED: any(is_raised(shown.diary, told, where) for told in new),
        Need.STALE: is_stale(shown),
        Need.NEW: unread > 0,
    }
    return next((need for need, is_so in found.items() if is_so), Need.NOTHING)


def _waits(told: Comment, shown: Shown) -> bool:
    """A proposal for a day to come that nobody has decided."""
    is_ahead = told.day is not None and told.day >= shown.day
    return told.kind is CommentKind.PROPOSAL and told.decided is None and is_ahead


def is_stale(shown: Shown) -> bool:
    """Whether the last sign of life is older than ten days, as far as it is shared."""
    if not (shown.scope.has(Group.LOAD) or shown.scope.has(Group.SYMPTOMS)):
        return False
    days = [*(a.day for a in shown.diary.counted), *(c.day for c in shown.diary.check_ins)]
    return not days or (shown.day - max(days)).days > STALE_D


def unread_of(shown: Shown, since_at: dt.datetime | None) -> int:
    """Words and decisions of the runner since the last visit."""
    since = since_of(since_at, shown.day, shown.diary.runner.zone)
    told = shown.diary.comments
    words = sum(not one.is_coach and one.made_at > since.at for one in told)
    return words + sum(one.decided_at is not None and one.decided_at > since.at for one in told)


def _last_run(shown: Shown) -> tuple[str, ...]:
    if not shown.scope.has(Group.LOAD):
        return ()
    rows = shown.diary.runs(shown.day)
    if rows.empty:
        return ("no run yet",)
    on, minutes = rows["day"].iloc[-1].date(), float(rows["run_min"].iloc[-1])
    long = f" {minutes:.0f} min" if math.isfinite(minutes) else ""
    return (f"last run{long} on {day_text(on, beside=shown.day)}",)


def _week(shown: Shown) -> tuple[str, ...]:
    """`57 of 66 planned running min in 7 days`; without a plan for all of them only what was done."""
    if not shown.scope.has(Group.LOAD):
        return ()
    first = shown.day - WEEK + dt.timedelta(days=1)
    daily = shown.diary.daily(shown.day)
    done = float(daily[daily["day"].dt.date >= first]["run_min"].sum()) if not daily.empty else 0.0
    days = [first + dt.timedelta(days=n) for n in range(WEEK.days)]
    held = [block for block in shown.diary.blocks if block.answered is Answered.ACCEPTED]
    is_planned = all(any(block.begin <= day <= block.end for block in held) for day in days)
    runs = [one for block in held for one in block.sessions if one.kind in RUNNING and one.day in days]
    of = f" of {sum(one.run_s for one in runs) / MIN_S:.0f} planned" if is_planned else ""
    return (f"{done:.0f}{of} running min in 7 days",)


def _pain(shown: Shown) -> tuple[str, ...]:
    where = main_place(shown.diary, shown.scope.place)
    if not shown.scope.has(Group.SYMPTOMS):
        return ()
    told = [
        (one.day, site.pain_am)
        for one in shown.diary.check_ins
        for site in one.sites
        if site.site == where and site.pain_am is not None
    ]
    if not told:
        return ("no morning told",)
    on, pain = told[-1]
    when = "this morning" if on == shown.day else f"on {day_text(on, beside=shown.day)}"
    return (f"pain {pain} {when}",)
