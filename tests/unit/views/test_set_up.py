"""The set-up: which step is open, what was told in words, and what follows from it."""

import dataclasses
import datetime as dt

import pytest

from rtr.body import SITES, InjuryKind, Side
from rtr.demo import demo_records
from rtr.diary import Diary
from rtr.intake import AgeBand, Intake, Level
from rtr.model import Injury, Runner
from rtr.profile import Profile
from rtr.views.set_up import Step, open_step, set_up_view
from rtr.views.set_up_words import kind_label, kinds_of, sides_of, site_label
from tests.conftest import DEMO_DAY

TODAY = dt.date(2026, 5, 6)
ANNA = Runner(id=1, name="Anna", zone="Europe/Berlin")
TENDON = Injury(site="achilles", side="left", kind="tendon", onset=dt.date(2026, 3, 4), has_surgery=False)
READ = Intake(accepted_on=TODAY)
WELL = dataclasses.replace(READ, age_band=AgeBand.TO_49, is_pregnant=False, has_heart_disease=False)


@pytest.mark.parametrize(
    ("told", "injuries", "step"),
    [
        (Intake(), (), Step.READ),
        (READ, (), Step.HEALTH),
        (WELL, (), Step.PLACE),
        (WELL, (dataclasses.replace(TENDON, has_surgery=None),), Step.LOOKED),
        (WELL, (TENDON,), Step.BEFORE),
        (dataclasses.replace(WELL, level=Level.SOME), (), Step.GOAL),
        (dataclasses.replace(WELL, level=Level.SOME, run_days=("0",)), (), Step.ENERGY),
        (dataclasses.replace(WELL, done_on=TODAY), (), None),
    ],
)
def test_the_set_up_goes_on_where_it_was_left(told, injuries, step):
    assert open_step(told, injuries) is step


@pytest.mark.parametrize("name", ["accepted_on", "age_band", "is_pregnant", "has_heart_disease"])
def test_what_decides_about_a_plan_is_never_passed_over(name):
    """A diary from before the set-up has injuries, and perhaps an end; these answers are asked all the same."""
    told = dataclasses.replace(WELL, done_on=TODAY, level=Level.SOME, **{name: None})
    assert open_step(told, (TENDON,)) in {Step.READ, Step.HEALTH}


def test_an_empty_diary_begins_at_the_beginning():
    view = set_up_view(Diary(runner=ANNA), TODAY)
    assert (view.step, view.is_done, view.injury, view.clinician, view.follows) == (Step.READ, False, None, "", ())
    assert {said for part in view.parts for _, said in part.answers} == {"not told"}


def test_the_demo_runner_is_set_up():
    made = demo_records(DEMO_DAY)
    diary = Diary(runner=ANNA, injuries=made.injuries, intake=made.intake, profile=made.profile)
    view = set_up_view(diary, DEMO_DAY)
    assert view.is_done
    assert view.clinician == ""
    assert not view.is_energy_due
    answers = {name: said for part in view.parts for name, said in part.answers}
    assert answers["Age"] == "18 to 49"
    assert answers["Usual week"] == "190 min of running"
    assert answers["Days"] == "Monday, Wednesday and Saturday"
    assert answers["Given birth"] == "No"
    assert answers["Signs of too little energy"] == "none of the signs, 24 April"
    assert view.follows == ("Three runs a week fit with a day between them.",)


def test_answers_about_energy_are_not_repeated_in_the_summary():
    told = dataclasses.replace(WELL, low_energy=("low_mood",), low_energy_on=TODAY, done_on=TODAY)
    view = set_up_view(Diary(runner=ANNA, intake=told), TODAY)
    assert view.parts[-1].answers == (("Signs of too little energy", "answered, 6 May"),)
    assert "Stop" in " ".join(view.follows)
    skipped = dataclasses.replace(told, low_energy=None)
    bone = dataclasses.replace(TENDON, site="shin", kind="bone")
    assert "Hold" in " ".join(set_up_view(Diary(runner=ANNA, intake=skipped, injuries=(bone,)), TODAY).follows)
    view = set_up_view(Diary(runner=ANNA, intake=skipped), TODAY + dt.timedelta(days=30))
    assert view.parts[-1].answers == (("Signs of too little energy", "skipped, 6 May"),)
    assert view.is_energy_due


