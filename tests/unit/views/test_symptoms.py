"""Symptoms at every stage of a diary: what is said, what is not said yet, and what is never said."""

import dataclasses
import datetime as dt

import pandas as pd
import pytest

from rtr.body import InjuryKind
from rtr.diary import Diary
from rtr.learn.lacks import Wanted
from rtr.learn.stage import Step
from rtr.model import Clearance, Injury, Runner, SiteSymptoms
from rtr.views.symptoms import SymptomsView, nothing_yet, symptoms_of
from rtr.views.symptoms_history import place_history, symptoms_history
from rtr.views.symptoms_places import places
from rtr.views.symptoms_settled import runs_file
from rtr.views.symptoms_timeline import file_of, guides
from tests.symptom_diaries import LAST, PLACE, kept

NOBODY = Diary(runner=Runner(id=1, name="Ada", zone="Europe/Berlin"))


def view(diary: Diary, weeks: int | None = 8, place: str | None = None, on: dt.date = LAST) -> SymptomsView:
    past = symptoms_history(diary, on)
    here = place_history(past, place)
    assert here is not None
    return symptoms_of(past, here, weeks)


def test_two_weeks_describe_two_months_ask_and_a_year_has_everything() -> None:
    week, weeks, months, year = (view(kept(days)) for days in (9, 17, 75, 120))
    assert week.stage.step is Step.COLLECTING
    assert week.described is None
    assert weeks.stage.step is Step.DESCRIPTIVE
    assert weeks.described is not None
    assert months.stage.step is Step.QUESTION
    assert months.described is None
    assert year.stage.step is Step.TABLE


def test_what_comes_next_is_named_until_only_the_model_is_ahead() -> None:
    assert view(kept(9)).stage_card.sentence.endswith("what mornings are like after short and after long runs.")
    assert view(kept(17)).stage_card.sentence.endswith("one question with a tested answer.")
    assert view(kept(75)).stage_card.sentence.endswith("the table of all questions.")
    assert view(kept(120)).stage_card is None, "the model is not announced"


@pytest.mark.parametrize("days", [9, 17, 30, 75])
def test_what_is_missing_is_never_what_only_the_model_needs(days: int) -> None:
    lacks = {lack.wanted for lack in view(kept(days)).stage_card.lacks}
    assert lacks
    assert not lacks & {Wanted.FLARES, Wanted.RUN_DAYS}


def test_without_pairs_pain_among_pairs_is_not_counted() -> None:
    lacks = {lack.wanted for lack in view(kept(40, runs=False)).stage_card.lacks}
    assert Wanted.PAIRS in lacks
    assert not lacks & {Wanted.PAINS, Wanted.LEVELS}


def test_the_lead_tells_mornings_and_runs_in_counts() -> None:
    said = view(kept(75)).lead
    assert said.startswith("Left Achilles tendon: morning pain was ")
    assert " answered mornings of the last four weeks. " in said
    assert said.endswith(" answered runs settled by the next morning.")
    assert "%" not in said


def test_four_quiet_weeks_are_told_as_such() -> None:
    assert view(kept(75), on=LAST + dt.timedelta(days=40)).lead == (
        "Left Achilles tendon: no morning of the last four weeks has been answered."
    )


def test_a_warning_sign_leaves_the_record_and_nothing_about_training() -> None:
    diary = kept(120)
    marked = dataclasses.replace(diary.check_ins[-1], red_flags=("RF2",))
    stopped = view(dataclasses.replace(diary, check_ins=(*diary.check_ins[:-1], marked)))
    assert stopped.is_stopped
    assert stopped.settled is stopped.stage_card is stopped.described is None
    assert stopped.timeline.guides.empty
    assert not stopped.timeline.rows.empty
    assert "settled" not in stopped.lead
    assert "limits" not in stopped.timeline.caption


def test_a_cleared_sign_opens_the_page_again() -> None:
    diary = kept(120)
    day = diary.check_ins[-3].day
    marked = dataclasses.replace(diary.check_ins[-3], red_flags=("RF2",))
    checks = (*diary.check_ins[:-3], marked, *diary.check_ins[-2:])
    cleared = Clearance(by="a doctor", on=day, recorded_at=dt.datetime.combine(day, dt.time(15), dt.UTC))
    assert view(dataclasses.replace(diary, check_ins=checks)).is_stopped
    assert not view(dataclasses.replace(diary, check_ins=checks, clearances=(cleared,))).is_stopped


def test_a_plan_only_a_clinician_may_make_hides_no_record() -> None:
    diary = kept(75)
    steered = dataclasses.replace(diary.injuries[0], kind=InjuryKind.CLINICIAN)
    found = view(dataclasses.replace(diary, injuries=(steered,)))
    assert not found.is_stopped
    assert found.timeline.guides.empty
    assert "A clinician steers this place, so no limits are drawn." in found.timeline.caption


def test_a_diary_without_runs_is_a_time_line_of_mornings() -> None:
    found = view(kept(40, runs=False))
    assert found.timeline.rows["pain_am"].notna().sum() > 30
    assert found.settled.lengths.empty
    assert found.settled.sentence.startswith("No run of this time has its answers yet")
    assert found.described is None, "nothing to describe without a run"


