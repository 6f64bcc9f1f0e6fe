"""A diary with something in every table, and diaries compared without their ids."""

import dataclasses
import datetime as dt
from typing import Any

import numpy as np
from hypothesis import strategies as st

from rtr.body import Sign
from rtr.diary import Diary
from rtr.importers.base import Recording
from rtr.intake import Intake
from rtr.model import (
    Activity,
    CheckIn,
    Clearance,
    Gait,
    Injury,
    Lap,
    Runner,
    RunResponse,
    SiteSymptoms,
    Split,
    Sport,
    WeekTag,
    WeekTagKind,
)  # fmt: skip
from rtr.plan import Answered, Block, Entry, EntryKind, EntryTest, OwnLadder, Placement, Session, SessionKind
from rtr.profile import Profile
from rtr.samples import Samples
from rtr.share import Comment, CommentKind, PrivacyZone, ShareLink
from rtr.store import Store

AT = dt.datetime(2026, 5, 6, 12, 0, 0, 123456, tzinfo=dt.UTC)
DAY = AT.date()
HOSTILE = (
    '=cmd|" /C calc"!A0',
    "</script><b>",
    "a\nb\r\nc",
    "-1+1",
    "'x",
    "\t@y",
    "🏃 ü ﷽",
    "“quotes”, commas; \\n",
    " ",
)
TOKEN_HASH, CALENDAR_HASH = "f" * 64, "c" * 64


def plain(diary: Diary) -> dict[str, Any]:
    """All fields of a diary; ids give way to places, so that two diaries of different ids can be equal."""
    told = {field.name: getattr(diary, field.name) for field in dataclasses.fields(diary)}
    told["runner"] = dataclasses.replace(diary.runner, id=0, account_id=0)
    place = {comment.id: number for number, comment in enumerate(diary.comments)}
    blocks = {block.id: number for number, block in enumerate(diary.blocks)}
    told["comments"] = tuple(
        dataclasses.replace(
            one, id=None, answers=place.get(one.answers), block_id=blocks.get(one.block_id),
            link_id=None if one.link_id is None else 0,
        )
        for one in diary.comments
    )  # fmt: skip
    for name in ("injuries", "blocks", "entries", "own_ladders"):
        told[name] = tuple(dataclasses.replace(one, id=None) for one in told[name])
    return told


def recording(uid: str = "run", day: int = 0, seconds: int = 4000) -> Recording:
    """A run with laps, splits, texts and samples with gaps."""
    start = dt.datetime(2026, 5, 1, 6) + dt.timedelta(days=day)
    rng = np.random.default_rng(len(uid) + day)
    hr = np.round(rng.normal(140, 9, seconds))
    hr[::7] = np.nan
    activity = Activity(
        uid=uid, sport=Sport.RUNNING, source="fit", start_utc=start.replace(tzinfo=dt.UTC), start_local=start,
        utc_offset_s=0, elapsed_s=float(seconds), timer_s=seconds - 0.1, distance_m=1 / 3, run_s=100.0, walk_s=7.5,
        title=HOSTILE[0], notes="\n".join(HOSTILE), device="watch", rpe=3.5, channels=("hr_bpm",),
        laps=(Lap(start_s=0.0, elapsed_s=60.0, timer_s=None, distance_m=0.1 + 0.2, gait=Gait.WALK),),
        splits=(Split(gait=Gait.RUN, timer_s=1e-9),),
    )  # fmt: skip
    return Recording(activity=activity, samples=Samples(t_s=np.arange(float(seconds)), hr_bpm=hr))


