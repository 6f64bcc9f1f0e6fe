"""The red-flag question: nothing first, every sign of the ruling, each with what to do."""

import doctest

import pytest

from rtr.advice import red_flags
from rtr.advice.red_flags import CHOICES, RED_FLAGS, Urgency, hides_training, raised
from rtr.body import Sign


def test_nothing_stands_first_and_raises_nothing():
    assert CHOICES[0].flags == ()
    assert CHOICES[0].signs == ()
    assert all(bool(choice.flags) != bool(choice.signs) for choice in CHOICES[1:])


def test_the_choices_raise_rf1_to_rf8_and_heat():
    """RF9 is asked at the set-up, RF10 computed."""
    ids = {flag for choice in CHOICES for flag in choice.flags}
    assert ids == {f"RF{n}" for n in range(1, 9)} | {"RF11"} == set(RED_FLAGS) - {"RF9", "RF10"}


def test_every_sign_that_is_no_red_flag_is_asked_after_them():
    kinds = [bool(choice.flags) for choice in CHOICES[1:]]
    assert kinds == sorted(kinds, reverse=True)
    assert [sign for choice in CHOICES for sign in choice.signs] == list(Sign)


@pytest.mark.parametrize(
    ("marked", "hides"),
    [((), False), (("RF6",), False), (("RF7", "RF8", "RF9", "RF10"), False)]
    + [((flag,), True) for flag in ("RF1", "RF2", "RF3", "RF4", "RF5", "RF11", "RF77")]
    + [(("RF6", "RF5"), True)],
)
def test_what_hides_training_content(marked, hides):
    assert hides_training(marked) is hides


@pytest.mark.parametrize("flag", RED_FLAGS.values(), ids=list(RED_FLAGS))
def test_each_sign_says_whom_to_contact(flag):
    assert flag.marked
    assert flag.do.endswith(".")
    assert ("emergency number" in flag.do) == (flag.urgency is Urgency.EMERGENCY)


@pytest.mark.parametrize(
    ("flag", "urgency"),
    [
        ("RF1", Urgency.EMERGENCY),
        ("RF2", Urgency.SAME_DAY),
        ("RF3", Urgency.EMERGENCY),
        ("RF4", Urgency.EMERGENCY),
        ("RF5", Urgency.SAME_DAY),
        ("RF6", Urgency.WITHIN_DAYS),
        ("RF7", Urgency.PROMPT),
        ("RF8", Urgency.WITHIN_DAYS),
        ("RF9", Urgency.WITHIN_DAYS),
        ("RF10", Urgency.WITHIN_DAYS),
        ("RF11", Urgency.EMERGENCY),
    ],
)
def test_urgency_is_that_of_science_3_4(flag, urgency):
    assert RED_FLAGS[flag].urgency is urgency


def test_the_most_urgent_leads_and_one_answer_stands_once():
    assert [flag.id for flag in raised(["RF8", "RF6", "RF2", "RF1"])] == ["RF1", "RF2", "RF8", "RF6"]
    assert len(raised(["RF4", "RF11", "RF4"])) == 1


def test_an_unknown_id_is_kept():
    assert raised(["RF77"])[0].id == "RF77"


def test_examples():
    assert doctest.testmod(red_flags).failed == 0
