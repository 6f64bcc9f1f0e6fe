"""No return breaks a law: invented runners with every bad habit follow the engine, and their diaries lose pages."""

import dataclasses
import datetime as dt
import random

import pytest
from pandera.config import config_context

from benchmarks.returns_block_laws import broken_in_block
from benchmarks.returns_both import both
from benchmarks.returns_course import Advice, Morning, Ran, course
from benchmarks.returns_diary import Written, moment
from benchmarks.returns_events import Events
from benchmarks.returns_laws import broken
from benchmarks.returns_people import ADHERENT, Habits, Person, body_of, life_of
from benchmarks.returns_tissues import TISSUES, Felt
from rtr.advice import case_of, suggest

KINDS = [str(kind) for kind in TISSUES]
HOSTILE = Habits(adds=0.5, rest_runs=0.2, stops=1, skips=0.2, mute=0.3, late=0.2)
START = dt.date(2026, 3, 2)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("habits", [ADHERENT, HOSTILE], ids=["adherent", "hostile"])
def test_no_law_is_broken_on_events(kind, habits):
    guide = Events(person=Person(kind=kind, number=101, weeks=20, habits=habits))
    assert list(broken(list(course(guide.person, guide)), guide.climb, kind)) == []


def test_runs_held_for_want_of_answers_and_mornings_filled_in_later_show_no_jump():
    """A fall that only missing answers made would be taken back by them, on top of the half steps of the week."""
    guide = Events(person=Person(kind="postnatal", number=5, weeks=30, habits=Habits(skips=0.2, mute=0.2, late=0.1)))
    assert list(broken(list(course(guide.person, guide)), guide.climb, "postnatal")) == []


def test_the_diary_and_the_events_agree_on_every_morning():
    found = both(Person(kind="knee", number=107, weeks=5, habits=HOSTILE))
    assert (found.same, found.laws) == (found.days, ())


@pytest.mark.parametrize("kind", ["tendon", "muscle", "bone", "postnatal"])
def test_no_law_is_broken_on_a_diary(kind):
    person = Person(kind=kind, number=103, weeks=3, habits=HOSTILE)
    days = list(course(person, Written(person=person)))
    assert list(broken(days, Events(person=person).climb, kind)) == []


@pytest.mark.parametrize("habits", [ADHERENT, Habits(rest_runs=0.3)], ids=["adherent", "runs_on_rest_days"])
def test_no_law_is_broken_in_weeks_of_four_runs_and_in_their_blocks(habits):
    """A strong leg on step 11, after weeks of 30 minutes; planned days count as well as today."""
    guide = Written(person=Person(kind="knee", number=9, weeks=3, habits=habits), rung="R11", lately_min=30.0)
    strong = dataclasses.replace(body_of(guide.person), bears=90.0, most=90.0)
    before = [_run(-n, 30.0) for n in range(24, 0, -2)]
    climb = Events(person=guide.person).climb
    for day in course(guide.person, guide, body=strong):
        assert list(broken_in_block(guide.asked[-1], before, climb)) == []
        before += [] if day.ran is None else [day.ran]


def _run(at, minutes, felt=0):
    felt = Felt(over=1, pain_pre=0, pain_max=felt, pain_60=0, warns=False, is_flare=False)
    return Ran(at=at, day=START + dt.timedelta(days=at), minutes=minutes, felt=felt)


@pytest.mark.parametrize("kind", ["knee", "bone"])
def test_hiding_pages_of_a_diary_gives_no_more_running(kind):
    """Fewer mornings and answers: never more minutes, and a bolder word only on a lower step.

    Red flags and fevers are left in: what nobody wrote down nobody can heed.
    """
    chance = random.Random(7)
    guide = Written(person=Person(kind=kind, number=1, weeks=4, habits=Habits(adds=0.4, rest_runs=0.1)))
    climb = Events(person=guide.person).climb
    days = [day.morning.day for day in course(guide.person, guide)]
    with config_context(validation_enabled=False):
        for day in chance.sample(days[10:], 8):
            whole = _morning_of(guide, day)
            less = dataclasses.replace(
                whole,
                check_ins=tuple(c for c in whole.check_ins if c.red_flags or c.signs or chance.random() < 0.9),
                responses=tuple(r for r in whole.responses if chance.random() < 0.8),
            )
            full, hidden = (suggest(case_of(diary, day, moment(day, 8))) for diary in (whole, less))
            lower = climb.index(hidden.case.ladder.rung) < climb.index(full.case.ladder.rung)
            assert _minutes(hidden) <= _minutes(full)
            assert hidden.verdict >= full.verdict or lower


def _morning_of(guide, day):
    """The diary at eight in the morning, before the run of the day."""
    known = guide.diary.until(day)
    return dataclasses.replace(
        known,
        activities=tuple(a for a in known.activities if a.day < day),
        responses=tuple(r for r in known.responses if r.recorded_at.date() < day),
    )


def _minutes(found):
    return 0.0 if found.session is None else found.session.run_s


def law_of(*days, kind="knee"):
    """Names of the laws that some days break: (rung advised, minutes advised, minutes run, what the morning says)."""
    person, made = Person(kind=kind, number=1), []
    for at, (rung, advised, ran, told) in enumerate(days):
        day = START + dt.timedelta(days=at)
        run = _run(at, ran, told.pop("felt", 0)) if ran else None
        morning = Morning(at=at, day=day, **({"pain": 0, "stiff": 0} | told))
        made.append(_Day(morning, Advice(word="run", rung=rung, minutes=advised), run))
    return {one.law for one in broken(made, Events(person=person).climb, kind)}


@dataclasses.dataclass
class _Day:
    morning: Morning
    advice: Advice
    ran: Ran | None
    is_seen: bool = False


def test_each_law_can_be_broken():
    """Otherwise the tests above would say nothing."""
    assert law_of(("R3", 10, 10, {}), ("R3", 0, 0, {}), ("R3", 10, 10, {})) == set()
    assert law_of(("R3", 10, 10, {}), ("R3", 10, 0, {})) == {"neighbouring days"}
    assert law_of(("R3", 10, 0, {"flag": "RF6"})) == {"red flag"}
    assert law_of(("R3", 0, 0, {"flag": "RF6"}), ("R3", 10, 0, {})) == {"red flag"}
    assert law_of(("R3", 10, 0, {"has_fever": True})) == {"fever"}
    assert law_of(("R3", 10, 10, {"felt": 7}), ("R3", 0, 0, {}), ("R3", 10, 0, {})) == {"48 hours"}
    assert law_of(("R3", 10, 10, {}), ("R3", 0, 0, {}), ("R3", 15, 0, {})) == set()
    assert law_of(("R3", 10, 10, {}), ("R3", 0, 0, {}), ("R3", 16, 0, {})) == {"cap"}
    assert law_of(("R3", 0, 0, {}), ("R4", 0, 0, {})) == set()
    assert law_of(("R3", 0, 0, {}), ("R4.5", 0, 0, {})) == {"half steps"}


def test_the_same_person_meets_the_same_days():
    """Chance is drawn beforehand: two guides can be compared."""
    one, other = (life_of(Person(kind="bone", number=4, habits=habits)) for habits in (ADHERENT, Habits(adds=0.5)))
    assert (one.noise == other.noise).all()
    assert (one.luck == other.luck).all()
    assert one.fever == other.fever
