"""What an answer can be: just inside and just outside of each scale."""

import datetime as dt

import pytest

from rtr.model import WHOLE_RUN, CheckIn, RunResponse, SiteSymptoms
from rtr.scales import SCALES, complaints

DAY = dt.date(2028, 2, 29)
OF_A_PLACE = ("pain_now", "pain_am", "stiff_am", "stiff_min")
OF_A_RUN = ("pain_pre", "pain_max", "pain_end", "pain_60", "rpe", "completed")


def said(name, value):
    if name in OF_A_PLACE:
        return CheckIn(day=DAY, sites=(SiteSymptoms(site="knee_left", **{name: value}),))
    return (
        RunResponse(activity_uid="a", site=WHOLE_RUN, **{name: value})
        if name in OF_A_RUN
        else CheckIn(day=DAY, **{name: value})
    )


@pytest.mark.parametrize("name", SCALES)
def test_both_ends_belong_to_a_scale_and_what_lies_outside_does_not(name):
    scale = SCALES[name]
    step = 1 if scale.is_whole else 0.01
    for value in (scale.least, scale.most):
        assert complaints(said(name, value)) == ()
    for value in (scale.least - step, scale.most + step, float("nan"), float("inf")):
        (sentence,) = complaints(said(name, value))
        assert "must lie between" in sentence


@pytest.mark.parametrize("name", [name for name, scale in SCALES.items() if scale.is_whole])
def test_a_whole_answer_has_no_half(name):
    (sentence,) = complaints(said(name, SCALES[name].least + 0.5))
    assert "whole number" in sentence


def test_nothing_answered_is_no_mistake():
    assert complaints(CheckIn(day=DAY)) == complaints(RunResponse(activity_uid="a", site="knee_left")) == ()


@pytest.mark.parametrize(
    ("place", "is_known"),
    [
        ("achilles_left", True),
        ("shin_front_right", True),
        ("back", True),
        ("back_left", False),
        ("elbow", False),
        ("", False),
    ],
)
def test_a_place_is_one_of_the_list(place, is_known):
    for one in (
        CheckIn(day=DAY, sites=(SiteSymptoms(site=place, pain_am=1),)),
        RunResponse(activity_uid="a", site=place),
    ):
        is_whole_run = isinstance(one, RunResponse) and place == WHOLE_RUN
        assert (complaints(one) == ()) is (is_known or is_whole_run)


def test_signs_and_days_to_come_and_endless_notes():
    assert complaints(CheckIn(day=DAY, signs=("limp", "fever"))) == ()
    assert "no sign" in complaints(CheckIn(day=DAY, signs=("hiccups",)))[0]
    assert complaints(CheckIn(day=DAY), DAY) == ()
    assert "future" in complaints(CheckIn(day=DAY), DAY - dt.timedelta(days=1))[0]
    assert complaints(CheckIn(day=DAY, note="a" * 5000)) == ()
    assert "at most" in complaints(CheckIn(day=DAY, note="a" * 5001))[0]


def test_every_number_of_the_records_has_a_scale():
    numbers = {
        name
        for record in (CheckIn, RunResponse, SiteSymptoms)
        for name, kind in record.__annotations__.items()
        if "int" in str(kind) or "float" in str(kind)
    }
    assert numbers == set(SCALES)
