"""The whole engine on a diary that is written as a runner would: records in, the suggestion of every morning out."""

import dataclasses
import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field

from pandera.config import config_context

from benchmarks.returns_course import Advice, Morning, Ran
from benchmarks.returns_events import WALK_MIN, WALKS_EVERY
from benchmarks.returns_people import FIRST, QUIET_D, Person, body_of, first_rung
from benchmarks.returns_tissues import walking
from rtr.advice import Suggestion, case_of, suggest
from rtr.advice.ladder.gates import TESTS
from rtr.body import SITES, Side, Sign, place, site_and_side
from rtr.diary import Diary
from rtr.intake import AgeBand, Intake, Level
from rtr.model import (
    WHOLE_RUN,
    Activity,
    CheckIn,
    Clearance,
    Injury,
    Runner,
    RunResponse,
    RunWalkMethod,
    SiteSymptoms,
    Sport,
    Verdict,
    ZoneSource,
)
from rtr.plan import RUNNING, EntryTest, Placement
from rtr.profile import Profile, Sex

DAY = dt.timedelta(days=1)
PHYSIO = "physiotherapist"
CONFIDENCE = 7
ENERGY = 4
TESTED_EVERY = 14
_WORDS = {
    Verdict.PROGRESS: "run", Verdict.HOLD: "hold", Verdict.UNKNOWN: "unknown", Verdict.REST: "rest",
    Verdict.EASE_BACK: "ease_back", Verdict.SEE_CLINICIAN: "see_clinician",
}  # fmt: skip


def moment(day: dt.date, hour: int, minute: int = 0) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(hour, minute), tzinfo=dt.UTC)


def begun(person: Person, rung: str | None = None, lately_min: float = 0.0) -> Diary:
    """The diary of the first morning: the set-up, the injury, runs from before, the step a physiotherapist set.

    With `lately_min` there are runs of this length on every other day of the last weeks.
    """
    step = rung or first_rung(person)
    tissue, onset = person.tissue, FIRST - person.tissue.lay_off_d * DAY
    intake = Intake(
        done_on=FIRST - 3 * DAY, accepted_on=FIRST - 3 * DAY, age_band=AgeBand.TO_49, is_pregnant=False,
        has_heart_disease=False, level=Level.REGULAR, low_energy=(), low_energy_on=FIRST + 365 * DAY,
        birth_on=onset if person.kind == "postnatal" else None,
    )  # fmt: skip
    side = site_and_side(where_of(person))[1]
    injury = Injury(
        site=tissue.site, side=side, kind=person.kind, onset=onset, diagnosed_by=PHYSIO, has_surgery=False,
        cleared_by=PHYSIO, cleared_on=FIRST - DAY,
    )  # fmt: skip
    earlier = [_activity(onset - n * DAY, 40.0, Sport.RUNNING) for n in (9, 5, 2)]
    earlier += [_activity(FIRST - n * DAY, 0.0, Sport.WALKING, WALK_MIN, 10) for n in (7, 5, 3, 1)]
    if lately_min:
        earlier += [_activity(FIRST - n * DAY, lately_min, Sport.RUNNING) for n in range(24, 0, -2)]
        earlier.sort(key=lambda one: (one.day, one.uid))
    return Diary(
        runner=Runner(id=1, name="Ida", zone="UTC"),
        activities=tuple(earlier),
        injuries=(injury,),
        profile=Profile(birth_year=1988, sex=Sex.FEMALE),
        intake=intake,
        check_ins=tuple(_before(person)),
        placements=(Placement(day=FIRST, rung=step, by=PHYSIO, reason="start", recorded_at=moment(FIRST, 5)),),
        entry_tests=tuple(_tests(FIRST - DAY)) if rung is None else (),
    )


def _before(person: Person) -> Iterator[CheckIn]:
    """A week of mornings before the first run, which show what is usual."""
    body = body_of(person)
    site = SiteSymptoms(
        site=where_of(person), pain_now=walking(body.quiet), pain_am=body.quiet, stiff_am=body.said_stiff
    )
    for ago in range(QUIET_D, 0, -1):
        day = FIRST - ago * DAY
        yield CheckIn(
            day=day, sites=(site,), red_flags=(), signs=(), sleep_h=7.5, sleep_quality=ENERGY, fatigue=ENERGY,
            mood=ENERGY, stress=ENERGY, confidence=CONFIDENCE, recorded_at=moment(day, 6, 40),
        )  # fmt: skip


def where_of(person: Person) -> str:
    """The injured place of a person."""
    site = person.tissue.site
    return place(site, Side.LEFT if SITES[site].has_sides else Side.NONE)


def _tests(day: dt.date) -> list[EntryTest]:
    """All tests passed, a clinician's word on faster running among them."""
    return [EntryTest(test=name, day=day, is_passed=True) for name in (*TESTS, "agrees_to_faster")]


