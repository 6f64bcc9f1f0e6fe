"""Today: every state in words, and a diary nobody would wish for."""

import dataclasses
import datetime as dt
import doctest

import pytest

from rtr.advice import RULES
from rtr.diary import Diary
from rtr.intake import AgeBand, Intake
from rtr.model import (
    Activity,
    CheckIn,
    Clearance,
    Gait,
    Injury,
    Runner,
    RunResponse,
    RunWalkMethod,
    SiteSymptoms,
    Split,
    Sport,
    Verdict,
)
from rtr.views import grade
from rtr.views.today import today_view

RUNNER = Runner(id=1, name="Ada", zone="Europe/Berlin")
ON = dt.date(2026, 11, 18)


def run(ago, run_min=20.0, walk_min=10.0, *, hour=18, **fields):
    start = dt.datetime.combine(ON - dt.timedelta(days=ago), dt.time(hour))
    total_s = (30.0 if run_min is None else run_min + walk_min) * 60
    plain = {
        "sport": Sport.RUNNING,
        "source": "fit",
        "start_local": start,
        "elapsed_s": total_s,
        "timer_s": total_s,
        "run_s": None if run_min is None else run_min * 60,
        "walk_s": None if run_min is None else walk_min * 60,
        "distance_m": 4500.0,
        "run_walk_method": RunWalkMethod.NONE if run_min is None else RunWalkMethod.LAPS,
    }
    return Activity(uid=f"{ago}-{hour}", **(plain | fields))


def view(*activities, on=ON, runner=RUNNER, now=None, **fields):
    ordered = tuple(sorted(activities, key=lambda a: a.start_local))
    return today_view(Diary(runner=runner, activities=ordered, **fields), on, now)


NOTHING = (CheckIn(day=ON, red_flags=(), signs=(), sleep_quality=4, fatigue=4),)
"""A whole check-in of a runner without an injury: nothing is new."""
REGULAR = tuple(run(ago) for ago in range(44, 1, -3))


def test_hold_reads_as_the_pictures_do():
    told = view(*REGULAR, check_ins=NOTHING)
    assert told.date_line == "Wednesday 18 November"
    assert (told.verdict, told.word, told.glyph, told.shape) == (Verdict.HOLD, "Hold", "■", "square")
    assert told.line == "Run today, but repeat Monday's session. Add nothing yet."
    assert told.data_line == "Uses 11 runs, 17 October to 18 November. Self-tracking, not a medical assessment."
    assert told.cleared_heading == "What speaks for running"
    assert not told.is_empty


def test_with_the_check_in_open_it_never_says_run_today_and_says_so_once():
    told = view(*REGULAR)
    assert told.line == "Answer the four questions first. Then repeat Monday's session, adding nothing."
    leads = [s.lead for s in told.unknown]
    assert len(leads) == len(set(leads))
    assert not [lead for lead in leads if lead.startswith(("Whether", "This morning"))], "the check-in asks for these"


def test_a_reason_is_observation_comparison_consequence():
    told = view(*REGULAR[:-1], run(2, 38.0), check_ins=NOTHING)
    spike = next(str(s) for s in told.reasons if "38 running minutes" in s.lead)
    assert spike.startswith("Monday's run held 38 running minutes. That is 90 % over your longest")
    assert told.line == "Run today, but stay within 20 running minutes. Add nothing yet."
    assert told.reasons_heading == "What holds it back"


def test_the_data_line_counts_the_mornings_of_two_weeks():
    first = SiteSymptoms(site="achilles_left", pain_am=1)
    mornings = tuple(CheckIn(day=ON - dt.timedelta(days=ago), sites=(first,)) for ago in (30, 12, 9, 3, 0))
    told = view(*REGULAR, check_ins=mornings)
    assert told.data_line.startswith("Uses 3 of 14 mornings and 11 runs, 17 October to 18 November.")


TENDON = Injury(site="achilles", side="left", kind="tendon", onset=ON - dt.timedelta(days=90))


def test_the_day_line_names_where_it_hurts():
    assert view(*REGULAR, injuries=(TENDON,)).date_line == "Wednesday 18 November · left Achilles tendon"


