"""Another session for a planned day: proposed by a coach, accepted or declined by the runner."""

import dataclasses
import datetime as dt

from rtr.actions.comments import LOOK_AGAIN, one_of, words, writable
from rtr.actions.placing import zone_of
from rtr.actions.plans import Check, changed_block
from rtr.errors import AccessError, SettingsError, StoreError
from rtr.model import Runner
from rtr.plan import RUN_STEPS, RUNNING, Block, Do, Session, SessionKind
from rtr.share import Comment, CommentKind, Decided, Group, ShareLink
from rtr.store import Store

PROPOSED = frozenset({SessionKind.RUN, SessionKind.RUN_WALK, SessionKind.WALK, SessionKind.REST})
WALK_STEPS = frozenset({Do.WALK})
LEAST_S, MOST_S, LONGEST_S = 5.0, 4 * 3600.0, 5 * 3600.0
"""Shortest and longest step, and the whole of a session."""
MOST_STEPS, MOST_TITLE = 200, 120
MOST_RPE = 10
CHANGED = "This day has changed since."
ODD = "Such a session cannot be proposed."


def propose(  # noqa: PLR0913 - what, instead of what, why and when
    store: Store, link: ShareLink, day: dt.date, new: Session, *, text: str, at: dt.datetime
) -> Comment:
    """A coach proposes another session for a day to come of the accepted block; the runner decides."""
    mine = writable(store, link, at)
    if not mine.scope.has(Group.PLAN):
        raise AccessError("This link does not show the plan, so it proposes nothing.")
    diary = store.diary(mine.runner_id)
    if day < at.astimezone(zone_of(diary.runner.zone)).date():
        raise SettingsError("This day is over.", hint="Choose a day to come.")
    old = _held(diary.accepted_on(day)).main_of(day)
    if old is None:
        raise SettingsError("Nothing is planned for this day.", hint="Choose a day of the plan.")
    kept = _kept(new, old)
    told = Comment(
        by=mine.recipient, is_coach=True, text=words(text) if text.strip() else "", made_at=at, day=day,
        kind=CommentKind.PROPOSAL, link_id=mine.id, sessions=(kept,),
    )  # fmt: skip
    return store.add_comment(mine.runner_id, told)


def accept_proposal(store: Store, runner: Runner, comment_id: int, *, at: dt.datetime, check: Check) -> Block:
    """Change the accepted block as proposed, in the coach's name; looked at by the rules like any change.

    Raises `SettingsError` with what the rules say where it does not fit, `StoreError` where another browser
    answered it or changed the plan meanwhile; then nothing is changed and a proposal nobody answered stays open.
    """
    told = _open(store, runner, comment_id)
    block, old, new = _change(store, runner, told)
    if old.day < at.astimezone(zone_of(runner.zone)).date():
        raise SettingsError("This day is over.", hint="Nothing was changed.")
    changed = changed_block(block, old, new, by=told.by, at=at, check=check)
    return store.take_proposal(runner.id, comment_id, block, changed, at)


def decline_proposal(store: Store, runner: Runner, comment_id: int, *, at: dt.datetime) -> None:
    """The plan stays as it is; the coach sees that."""
    _open(store, runner, comment_id)
    store.decide_comment(runner.id, comment_id, Decided.DECLINED, at)


def _change(store: Store, runner: Runner, told: Comment) -> tuple[Block, Session, Session]:
    """The accepted block a proposal is about, what stands there now and what would stand there.

    Raises `SettingsError` where nothing is planned for that day any more.
    """
    if told.day is None or len(told.sessions) != 1:
        raise SettingsError(ODD)
    block = _held(store.diary(runner.id).accepted_on(told.day))
    old = block.main_of(told.day)
    if old is None:
        raise SettingsError(CHANGED, hint="Nothing was changed.")
    return block, old, told.sessions[0]


def _open(store: Store, runner: Runner, comment_id: int) -> Comment:
    told = one_of(store, runner.id, comment_id)
    if told.kind is not CommentKind.PROPOSAL:
        raise SettingsError("This is no proposal.", hint="Nothing was changed.")
    if told.decided is not None:
        raise StoreError("This proposal was answered already.", hint=LOOK_AGAIN)
    return told


def _held(accepted: Block | None) -> Block:
    if accepted is None:
        raise SettingsError("No accepted plan holds this day.", hint="Nothing was changed.")
    return accepted


def _kept(new: Session, old: Session) -> Session:
    """The session as it may stand on that day: what a browser could say beyond that is left out."""
    if new.kind not in PROPOSED or not 0 < len(new.title) <= MOST_TITLE or not _is_sound(new):
        raise SettingsError(ODD, hint="Choose other minutes.")
    return dataclasses.replace(
        new, day=old.day, note=None, is_moved=False, is_lighter=old.is_lighter,
        rung=old.rung if new.kind in RUNNING else None,
    )  # fmt: skip


def _is_sound(new: Session) -> bool:
    """Whether kind and steps go together, and every length is one a person can do."""
    if new.kind is SessionKind.REST:
        return not new.steps
    lines = sum(getattr(step, "times", 1) * len(getattr(step, "steps", (step,))) for step in new.steps)
    if not 0 < lines <= MOST_STEPS or any(getattr(step, "times", 1) < 1 for step in new.steps):
        return False
    flat = list(new.flat())
    allowed = WALK_STEPS if new.kind is SessionKind.WALK else WALK_STEPS | RUN_STEPS
    return (
        all(step.do in allowed and LEAST_S <= step.s <= MOST_S for step in flat)
        and all(step.rpe_max is None or 0 <= step.rpe_max <= MOST_RPE for step in flat)
        and all(step.note is None or len(step.note) <= MOST_TITLE for step in flat)
        and new.total_s <= LONGEST_S
        and (new.run_s > 0) == (new.kind in RUNNING)
    )
