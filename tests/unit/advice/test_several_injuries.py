"""Walking pain by class, and what one injury asks of another: a second place is no reason to stop, nor to be bolder."""

import dataclasses
import datetime as dt

import pytest

from rtr.advice import case_of, suggest
from rtr.advice.recovery import recovery_of
from rtr.metrics.verdicts import LIMITS
from rtr.model import Injury, Verdict
from rtr.plan import Placement
from tests.unit.advice.symptoms import AGOS, BONE, ON, TENDON, answer, clock, day, diary, morning

BONE_PLACE = "shin_left"
HEALED = dataclasses.replace(BONE, cleared_by="clinic", cleared_on=day(60))
HOME = {"muscle": "calf", "knee": "knee_front", "unknown": "hip", "plantar": "heel", "tendon": "achilles"}


def both(mornings=None, answers=None):
    """A tendon that is at 1 every morning beside a bone that is free of pain, and what replaces that."""
    sore = dataclasses.replace
    clear = {ago: both_mornings(ago) for ago in range(31)} | (mornings or {})
    known = diary(mornings=clear, answers=answers)
    bones = tuple(sore(answer(ago, place=BONE_PLACE), pain_max=0, pain_end=0) for ago in (4, 7, 9, 11, 14))
    hurt = sore(answer(2, place=BONE_PLACE), pain_max=2, pain_end=0, gone_at_once=True)
    step = Placement(day=day(3), rung="R5", by="physiotherapist")
    told = (*known.responses, *bones, hurt)
    return sore(known, injuries=(TENDON, HEALED), responses=told, placements=(step,))


def both_mornings(ago, bone=0):
    one = morning(ago)
    site = dataclasses.replace(one.sites[0], site=BONE_PLACE, pain_am=bone, pain_now=bone, stiff_am=0)
    return dataclasses.replace(one, sites=(*one.sites, site))


def test_a_bone_is_looked_at_by_its_own_pain_and_a_tendon_by_its_own():
    """Two days on, the tendon is at its usual 1 and the bone at 0: that passes, and nobody is sent to a clinician."""
    later = ON + dt.timedelta(days=1)
    known = both({-1: both_mornings(-1)})
    assert suggest(case_of(known, ON)).verdict is Verdict.EASE_BACK
    found = suggest(case_of(known, later))
    assert found.verdict is Verdict.HOLD
    assert found.case.ladder.state == "active"


@pytest.mark.parametrize(("bone", "verdict"), [(0, Verdict.HOLD), (1, Verdict.SEE_CLINICIAN)])
def test_a_bone_that_hurts_at_the_look_ends_in_stop_and_says_why(bone, verdict):
    later = ON + dt.timedelta(days=1)
    found = suggest(case_of(both({-1: both_mornings(-1, bone)}), later))
    assert found.verdict is verdict
    told = [str(one.sentence) for one in found.reasons if one.rule == "ladder"]
    assert told[0].startswith("The plan has stopped: after a pause a check-in did not pass.") is bool(bone)


def test_a_place_beside_a_bone_that_is_no_injury_of_its_own_has_to_be_free_of_pain_too():
    """What hurts beside a bone and has no name may be the bone."""
    beside = morning(-1, 0)
    site = dataclasses.replace(beside.sites[0], site="ankle_left", pain_am=1, pain_now=1)
    home = dataclasses.replace(beside.sites[0], site=BONE_PLACE, pain_am=0, pain_now=0)
    quiet = {ago: morning(ago, 0, stiff=0, place=BONE_PLACE) for ago in range(31)}
    known = diary(mornings=quiet | {-1: dataclasses.replace(beside, sites=(home, site))}, injuries=(BONE,), answers={
        ago: answer(ago, place=BONE_PLACE, pain_max=2 if ago == 2 else 0, pain_end=0) for ago in (2, 4, 7, 9, 11, 14)
    })  # fmt: skip
    assert suggest(case_of(known, ON + dt.timedelta(days=1))).verdict is Verdict.SEE_CLINICIAN


def test_with_a_bone_injured_walking_is_free_of_pain_whatever_was_marked():
    limping = diary(mornings={0: morning(0, 0, place=BONE_PLACE, signs=("limp",))}, injuries=(BONE,))
    told = next(str(one.sentence) for one in suggest(case_of(limping, ON)).reasons if one.rule == "limp-or-sharp")
    assert told.endswith("Walking is fine while it is free of pain.")


