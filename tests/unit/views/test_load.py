"""Load: sentences, tiles and frames, for few runs, many runs, unknown runs and none."""

import dataclasses
import datetime as dt
import math

import pandas as pd
import pytest

from rtr.diary import Diary
from rtr.model import Activity, Runner, RunWalkMethod, Sport
from rtr.views.load import PERIODS, load_view

RUNNER = Runner(id=1, name="Ada", zone="Europe/Berlin")
ON = dt.date(2026, 11, 18)
"""A Wednesday."""


def run(ago, run_min=20.0, walk_min=10.0, **fields):
    start = dt.datetime.combine(ON - dt.timedelta(days=ago), dt.time(18))
    plain = {
        "sport": Sport.RUNNING,
        "source": "fit",
        "start_local": start,
        "timer_s": 1800.0,
        "run_s": None if run_min is None else run_min * 60,
        "walk_s": None if run_min is None else walk_min * 60,
        "distance_m": 5000.0,
        "run_walk_method": RunWalkMethod.LAPS,
    }
    return Activity(uid=str(ago), **(plain | fields))


def view(*activities, weeks=26, runner=RUNNER, on=ON):
    ordered = tuple(sorted(activities, key=lambda a: a.start_local))
    return load_view(Diary(runner=runner, activities=ordered), on, weeks)


def tile(shown, label):
    return next(t for t in shown.tiles if t.label == label)


TWO_WEEKS = (run(16, 30), run(11, 40), run(4, 34), run(3, 40), run(2, 27))


def test_the_lead_is_this_week_the_last_and_the_one_before():
    assert view(*TWO_WEEKS).lead == (
        "This week holds 27 running minutes so far. Last week held 74, four more than the week before."
    )
    assert "14 more than" in view(run(11, 70), run(3, 84)).lead
    assert "as many as" in view(run(11, 70), run(3, 70.3)).lead
    assert "three fewer than" in view(run(11, 70), run(3, 67)).lead
    assert view(run(2, 27)).lead == "This week holds 27 running minutes so far."


def test_the_week_starts_where_the_runner_says():
    sunday = dataclasses.replace(RUNNER, week_start=6)
    shown = view(*TWO_WEEKS, runner=sunday)
    assert {day.weekday() for day in shown.weeks["week"]} == {6}
    assert "Sunday to Saturday" in shown.weeks_card.caption


def test_four_tiles():
    shown = view(*TWO_WEEKS)
    assert [t.label for t in shown.tiles] == [
        "This week so far",
        "Last full week",
        "Cap for the next run",
        "Loading weeks",
    ]
    assert (tile(shown, "This week so far").value, tile(shown, "This week so far").detail) == ("27 min", "1 run")
    assert (tile(shown, "Last full week").value, tile(shown, "Last full week").detail) == (
        "74 min",
        "+4 on the week before",
    )
    assert tile(shown, "Cap for the next run").value == "45 min"
    assert all(t.help for t in shown.tiles)


def test_a_cap_after_a_long_break_is_absent_in_words():
    shown = view(run(40))
    assert (tile(shown, "Cap for the next run").value, tile(shown, "Cap for the next run").detail) == (
        "–",
        "no run to go by in the 30 days before",
    )


def test_the_cap_is_for_tomorrow_once_there_was_a_run_today():
    assert view(run(30, 60), run(0, 20)).sessions["day"].iloc[-1] == pd.Timestamp(ON) + pd.Timedelta(days=1)
    assert tile(view(run(30, 60), run(0, 20)), "Cap for the next run").value == "25 min"
    assert tile(view(run(30, 60), run(1, 20)), "Cap for the next run").value == "66 min"


def test_sessions_stand_beside_their_longest_and_the_last_row_is_the_next_run():
    sessions = view(run(20, 24), run(9, 38), run(2, 20)).sessions
    assert list(sessions.columns) == ["day", "run_min", "longest_min", "cap_min", "state", "absent", "is_back"]
    assert sessions["state"].tolist() == ["reentry", "moderate", "ref", "next"]
    assert sessions["cap_min"].tolist()[1:] == pytest.approx([29, 43, 43])
    assert math.isnan(sessions["run_min"].iloc[-1])


def test_runs_above_the_cap_are_told_with_their_numbers():
    card = view(run(20, 24), run(9, 38), run(2, 20)).sessions_card
    assert card.sentence == (
        "1 of 2 runs was above the cap, on 9 November: 38 minutes, 59 % over the longest before it."
    )
    assert "1 without a run to go by in the 30 days before" in card.caption


