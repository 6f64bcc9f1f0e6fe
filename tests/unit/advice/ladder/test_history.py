"""The position of any day, replayed from a diary: starts, settled runs, backs, looks, breaks, Stops, set steps."""

import dataclasses
import datetime as dt

import pytest

from rtr.advice.ladder.climb import State
from rtr.advice.ladder.history import Came, highest_by_week, standing
from rtr.intake import AgeBand, Intake, Level
from rtr.model import Activity, CheckIn, Clearance, Injury, SiteSymptoms, Sport, WeekTag, WeekTagKind
from rtr.plan import EntryTest, Placement
from tests.unit.advice.symptoms import BERLIN, SET_UP, TENDON, answer, clock, day, diary, morning, run

PLACE = "achilles_left"
FRESH = dataclasses.replace(TENDON, onset=day(40))
"""Hurt forty days ago."""


def walk(ago, minutes=10):
    start = clock(ago, 10)
    return Activity(
        uid=f"walk {ago}", sport=Sport.WALKING, source="fit", elapsed_s=60.0 * minutes, timer_s=60.0 * minutes,
        run_s=0.0, walk_s=60.0 * minutes, start_utc=start.astimezone(dt.UTC), start_local=start.replace(tzinfo=None),
        utc_offset_s=3600,
    )  # fmt: skip


def long_run(ago, minutes=60.0):
    """A run of half an hour or more; `minutes` None is one that could not be split."""
    if minutes is None:
        return dataclasses.replace(run(ago), run_s=None, walk_s=None)
    seconds = max(60.0 * minutes, 1800.0)
    walked = seconds - 60.0 * minutes
    return dataclasses.replace(run(ago), run_s=60.0 * minutes, walk_s=walked, elapsed_s=seconds, timer_s=seconds)


def told(runs=(), *, minutes=25, on=0, now=None, before=(), walks=(), **fields):
    """Where the runner of `symptoms.diary` stands, with these runs since the injury and those `before` it."""
    fields = {"injuries": (FRESH,), "week_tags": ()} | fields
    known = diary(runs=runs, **fields)
    more = [long_run(ago) for ago in before] + [walk(ago, 15) for ago in walks]
    activities = tuple(sorted((*(long_run(ago, minutes) for ago in runs), *more), key=lambda a: a.start_local))
    return standing(dataclasses.replace(known, activities=activities), day(on), now or clock(on, 9))


def where(*args, **fields):
    found = told(*args, **fields)
    return found.rung.name, found.position.state


def test_no_open_injury_no_ladder():
    over = dataclasses.replace(FRESH, until=day(1))
    assert told((2,), injuries=(over,)) is None
    assert told((2,), injuries=()) is None


@pytest.mark.parametrize(("off", "rung"), [(14, "R8"), (15, "R6"), (28, "R6"), (29, "R4"), (56, "R4"), (57, "R2"),
                                           (84, "R2"), (85, "R1")])  # fmt: skip
def test_the_first_run_begins_where_the_break_before_it_allows(off, rung):
    first = 2
    hurt = dataclasses.replace(FRESH, onset=day(first + off - 1))
    assert where((first,), before=(first + off,), injuries=(hurt,)) == (rung, State.ACTIVE)


def test_whoever_never_ran_30_minutes_begins_at_the_lowest_step():
    never = dataclasses.replace(SET_UP, level=Level.NEVER)
    assert where((2,), intake=never)[0] == "R1"
    assert where((2,), before=(45,), intake=never)[0] == "R4", "a longer run in the diary says otherwise"


def test_a_muscle_begins_with_short_bouts():
    calf = Injury(site="calf", side="left", kind="muscle", onset=day(20))
    found = told((2,), before=(22,), injuries=(calf,))
    assert (found.rung.name, found.climb.variant) == ("R3", "calf")


