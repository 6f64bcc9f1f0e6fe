"""Walking pain by class, and what one injury asks of another: a second place is no reason to stop, nor to be bolder."""

import dataclasses
import datetime as dt

import pytest

from rtr.advice import case_of, suggest
from rtr.metrics.verdicts import LIMITS
from rtr.model import Injury, Verdict
from rtr.plan import Placement
from tests.unit.advice.symptoms import BONE, ON, TENDON, answer, day, diary, morning

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
