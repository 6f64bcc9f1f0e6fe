"""Records with identity, from the runner's world. Frozen; SI units; None means unknown."""

import datetime as dt
import enum
from dataclasses import dataclass


class Sport(enum.StrEnum):
    RUNNING = "running"
    WALKING = "walking"
    HIKING = "hiking"
    CYCLING = "cycling"
    SWIMMING = "swimming"
    STRENGTH = "strength"
    MOBILITY = "mobility"
    CROSS_TRAINING = "cross_training"
    OTHER = "other"


FOOT_SPORTS = frozenset({Sport.RUNNING, Sport.WALKING, Sport.HIKING})


class RunWalkMethod(enum.StrEnum):
    """Where the split into running and walking seconds came from, best first."""

    SPLITS = "splits"
    LAPS = "laps"
    CADENCE = "cadence"
    SPEED = "speed"
    NONE = "none"


class ZoneSource(enum.StrEnum):
    """How the local time of an activity is known, most certain first."""

    FILE = "file"
    POSITION = "position"
    PROFILE = "profile"


class Gait(enum.StrEnum):
    RUN = "run"
    WALK = "walk"
    STAND = "stand"


class Verdict(enum.IntEnum):
    """From bold to cautious; advice is the maximum (rulings R1)."""

    PROGRESS = 0
    HOLD = 1
    UNKNOWN = 2
    REST = 3
    EASE_BACK = 4
    SEE_CLINICIAN = 5

    @property
    def word(self) -> str:
        """The value used in JSON: `hold`, `see_clinician` …"""
        return self.name.lower()


@dataclass(frozen=True, slots=True, kw_only=True)
class Lap:
    """One lap of a device. `gait` only where the device or its workout step names it."""

    start_s: float
    elapsed_s: float | None = None
    timer_s: float | None = None
    distance_m: float | None = None
    avg_hr_bpm: float | None = None
    avg_cadence_spm: float | None = None
    gait: Gait | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """A stretch the device itself called running, walking or standing."""

    gait: Gait
    timer_s: float
    distance_m: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """One recorded session.

    `uid` is a fingerprint of the content (see `rtr.importers.base.fingerprint`).
    `start_utc` is aware, `start_local` is the naive wall clock where the run was; either may be
    unknown in a file, and both are known once stored. `elapsed_s`, `timer_s` and `moving_s` are
    three different times (rulings R13). `run_s` and `walk_s` are seconds of running and walking.
    `rpe` is 0-10, `feel` 0-100 (0 very weak, 100 very strong).
    """

    uid: str
    sport: Sport
    source: str
    sub_sport: str | None = None
    start_utc: dt.datetime | None = None
    start_local: dt.datetime | None = None
    utc_offset_s: int | None = None
    zone_source: ZoneSource | None = None
    elapsed_s: float | None = None
    timer_s: float | None = None
    moving_s: float | None = None
    distance_m: float | None = None
    run_s: float | None = None
    walk_s: float | None = None
    run_walk_method: RunWalkMethod = RunWalkMethod.NONE
    ascent_m: float | None = None
    descent_m: float | None = None
    avg_hr_bpm: float | None = None
    max_hr_bpm: float | None = None
    avg_cadence_spm: float | None = None
    avg_power_w: float | None = None
    rpe: float | None = None
    feel: float | None = None
    title: str | None = None
    notes: str | None = None
    device: str | None = None
    laps: tuple[Lap, ...] = ()
    splits: tuple[Split, ...] = ()
    channels: tuple[str, ...] = ()
    is_flagged: bool = False
    """Implausible (a drive, a forgotten watch): kept, shown, left out of load until confirmed."""

    @property
    def load_s(self) -> float | None:
        """Timer time, else moving, else elapsed: the one that counts as load (R13)."""
        return next((t for t in (self.timer_s, self.moving_s, self.elapsed_s) if t is not None), None)

    @property
    def day(self) -> dt.date:
        """The local calendar day on which it was started.

        Raises `ValueError` for an activity that has not been placed in a time zone yet.
        """
        if self.start_local is None:
            raise ValueError(f"activity {self.uid} has no local start yet")
        return self.start_local.date()


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteSymptoms:
    """Pain and stiffness at one place, NRS 0-10; None is 'not asked or not answered'.

    `site` is a place with its side, as `rtr.body.place` writes it: `achilles_left`. `pain_am` is pain
    at the first steps of the morning, `pain_now` walking at the time of the check-in.
    """

    site: str
    pain_now: int | None = None
    pain_am: int | None = None
    stiff_am: int | None = None
    stiff_min: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckIn:
    """One morning. The 1-5 items have 5 = good; `confidence` is 0-10.

    `red_flags` is None while the question is unanswered, () when the answer was 'nothing', else the
    ids that were raised (science §3.4). `signs` are those new signs that are no red flag, as
    `rtr.body.Sign` names them, asked in the same question. `source` is `runner` or the file's format.
    """

    day: dt.date
    sites: tuple[SiteSymptoms, ...] = ()
    red_flags: tuple[str, ...] | None = None
    signs: tuple[str, ...] | None = None
    sleep_h: float | None = None
    sleep_quality: int | None = None
    fatigue: int | None = None
    mood: int | None = None
    stress: int | None = None
    confidence: int | None = None
    painkiller: bool | None = None
    resting_hr_bpm: float | None = None
    hrv_rmssd_ms: float | None = None
    hrv_sdnn_ms: float | None = None
    note: str | None = None
    source: str = "runner"
    recorded_at: dt.datetime | None = None


