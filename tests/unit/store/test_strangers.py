"""Two people on one server: whoever holds every id of somebody else's diary can neither read nor change anything."""

import datetime as dt
import inspect
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
import pytest

from rtr.errors import StoreError
from rtr.importers.base import Recording
from rtr.model import CheckIn, FileOutcome, Injury, Outcome, Runner, RunResponse, SiteSymptoms
from rtr.plan import Block, Entry, EntryKind, OwnLadder
from rtr.samples import Samples
from rtr.share import Comment, CommentKind, Decided, ShareLink
from rtr.store import KEEP_OLD, Store

AT = dt.datetime(2026, 3, 10, 12, tzinfo=dt.UTC)
DAY = AT.date()
SECRET = "annas-secret"
HURT = Injury(site="achilles", side="left", kind="tendon", onset=DAY, diagnosis=SECRET)
LATER = AT + dt.timedelta(days=1)


@dataclass(frozen=True)
class Anna:
    """Somebody's diary, with every id in it."""

    runner: Runner
    batch: str
    uid: str
    twin: str
    link: ShareLink
    comment: Comment
    block: Block
    entry: Entry
    ladder: OwnLadder
    injury: Injury
    job: str


@pytest.fixture
def people(store, make_activity):
    """Anna with a full diary and Ben with an empty one, each in an account of their own."""
    accounts = [store.add_account(name, AT) for name in ("anna", "ben")]
    anna, ben = (store.add_runner("Me", "UTC", account_id=account.id) for account in accounts)
    yield _filled(store, anna, make_activity), ben
    for account in accounts:
        store.remove_account(account.id)


def _filled(store: Store, anna: Runner, make_activity: Callable) -> Anna:
    run = make_activity(0, uid="a" * 32, title=SECRET, is_flagged=True)
    twin = make_activity(0, after=dt.timedelta(seconds=50), uid="b" * 32, title=SECRET, source="gpx")
    blob = Samples(t_s=np.arange(4.0), hr_bpm=np.full(4, 151.0))
    outcomes = [FileOutcome(path=f"{SECRET}.fit", outcome=Outcome.NEW, activities_new=2)]
    mine = anna.id
    batch = store.add_batch(mine, [Recording(activity=run, samples=blob), Recording(activity=twin)], outcomes, at=AT)
    store.save_check_in(
        mine, CheckIn(day=DAY, note=SECRET, sites=(SiteSymptoms(site="achilles_left", pain_am=6),), recorded_at=AT)
    )
    store.answer_red_flags(mine, DAY, ("RF2",), AT)
    store.put_responses(mine, [RunResponse(activity_uid=run.uid, site="achilles_left", pain_max=7)])
    link = store.add_link(ShareLink(runner_id=mine, recipient=SECRET, made_at=AT, ends_at=LATER), "hash of a link")
    block = store.save_block(mine, Block(begin=DAY, end=DAY, reason=SECRET, made_at=AT))
    comment = store.add_comment(
        mine,
        Comment(by=SECRET, is_coach=True, text=SECRET, made_at=AT, kind=CommentKind.PROPOSAL, link_id=link.id, day=DAY),
    )
    store.put_calendar_link(mine, "hash of a calendar", AT)
    return Anna(
        runner=anna, batch=batch.id, uid=run.uid, twin=twin.uid, link=link, comment=comment, block=block,
        entry=store.save_entry(mine, Entry(begin=DAY, end=DAY, kind=EntryKind.RACE, title=SECRET)),
        ladder=store.save_ladder(mine, OwnLadder(name=SECRET, lines=(("A", "5x1/2"),), is_used=True)),
        injury=store.save_injury(mine, HURT),
        job=store.add_job(mine, "import", AT),
    )  # fmt: skip


def hers(store: Store, anna: Anna) -> tuple:
    """Everything of Anna's that can be seen by anybody."""
    mine = anna.runner.id
    return (
        store.diary(mine), store.revision(mine), store.batches(mine), store.links(mine), store.job(mine, anna.job),
        store.events(mine), store.duplicates(mine), store.calendar_link_made_at(mine), store.samples(mine, anna.uid),
    )  # fmt: skip


