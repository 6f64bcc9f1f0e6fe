"""Times without running: what begins one, when it ends in absolute time, and what a check-in has to say."""

import dataclasses
import datetime as dt

import pytest

from rtr.advice import case_of, suggest
from rtr.model import CheckIn, Clearance, Verdict
from tests.unit.advice.symptoms import BONE, END, ON, PLACE, TENDON, answer, clock, day, diary, morning

HURT = {2: answer(2, pain_max=6)}
HOURS_48 = dt.timedelta(hours=48)


def told(now=None, on=ON, **fields):
    return suggest(case_of(diary(**fields), on, now))


def pauses(now=None, on=ON, **fields):
    return [(p.cause, p.what, p.failed) for p in case_of(diary(**fields), on, now).back_offs]


def test_everything_known_and_clear_is_ready():
    found = told()
    assert found.verdict is Verdict.PROGRESS, found.reasons
    assert found.may_run
    assert found.headline == "Run today: 4 × (3 min run, 2 min walk), step 4."


def test_a_run_that_eased_back_ends_48_hours_after_its_end_in_absolute_time():
    before = told(clock(0, 18, 29), answers=HURT)
    assert (before.verdict, before.until) == (Verdict.EASE_BACK, END + HOURS_48)
    assert not before.may_run
    assert before.until.utcoffset() == dt.timedelta(0)
    assert before.headline.startswith("No running until today at 18:30.")
    after = told(clock(0, 18, 30), answers=HURT)
    assert (after.verdict, after.until) == (Verdict.UNKNOWN, None)


def test_the_night_the_clocks_go_back_makes_the_48_hours_end_an_hour_earlier_on_the_clock():
    """A run on Saturday 24 October until 18:30 CEST: running opens on Monday at 17:30 CET."""
    ago = (ON - dt.date(2026, 10, 24)).days
    hurt = diary(answers={ago: answer(ago, pain_max=6)}, runs=(ago,), mornings={})
    found = suggest(case_of(hurt, dt.date(2026, 10, 25)))
    assert found.until == dt.datetime(2026, 10, 26, 16, 30, tzinfo=dt.UTC)
    assert "Monday at 17:30" in found.headline


def test_a_check_in_decides_only_once_the_48_hours_are_over():
    """This morning's was made at seven: too early. One made at 18:31 passes."""
    assert pauses(clock(0, 20), answers=HURT) == [("run", "pain_max", 0)]
    evening = {0: morning(0, at=clock(0, 18, 31))}
    assert pauses(clock(0, 20), answers=HURT, mornings=evening) == []
    found = told(clock(0, 20), answers=HURT, mornings=evening)
    assert found.verdict is Verdict.HOLD
    assert found.headline == "Run today: 5 × (2 min run, 2 min walk), step 3. Add nothing yet."
    assert found.case.ladder.came == "down"


LIMPED = {"runs": (4,), "answers": {4: answer(4, limp=True)}}
"""The 48 hours are over on the evening of day 2, so the check-in of day 1 decides."""


@pytest.mark.parametrize(
    ("facts", "passes"),
    [
        ({"now": 2}, True),
        ({"now": 3}, False),
        ({"now": None, "pain": 2}, True),
        ({"stiff": 2}, True),
        ({"stiff": 3}, False),
        ({"signs": ("limp",)}, False),
        ({"signs": ("sharp",)}, False),
        ({"signs": ("swelling",)}, True),
        ({"flags": ("RF6",)}, False),
    ],
)
def test_what_passes(facts, passes):
    """Usual is 1, so walking up to 2 and stiffness up to 2 pass (science §4.6)."""
    found = pauses(clock(1, 9), on=day(1), mornings={1: morning(1, **facts)}, **LIMPED)
    assert [pause for pause in found if pause[0] == "run"] == ([] if passes else [("run", "limp", 1)])


@pytest.mark.parametrize("facts", [{"stiff": None}, {"now": None, "pain": None}, {"flags": None, "signs": None}])
def test_an_answer_that_is_missing_neither_passes_nor_fails(facts):
    assert ("run", "limp", 0) in pauses(clock(1, 9), on=day(1), mornings={1: morning(1, **facts)}, **LIMPED)


