"""Stages of a diary (science §6.5): each limit just under, at and just over; what is missing, and until when."""

import itertools

import numpy as np
import pytest

from rtr.learn.lacks import Wanted, about
from rtr.learn.stage import NEEDS, Step, stage
from tests.unit.learn.tables import table_of


def pains(days):
    """Mornings with five and more values above 0, of three different levels."""
    return np.array([(1, 2, 3, 0)[n % 4] for n in range(days)], dtype=float)


def diary(days, *, every=3):
    """A run every third day, every morning answered, on the last day, too."""
    return table_of(run_min=[20.0 if n % every == 0 else 0.0 for n in range(days)], pain_am=pains(days))


def flare(flares, runs):
    """Runs of which so many were followed by a flare."""
    return np.array([1.0] * flares + [0.0] * (runs - flares))


def lack(found, wanted):
    return next(each for each in found.lacks if each.wanted is wanted)


@pytest.mark.parametrize(
    ("days", "step"),
    [
        (0, Step.COLLECTING), (1, Step.COLLECTING), (13, Step.COLLECTING), (14, Step.DESCRIPTIVE),
        (15, Step.DESCRIPTIVE), (41, Step.DESCRIPTIVE), (42, Step.DESCRIPTIVE), (43, Step.QUESTION),
        (89, Step.QUESTION), (90, Step.TABLE), (91, Step.TABLE), (365, Step.TABLE),
    ],
)  # fmt: skip
def test_a_step_begins_with_its_day(days, step):
    """42 mornings hold 41 pairs at most: the question waits for the 43rd."""
    found = stage(diary(days))
    assert found.step is step
    assert found.days == days
    assert found.pairs == max(days - 1, 0)


@pytest.mark.parametrize(("days", "step"), [(119, Step.TABLE), (120, Step.MODEL), (121, Step.MODEL)])
def test_the_model_waits_for_120_days(days, step):
    assert stage(diary(days), flare(10, 60)).step is step


@pytest.mark.parametrize(("flares", "runs", "step"), [
    (9, 60, Step.TABLE), (10, 60, Step.MODEL), (11, 60, Step.MODEL),
    (10, 59, Step.TABLE), (10, 61, Step.MODEL),
])  # fmt: skip
def test_the_model_waits_for_10_flares_and_60_days_with_a_run(flares, runs, step):
    found = stage(diary(130), flare(flares, runs))
    assert found.step is step
    assert (found.following is None) == (step is Step.MODEL)


def test_without_flares_told_there_is_no_model():
    found = stage(diary(300))
    assert {each.wanted for each in found.lacks} == {Wanted.FLARES, Wanted.RUN_DAYS}
    unknown = stage(diary(300), np.full(300, np.nan))
    assert lack(unknown, Wanted.FLARES).have == 0


@pytest.mark.parametrize(("pairs", "step"), [(41, Step.DESCRIPTIVE), (42, Step.QUESTION), (43, Step.QUESTION)])
def test_one_question_needs_42_pairs_however_many_mornings(pairs, step):
    """Every third morning is missing, so that of three mornings two make one pair."""
    days = 3 * pairs
    pain = pains(days)
    pain[2::3] = np.nan
    found = stage(table_of(run_min=[20.0, 0.0, 0.0] * pairs, pain_am=pain))
    assert found.pairs == pairs
    assert found.step is step


@pytest.mark.parametrize(("runs", "step"), [(11, Step.DESCRIPTIVE), (12, Step.QUESTION), (13, Step.QUESTION)])
def test_one_question_needs_12_runs(runs, step):
    run_min = [20.0] * runs + [0.0] * (60 - runs)
    assert stage(table_of(run_min=run_min, pain_am=pains(60))).step is step


def test_a_run_on_the_last_day_has_no_morning_after_it_yet():
    run_min = [20.0] * 11 + [0.0] * 48 + [20.0]
    assert stage(table_of(run_min=run_min, pain_am=pains(60))).counts.runs == 11


