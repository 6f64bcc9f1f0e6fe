"""The weeks of a return are judged beside each other, and a week that was due to be lighter by its own minutes."""

import datetime as dt

import pytest

from rtr.advice import POLICY, case_of
from rtr.advice.cutback import When, due
from rtr.advice.cutback_words import because
from rtr.advice.ladder.told import told
from rtr.advice.return_weeks import Week, count, return_from
from rtr.advice.weeks import kinds_of, recent
from rtr.body import Side
from rtr.diary import Diary
from rtr.metrics.cutback import WeekKind
from rtr.model import Activity, Injury, Runner, Sport

MONDAY = dt.date(2026, 11, 16)
DAY, WEEK = dt.timedelta(days=1), dt.timedelta(days=7)


def counted(*minutes, build=3, kind="loading", said=()):
    weeks = [
        Week(week=MONDAY + n * WEEK, kind=kind, run_min=float(m), is_said=n in said) for n, m in enumerate(minutes)
    ]
    return count(weeks, build)


def run(day, run_min):
    start = dt.datetime.combine(day, dt.time(18))
    return Activity(
        uid=f"{day}", source="fit", start_local=start, timer_s=run_min * 60, run_s=run_min * 60, walk_s=0.0,
        sport=Sport.RUNNING,
    )  # fmt: skip


def diary(*minutes, off_weeks=0, earlier=(), days=(0, 2, 5)):
    """Weeks of a return up to `MONDAY`, after weeks of running, the injury, and weeks off."""
    begin = MONDAY - len(minutes) * WEEK
    onset = begin - off_weeks * WEEK - DAY
    first = onset - len(earlier) * WEEK + DAY
    runs = [run(first + n * WEEK + d * DAY, m / 3) for n, m in enumerate(earlier) for d in (0, 2, 5)]
    runs += [run(begin + n * WEEK + d * DAY, m / len(days)) for n, m in enumerate(minutes) for d in days]
    injury = Injury(site="knee_front", side=Side.LEFT, kind="knee", onset=onset, diagnosed_by="physio")
    return Diary(runner=Runner(id=1, name="Ada", zone="UTC"), activities=tuple(runs), injuries=(injury,))


def kinds(known, day=MONDAY):
    found = kinds_of(known, known.daily(day), day)
    return dict(zip(found["week"].dt.date, found["kind"], strict=True))


class TestCount:
    def test_loading_weeks_are_counted_from_the_first_one(self):
        found = counted(18, 24, 30)
        assert (found.loading, found.first, found.anew, found.due) == (3, MONDAY, None, None)

    @pytest.mark.parametrize(("minutes", "is_kept"), [(25.4, True), (25.5, True), (25.6, False)])
    def test_a_week_that_was_due_is_a_lighter_one_up_to_85_percent_of_the_one_before(self, minutes, is_kept):
        found = counted(18, 24, 30, minutes)
        assert found.lighter == ((MONDAY + 3 * WEEK,) if is_kept else ())
        assert (found.loading, found.due) == ((0, None) if is_kept else (4, MONDAY + 3 * WEEK))

    def test_before_it_is_due_a_lower_week_is_one_of_ups_and_downs(self):
        assert counted(30, 20).loading == 2

    def test_it_is_asked_for_once_more_and_then_the_count_begins_anew(self):
        assert counted(18, 24, 30, 33).loading == 4
        found = counted(18, 24, 30, 33, 36)
        assert (found.loading, found.first, found.due) == (0, None, MONDAY + 4 * WEEK)
        assert found.missed == (MONDAY + 3 * WEEK, MONDAY + 4 * WEEK)
        later = counted(18, 24, 30, 33, 36, 39)
        assert (later.loading, later.first, later.due) == (1, MONDAY + 5 * WEEK, None)

    def test_what_the_runner_said_of_a_week_is_not_judged_again(self):
        assert counted(18, 24, 30, 20, said=(3,)).loading == 4

    def test_weeks_of_unknown_minutes_are_told_apart(self):
        found = counted(18, 24, kind=WeekKind.UNKNOWN.value)
        assert (found.loading, found.unjudged) == (0, 2)

    @pytest.mark.parametrize(("minutes", "is_kept"), [(18, True), (18.1, False)])
    def test_below_the_lowest_step_there_is_no_lighter_week(self, minutes, is_kept):
        assert bool(counted(18, 20, 21, minutes).lighter) is is_kept


