"""The invented runner has something to show on every page, and its records agree with each other."""

import datetime as dt
import itertools
import statistics
import zoneinfo
from collections import Counter

import numpy as np
import pytest

from rtr.advice.ladder.climb import State
from rtr.advice.ladder.history import standing
from rtr.demo import DemoRecords, demo_records
from rtr.diary import Diary
from rtr.importers.base import fingerprint
from rtr.intake import AgeBand
from rtr.model import Activity, Gait, Runner, RunWalkMethod, Sport

TODAY = dt.date(2026, 11, 18)


@pytest.fixture(scope="module")
def demo() -> DemoRecords:
    return demo_records(TODAY)


@pytest.fixture(scope="module")
def diary(demo: DemoRecords) -> Diary:
    return Diary(
        runner=Runner(id=1, name=demo.runner_name, zone=demo.zone, is_demo=True),
        activities=tuple(r.activity for r in demo.recordings),
        check_ins=demo.check_ins,
        responses=demo.responses,
        injuries=demo.injuries,
        clearances=demo.clearances,
        placements=demo.placements,
        week_tags=demo.week_tags,
        profile=demo.profile,
        intake=demo.intake,
    )


def return_runs(demo: DemoRecords) -> list[Activity]:
    onset = demo.injuries[0].onset
    return [r.activity for r in demo.recordings if r.activity.sport is Sport.RUNNING and r.activity.day > onset]


def test_same_day_and_seed_give_the_same_records(demo: DemoRecords):
    again = demo_records(TODAY)
    assert [r.activity for r in again.recordings] == [r.activity for r in demo.recordings]
    assert (again.check_ins, again.responses, again.injuries) == (demo.check_ins, demo.responses, demo.injuries)
    for one, two in zip(again.recordings, demo.recordings, strict=True):
        if one.samples is not None and two.samples is not None:
            for name, column in one.samples.columns().items():
                np.testing.assert_array_equal(column, two.samples.columns()[name])


def test_another_seed_tells_the_same_story_with_other_numbers(demo: DemoRecords):
    other = demo_records(TODAY, seed=8)
    assert len(other.recordings) == len(demo.recordings)
    assert {r.activity.uid for r in other.recordings}.isdisjoint(r.activity.uid for r in demo.recordings)


def test_uids_are_unique_and_the_fingerprint_of_the_content(demo: DemoRecords):
    uids = [r.activity.uid for r in demo.recordings]
    assert len(set(uids)) == len(uids)
    for r in demo.recordings:
        assert r.activity.uid == fingerprint(r.activity, len(r.samples) if r.samples else 0)


def test_recordings_are_in_order_and_before_today(demo: DemoRecords):
    starts = [r.activity.start_utc for r in demo.recordings]
    assert all(a is not None and b is not None and a < b for a, b in itertools.pairwise(starts))
    assert demo.recordings[-1].activity.day < TODAY


def test_samples_agree_with_the_totals(demo: DemoRecords):
    for r in demo.recordings:
        a, s = r.activity, r.samples
        if s is None:
            continue
        assert s.distance_m is not None
        assert s.speed_m_per_s is not None
        assert s.cadence_spm is not None
        assert not a.is_flagged
        assert a.elapsed_s == s.t_s[-1]
        assert a.timer_s == len(s) - 1
        assert a.distance_m == s.distance_m[-1]
        assert a.run_s is not None
        assert a.walk_s is not None
        assert a.run_s + a.walk_s == pytest.approx(a.timer_s, abs=1)
        assert abs(float((s.cadence_spm >= 140).sum()) - a.run_s) <= 2
        assert abs(float(s.speed_m_per_s[1:].sum()) - a.distance_m) < 1
        assert a.channels == s.channels()
        if s.hr_bpm is not None:
            assert a.max_hr_bpm == s.hr_bpm.max()


def test_running_minutes_of_each_week_follow_the_plan(demo: DemoRecords, diary: Diary):
    daily = diary.daily(TODAY).set_index("day")["run_min"]
    weekly = daily.resample("W-SUN", label="left", closed="right").sum()
    newest = [round(v) for v in weekly.tolist()[-18:]]
    assert newest == [65, 86, 0, 35, 40, 45, 30, 52, 61, 64, 70, 24, 42, 64, 45, 70, 73, 27]


def test_run_walk_comes_from_splits_mostly_and_from_laps_and_cadence_sometimes(demo: DemoRecords):
    methods = [a.run_walk_method for a in return_runs(demo)]
    assert methods.count(RunWalkMethod.SPLITS) > len(methods) / 2
    assert min(methods.count(RunWalkMethod.LAPS), methods.count(RunWalkMethod.CADENCE)) >= 5