def fill(store: Store, runner: Runner) -> None:
    """A row in every table that belongs to a diary."""
    session = Session(day=DAY, kind=SessionKind.RUN_WALK, title=HOSTILE[1])
    store.add_batch(runner.id, [recording("a"), recording("b", 1)], (), at=AT)
    store.add_batch(runner.id, [recording("a2")], (), at=AT, check_ins=[CheckIn(day=DAY, sleep_h=7.1, source="garmin")])
    store.save_check_in(
        runner.id,
        CheckIn(
            day=DAY, sites=(SiteSymptoms(site="achilles_left", pain_am=2),), signs=(next(iter(Sign)).value,),
            note=HOSTILE[2], mood=3, painkiller=False, recorded_at=AT,
        ),
    )  # fmt: skip
    store.answer_red_flags(runner.id, DAY - dt.timedelta(days=3), ("RF1",), AT)
    store.add_clearance(runner.id, Clearance(by=HOSTILE[3], on=DAY, recorded_at=AT))
    store.put_responses(runner.id, [RunResponse(activity_uid="a", site="", rpe=0.1 + 0.2, limp=False, recorded_at=AT)])
    store.save_injury(
        runner.id,
        Injury(site="achilles", side="left", kind="tendon", onset=DAY, diagnosis=HOSTILE[6], has_surgery=False),
    )
    store.save_intake(runner.id, Intake(done_on=DAY, goal=HOSTILE[7], run_days=("mon", "wed")))
    store.save_profile(runner.id, Profile(birth_year=1980, hr_max_bpm=186.5, has_rate_limiting_drug=False))
    store.tag_week(runner.id, WeekTag(week=dt.date(2026, 5, 4), kind=WeekTagKind.CUTBACK, recorded_at=AT))
    _plan(store, runner, session)
    _shared(store, runner, session)


def _plan(store: Store, runner: Runner, session: Session) -> None:
    for number in range(2):
        store.save_block(
            runner.id,
            Block(begin=DAY, end=DAY, sessions=(session,), answered=Answered.ACCEPTED, made_at=AT, by=f"{number}"),
        )
    store.place_on_ladder(runner.id, Placement(day=DAY, rung="R3", by="Jonas", recorded_at=AT))
    store.put_entry_test(runner.id, EntryTest(test="walk_30", day=DAY, is_passed=True, value=1 / 3))
    store.save_entry(runner.id, Entry(begin=DAY, end=DAY, kind=EntryKind.RACE, title=HOSTILE[4]))
    store.save_ladder(runner.id, OwnLadder(name="mine", lines=(("1", "3x 5r"),), is_used=True))


def _shared(store: Store, runner: Runner, session: Session) -> None:
    made = ShareLink(runner_id=runner.id, recipient=HOSTILE[5], made_at=AT, ends_at=None, may_comment=True)
    link = store.add_link(made, TOKEN_HASH)
    block = store.diary(runner.id).blocks[-1]
    first = store.add_comment(
        runner.id,
        Comment(
            by="Jonas", is_coach=True, text="Two easy days", made_at=AT, kind=CommentKind.PROPOSAL, link_id=link.id,
            day=DAY, block_id=block.id, sessions=(session,), activity_uid="a",
        ),
    )  # fmt: skip
    told = {"is_coach": False, "made_at": AT, "link_id": link.id}
    second = store.add_comment(runner.id, Comment(by="Anna", text="Yes", answers=first.id, **told))
    store.add_comment(runner.id, Comment(by="Anna", text="\t=2", answers=second.id, **told))
    store.privacy_zone(runner.id, PrivacyZone(east_m=1 / 3, north_m=-2.5, radius_m=250.0))
    store.put_calendar_link(runner.id, CALENDAR_HASH, AT)
    store.add_job(runner.id, "import", AT)


texts = st.text(st.characters(blacklist_categories=("Cs",), blacklist_characters="\0"), max_size=40)
maybe = st.none() | texts
marks = st.none() | st.integers(0, 10)
numbers = st.none() | st.floats(allow_nan=False, allow_infinity=False)
truth = st.none() | st.booleans()
moments = st.none() | st.datetimes(dt.datetime(1990, 1, 1), dt.datetime(2100, 1, 1), timezones=st.just(dt.UTC))
days = st.dates(dt.date(1990, 1, 1), dt.date(2099, 12, 31))
check_ins = st.builds(
    CheckIn, day=days, sleep_h=numbers, mood=marks, painkiller=truth, note=maybe, recorded_at=moments,
    signs=st.none() | st.lists(texts, max_size=3).map(tuple), source=st.just("runner"),
    sites=st.lists(st.builds(SiteSymptoms, site=texts, pain_am=marks, stiff_min=numbers), max_size=2).map(tuple),
)  # fmt: skip
responses = st.builds(
    RunResponse, activity_uid=texts, site=texts, pain_max=marks, limp=truth, rpe=numbers, recorded_at=moments
)
entries = st.builds(Entry, begin=days, end=days, kind=st.sampled_from(EntryKind), title=texts)
injuries = st.builds(
    Injury, site=texts, side=texts, kind=texts, onset=days, until=st.none() | days, diagnosis=maybe, has_surgery=truth
)