SORE = {7: morning(7, now=3), 6: None, 5: morning(5, now=3), 4: None, 3: None}
EARLIER = {"runs": (10,), "answers": {10: answer(10, limp=True)}, "mornings": SORE}
"""Eased back on day 10; on day 7, and 48 hours later on day 5, it still hurts to walk."""


def test_two_check_ins_that_do_not_pass_need_a_clinician():
    first = told(clock(6, 9), on=day(6), **EARLIER)
    assert (first.verdict, first.until) == (Verdict.EASE_BACK, clock(5, 7))
    second = told(clock(4, 9), on=day(4), **EARLIER)
    assert second.verdict is Verdict.SEE_CLINICIAN
    assert second.headline == "Do not run. Have it looked at before the next run."
    later = told(clock(2, 9), on=day(2), **EARLIER)
    assert later.verdict is Verdict.SEE_CLINICIAN, "no later check-in ends it, only somebody who looks"


def test_a_clearance_after_the_last_one_that_did_not_pass_ends_it():
    cleared = Clearance(by="Dr. Roe", on=day(4), recorded_at=clock(4, 8))
    assert told(clock(4, 9), on=day(4), clearances=(cleared,), **EARLIER).verdict is not Verdict.SEE_CLINICIAN
    before = Clearance(by="Dr. Roe", on=day(6), recorded_at=clock(6, 8))
    assert told(clock(4, 9), on=day(4), clearances=(before,), **EARLIER).verdict is Verdict.SEE_CLINICIAN


def test_with_bone_one_check_in_that_does_not_pass_is_enough():
    bone = {ago: morning(ago, 0, stiff=0, place="shin_left") for ago in range(31)}
    fields = {"runs": (4,), "injuries": (BONE,), "answers": {4: answer(4, "shin_left", limp=True, pain_max=0)}}
    sore = bone | {1: morning(1, 0, now=1, stiff=0, place="shin_left")}
    assert told(clock(1, 9), on=day(1), mornings=sore, **fields).verdict is Verdict.SEE_CLINICIAN
    assert told(clock(1, 9), on=day(1), mornings=bone, **fields).verdict is not Verdict.SEE_CLINICIAN


def test_a_raised_morning_after_a_run_counts_from_the_end_of_the_run():
    found = told(on=day(1), mornings={1: morning(1, 3)})
    assert (found.verdict, found.until) == (Verdict.EASE_BACK, END + HOURS_48)
    assert {reason.rule for reason in found.reasons} >= {"morning", "last-run"}
    assert "This morning was 3. Your usual morning is 1" in str(found.reasons[0].sentence)


def test_a_raised_morning_without_a_run_counts_from_itself():
    found = told(mornings={0: morning(0, 3)}, runs=AGO_4)
    assert (found.verdict, found.until) == (Verdict.EASE_BACK, clock(0, 7) + HOURS_48)


AGO_4 = (4, 7, 9, 11, 14, 16, 18, 21, 23, 25, 28)


@pytest.mark.parametrize(
    ("yesterday", "today", "is_back"), [(1, 2, False), (2, 1, False), (2, 2, True), (None, 2, False)]
)
def test_one_point_counts_on_two_mornings_that_follow_each_other(yesterday, today, is_back):
    """The last run was four days ago, so neither morning answers one."""
    mornings = {1: None if yesterday is None else morning(1, yesterday), 0: morning(0, today)}
    assert (("morning", "d24_twice", 0) in pauses(mornings=mornings, runs=AGO_4)) is is_back


def test_stiffness_counts_like_pain():
    assert ("morning", "dstiff", 0) in pauses(mornings={0: morning(0, 1, stiff=3)}, runs=AGO_4)


