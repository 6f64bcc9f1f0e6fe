"""What a day says of set-up, check-ins, fever, energy, pain that alarms, and the last runs."""

import dataclasses
import datetime as dt

import pytest

from rtr.advice import case_of, suggest
from rtr.advice.red_flags import hides_training
from rtr.intake import AgeBand, Intake
from rtr.model import CheckIn, Clearance, Injury, Verdict
from rtr.profile import Profile, Sex
from tests.unit.advice.symptoms import BONE, END, ON, SET_UP, TENDON, answer, clock, day, diary, morning, run


def case(**fields):
    return case_of(diary(**fields), ON)


def set_up(**told):
    return dataclasses.replace(SET_UP, **told)


@pytest.mark.parametrize(
    ("fields", "reasons"),
    [
        ({}, ()),
        ({"intake": set_up(is_pregnant=True)}, ("pregnancy",)),
        ({"intake": set_up(has_heart_disease=True)}, ("heart",)),
        ({"intake": set_up(age_band=AgeBand.UNDER_18)}, ("under_18",)),
        ({"intake": set_up(birth_on=ON - dt.timedelta(weeks=12, days=-1))}, ("birth",)),
        ({"intake": set_up(birth_on=ON - dt.timedelta(weeks=12))}, ()),
        ({"injuries": (dataclasses.replace(TENDON, has_surgery=True),)}, ("surgery",)),
        ({"injuries": (dataclasses.replace(TENDON, has_surgery=True, until=day(1)),)}, ()),
        ({"injuries": (dataclasses.replace(TENDON, has_surgery=True, cleared_by="Dr. Roe", cleared_on=day(1)),)},
         ("surgery",)),
        ({"injuries": (dataclasses.replace(TENDON, kind="clinician"),)}, ("clinician",)),
        ({"injuries": (Injury(site="navicular", side="left", kind="bone", onset=day(90)),)}, ("high_risk_bone",)),
        ({"injuries": (BONE,)}, ()),
        ({"intake": Intake()}, None),
        ({"intake": Intake(), "injuries": (dataclasses.replace(TENDON, has_surgery=True),)}, ("surgery",)),
        ({"intake": Intake(), "profile": Profile(birth_year=2010)}, ("under_18",)),
    ],
)  # fmt: skip
def test_who_makes_the_plan(fields, reasons):
    """Neither a clearance of the injury nor one of a red flag lifts it: the plan stays the clinician's."""
    cleared = Clearance(by="Dr. Roe", on=ON, recorded_at=clock(0, 6))
    assert case(**fields).clinician_for == reasons
    assert case(clearances=(cleared,), **fields).clinician_for == reasons


def test_a_plan_of_a_clinician_is_no_emergency():
    told = suggest(case(injuries=(dataclasses.replace(TENDON, has_surgery=True),)))
    assert told.verdict is Verdict.SEE_CLINICIAN
    assert not hides_training(told.case.standing_flags)
    assert told.headline.startswith("Your plan comes from your clinician.")


@pytest.mark.parametrize(
    ("fields", "missing"),
    [
        ({}, ()),
        ({"intake": set_up(has_heart_disease=None)}, ("has_heart_disease",)),
        ({"intake": set_up(is_pregnant=None)}, ("is_pregnant",)),
        ({"intake": set_up(is_pregnant=None), "profile": Profile(sex=Sex.MALE)}, ()),
        ({"intake": set_up(is_pregnant=None, age_band=AgeBand.FROM_60)}, ()),
        ({"intake": set_up(age_band=None)}, ("age_band",)),
        ({"intake": set_up(age_band=None), "profile": Profile(birth_year=1980)}, ()),
        ({"intake": Intake()}, ()),
    ],
)
def test_what_the_set_up_leaves_open(fields, missing):
    assert case(**fields).not_told == missing


@pytest.mark.parametrize(
    ("told", "missing"),
    [
        ({}, ()),
        ({"sleep_quality": None}, ("sleep_quality",)),
        ({"sleep_quality": None, "sleep_h": 7.0}, ()),
        ({"fatigue": None}, ("fatigue",)),
        ({"stiff": None}, ("stiff_am",)),
        ({"pain": None}, ("pain_am", "stiff_am")),
    ],
)
def test_what_todays_check_in_lacks(told, missing):
    assert case(mornings={0: morning(0, **told)}).check_in_missing == missing


