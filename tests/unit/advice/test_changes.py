"""What is said to change the answer does change it."""

import dataclasses
import datetime as dt
import doctest
import importlib

import pytest

from rtr.advice import POLICY, Case, suggest, words
from rtr.advice.changes import changes, next_run_day
from rtr.model import Verdict

DAY = dt.date(2026, 11, 18)


def case(ago=2, **fields):
    last = DAY - dt.timedelta(days=ago)
    plain = {"last_activity": last, "last_run": last, "last_run_min": 20.0, "longest_before_min": 20.0}
    return Case(on=DAY, **(plain | {"mean_week_min": 60.0, "red_flags": ()} | fields))


def sentence_of(told, verdict):
    return next(change.sentence for change in told.changes if change.verdict is verdict)


def test_hold_turns_into_not_enough_on_the_day_it_names():
    held = case()
    assert sentence_of(suggest(held), Verdict.UNKNOWN) == "Nothing more is recorded until 27 November."
    turns = dt.date(2026, 11, 27)
    assert suggest(dataclasses.replace(held, on=turns)).verdict is Verdict.UNKNOWN
    assert suggest(dataclasses.replace(held, on=turns - dt.timedelta(days=1))).verdict is Verdict.HOLD


def test_hold_turns_into_rest_by_a_run_today():
    held = case()
    assert "today" in sentence_of(suggest(held), Verdict.REST)
    assert suggest(dataclasses.replace(held, last_run=DAY, last_activity=DAY)).verdict is Verdict.REST


@pytest.mark.parametrize(
    ("ago", "week"),
    [(0, None), (0, 60.0), (0, 90.0), (0, 90.5), (0, 200.0), (1, None), (1, 60.0), (1, 90.0)],
)
def test_rest_turns_into_hold_on_the_day_it_names(ago, week):
    resting = case(ago, mean_week_min=week)
    assert suggest(resting).verdict is Verdict.REST
    day = next_run_day(resting, POLICY)
    assert words.day_text(day) in sentence_of(suggest(resting), Verdict.HOLD)
    assert suggest(dataclasses.replace(resting, on=day)).verdict is Verdict.HOLD
    assert suggest(dataclasses.replace(resting, on=day - dt.timedelta(days=1))).verdict is Verdict.REST


def test_not_enough_turns_into_hold_by_a_walk():
    stale = case(12)
    assert "walk" in sentence_of(suggest(stale), Verdict.HOLD)
    assert suggest(dataclasses.replace(stale, last_activity=DAY)).verdict is Verdict.HOLD


def test_a_sign_ends_in_stop_and_a_stop_has_one_way_out():
    assert sentence_of(suggest(case()), Verdict.SEE_CLINICIAN)
    stopped = suggest(case(red_flags=("RF1",)))
    assert [change.verdict for change in stopped.changes] == [Verdict.HOLD]
    assert "cleared" in stopped.changes[0].sentence


@pytest.mark.parametrize("verdict", list(Verdict))
def test_the_verdict_itself_is_never_among_the_changes(verdict):
    found = [change.verdict for change in changes(verdict, case(), {}, POLICY)]
    assert verdict not in found
    assert found == sorted(found)


def test_ready_names_what_is_open_and_counts_the_rest():
    """What the check-in answers is not named twice, nor a run that two settled runs would make good."""
    told = suggest(case())
    assert sentence_of(told, Verdict.PROGRESS) == (
        "Today's check-in is made, your return is set up in full, the first runs after the break have settled "
        "and 5 more things are clear."
    )
    assert "does not ask" not in str([str(change) for change in told.changes])


@pytest.mark.parametrize("module", ["rtr.advice.words", "rtr.advice.changes", "rtr.advice.cutback_words"])
def test_examples_run(module):
    assert doctest.testmod(importlib.import_module(module)).failed == 0
