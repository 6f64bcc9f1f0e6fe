"""An invented runner and eight months of a return, made from a seed: nobody's data."""

import datetime as dt
from dataclasses import dataclass

from rtr.demo.answers import answer_of
from rtr.demo.mornings import mornings
from rtr.demo.places import HOME_ZONE
from rtr.demo.plan import DAY, WEEK, Tale, monday, onset, tale_of
from rtr.demo.recordings import recorded
from rtr.demo.story import KIND, LONGEST_BEFORE, MISSED, RUNNER_NAME, SIDE, SITE, USUAL_WEEK
from rtr.importers.base import Recording
from rtr.intake import AgeBand, Intake, Level
from rtr.model import CheckIn, Clearance, Injury, RunResponse, WeekTag, WeekTagKind
from rtr.plan import Placement
from rtr.profile import HrMaxFrom, Profile, Sex

PHYSIO = "physiotherapist"
LOOKED_AFTER = 7 * DAY
"""From the run that was too long to the day on which somebody looked."""
ENERGY_ASKED = 12 * DAY
"""So long ago the questions about energy were answered last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoRecords:
    """Everything the demo runner has: what a store needs to hold a diary of it. Oldest first."""

    runner_name: str
    zone: str
    recordings: tuple[Recording, ...]
    check_ins: tuple[CheckIn, ...]
    responses: tuple[RunResponse, ...]
    injuries: tuple[Injury, ...]
    week_tags: tuple[WeekTag, ...]
    profile: Profile
    intake: Intake
    clearances: tuple[Clearance, ...]
    placements: tuple[Placement, ...]


def demo_records(today: dt.date, seed: int = 7) -> DemoRecords:
    """Make the demo runner's records as they stand on the morning of `today`.

    About 249 days after a left Achilles injury: the last run was two days ago and ended in a
    hold, this morning's check-in is still open. The same day and seed give the same records.
    """
    tale = tale_of(today, seed)
    recordings = tuple(recorded(session, index, seed) for index, session in enumerate(tale.sessions))
    found = (
        answer_of(session, recording.activity.uid, index, tale)
        for index, (session, recording) in enumerate(zip(tale.sessions, recordings, strict=True))
        if session.step is not None
    )
    return DemoRecords(
        runner_name=RUNNER_NAME,
        zone=HOME_ZONE,
        recordings=recordings,
        check_ins=mornings(tale),
        responses=tuple(response for response in found if response is not None),
        injuries=(_injury(today),),
        week_tags=_week_tags(today),
        profile=_profile(today),
        intake=_intake(today),
        clearances=(_clearance(tale),),
        placements=_placements(tale),
    )


def _injury(today: dt.date) -> Injury:
    begun = onset(today)
    return Injury(
        site=SITE,
        side=SIDE,
        kind=KIND,
        onset=begun,
        diagnosis="Achilles tendon, mid-portion",
        diagnosed_by=PHYSIO,
        has_surgery=False,
        cleared_by=PHYSIO,
        cleared_on=begun + 33 * DAY,
    )


def _clearance(tale: Tale) -> Clearance:
    """The morning had not settled twice after the run that was too long; a week later somebody looked."""
    on = tale.flare + LOOKED_AFTER
    return Clearance(by=PHYSIO, on=on, recorded_at=dt.datetime.combine(on, dt.time(16), dt.UTC))


def _placements(tale: Tale) -> tuple[Placement, ...]:
    """Where the physiotherapist let running begin: after the injury, and again after the flare."""
    steps = [s for s in tale.sessions if s.step is not None]
    first = steps[0].day
    again = next(s.day for s in steps if s.day > tale.flare)
    return (
        Placement(day=first, rung="R1", by=PHYSIO, reason="Walks without a raised morning"),
        Placement(day=again, rung="R3.5", by=PHYSIO, reason="Calm again after the long run, so short bouts first"),
    )


def _profile(today: dt.date) -> Profile:
    """38 years old, with a highest heart rate from a race before the injury."""
    return Profile(
        birth_year=today.year - 38,
        sex=Sex.FEMALE,
        hr_max_bpm=188.0,
        hr_max_from=HrMaxFrom.FIELD,
        has_rate_limiting_drug=False,
    )


def _intake(today: dt.date) -> Intake:
    """The set-up of the return, done when the injury was two days old; energy asked again lately."""
    begun = onset(today) + 2 * DAY
    return Intake(
        done_on=begun,
        accepted_on=begun,
        age_band=AgeBand.TO_49,
        is_pregnant=False,
        has_heart_disease=False,
        level=Level.REGULAR,
        usual_week_min=USUAL_WEEK,
        longest_before_min=LONGEST_BEFORE,
        goal="An easy 10 km with Ida",
        run_days=("0", "2", "5"),
        low_energy=(),
        low_energy_on=today - ENERGY_ASKED,
    )


def _week_tags(today: dt.date) -> tuple[WeekTag, ...]:
    """What the runner said of weeks with missed runs, oldest first."""
    return tuple(
        WeekTag(week=monday(today) - week * WEEK, kind=WeekTagKind.INTERRUPTED, reason=reason)
        for week, reason in sorted(MISSED.items(), reverse=True)
    )
