"""Settings: how load is known, and what follows from every change."""

import dataclasses
import datetime as dt

import pytest

from rtr.demo import demo_records
from rtr.diary import Diary
from rtr.metrics.recorded import measured
from rtr.profile import HrMaxFrom, Profile, Sex
from rtr.views.settings import settings_view, what_follows
from tests.conftest import DEMO_DAY

TESTED = Profile(birth_year=1988, sex=Sex.FEMALE, hr_max_bpm=188.0, hr_max_from=HrMaxFrom.FIELD)


@pytest.fixture(scope="module")
def diary(demo_diary):
    """The demo runner with everything measured, before anything was told."""
    held = tuple(measured(r.activity, r.samples) for r in demo_records(DEMO_DAY).recordings if r.samples is not None)
    return dataclasses.replace(demo_diary, measures=held)


def view(diary, profile=None, **runner):
    told = diary.profile if profile is None else profile
    return settings_view(
        dataclasses.replace(diary, profile=told, runner=dataclasses.replace(diary.runner, **runner)), DEMO_DAY
    )


def follows(diary, before, after):
    return " ".join(what_follows(view(diary, before), view(diary, after)))


def test_how_load_is_known_adds_up(diary):
    found = view(diary, TESTED)
    assert found.load_methods["Sessions"].sum() == 21
    assert found.load_sentence.startswith("You rated 11 of 21 sessions in the last 28 days.")
    rated, filled = found.load_methods["AU"]
    assert f"{100 * filled / (rated + filled):.0f} %" in found.load_sentence


def test_an_empty_diary_has_no_load_to_explain(diary):
    found = settings_view(Diary(runner=diary.runner), DEMO_DAY)
    assert found.load_sentence == "No session in the last 28 days."
    assert found.load_methods.empty
    assert found.with_heart == 0


def test_where_everything_is_rated_nothing_is_said_of_imputing(diary, make_activity):
    rated = Diary(runner=diary.runner, activities=(make_activity(rpe=3.0),))
    found = settings_view(rated, rated.activities[0].day)
    assert found.load_sentence == "You rated 1 of 1 session in the last 28 days."


def test_paces_are_shown_as_they_are_typed(diary):
    told = Profile(easy_m_per_s=1000 / 405, threshold_m_per_s=1000 / 300)
    found = view(diary, told)
    assert (found.easy_pace, found.threshold_pace, found.distance_unit) == ("6:45", "5:00", "km")
    assert view(diary, told, has_miles=True).threshold_pace == "8:03"
    assert view(diary, Profile()).easy_pace == ""


def test_a_first_heart_rate_gives_a_cap_and_training_impulse(diary):
    said = follows(diary, Profile(), TESTED)
    assert "The cap for easy running is 146 beats per minute." in said
    assert "Training impulse was computed anew for 137 sessions." in said
    assert "by heart rate, scaled to your ratings" in said


def test_a_higher_heart_rate_moves_the_cap(diary):
    said = follows(diary, TESTED, dataclasses.replace(TESTED, hr_max_bpm=194.0))
    assert "The cap for easy running is 150 beats per minute now; it was 146." in said


def test_the_medicine_hides_and_shows(diary):
    slowed = dataclasses.replace(TESTED, has_rate_limiting_drug=True)
    hidden = follows(diary, TESTED, slowed)
    assert "Heart-rate numbers are hidden on every page now." in hidden
    assert "137 sessions no longer have a training impulse." in hidden
    assert "no cap" not in hidden, "said by the first sentence"
    assert "shown again" in follows(diary, slowed, TESTED)


def test_sex_moves_training_impulse_and_no_cap(diary):
    said = follows(diary, TESTED, dataclasses.replace(TESTED, sex=None))
    assert "Training impulse was computed anew" in said
    assert "cap" not in said


def test_an_easy_pace_is_what_faster_is_counted_from(diary):
    told = dataclasses.replace(TESTED, easy_m_per_s=1000 / 405)
    assert "Minutes faster than easy are counted from 6:45 per km." in follows(diary, TESTED, told)
    assert "your runs of the 28 days before" in follows(diary, told, TESTED)


def test_without_a_heart_rate_there_is_no_cap_any_more(diary):
    assert "There is no cap for easy running any more." in follows(diary, TESTED, Profile())


def test_nothing_changed_says_so(diary):
    assert follows(diary, TESTED, TESTED) == "Saved. No number changes by it."


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"name": "Maria"}, "Your name is changed."),
        ({"week_start": 6}, "Weeks begin on Sunday now; the weeks of the past are added up anew."),
        ({"has_miles": True}, "Distances and paces are shown in miles."),
        ({"zone": "Pacific/Auckland"}, "Days in your diary stay where they are."),
    ],
)
def test_what_the_calendar_changes(diary, changed, said):
    told = dataclasses.replace(TESTED, easy_m_per_s=2.5)
    (found,) = what_follows(view(diary, told), view(diary, told, **changed))
    assert said in found
    assert len(what_follows(view(diary, told, **changed), view(diary, told))) == 1


def test_a_day_back_shows_what_was_known_then(diary):
    on = DEMO_DAY - dt.timedelta(days=300)
    early = settings_view(dataclasses.replace(diary, profile=TESTED), on)
    assert sum(early.counts.values()) < sum(view(diary, TESTED).counts.values())