def test_the_reasons_for_a_clinician_stand_in_one_sentence():
    told = dataclasses.replace(WELL, is_pregnant=True, done_on=TODAY)
    operated = dataclasses.replace(TENDON, has_surgery=True)
    view = set_up_view(Diary(runner=ANNA, intake=told, injuries=(operated,)), TODAY)
    assert view.clinician.startswith("Logging and charts, no generated plan.")
    assert view.clinician.endswith("Because you are pregnant and there was an operation.")


@pytest.mark.parametrize(
    ("told", "changed"),
    [({"age_band": AgeBand.UNDER_18}, {}), ({"has_heart_disease": True}, {}), ({"is_pregnant": True}, {}),
     ({"birth_on": TODAY - dt.timedelta(days=83)}, {}), ({}, {"has_surgery": True}), ({}, {"kind": "clinician"}),
     ({}, {"site": "navicular", "kind": "bone"}), ({}, {"until": TODAY, "has_surgery": True})],
)  # fmt: skip
def test_each_reason_alone_leaves_the_plan_to_a_clinician(told, changed):
    """The same facts that the rule reads: rtr never says one thing here and another on Today."""
    diary = Diary(
        runner=ANNA,
        intake=dataclasses.replace(WELL, done_on=TODAY, **told),
        injuries=(dataclasses.replace(TENDON, **changed),),
    )
    assert set_up_view(diary, TODAY).clinician


@pytest.mark.parametrize(
    ("told", "changed"),
    [({}, {}), ({"age_band": AgeBand.FROM_60}, {}), ({"birth_on": TODAY - dt.timedelta(days=84)}, {}),
     ({}, {"until": TODAY - dt.timedelta(days=1), "has_surgery": True}), ({}, {"site": "shin", "kind": "bone"})],
)  # fmt: skip
def test_what_is_no_reason_is_none(told, changed):
    diary = Diary(
        runner=ANNA,
        intake=dataclasses.replace(WELL, done_on=TODAY, **told),
        injuries=(dataclasses.replace(TENDON, **changed),),
    )
    assert set_up_view(diary, TODAY).clinician == ""


def test_the_steps_are_about_the_oldest_open_injury():
    over = dataclasses.replace(TENDON, id=1, until=dt.date(2026, 4, 1))
    second = dataclasses.replace(TENDON, id=2, site="calf", kind="muscle")
    view = set_up_view(Diary(runner=ANNA, injuries=(over, second)), TODAY)
    assert view.injury == second
    assert [episode.injury.id for episode in view.episodes] == [2]


def test_the_medicine_is_kept_in_one_place():
    """It stands in the profile, where Settings has it, too."""
    view = set_up_view(Diary(runner=ANNA, intake=WELL, profile=Profile(has_rate_limiting_drug=True)), TODAY)
    assert ("Medicine that slows the heart", "Yes") in view.parts[0].answers
    assert any("hidden" in sentence for sentence in view.follows)


@pytest.mark.parametrize("site", SITES)
def test_not_sure_and_bone_can_be_chosen_at_every_place(site):
    kinds = kinds_of(site, has_diagnosis=True)
    assert {InjuryKind.UNKNOWN, InjuryKind.BONE, InjuryKind.CLINICIAN} <= set(kinds)
    assert kinds[0] == SITES[site].kinds[0]
    assert len(set(kinds)) == len(kinds)


def test_soft_tissue_of_the_shin_is_offered_once_somebody_has_looked():
    assert InjuryKind.SHIN not in kinds_of("shin", has_diagnosis=False)
    assert kinds_of("shin", has_diagnosis=True)[0] == InjuryKind.SHIN


def test_a_class_that_was_told_stays_a_choice():
    assert InjuryKind.POSTNATAL in kinds_of("knee", has_diagnosis=False, told="postnatal")
    assert kinds_of("elbow", has_diagnosis=False, told="sprain")[0] == InjuryKind.UNKNOWN


def test_elsewhere_every_class_can_be_chosen():
    assert set(kinds_of("other", has_diagnosis=True)) == set(InjuryKind)


def test_the_usual_class_is_named_so_and_none_is_called_usual_where_nothing_is():
    assert kind_label("tendon", "achilles") == "Tendon (usual here)"
    assert kind_label("bone", "achilles") == "Bone stress injury"
    assert kind_label("unknown", "ankle") == "Not sure, or not diagnosed"


def test_sides_and_labels():
    assert sides_of("achilles") == (Side.LEFT, Side.RIGHT)
    assert sides_of("back") == sides_of("") == ()
    assert Side.NONE in sides_of("other")
    assert site_label("knee_outer") == "Knee · Outer knee (iliotibial band)"
    assert site_label("other") == "Somewhere else"