TRIED: dict[str, Callable[[Store, Runner, Anna], object]] = {
    "samples": lambda s, me, a: s.samples(me.id, a.uid),
    "measure": lambda s, me, a: s.measure(me.id, [a.uid]),
    "confirm": lambda s, me, a: s.confirm(me.id, a.uid),
    "undo": lambda s, me, a: s.undo(me.id, a.batch),
    "known_uids": lambda s, me, a: s.known_uids(me.id, [a.uid, a.twin]),
    "resolve": lambda s, me, a: s.resolve(me.id, a.twin, KEEP_OLD),
    "answers_of": lambda s, me, a: s.answers_of(me.id, a.uid),
    "remove_responses": lambda s, me, a: s.remove_responses(me.id, a.uid),
    "remove_injury": lambda s, me, a: s.remove_injury(me.id, a.injury.id),
    "remove_entry": lambda s, me, a: s.remove_entry(me.id, a.entry.id),
    "remove_ladder": lambda s, me, a: s.remove_ladder(me.id, a.ladder.id),
    "job": lambda s, me, a: s.job(me.id, a.job),
    "extend_link": lambda s, me, a: s.extend_link(me.id, a.link.id, None),
    "rotate_link": lambda s, me, a: s.rotate_link(me.id, a.link.id, "hash of mine"),
    "revoke_link": lambda s, me, a: s.revoke_link(me.id, a.link.id, AT),
    "decide_comment": lambda s, me, a: s.decide_comment(me.id, a.comment.id, Decided.ACCEPTED, AT),
    "take_proposal": lambda s, me, a: s.take_proposal(me.id, a.comment.id, a.block, a.block, AT),
    "end_question": lambda s, me, a: s.end_question(me.id, a.comment.id, AT),
    "remove_comment": lambda s, me, a: s.remove_comment(me.id, a.comment.id),
}
"""Every question to the store that takes the id of something in a diary, asked by Ben with Anna's id."""

WRITTEN: dict[str, Callable[[Store, Runner, Anna], object]] = {
    "injury": lambda s, me, a: s.save_injury(me.id, replace(a.injury, diagnosis="mine")),
    "entry": lambda s, me, a: s.save_entry(me.id, replace(a.entry, title="mine")),
    "ladder": lambda s, me, a: s.save_ladder(me.id, replace(a.ladder, name="mine")),
    "changed block": lambda s, me, a: s.change_block(me.id, a.block, replace(a.block, reason="mine")),
    "block": lambda s, me, a: s.save_block(me.id, replace(a.block, reason="mine")),
    "comment in a link": lambda s, me, a: s.add_comment(me.id, word(link_id=a.link.id)),
    "comment as an answer": lambda s, me, a: s.add_comment(me.id, word(answers=a.comment.id)),
    "comment on a block": lambda s, me, a: s.add_comment(me.id, word(block_id=a.block.id)),
    "answers to a run": lambda s, me, a: s.put_responses(me.id, [RunResponse(activity_uid=a.uid, site="", rpe=9.0)]),
    "a morning": lambda s, me, _: s.save_check_in(me.id, CheckIn(day=DAY, note="mine", recorded_at=AT)),
}
"""Records that carry an id of Anna's, written into Ben's diary."""


def word(**told: object) -> Comment:
    return Comment(**({"by": "ben", "is_coach": False, "text": "mine", "made_at": AT} | told))  # type: ignore[arg-type]


@pytest.mark.parametrize("name", TRIED)
def test_an_id_of_somebody_else_is_an_unknown_id(store, people, name):
    anna, ben = people
    before = hers(store, anna)
    told, refused = attempt(TRIED[name], store, ben, anna)
    assert told in (None, (), frozenset()), "nothing is told"
    assert SECRET not in refused
    assert _same(hers(store, anna), before)


@pytest.mark.parametrize("name", WRITTEN)
def test_what_is_written_stays_in_the_own_diary(store, people, name):
    anna, ben = people
    before = hers(store, anna)
    _, refused = attempt(WRITTEN[name], store, ben, anna)
    assert SECRET not in refused
    assert _same(hers(store, anna), before)
    assert SECRET not in repr(store.diary(ben.id))


def attempt(door: Callable, store: Store, ben: Runner, anna: Anna) -> tuple[object, str]:
    """What came of it: an answer, or a refusal in words."""
    try:
        return door(store, ben, anna), ""
    except StoreError as error:
        return None, f"{error} {error.hint}"


def _same(now: tuple, before: tuple) -> bool:
    return now[:-1] == before[:-1] and np.array_equal(now[-1].hr_bpm, before[-1].hr_bpm)


def test_no_door_is_forgotten():
    """A new question that takes an id has to be tried here."""
    ids = {"uid", "uids", "new_uid"}
    doors = {
        name
        for name, method in inspect.getmembers(Store, inspect.isfunction)
        if not name.startswith("_")
        for words in [set(inspect.signature(method).parameters)]
        if "runner_id" in words and any(w in ids or (w.endswith("_id") and w != "runner_id") for w in words)
    }
    assert doors - {"add_batch"} == set(TRIED), "add_batch takes the job that called it, from the same process"


def test_a_job_of_somebody_else_takes_no_import(store, people, make_activity):
    anna, ben = people
    before = hers(store, anna)
    recorded = [Recording(activity=make_activity(1, uid="c" * 32))]
    with pytest.raises(StoreError):
        store.add_batch(ben.id, recorded, (), at=AT, job_id=anna.job)
    assert _same(hers(store, anna), before)


def test_names_tell_nothing_about_others(store, people):
    """A name that somebody else has taken is free."""
    _, ben = people
    store.update_runner(replace(ben, name="Ben"))
    store.update_runner(replace(ben, name="Me"))