def test_splits_and_named_laps_add_up_to_the_running_seconds(demo: DemoRecords):
    for a in return_runs(demo):
        if a.run_walk_method is RunWalkMethod.SPLITS:
            assert sum(s.timer_s for s in a.splits if s.gait is Gait.RUN) == a.run_s
        if a.run_walk_method is RunWalkMethod.LAPS:
            assert sum(lap.timer_s or 0 for lap in a.laps if lap.gait is Gait.RUN) == a.run_s


def test_favourite_loop_was_run_often_before_the_injury_and_again_after_it(demo: DemoRecords):
    onset = demo.injuries[0].onset
    canal = [r.activity.day for r in demo.recordings if (r.activity.title or "").startswith("Canal loop")]
    assert sum(day <= onset for day in canal) >= 5
    assert sum(day > onset for day in canal) >= 15


def test_laps_of_one_loop_lie_on_each_other(demo: DemoRecords):
    tracks = [r.samples for r in demo.recordings if (r.activity.title or "").startswith("Canal loop") and r.samples]
    first, last = tracks[0], tracks[-1]
    assert first.lat_deg is not None
    assert first.lon_deg is not None
    assert last.lat_deg is not None
    assert last.lon_deg is not None
    north = (last.lat_deg[::60, None] - first.lat_deg[None, ::5]) * 111_195
    east = (last.lon_deg[::60, None] - first.lon_deg[None, ::5]) * 111_195 * np.cos(np.radians(52.5))
    assert np.hypot(north, east).min(axis=1).max() < 25


def test_treadmill_week_has_cadence_and_no_positions(demo: DemoRecords):
    indoors = [r for r in demo.recordings if r.activity.sub_sport == "treadmill"]
    assert len(indoors) == 3
    for r in indoors:
        assert r.samples is not None
        assert r.samples.lat_deg is None
        assert r.samples.cadence_spm is not None


def test_the_journey_keeps_the_clock_of_where_it_was(demo: DemoRecords):
    home = zoneinfo.ZoneInfo(demo.zone)
    away = [r.activity for r in demo.recordings if (r.activity.title or "").startswith("Round the hotel park")]
    assert len(away) == 2
    for a in away:
        assert a.start_local is not None
        assert a.start_utc is not None
        assert a.start_utc.astimezone(home).replace(tzinfo=None) - a.start_local == dt.timedelta(hours=1)


def test_some_runs_have_no_heart_rate_and_some_a_pause(demo: DemoRecords):
    runs = return_runs(demo)
    assert any(a.avg_hr_bpm is None for a in runs)
    assert any(a.elapsed_s is not None and a.timer_s is not None and a.elapsed_s > a.timer_s for a in runs)


def test_check_ins_are_on_most_days_and_the_newest_is_yesterday(demo: DemoRecords):
    onset = demo.injuries[0].onset
    days = [c.day for c in demo.check_ins]
    assert days == sorted(set(days))
    assert days[-1] == TODAY - dt.timedelta(days=1)
    assert 0.80 <= len(days) / (TODAY - onset).days <= 0.92
    assert sum(day >= TODAY - dt.timedelta(days=14) for day in days) >= 12


def test_items_stay_on_their_scales(demo: DemoRecords):
    for c in demo.check_ins:
        site = c.sites[0]
        for nrs in (site.pain_now, site.pain_am, site.stiff_am, c.confidence):
            assert nrs is not None
            assert 0 <= nrs <= 10
        for item in (c.sleep_quality, c.fatigue, c.mood, c.stress):
            assert item is not None
            assert 1 <= item <= 5
        assert c.sleep_h is not None
        assert 4 < c.sleep_h < 10


def test_responses_belong_to_runs_of_the_return(demo: DemoRecords):
    runs = {a.uid for a in return_runs(demo)}
    answered = {r.activity_uid for r in demo.responses}
    assert answered <= runs
    assert 0.85 <= len(answered) / len(runs) < 1


