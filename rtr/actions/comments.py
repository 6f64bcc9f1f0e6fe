"""Words between a runner and those who read along: written, answered, asked again, taken back.

A coach's side is looked up in the store at every write: what a browser says of its link counts for
nothing, and a link that has ended or only reads writes nothing.
"""

import datetime as dt
from collections.abc import Sequence

from rtr.actions.placing import zone_of
from rtr.actions.wording import paragraphs
from rtr.errors import AccessError, SettingsError
from rtr.model import Runner
from rtr.plan import Answered, Block
from rtr.share import Comment, CommentKind, Group, ShareLink
from rtr.store import Store

LONGEST = 2000
"""Letters of one comment."""
MOST_A_DAY = 60
"""So many words one link may write in 24 hours: whoever finds it cannot fill the diary."""
DAYS_BACK, DAYS_AHEAD = 366, 31
"""How far from today a comment may hang."""
RHYTHMS = (1, 3, 7, 14, 28)
"""Days after which a question may come back."""
CLOSED = "This link has ended or only reads, so nothing was written."
GONE = "This comment is not there any more."
LOOK_AGAIN = "Look at the page again."


def write_comment(  # noqa: PLR0913 - what, when and what it hangs on
    store: Store,
    link: ShareLink,
    text: str,
    *,
    at: dt.datetime,
    day: dt.date | None = None,
    block_id: int | None = None,
) -> Comment:
    """A word of the coach, on a day, on the accepted block, or on nothing."""
    mine = writable(store, link, at)
    _refuse_day(store, mine, day, at)
    if block_id is not None and (not mine.scope.has(Group.PLAN) or block_id not in _accepted(store, mine.runner_id)):
        raise SettingsError("This plan has changed since.", hint=LOOK_AGAIN)
    told = _by_coach(mine, text, at, day=day, block_id=block_id)
    return store.add_comment(mine.runner_id, told, most_a_day=MOST_A_DAY)


def ask(store: Store, link: ShareLink, text: str, *, at: dt.datetime, every_days: int | None = None) -> Comment:
    """A question of the coach: once, or again so many days after each answer."""
    mine = writable(store, link, at)
    if every_days is not None and every_days not in RHYTHMS:
        raise SettingsError("A question comes back after 1, 3, 7, 14 or 28 days.", hint="Choose one of them.")
    told = _by_coach(mine, text, at, kind=CommentKind.QUESTION, every_days=every_days)
    return store.add_comment(mine.runner_id, told, most_a_day=MOST_A_DAY)


def answer_as_coach(store: Store, link: ShareLink, to: int, text: str, *, at: dt.datetime) -> Comment:
    """A coach's answer inside the own thread, or to what the runner asked everybody."""
    mine = writable(store, link, at)
    asked = one_of(store, mine.runner_id, to)
    if not is_readable(asked, mine):
        raise SettingsError(GONE, hint=LOOK_AGAIN)
    told = _by_coach(mine, text, at, day=asked.day, answers=to)
    return store.add_comment(mine.runner_id, told, most_a_day=MOST_A_DAY)


def end_as_coach(store: Store, link: ShareLink, comment_id: int, *, at: dt.datetime) -> None:
    """A coach's own question is asked no more."""
    mine = writable(store, link, at)
    _end(store, mine.runner_id, _own_of(store, mine, comment_id), at)


def remove_as_coach(store: Store, link: ShareLink, comment_id: int, *, at: dt.datetime) -> None:
    """Take a coach's own word back, while nobody has answered it."""
    mine = writable(store, link, at)
    _remove(store, mine.runner_id, _own_of(store, mine, comment_id))


def answer(store: Store, runner: Runner, to: int, text: str, *, at: dt.datetime) -> Comment:
    """The runner answers a coach; it goes to that coach only."""
    asked = one_of(store, runner.id, to)
    told = _told(runner.name, text, at, link_id=asked.link_id, day=asked.day, answers=to)
    return store.add_comment(runner.id, told)


def ask_everybody(store: Store, runner: Runner, text: str, *, at: dt.datetime) -> Comment:
    """The runner's question for the next appointment, for everybody who may read."""
    return store.add_comment(runner.id, _told(runner.name, text, at, kind=CommentKind.QUESTION))


