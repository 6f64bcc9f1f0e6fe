"""Sessions with all their measures, and their days: what is shown, what is absent and why, and time travel."""

import dataclasses
import datetime as dt

import numpy as np
import pytest

from rtr.diary import Diary
from rtr.measures import Histogram, Measures
from rtr.metrics.beats import heart_of
from rtr.metrics.heart import HeartAbsence, MaxFrom, RestFrom
from rtr.metrics.internal import daily_internal, imputed_share
from rtr.metrics.mechanical import daily_mechanical
from rtr.metrics.recorded import measured
from rtr.metrics.sessions import session_measures
from rtr.metrics.trimp import banister_per_min
from rtr.model import CheckIn, Runner, Sport
from rtr.profile import HrMaxFrom, Profile, Sex
from tests.conftest import DEMO_DAY

RUNNER = Runner(id=1, name="Anna", zone="Europe/Berlin")
FIRST = dt.date(2026, 3, 2)
PROFILE = Profile(birth_year=1986, hr_rest_bpm=60.0)


@pytest.fixture(scope="module")
def session(make_activity):
    """An activity and what was measured of it: `session(3, bpm=150, speed=26)`, half an hour on day 3."""

    def made(day=0, *, bpm=140, speed=25, measures=None, **told):
        one = make_activity(day, **({"run_s": 1800.0, "walk_s": 0.0} | told))
        facts = {"recorded_s": 1800, "running_s": 1800, "hr": Histogram.of([bpm] * 1800),
                 "hr_running": Histogram.of([bpm] * 1800), "gap": Histogram.of([speed] * 1800),
                 "gap_m_per_s": speed / 10, "steps": 4900.0, "ascent_m": 20.0, "descent_m": 30.0}  # fmt: skip
        return one, Measures(uid=one.uid, version=1, **(facts | (measures or {})))

    return made


def diary(*sessions, profile=PROFILE, **told):
    return Diary(
        runner=RUNNER,
        activities=tuple(a for a, _ in sessions),
        measures=tuple(m for _, m in sessions if m is not None),
        profile=profile,
        **told,
    )


def rows(found, *, on=40):
    return session_measures(found, FIRST + dt.timedelta(days=on))


def one_row(found, **at):
    return rows(found, **at).iloc[-1]


def test_a_run_with_everything(session):
    row = one_row(diary(session(rpe=3.0), profile=dataclasses.replace(PROFILE, sex=Sex.FEMALE, easy_m_per_s=2.2)))
    assert (row.run_min, row.walk_min, row.distance_km, row.steps) == (30.0, 0.0, 5.0, 4900.0)
    assert (row.ascent_m, row.descent_m, row.gap_m_per_s, row.faster_min) == (20.0, 30.0, 2.5, 30.0)
    assert (row.srpe_au, row.load_au, row.load_method, row.load_au_imputed) == (90.0, 90.0, "srpe", 0.0)
    assert row.trimp_b == pytest.approx(30 * banister_per_min([140], 60, 180, Sex.FEMALE)[0])
    assert (row.trimp_e, row.trimp_variant, row.hr_absent, row.hr_coverage) == (90.0, "female", "", 1.0)
    assert (row.easy_hr_share, row.easy_hr_share_absent) == (1.0, "")


def test_the_climb_of_the_device_comes_first(session):
    row = one_row(diary(session(ascent_m=55.0)))
    assert (row.ascent_m, row.descent_m) == (55.0, 30.0)


def test_a_run_without_samples_says_what_is_missing(session):
    run, _ = session(avg_hr_bpm=140.0)
    row = one_row(diary((run, None)))
    assert (row.hr_absent, row.trimp_b_absent, row.faster_min_absent) == ("mean_only", "no_sensor", "no_sensor")
    assert (row.gap_m_per_s_absent, row.ascent_m_absent, row.easy_hr_share_absent) == ("no_sensor",) * 3
    assert (row.steps, row.steps_imputed, row.steps_absent) == (4800.0, 1.0, "")
    assert (row.load_au, row.load_method, row.load_au_imputed) == (120.0, "duration", 1.0)