WHOLE_RUN = ""
"""The place of answers that hold for a run and not for one place: RPE, talk test, how much was done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunResponse:
    """How one run was answered at one place (or as a whole, `WHOLE_RUN`); pain NRS 0-10.

    The next morning is no part of it: it is the check-in of the next day. `rpe` is 0-10 (CR10),
    `completed` the share 0-1 of what was meant to be done. `gone_at_once` and `same_place` are asked
    where bone may be hurt: whether pain went within some steps, and whether it came back at the place
    and time of the run before. `pelvic` is any leak, heaviness or dragging.
    """

    activity_uid: str
    site: str
    pain_pre: int | None = None
    pain_max: int | None = None
    pain_end: int | None = None
    pain_60: int | None = None
    limp: bool | None = None
    sharp: bool | None = None
    swelling: bool | None = None
    gone_at_once: bool | None = None
    same_place: bool | None = None
    pelvic: bool | None = None
    painkiller: bool | None = None
    talk_test: bool | None = None
    rpe: float | None = None
    completed: float | None = None
    recorded_at: dt.datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Injury:
    """One injury episode. `kind` is its class (`rtr.body.InjuryKind`, science §3.3), `id` the store's."""

    site: str
    side: str
    kind: str
    onset: dt.date
    until: dt.date | None = None
    diagnosis: str | None = None
    diagnosed_by: str | None = None
    has_surgery: bool | None = None
    cleared_by: str | None = None
    cleared_on: dt.date | None = None
    id: int | None = None

    def is_open(self, day: dt.date) -> bool:
        """Whether it has begun and is not over on that day; `until` is its last day."""
        return self.onset <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clearance:
    """Who looked at a red flag and cleared the runner, and when (rulings R2)."""

    by: str
    on: dt.date
    recorded_at: dt.datetime


class WeekTagKind(enum.StrEnum):
    """What a runner can say a week was (science §5.2)."""

    CUTBACK = "cut-back"
    LOADING = "loading"
    INTERRUPTED = "interrupted"
    OFF = "off"


class Interruption(enum.StrEnum):
    """Why runs of a week were missed."""

    ILLNESS = "illness"
    TRAVEL = "travel"
    SYMPTOMS = "symptoms"


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekTag:
    """What the runner said of the week that began on `week`; it overrules what the minutes say."""

    week: dt.date
    kind: WeekTagKind
    reason: Interruption | None = None
    recorded_at: dt.datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Runner:
    """Who the rows belong to, and how this runner counts days, weeks and distance."""

    id: int
    name: str
    zone: str
    week_start: int = 0
    """0 = Monday … 6 = Sunday."""
    has_miles: bool = False
    is_demo: bool = False
    build_weeks: int | None = None
    """Loading weeks before a cut-back week, where the runner has chosen a number."""
    account_id: int = 0
    """Whose diary it is on a server with a login; 0 is whoever sits at this computer (`rtr.share.LOCAL_ACCOUNT`)."""


class Outcome(enum.StrEnum):
    """What became of one file of an import (interface.md)."""

    NEW = "new"
    KNOWN = "known"
    DUPLICATE = "duplicate"
    SKIPPED = "skipped"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class FileOutcome:
    path: str
    outcome: Outcome
    activities_new: int = 0
    activities_known: int = 0
    duplicate_of: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """One import: everything that came in at once and can be taken back at once."""

    id: str
    created_at: dt.datetime
    files: tuple[FileOutcome, ...] = ()
    is_undone: bool = False
    seconds: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DuplicatePair:
    """Two recordings that look like one run: a question, with a suggested answer."""

    kept: Activity
    new: Activity
    start_apart_s: float
    suggestion: str
    """`keep_old`, `use_new` or `keep_both`."""
