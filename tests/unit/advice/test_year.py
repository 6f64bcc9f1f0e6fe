"""The frame of a year: four quarters alike, moved a week at most, never more than a suggestion."""

import datetime as dt
import itertools

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rtr.advice.year import MOST_BUILDING, WEEKS, Frame, WeekKind, frame_of
from rtr.plan import Entry, EntryKind

MONDAY = dt.date(2026, 1, 5)
DAY, WEEK = dt.timedelta(days=1), dt.timedelta(weeks=1)


def entry(kind: EntryKind, begin: dt.date, days: int = 1, title: str = "x") -> Entry:
    return Entry(begin=begin, end=begin + (days - 1) * DAY, kind=kind, title=title)


def letters(frame: Frame) -> str:
    """The weeks of a frame: b uild, l ighter, r est, t aper."""
    return "".join(week.kind.value[0] for week in frame.weeks)


def test_a_year_is_four_times_three_blocks_and_a_week_between() -> None:
    frame = frame_of(MONDAY)
    assert letters(frame) == ("bbbl" * 3 + "r") * 4
    assert [week.first for week in frame.weeks] == [MONDAY + n * WEEK for n in range(WEEKS)]
    assert frame.end == MONDAY + WEEKS * WEEK - DAY


@pytest.mark.parametrize(
    ("many", "quarter"), [(0, "bl" * 6), (1, "bl" * 6), (2, "bbl" * 4), (3, "bbbl" * 3), (4, "bbbl" * 3)]
)
def test_whoever_needs_lighter_weeks_more_often_has_them(many: int, quarter: str) -> None:
    assert letters(frame_of(MONDAY, build_weeks=many)) == (quarter + "r") * 4


@pytest.mark.parametrize(("week_start", "first"), [(0, MONDAY), (6, MONDAY - DAY), (2, MONDAY - 5 * DAY)])
def test_weeks_begin_on_the_runners_day(week_start: int, first: dt.date) -> None:
    frame = frame_of(MONDAY, week_start=week_start)
    assert frame.begin == first
    assert frame.week_of(first) is frame.weeks[0]
    assert frame.week_of(first - DAY) is None
    assert frame.week_of(frame.end) is frame.weeks[-1]
    assert frame.week_of(frame.end + DAY) is None


@pytest.mark.parametrize(("days", "is_moved"), [(2, False), (3, True)])
@pytest.mark.parametrize("at", [2, 4])
def test_a_lighter_week_goes_to_a_holiday_one_week_away(at: int, days: int, is_moved: bool) -> None:
    frame = frame_of(MONDAY, [entry(EntryKind.HOLIDAY, MONDAY + at * WEEK, days, "Alps")])
    assert (frame.weeks[at].kind is WeekKind.LIGHTER) is is_moved
    assert (frame.weeks[3].kind is WeekKind.BUILD) is is_moved
    assert frame.weeks[at].moved_for == ("Alps" if is_moved else None)


def test_a_holiday_two_weeks_away_moves_nothing() -> None:
    assert letters(frame_of(MONDAY, [entry(EntryKind.TRAVEL, MONDAY + 5 * WEEK, 7)])) == letters(frame_of(MONDAY))


@pytest.mark.parametrize("kind", [EntryKind.CHECK_IN, EntryKind.OTHER])
def test_other_dates_move_nothing(kind: EntryKind) -> None:
    assert letters(frame_of(MONDAY, [entry(kind, MONDAY + 2 * WEEK, 7)])) == letters(frame_of(MONDAY))


def test_a_lighter_week_that_already_is_a_holiday_stays() -> None:
    away = [entry(EntryKind.HOLIDAY, MONDAY + 3 * WEEK, 5), entry(EntryKind.HOLIDAY, MONDAY + 4 * WEEK, 5)]
    assert letters(frame_of(MONDAY, away)) == letters(frame_of(MONDAY))


def test_a_move_that_leaves_five_building_weeks_is_not_made() -> None:
    away = [entry(EntryKind.HOLIDAY, MONDAY + 2 * WEEK, 7), entry(EntryKind.TRAVEL, MONDAY + 8 * WEEK, 7)]
    assert letters(frame_of(MONDAY, away))[:9] == "bblbbbblb"


@pytest.mark.parametrize("weekday", range(7))
def test_a_race_has_two_weeks_before_it_whatever_its_weekday(weekday: int) -> None:
    day = MONDAY + 6 * WEEK + weekday * DAY
    frame = frame_of(MONDAY, [entry(EntryKind.RACE, day, title="10 km")], phase=4)
    tapers = [week for week in frame.weeks if week.kind is WeekKind.TAPER]
    assert len(tapers) == 2
    assert tapers[-1].first <= day <= tapers[-1].last + 4 * DAY
    assert {week.moved_for for week in tapers} == {"10 km"}


@pytest.mark.parametrize(("phase", "quarters"), [(None, {1, 2, 3}), (2, {1, 2, 3}), (3, {0, 1, 2, 3})])
def test_one_block_a_quarter_may_be_faster_and_none_at_first(phase: int | None, quarters: set[int]) -> None:
    weeks = [week for week in frame_of(MONDAY, phase=phase).weeks if week.may_be_faster]
    assert {week.quarter for week in weeks} == quarters
    assert all(week.kind is WeekKind.BUILD for week in weeks)
    assert len({(week.quarter, week.block) for week in weeks}) == len(quarters)


def test_race_pace_lies_before_the_race_of_a_quarter() -> None:
    race = entry(EntryKind.RACE, MONDAY + 8 * WEEK + 6 * DAY)
    faster = [week.first for week in frame_of(MONDAY, [race], phase=4).weeks[:13] if week.may_be_faster]
    assert faster == [MONDAY + n * WEEK for n in (4, 5, 6)]


@pytest.mark.parametrize(("phase", "every"), [(None, 2), (0, 2), (2, 2), (3, 4), (4, 4)])
def test_talks_come_every_two_weeks_and_later_every_four(phase: int | None, every: int) -> None:
    found = frame_of(MONDAY, phase=phase).check_ins
    assert found[0] == MONDAY + every * WEEK
    assert {b - a for a, b in itertools.pairwise(found)} == {every * WEEK}


def test_a_talk_that_is_entered_takes_the_place_of_a_suggested_one() -> None:
    found = frame_of(MONDAY, [entry(EntryKind.CHECK_IN, MONDAY + 3 * WEEK + 2 * DAY)]).check_ins
    assert found[:2] == (MONDAY + 5 * WEEK, MONDAY + 7 * WEEK)


STRETCHES = st.lists(st.tuples(st.integers(-30, 420), st.integers(1, 40)), max_size=8)
"""Holidays: days from the begin of the frame, and how long."""


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])  # slow only on a busy machine
@given(stretches=STRETCHES, build_weeks=st.integers(1, 3))
def test_moving_never_loses_a_lighter_week_nor_builds_too_long(
    stretches: list[tuple[int, int]], build_weeks: int
) -> None:
    entries = [entry(EntryKind.HOLIDAY, MONDAY + at * DAY, days) for at, days in stretches]
    plain, frame = frame_of(MONDAY, build_weeks=build_weeks), frame_of(MONDAY, entries, build_weeks=build_weeks)
    assert sorted(letters(frame)) == sorted(letters(plain))
    assert max(len(row) for row in letters(frame).replace("r", "l").split("l")) <= MOST_BUILDING
    before, after = ([n for n, kind in enumerate(letters(one)) if kind in "lr"] for one in (plain, frame))
    assert all(abs(a - b) <= 1 for a, b in zip(before, after, strict=True))
