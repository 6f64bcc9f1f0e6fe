"""Below the menu: what hurts, and where the return stands; nothing of either where it would not hold."""

import dataclasses
import datetime as dt

import pytest

from rtr.diary import Diary
from rtr.model import CheckIn, Injury, Runner
from rtr.plan import Placement
from rtr.views.foot import PAUSED, Foot, foot_of
from rtr.views.plan_situation import situation
from tests.symptom_diaries import LAST, kept

NOW = dt.datetime(2026, 5, 6, 6, tzinfo=dt.UTC)
AGO = dt.timedelta(days=1)


@pytest.fixture(scope="module")
def diary() -> Diary:
    """Thirty days of runs with a sore Achilles tendon; a physiotherapist has set step 6."""
    placed = Placement(day=LAST, rung="R6", by="Jonas (physio)", reason="calm again")
    return dataclasses.replace(kept(30), placements=(placed,))


def foot(diary: Diary, day: dt.date = LAST, **changes: object) -> Foot | None:
    return foot_of(situation(dataclasses.replace(diary, **changes), day, NOW if day == LAST else None))


def test_site_phase_step_and_days_since_onset(diary: Diary) -> None:
    days = (LAST - diary.injuries[0].onset).days
    assert foot(diary) == Foot(places="Left Achilles tendon", line=f"Phase 1 · step 6 of 26 · day {days}")


def test_half_a_step_is_said_as_it_is(diary: Diary) -> None:
    placed = dataclasses.replace(diary.placements[0], rung="R8.5")
    assert "Phase 2 · step 8.5 of 26" in foot(diary, placements=(placed,)).line


def test_the_walks_before_the_first_run_have_no_count_of_their_own(diary: Diary) -> None:
    placed = dataclasses.replace(diary.placements[0], rung="W3")
    assert foot(diary, placements=(placed,)).line.startswith("Phase 0 · walking step 3 · day ")


def test_the_day_of_the_onset_is_day_0(diary: Diary) -> None:
    new = dataclasses.replace(diary.injuries[0], onset=LAST)
    assert foot(diary, injuries=(new,), placements=()).line.endswith(" · day 0")


def test_nothing_without_an_injury_or_after_it_or_without_a_runner(diary: Diary) -> None:
    over = dataclasses.replace(diary.injuries[0], until=LAST - AGO)
    assert foot(diary, injuries=()) is None
    assert foot(diary, injuries=(over,)) is None
    assert foot(Diary(runner=Runner(id=0, name="", zone="UTC"))) is None


def test_several_places_and_the_day_of_the_oldest(diary: Diary) -> None:
    first = diary.injuries[0]
    later = Injury(site="shin", side="right", kind="shin", onset=LAST - AGO)
    found = foot(diary, injuries=(later, first))
    assert found.places == "Left Achilles tendon · right shin, inner edge"
    assert found.line.endswith(f"day {(LAST - first.onset).days}")


def test_a_warning_sign_pauses_all_of_it(diary: Diary) -> None:
    marked = CheckIn(day=LAST, red_flags=("RF2",))
    assert foot(diary, check_ins=(*diary.check_ins, marked)).line == PAUSED


def test_where_a_clinician_makes_the_plan_no_step_is_named(diary: Diary) -> None:
    pregnant = dataclasses.replace(diary.intake, done_on=LAST, is_pregnant=True)
    line = foot(diary, intake=pregnant).line
    assert line.startswith("Planned by your clinician · day ")
    assert "step" not in line


def test_another_day_knows_nothing_of_later_ones(diary: Diary) -> None:
    before = diary.injuries[0].onset - AGO
    assert foot(diary, before) is None
    assert "step 6" not in foot(diary, LAST - AGO).line
    marked = CheckIn(day=LAST, red_flags=("RF2",))
    assert foot(diary, LAST - AGO, check_ins=(*diary.check_ins, marked)).line != PAUSED
