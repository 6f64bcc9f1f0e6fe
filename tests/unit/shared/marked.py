"""A diary in which every value of every field can be told from all others, so that what leaks names itself."""

import dataclasses
import datetime as dt
import types
import typing
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from rtr.diary import Diary
from rtr.intake import AgeBand, Intake, Level
from rtr.measures import Histogram, Measures
from rtr.model import (
    Activity,
    CheckIn,
    Clearance,
    Gait,
    Injury,
    Lap,
    Runner,
    RunResponse,
    RunWalkMethod,
    SiteSymptoms,
    Split,
    Sport,
    WeekTag,
)
from rtr.plan import Answered, Block, Entry, EntryTest, OwnLadder, Placement, Repeat, Session, SessionKind, Step
from rtr.profile import HrMaxFrom, Profile, Sex
from rtr.share import Comment, CommentKind

DAY = dt.date(2026, 5, 4)
MINE, OTHERS = 31, 32
"""Two links: whose thread is read, and somebody else's."""
SITE, OTHER_SITE = "achilles_left", "knee_right"


@dataclass
class Marked:
    """A diary and its markers: by record and field the texts to search for."""

    diary: Diary = field(default_factory=lambda: Diary(runner=Runner(id=1, name="", zone="UTC")))
    marks: dict[tuple[str, str], set[str]] = field(default_factory=dict)
    count: int = 0

    def mark(self, record: str, name: str, kind: Any) -> Any:
        """A value of that type that stands nowhere else; None for types that cannot carry one."""
        self.count += 1
        plain = {part for part in typing.get_args(kind) if part is not types.NoneType} or {kind}
        made: Any
        if str in plain or tuple[str, ...] in plain:
            text = f"zq{self.count:05d}qz"
            made = text if str in plain else (text,)
        elif float in plain:
            made = 71_000.0 + self.count + 0.25
        elif int in plain:
            made = 71_000 + self.count
        else:
            return None
        written = made[0] if isinstance(made, tuple) else str(made)
        self.marks.setdefault((record, name), set()).add(written.removesuffix(".25"))
        return made

    def record(self, kind: type[Any], /, **given: Any) -> Any:
        """A record with a marker in every field that can carry one and is not given."""
        hints = typing.get_type_hints(kind)
        fields = (one.name for one in dataclasses.fields(kind) if one.name not in given)
        made = {name: self.mark(kind.__name__, name, hints[name]) for name in fields}
        return kind(**given, **{name: value for name, value in made.items() if value is not None})


def marked() -> Marked:
    """Everything a diary can hold, once, and answers 0-10 far over 10: they are to be found again."""
    told = Marked()
    runner = told.record(Runner, id=71_000_001, name="Zqrunner Realname", zone="Europe/Berlin", week_start=0,
                         has_miles=False, is_demo=False, account_id=71_000_002)  # fmt: skip
    told.marks["Runner", "id"], told.marks["Runner", "account_id"] = {"71000001"}, {"71000002"}
    told.marks["Runner", "name"] = {"Zqrunner", "Realname"}
    start = dt.datetime(2026, 5, 4, 6, 13, 7)
    activity = told.record(
        Activity, sport=Sport.RUNNING, start_local=start, start_utc=start.replace(hour=4, tzinfo=dt.UTC),
        utc_offset_s=7200, run_walk_method=RunWalkMethod.NONE, is_flagged=False, zone_source=None,
        laps=(told.record(Lap, gait=Gait.RUN),), splits=(told.record(Split, gait=Gait.WALK),), channels=("hr_bpm",),
    )  # fmt: skip
    told.diary = Diary(
        runner=runner,
        activities=(activity,),
        check_ins=tuple(_check_ins(told)),
        responses=tuple(
            told.record(RunResponse, activity_uid=activity.uid, site=site, recorded_at=None)
            for site in (SITE, OTHER_SITE)
        ),
        injuries=(
            told.record(Injury, site="achilles", side="left", kind="tendon", onset=DAY, until=None, cleared_on=None),
            told.record(Injury, site="knee", side="right", kind="knee", onset=DAY, until=None, cleared_on=None),
        ),
        clearances=(told.record(Clearance, on=DAY, recorded_at=dt.datetime(2026, 5, 4, 9, tzinfo=dt.UTC)),),
        week_tags=(WeekTag(week=DAY, kind="loading", reason="illness"),),
        profile=told.record(Profile, sex=Sex.FEMALE, hr_max_from=HrMaxFrom.LAB),
        intake=told.record(Intake, age_band=AgeBand.TO_59, level=Level.REGULAR, run_days=("0", "2")),
        told=(told.record(CheckIn, day=DAY, sites=(), red_flags=None, signs=None, recorded_at=None),),
        blocks=tuple(_blocks(told)),
        placements=(told.record(Placement, day=DAY, rung="R3", recorded_at=None),),
        entry_tests=(told.record(EntryTest, test="hop", day=DAY, is_passed=True),),
        entries=(told.record(Entry, begin=DAY, end=DAY, kind="race"),),
        own_ladders=(told.record(OwnLadder, lines=(("R1", "5x2/2"),), is_used=False),),
        measures=(told.record(Measures, uid=activity.uid, hr=_counts(1), hr_running=_counts(2), hr_late=_counts(3)),),
        comments=tuple(_comments(told)),
    )
    return told


def _counts(times: int) -> Histogram:
    return Histogram.of([171] * times)


def _check_ins(told: Marked) -> Iterator[CheckIn]:
    sites = tuple(told.record(SiteSymptoms, site=site) for site in (SITE, OTHER_SITE))
    yield told.record(CheckIn, day=DAY, sites=sites, red_flags=("RF9",), signs=("sharp",), recorded_at=None)


def _blocks(told: Marked) -> Iterator[Block]:
    step = told.record(Step, do="run", s=600.0, rpe_max=4)
    session = told.record(Session, day=DAY, kind=SessionKind.RUN, steps=(Repeat(times=2, steps=(step,)),), rung="R3")
    yield told.record(Block, begin=DAY, end=DAY, sessions=(session,), answered=Answered.ACCEPTED, rung="R3")


def _comments(told: Marked) -> Iterator[Comment]:
    at = dt.datetime(2026, 5, 4, 10, tzinfo=dt.UTC)
    for number, (link, is_coach, kind) in enumerate(
        [
            (MINE, True, CommentKind.COMMENT), (MINE, False, CommentKind.COMMENT), (OTHERS, True, CommentKind.COMMENT),
            (None, False, CommentKind.QUESTION), (None, False, CommentKind.COMMENT), (None, True, CommentKind.QUESTION),
        ]
    ):  # fmt: skip
        text = f"zqcomment{number}qz"
        yield Comment(by="Jonas", is_coach=is_coach, text=text, made_at=at, kind=kind, link_id=link, id=number)