def _activity(day: dt.date, run_min: float, sport: Sport, walk_min: float = 10.0, hour: int = 17) -> Activity:
    total_s = (run_min + walk_min) * 60
    return Activity(
        uid=f"{day:%Y%m%d}{hour}".rjust(32, "0"), sport=sport, source="fit", start_utc=moment(day, hour),
        start_local=dt.datetime.combine(day, dt.time(hour)), utc_offset_s=0, zone_source=ZoneSource.FILE,
        elapsed_s=total_s, timer_s=total_s, moving_s=total_s, distance_m=run_min * 160 + walk_min * 90,
        run_s=run_min * 60, walk_s=walk_min * 60, run_walk_method=RunWalkMethod.LAPS,
    )  # fmt: skip


@dataclass(slots=True)
class Written:
    """A guide that writes everything down and asks for a suggestion. `asked` keeps all of them."""

    person: Person
    rung: str | None = None
    """Where it begins; on a walk the tests are done once two weeks are over."""
    lately_min: float = 0.0
    diary: Diary = field(init=False)
    asked: list[Suggestion] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.diary = begun(self.person, self.rung, self.lately_min)

    @property
    def where(self) -> str:
        return where_of(self.person)

    def _add(self, **records: object) -> None:
        """One record more in the named list."""
        new = {name: (*getattr(self.diary, name), record) for name, record in records.items()}
        self.diary = dataclasses.replace(self.diary, **new)  # type: ignore[arg-type] # lists of the diary by name

    def morning(self, told: Morning) -> Advice:
        if told.at % TESTED_EVERY == TESTED_EVERY - 1:
            self.diary = dataclasses.replace(self.diary, entry_tests=(*self.diary.entry_tests, *_tests(told.day)))
        if told.at % WALKS_EVERY == 1 and told.is_told:
            self._add(activities=_activity(told.day, 0.0, Sport.WALKING, WALK_MIN, 10))
        if told.is_told and not told.is_late:
            self._add(check_ins=self._check_in(told))
        found = self.asked_on(told.day)
        self.asked.append(found)
        if told.is_told and told.is_late:
            self._add(check_ins=self._check_in(told))
        return advice_of(found)

    def asked_on(self, day: dt.date) -> Suggestion:
        """The suggestion of a morning. Frames are not checked against their schemas: that takes two thirds of it."""
        with config_context(validation_enabled=False):
            return suggest(case_of(self.diary, day, moment(day, 8)))

    def _check_in(self, told: Morning, *, said: dt.date | None = None) -> CheckIn:
        late = said or told.day + DAY * told.is_late
        items = 2 if told.has_fever else ENERGY
        site = SiteSymptoms(site=self.where, pain_now=walking(told.pain), pain_am=told.pain, stiff_am=told.stiff)
        return CheckIn(
            day=told.day, sites=(site,), red_flags=() if told.flag is None else (told.flag,),
            signs=(Sign.FEVER,) if told.has_fever else (), sleep_h=7.5, sleep_quality=items, fatigue=items,
            mood=ENERGY, stress=ENERGY, confidence=CONFIDENCE, recorded_at=moment(late, 6, 40),
        )  # fmt: skip

    def fill(self, missed: list[Morning]) -> None:
        now = missed[-1].day + DAY
        late = [self._check_in(one, said=now) for one in missed]
        ordered = sorted((*self.diary.check_ins, *late), key=lambda one: one.day)
        self.diary = dataclasses.replace(self.diary, check_ins=tuple(ordered))

    def ran(self, run: Ran) -> None:
        activity = _activity(run.day, run.minutes, Sport.RUNNING)
        self._add(activities=activity)
        if not run.is_told:
            return
        felt, kind = run.felt, self.person.kind
        self._add(
            responses=RunResponse(
                activity_uid=activity.uid, site=self.where, pain_pre=felt.pain_pre, pain_max=felt.pain_max,
                pain_end=felt.pain_60, pain_60=felt.pain_60, limp=False, swelling=False,
                sharp=felt.warns if kind == "muscle" else False, pelvic=felt.warns if kind == "postnatal" else None,
                gone_at_once=felt.pain_max <= 1 if kind == "bone" else None,
                recorded_at=moment(run.day, 19),
            )
        )  # fmt: skip
        whole = RunResponse(
            activity_uid=activity.uid, site=WHOLE_RUN, talk_test=True, rpe=3.0, completed=1.0,
            recorded_at=moment(run.day, 19),
        )  # fmt: skip
        self._add(responses=whole)

    def walked(self, at: int, day: dt.date, minutes: float) -> None:  # noqa: ARG002 - the shape of a guide
        self._add(activities=_activity(day, 0.0, Sport.WALKING, minutes, 12))

    def seen(self, at: int, day: dt.date) -> None:  # noqa: ARG002 - the shape of a guide
        self._add(clearances=Clearance(by=PHYSIO, on=day, recorded_at=moment(day, 5)))


def advice_of(found: Suggestion) -> Advice:
    """A suggestion in the words all guides share."""
    session, ladder = found.session, found.case.ladder
    is_run = session is not None and session.kind in RUNNING
    return Advice(
        word=_WORDS[found.verdict],
        rung="" if ladder is None else ladder.rung,
        minutes=session.run_s / 60 if session is not None and is_run else 0.0,
        walk_min=session.total_s / 60 if session is not None and session.kind == "walk" else 0.0,
        is_stop=found.verdict is Verdict.SEE_CLINICIAN,
        is_continuous=is_run and session is not None and session.kind == "run",
    )
