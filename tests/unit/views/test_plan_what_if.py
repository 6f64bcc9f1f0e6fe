"""What if: just under, at and over each limit; the week, the cut-back week, runs alike."""

import datetime as dt

import pandas as pd
import pytest

from rtr.views.plan_what_if import WhatIf, answer

MONDAY = dt.date(2026, 5, 4)


def day(number: int) -> dt.date:
    return MONDAY + dt.timedelta(days=number)


def runs(*told: tuple[float, str]) -> pd.DataFrame:
    return pd.DataFrame(list(told), columns=["minutes", "state"]).astype({"minutes": "float64"})


def ask(**changes: object) -> WhatIf:
    facts: dict[str, object] = {
        "days": tuple(day(n) for n in range(7)), "usual_days": (day(0), day(2), day(5)), "usual_min": 27,
        "span": (8.0, 46.0), "runs": runs(), "cap": 32.0, "longest": 27.0, "earliest": MONDAY, "step": "step 9",
        "step_min": 27.0, "runs_a_week": 3, "settled": (0, 2), "week_start": 0, "done": (), "loading_min": 81.0,
        "loading": (1, 3), "is_due": False, "may_run": True, "last_run": day(-2),
    }  # fmt: skip
    return WhatIf(**(facts | changes))  # type: ignore[arg-type] # fields by name


THREE = (day(0), day(2), day(5))


@pytest.mark.parametrize(
    ("minutes", "way", "lead"),
    [
        (
            27,
            "inside",
            "27 minutes is within your longest run of the last 30 days, 27; runs that eased back are left out.",
        ),
        (28, "new", "28 minutes is inside the cap of 32, and would be a new longest run."),
        (32, "new", "32 minutes is inside the cap of 32, and would be a new longest run."),
        (33, "above", "33 minutes is above your cap of 32."),
    ],
)
def test_cap_and_longest_run(minutes, way, lead):
    told = answer(ask(), minutes, THREE)
    assert (told.way, told.lead) == (way, lead)


def test_without_a_settled_run_nothing_is_compared():
    told = answer(ask(cap=None, longest=None), 10, THREE)
    assert told.way == "unknown"
    assert told.lead == "There is no run of the last 30 days to compare with; runs that eased back are left out."


def test_more_than_the_step_is_what_the_plan_leaves_out():
    assert "so the plan keeps 27" in answer(ask(), 28, THREE).rest
    assert answer(ask(), 27, THREE).rest == ""


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ((day(0), day(1)), "Tuesday follows a day with a run; this step keeps a day between runs."),
        ((day(0), day(2), day(4), day(6)), "4 runs in seven days are more than the 3 of this step."),
    ],
)
def test_days_are_looked_at(days, said):
    assert said in answer(ask(), 20, days).rest


def test_the_day_after_the_last_run_is_too_close():
    assert "Monday follows a day with a run" in answer(ask(last_run=day(-1)), 20, (day(0),)).rest


def test_a_day_before_running_opens_stays_without():
    told = answer(ask(earliest=day(3)), 20, (day(2), day(5)))
    assert "No run opens before Thursday, so Wednesday stays without." in told.rest


def test_the_week_counts_what_is_done_in_it():
    told = answer(ask(done=((day(0), 27.0), (day(-3), 99.0))), 20, (day(2), day(5)))
    assert told.week == "The week from 4 May on would hold 67 running minutes. Your last loading week held 81."


def test_two_weeks_are_told_apart():
    told = answer(ask(days=tuple(day(n) for n in range(4, 11))), 20, (day(5), day(7)))
    assert "The week from 4 May on would hold 20" in told.week
    assert "The week from 11 May on would hold 20" in told.week


@pytest.mark.parametrize(("minutes", "is_said"), [(30, False), (31, True)])
def test_a_jump_of_the_week_is_named(minutes, is_said):
    """Three runs: 90 is 9 over the last loading week, 93 is 12."""
    assert ("a full step adds up to 10 a week" in answer(ask(), minutes, THREE).week) is is_said


@pytest.mark.parametrize(
    ("minutes", "loading", "said"),
    [
        (27, (1, 3), "It would be loading week 2 of 3; the next cut-back week begins on 18 May."),
        (27, (2, 3), "It would be loading week 3 of 3, so a cut-back week begins on 11 May."),
        (22, (2, 3), "So far that is a lighter week: the next cut-back week would move to 3 loading weeks after it."),
        (23, (2, 3), "It would be loading week 3 of 3, so a cut-back week begins on 11 May."),
    ],
)
def test_cut_back_timing_follows_the_week(minutes, loading, said):
    """85 % of 81 is 68.85: three runs of 22 are below it, of 23 above."""
    assert answer(ask(loading=loading), minutes, THREE).cut_back == said


def test_a_cut_back_week_stays_one():
    assert answer(ask(is_due=True), 27, THREE).cut_back.startswith("This week is a cut-back week")


def test_no_day_adds_nothing():
    told = answer(ask(), 27, ())
    assert (told.week, told.cut_back) == ("No day is chosen, so no run is added.", "")


def test_runs_alike_are_counted_from_five_on():
    four = runs(*[(26.0, "settled")] * 3, (28.0, "held"))
    assert answer(ask(runs=four), 27, THREE).alike == (
        "Your log has 4 answered runs of 25 to 29 minutes: not enough to say how such a run settles."
    )
    five = runs(*[(26.0, "settled")] * 3, (29.0, "held"), (30.0, "settled"), (25.0, "eased back"))
    assert answer(ask(runs=five), 27, THREE).alike == ("Of 5 answered runs of 25 to 29 minutes in your log, 3 settled.")
    assert "no answered run" in answer(ask(), 27, THREE).alike