def test_a_run_that_could_not_be_split_has_no_steps(session):
    run, _ = session(run_s=None, walk_s=None)
    row = one_row(diary((run, None)))
    assert (row.steps_absent, row.is_run) == ("missing", True)
    assert np.isnan(row.run_min)


def test_what_is_no_run_has_a_load_and_nothing_mechanical(session):
    ride = session(0, sport=Sport.CYCLING, run_s=0.0, measures={"running_s": 0, "gap": Histogram(), "steps": 0.0})
    row = one_row(diary(ride))
    assert (row.is_run, row.run_min, row.steps, row.faster_min, row.steps_imputed) == (False, 0.0, 0.0, 0.0, 0.0)
    assert row.trimp_b > 0
    assert (row.load_au, row.load_method) == (90.0, "duration")
    assert (row.easy_hr_share_absent, row.gap_m_per_s_absent) == ("no_sensor", "no_sensor")
    days = daily_mechanical(diary(ride), FIRST)
    assert days.drop(columns="day").to_numpy().tolist() == [[0.0] * 7]


@pytest.mark.parametrize(
    ("sport", "minutes_run", "load"),
    [(Sport.WALKING, 0.0, 60.0), (Sport.HIKING, 0.0, 60.0), (Sport.RUNNING, 30.0, 60.0), (Sport.STRENGTH, 0.0, 120.0),
     (Sport.MOBILITY, 0.0, 60.0), (Sport.SWIMMING, 0.0, 90.0), (Sport.OTHER, 0.0, 90.0)],
)  # fmt: skip
def test_the_usual_effort_of_each_sport(session, sport, minutes_run, load):
    run, _ = session(sport=sport, run_s=minutes_run, walk_s=0.0)
    assert one_row(diary((run, None))).load_au == load


@pytest.mark.parametrize(
    ("told", "speed", "rpe"),
    [({"walk_s": 201.0}, 25, 3), ({"walk_s": 199.0}, 25, 3), ({}, 25, 3), ({}, 28, 5), ({"run_s": None}, 25, 3)],
)
def test_a_run_is_easy_faster_or_with_walking(session, told, speed, rpe):
    easy = dataclasses.replace(PROFILE, easy_m_per_s=2.5)
    assert one_row(diary(session(speed=speed, **told), profile=easy)).load_au == 30 * rpe


def test_a_run_of_unknown_speed_counts_with_four(session):
    assert one_row(diary(session())).load_au == 120.0, "the first run: what is easy is not known yet"


def test_a_medicine_that_slows_the_heart_hides_every_number_of_it(session):
    told = {"has_rate_limiting_drug": True, "lthr_bpm": 165.0, "vt1_bpm": 130.0, "vt2_bpm": 150.0}
    sessions = [session(n, rpe=3.0 if n < 11 else None) for n in range(12)]
    found = rows(diary(*sessions, profile=dataclasses.replace(PROFILE, **told)))
    assert set(found.hr_absent) == {"rate_limiting_drug"}
    assert found[["trimp_b", "trimp_e", "trimp_l", "heart_load", "easy_hr_share"]].isna().all(axis=None)
    assert found.load_method.iloc[-1] == "duration", "heart rate stands in for no rating either"


def test_without_a_highest_heart_rate_only_the_thresholds_speak(session):
    told = Profile(vt1_bpm=130.0, vt2_bpm=150.0)
    row = one_row(diary(session(), profile=told))
    assert (row.hr_absent, row.trimp_b_absent, row.trimp_e_absent) == ("no_threshold",) * 3
    assert (row.trimp_l, row.trimp_l_absent) == (60.0, "")
    assert one_row(diary(session())).trimp_l_absent == "no_threshold"


@pytest.mark.parametrize(("reason", "measures"), [
    ("low_coverage", {"recorded_s": 2300}), ("cadence_lock", {"locked_s": 1081}), ("no_sensor", {"hr": Histogram()}),
])  # fmt: skip
def test_a_heart_rate_that_cannot_be_believed_is_left_out_with_its_reason(session, reason, measures):
    row = one_row(diary(session(measures=measures)))
    assert (row.hr_absent, row.trimp_b_absent, row.trimp_l_absent) == (reason, "no_sensor", "no_sensor")
    assert np.isnan(row.easy_hr_share)