def test_a_run_that_eased_back_closes_running_until_a_day_and_a_clock():
    """A limp on Monday's run, which ended at 18:30 on the clock of Berlin."""
    limp = RunResponse(activity_uid="2-18", site="achilles_left", limp=True)
    runs = tuple(dataclasses.replace(a, start_utc=a.start_local.replace(tzinfo=dt.UTC)) for a in REGULAR)
    early = dt.datetime(2026, 11, 18, 8, tzinfo=dt.UTC)
    told = view(*runs, injuries=(TENDON,), responses=(limp,), check_ins=NOTHING, now=early)
    assert (told.word, told.glyph) == ("Ease back", "▼")
    assert told.line.startswith("No running until today at 19:30.")
    assert (told.reasons_heading, told.cleared_heading) == ("Why", "What is clear")
    assert all("No running until today at 19:30" in str(s) for s in told.reasons), "what decides stands apart"
    assert len({s.lead for s in told.reasons}) == len(told.reasons)
    assert any(s.lead.endswith("is next, lower than before.") for s in told.later)


def test_where_a_clinician_steers_there_is_no_emergency_and_no_session():
    intake = Intake(done_on=ON, age_band=AgeBand.TO_49, is_pregnant=True, has_heart_disease=False)
    told = view(*REGULAR, check_ins=NOTHING, intake=intake)
    assert told.verdict is Verdict.SEE_CLINICIAN
    assert told.word == "Your plan comes from your clinician"
    assert told.is_steered
    assert told.stop is None
    assert not told.needs_clearance
    assert [s.lead for s in told.reasons] == ["Your plan comes from your clinician."]
    assert not any((told.cleared, told.more_cleared, told.unknown))
    assert told.last_run is not None


def test_a_red_flag_stands_above_a_clinicians_plan():
    intake = Intake(done_on=ON, age_band=AgeBand.TO_49, is_pregnant=True, has_heart_disease=False)
    told = view(*REGULAR, check_ins=(CheckIn(day=ON, red_flags=("RF1",)),), intake=intake)
    assert (told.word, told.is_steered, told.stop.is_alone) == ("Stop", False, True)


def test_rest_after_a_run_yesterday():
    told = view(*REGULAR, run(1), check_ins=NOTHING)
    assert (told.word, told.shape, told.reasons_heading) == ("Rest", "disc", "Why rest")


def test_an_empty_diary_says_what_will_appear():
    told = view()
    assert told.is_empty
    assert told.last_run is None
    assert told.word == "Not enough to say"
    assert told.expected
    assert len({s.lead for s in told.unknown}) == len(told.unknown), "each missing thing is said once"


def test_stale_data_name_the_last_day():
    told = view(run(20), check_ins=NOTHING)
    assert (told.word, told.reasons_heading) == ("Not enough to say", "What is missing")
    assert "29 October" in told.line


def test_a_stop_shows_what_was_marked_and_no_training():
    told = view(*REGULAR, check_ins=(CheckIn(day=ON - dt.timedelta(days=3), red_flags=("RF6", "RF2")),))
    assert told.stop is not None
    assert told.stop.told[0].startswith("On 15 November you marked one calf swollen")
    assert [sign.id for sign in told.stop.signs] == ["RF2", "RF6"]
    assert told.line == "Do not run. Have this looked at today."
    assert told.last_run is None
    assert not any((told.reasons, told.cleared, told.unknown, told.how_decided))


def test_a_clearance_ends_the_stop():
    marked = CheckIn(day=ON - dt.timedelta(days=3), red_flags=("RF6",))
    cleared = Clearance(by="Dr. Roe", on=ON, recorded_at=dt.datetime(2026, 11, 18, 9, tzinfo=dt.UTC))
    assert view(*REGULAR, check_ins=(marked,), clearances=(cleared,)).stop is None


def test_the_demo_says_so():
    assert view(*REGULAR, runner=dataclasses.replace(RUNNER, is_demo=True)).is_demo


def test_the_last_run_in_facts():
    last = view(*REGULAR).last_run
    assert (last.heading, last.sentence) == ("Monday's run", "30 minutes, 20 of them running.")
    assert (last.run, last.walk, last.distance) == ("20 min", "10 min", "4.5 km")
    assert (last.pace, last.pace_of) == ("6:40 /km", "whole session")
    assert last.comparison == "Longest in the 30 days before: 20 min."
    assert "laps" in last.method


def test_pace_is_of_running_only_where_the_device_tells_it():
    splits = (Split(gait=Gait.RUN, timer_s=1200.0, distance_m=3000.0), Split(gait=Gait.WALK, timer_s=600.0))
    last = view(run(2, splits=splits)).last_run
    assert (last.pace, last.pace_of) == ("6:40 /km", "running only")
    last = view(run(2, 30.0, 0.0)).last_run
    assert (last.pace, last.pace_of) == ("6:40 /km", "running only")