@pytest.mark.parametrize("kind", ["bone", "postnatal"])
def test_bone_and_a_birth_wait_for_a_clearance(kind):
    place = "shin" if kind == "bone" else "pelvis"
    hurt = Injury(site=place, side="left", kind=kind, onset=day(40))
    facts = {"answers": {}, "mornings": {ago: morning(ago, 0, stiff=0, place=f"{place}_left") for ago in range(31)}}
    assert where((4, 2), injuries=(hurt,), **facts)[1] is State.PHASE0
    cleared = dataclasses.replace(hurt, cleared_by="Dr. Roe", cleared_on=day(3))
    found = told((4, 2), injuries=(cleared,), **facts)
    assert found.rung.name == "R1"
    assert found.arrived == day(2), "the first run from the clearance on"


def test_walks_lead_up_in_phase_0_and_a_raised_morning_does_not_count():
    assert where(walks=(9, 8, 6, 5))[0] == "W2"
    assert where(walks=(9, 8), mornings={7: None})[0] == "W1"
    assert where(walks=(9, 8)) == ("W1.5", State.PHASE0)


def test_settled_runs_lead_up_two_half_steps_a_week():
    found = told((11, 9, 7, 4, 2))
    assert [(move.before, move.after) for move in found.moves][1:] == [("R1", "R1.5"), ("R1.5", "R2"), ("R2", "R2.5")]
    assert (found.came, found.arrived) == (Came.UP, day(2))
    assert found.settled["R1"] == 2


def test_from_60_on_one_half_step_a_week():
    old = dataclasses.replace(SET_UP, age_band=AgeBand.FROM_60)
    assert where((11, 9, 7, 4, 2), intake=old)[0] == "R2"


def test_the_third_injury_in_a_year_is_as_slow():
    others = tuple(Injury(site="knee", side="left", kind="joint", onset=day(300 - n), until=day(200)) for n in (0, 1))
    assert told((2,), injuries=(FRESH, *others)).climb.half_steps_7d == 1
    assert told((2,), injuries=(FRESH, others[0])).climb.half_steps_7d == 2


def test_a_held_run_starts_the_count_anew():
    found = told((4, 2), answers={2: answer(2, pain_max=4)})
    assert (found.rung.name, found.position.state, found.position.holds) == ("R1", State.HOLD, 1)


def test_a_run_that_felt_hard_counts_as_held():
    assert told((4, 2), answers={2: answer(2, rpe=5.9)}).rung.name == "R1.5"
    hard = told((4, 2), answers={2: answer(2, rpe=6.0)})
    assert (hard.rung.name, hard.position.holds, hard.last_rpe) == ("R1", 1, 6.0)


def test_a_run_of_unknown_length_does_not_count():
    assert where((4, 2), minutes=None)[0] == "R1"


def test_a_cut_back_week_does_not_count():
    lighter = WeekTag(week=dt.date(2026, 11, 9), kind=WeekTagKind.CUTBACK)
    assert where((16, 9, 7, 5, 2))[0] == "R2.5"
    assert where((16, 9, 7, 5, 2), week_tags=(lighter,))[0] == "R1.5"


HURT = {2: answer(2, pain_max=6)}


def test_a_back_waits_48_hours_of_absolute_time_over_the_change_of_clocks():
    ago = (day(0) - dt.date(2026, 10, 24)).days
    found = told((ago,), on=ago - 1, answers={ago: answer(ago, pain_max=6)})
    assert found.position.state is State.BACKOFF
    assert found.position.until == dt.datetime(2026, 10, 26, 16, 30, tzinfo=dt.UTC)
    assert found.position.until.astimezone(BERLIN).hour == 17


def test_a_back_on_a_journey_counts_from_where_it_was():
    abroad = dataclasses.replace(run(2), utc_offset_s=9 * 3600)
    known = dataclasses.replace(diary(runs=(2,), answers=HURT, injuries=(FRESH,)), activities=(abroad,))
    found = standing(known, day(0), clock(0, 9))
    assert found.position.until == abroad.start_utc + dt.timedelta(minutes=30, hours=48)


def test_a_look_before_the_hours_are_over_does_not_count():
    assert where((2,), answers=HURT, now=clock(0, 20)) == ("W5", State.BACKOFF)
    evening = {0: morning(0, at=clock(0, 18, 31))}
    assert where((2,), answers=HURT, mornings=evening, now=clock(0, 20)) == ("W5", State.PHASE0)