@pytest.mark.parametrize(("above_0", "step"), [(4, Step.DESCRIPTIVE), (5, Step.QUESTION), (6, Step.QUESTION)])
def test_one_question_needs_5_mornings_with_pain(above_0, step):
    pain = np.zeros(60)
    pain[10 : 10 + above_0] = (1, 2, 3, 1, 2, 3)[:above_0]
    found = stage(table_of(run_min=[20.0, 0.0, 0.0] * 20, pain_am=pain))
    assert found.counts.pains == above_0
    assert found.step is step


@pytest.mark.parametrize(("values", "step"), [((1, 2), Step.DESCRIPTIVE), ((1, 2, 3), Step.QUESTION),
                                              ((1, 2, 3, 4), Step.QUESTION)])  # fmt: skip
def test_one_question_needs_3_different_pains(values, step):
    pain = [float(values[n % len(values)]) for n in range(60)]
    assert stage(table_of(run_min=[20.0, 0.0, 0.0] * 20, pain_am=pain)).step is step


def test_a_later_step_never_stands_on_a_missing_earlier_one():
    """A year without a pain above 0 has nothing to test, and nothing to model."""
    found = stage(table_of(run_min=[20.0, 0.0, 0.0] * 122, pain_am=np.zeros(366)), flare(20, 100))
    assert found.step is Step.DESCRIPTIVE
    assert {each.wanted for each in found.lacks} == {Wanted.PAINS, Wanted.LEVELS}
    assert all(each.more_days is None for each in found.lacks), "nobody can tell when there will be pain"
    assert lack(found, Wanted.PAINS).words == "Pain was above 0 on 0 of the mornings it can use, and it needs 5."


def test_what_is_missing_is_named_with_about_when_it_will_do():
    """A morning each day: 31 pairs of 42 want 11 more days."""
    found = stage(diary(32))
    assert found.following is Step.QUESTION
    assert lack(found, Wanted.PAIRS).words == "31 of 42 pairs are logged, so about eleven more days."


def test_the_estimate_is_the_runners_own_rhythm_of_the_last_four_weeks():
    """Two mornings of three are logged, one pair in three days."""
    days = 93
    pain = pains(days)
    pain[2::3] = np.nan
    found = stage(table_of(run_min=[20.0, 0.0, 0.0] * 31, pain_am=pain))
    missing = lack(found, Wanted.PAIRS)
    assert (missing.have, missing.need) == (31, 42)
    assert missing.more_days == pytest.approx(11 * 3, abs=2)
    assert missing.words == "31 of 42 pairs are logged, so about five more weeks."


@pytest.mark.parametrize(("silent", "has_estimate"), [(27, True), (28, False), (29, False)])
def test_nothing_is_promised_when_nothing_was_logged_for_four_weeks(silent, has_estimate):
    pain = np.concatenate([pains(30), np.full(silent, np.nan)])
    found = stage(table_of(run_min=np.zeros(30 + silent), pain_am=pain))
    missing = lack(found, Wanted.MORNINGS)
    assert (missing.more_days is not None) == has_estimate
    assert ("about" in missing.words) == has_estimate
    if not has_estimate:
        assert missing.words == "30 of 42 mornings are logged."


def test_days_before_the_first_morning_do_not_slow_the_rhythm():
    pain = np.concatenate([np.full(300, np.nan), pains(10)])
    found = stage(table_of(run_min=np.zeros(310), pain_am=pain))
    assert found.step is Step.COLLECTING
    assert lack(found, Wanted.MORNINGS).words == "10 of 14 mornings are logged, so about four more days."


def test_an_empty_diary_wants_everything_and_promises_nothing():
    found = stage(table_of(run_min=[], pain_am=[]))
    assert (found.step, found.days, found.pairs) == (Step.COLLECTING, 0, 0)
    assert found.lacks[0].words == "0 of 14 mornings are logged."


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (1, "one more day"), (2, "two more days"), (13, "thirteen more days"), (14, "two more weeks"),
        (15, "three more weeks"), (70, "ten more weeks"), (71, "three more months"), (365, "twelve more months"),
        (366, None),
    ],
)  # fmt: skip
def test_a_time_to_come_is_rounded_up(days, words):
    assert about(days) == words


def test_each_step_needs_at_least_what_the_one_before_does():
    steps = list(NEEDS.values())
    for before, after in itertools.pairwise(steps):
        assert all(after.get(wanted, 0) >= need for wanted, need in before.items())
