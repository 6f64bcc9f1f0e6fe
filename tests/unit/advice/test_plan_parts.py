"""The plan in a case: readiness inputs, what is planned today, the block behind an answer, and its words."""

import dataclasses
import datetime as dt

import pytest

from rtr.advice import POLICY, Case, case_of, next_block, suggest
from rtr.advice.block.ask import block_of, cap_min, earliest_run
from rtr.advice.ladder.resume import climb_of_case, position_of_case
from rtr.advice.readiness import readiness
from rtr.advice.readiness_inputs import inputs_of, ramp_of, spike_of
from rtr.advice.recovery import recovery_of
from rtr.advice.today_plan import today_plan
from rtr.model import CheckIn, Verdict
from rtr.plan import RUNNING, Answered, Block, Do, Placement, Session, SessionKind, Step
from tests.unit.advice.symptoms import AGOS, BONE, ON, answer, clock, day, diary, morning, run


@pytest.fixture(scope="module")
def case():
    return case_of(diary(), ON, clock(0, 9))


def planned(minutes, rung="R4", on=ON):
    return Session(
        day=on, kind=SessionKind.RUN, title=f"{minutes:g} min easy", steps=(Step(do=Do.RUN, s=60.0 * minutes),),
        rung=rung,
    )  # fmt: skip


def heart(**values):
    """A diary with the last 28 mornings measured; `values` give a number for each day ago."""
    return tuple(
        CheckIn(day=day(ago), source="garmin", **{name: of(ago) for name, of in values.items()})
        for ago in range(27, -1, -1)
    )


def known(check_ins):
    return dataclasses.replace(diary(), check_ins=check_ins)


def test_the_items_of_today_are_those_of_the_check_in():
    told = recovery_of(diary(mornings={0: morning(0, mood=3, stress=2, confidence=6)}), ON)
    assert (told.items, told.confidence) == ((4.0, 4.0, 3.0, 2.0), 6)
    assert recovery_of(diary(mornings={0: None}), ON).items == ()


def test_the_heart_is_the_week_beside_the_own_month():
    raised = known(heart(resting_hr_bpm=lambda ago: 55.0 if ago < 7 else 50.0))
    told = recovery_of(raised, ON)
    assert told.z_rhr == pytest.approx((55 - 51.25) / 2.1650635)
    assert told.z_hrv is None


@pytest.mark.parametrize(("recent", "older", "is_known"), [(3, 11, True), (2, 12, False), (3, 10, False)])
def test_the_heart_needs_three_days_of_the_week_and_fourteen_of_the_month(recent, older, is_known):
    days = [*range(recent), *range(7, 7 + older)]
    measured = tuple(c for c in heart(resting_hr_bpm=lambda ago: 50.0 + ago % 3) if (ON - c.day).days in days)
    assert (recovery_of(known(measured), ON).z_rhr is not None) is is_known


def test_a_heart_that_never_changes_says_nothing():
    assert recovery_of(known(heart(resting_hr_bpm=lambda _: 50.0)), ON).z_rhr is None


@pytest.mark.parametrize(
    ("minutes", "band"),
    [(25, "reference"), (30, "microstep"), (30.1, "small"), (32.5, "small"), (32.6, "moderate"), (50, "moderate"),
     (50.1, "large"), (None, None)],
)  # fmt: skip
def test_the_band_of_the_planned_session(case, minutes, band):
    assert case.longest_next_min == 25
    assert spike_of(case, minutes, POLICY) == band
    assert spike_of(dataclasses.replace(case, longest_next_min=None), minutes, POLICY) is None


@pytest.mark.parametrize(("week", "usual", "ramp"), [(80, 70, 1.0), (80.1, 70, 0.5), (90, 70, 0.5), (90.1, 70, 0.0),
                                                     (220, 200, 1.0), (240, 200, 0.5), (None, 70, None),
                                                     (70, None, None)])  # fmt: skip
def test_the_ramp_of_the_planned_week(week, usual, ramp):
    assert ramp_of(week, usual, POLICY) == ramp


def test_no_pain_is_no_rise_and_an_unknown_usual_morning_is_unknown(case):
    (one,) = case.places
    for pain, usual, d24 in ((0, None, 0.0), (2, None, None), (2, 1.0, 1.0)):
        place = dataclasses.replace(one, pain_am=pain, pain_now=None, usual=usual)
        (found,) = inputs_of(dataclasses.replace(case, places=(place,)), None, None, POLICY).places
        assert (found.pain_now, found.d24) == (pain, d24)


def test_fixture_b_of_the_science_out_of_a_case(case):
    (one,) = case.places
    sore = dataclasses.replace(one, pain_now=1, pain_am=2, usual=1.0, stiff_am=2)
    told = dataclasses.replace(case.recovery, sleep_quality=4, fatigue=3, mood=4, stress=3, confidence=None)
    found = inputs_of(dataclasses.replace(case, places=(sore,), recovery=told), 25, 60, POLICY)
    assert readiness(found).score == pytest.approx(76.63, abs=0.005)


