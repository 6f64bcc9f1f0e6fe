"""The calendar of the invented runner obeys the ladder it claims to follow (science §4.3, §4.10)."""

import datetime as dt
import itertools
from collections import defaultdict

import pytest

from rtr.demo.plan import Answer, Session, onset, tale_of
from rtr.demo.story import CUT_BACK_WEEKS, FLARE_WEEK, ILL_WEEK, LONG, STEPS, WARM_MIN
from rtr.model import Sport

WEEK_OF_DAYS = [dt.date(2026, 11, 16) + dt.timedelta(days=k) for k in range(7)]

LADDER_RUN_MIN = {
    1: 6, 1.5: 7, 2: 8, 2.5: 9, 3: 10, 3.5: 11, 4: 12, 4.5: 13, 5: 15, 5.5: 16,
    6: 18, 6.5: 19, 7: 21, 7.5: 22, 8: 24, 8.5: 25, 9: 27,
}  # fmt: skip


def return_runs(today: dt.date) -> list[Session]:
    return [s for s in tale_of(today, 7).sessions if s.step is not None]


def test_steps_hold_the_running_minutes_of_the_ladder():
    assert {step: sum(run for run, _ in parts) for step, parts in STEPS.items() if step != LONG} == LADDER_RUN_MIN


def test_every_step_begins_and_ends_with_a_brisk_walk():
    for run in return_runs(WEEK_OF_DAYS[2]):
        assert run.bouts[0][1] == WARM_MIN
        assert run.bouts[-1][1] >= WARM_MIN


@pytest.mark.parametrize("today", WEEK_OF_DAYS)
def test_last_run_was_two_days_ago_and_holds_on_every_weekday(today: dt.date):
    last = return_runs(today)[-1]
    assert (today - last.day).days == 2
    assert last.answer is Answer.HOLD


@pytest.mark.parametrize("today", WEEK_OF_DAYS)
def test_injury_was_about_eight_months_ago(today: dt.date):
    assert 246 <= (today - onset(today)).days <= 252
    assert onset(today).weekday() == 6


@pytest.mark.parametrize("today", WEEK_OF_DAYS)
def test_no_two_runs_of_the_return_are_on_consecutive_days(today: dt.date):
    days = [run.day for run in return_runs(today)]
    assert min((b - a).days for a, b in itertools.pairwise(days)) >= 2


@pytest.mark.parametrize("today", WEEK_OF_DAYS)
def test_only_the_group_run_is_above_the_cap_of_the_longest_in_30_days(today: dt.date):
    runs = return_runs(today)
    above = []
    for run in runs:
        before = [r.run_min for r in runs if 0 < (run.day - r.day).days <= 30]
        if before and run.run_min > max(1.10 * max(before), max(before) + 5):
            above.append((run.step, run.run_min, max(before)))
    assert above == [(LONG, 38, 24)]


def test_three_runs_a_week_and_cut_back_weeks_are_lighter():
    minutes: dict[int, list[float]] = defaultdict(list)
    for run in return_runs(WEEK_OF_DAYS[6]):
        minutes[run.week].append(run.run_min)
    assert {len(v) for week, v in minutes.items() if week not in {0, ILL_WEEK, ILL_WEEK - 1}} == {3}
    for week in CUT_BACK_WEEKS:
        before = next(sum(minutes[w]) for w in range(week + 1, 31) if w in minutes and w not in CUT_BACK_WEEKS)
        assert 0.5 <= sum(minutes[week]) / before < 0.85


def test_flare_is_followed_by_a_week_of_walks_and_two_low_weeks():
    sessions = tale_of(WEEK_OF_DAYS[2], 7).sessions
    flare = [s for s in sessions if s.answer is Answer.BACK]
    assert [(s.week, s.run_min) for s in flare] == [(FLARE_WEEK, 38)]
    after = [s for s in sessions if s.week == FLARE_WEEK - 1]
    assert {s.sport for s in after} == {Sport.WALKING, Sport.STRENGTH}
    low = [max(s.run_min for s in sessions if s.week == FLARE_WEEK - k) for k in (2, 3)]
    assert low == [12, 15]


@pytest.mark.parametrize("today", WEEK_OF_DAYS)
def test_illness_is_a_gap_of_nine_to_twelve_days_and_costs_one_step(today: dt.date):
    runs = return_runs(today)
    before = max((r for r in runs if r.week == ILL_WEEK), key=lambda r: r.day)
    after = min((r for r in runs if r.week == ILL_WEEK - 1), key=lambda r: r.day)
    assert 9 <= (after.day - before.day).days <= 12
    assert before.step is not None
    assert after.step == before.step - 1


def test_nothing_is_on_or_after_today():
    for today in WEEK_OF_DAYS:
        assert max(s.day for s in tale_of(today, 7).sessions) < today


def test_strength_and_rides_are_on_days_without_a_run():
    sessions = tale_of(WEEK_OF_DAYS[2], 7).sessions
    run_days = {s.day for s in sessions if s.sport is Sport.RUNNING}
    others = [s for s in sessions if s.sport in {Sport.STRENGTH, Sport.CYCLING}]
    assert len(others) > 60
    assert not run_days & {s.day for s in others}
