"""From a diary to verdicts: which places, which mornings, which moments."""

import dataclasses
import datetime as dt
import doctest
from zoneinfo import ZoneInfo

import pytest

from rtr.diary import Diary
from rtr.intake import AgeBand, Intake
from rtr.metrics.verdicts import (
    Settling,
    beside,
    clock,
    limits,
    mornings,
    run_verdicts,
    session_verdicts,
    trace,
    usual_morning,
    usual_stiffness,
)  # fmt: skip
from rtr.metrics.verdicts.clock import end_of
from rtr.model import Activity, CheckIn, Injury, Runner, RunResponse, SiteSymptoms, Sport
from rtr.profile import Profile

BERLIN = ZoneInfo("Europe/Berlin")
ON = dt.date(2026, 11, 18)
PLACE = "achilles_left"
TENDON = Injury(site="achilles", side="left", kind="tendon", onset=dt.date(2026, 1, 1))
KNEE = Injury(site="knee", side="right", kind="knee", onset=dt.date(2026, 1, 1))
SETTLED = {"pain_pre": 0, "pain_max": 2, "pain_end": 2, "pain_60": 0}


def day(ago):
    return ON - dt.timedelta(days=ago)


def run(ago, *, hour=18, minutes=30, uid=None, zone=BERLIN):
    start = dt.datetime.combine(day(ago), dt.time(hour), tzinfo=zone)
    return Activity(
        uid=uid or f"run {ago}", sport=Sport.RUNNING, source="fit", elapsed_s=minutes * 60.0, run_s=minutes * 60.0,
        start_utc=start.astimezone(dt.UTC), start_local=start.replace(tzinfo=None),
        utc_offset_s=int(start.utcoffset().total_seconds()),
    )  # fmt: skip


def morning(ago, pain=None, stiff=0, *, place=PLACE, now=None, at=None, **told):
    site = SiteSymptoms(site=place, pain_am=pain, stiff_am=stiff, pain_now=now)
    return CheckIn(day=day(ago), sites=(site,), recorded_at=at, **told)


def answer(ago, place=PLACE, **facts):
    return RunResponse(activity_uid=f"run {ago}", site=place, **facts)


def diary(*activities, mornings=(), answers=(), injuries=(TENDON,), **told):
    return Diary(
        runner=Runner(id=1, name="Ada", zone="Europe/Berlin"),
        activities=tuple(sorted(activities, key=lambda a: a.start_utc)),
        check_ins=tuple(sorted(mornings, key=lambda c: c.day)),
        responses=tuple(answers),
        injuries=tuple(injuries),
        **told,
    )


def verdicts(*activities, until=ON, now=None, **told):
    return run_verdicts(diary(*activities, **told), until, now)


def only(*activities, **told):
    (verdict,) = verdicts(*activities, **told)
    return verdict


QUIET = [morning(ago, 1, 1) for ago in (3, 5, 7)]


def test_a_run_with_its_answers_and_mornings():
    found = only(run(2), answers=[answer(2, **SETTLED)], mornings=[*QUIET, morning(1, 1, 1), morning(0, 0)])
    assert (found.uid, found.day, found.place, found.kind) == ("run 2", day(2), PLACE, "tendon")
    assert found.end_utc == dt.datetime(2026, 11, 16, 17, 30, tzinfo=dt.UTC)
    assert (found.morning, found.second_morning, found.usual, found.stiff) == (1, 0, 1.0, 1)
    assert (found.d24, found.dstiff, found.d48, found.run_min) == (0.0, 0.0, -1.0, 30.0)
    assert (found.settling, found.words, found.reasons, found.missing) == (Settling.GREEN, "settled", (), ())
    assert found.is_settled
    assert not found.has_eased_back


def test_the_reasons_and_the_missing_answers_are_named():
    held = only(run(2), answers=[answer(2, pain_max=4)], mornings=[*QUIET, morning(1, 2, 1)])
    assert (held.settling, held.reasons) == (Settling.HOLD, ("pain_max", "pain_am"))
    first = only(run(2), answers=[answer(2, pain_max=2)], mornings=[morning(1, 2, None)])
    assert (first.settling, first.missing) == (Settling.HOLD, ("usual_am", "stiff_am"))
    knee = only(run(2), injuries=[KNEE], answers=[answer(2, "knee_right", pain_max=1, pain_60=1)])
    assert knee.missing == ("pain_am", "pain_pre")