@pytest.mark.parametrize("kind", sorted(HOME))
@pytest.mark.parametrize("over", [-1, 0, 1])
def test_no_run_where_walking_alone_is_over_what_a_run_may_reach(kind, over):
    """Up to the limit of held runs it is at most Hold; over it a run would ease back, so there is none."""
    most = LIMITS[kind].pain_max_hold
    place = f"{HOME[kind]}_left"
    own = Injury(site=HOME[kind], side="left", kind=kind, onset=dt.date(2026, 1, 1))
    told = {ago: morning(ago, most, now=most, place=place) for ago in range(1, 31)}
    told[0] = morning(0, most, now=most + over, place=place)
    found = suggest(case_of(diary(mornings=told, injuries=(own,)), ON))
    if over <= 0:
        assert found.verdict not in {Verdict.REST, Verdict.EASE_BACK}, found.headline
        return
    assert found.verdict is (Verdict.EASE_BACK if most >= 5 else Verdict.REST)
    assert not found.may_run
    if found.verdict is Verdict.REST:
        assert found.headline == "No running while it hurts this much to walk. Mobility is fine."
        assert f"above {most}, so there is none" in " ".join(str(one.sentence) for one in found.reasons)


def test_walking_pain_that_is_not_known_is_not_fine():
    place = "calf_left"
    own = Injury(site="calf", side="left", kind="muscle", onset=dt.date(2026, 1, 1))
    told = {ago: morning(ago, 3, now=None if ago == 0 else 2, place=place) for ago in range(31)}
    assert suggest(case_of(diary(mornings=told, injuries=(own,)), ON)).verdict is Verdict.HOLD
    assert day(0) == ON


def newly(kind, site, **facts):
    """A tendon on step 5, and another injury from two days ago on."""
    new = Injury(site=site, side="right", kind=kind, onset=day(2), diagnosed_by="physiotherapist", **facts)
    step = Placement(day=day(20), rung="R5", by="physiotherapist")
    return dataclasses.replace(diary(), injuries=(TENDON, new), placements=(step,))


@pytest.mark.parametrize(("kind", "site"), [("bone", "shin"), ("postnatal", "pelvic_floor")])
def test_an_injury_that_needs_clearing_begins_with_walks_in_the_middle_of_a_return(kind, site):
    """Nobody goes on running with a new stress fracture because the tendon was on step 5 and nothing hurt today."""
    found = suggest(case_of(newly(kind, site), ON))
    assert (found.case.ladder.rung, found.case.ladder.phase, found.may_run) == ("W1", 0, False)
    told = next(str(one.sentence) for one in found.reasons if one.rule == "ladder")
    assert "walking comes first" in told


def test_what_opens_running_again_after_walks_is_the_list_and_no_day():
    found = suggest(case_of(newly("bone", "shin"), ON))
    if found.verdict is Verdict.REST:
        change = next(one.sentence for one in found.changes if one.verdict is Verdict.HOLD)
        assert change == "The list for running is met, and your walks have settled."


def test_a_step_that_somebody_sets_for_the_new_injury_holds():
    known = newly("bone", "shin", cleared_by="clinic", cleared_on=day(1))
    step = Placement(day=day(1), rung="R1", by="physiotherapist")
    found = suggest(case_of(dataclasses.replace(known, placements=(*known.placements, step)), ON))
    assert (found.case.ladder.rung, found.case.ladder.phase) == ("R1", 1)


def test_another_injury_that_needs_no_clearing_goes_on_by_its_own_limits():
    assert suggest(case_of(newly("knee", "knee_front"), ON)).case.ladder.phase == 1


SIGNED = [
    ("pelvic", "postnatal", True),
    ("swelling", "postnatal", True),
    ("swelling", "knee", True),
    ("swelling", "unknown", True),
    ("swelling", "plantar", False),
    ("pelvic", "knee", False),
]


def signed(sign, kind):
    """An injury that is quiet every morning, with a sign marked today, two days after a run."""
    site, side = ("pelvic_floor", "none") if kind == "postnatal" else (HOME[kind], "left")
    own = Injury(site=site, side=side, kind=kind, onset=dt.date(2026, 1, 1), cleared_by="clinic", cleared_on=day(60))
    place = site if side == "none" else f"{site}_{side}"
    quiet = {ago: morning(ago, 0, stiff=0, place=place, signs=(sign,) if ago == 0 else ()) for ago in range(31)}
    answers = {ago: answer(ago, place=place, pain_max=0, pain_end=0, pelvic=False) for ago in AGOS}
    return diary(mornings=quiet, answers=answers, injuries=(own,))