def end_question(store: Store, runner: Runner, comment_id: int, *, at: dt.datetime) -> None:
    """A question is asked no more, whoever asked it."""
    _end(store, runner.id, one_of(store, runner.id, comment_id), at)


def remove_comment(store: Store, runner: Runner, comment_id: int) -> None:
    """Take the runner's own word back, while nobody has answered it."""
    told = one_of(store, runner.id, comment_id)
    if told.is_coach:
        raise SettingsError("This was written by somebody else, so it stays.", hint="Nothing was changed.")
    _remove(store, runner.id, told)


def writable(store: Store, link: ShareLink, at: dt.datetime) -> ShareLink:
    """The link as the store has it now; raises `AccessError` where it has ended or only reads."""
    mine = next((one for one in store.links(link.runner_id) if one.id == link.id), None)
    if link.id is None or mine is None or not mine.is_open(at) or not mine.may_comment:
        raise AccessError(CLOSED)
    return mine


def is_readable(told: Comment, link: ShareLink) -> bool:
    """Whether it stands in the thread of that link: its own words, and what the runner asked everybody."""
    return told.link_id == link.id or (told.link_id is None and not told.is_coach)


def one_of(store: Store, runner_id: int, comment_id: int) -> Comment:
    """The comment of that id in this diary; raises `SettingsError` for any other."""
    found = next((one for one in _comments(store, runner_id) if one.id == comment_id), None)
    if found is None:
        raise SettingsError(GONE, hint=LOOK_AGAIN)
    return found


def words(text: str) -> str:
    """What was written, tidy; raises `SettingsError` for nothing and for too much."""
    said = paragraphs(text)
    if not said:
        raise SettingsError("There is nothing written yet.", hint="Write a word, then send it.")
    if len(said) > LONGEST:
        raise SettingsError(f"A comment has up to {LONGEST:,} letters.", hint="Shorten it, or send it in two parts.")
    return said


def _comments(store: Store, runner_id: int) -> Sequence[Comment]:
    return store.diary(runner_id).comments


def _accepted(store: Store, runner_id: int) -> set[int | None]:
    blocks: tuple[Block, ...] = store.diary(runner_id).blocks
    return {one.id for one in blocks if one.answered is Answered.ACCEPTED}


def _own_of(store: Store, link: ShareLink, comment_id: int) -> Comment:
    told = one_of(store, link.runner_id, comment_id)
    if told.link_id != link.id or not told.is_coach:
        raise SettingsError(GONE, hint=LOOK_AGAIN)
    return told


def _end(store: Store, runner_id: int, told: Comment, at: dt.datetime) -> None:
    if told.kind is not CommentKind.QUESTION or told.id is None:
        raise SettingsError("This is no question.", hint="Nothing was changed.")
    store.end_question(runner_id, told.id, at)


def _remove(store: Store, runner_id: int, told: Comment) -> None:
    """An answer keeps what it answers, and a decision keeps what was proposed."""
    if told.decided is not None or any(one.answers == told.id for one in _comments(store, runner_id)):
        raise SettingsError("This was answered already, so it stays.", hint="Nothing was changed.")
    assert told.id is not None, "read from the store"
    store.remove_comment(runner_id, told.id)


def _refuse_day(store: Store, link: ShareLink, day: dt.date | None, at: dt.datetime) -> None:
    if day is None:
        return
    zone = zone_of(next(one.zone for one in store.runners() if one.id == link.runner_id))
    today = at.astimezone(zone).date()
    first = max(link.since or dt.date.min, today - dt.timedelta(days=DAYS_BACK))
    if not first <= day <= today + dt.timedelta(days=DAYS_AHEAD):
        raise SettingsError("This day lies outside of what was shared.", hint="Choose another day.")


def _by_coach(link: ShareLink, text: str, at: dt.datetime, **more: object) -> Comment:
    return _told(link.recipient, text, at, is_coach=True, link_id=link.id, **more)


def _told(by: str, text: str, at: dt.datetime, **more: object) -> Comment:
    """A runner's own words are seen; those of a coach are not yet."""
    facts: dict[str, object] = {"is_coach": False, **more}
    seen_at = None if facts["is_coach"] else at
    return Comment(by=by, text=words(text), made_at=at, seen_at=seen_at, **facts)  # type: ignore[arg-type] # by name