def test_a_run_without_answers_is_pending_for_36_hours_of_absolute_time_and_then_not_answered():
    """It ended at 18:30 in Berlin, 17:30 UTC."""
    over = dt.datetime(2026, 11, 18, 5, 30, tzinfo=dt.UTC)
    assert only(run(2), now=over - dt.timedelta(seconds=1)).settling is Settling.PENDING
    assert only(run(2), now=over).settling is Settling.UNANSWERED
    assert only(run(2), now=over, answers=[answer(2, pain_max=1)]).settling is Settling.HOLD


def test_the_night_the_clocks_go_back_is_an_hour_longer():
    """Saturday 24 October 2026, 18:00-18:30 CEST; 36 hours later it is Monday 05:30 CET, not 06:30."""
    saturday = dt.date(2026, 10, 24)
    ran = dataclasses.replace(run(0), start_local=dt.datetime(2026, 10, 24, 18), utc_offset_s=7200,
                              start_utc=dt.datetime(2026, 10, 24, 16, tzinfo=dt.UTC), uid="run")  # fmt: skip
    at = dt.datetime(2026, 10, 26, 5, 30, tzinfo=BERLIN)
    asked = diary(ran)
    assert run_verdicts(asked, dt.date(2026, 10, 26), at - dt.timedelta(minutes=1))[0].settling is Settling.PENDING
    assert run_verdicts(asked, dt.date(2026, 10, 26), at)[0].settling is Settling.UNANSWERED
    assert run_verdicts(asked, saturday)[0].end_utc == dt.datetime(2026, 10, 24, 16, 30, tzinfo=dt.UTC)


@pytest.mark.parametrize(("minutes", "is_usual"), [(29, False), (30, False), (31, True)])
def test_a_morning_36_hours_after_a_run_still_answers_it_in_the_night_the_clocks_go_on(minutes, is_usual):
    """Friday's run ends 36 h before Sunday 29 March 07:00 CEST at 18:00 CET, as that night has an hour less."""
    sunday = dt.date(2026, 3, 29)
    end = dt.datetime(2026, 3, 27, 18, tzinfo=BERLIN) + dt.timedelta(minutes=30 - minutes)
    ran = Activity(
        uid="run", sport=Sport.RUNNING, source="fit", elapsed_s=1800.0, run_s=1800.0,
        start_utc=(end - dt.timedelta(minutes=30)).astimezone(dt.UTC), utc_offset_s=3600,
        start_local=(end - dt.timedelta(minutes=30)).replace(tzinfo=None),
    )  # fmt: skip
    quiet = [
        CheckIn(day=sunday - dt.timedelta(days=ago), sites=(SiteSymptoms(site=PLACE, pain_am=5),)) for ago in (5, 6)
    ]
    told = diary(ran, mornings=[*quiet, CheckIn(day=sunday, sites=(SiteSymptoms(site=PLACE, pain_am=5),))])
    usual = usual_morning(told, PLACE, sunday + dt.timedelta(days=1))
    assert (usual is not None) is is_usual


def test_on_a_journey_mornings_are_on_the_clock_of_the_run():
    """A run in Tokyo at 18:00: seven there, two mornings later, is 36.5 h after it; seven in Berlin is 44.5."""
    tokyo = ZoneInfo("Asia/Tokyo")
    ran = run(4, zone=tokyo)
    early = run(4, zone=tokyo, hour=19)
    mornings = [morning(2, 3), morning(9, 3), morning(10, 3)]
    assert usual_morning(diary(ran, mornings=mornings), PLACE, day(1)) == 3.0
    assert usual_morning(diary(early, mornings=mornings), PLACE, day(1)) is None