class TestReturn:
    def test_a_single_run_is_no_week_to_compare_with(self):
        known = diary(10, off_weeks=4, earlier=(120, 120), days=(0,))
        assert kinds(known)[MONDAY - WEEK] == "interrupted"
        assert case_of(known, MONDAY).loading_min is None
        assert kinds(diary(10, off_weeks=4, earlier=(120, 120), days=(0, 2)))[MONDAY - WEEK] == "loading"

    def test_it_begins_with_the_first_run_after_more_than_a_week_off(self):
        known = diary(18, 24, off_weeks=1, earlier=(120, 120, 120))
        assert return_from(known, known.daily(MONDAY), MONDAY) == MONDAY - 2 * WEEK

    def test_who_ran_on_has_none(self):
        known = diary(110, 115, earlier=(120, 120, 120))
        assert return_from(known, known.daily(MONDAY), MONDAY) is None

    def test_its_first_weeks_are_not_off_beside_what_was_run_before(self):
        known = diary(18, 24, 30, off_weeks=4, earlier=(120, 120, 120))
        assert [kinds(known)[MONDAY - n * WEEK] for n in (3, 2, 1)] == ["loading"] * 3
        case = case_of(known, MONDAY)
        assert (case.loading_weeks, case.lighter_week, case.counted_from) == (3, None, MONDAY - 3 * WEEK)
        assert due(case, POLICY).when is When.NOW

    def test_no_lighter_week_from_before_it_is_named(self):
        case = case_of(diary(18, 24, 30, off_weeks=4, earlier=(120, 80, 120)), MONDAY)
        told = due(case, POLICY).shown
        assert told is not None
        assert because(told, case) == "3 loading weeks from 26 October on"

    def test_a_first_week_with_fewer_than_three_runs_is_not_a_whole_one(self):
        known = diary(12, 18, 24, off_weeks=4, earlier=(120, 120), days=(2, 5))
        assert kinds(known)[MONDAY - 3 * WEEK] == "partial"

    def test_a_growing_return_may_take_its_lighter_week_between_two_levels(self):
        """23 minutes are 92 % of the median of 19, 25 and 31, and 74 % of the week before."""
        known = diary(19, 25, 31, 23, off_weeks=4, earlier=(120, 120))
        assert kinds(known)[MONDAY - WEEK] == "cut-back"
        assert case_of(known, MONDAY).lighter_week == MONDAY - WEEK

    def test_a_week_that_was_due_and_was_not_lighter_is_said_and_asked_for_once_more(self):
        known = diary(19, 25, 31, 33, off_weeks=4, earlier=(120, 120))
        case = case_of(known, MONDAY)
        found = due(case, POLICY)
        assert (case.loading_weeks, case.due_week, found.when) == (4, MONDAY - WEEK, When.NOW)
        assert found.shown is not None
        assert because(found.shown, case).endswith("; the week of 9 November was due to be lighter and was not")

    def test_after_the_second_time_nothing_is_due(self):
        case = case_of(diary(19, 25, 31, 33, 36, off_weeks=4, earlier=(120, 120)), MONDAY)
        assert (case.loading_weeks, case.due_week) == (0, MONDAY - WEEK)
        assert due(case, POLICY).when is When.LATER

    @pytest.mark.parametrize(("minutes", "is_due"), [((18, 24), False), ((18, 24, 30), True)])
    def test_nothing_of_a_week_that_is_due_moves_up(self, minutes, is_due):
        seen = told(recent(diary(*minutes, off_weeks=4, earlier=(120, 120)), MONDAY))
        assert seen is not None
        assert (MONDAY in seen.lighter_weeks) is is_due

    def test_nor_does_it_later_where_it_was_not_lighter(self):
        """Else its half steps would show at once, on top of those of the week after."""
        seen = told(recent(diary(18, 24, 30, 33, off_weeks=4, earlier=(120, 120)), MONDAY))
        assert seen is not None
        assert seen.lighter_weeks == {MONDAY - WEEK, MONDAY}
