"""Methods draws the table of verdicts from the table that judges, condition by condition."""

import pytest

from rtr.advice.red_flags import RED_FLAGS
from rtr.body import KIND_WORDS, InjuryKind
from rtr.metrics.verdicts import LIMITS
from rtr.metrics.verdicts.judge import ALWAYS_ASKED, ALWAYS_BACK, BACK, GREEN
from rtr.views.methods_symptoms import BACK_WORDS, SETTLED_WORDS, symptoms

VIEW = symptoms()


def row(kind):
    return next(one for one in VIEW.classes if one.name.lower() == KIND_WORDS[kind].lower())


def test_every_condition_that_judges_has_words_and_no_others_do():
    assert set(SETTLED_WORDS) == set(GREEN)
    assert set(BACK_WORDS) == set(BACK)


@pytest.mark.parametrize("kind", [kind for kind in InjuryKind if kind is not InjuryKind.CLINICIAN])
def test_each_class_has_the_limits_it_is_judged_by(kind):
    limits, one = LIMITS[kind], row(kind)
    assert (one.settled_up_to, one.held_up_to, one.morning_back) == (
        limits.pain_max_green, limits.pain_max_hold, limits.d24_back,
    )  # fmt: skip
    assert one.settled.count(";") == len((*ALWAYS_ASKED, *limits.asks)) - 1
    assert one.back.count(";") == len((*ALWAYS_BACK, *limits.back_on)) - 1
    assert "{" not in one.settled + one.back


def test_what_a_clinician_steers_has_no_row_and_is_named():
    assert len(VIEW.classes) == len(InjuryKind) - 1
    assert "no verdict is given" in " ".join(VIEW.reading)


def test_a_tendon_is_told_as_it_is_judged():
    one = row(InjuryKind.TENDON)
    assert one.settled.startswith("pain while running up to 3; pain of the next morning not above the usual one")
    assert "a next morning 2 or more above the usual one" in one.back


def test_every_red_flag_stands_there_with_whom_to_contact():
    assert {signs for signs, _ in VIEW.flags} == {flag.marked for flag in RED_FLAGS.values()}
    assert all(do for _, do in VIEW.flags)
    assert "emergency number" in VIEW.flags[0][1], "the most urgent first"


def test_the_rules_of_waiting_are_told_with_their_limits():
    text = " ".join((*VIEW.reading, *VIEW.usual, *VIEW.leaving))
    for words in ("36 hours", "24 hours", "last 7 mornings", "fewer than 3", "28 days", "ten minutes", "38 people"):
        assert words in text, words
    assert "safe" not in text