def test_two_looks_that_fail_end_in_a_stop_until_somebody_has_looked():
    sore = {ago: morning(ago, 4, now=4) for ago in (3, 2, 1, 0)}
    facts = {"before": (50,), "answers": {6: answer(6, pain_max=6)}, "mornings": sore}
    assert where((6,), on=3, **facts)[1] is State.BACKOFF
    stopped = told((6,), **facts)
    assert (stopped.rung.name, stopped.position.state) == ("W5", State.RED)
    cleared = Clearance(by="Dr. Roe", on=day(0), recorded_at=clock(0, 8))
    assert where((6,), clearances=(cleared,), **facts) == ("W5", State.PHASE0)


def test_a_raised_morning_is_one_back_however_often_it_is_seen():
    risen = {5: morning(5, 4), 4: morning(4, 4)}
    found = told((13, 11, 9), mornings=risen)
    backs = [move for move in found.moves if move.state is State.BACKOFF and move.before != move.after]
    assert [(move.day, move.why) for move in backs] == [(day(5), "Worse")]


def test_the_morning_after_a_run_that_eased_back_is_the_same_back():
    found = told((13, 11, 9, 7), mornings={6: morning(6, 4)})
    assert [move.why for move in found.moves if move.state is State.BACKOFF] == ["RunDone"]
    assert len(found.position.backs) == 1


def test_three_backs_in_28_days_are_a_plateau():
    runs = (26, 24, 18, 9, 2)
    hurt = {ago: answer(ago, pain_max=6) for ago in (18, 9, 2)}
    found = told(runs, before=(45,), answers=hurt)
    assert found.position.state is State.PLATEAU
    assert found.position.until == run(2).start_utc + dt.timedelta(days=7, minutes=30)


@pytest.mark.parametrize(("ago", "rung"), [(7, "R4"), (8, "R3"), (14, "R3"), (15, "R2"), (28, "R2"), (29, "R2")])
def test_a_break_leads_down_on_the_day_it_is_seen(ago, rung):
    """A longer break never leads higher than a shorter one."""
    far = dataclasses.replace(FRESH, onset=day(ago + 40))
    calm = {n: morning(n, 0, stiff=0) for n in range(31)}
    assert told((ago,), before=(ago + 45,), injuries=(far,), mornings=calm).rung.name == rung


def test_walking_knows_no_break():
    assert where(walks=(30, 29)) == ("W1.5", State.PHASE0)


def test_a_fever_is_one_step_once():
    ill = {5: morning(5, signs=("fever",)), 4: morning(4, signs=("fever",))}
    assert where((7,), before=(45,), mornings=ill) == ("R3", State.PAUSED)
    assert where((7, 1), before=(45,), mornings=ill)[1] is State.ACTIVE


def test_a_red_flag_stops_until_a_clearance_that_came_later():
    marked = {5: morning(5, flags=("RF6",))}
    assert where((7,), before=(45,), mornings=marked) == ("R4", State.RED)
    early = Clearance(by="Dr. Roe", on=day(9), recorded_at=clock(0, 8))
    assert where((7,), before=(45,), mornings=marked, clearances=(early,))[1] is State.RED
    later = Clearance(by="Dr. Roe", on=day(4), recorded_at=clock(0, 8))
    assert where((7,), before=(45,), mornings=marked, clearances=(later,))[1] is State.ACTIVE


def test_a_person_sets_the_step_and_a_break_counts_from_there():
    placed = Placement(day=day(3), rung="R2", by="Coach")
    found = told((30, 2), before=(45,), placements=(placed,))
    assert (found.rung.name, found.position.placed_by, found.came) == ("R2", "Coach", Came.PLACED)
    assert found.position.greens == 1


def test_high_risk_bone_belongs_to_the_clinician():
    hip = Injury(site="hip", side="left", kind="bone", onset=day(20))
    found = told((2,), injuries=(dataclasses.replace(hip, kind="clinician"),))
    assert found.position.state is State.CLINICIAN_ONLY