def test_run_walk_is_judged_by_the_end_of_its_bouts(session):
    late = {"hr_late": Histogram.of([150] * 90)}
    assert one_row(diary(session(bpm=140, walk_s=600.0, run_s=1200.0, measures=late))).easy_hr_share == 0.0
    assert one_row(diary(session(bpm=140, walk_s=0.0, measures=late))).easy_hr_share == 1.0


def test_load_by_pace_needs_a_threshold_and_no_walking(session):
    fast = dataclasses.replace(PROFILE, threshold_m_per_s=2.5)
    assert one_row(diary(session(), profile=fast)).pace_load == pytest.approx(50.0)
    assert one_row(diary(session(walk_s=201.0), profile=fast)).pace_load_absent == "no_sensor"
    assert one_row(diary(session())).pace_load_absent == "no_threshold"


def test_an_easy_speed_of_the_28_days_before(session):
    found = rows(diary(*(session(n, speed=25) for n in (0, 2, 4)), session(6, speed=29)))
    assert found.faster_min_absent.tolist() == ["short_history"] * 3 + [""]
    assert found.faster_min.iloc[-1] == 30.0


# What heart rates are read against


def test_a_higher_thirty_seconds_replaces_the_age_once_it_was_run(session):
    found = diary(session(0), session(5, measures={"best_hr_30s_bpm": 188.0}))
    assert heart_of(found, FIRST + dt.timedelta(days=4)).max_bpm == 180.0
    later = heart_of(found, FIRST + dt.timedelta(days=5))
    assert (later.max_bpm, later.max_from, later.is_estimated) == (188.0, MaxFrom.OBSERVED, False)


@pytest.mark.parametrize("measures", [{"locked_s": 1500}, {"recorded_s": 9000}])
def test_a_sensor_that_is_not_believed_raises_no_maximum(session, measures):
    found = diary(session(0, measures=measures | {"best_hr_30s_bpm": 188.0}))
    assert heart_of(found, FIRST).max_from is MaxFrom.AGE


def test_a_flagged_recording_raises_no_maximum(session):
    assert heart_of(diary(session(0, is_flagged=True, measures={"best_hr_30s_bpm": 188.0})), FIRST).max_bpm == 180.0


def test_nights_count_once_they_were_slept(session):
    nights = tuple(CheckIn(day=FIRST + dt.timedelta(days=n), resting_hr_bpm=50.0 + n) for n in range(3))
    found = diary(session(), check_ins=nights)
    assert heart_of(found, FIRST + dt.timedelta(days=1)).rest_from is RestFrom.ENTERED
    assert heart_of(found, FIRST + dt.timedelta(days=2)).rest_bpm == 51.0


def test_tested_values_are_no_estimates(session):
    tested = Profile(hr_max_bpm=185, hr_max_from=HrMaxFrom.LAB, hr_rest_bpm=52)
    assert not heart_of(diary(session(), profile=tested), FIRST).is_estimated
    assert heart_of(diary(session(), profile=dataclasses.replace(tested, hr_rest_bpm=None)), FIRST).is_estimated


# Days


def test_days_add_up_sessions_and_rest_is_nothing(session, make_activity):
    strength = make_activity(0, after=dt.timedelta(hours=3), sport=Sport.STRENGTH, run_s=0.0, walk_s=0.0)
    found = diary(session(0, rpe=3.0), (strength, None), session(2, rpe=4.0))
    days = daily_internal(found, FIRST + dt.timedelta(days=3))
    assert days.load_au.tolist() == [210.0, 0.0, 120.0, 0.0]
    assert days.load_au_imputed.tolist() == [pytest.approx(120 / 210), 0.0, 0.0, 0.0]
    assert (days.rated_au.tolist(), days.by_duration_au.tolist()) == ([90.0, 0.0, 120.0, 0.0], [120.0, 0.0, 0.0, 0.0])
    assert (days.sessions.tolist(), days.unknown.tolist()) == ([2, 0, 1, 0], [0, 0, 0, 0])
    assert imputed_share(days).tolist() == [pytest.approx(120 / n) for n in (210, 210, 330, 330)]
    assert imputed_share(days, 2).tolist() == [pytest.approx(120 / 210), pytest.approx(120 / 210), 0.0, 0.0]