def test_mornings_tell_which_runs_settled(demo: DemoRecords):
    """The tendon row of science §3.3 gives back the story: one ease back, a dozen holds, the rest settled."""
    mornings = {c.day: c.sites[0] for c in demo.check_ins}
    run_days = {a.day for a in return_runs(demo)}
    answers = {r.activity_uid: r for r in demo.responses}
    found = {"settled": 0, "hold": 0, "back": 0}
    for a in return_runs(demo):
        next_day = a.day + dt.timedelta(days=1)
        if a.uid not in answers or next_day not in mornings:
            continue
        quiet = [
            m.pain_am
            for day, m in mornings.items()
            if 0 <= (a.day - day).days < 7 and day - dt.timedelta(days=1) not in run_days and m.pain_am is not None
        ]
        base = statistics.median(quiet) if len(quiet) >= 3 else answers[a.uid].pain_pre
        assert base is not None
        d24 = (mornings[next_day].pain_am or 0) - base
        worst = answers[a.uid].pain_max or 0
        verdict = "back" if worst > 5 or d24 >= 2 else "hold" if worst > 3 or d24 > 0 else "settled"
        found[verdict] += 1
    assert found["back"] == 1
    assert 10 <= found["hold"] <= 18
    assert found["settled"] >= 45


def test_trust_falls_with_the_flare_and_comes_back(demo: DemoRecords):
    trust = [c.confidence for c in demo.check_ins if c.confidence is not None]
    low = min(range(60, len(trust)), key=trust.__getitem__)
    assert max(trust[:low]) >= 8
    assert trust[low] == 3
    assert trust[-1] >= 6


def test_stiffness_eases_over_the_months(demo: DemoRecords):
    minutes = [c.sites[0].stiff_min for c in demo.check_ins if c.sites[0].stiff_min is not None]
    assert statistics.median(minutes[:30]) > 20
    assert statistics.median(minutes[-14:]) < 10


def test_it_is_the_left_achilles_tendon(demo: DemoRecords):
    (injury,) = demo.injuries
    assert (injury.site, injury.side, injury.kind) == ("achilles", "left", "tendon")
    assert injury.onset == dt.date(2026, 3, 15)


@pytest.mark.parametrize("today", [dt.date(2024, 2, 29), dt.date(2025, 12, 31), dt.date(2027, 3, 28)])
def test_any_day_can_be_today(today: dt.date):
    demo = demo_records(today)
    assert (today - return_runs(demo)[-1].day).days == 2
    assert (today - demo.check_ins[-1].day).days == 1


def test_the_set_up_is_done_and_fits_the_runs(demo: DemoRecords, diary: Diary):
    told, (injury,) = demo.intake, demo.injuries
    assert told.done_on == told.accepted_on == injury.onset + dt.timedelta(days=2)
    assert told.age_band == AgeBand.TO_49
    assert demo.profile.age(TODAY.year) == 38
    assert injury.diagnosed_by == injury.cleared_by == "physiotherapist"
    before = diary.daily(injury.onset).set_index("day")["run_min"]
    weeks = before.resample("W").sum()
    assert told.usual_week_min == pytest.approx(weeks.iloc[:-1].median(), abs=15)
    assert told.longest_before_min == pytest.approx(before.iloc[:-3].max(), abs=2)


def test_the_days_of_the_set_up_are_the_days_of_the_return(demo: DemoRecords):
    days = Counter(str(run.day.weekday()) for run in return_runs(demo))
    assert {day for day, _ in days.most_common(3)} == set(demo.intake.run_days)


@pytest.mark.parametrize("today", [TODAY, dt.date(2024, 2, 29), dt.date(2026, 1, 1)])
def test_energy_was_asked_within_the_month(today: dt.date):
    told = demo_records(today).intake
    assert told.low_energy == ()
    assert not told.is_energy_due(today)


@pytest.mark.parametrize("weekday", range(7))
def test_the_story_of_the_ladder_is_whole_on_every_weekday(weekday):
    """A flare, looks that do not pass, somebody who looks, a step set by hand, and up again to about step 8."""
    today = dt.date(2026, 11, 16) + dt.timedelta(days=weekday)
    told = demo_records(today)
    known = Diary(
        runner=Runner(id=1, name=told.runner_name, zone=told.zone),
        activities=tuple(r.activity for r in told.recordings),
        check_ins=told.check_ins,
        responses=told.responses,
        injuries=told.injuries,
        clearances=told.clearances,
        placements=told.placements,
        week_tags=told.week_tags,
        profile=told.profile,
        intake=told.intake,
    )
    found = standing(known, today)
    states = [move.state for move in found.moves]
    assert State.BACKOFF in states
    assert [p.rung for p in told.placements] == ["R1", "R3.5"]
    assert found.rung.name in {"R7.5", "R8", "R8.5", "R9"}
    assert found.position.state in {State.ACTIVE, State.HOLD}