def test_from_r11_on_the_week_is_judged():
    """Three settled runs of the week of 9 November, on step 11 since the Monday before."""
    placed = Placement(day=dt.date(2026, 11, 9), rung="R11", by="Coach")
    runs = (9, 7, 5)
    found = told(runs, minutes=31, placements=(placed,))
    assert found.rung.name == "R12"
    assert found.arrived == dt.date(2026, 11, 15)
    missed = told(runs[:2], minutes=31, placements=(placed,))
    assert missed.rung.name == "R11"


def test_what_settled_above_a_lower_step_is_done_again():
    placed = Placement(day=day(20), rung="R7", by="Coach")
    runs = (19, 17, 14)
    assert told(runs, minutes=25, placements=(placed,), on=13).settled == {"R7": 2, "R7.5": 1}
    lower = Placement(day=day(9), rung="R7", by="Coach")
    assert told((*runs, 8), placements=(placed, lower), on=7, answers={8: None}).settled == {"R7": 2}


def test_the_gate_of_the_phase_is_a_list():
    found = told(walks=(9, 8), entry_tests=(EntryTest(test="hop", day=day(3), is_passed=True),))
    met = {line.condition.code: line.is_met for line in found.gate}
    assert met == {"test_walk": None, "test_calf_raise": None, "test_jog_spot": None, "test_hop": True,
                   "daily_pain": True}  # fmt: skip


def test_with_every_test_passed_walking_leads_to_running():
    tests = tuple(EntryTest(test=t, day=day(12), is_passed=True) for t in ("walk", "calf_raise", "jog_spot", "hop"))
    placed = Placement(day=day(20), rung="W5", by="Physio")
    walks = tuple(walk(ago, 30) for ago in (7, 6))
    known = diary(runs=(), injuries=(FRESH,), entry_tests=tests, placements=(placed,))
    found = standing(dataclasses.replace(known, activities=(long_run(45), *walks)), day(0), clock(0, 9))
    assert (found.rung.name, found.position.state) == ("R4", State.ACTIVE)
    fewer = dataclasses.replace(known, activities=(long_run(45), *walks), entry_tests=tests[:3])
    assert standing(fewer, day(0), clock(0, 9)).rung.name == "W5"


def test_every_past_day_is_the_day_as_it_was_known_then():
    hurt = {9: answer(9, pain_max=6), 14: answer(14, pain_max=4)}
    known = diary(answers=hurt, injuries=(FRESH,), placements=(Placement(day=day(5), rung="R2", by="Coach"),))
    for ago in range(31):
        then = standing(known, day(ago))
        assert then == standing(known.until(day(ago)), day(ago))
        assert all(move.day <= day(ago) for move in then.moves)


def test_the_highest_steps_week_by_week():
    found = told((11, 9, 7, 4, 2))
    weeks = highest_by_week(found.moves, day(14), day(0))
    assert [name for _, name in weeks] == ["R1.5", "R2.5", "R2.5"]
    assert highest_by_week((), day(6), day(0)) == [(day(6), "W1")]


def test_a_check_in_without_the_place_is_no_look():
    empty = CheckIn(day=day(0), sites=(SiteSymptoms(site="knee_left", pain_am=0),), recorded_at=clock(0, 19))
    assert where((2,), answers=HURT, mornings={0: empty}, now=clock(0, 20))[1] is State.BACKOFF


def test_an_intake_without_a_level_begins_low():
    assert where((2,), intake=Intake())[0] == "R1"


def test_mornings_that_are_filled_in_later_count_as_those_in_time():
    """Runs that their own morning settled count once it is there; the break in between is not theirs."""
    days = range(31)
    in_time = {n: morning(n) for n in days}
    late = in_time | {n: morning(n, at=clock(0, 8)) for n in (1, 3, 5)}
    runs = {"runs": (6, 4, 2), "before": (45,), "minutes": 12, "mornings": in_time}
    open_ones = dict.fromkeys((1, 3, 5))
    assert told(**runs | {"mornings": late}).position == told(**runs).position
    assert told(**runs | {"mornings": in_time | open_ones}).position.at < told(**runs).position.at