def test_a_check_in_before_seven_is_the_morning_and_one_filled_in_later_is_at_seven():
    at_six = dt.datetime.combine(day(2), dt.time(6, 15), tzinfo=BERLIN)
    later = dt.datetime.combine(day(0), dt.time(20), tzinfo=BERLIN)
    two = [morning(9, 3), morning(10, 3)]
    ran = run(4)
    assert usual_morning(diary(ran, mornings=[*two, morning(2, 3)]), PLACE, day(1)) == 3.0
    assert usual_morning(diary(ran, mornings=[*two, morning(2, 3, at=at_six)]), PLACE, day(1)) is None
    assert usual_morning(diary(ran, mornings=[*two, morning(2, 3, at=later)]), PLACE, day(1)) == 3.0


def test_the_usual_morning_as_a_sentence_needs_it():
    told = diary(run(2), mornings=[*QUIET, morning(1, 4, 4)])
    assert (usual_morning(told, PLACE, ON), usual_stiffness(told, PLACE, ON)) == (1.0, 1.0)
    assert usual_morning(told, "knee_right", ON) is None


def test_with_few_mornings_the_last_pain_before_a_run_is_usual():
    told = [answer(4, pain_pre=2), answer(2, pain_max=1)]
    assert verdicts(run(4), run(2), answers=told, mornings=[morning(1, 2)])[-1].usual == 2.0
    assert verdicts(run(32), run(2), answers=[answer(32, pain_pre=2)], mornings=[morning(1, 2)])[-1].usual is None


def test_several_places_have_a_verdict_each_and_the_worst_decides_for_the_session():
    told = verdicts(
        run(2), injuries=[TENDON, KNEE], mornings=[*QUIET, morning(1, 1, 1)],
        answers=[answer(2, **SETTLED), answer(2, "knee_right", pain_max=4)],
    )  # fmt: skip
    assert [(v.place, v.settling.value) for v in told] == [(PLACE, "green"), ("knee_right", "back")]
    assert session_verdicts(told)["run 2"].place == "knee_right"


@pytest.mark.parametrize(
    ("one", "other", "decides"),
    [
        ("green", "unanswered", "unanswered"),
        ("unanswered", "hold", "hold"),
        ("hold", "pending", "pending"),
        ("pending", "unjudged", "unjudged"),
        ("unjudged", "back", "back"),
    ],
)
def test_the_order_of_caution_among_places(one, other, decides):
    base = only(run(2), now=dt.datetime(2026, 11, 18, 12, tzinfo=dt.UTC))
    both = [dataclasses.replace(base, settling=Settling(s)) for s in (one, other)]
    assert session_verdicts(both)["run 2"].settling.value == decides
    assert session_verdicts(reversed(both))["run 2"].settling.value == decides


def test_a_place_without_an_injury_is_judged_where_it_was_answered_as_not_diagnosed():
    found = only(run(2), injuries=[], answers=[answer(2, "calf_left", pain_max=4)])
    assert (found.place, found.kind, found.settling) == ("calf_left", "unknown", Settling.BACK)


def test_a_morning_alone_speaks_for_a_place_only_where_it_eases_back():
    sore = [morning(ago, 0, place="calf_left") for ago in (3, 5, 7)]
    quiet = verdicts(run(2), mornings=[*sore, morning(1, 0, place="calf_left")])
    raised = verdicts(run(2), mornings=[*sore, morning(1, 1, place="calf_left")])
    assert [v.place for v in quiet] == [PLACE]
    assert [(v.place, v.settling) for v in raised] == [(PLACE, Settling.UNANSWERED), ("calf_left", Settling.BACK)]


def test_without_any_place_a_session_still_has_one_verdict():
    found = only(run(4), injuries=[])
    assert (found.place, found.settling) == ("", Settling.UNANSWERED)
    assert only(run(4), injuries=[], answers=[answer(4, "", limp=True)]).settling is Settling.BACK


def test_an_injury_counts_from_its_onset_to_its_last_day_and_keeps_its_class():
    begun = dataclasses.replace(TENDON, onset=day(2))
    assert only(run(2), injuries=[begun]).place == PLACE
    assert only(run(3), injuries=[begun]).place == ""
    over = dataclasses.replace(TENDON, until=day(3))
    assert only(run(2), injuries=[over]).place == ""
    assert only(run(2), injuries=[over], answers=[answer(2, pain_max=5)]).kind == "tendon"


