"""The frame of a year and the plan that was accepted name the same lighter weeks."""

import datetime as dt

import pytest

from rtr.advice.year import Frame, WeekKind, frame_of
from rtr.advice.year_kept import with_plan
from rtr.plan import Answered, Block, Do, Entry, EntryKind, Session, SessionKind, Step

MONDAY = dt.date(2026, 1, 5)
DAY = dt.timedelta(days=1)


def week(number: int) -> dt.date:
    return MONDAY + number * 7 * DAY


def run(day: dt.date, *, is_lighter: bool) -> Session:
    steps = (Step(do=Do.RUN, s=600),)
    return Session(day=day, kind=SessionKind.RUN, title="10 min easy", steps=steps, is_lighter=is_lighter)


def plan(first: int, kinds: str, answered: Answered = Answered.ACCEPTED, late: int = 0) -> Block:
    """Weeks from the `first` on: `l` lighter, `b` building, `-` without a run; begun `late` days after Monday."""
    runs = tuple(run(week(first + n) + 2 * DAY, is_lighter=kind == "l") for n, kind in enumerate(kinds) if kind != "-")
    return Block(begin=week(first) + late * DAY, end=week(first + len(kinds)) - DAY, sessions=runs, answered=answered)


def kinds(frame: Frame, many: int = 6) -> str:
    return "".join({WeekKind.BUILD: "b", WeekKind.LIGHTER: "l"}.get(w.kind, "x") for w in frame.weeks[:many])


@pytest.mark.parametrize(
    ("blocks", "found"),
    [
        ((), "bbblbb"),
        ((plan(0, "bl"),), "blblbb"),
        ((plan(1, "bl"),), "bbllbb"),
        ((plan(2, "bb"),), "bbbbbb"),
        ((plan(2, "bl"),), "bbblbb"),
        ((plan(3, "-"),), "bbblbb"),
        ((plan(3, "b", Answered.OPEN), plan(3, "b", Answered.REPLACED), plan(3, "b", Answered.DECLINED)), "bbblbb"),
        ((plan(3, "b", late=1),), "bbblbb"),
    ],
)
def test_in_the_weeks_of_an_accepted_plan_the_plan_says_which_is_lighter(blocks: tuple[Block, ...], found: str) -> None:
    assert kinds(with_plan(frame_of(MONDAY), blocks, 0)) == found


def test_a_taper_and_the_week_between_quarters_stay_what_they_are() -> None:
    race = Entry(begin=week(5) + 6 * DAY, end=week(5) + 6 * DAY, kind=EntryKind.RACE, title="Ten")
    framed = frame_of(MONDAY, (race,))
    assert with_plan(framed, (plan(4, "b"),), 0).weeks[4].kind is framed.weeks[4].kind is WeekKind.TAPER
    assert with_plan(framed, (plan(12, "l"),), 0).weeks[12].kind is WeekKind.REST


def test_a_lighter_week_of_the_plan_is_no_week_for_race_pace() -> None:
    framed = frame_of(MONDAY, phase=4)
    fast = next(n for n, one in enumerate(framed.weeks) if one.may_be_faster)
    assert not with_plan(framed, (plan(fast, "l"),), 0).weeks[fast].may_be_faster