def test_todays_plan_is_the_ladders_or_the_accepted_one(case):
    free = today_plan(case, POLICY)
    assert (free.run_min, free.is_accepted, free.is_rest, free.cap_min) == (12, False, False, 30)
    taken = today_plan(dataclasses.replace(case, planned=(planned(20),)), POLICY)
    assert (taken.run_min, taken.is_accepted) == (20, True)
    rest = Session(day=ON, kind=SessionKind.REST, title="Rest")
    assert today_plan(dataclasses.replace(case, planned=(rest,)), POLICY).is_rest
    assert today_plan(Case(on=ON), POLICY).session is None


def test_only_an_accepted_block_that_covers_the_day_is_planned():
    made = Block(begin=ON, end=ON + dt.timedelta(days=6), sessions=(planned(20),), answered=Answered.ACCEPTED)
    assert case_of(diary(blocks=(made,)), ON).planned == (planned(20),)
    for other in (Answered.DECLINED, Answered.OPEN, Answered.REPLACED):
        assert case_of(diary(blocks=(dataclasses.replace(made, answered=other),)), ON).planned == ()
    assert case_of(diary(blocks=(dataclasses.replace(made, end=ON - dt.timedelta(days=1)),)), ON).planned == ()


def test_a_case_and_its_position_are_the_standing_of_the_day(case):
    climb, position = climb_of_case(case), position_of_case(case)
    assert position.rung(climb).name == case.ladder.rung == "R4"
    assert climb.variant == "tendon"
    assert position.climbed == (day(4), day(2))


@pytest.mark.parametrize(("met", "is_open"), [({"confidence": True}, True), ({"confidence": None}, False)])
def test_a_plan_counts_on_runs_ahead_and_on_nothing_else(case, met, is_open):
    gate = tuple(
        dataclasses.replace(line, is_met=met.get(line.code, line.code == "pain_trend")) for line in case.ladder.gate
    )
    climb = climb_of_case(dataclasses.replace(case, ladder=dataclasses.replace(case.ladder, gate=gate)))
    assert climb.gate(1, ON) is is_open
    assert not climb.gate(2, ON)


@pytest.mark.parametrize(
    ("verdict", "until", "first"),
    [
        (Verdict.PROGRESS, None, 0), (Verdict.HOLD, None, 0), (Verdict.REST, None, -1),
        (Verdict.EASE_BACK, clock(-2, 7), -2), (Verdict.EASE_BACK, clock(-2, 12), -2),
        (Verdict.EASE_BACK, clock(-2, 12, 1), -3), (Verdict.EASE_BACK, clock(-2, 18), -3),
        (Verdict.EASE_BACK, clock(0, 18), -1),
    ],
)  # fmt: skip
def test_a_run_is_planned_from_where_the_answer_allows_one(case, verdict, until, first):
    assert earliest_run(case, verdict, until) == day(first)
    made = block_of(case, verdict, POLICY, until=until)
    assert min(one.day for one in made.sessions if one.kind in RUNNING) >= day(first)


@pytest.mark.parametrize(
    ("well_from", "first"),
    [(None, -2), (clock(0, 7), -1), (clock(0, 12), -1), (clock(0, 12, 1), -2), (clock(9, 7), -1)],
)
def test_no_run_is_planned_within_a_day_of_a_fever(case, well_from, first):
    ill = dataclasses.replace(case, fever_on=day(0 if well_from is None else 10), well_from=well_from)
    assert earliest_run(ill, Verdict.REST, None) == day(first)


def test_a_day_without_a_planned_run_is_rest_and_says_when_the_next_one_is(case):
    told = suggest(dataclasses.replace(case, free_days=(0, 3, 5)))
    assert told.verdict is Verdict.REST
    assert not told.may_run
    assert [str(one.sentence) for one in told.reasons if one.rule == "planned-session"] == [
        "No run is planned today. The next one comes on Thursday 19 November."
    ]
    full = suggest(dataclasses.replace(case, week_runs=3))
    assert full.verdict is Verdict.REST
    assert "Next run on Monday 23 November" in full.headline


def test_after_a_run_the_day_between_is_told_once(case):
    told = suggest(dataclasses.replace(case, last_run=day(1), run_days=(day(1), *case.run_days[1:])))
    assert [one.rule for one in told.reasons if one.verdict is Verdict.REST] == ["ran-yesterday"]
    assert "Next run on " in told.headline


@pytest.mark.parametrize("gap", [7, 8, 14, 15, 21])
def test_a_break_leads_a_plan_down_once(gap):
    """The step of today is lower already; the runs after the next one go on from there."""
    step = Placement(day=day(gap), rung="R6", by="physiotherapist")
    known = diary(runs=tuple(ago + gap - 2 for ago in AGOS), placements=(step,))
    told = suggest(case_of(known, ON))
    runs = [one for one in told.block.sessions if one.kind in RUNNING]
    assert runs[0].rung == told.case.ladder.rung
    assert runs[0].run_s == min(one.run_s for one in runs)


