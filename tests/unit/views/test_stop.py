"""A Stop: what was marked or seen and when, what can be taken back, and when nothing else is shown."""

import datetime as dt

import pytest

from rtr.advice.case import Case, OpenFlag
from rtr.views.stop import stop_of

ON = dt.date(2026, 11, 18)
EARLIER = dt.date(2026, 11, 15)


def case(*today, before=()):
    return Case(on=ON, red_flags=today, open_flags=tuple(OpenFlag(flag=flag, day=EARLIER) for flag in before))


def test_without_a_flag_there_is_no_stop():
    assert stop_of(case()) is None


def test_what_was_marked_today():
    stop = stop_of(case("RF2"))
    assert stop.told == ("Today you marked one calf swollen, warm or red.",)
    assert (stop.since, stop.marked_on) == (ON, (ON,))


def test_what_was_marked_before_stands_with_its_day():
    stop = stop_of(case("RF6", before=("RF6", "RF2")))
    assert stop.since == EARLIER
    assert stop.told[0].startswith("On 15 November you marked one calf swollen, warm or red and pain at night")
    assert [sign.id for sign in stop.signs] == ["RF2", "RF6"], "the most urgent first"


@pytest.mark.parametrize(("flag", "words"), [("RF9", "you named at the set-up"), ("RF10", "your check-ins show")])
def test_what_nobody_marked_cannot_be_taken_back(flag, words):
    stop = stop_of(case(before=(flag,)))
    assert words in stop.told[0]
    assert stop.marked_on == ()


@pytest.mark.parametrize("flag", ["RF1", "RF2", "RF3", "RF4", "RF5", "RF11"])
def test_what_may_not_wait_stands_alone(flag):
    assert stop_of(case(flag)).is_alone


@pytest.mark.parametrize("flag", ["RF6", "RF7", "RF8", "RF9", "RF10"])
def test_what_is_looked_at_within_days_leaves_the_diary_open(flag):
    assert not stop_of(case(flag)).is_alone


def test_one_urgent_sign_among_others_is_enough():
    assert stop_of(case("RF6", "RF2")).is_alone
