"""Take along: which plan goes out, which of its sessions a watch can play, and the runner's own caps."""

import datetime as dt
import enum
import math
from dataclasses import dataclass

from rtr.advice import case_of
from rtr.advice.case import Case
from rtr.advice.words import day_text, period_text, weekday
from rtr.diary import Diary
from rtr.metrics.base import EPS
from rtr.metrics.beats import heart_of
from rtr.metrics.verdicts.steered import is_under_18, steered_by
from rtr.metrics.zones import conversational_cap
from rtr.plan import RUNNING, Answered, Block, Session
from rtr.views.class_words import limit_lines
from rtr.views.easy import LIMITED, NO_MAX

SUGGESTED = "This block is a suggestion that nobody has accepted yet. What you take along does not change with it."
ACCEPTED = "The accepted plan, {when}. Files do not change once they are taken along: fetch them anew when it changes."
OVER = "Every day of this plan is over."
CAP = "{bpm} beats a minute, the cap of easy running on Settings. The talk test comes first: believe it over the watch."
NO_RUNS = "No run is left in this plan. Walks, strength and mobility need no watch."


@dataclass(frozen=True, slots=True, kw_only=True)
class AlongView:
    """What goes out of one block: sessions from today on, those with steps of running, and the runner's caps.

    `cap_bpm` is None where no cap is known; then `cap_words` says why.
    """

    sentence: str
    title: str
    is_accepted: bool
    sessions: tuple[Session, ...]
    workouts: tuple[Session, ...]
    cap_bpm: int | None
    cap_words: str
    limit: str
    """What counts as settled, for paper; "" where several injuries have several limits."""


class KeptBy(enum.StrEnum):
    """Why a plan that was accepted does not go out."""

    NOBODY = "nobody"
    SIGN = "sign"
    """A warning sign stands."""
    CLINICIAN = "clinician"
    """A clinician sets the running (rulings R6)."""


def kept_by(diary: Diary, day: dt.date) -> KeptBy:
    """Whether anything keeps the plan in."""
    return kept_of(case_of(diary, day))


def kept_of(case: Case) -> KeptBy:
    """The same of a day that was read already; a warning sign stands above all."""
    if case.red_flags or case.open_flags:
        return KeptBy.SIGN
    return KeptBy.CLINICIAN if case.clinician_for else KeptBy.NOBODY


def accepted_of(diary: Diary, day: dt.date) -> Block | None:
    """The accepted block that holds the day, else the next one; None without one."""
    ahead = [b for b in diary.blocks if b.answered is Answered.ACCEPTED and b.end >= day]
    return min(ahead, key=lambda block: block.begin, default=None)


def along_view(diary: Diary, day: dt.date, block: Block) -> AlongView:
    """The block as it can be taken along on `day`."""
    sessions = tuple(s for s in block.sessions if s.day >= day)
    is_accepted = block.answered is Answered.ACCEPTED
    when = period_text(block.begin, block.end)
    cap_bpm, cap_words = _cap(diary, day)
    return AlongView(
        sentence=OVER if not sessions else ACCEPTED.format(when=when) if is_accepted else SUGGESTED,
        title=f"Return to running, {when}",
        is_accepted=is_accepted,
        sessions=sessions,
        workouts=tuple(s for s in sessions if s.kind in RUNNING and s.steps),
        cap_bpm=cap_bpm,
        cap_words=cap_words,
        limit=_limit(diary, day),
    )


def session_words(session: Session) -> str:
    """`Tuesday 24 November: 5 × (2 min run, 2 min walk)`"""
    return f"{weekday(session.day)} {day_text(session.day)}: {session.title}"


def _cap(diary: Diary, day: dt.date) -> tuple[int | None, str]:
    """The cap of easy running, rounded down, and its words; the reason where there is none."""
    heart = heart_of(diary, day)
    if not heart.is_usable or heart.max_bpm is None:
        return None, LIMITED if heart.is_limited else NO_MAX
    bpm = math.floor(conversational_cap(heart.rest_bpm, heart.max_bpm).bpm + EPS)
    return bpm, CAP.format(bpm=bpm)


def _limit(diary: Diary, day: dt.date) -> str:
    known = diary.open_injuries(day)
    if len(known) != 1:
        return ""
    (one,) = known
    is_steered = steered_by(one) is not None or is_under_18(diary, day)
    return " ".join(words for _, words in limit_lines(one.kind, one.site, is_steered=is_steered)[::2])