@pytest.mark.parametrize("verdict", [Verdict.UNKNOWN, Verdict.SEE_CLINICIAN])
def test_no_block_where_no_session_is_shown(case, verdict):
    assert block_of(case, verdict, POLICY) is None
    assert cap_min(dataclasses.replace(case, longest_next_min=None), POLICY) is None


def test_a_day_that_is_not_free_holds_no_run(case):
    told = suggest(dataclasses.replace(case, free_days=(0, 3, 5)))
    assert told.session is None
    assert (
        told.headline == "No running today. Walking and mobility are fine. Next run on Thursday 19 November: "
        "4 × (3 min run, 2 min walk), step 4."
    )
    assert {one.day.weekday() for one in told.block.sessions if one.kind in RUNNING} == {0, 3, 5}


def test_what_was_accepted_is_shown_unless_it_no_longer_fits(case):
    assert suggest(dataclasses.replace(case, planned=(planned(20),))).session == planned(20)
    long = suggest(dataclasses.replace(case, planned=(planned(31),)))
    assert long.verdict is Verdict.HOLD
    assert long.session.rung == "R3.5", "on Hold the last settled step is repeated"
    high = suggest(dataclasses.replace(case, planned=(planned(20, "R5"),)))
    assert high.session.rung == "R3.5"


def test_the_next_block_of_a_diary():
    made = next_block(diary(), ON, weeks=1, now=clock(0, 9))
    assert (made.begin, made.end, made.rung, made.policy) == (ON, dt.date(2026, 11, 22), "R4", POLICY.version)
    assert next_block(diary(mornings={0: morning(0, flags=("RF1",))}), ON) is None
    hurt = diary(answers={2: answer(2, pain_max=6)})
    runs = [one.day for one in next_block(hurt, day(1), now=clock(1, 9)).sessions if one.kind in RUNNING]
    assert min(runs) >= ON, "the run ended on Monday at 18:30"


def test_a_bone_without_a_clearance_walks():
    told = suggest(case_of(diary(injuries=(BONE,), answers={}), ON, clock(0, 9)))
    assert told.case.ladder.phase == 0
    assert not told.may_run
    assert told.block is None or all(one.kind not in RUNNING for one in told.block.sessions)


def test_the_document_says_where_the_runner_stands(case):
    told = suggest(case).to_json()
    assert (told["phase"], told["rung"], told["policy"]) == (1, "R4", "2026.6")
    assert told["readiness"]["parts"].keys() == {"symptoms", "recovery", "load", "physiology", "confidence"}
    assert told["readiness"]["coverage"] == pytest.approx(0.8)
    assert (told["block"]["from"], told["block"]["to"]) == ("2026-11-18", "2026-11-29")
    first = told["block"]["sessions"][0]
    assert (first["day"], first["kind"], first["title"]) == ("2026-11-18", "run_walk", "4 × (3 min run, 2 min walk)")
    assert suggest(Case.from_json(told["case"])).to_json() == told


def test_a_run_done_today_leaves_no_second_one():
    told = suggest(case_of(diary(runs=(0, 2, 4, 7)), ON, clock(0, 20)))
    assert not told.may_run
    assert told.block is None or not any(one.day == ON and one.kind in RUNNING for one in told.block.sessions)
    assert run(0).day == ON


@pytest.mark.parametrize(
    ("variant", "rung", "most"),
    [
        ("tendon", "R2", "2 half steps in 7 days are the most"),
        ("bone", "R3.5", "1 half step in 7 days is the most"),
        ("bone", "R4", "2 half steps in 7 days are the most"),
    ],
)
def test_a_step_that_waits_names_as_many_half_steps_as_this_runner_may_take(case, variant, rung, most):
    told = dataclasses.replace(
        case.ladder, variant=variant, rung=rung, settled=2, wanted=2, is_new=False, phase=1, is_weekly=False
    )
    found = suggest(dataclasses.replace(case, ladder=told))
    (why,) = [str(one.sentence) for one in found.reasons if one.rule == "ladder"]
    assert why.endswith(f"The next half step waits: {most}.")


def test_a_step_over_the_cap_is_said_and_gives_way_to_one_that_fits(case):
    told = dataclasses.replace(case.ladder, rung="R9", phase=2, is_new=False, gate=())
    found = suggest(dataclasses.replace(case, ladder=told, longest_next_min=20.0))
    (why,) = [str(one.sentence) for one in found.reasons if one.rule == "planned-session"]
    assert why == (
        "You stand on step 9, with runs of up to 27 minutes. Your cap is 25 by now, so the next run is one of step 8.5."
    )
    assert found.verdict is Verdict.HOLD
    assert found.session.run_s / 60 <= 25
    fits = suggest(dataclasses.replace(case, ladder=told, longest_next_min=24.6))
    assert not [one for one in fits.reasons if one.rule == "planned-session"]
