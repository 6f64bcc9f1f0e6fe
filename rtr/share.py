"""What a runner lets another person see, for how long, and what the two write to each other."""

import datetime as dt
import enum
import hashlib
from dataclasses import dataclass, field

from rtr.plan import Session


class Group(enum.StrEnum):
    """One kind of content a link may show."""

    PLAN = "plan"
    """The day's answer, the step and its gates, the next block."""
    LOAD = "load"
    """Days, minutes, distance and kind of what was done."""
    SYMPTOMS = "symptoms"
    """Pain, stiffness, answers to runs, sleep, mood and trust."""
    JOURNAL = "journal"
    """Every text a person wrote: titles, notes, reasons, diagnoses, names of dates."""
    HEART = "heart"
    """Heart rate of runs, resting heart rate and its variability, thresholds."""
    ROUTES = "routes"
    """Simplified shapes of runs, outside the privacy zone (rulings R11)."""


GROUP_WORDS = {
    Group.PLAN: "verdict and plan",
    Group.LOAD: "load",
    Group.SYMPTOMS: "pain and how it felt",
    Group.JOURNAL: "journal text",
    Group.HEART: "heart rate",
    Group.ROUTES: "routes",
}
USUAL_GROUPS = (Group.PLAN, Group.LOAD, Group.SYMPTOMS)
"""What a new link shows unless the runner chooses otherwise: no notes, no heart rate, no routes."""
USUAL_DAYS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What may be seen: kinds of content, from which day on, of which injured place.

    `since` None is everything, `place` (a key of `rtr.body.place`) None is every injury.
    """

    groups: tuple[Group, ...] = USUAL_GROUPS
    since: dt.date | None = None
    place: str | None = None

    def has(self, group: Group) -> bool:
        return group in self.groups

    @property
    def key(self) -> str:
        """The scope in a few letters, a part of every cache key (rulings R12)."""
        said = f"{sorted(self.groups)}|{self.since}|{self.place}"
        return hashlib.sha256(said.encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareLink:
    """One link for one person. `ends_at` None is endless, which the runner must have said so.

    `recipient` is who it is for, `shown_as` what the runner is called there (None: not by name).
    `views` counts openings. The token is nowhere; the store keeps its hash.
    """

    runner_id: int
    recipient: str
    made_at: dt.datetime
    ends_at: dt.datetime | None
    groups: tuple[Group, ...] = USUAL_GROUPS
    since: dt.date | None = None
    place: str | None = None
    shown_as: str | None = None
    may_comment: bool = False
    revoked_at: dt.datetime | None = None
    views: int = 0
    last_view_at: dt.datetime | None = None
    id: int | None = None

    @property
    def scope(self) -> Scope:
        return Scope(groups=self.groups, since=self.since, place=self.place)

    def is_open(self, now: dt.datetime) -> bool:
        """Whether it still shows anything; it ends at its last moment, not after it."""
        return self.revoked_at is None and (self.ends_at is None or now < self.ends_at)


@dataclass(frozen=True, slots=True, kw_only=True)
class Visited:
    """A link in the browser of the person it is for. `since_at`: the opening before this one, None at the first.

    `opened_by` is the hash of the address it is just being opened by.
    """

    link: ShareLink
    since_at: dt.datetime | None = None
    opened_by: str | None = None


class CommentKind(enum.StrEnum):
    COMMENT = "comment"
    QUESTION = "question"
    """Asked by a coach (answered by the runner), or by the runner for the next appointment."""
    PROPOSAL = "proposal"
    """Other sessions for a day, by a coach; the runner accepts or declines."""


class Decided(enum.StrEnum):
    ACCEPTED = "accepted"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """A dated and named word between a runner and the person a link is for.

    `link_id` is the thread: the link of the coach who wrote it, or whom the runner answers; None is
    the runner to whoever may read. It hangs on a day, a run or a block, or on nothing. `answers` is
    the comment it replies to. A question with `every_days` comes back so many days after its last
    answer, until `ended_at`. `sessions` are what a proposal puts on `day` instead of what stands there.
    """

    by: str
    is_coach: bool
    text: str
    made_at: dt.datetime
    kind: CommentKind = CommentKind.COMMENT
    link_id: int | None = None
    day: dt.date | None = None
    activity_uid: str | None = None
    block_id: int | None = None
    answers: int | None = None
    every_days: int | None = None
    ended_at: dt.datetime | None = None
    sessions: tuple[Session, ...] = field(default=())
    decided: Decided | None = None
    decided_at: dt.datetime | None = None
    seen_at: dt.datetime | None = None
    """When the runner saw it; a runner's own words are seen."""
    id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PrivacyZone:
    """What is cut from every route around where it begins and ends.

    The centre is moved by the same random metres for every run of a runner, so that many routes do
    not give the place away (rulings R11).
    """

    east_m: float
    north_m: float
    radius_m: float


LOCAL_ACCOUNT = 0
"""The account of whoever sits at the computer that serves; every diary belongs to it unless somebody signed in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Somebody who may sign in: by a password of this server, or as (issuer, subject) of an identity provider."""

    id: int
    name: str
    made_at: dt.datetime
    password_hash: str | None = None
    issuer: str | None = None
    subject: str | None = None
