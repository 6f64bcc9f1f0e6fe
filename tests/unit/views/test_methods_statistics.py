"""The statistics on Methods are told with the limits the code has."""

from rtr.learn.questions import QUESTIONS
from rtr.views.methods_statistics import statistics

VIEW = statistics()


def test_the_gate_of_the_test_is_told():
    assert "42 pairs, 12 runs, 5 mornings with pain and 3 different values" in " ".join(VIEW.test)


def test_what_the_test_cannot_do_is_said():
    text = " ".join(VIEW.limits)
    assert "Two months of data can only reveal strong links." in text
    assert "A link is no cause." in text


def test_the_steps_of_a_diary_are_told_from_least_to_most():
    assert [start.split()[0] for start, _ in VIEW.steps] == ["fewer", "14", "42", "90", "120"]


def test_every_question_of_the_list_is_told():
    assert len(VIEW.questions) == len(QUESTIONS)
    assert VIEW.questions[0] == ("Running minutes", "10 more minutes", "pain on the next morning")


def test_tolerance_is_told_with_its_time_its_columns_and_its_bound():
    text = " ".join(VIEW.tolerance)
    for words in ("last 12 weeks", "15, 20, 23, 27", "needs 5 runs", "once 12 runs", "not a forecast"):
        assert words in text, words


def test_the_flare_model_is_told_with_its_conditions():
    text = " ".join(VIEW.flare)
    for words in ("10 flares and 60 runs", "0.02 of AUC", "0.8 to 1.2", "never a percentage"):
        assert words in text, words


def test_no_word_promises_or_frightens():
    text = " ".join((*VIEW.test, *VIEW.limits, *VIEW.misleading, *VIEW.tolerance, *VIEW.flare)).lower()
    for word in ("safe", "risk", "guarantee", "!", "prove"):
        assert word not in text, word