def test_no_check_in_and_what_a_watch_measured_are_open():
    assert case(mornings={0: None}).check_in_missing is None
    assert case(mornings={0: CheckIn(day=ON, sleep_h=7.0, source="garmin")}).check_in_missing is None


def test_mornings_are_counted_from_the_first_check_in_on_and_today_is_not_among_them():
    assert (case().mornings_asked, case().mornings_missing) == (14, 0)
    gaps = dict.fromkeys((0, 1, 7, 14, 15))
    assert case(mornings=gaps).mornings_missing == 3
    assert suggest(case(mornings=gaps)).verdict is Verdict.UNKNOWN
    late = dict.fromkeys(range(5, 31)) | {1: None}
    found = case(mornings=late)
    assert (found.first_check_in, found.mornings_asked, found.mornings_missing) == (day(4), 4, 1)
    never = case(mornings=dict.fromkeys(range(31)))
    assert (never.first_check_in, never.mornings_asked, never.mornings_missing) == (None, 0, 0)


def test_nothing_to_the_question_answers_the_signs_too():
    assert case(mornings={0: morning(0, signs=None)}).new_signs == ()
    assert case(mornings={0: morning(0, signs=None, flags=None)}).new_signs is None
    assert case(mornings={0: morning(0, signs=("swelling",), flags=None)}).new_signs == ("swelling",)


@pytest.mark.parametrize(
    ("mornings", "verdict", "until"),
    [
        ({0: morning(0, signs=("fever",))}, Verdict.REST, None),
        ({1: morning(1, signs=("fever",)), 0: None}, Verdict.REST, None),
        ({1: morning(1, signs=("fever",))}, Verdict.REST, clock(-1, 7)),
        ({2: morning(2, signs=("fever",))}, Verdict.PROGRESS, None),
        ({15: morning(15, signs=("fever",))}, Verdict.PROGRESS, None),
    ],
)
def test_a_fever_and_24_hours_without_one(mornings, verdict, until):
    told = suggest(case(mornings=mornings))
    assert (told.verdict, told.until) == (verdict, until)


@pytest.mark.parametrize(
    ("told", "flags"),
    [
        ({"low_energy": ()}, []),
        ({"low_energy": None}, []),
        ({"low_energy": ("missed_periods",)}, ["RF9"]),
        ({"low_energy": ("low_mood",)}, ["RF9"]),
    ],
)
def test_a_sign_of_too_little_energy_is_rf9_until_it_is_cleared(told, flags):
    intake = set_up(**told)
    assert [flag.flag for flag in case(intake=intake).open_flags] == flags
    cleared = Clearance(by="Dr. Roe", on=dt.date(2026, 11, 1), recorded_at=clock(3, 8))
    assert case(intake=intake, clearances=(cleared,)).open_flags == ()
    before = Clearance(by="Dr. Roe", on=dt.date(2026, 10, 31), recorded_at=clock(3, 8))
    assert [flag.flag for flag in case(intake=intake, clearances=(before,)).open_flags] == flags


@pytest.mark.parametrize(
    ("fields", "is_due"),
    [
        ({"injuries": (BONE,)}, False),
        ({"injuries": (BONE,), "intake": set_up(low_energy=None)}, True),
        ({"injuries": (BONE,), "intake": set_up(low_energy_on=day(60))}, True),
        ({"intake": set_up(low_energy=None)}, False),
    ],
)
def test_with_a_bone_stress_injury_the_questions_about_energy_are_due(fields, is_due):
    assert case(**fields).is_energy_due is is_due


def flags_of(**fields):
    return [(flag.flag, flag.day) for flag in case(**fields).open_flags]


@pytest.mark.parametrize(
    ("first", "second", "is_alarm"), [(5, 6, False), (6, 5, False), (6, 6, True), (6, None, False)]
)
def test_pain_over_5_on_two_days_in_a_row_is_rf10(first, second, is_alarm):
    mornings = {6: morning(6, first), 5: None if second is None else morning(5, second)}
    assert flags_of(mornings=mornings) == ([("RF10", day(5))] if is_alarm else [])


