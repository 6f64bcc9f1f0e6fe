"""Leaving Stop: ten minutes, the questions again, or a clearance (rulings R2)."""

import datetime as dt

import pytest

from rtr.actions import answer_red_flag, record_clearance, take_back_red_flag
from rtr.errors import SettingsError

DAY = dt.date(2026, 3, 2)
AT = dt.datetime(2026, 3, 2, 6, tzinfo=dt.UTC)
MINUTE = dt.timedelta(minutes=1)


def flags(store, runner):
    return store.diary(runner.id).check_in_of(DAY).red_flags


@pytest.mark.parametrize("minutes", [0, 9, 10])
def test_a_mistake_can_be_taken_back_for_ten_minutes(local_store, anna, minutes):
    answer_red_flag(local_store, anna, DAY, ("RF2",), AT)
    take_back_red_flag(local_store, anna, DAY, AT + minutes * MINUTE)
    assert flags(local_store, anna) is None


def test_later_it_stands(local_store, anna):
    answer_red_flag(local_store, anna, DAY, ("RF2",), AT)
    with pytest.raises(SettingsError, match="ten minutes") as refused:
        take_back_red_flag(local_store, anna, DAY, AT + 11 * MINUTE)
    assert "Answer the questions again" in refused.value.hint
    assert flags(local_store, anna) == ("RF2",)


def test_later_all_questions_are_answered_again(local_store, anna):
    answer_red_flag(local_store, anna, DAY, ("RF2",), AT)
    answer_red_flag(local_store, anna, DAY, (), AT + 60 * MINUTE)
    assert flags(local_store, anna) == ()
    assert [e.what.value for e in local_store.events(anna.id)] == ["raised", "answered_nothing"]


def test_a_clearance_says_who_and_when(local_store, anna):
    cleared = record_clearance(local_store, anna, by="  Dr. Okafor ", on=DAY, at=AT)
    assert (cleared.by, cleared.on, cleared.recorded_at) == ("Dr. Okafor", DAY, AT)
    assert local_store.diary(anna.id).clearances == (cleared,)


@pytest.mark.parametrize(
    ("by", "days"),
    [("", 0), ("   ", 0), ("x" * 201, 0), ("Dr. Okafor", 2)],
    ids=["nobody", "blank", "too long", "to come"],
)
def test_a_clearance_that_cannot_be(local_store, anna, by, days):
    with pytest.raises(SettingsError):
        record_clearance(local_store, anna, by=by, on=DAY + dt.timedelta(days=days), at=AT)
    assert local_store.events(anna.id) == ()
