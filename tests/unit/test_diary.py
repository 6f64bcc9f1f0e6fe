"""The diary: what a day, a run and time travel are."""

import datetime as dt
import math

import pytest

from rtr.diary import Diary
from rtr.model import Activity, CheckIn, Injury, Runner, RunResponse, Sport
from rtr.plan import Answered, Block

ANNA = Runner(id=1, name="Anna", zone="Europe/Berlin")


def activity(start: str, run_min: float | None = 20, **fields: object) -> Activity:
    begun = dt.datetime.fromisoformat(start)
    run_s = None if run_min is None else run_min * 60
    known: dict[str, object] = {
        "uid": start, "sport": Sport.RUNNING, "source": "fit", "start_local": begun, "run_s": run_s,
        "walk_s": None if run_min is None else 300.0, "elapsed_s": (run_s or 1800.0) + 300.0, "distance_m": 3000.0,
    }  # fmt: skip
    return Activity(**{**known, **fields})  # type: ignore[arg-type] # a test's shorthand


def diary(*activities: Activity) -> Diary:
    return Diary(runner=ANNA, activities=activities)


def test_empty_diary_has_no_days_and_no_runs():
    assert diary().daily(dt.date(2026, 3, 1)).empty
    assert diary().runs(dt.date(2026, 3, 1)).empty
    assert diary().last_run is None


def test_rest_days_are_zero_up_to_the_asked_day():
    daily = diary(activity("2026-03-01T07:00")).daily(dt.date(2026, 3, 3))
    assert daily["run_min"].tolist() == [20.0, 0.0, 0.0]
    assert daily["day"].dt.strftime("%d").tolist() == ["01", "02", "03"]


def test_a_run_that_could_not_be_split_makes_its_day_missing_not_zero():
    daily = diary(activity("2026-03-01T07:00"), activity("2026-03-01T18:00", run_min=None)).daily(dt.date(2026, 3, 2))
    assert math.isnan(daily["run_min"][0])
    assert daily["run_min"][1] == 0.0
    assert daily["runs"][0] == 2


def test_two_runs_a_day_add_up():
    daily = diary(activity("2026-03-01T07:00"), activity("2026-03-01T18:00", 10)).daily(dt.date(2026, 3, 1))
    assert daily["run_min"].tolist() == [30.0]


@pytest.mark.parametrize(("gap_min", "sessions"), [(29, 1), (30, 1), (31, 2)])
def test_runs_thirty_minutes_apart_or_less_are_one_session(gap_min: int, sessions: int):
    first = activity("2026-03-01T07:00", 20)  # ends 07:25
    begun = dt.datetime(2026, 3, 1, 7, 25) + dt.timedelta(minutes=gap_min)
    runs = diary(first, activity(begun.isoformat(), 10)).runs(dt.date(2026, 3, 1))
    assert len(runs) == sessions
    assert runs["run_min"].sum() == 30.0


def test_a_recording_that_was_never_stopped_does_not_swallow_the_next_runs():
    forgotten = activity("2026-03-01T07:00", elapsed_s=27 * 86400.0, timer_s=1500.0)
    assert len(diary(forgotten, activity("2026-03-05T07:00")).runs(dt.date(2026, 3, 6))) == 2


def test_a_run_after_midnight_belongs_to_the_new_day_where_it_was_run():
    runs = diary(activity("2026-03-01T23:50"), activity("2026-03-03T00:05")).runs(dt.date(2026, 3, 3))
    assert runs["day"].dt.day.tolist() == [1, 3]


def test_leap_day_is_a_day():
    assert len(diary(activity("2028-02-28T07:00")).daily(dt.date(2028, 3, 1))) == 3


def test_a_dash_across_the_road_does_not_make_a_walk_a_run():
    walk = activity("2026-03-01T07:00", run_min=0.5, sport=Sport.WALKING)
    assert diary(walk).last_run is None
    assert diary(walk).daily(dt.date(2026, 3, 1))["run_min"].tolist() == [0.5]


def test_flagged_activities_stay_in_the_diary_but_out_of_load():
    drive = activity("2026-03-01T07:00", is_flagged=True)
    assert diary(drive).activities == (drive,)
    assert diary(drive).daily(dt.date(2026, 3, 1)).empty


def test_until_is_time_travel():
    first, second = activity("2026-03-01T07:00"), activity("2026-03-03T07:00")
    whole = Diary(
        runner=ANNA, activities=(first, second),
        check_ins=(CheckIn(day=dt.date(2026, 3, 2)), CheckIn(day=dt.date(2026, 3, 4))),
        responses=(RunResponse(activity_uid=second.uid, site="achilles"),),
    )  # fmt: skip
    past = whole.until(dt.date(2026, 3, 2))
    assert past.activities == (first,)
    assert [c.day.day for c in past.check_ins] == [2]
    assert past.responses == ()


def test_an_injury_is_open_from_its_first_to_its_last_day():
    one = Injury(site="knee", side="left", kind="knee", onset=dt.date(2026, 3, 2), until=dt.date(2026, 3, 4))
    without_end = Injury(site="hip", side="left", kind="muscle", onset=dt.date(2026, 3, 4))
    both = Diary(runner=ANNA, injuries=(one, without_end))
    found = {day: both.open_injuries(dt.date(2026, 3, day)) for day in range(1, 6)}
    assert found == {1: (), 2: (one,), 3: (one,), 4: (one, without_end), 5: (without_end,)}


def test_the_plan_of_a_day_is_the_block_accepted_last_that_holds_it():
    first, later = (
        Block(begin=dt.date(2026, 3, begin), end=dt.date(2026, 3, end), answered=Answered.ACCEPTED, id=begin)
        for begin, end in ((2, 8), (5, 11))
    )
    declined = Block(begin=dt.date(2026, 3, 2), end=dt.date(2026, 3, 20), answered=Answered.DECLINED)
    planned = Diary(runner=ANNA, blocks=(first, later, declined))
    found = {day: planned.accepted_on(dt.date(2026, 3, day)) for day in (1, 2, 4, 5, 8, 11, 12)}
    assert found == {1: None, 2: first, 4: first, 5: later, 8: later, 11: later, 12: None}


def test_an_activity_without_a_zone_has_no_day_yet():
    with pytest.raises(ValueError, match="no local start"):
        _ = Activity(uid="x", sport=Sport.RUNNING, source="gpx").day


def test_a_run_without_a_distance_makes_the_distance_of_its_day_missing():
    daily = diary(activity("2026-03-01T07:00", distance_m=None)).daily(dt.date(2026, 3, 2))
    assert math.isnan(daily["distance_km"][0])
    assert daily["distance_km"][1] == 0.0


def test_days_begin_with_the_earliest_local_day_even_after_a_flight_to_the_west():
    tokyo = activity("2026-03-02T07:00", start_utc=dt.datetime(2026, 3, 1, 22, tzinfo=dt.UTC))
    honolulu = activity("2026-03-01T18:00", start_utc=dt.datetime(2026, 3, 2, 4, tzinfo=dt.UTC))
    assert diary(tokyo, honolulu).daily(dt.date(2026, 3, 2))["run_min"].tolist() == [20.0, 20.0]