def test_miles_where_the_runner_wants_miles():
    last = view(*REGULAR, runner=dataclasses.replace(RUNNER, has_miles=True)).last_run
    assert last.distance == "2.8 mi"
    assert last.pace.endswith("/mi")


def test_recordings_of_one_session_are_added():
    last = view(run(2, 20.0, 0.0), run(2, 10.0, 0.0, hour=18, start_local=dt.datetime(2026, 11, 16, 18, 40))).last_run
    assert last.sentence == "30 minutes, 30 of them running."
    assert last.distance == "9.0 km"
    assert last.caption == "Monday 16 November. 2 recordings."


def test_a_run_of_unknown_split_says_so():
    told = view(run(9), run(2, None), check_ins=NOTHING)
    assert told.last_run.sentence == "30 minutes; how many of them were running is not known."
    assert told.last_run.run == "–"
    assert any("could not be split" in s.lead for s in told.unknown)
    assert told.word == "Hold"


def test_what_nothing_waits_for_stands_under_how_this_was_decided_and_not_on_the_card():
    told = view(run(9), run(2), check_ins=NOTHING)
    assert not any("cannot be compared" in sentence.lead for sentence in told.unknown)
    (row,) = [row for row in told.how_decided if row.rule == "pace-recovery"]
    assert row.answer == "cannot tell"
    assert row.sentence.startswith("The pace of your easy running cannot be compared yet.")


def test_a_run_without_distance_or_times_has_dashes():
    last = view(run(2, None, distance_m=None, timer_s=None, elapsed_s=None)).last_run
    assert (last.distance, last.pace, last.sentence) == ("–", "–", "No times known.")


def test_how_it_was_decided_has_every_rule_with_grade_and_sources():
    told = view(*REGULAR[:-1], run(2, 38.0))
    rows = {row.rule: row for row in told.how_decided}
    assert set(rows) == {rule.code for rule in RULES}
    assert (rows["session-spike"].observed, rows["session-spike"].limit) == ("1.90", "1.10")
    assert rows["session-spike"].grade == "●●○ Moderate"
    assert rows["session-spike"].sources[0].link == "https://doi.org/10.1136/bjsports-2024-109380"
    assert rows["red-flag"].answer == "cannot tell: Hold"
    assert rows["long-gap"].answer == "nothing against it"


def test_time_travel_shows_what_was_known_then():
    assert view(*REGULAR, on=ON - dt.timedelta(days=10)) == view(*REGULAR[:-3], on=ON - dt.timedelta(days=10))


def hostile():
    """What a diary may hold at worst: unknown, huge, in the future, flagged, with scripts for a title."""
    script = "<script>alert(1)</script> $x$ :red[y] [z](javascript:1)"
    return (
        run(400, None, title=script, notes=script, device=script),
        run(30, 1e9, 1e9, distance_m=1e15),
        run(29, float("inf"), 0.0, distance_m=float("inf")),
        run(12, None, distance_m=None, timer_s=None, elapsed_s=None),
        run(9, 20.0, is_flagged=True),
        run(3, 1.0, 0.0, distance_m=0.0, timer_s=0.0, elapsed_s=0.0, moving_s=0.0),
        run(2, None, title=script),
        run(-1, 30.0),
        run(-4000, 30.0),
        dataclasses.replace(run(1, 0.0, 0.0), sport=Sport.OTHER, run_s=None, walk_s=None),
    )


@pytest.mark.parametrize("ago", [-5000, -4000, -1, 0, 1, 2, 3, 9, 29, 30, 400, 401])
def test_a_hostile_diary_breaks_nothing_and_brings_no_markup(ago):
    flags = (
        CheckIn(day=ON, red_flags=("<b>",)),
        CheckIn(day=ON, red_flags=None),
        CheckIn(day=ON - dt.timedelta(days=999)),
    )
    for check_ins in ((), flags):
        told = view(*hostile(), on=ON - dt.timedelta(days=ago), check_ins=check_ins)
        assert told.word
        assert "script" not in repr(told)


def test_examples_run():
    assert doctest.testmod(grade).failed == 0


def test_the_card_shows_what_tells_most_and_counts_the_rest():
    told = view(*REGULAR)
    assert 0 < len(told.cleared) <= 4
    clear = sum(row.answer == "nothing against it" for row in told.how_decided)
    assert told.more_cleared.startswith(f"{clear - len(told.cleared)} more rule")