@pytest.mark.parametrize(("sign", "kind", "is_pause"), SIGNED)
def test_a_sign_that_eases_back_the_runs_of_a_class_ends_running_on_any_morning(sign, kind, is_pause):
    """Heaviness two days after a run counts as much as on the morning after it."""
    found = suggest(case_of(signed(sign, kind), ON))
    assert (found.verdict is Verdict.EASE_BACK) is is_pause
    told = " ".join(str(one.sentence) for one in found.reasons)
    assert ("pelvic-health professional" in told) is (sign == "pelvic" and is_pause)


@pytest.mark.parametrize(("sign", "kind"), [(sign, kind) for sign, kind, is_pause in SIGNED if is_pause])
def test_the_same_sign_does_not_pass_the_look_and_the_way_back_names_it(sign, kind):
    known = signed(sign, kind)
    hold = next(one.sentence for one in suggest(case_of(known, ON)).changes if one.verdict is Verdict.HOLD)
    assert ("no swelling" in hold, "no leaking" in hold) == (True, kind == "postnatal")
    today = next(one for one in known.check_ins if one.day == ON)
    again = dataclasses.replace(today, day=day(-2), recorded_at=clock(-2, 7))
    later = dataclasses.replace(known, check_ins=(*known.check_ins, again))
    assert suggest(case_of(later, day(-2))).verdict is Verdict.EASE_BACK


@pytest.mark.parametrize(
    ("kind", "hours", "is_held"),
    [("postnatal", 5.9, True), ("postnatal", 6.0, False), ("postnatal", None, False), ("knee", 5.0, False)],
)
def test_after_a_birth_a_week_of_short_nights_adds_nothing(kind, hours, is_held):
    case = case_of(diary(), ON)
    recovery = dataclasses.replace(case.recovery, sleep_h_7d=hours)
    new = dataclasses.replace(case.ladder, is_new=True, came="up")
    found = suggest(dataclasses.replace(case, injury_kinds=(kind,), ladder=new, recovery=recovery))
    words = "You slept 5.9 hours a night on average in the last 7 days. After a birth, below 6 hours nothing is added:"
    told = [str(one.sentence) for one in found.reasons if one.rule == "ladder"]
    assert told == ([f"{words} repeat what has settled."] if is_held else [])


@pytest.mark.parametrize(("nights", "mean"), [(2, None), (3, 5.0), (7, 5.0)])
def test_the_sleep_of_a_week_takes_three_nights_and_none_before_it(nights, mean):
    mornings = {ago: morning(ago, sleep_h=5.0 if ago < nights else None) for ago in range(7)}
    assert recovery_of(diary(mornings=mornings | {7: morning(7, sleep_h=9.0)}), ON).sleep_h_7d == mean


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"sleep_quality": 2}, "Low today: sleep."),
        ({"sleep_quality": 2, "fatigue": 2, "confidence": 4}, "Low today: sleep, energy and trust in the leg."),
        ({"sleep_quality": 3, "fatigue": 3, "confidence": 5}, None),
    ],
)
def test_a_good_sum_does_not_hide_poor_sleep_little_energy_or_little_trust(told, words):
    found = suggest(case_of(diary(mornings={0: morning(0, **told)}), ON))
    said = next(str(one.sentence) for one in found.cleared if one.rule == "readiness")
    assert (words in said) if words else said == "Pain, recovery and load of today fit the plan."


def test_a_day_of_rest_in_a_week_of_short_nights_names_the_step_that_has_settled():
    """The next run is the same one that the day of it will name."""
    case = case_of(diary(runs=(1, 4, 7, 9, 11, 14)), ON)
    new = dataclasses.replace(case.ladder, rung="R5.5", phase=1, is_new=True, came="up", state="active")
    recovery = dataclasses.replace(case.recovery, sleep_h_7d=5.0)
    after = dataclasses.replace(case, injury_kinds=("postnatal",), ladder=new, recovery=recovery)
    found = suggest(after)
    assert found.verdict is Verdict.REST
    assert next(one.rung for one in found.block.sessions if one.rung) == "R5"
    rested = dataclasses.replace(after, recovery=dataclasses.replace(recovery, sleep_h_7d=7.0))
    assert next(one.rung for one in suggest(rested).block.sessions if one.rung) == "R5.5"