def test_a_day_with_a_session_of_unknown_load_is_not_known(session, make_activity):
    odd = make_activity(0, after=dt.timedelta(hours=3), timer_s=None, moving_s=None, elapsed_s=None)
    days = daily_internal(diary(session(0, rpe=3.0), (odd, None)), FIRST)
    assert np.isnan(days.load_au).all()
    assert np.isnan(days.load_au_imputed).all()
    assert (days.rated_au.tolist(), days.unknown.tolist()) == ([90.0], [1])


def test_mechanical_days_hold_runs_only_and_name_what_was_guessed(session, make_activity):
    walk = make_activity(0, after=dt.timedelta(hours=3), sport=Sport.WALKING, run_s=0.0, walk_s=1800.0, ascent_m=200.0)
    bare = make_activity(0, after=dt.timedelta(hours=6), run_s=600.0, walk_s=0.0, distance_m=None, ascent_m=5.0,
                         descent_m=5.0)  # fmt: skip
    days = daily_mechanical(diary(session(0), (walk, None), (bare, None), session(1)), FIRST + dt.timedelta(days=2))
    assert days.run_min.tolist() == [40.0, 30.0, 0.0]
    assert days.steps.tolist() == [6500.0, 4900.0, 0.0]
    assert days.steps_imputed.tolist() == [pytest.approx(1600 / 6500), 0.0, 0.0]
    assert (days.ascent_m.tolist(), days.descent_m.tolist()) == ([25.0, 20.0, 0.0], [35.0, 30.0, 0.0])
    assert np.isnan(days.distance_km[0])


def test_an_empty_diary_has_no_rows():
    nothing = Diary(runner=RUNNER)
    assert rows(nothing).empty
    assert daily_internal(nothing, FIRST).empty
    assert daily_mechanical(nothing, FIRST).empty
    assert imputed_share(daily_internal(nothing, FIRST)).tolist() == []


@pytest.fixture(scope="module")
def measured_demo(demo_diary):
    from rtr.demo import demo_records

    told = demo_records(DEMO_DAY).recordings
    found = tuple(measured(r.activity, r.samples) for r in told if r.samples is not None)
    return dataclasses.replace(demo_diary, measures=found, profile=PROFILE)


@pytest.mark.parametrize("back", [0, 1, 30, 120])
def test_what_comes_later_changes_nothing(measured_demo, back):
    on = DEMO_DAY - dt.timedelta(days=back)
    for made in (session_measures, daily_internal, daily_mechanical):
        assert made(measured_demo, on).equals(made(measured_demo.until(on), on))
    assert heart_of(measured_demo, on) == heart_of(measured_demo.until(on), on)


def test_running_minutes_are_those_of_the_diary(measured_demo):
    expected = measured_demo.daily(DEMO_DAY)
    found = daily_mechanical(measured_demo, DEMO_DAY)
    assert found.day.equals(expected.day)
    assert found.run_min.tolist() == pytest.approx(expected.run_min.tolist())
    assert found.distance_km.tolist() == pytest.approx(expected.distance_km.tolist(), nan_ok=True)


def test_a_changed_setting_changes_every_row_alike(measured_demo):
    before = session_measures(measured_demo, DEMO_DAY)
    changed = dataclasses.replace(PROFILE, hr_max_bpm=190.0, hr_max_from=HrMaxFrom.LAB)
    after = session_measures(dataclasses.replace(measured_demo, profile=changed), DEMO_DAY)
    known = before.trimp_b.notna() & (before.trimp_b > 0)
    assert (after.trimp_b[known] < before.trimp_b[known]).all()
    assert after.srpe_au.equals(before.srpe_au)


def test_every_absence_is_of_the_closed_lists(measured_demo):
    found = session_measures(measured_demo, DEMO_DAY)
    for column in found.filter(like="_absent").columns:
        words = set(found[column]) - {""}
        assert words <= ({h.value for h in HeartAbsence} if column == "hr_absent" else
                         {"missing", "short_history", "no_sensor", "no_threshold"})  # fmt: skip
