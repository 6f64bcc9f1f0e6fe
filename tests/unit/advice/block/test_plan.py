"""The next block: minutes of the ladder, days a runner has, rest in between, nothing beyond the cap."""

import datetime as dt
import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rtr.advice.block.plan import Ask, block
from rtr.advice.ladder import ladder_of
from rtr.advice.ladder.climb import Climb, Position, State
from rtr.plan import RUNNING, SessionKind

MONDAY = dt.date(2026, 3, 2)
CLIMB = Climb()
BONE = Climb(ladder=ladder_of("bone"), half_steps_down=2, slow_below="R4", fails_to_clinician=1, last_walk="W6")


def ask(name="R3", climb=CLIMB, **more):
    facts = {
        "begin": MONDAY, "weeks": 4, "position": Position(at=climb.index(name)), "climb": climb,
        "earliest_run": MONDAY, "longest_min": climb.ladder[climb.index(name)].longest_min or None,
    }  # fmt: skip
    return Ask(**(facts | more))


def runs(made):
    return [s for s in made.sessions if s.kind in RUNNING]


def minutes(made):
    return [round(s.run_s / 60, 1) for s in runs(made)]


def weeks(made):
    """Running minutes of each week."""
    found = {}
    for one in runs(made):
        found.setdefault((one.day - made.begin).days // 7, 0.0)
        found[(one.day - made.begin).days // 7] += one.run_s / 60
    return list(found.values())


def test_three_loading_weeks_and_a_lighter_one_as_science_prints_them():
    made = block(ask("R1"))
    assert minutes(made)[:9] == [6, 6, 7, 8, 8, 9, 10, 10, 11]
    assert weeks(made)[:3] == [19, 25, 31]
    assert weeks(made)[3] < 31 * 0.9
    assert [s.day.weekday() for s in runs(made)][:3] == [0, 2, 5]


def test_every_day_holds_something_and_every_full_week_a_rest():
    made = block(ask("R4"))
    days = {s.day for s in made.sessions}
    assert days == {MONDAY + dt.timedelta(days=d) for d in range(28)}
    for week in range(4):
        kinds = [s.kind for s in made.sessions if (s.day - MONDAY).days // 7 == week]
        assert SessionKind.REST in kinds
        assert kinds.count(SessionKind.STRENGTH) >= 1


@pytest.mark.parametrize(("loading", "found"), [(0, [55, 64]), (1, [55, 64]), (2, [55, 45]), (3, [55, 45])])
def test_a_lighter_week_comes_when_it_is_due(loading, found):
    """`loading` whole weeks are over; this one is one more, and after the third the next is lighter."""
    assert weeks(block(ask("R6", loading_weeks=loading, weeks=2))) == found


def test_signs_bring_a_lighter_week_before_the_count_does():
    """Load says that the next week is due: then the plan holds it (science §5.3)."""
    lighter = {
        (s.day - MONDAY).days // 7 for s in runs(block(ask("R5", loading_weeks=1, lighter_in=1))) if s.is_lighter
    }
    assert lighter == {1}
    assert not any(s.is_lighter for s in runs(block(ask("R5", loading_weeks=1, weeks=2))))


def test_a_lighter_week_is_now_when_it_is_now():
    assert weeks(block(ask("R6", is_lighter_now=True, weeks=2))) == [39, 55]


def test_from_r11_on_a_week_is_one_rung_and_its_runs_differ():
    made = block(ask("R12", weeks=1))
    assert sorted(minutes(made)) == [20, 25, 30, 30]
    ordered = runs(made)
    pair = [(a, b) for a, b in itertools.pairwise(ordered) if (b.day - a.day).days == 1]
    assert len(pair) == 1
    assert pair[0][1].run_s == min(s.run_s for s in ordered)


def test_runs_that_were_done_are_not_planned_again():
    wednesday = MONDAY + dt.timedelta(days=2)
    made = block(ask("R4", begin=wednesday, earliest_run=wednesday, last_run=MONDAY, runs_done=1, weeks=1))
    assert len(runs(made)) == 2
    assert min(s.day for s in made.sessions) == wednesday


def test_phase_0_walks_and_never_runs():
    made = block(ask("W3", weeks=2))
    assert runs(made) == []
    walks = [s for s in made.sessions if s.kind is SessionKind.WALK]
    assert len(walks) == 10
    assert {s.total_s for s in walks} == {1200.0}


@pytest.mark.parametrize("state", [State.RED, State.CLINICIAN_ONLY])
def test_no_block_in_a_stop(state):
    assert block(ask("R4", position=Position(at=CLIMB.index("R4"), state=state))) is None


def test_after_48_hours_the_block_begins_on_the_lower_rung():
    back = Position(at=CLIMB.index("R3.5"), state=State.BACKOFF, needs=2)
    thursday = MONDAY + dt.timedelta(days=3)
    made = block(ask("R3.5", position=back, earliest_run=thursday, weeks=2))
    assert min(s.day for s in runs(made)) >= thursday
    assert minutes(made)[:2] == [11, 11]


def test_a_short_longest_run_holds_the_session_within_the_cap():
    assert minutes(block(ask("R8", longest_min=15.0, weeks=1)))[0] <= 20


names = [one.name for one in CLIMB.ladder]


@st.composite
def asks(draw):
    """Anything a page could ask for: any step, day, free days, waiting time and history."""
    climb = BONE if draw(st.booleans()) else CLIMB
    first = MONDAY + dt.timedelta(days=draw(st.integers(0, 6)))
    ago = draw(st.one_of(st.none(), st.integers(1, 5)))
    return ask(
        draw(st.sampled_from(names)), climb, begin=first, weeks=draw(st.integers(1, 4)),
        earliest_run=first + dt.timedelta(days=draw(st.integers(0, 9))),
        free_days=frozenset(draw(st.sets(st.integers(0, 6)))), week_start=draw(st.integers(0, 6)),
        longest_min=draw(st.one_of(st.none(), st.floats(1, 90))), loading_weeks=draw(st.integers(0, 4)),
        runs_done=draw(st.integers(0, 4)), last_run=None if ago is None else first - dt.timedelta(days=ago),
    )  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(asks())
def test_whatever_is_asked_for_nothing_dangerous_is_planned(asked):
    made = block(asked)
    found = runs(made)
    assert all(s.day >= asked.earliest_run and s.day.weekday() in asked.free_days for s in found)
    assert all(made.begin <= s.day <= made.end for s in made.sessions)
    assert len({s.day for s in found}) == len(found)
    chain = [*([asked.last_run] if asked.last_run else []), *(s.day for s in found)]
    low_steps = [s for s in found if s.rung and names.index(s.rung) < names.index("R10.5")]
    for before, after in itertools.pairwise(chain):
        is_three = any(s.day == after for s in low_steps)
        assert (after - before).days >= (2 if is_three else 1)
    reach = asked.longest_min
    for one in found:
        if reach is not None:
            plain = sum(step.s for step in one.flat() if step.do.value in {"run", "steady", "goal"}) / 60
            assert plain <= max(1.1 * reach, reach + 5, 6.0) + 1e-6
        reach = max(reach or 0, one.run_s / 60)


def test_walks_have_their_own_days_whatever_days_are_free_for_running():
    made = block(ask("W3", weeks=1, free_days=frozenset({1, 3}), runs_done=2))
    walks = [s.day.weekday() for s in made.sessions if s.kind is SessionKind.WALK]
    assert walks == [0, 2, 3, 5, 6]


def test_a_week_of_walks_is_no_cut_back_week():
    made = block(ask("W3", weeks=2, loading_weeks=3, is_lighter_now=True))
    assert not any(one.is_lighter for one in made.sessions)
    assert all("less" not in (one.note or "") for one in made.sessions)
