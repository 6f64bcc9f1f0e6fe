"""Planned runs in the month: of accepted plans, from today on, never where a sign or a clinician keeps them in."""

import dataclasses
import datetime as dt

from rtr.advice.ladder import rung
from rtr.advice.ladder.sessions import session
from rtr.diary import Diary
from rtr.intake import Intake
from rtr.model import CheckIn, Runner
from rtr.plan import Answered, Block, Session, SessionKind
from rtr.views.journal_month import Month, month_of
from rtr.views.journal_planned import planned_min
from tests.app.diaries import run

ON = dt.date(2026, 3, 20)
DAY = dt.timedelta(days=1)
RUNS = tuple(session(rung("R3"), 0, ON + n * DAY) for n in (-2, 0, 2))
STRENGTH = Session(day=ON + DAY, kind=SessionKind.STRENGTH, title="Strength")
BLOCK = Block(begin=ON - 2 * DAY, end=ON + 9 * DAY, sessions=(*RUNS, STRENGTH), answered=Answered.ACCEPTED)
MARCH = dt.date(2026, 3, 1), dt.date(2026, 3, 31)


def anna(*blocks: Block, **told: object) -> Diary:
    runner = Runner(id=1, name="Anna", zone="UTC")
    return Diary(runner=runner, blocks=blocks, **told)  # type: ignore[arg-type] # fields by name


def cell(month: Month, day: dt.date) -> dict[str, object]:
    (found,) = month.cells[month.cells["day"] == day.isoformat()].to_dict("records")
    return found


def test_runs_of_accepted_plans_from_today_on() -> None:
    assert planned_min(anna(BLOCK), ON, *MARCH) == {ON: 10.0, ON + 2 * DAY: 10.0}
    assert planned_min(anna(BLOCK), ON, MARCH[0], ON + DAY) == {ON: 10.0}
    for answered in (Answered.OPEN, Answered.DECLINED, Answered.REPLACED):
        assert planned_min(anna(dataclasses.replace(BLOCK, answered=answered)), ON, *MARCH) == {}


def test_a_sign_or_a_clinician_keeps_them_out() -> None:
    sign = CheckIn(day=ON, red_flags=("RF2",))
    assert planned_min(anna(BLOCK, check_ins=(sign,)), ON, *MARCH) == {}
    assert planned_min(anna(BLOCK, intake=Intake(done_on=ON, is_pregnant=True)), ON, *MARCH) == {}


def test_a_planned_day_says_so_and_others_are_as_before() -> None:
    month = month_of(anna(BLOCK), ON, ON)
    assert [cell(month, ON + n * DAY)["planned"] for n in (-2, 0, 1, 2)] == ["", "10 min", "", "10 min"]
    assert cell(month, ON + 2 * DAY)["tip"] == "Sun 22 March: 10 min planned"
    assert cell(month, ON + DAY)["tip"] == "Sat 21 March: nothing written down"
    bare = month_of(anna(), ON, ON)
    assert list(bare.cells.columns) == list(month.cells.columns)
    assert bare.cells.dtypes.equals(month.cells.dtypes)


def test_a_run_that_is_done_takes_the_place_of_its_plan() -> None:
    done = run(dt.datetime.combine(ON, dt.time(7)), 12, uid="a" * 32)
    month = month_of(anna(BLOCK, activities=(done,)), ON, ON)
    assert (cell(month, ON)["minutes"], cell(month, ON)["planned"]) == ("12 min", "")