def test_rf10_stays_until_someone_looked_at_the_place_or_the_runner():
    mornings = {6: morning(6, 7), 5: morning(5, 7)}
    assert flags_of(mornings=mornings)
    looked = Clearance(by="Dr. Roe", on=day(5), recorded_at=clock(4, 8))
    assert not flags_of(mornings=mornings, clearances=(looked,))
    there = dataclasses.replace(TENDON, cleared_by="Dr. Roe", cleared_on=day(5))
    assert not flags_of(mornings=mornings, injuries=(there,))
    early = dataclasses.replace(TENDON, cleared_by="Dr. Roe", cleared_on=day(6))
    elsewhere = dataclasses.replace(BONE, cleared_by="Dr. Roe", cleared_on=day(5))
    assert flags_of(mornings=mornings, injuries=(early,))
    assert flags_of(mornings=mornings, injuries=(TENDON, elsewhere))


def rising(weeks):
    """Mornings whose pain is one number per week, the newest week first."""
    return {ago: morning(ago, pain, now=0) for week, pain in enumerate(weeks) for ago in range(7 * week, 7 * week + 7)}


@pytest.mark.parametrize(("weeks", "is_rising"), [((4, 3, 2), True), ((4, 3, 3), False), ((3, 3, 2, 2), False)])
def test_pain_that_rises_for_two_weeks_on_less_running_is_rf10(weeks, is_rising):
    less = (21, 23, 25, 28)
    assert bool(flags_of(mornings=rising(weeks), runs=less)) is is_rising


def test_a_run_that_could_not_be_split_hides_no_rise_but_in_its_own_weeks():
    told = diary(mornings=rising((4, 3, 2)), runs=(21, 23, 25, 28, 60))
    unsplit = [dataclasses.replace(a, run_s=None) if a.uid == "run 60" else a for a in told.activities]
    assert [f.flag for f in case_of(dataclasses.replace(told, activities=tuple(unsplit)), ON).open_flags] == ["RF10"]


def test_the_same_rise_without_running_less_is_no_rf10():
    more = (*range(1, 14, 2), *range(15, 34, 3))
    assert not flags_of(mornings=rising((4, 3, 2)), runs=more)


def test_a_rise_seen_on_too_few_mornings_is_no_rf10():
    few = rising((4, 3, 2)) | dict.fromkeys((7, 8, 9, 10))
    assert not flags_of(mornings=few, runs=(21, 23, 25, 28))


def test_the_last_session_is_told_with_its_numbers():
    found = case(mornings={1: morning(1, 2)}).last_session
    assert (found.day, found.settling, found.what, found.observed, found.beside) == (day(2), "hold", "pain_am", 2, 1.0)


def test_two_runs_that_eased_back_without_a_diagnosis_ask_for_one():
    unknown = dataclasses.replace(TENDON, kind="unknown")
    hurt = {2: answer(2, pain_max=4), 9: answer(9, pain_max=4)}
    assert case(injuries=(unknown,), answers=hurt).undiagnosed_backs == 2
    assert case(answers=hurt).undiagnosed_backs == 0
    told = suggest(case_of(diary(injuries=(unknown,), answers=hurt), ON, clock(0, 9)))
    assert "without a diagnosis" in next(str(r.sentence) for r in told.reasons if r.rule == "last-run")


def test_a_run_today_is_known_only_once_it_has_ended():
    ran = diary(runs=(0, 2, 4, 7))
    assert case_of(ran, ON).now == run(0).start_utc + dt.timedelta(minutes=30)
    assert suggest(case_of(ran, ON)).verdict >= Verdict.REST


def test_the_clock_is_the_runners_and_is_kept_in_utc():
    found = case_of(diary(), ON, END + dt.timedelta(hours=40))
    assert (found.zone, found.now.tzinfo, found.now) == ("Europe/Berlin", dt.UTC, END + dt.timedelta(hours=40))
    assert case(mornings={0: None}).now == clock(0, 7)