def test_all_runs_inside_and_none_to_compare():
    assert (
        view(run(5, 20), run(2, 21)).sessions_card.sentence
        == "Every run that could be compared (1) stayed inside its cap."
    )
    assert "cannot be compared" not in view(run(5, 20), run(2, 21)).sessions_card.sentence
    assert "No run of this period can be compared yet" in view(run(2)).sessions_card.sentence


def test_a_period_begins_with_a_week_and_looks_back_for_what_it_compares_with():
    runs = [run(ago, 20 + ago % 3) for ago in range(0, 400, 3)]
    short, everything = view(*runs, weeks=12), view(*runs, weeks=None)
    assert short.period.begin == pd.Timestamp("2026-08-31")
    assert len(short.weeks) == len(everything.weeks), "the mean line needs the weeks before the period"
    assert short.sessions["day"].min() >= short.period.begin
    assert "reentry" not in set(short.sessions["state"])
    assert len(short.numbers) == 12
    assert len(everything.sessions) == len(runs) + 1
    assert "Monday to Sunday, 13 October 2025 to 18 November. 58 weeks" in everything.weeks_card.caption
    assert "134 runs" in everything.weeks_card.caption


def test_a_long_period_is_told_by_its_ends():
    rising = [run(ago, 60 - ago / 10) for ago in range(0, 200, 2)]
    sentence = view(*rising).weeks_card.sentence
    assert sentence.startswith("The last four full weeks held")
    assert "the first four of this period held" in sentence


def test_a_run_that_could_not_be_split_is_counted_and_named():
    shown = view(run(11, 30), run(4, None), run(2, None))
    assert shown.lead == (
        "This week holds 1 run, not all of known running minutes. "
        "Last week holds a run whose running minutes are not known."
    )
    assert (tile(shown, "This week so far").value, tile(shown, "This week so far").detail) == (
        "–",
        "1 of 1 run not split",
    )
    assert "2 runs could not be split" in shown.weeks_card.caption
    assert math.isnan(shown.weeks["run_min"].iloc[-1])
    assert "2 of unknown running minutes" in shown.sessions_card.caption


def test_flagged_activities_are_left_out_and_said():
    shown = view(run(9, 30), run(2, 900, is_flagged=True))
    assert shown.weeks["run_min"].sum() == 30
    assert "1 activity left out until you say on Import that it is right." in shown.weeks_card.caption


def test_the_numbers_are_in_the_unit_of_the_runner():
    metric, miles = view(*TWO_WEEKS), view(*TWO_WEEKS, runner=dataclasses.replace(RUNNER, has_miles=True))
    assert metric.numbers["Distance of runs, km"].iloc[0] == 5.0
    assert miles.numbers["Distance of runs, mi"].iloc[0] == 3.1
    assert metric.numbers["Week from"].is_monotonic_decreasing


@pytest.mark.parametrize("weeks", PERIODS.values())
def test_an_empty_diary_and_one_day(weeks):
    empty = view(weeks=weeks)
    assert empty.is_empty
    assert empty.lead == "No runs yet. After your first import this page shows three things."
    assert empty.expected
    assert empty.weeks.empty
    assert len(empty.sessions) == 1
    one = view(run(0), weeks=weeks)
    assert not one.is_empty
    assert one.weeks["run_min"].tolist() == [20]


def test_only_flagged_activities():
    assert view(run(2, is_flagged=True)).lead == "No activity counts as load yet."


@pytest.mark.parametrize("weeks", PERIODS.values())
@pytest.mark.parametrize("ago", [-5000, -1, 0, 1, 2, 9, 29, 30, 400, 401])
def test_a_hostile_diary_breaks_nothing(weeks, ago):
    script = "<script>alert(1)</script>"
    rows = (
        run(400, None, title=script),
        run(30, 1e9, 1e9, distance_m=1e15),
        run(29, float("inf"), distance_m=float("inf")),
        run(12, None, None, distance_m=None, timer_s=None),
        run(9, is_flagged=True, notes=script),
        run(3, 1.0, 0.0, distance_m=0.0, timer_s=0.0),
        run(-1),
        run(-4000),
    )
    shown = view(*rows, weeks=weeks, on=ON - dt.timedelta(days=ago))
    assert shown.lead
    assert "script" not in repr(shown)