def test_what_holds_for_the_whole_run_holds_at_every_place():
    told = verdicts(run(2), injuries=[TENDON, KNEE], answers=[answer(2, "", sharp=True)])
    assert [v.settling for v in told] == [Settling.BACK, Settling.BACK]


def test_parts_of_a_session_are_answered_together():
    first, second = run(2, uid="first"), run(2, hour=19, minutes=10, uid="second")
    hurt = RunResponse(activity_uid="second", site=PLACE, pain_max=6)
    found = only(first, second, answers=[hurt])
    assert (found.uid, found.settling, found.run_min) == ("first", Settling.BACK, 40.0)
    assert found.end_utc == end_of(second, BERLIN)


def test_a_second_morning_after_another_run_does_not_answer_the_first():
    mornings = [*QUIET, morning(1, 2, 1), morning(0, 2, 1)]
    told = {"answers": [answer(2, **SETTLED)], "mornings": mornings}
    alone = only(run(2), **told)
    assert (alone.d24, alone.d48, alone.settling, alone.reasons) == (1.0, 1.0, Settling.BACK, ("not_settled",))
    between = verdicts(run(2), run(1), **told)[0]
    assert (between.second_morning, between.d48, between.settling) == (2, None, Settling.HOLD)


@pytest.mark.parametrize(
    ("pains", "settles"),
    [
        ({"pain_end": 1, "pain_60": 1, "next": 1}, 0.0),
        ({"pain_end": 3, "pain_60": 1, "next": 1}, 1.0),
        ({"pain_end": 3, "pain_60": 2, "next": 1}, 12.5),
        ({"pain_end": 1, "pain_60": 1, "next": 2}, None),
        ({"pain_end": 1, "pain_60": 1, "next": None}, None),
    ],
)
def test_hours_until_pain_was_usual_again(pains, settles):
    next_one = [] if pains["next"] is None else [morning(1, pains.pop("next"), 1)]
    pains.pop("next", None)
    found = only(run(2), answers=[answer(2, pain_max=3, **pains)], mornings=[*QUIET, *next_one])
    assert found.settle_h == settles


def test_a_bone_that_hurts_in_two_sessions_in_a_row_eases_back():
    bone = Injury(site="shin", side="left", kind="bone", onset=dt.date(2026, 1, 1))
    vague = {"pain_max": 1, "pain_end": 0, "pain_60": 0, "gone_at_once": True, "same_place": False}
    told = {"injuries": [bone], "mornings": [morning(3, 0, place="shin_left"), morning(1, 0, place="shin_left")]}
    twice = verdicts(run(4), run(2), answers=[answer(4, "shin_left", **vague), answer(2, "shin_left", **vague)], **told)
    assert [v.settling for v in twice] == [Settling.HOLD, Settling.BACK]
    free = vague | {"pain_max": 0}
    once = verdicts(run(4), run(2), answers=[answer(4, "shin_left", **free), answer(2, "shin_left", **vague)], **told)
    assert [v.settling for v in once] == [Settling.GREEN, Settling.HOLD]


def test_pain_that_rises_a_point_a_week_for_two_weeks_eases_back_a_tendon():
    rising = [answer(16, pain_max=1), answer(9, pain_max=2), answer(2, pain_max=3)]
    assert verdicts(run(16), run(9), run(2), answers=rising)[-1].reasons == ("trend",)
    level = [answer(16, pain_max=2), answer(9, pain_max=2), answer(2, pain_max=3)]
    assert verdicts(run(16), run(9), run(2), answers=level)[-1].reasons == ()


def test_signs_named_after_a_run_belong_to_it():
    limp = morning(1, 1, 1, signs=("limp",))
    assert only(run(2), mornings=[*QUIET, limp]).reasons == ("limp",)
    before = morning(2, 1, 1, signs=("limp",))
    assert only(run(2), mornings=[*QUIET, before]).reasons == ()
    assert only(run(2), mornings=[*QUIET, morning(0, 1, 1, signs=("limp",))]).reasons == ()
    shin = Injury(site="shin", side="left", kind="shin", onset=dt.date(2026, 1, 1))
    sore = CheckIn(day=day(1), red_flags=("RF6",))
    assert only(run(2), injuries=[shin], mornings=[sore]).reasons == ("tender",)