@pytest.mark.parametrize(
    ("facts", "pause"),
    [
        ({"signs": ("limp",)}, "limp"),
        ({"signs": ("sharp",)}, "sharp"),
        ({"now": 6}, "pain_now"),
        ({"now": 5}, None),
        ({"signs": ("swelling", "fever", "pelvic")}, None),
    ],
)
def test_a_sign_counts_from_the_check_in_it_was_named_in(facts, pause):
    found = case_of(diary(mornings={1: morning(1, **facts)}, runs=AGO_4), day(0))
    signs = [(p.what, p.until) for p in found.back_offs if p.cause == "sign"]
    assert signs == ([] if pause is None else [(pause, clock(1, 7) + HOURS_48)])


def test_any_pain_in_a_bone_keeps_from_running_and_none_elsewhere():
    bone = {ago: morning(ago, 0, stiff=0, place="shin_left") for ago in range(31)}
    sore = bone | {0: morning(0, 1, stiff=0, place="shin_left")}
    free = {ago: answer(ago, "shin_left", pain_max=0) for ago in AGO_4}
    fields = {"injuries": (BONE,), "runs": AGO_4, "answers": free}
    assert [p.cause for p in case_of(diary(mornings=sore, **fields), ON).back_offs] == ["bone"]
    assert case_of(diary(mornings=bone, **fields), ON).back_offs == ()
    over = dataclasses.replace(BONE, until=day(1))
    assert case_of(diary(mornings=sore, **(fields | {"injuries": (over,)})), ON).back_offs == ()


def test_what_lies_more_than_28_days_back_keeps_nobody_from_running():
    old = {"answers": {28: answer(28, limp=True)}, "mornings": dict.fromkeys(range(31))}
    assert case_of(diary(**old), ON).back_offs
    assert case_of(diary(**old), ON + dt.timedelta(days=1)).back_offs == ()


def test_a_run_in_spite_of_it_that_settled_does_not_end_it_but_its_morning_does():
    hurt = {"answers": {4: answer(4, limp=True)}}
    silent = {"mornings": dict.fromkeys(range(4)), **hurt}
    assert ("run", "limp", 0) in pauses(**silent)
    assert not pauses(**(hurt | {"mornings": {2: None}}))


def test_a_moment_of_another_day_is_not_taken():
    assert case_of(diary(), day(3), clock(0, 9)) == case_of(diary(), day(3))


def test_a_check_in_of_a_watch_decides_nothing():
    watch = CheckIn(day=ON, sleep_h=7.0, source="garmin", recorded_at=clock(0, 19))
    assert pauses(clock(0, 20), answers=HURT, mornings={0: watch}) == [("run", "pain_max", 0)]
    assert case_of(diary(answers=HURT), ON, clock(0, 9)).back_offs[0].place == PLACE


def test_a_limp_and_a_raised_morning_are_both_named_the_limp_first():
    fields = {"runs": (1,), "answers": {1: answer(1, limp=True)}, "mornings": {0: morning(0, 3)}}
    (reason,) = [one for one in told(clock(0, 9), **fields).reasons if one.rule == "last-run"]
    assert str(reason.sentence).startswith("You limped with Tuesday's run, and this morning was 3.")


def test_a_raised_morning_alone_is_named_alone():
    fields = {"runs": (1,), "answers": {1: answer(1)}, "mornings": {0: morning(0, 3)}}
    (reason,) = [one for one in told(clock(0, 9), **fields).reasons if one.rule == "last-run"]
    assert str(reason.sentence).startswith("This morning was 3. ")


SHIN = dataclasses.replace(TENDON, site="shin", kind="shin")


@pytest.mark.parametrize(("now", "passes"), [(0, True), (1, False)])
def test_a_shin_passes_only_free_of_pain_in_walking(now, passes):
    """Its first steps may be as sore as they usually are."""
    at = {"place": "shin_left"}
    mornings = {ago: morning(ago, 1, now=0, **at) for ago in range(31)} | {1: morning(1, 1, now=now, **at)}
    answers = {4: answer(4, "shin_left", limp=True)}
    found = told(clock(1, 9), on=day(1), runs=(4,), injuries=(SHIN,), answers=answers, mornings=mornings)
    again = [one for one in found.case.back_offs if one.cause == "run"]
    assert [one.failed for one in again] == ([] if passes else [1])
