"""The runner's own rating of a run counts before that of the file; a day later it is marked late (science §1.2)."""

import dataclasses
import datetime as dt

import pytest

from rtr.diary import Diary
from rtr.metrics.rated import Rating, ratings
from rtr.metrics.sessions import session_measures
from rtr.model import WHOLE_RUN, Runner, RunResponse

RUNNER = Runner(id=1, name="Anna", zone="Europe/Berlin")
ON = dt.date(2026, 3, 10)


def said(uid, rpe=4.0, **told):
    return RunResponse(**({"activity_uid": uid, "site": WHOLE_RUN, "rpe": rpe} | told))


def diary(*runs, responses=()):
    return Diary(runner=RUNNER, activities=runs, responses=tuple(responses))


def test_what_the_runner_says_overrules_the_file(make_activity):
    run = make_activity(0, rpe=7.0, timer_s=1800.0)
    row = session_measures(diary(run, responses=[said(run.uid)]), ON).iloc[0]
    assert row["srpe_au"] == pytest.approx(4.0 * 30)
    assert row["load_method"] == "srpe"


def test_without_a_word_of_the_runner_the_file_counts(make_activity):
    run = make_activity(0, rpe=7.0, timer_s=1800.0)
    other_place = said(run.uid, site="achilles_left")
    row = session_measures(diary(run, responses=[said(run.uid, rpe=None), other_place]), ON).iloc[0]
    assert row["srpe_au"] == pytest.approx(7.0 * 30)
    assert not row["is_rated_late"]


@pytest.mark.parametrize(
    ("after", "is_late"),
    [(dt.timedelta(hours=23, minutes=59), False), (dt.timedelta(hours=24), False),
     (dt.timedelta(hours=24, seconds=1), True)],
)  # fmt: skip
def test_late_is_more_than_a_day_after_the_end(make_activity, after, is_late):
    run = make_activity(0)
    end = run.start_utc + dt.timedelta(seconds=run.elapsed_s)
    told = diary(run, responses=[said(run.uid, recorded_at=end + after)])
    assert ratings(told, ON)[run.uid] == Rating(4.0, is_late)
    assert session_measures(told, ON)["is_rated_late"].tolist() == [is_late]


def test_a_rating_without_a_time_is_not_called_late(make_activity):
    run = make_activity(0)
    assert ratings(diary(run, responses=[said(run.uid)]), ON)[run.uid] == Rating(4.0, False)


def test_a_rating_holds_for_all_parts_of_a_session(make_activity):
    """A watch stopped and started again ten minutes later is one session."""
    first = make_activity(0)
    second = make_activity(0, after=dt.timedelta(minutes=40))
    apart = make_activity(0, after=dt.timedelta(hours=5))
    told = ratings(diary(first, second, apart, responses=[said(first.uid)]), ON)
    assert {uid: one.rpe for uid, one in told.items()} == {first.uid: 4.0, second.uid: 4.0}


def test_a_part_with_its_own_rating_keeps_it(make_activity):
    first, second = make_activity(0), make_activity(0, after=dt.timedelta(minutes=40))
    told = ratings(diary(first, second, responses=[said(first.uid, 4.0), said(second.uid, 6.0)]), ON)
    assert [told[run.uid].rpe for run in (first, second)] == [4.0, 6.0]


def test_later_runs_are_not_asked(make_activity):
    run = make_activity(20)
    assert not ratings(diary(run, responses=[said(run.uid)]), ON)


def test_an_empty_diary_has_none():
    assert not ratings(dataclasses.replace(diary()), ON)