@pytest.mark.parametrize(
    ("ago", "hour", "is_near"),
    [(3, 17, False), (3, 18, True), (2, 7, True), (1, 7, True), (1, 22, True), (0, 7, False)],
)
def test_a_painkiller_within_a_day_before_or_after(ago, hour, is_near):
    at = dt.datetime.combine(day(ago), dt.time(hour), tzinfo=BERLIN)
    told = CheckIn(day=day(ago), painkiller=True, recorded_at=at)
    found = only(run(2), answers=[answer(2, **SETTLED)], mornings=[*QUIET, morning(1, 1, 1), told])
    assert found.has_painkiller is is_near
    assert found.settling is (Settling.HOLD if is_near else Settling.GREEN)


@pytest.mark.parametrize(
    "told",
    [
        {"injuries": [dataclasses.replace(TENDON, has_surgery=True)]},
        {"injuries": [dataclasses.replace(TENDON, kind="clinician")]},
        {"injuries": [Injury(site="navicular", side="left", kind="bone", onset=dt.date(2026, 1, 1))]},
        {"intake": Intake(age_band=AgeBand.UNDER_18)},
        {"profile": Profile(birth_year=2009)},
    ],
)
def test_where_a_clinician_steers_no_verdict_is_given(told):
    found = only(
        run(2), answers=[answer(2, "navicular_left" if "navicular" in str(told) else PLACE, pain_max=1)], **told
    )
    assert (found.settling, found.reasons, found.missing) == (Settling.UNJUDGED, (), ())


def test_the_year_one_turns_18_is_judged_again_and_surgery_only_while_it_is_open():
    told = {"answers": [answer(2, pain_max=6)]}
    assert only(run(2), profile=Profile(birth_year=2008), **told).settling is Settling.BACK
    over = dataclasses.replace(TENDON, has_surgery=True, until=day(3))
    assert only(run(2), injuries=[over], **told).settling is Settling.BACK


def test_what_is_asked_since_a_day_is_the_same_as_in_the_whole():
    told = diary(
        *(run(ago) for ago in range(2, 40, 2)),
        mornings=[morning(ago, ago % 3, ago % 2) for ago in range(1, 40)],
        answers=[answer(ago, pain_pre=ago % 2, pain_max=ago % 5) for ago in range(2, 40, 4)],
    )
    whole = run_verdicts(told, ON)
    assert run_verdicts(told, ON, since=day(10)) == tuple(v for v in whole if v.day >= day(10))


def test_time_travel_reads_no_later_morning():
    told = diary(run(2), answers=[answer(2, **SETTLED)], mornings=[*QUIET, morning(1, 1, 1)])
    assert run_verdicts(told, day(2))[0].settling is Settling.PENDING
    assert run_verdicts(told, day(1))[0].settling is Settling.GREEN


def test_without_a_moment_a_day_is_asked_at_its_last_entry_or_at_seven():
    """The run ended at 17:30 UTC: 36 hours later it is 05:30 UTC, before seven in Berlin."""
    assert only(run(2)).settling is Settling.UNANSWERED
    late = run(2, hour=20)
    assert only(late).settling is Settling.PENDING
    evening = dt.datetime.combine(ON, dt.time(21), tzinfo=BERLIN)
    assert only(late, mornings=[CheckIn(day=ON, red_flags=(), recorded_at=evening)]).settling is Settling.UNANSWERED


def test_an_empty_diary_and_the_ends_of_the_calendar():
    assert verdicts() == ()
    assert only(run(2), until=dt.date.max - dt.timedelta(days=3)).settling is Settling.UNANSWERED
    assert run_verdicts(diary(run(2)), dt.date.min) == ()


@pytest.mark.parametrize("module", [beside, clock, limits, mornings, trace])
def test_examples(module):
    assert doctest.testmod(module).failed == 0