def test_runs_without_a_check_in_and_nothing_at_all_are_an_empty_page() -> None:
    runs = dataclasses.replace(kept(40), check_ins=(), responses=(), injuries=())
    assert nothing_yet(symptoms_history(NOBODY, LAST)).startswith("No check-ins yet.")
    assert nothing_yet(symptoms_history(runs, LAST)).startswith("No check-ins yet.")
    assert place_history(symptoms_history(runs, LAST), None) is None


def test_an_injury_nobody_has_written_about_says_so() -> None:
    silent = dataclasses.replace(kept(40), check_ins=(), responses=())
    assert nothing_yet(symptoms_history(silent, LAST)).startswith("Nothing has been written down of your left Achilles")


def test_check_ins_that_name_no_place_say_so() -> None:
    diary = kept(20)
    bare = tuple(dataclasses.replace(c, sites=()) for c in diary.check_ins)
    found = dataclasses.replace(diary, check_ins=bare, responses=(), injuries=())
    assert nothing_yet(symptoms_history(found, LAST)).startswith("Your check-ins name no place")


def several() -> Diary:
    """Two places with answers, and a newer injury nobody has written about."""
    diary = kept(60)
    also = tuple(
        dataclasses.replace(c, sites=(*c.sites, SiteSymptoms(site="calf_right", pain_am=2))) for c in diary.check_ins
    )
    newer = Injury(site="metatarsal", side="left", kind=InjuryKind.BONE, onset=LAST)
    return dataclasses.replace(diary, check_ins=also, injuries=(*diary.injuries, newer))


def test_places_with_answers_come_first_and_an_injury_before_a_bare_answer() -> None:
    found = places(several(), LAST)
    assert [place.key for place in found] == [PLACE, "calf_right", "metatarsal_left"]
    assert [place.is_told for place in found] == [True, False, True]
    assert [place.is_answered for place in found] == [True, True, False]


def test_an_injury_that_is_over_comes_after_one_that_is_not() -> None:
    diary = several()
    over = dataclasses.replace(diary.injuries[0], until=LAST - dt.timedelta(days=1))
    open_ = Injury(site="calf", side="right", kind=InjuryKind.MUSCLE, onset=LAST - dt.timedelta(days=30))
    found = places(dataclasses.replace(diary, injuries=(over, open_)), LAST)
    assert [place.key for place in found] == ["calf_right", PLACE]


def test_each_place_is_read_by_its_own_class_and_an_untold_one_by_the_cautious_one() -> None:
    assert view(several(), place=PLACE).timeline.guides["at"].tolist() == [3, 5]
    calf = view(several(), place="calf_right")
    assert calf.timeline.guides["at"].tolist() == [2, 3]
    assert "No injury has been entered here" in calf.timeline.caption


def test_an_unknown_place_in_the_address_is_the_first_one() -> None:
    assert view(several(), place="elbow").place == "left Achilles tendon"


@pytest.mark.parametrize(
    ("kind", "limits"), [("tendon", [3, 5]), ("muscle", [1, 2]), ("bone", [0, 1]), ("clinician", [])]
)
def test_limits_are_those_of_the_class(kind: str, limits: list[int]) -> None:
    assert guides(InjuryKind(kind))["at"].tolist() == limits


@pytest.mark.parametrize(("weeks", "word"), [(8, "day"), (26, "week"), (None, "month")])
def test_longer_periods_have_coarser_rows(weeks: int | None, word: str) -> None:
    found = view(kept(600), weeks).timeline
    assert found.word == word
    assert len(found.rows) <= 110


def test_the_file_has_a_unit_in_every_name_and_holds_what_is_drawn() -> None:
    line = view(kept(75)).timeline
    rows = file_of(line)
    assert list(rows.columns) == [
        "day", "run_min", "walk_min", "runs", "pain_run_nrs", "pain_am_nrs", "stiff_am_nrs", "pain_am_mean_14d_nrs",
        "is_late",
    ]  # fmt: skip
    assert len(rows) == len(line.rows)


def test_the_file_of_runs_holds_every_verdict_with_its_reasons() -> None:
    past = symptoms_history(kept(75), LAST)
    here = place_history(past, None)
    rows = runs_file(here)
    assert len(rows) == len(here.verdicts)
    assert set(rows["settling"]) <= {"green", "hold", "back", "pending", "unanswered"}


def test_the_caption_counts_mornings_from_the_first_answer_on_and_late_ones() -> None:
    diary = kept(30)
    late = dataclasses.replace(diary.check_ins[3], recorded_at=dt.datetime.combine(LAST, dt.time(6), dt.UTC))
    checks = (*diary.check_ins[:3], late, *diary.check_ins[4:])
    said = view(dataclasses.replace(diary, check_ins=checks)).timeline.caption
    answered = len(diary.check_ins)
    first = diary.check_ins[0].day
    assert f"{answered} mornings of {(LAST - first).days + 1} answered, 1 of them written down on a later day." in said


def test_numbers_leave_out_days_on_which_nothing_is_known() -> None:
    found = view(kept(30))
    assert len(found.timeline.numbers) <= 30
    assert found.timeline.numbers["Day"].is_monotonic_decreasing
    assert pd.notna(found.timeline.numbers["Day"]).all()
