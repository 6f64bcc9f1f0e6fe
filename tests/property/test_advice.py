"""More pain, more load or staler data never make advice bolder; a case replays to itself."""

import dataclasses
import datetime as dt
import json

from hypothesis import given
from hypothesis import strategies as st

from rtr.advice import RULES, Case, suggest
from rtr.advice.block.ask import cap_min
from rtr.advice.case import BackOff, EasyPace, GateLine, LastSession, OnLadder, OpenFlag, PlaceToday, Recovery, Signs
from rtr.advice.decide import MAY_RUN
from rtr.advice.ladder.climb import State
from rtr.advice.ladder.gates import checklist
from rtr.advice.ladder.sessions import INSIDE, session
from rtr.advice.ladder.steps import LADDER, rung
from rtr.advice.policy import POLICY
from rtr.advice.red_flags import RED_FLAGS
from rtr.advice.today_plan import today_plan
from rtr.body import InjuryKind, Sign
from rtr.metrics.verdicts import Settling
from rtr.model import Verdict
from rtr.plan import RUNNING, Do, Session, SessionKind, Step

DAY = dt.date(2026, 11, 18)
days_ago = st.integers(0, 60)
minutes = st.one_of(st.none(), st.floats(1, 300))
flags = st.lists(st.sampled_from(list(RED_FLAGS)), max_size=3).map(tuple)


maybe = st.booleans()
open_flag = st.builds(OpenFlag, flag=st.sampled_from(list(RED_FLAGS)), day=st.just(DAY))


some = st.one_of(st.none(), st.floats(-3, 3))
signs = st.builds(
    Signs,
    strain_z=some,
    monotony=st.one_of(st.none(), st.floats(0, 10)),
    loaded_days_7d=st.one_of(st.none(), st.integers(0, 7)),
    pain_trend=some,
    wellness_z=some,
    long_runs_7d=st.one_of(st.none(), st.integers(0, 3)),
)
kinds = st.sampled_from([None, "loading", "cut-back", "interrupted", "off", "partial", "unknown"])
week_minutes = st.one_of(st.none(), st.floats(0, 300))


nrs = st.one_of(st.none(), st.integers(0, 10))
usual = st.one_of(st.none(), st.floats(0, 10))
classes = st.sampled_from([kind.value for kind in InjuryKind])
place = st.builds(
    PlaceToday,
    place=st.just("achilles_left"),
    kind=classes,
    pain_am=nrs,
    pain_now=nrs,
    stiff_am=nrs,
    usual=usual,
    usual_stiff=usual,
)
NOW = dt.datetime.combine(DAY, dt.time(6), tzinfo=dt.UTC)
hours = st.integers(-100, 100).map(lambda h: NOW + dt.timedelta(hours=h))
back_off = st.builds(
    BackOff,
    cause=st.sampled_from(["run", "morning", "sign", "bone"]),
    day=st.integers(0, 10).map(lambda ago: DAY - dt.timedelta(days=ago)),
    what=st.sampled_from(["pain_max", "d24", "d24_twice", "dstiff", "limp", "pain_now", "pain"]),
    until=hours,
    kind=classes,
    place=st.sampled_from(["", "achilles_left"]),
    observed=st.one_of(st.none(), st.floats(0, 10)),
    beside=st.one_of(st.none(), st.floats(0, 10)),
    failed=st.integers(0, 3),
)
ANSWERS = ["pain_am", "stiff_am", "sleep_quality", "fatigue"]
codes = st.lists(st.sampled_from(ANSWERS), unique=True, max_size=4).map(tuple)
some_signs = st.lists(st.sampled_from([sign.value for sign in Sign]), unique=True, max_size=2).map(tuple)


item = st.one_of(st.none(), st.integers(1, 5))
recovery = st.builds(
    Recovery,
    sleep_quality=item, fatigue=item, mood=item, stress=item, confidence=nrs, z_rhr=some, z_hrv=some,
)  # fmt: skip
PLANNED = [
    (session(rung("R4"), 0, DAY),),
    (session(rung("R16"), 2, DAY),),
    (Session(day=DAY, kind=SessionKind.REST, title="Rest"),),
]


@st.composite
def on_ladder(draw):
    """A place on the ladder with its list as it might stand."""
    here = draw(st.sampled_from(LADDER))
    lines = checklist(here.phase, {}, ("bone",))
    answers = draw(st.lists(st.sampled_from([True, False, None]), min_size=len(lines), max_size=len(lines)))
    return OnLadder(
        rung=here.name,
        phase=here.phase,
        state=draw(st.sampled_from([state.value for state in State])),
        settled=draw(st.integers(0, 3)),
        wanted=draw(st.integers(1, 2)),
        is_weekly=here.phase >= 3,
        is_new=draw(st.booleans()),
        until=draw(st.one_of(st.none(), hours)),
        last_rpe=draw(st.one_of(st.none(), st.floats(0, 10))),
        gate=tuple(
            GateLine(code=line.condition.code, limit=line.condition.limit, is_met=is_met)
            for line, is_met in zip(lines, answers, strict=True)
        ),
    )


speed = st.one_of(st.none(), st.floats(1.5, 4.0))
share = st.one_of(st.none(), st.floats(0, 1))


@st.composite
def easy_pace(draw):
    """Easy running and recovery; as it is read, either both speeds are known or neither is."""
    before = draw(speed)
    ran = before is not None
    return EasyPace(
        before_m_per_s=before,
        recent_m_per_s=before * draw(st.floats(0.9, 1.2)) if ran else None,
        runs=draw(st.integers(2, 4)) if ran else draw(st.integers(0, 1)),
        runs_before=draw(st.integers(4, 16)) if ran else draw(st.integers(0, 16)),
        hr_change_bpm=draw(st.one_of(st.none(), st.floats(-10, 10))) if ran else None,
        rpe_change=draw(st.one_of(st.none(), st.floats(-3, 3))) if ran else None,
        hard_after=draw(st.integers(0, 2)) if ran else None,
        recovery=draw(share),
        recovery_before=draw(share),
        sleep_quality=draw(st.one_of(st.none(), st.floats(1, 5))),
        unsettled_21d=draw(st.one_of(st.none(), st.integers(0, 3))),
        uneasy_21d=draw(st.one_of(st.none(), st.integers(0, 3))),
        unrated_21d=draw(st.one_of(st.none(), st.integers(0, 3))),
        has_miles=draw(st.booleans()),
    )


@st.composite
def symptoms(draw, last):
    """What is known of the body; `last` is the day of the last run, None without one."""
    settling = st.sampled_from([settling.value for settling in Settling])
    session = st.builds(LastSession, day=st.just(last), settling=settling, kind=classes, missing=codes)
    back_offs = draw(st.lists(back_off, max_size=2).map(tuple))
    return {
        "now": NOW,
        "clinician_for": draw(st.sampled_from([None, (), (), (), ("surgery",)])),
        "not_told": draw(st.sampled_from([(), (), ("age_band",)])),
        "is_energy_due": draw(st.booleans()),
        "first_check_in": draw(st.sampled_from([None, DAY - dt.timedelta(days=40)])),
        "mornings_asked": 14,
        "mornings_missing": draw(st.integers(0, 4)),
        "check_in_missing": draw(st.one_of(st.none(), st.just(()), codes)),
        "new_signs": draw(st.one_of(st.none(), some_signs)),
        "places": draw(st.lists(place, max_size=2).map(tuple)),
        "last_session": draw(st.one_of(st.none(), session)) if last else None,
        "recovery": draw(recovery),
        "ladder": draw(st.one_of(st.none(), on_ladder())),
        "planned": draw(st.sampled_from([(), (), *PLANNED])),
        "pace": draw(easy_pace()),
        "free_days": draw(st.sampled_from([(), (0, 2, 5), (2,)])),
        "week_runs": draw(st.integers(0, 4)),
        "back_offs": tuple(sorted(back_offs, key=lambda one: one.until, reverse=True)),
        "undiagnosed_backs": draw(st.integers(0, 3)),
        "fever_on": draw(st.sampled_from([None, None, DAY, DAY - dt.timedelta(days=2)])),
        "well_from": draw(st.one_of(st.none(), hours)),
    }


@st.composite
def last_loading_week(draw):
    """What the last loading week held, and what of it settled: both are known, or there is no such week."""
    held = draw(week_minutes)
    return {"loading_min": held, "settled_min": None if held is None else draw(st.floats(0, 300))}


@st.composite
def cases(draw, *, runs=maybe):
    since_run = draw(days_ago)
    since_activity = draw(st.integers(0, since_run))
    has_run = draw(runs)
    gaps = draw(st.lists(st.integers(1, 40), max_size=3)) if has_run else []
    last = DAY - dt.timedelta(days=since_run)
    return Case(
        on=DAY,
        last_activity=DAY - dt.timedelta(days=since_activity),
        last_run=DAY - dt.timedelta(days=since_run) if has_run else None,
        last_run_min=draw(minutes) if has_run else None,
        last_run_unsplit=draw(st.integers(0, 2)) if has_run else 0,
        longest_before_min=draw(minutes) if has_run else None,
        longest_before_absent=draw(st.sampled_from(["reentry", "missing"])),
        mean_week_min=draw(minutes),
        red_flags=draw(st.one_of(st.none(), flags)),
        open_flags=draw(st.lists(open_flag, max_size=2).map(tuple)),
        run_days=tuple(last - dt.timedelta(days=sum(gaps[:i])) for i in range(len(gaps) + 1)) if has_run else (),
        week_from=DAY - dt.timedelta(days=2),
        week_min=draw(week_minutes),
        week_tag=draw(st.sampled_from([None, None, "cut-back", "loading", "interrupted", "off"])),
        last_week_kind=draw(kinds),
        loading_weeks=draw(st.one_of(st.none(), st.integers(0, 8))),
        unjudged_weeks=draw(st.integers(0, 2)),
        **draw(last_loading_week()),
        settled_before_min=draw(week_minutes),
        build_weeks=draw(st.one_of(st.none(), st.integers(1, 4))),
        injury_kinds=draw(st.sampled_from([(), ("tendon",), ("bone",), ("postnatal",)])),
        age=draw(st.one_of(st.none(), st.integers(18, 90))),
        eased_back_28d=draw(st.one_of(st.none(), st.integers(0, 4))),
        signs=draw(signs),
        eve=draw(signs),
        **draw(symptoms(last if has_run else None)),
    )


@given(case=cases())
def test_a_case_replays_to_the_same_suggestion(case):
    told = suggest(case)
    assert suggest(Case.from_json(json.loads(json.dumps(told.to_json()))["case"])) == told


UNTOLD = {
    "red_flags": None, "clinician_for": None, "check_in_missing": None, "new_signs": None, "places": (),
    "last_session": None, "ladder": None, "back_offs": (), "fever_on": None, "well_from": None,
}  # fmt: skip
"""A runner who has told nothing."""


@given(case=cases())
def test_load_alone_is_never_bolder_than_hold(case):
    told = suggest(dataclasses.replace(case, **UNTOLD))
    assert told.verdict >= Verdict.HOLD
    assert {"check-in", "red-flag", "clinician-only"} - {"red-flag" if case.open_flags else ""} <= {
        missing.rule for missing in told.unknown
    }


@given(case=cases())
def test_nobody_is_ready_while_something_is_open(case):
    for field in ("red_flags", "clinician_for", "check_in_missing", "new_signs", "ladder"):
        assert suggest(dataclasses.replace(case, **{field: None})).verdict >= Verdict.HOLD, field


@given(case=cases())
def test_the_verdict_is_the_maximum_of_what_was_said(case):
    told = suggest(case)
    said = [reason.verdict for reason in told.reasons] + [missing.verdict for missing in told.unknown]
    assert told.verdict == max(said)
    assert told.may_run == (told.verdict in MAY_RUN)
    assert len(told.reasons) + len(told.cleared) + len(told.unknown) == len(RULES)


@given(case=cases(), flag=st.sampled_from(list(RED_FLAGS)))
def test_one_sign_ends_every_answer_in_stop(case, flag):
    for marked in (
        dataclasses.replace(case, red_flags=(*(case.red_flags or ()), flag)),
        dataclasses.replace(case, open_flags=(*case.open_flags, OpenFlag(flag=flag, day=DAY))),
    ):
        assert suggest(marked).verdict is Verdict.SEE_CLINICIAN
        assert not suggest(marked).may_run


@given(case=cases(), more=st.integers(0, 400))
def test_staler_activities_are_never_bolder(case, more):
    older = dataclasses.replace(case, last_activity=case.last_activity - dt.timedelta(days=more), last_run=None)
    newer = dataclasses.replace(case, last_run=None)
    assert suggest(older).verdict >= suggest(newer).verdict


@given(case=cases(runs=st.just(True)), more=st.integers(0, 400))
def test_a_longer_gap_is_never_bolder_once_a_rest_day_has_passed(case, more):
    if case.days_since_run < 2:
        case = dataclasses.replace(case, last_run=DAY - dt.timedelta(days=2), last_activity=DAY - dt.timedelta(days=2))
    older = dataclasses.replace(
        case,
        last_run=case.last_run - dt.timedelta(days=more),
        last_activity=case.last_activity - dt.timedelta(days=more),
    )
    assert suggest(older).verdict >= suggest(case).verdict


@given(case=cases(runs=st.just(True)), more=st.floats(0, 300))
def test_a_longer_last_run_is_never_bolder(case, more):
    if case.last_run_min is None:
        return
    longer = dataclasses.replace(case, last_run_min=case.last_run_min + more)
    assert suggest(longer).verdict >= suggest(case).verdict
    assert has_finding(longer) or not has_finding(case)


CAN_BE_UNKNOWN = (
    "last_run_min", "longest_before_min", "mean_week_min", "red_flags", "last_run", "week_min", "loading_min",
    "settled_min", "settled_before_min", "loading_weeks", "clinician_for", "check_in_missing", "new_signs",
    "last_session", "ladder", "first_check_in",
)  # fmt: skip


NO_SUCH_WEEK = {"settled_before_min": {"ramp"}}
"""Without an earlier week there is nothing unknown: at the start of a return the step stands in for it."""


@given(case=cases(runs=st.just(True)))
def test_knowing_less_never_clears(case):
    """A field that becomes unknown may cost a finding, never turn one into a clearance."""
    more = suggest(case)
    found = {reason.rule for reason in more.reasons} | {missing.rule for missing in more.unknown}
    for field in CAN_BE_UNKNOWN:
        less = suggest(dataclasses.replace(case, **{field: None}))
        assert not {clear.rule for clear in less.cleared} & (found - NO_SUCH_WEEK.get(field, set())), field
        if field not in {"mean_week_min", "first_check_in"}:
            assert less.verdict >= Verdict.HOLD, field


@given(case=cases(runs=st.just(True)), when=st.sampled_from(["signs", "eve"]))
def test_a_sign_that_is_not_known_never_clears(case, when):
    cleared = said(case, "cleared")
    for sign in (field.name for field in dataclasses.fields(Signs)):
        less = dataclasses.replace(case, **{when: dataclasses.replace(getattr(case, when), **{sign: None})})
        assert not (said(less, "cleared") - cleared), sign


MORE = {
    "week_min": lambda case, more: {"week_min": (case.week_min or 0.0) + more},
    "loading_weeks": lambda case, more: {"loading_weeks": (case.loading_weeks or 0) + int(more)},
    "pain": lambda case, more: {"signs": worse(case.signs, more), "eve": worse(case.eve, more)},
    "eased_back_28d": lambda case, more: {"eased_back_28d": (case.eased_back_28d or 0) + int(more)},
}


@given(case=cases(runs=st.just(True)), more=st.floats(0, 100))
def test_more_load_or_more_pain_is_never_bolder(case, more):
    for field, change in MORE.items():
        if getattr(case, field, 0) is not None:
            is_never_bolder(dataclasses.replace(case, **change(case, more)), case)


def worse(found, more):
    return dataclasses.replace(
        found,
        pain_trend=None if found.pain_trend is None else found.pain_trend + more,
        wellness_z=None if found.wellness_z is None else found.wellness_z - more,
        strain_z=None if found.strain_z is None else found.strain_z + more,
    )


@given(case=cases(runs=st.just(True)))
def test_a_second_run_after_a_break_is_all_that_ends_a_re_entry(case):
    days = case.run_days
    is_back = len(days) > 1 and (days[0] - days[1]).days > 14
    assert ("re-entry" in said(case, "reasons")) == (is_back or case.days_since_run > 14)


def is_never_bolder(worse_case, case):
    assert suggest(worse_case).verdict >= suggest(case).verdict
    assert said(worse_case, "reasons") >= said(case, "reasons")


def at_every_place(case, field, change):
    """The case with one number of every place changed, where it is known."""
    places = tuple(
        place if (value := getattr(place, field)) is None else dataclasses.replace(place, **{field: change(value)})
        for place in case.places
    )
    return dataclasses.replace(case, places=places)


@given(case=cases(), more=st.integers(1, 10))
def test_more_pain_or_stiffness_today_is_never_bolder(case, more):
    for field in ("pain_am", "pain_now", "stiff_am"):
        is_never_bolder(at_every_place(case, field, lambda value: min(10, value + more)), case)


@given(case=cases(), less=st.floats(0, 5))
def test_a_better_usual_morning_is_never_bolder(case, less):
    for field in ("usual", "usual_stiff"):
        is_never_bolder(at_every_place(case, field, lambda value: max(0.0, value - less)), case)


@given(case=cases(), sign=st.sampled_from([sign.value for sign in Sign]))
def test_one_more_sign_is_never_bolder(case, sign):
    if case.new_signs is not None:
        is_never_bolder(dataclasses.replace(case, new_signs=(*case.new_signs, sign)), case)


@given(case=cases(), more=st.integers(0, 10))
def test_more_missing_mornings_are_never_bolder(case, more):
    is_never_bolder(dataclasses.replace(case, mornings_missing=case.mornings_missing + more), case)


@given(case=cases(), later=st.integers(0, 200), failed=st.integers(0, 2))
def test_a_later_end_or_one_more_check_in_that_did_not_pass_is_never_bolder(case, later, failed):
    longer = tuple(
        dataclasses.replace(one, until=one.until + dt.timedelta(hours=later), failed=one.failed + failed)
        for one in case.back_offs
    )
    is_never_bolder(dataclasses.replace(case, back_offs=longer), case)


@given(case=cases(), one=back_off)
def test_one_more_time_without_running_is_never_bolder(case, one):
    more = tuple(sorted((*case.back_offs, one), key=lambda pause: pause.until, reverse=True))
    is_never_bolder(dataclasses.replace(case, back_offs=more), case)


@given(case=cases(runs=st.just(True)), settling=st.sampled_from(list(Settling)))
def test_no_run_is_bolder_than_a_settled_one(case, settling):
    if case.last_session is None:
        return
    green = dataclasses.replace(case.last_session, settling=Settling.GREEN.value)
    other = dataclasses.replace(case.last_session, settling=settling.value)
    settled, less = (dataclasses.replace(case, last_session=one) for one in (green, other))
    assert suggest(less).verdict >= suggest(settled).verdict


def with_ladder(case, **facts):
    return dataclasses.replace(case, ladder=dataclasses.replace(case.ladder, **facts))


@given(case=cases(), less=st.integers(0, 3), rpe=st.floats(0, 10))
def test_fewer_settled_runs_or_a_harder_one_are_never_bolder(case, less, rpe):
    if case.ladder is None:
        return
    is_never_bolder(with_ladder(case, is_new=False), case)
    fewer = with_ladder(case, settled=max(0, case.ladder.settled - less))
    assert suggest(fewer).verdict >= suggest(case).verdict
    harder = with_ladder(case, last_rpe=min(10.0, (case.ladder.last_rpe or 0) + rpe))
    assert suggest(harder).verdict >= suggest(case).verdict


@given(case=cases(), less=st.integers(0, 4), more=st.floats(0, 5))
def test_worse_sleep_less_trust_or_a_faster_pulse_is_never_bolder(case, less, more):
    told = case.recovery
    worse_items = {
        name: max(1, value - less)
        for name in ("sleep_quality", "fatigue", "mood", "stress")
        if (value := getattr(told, name)) is not None
    }
    trust = None if told.confidence is None else max(0, told.confidence - less)
    pulse = None if told.z_rhr is None else told.z_rhr + more
    for change in (worse_items, {"confidence": trust}, {"z_rhr": pulse}):
        one = dataclasses.replace(case, recovery=dataclasses.replace(told, **change))
        assert suggest(one).verdict >= suggest(case).verdict


def with_pace(case, **facts):
    return dataclasses.replace(case, pace=dataclasses.replace(case.pace, **facts))


@given(case=cases(), more=st.floats(1, 1.3), less=st.floats(0, 1))
def test_a_faster_pace_or_worse_recovery_is_never_bolder(case, more, less):
    told = case.pace
    worse = {
        "recent_m_per_s": None if told.recent_m_per_s is None else told.recent_m_per_s * more,
        "recovery": None if told.recovery is None else told.recovery * less,
        "recovery_before": None if told.recovery_before is None else told.recovery_before + less,
        "sleep_quality": None if told.sleep_quality is None else max(1.0, told.sleep_quality - 4 * less),
        "hr_change_bpm": None if told.hr_change_bpm is None else told.hr_change_bpm + 10 * less,
        "rpe_change": None if told.rpe_change is None else told.rpe_change + 3 * less,
        "hard_after": None if told.hard_after is None else told.hard_after + 1,
        "unsettled_21d": None if told.unsettled_21d is None else told.unsettled_21d + 1,
        "uneasy_21d": None if told.uneasy_21d is None else told.uneasy_21d + 1,
        "unrated_21d": None if told.unrated_21d is None else told.unrated_21d + 1,
    }
    for field, value in worse.items():
        assert suggest(with_pace(case, **{field: value})).verdict >= suggest(case).verdict, field


@given(case=cases())
def test_not_knowing_how_it_felt_or_how_one_recovered_is_never_bolder(case):
    for field in ("recovery", "recovery_before", "sleep_quality", "unsettled_21d", "uneasy_21d", "unrated_21d"):
        assert suggest(with_pace(case, **{field: None})).verdict >= suggest(case).verdict, field
    silent = with_pace(case, hr_change_bpm=None, rpe_change=None)
    assert suggest(silent).verdict >= suggest(case).verdict


@given(case=cases())
def test_without_a_watch_the_answer_is_that_of_the_other_rules(case):
    nothing = dataclasses.replace(case, pace=EasyPace())
    told = suggest(nothing)
    others = [r.verdict for r in told.reasons] + [u.verdict for u in told.unknown if u.rule != "pace-recovery"]
    own = max([u.verdict for u in told.unknown if u.rule == "pace-recovery"], default=Verdict.PROGRESS)
    assert told.verdict == max([*others, own])
    assert own is Verdict.PROGRESS or any(step.do in INSIDE for step in next_steps(nothing))


@given(case=cases())
def test_the_next_run_is_never_faster_than_before_without_recovery(case):
    told = suggest(case)
    asks = [r.rule for r in told.reasons if r.rule == "pace-recovery" and r.unit == "1"]
    runs = [one for one in (told.session, *(told.block.sessions if told.block else ())) if one is not None]
    following = [one for one in runs if one.kind in RUNNING][:1]
    if asks and following:
        easy = [step for step in following[0].flat() if step.do is Do.RUN]
        assert all("no faster than" in (step.note or "") for step in easy)
        assert not any(step.do in INSIDE for step in following[0].flat())


def next_steps(case):
    following = today_plan(case, POLICY).session
    return () if following is None else tuple(following.flat())


@given(case=cases(runs=st.just(True)), minutes=st.integers(1, 120), more=st.integers(0, 120))
def test_a_longer_planned_run_is_never_bolder(case, minutes, more):
    short, long = (dataclasses.replace(case, planned=(planned_run(length),)) for length in (minutes, minutes + more))
    assert suggest(long).verdict >= suggest(short).verdict


def planned_run(minutes):
    return Session(day=DAY, kind=SessionKind.RUN, title="Easy", steps=(Step(do=Do.RUN, s=60.0 * minutes),), rung="R1")


@given(case=cases())
def test_no_session_is_ever_over_the_cap_on_a_closed_day_or_inside_the_48_hours(case):
    told = suggest(case)
    sessions = [one for one in (told.block.sessions if told.block else ()) if one.kind in RUNNING]
    if told.verdict in {Verdict.UNKNOWN, Verdict.SEE_CLINICIAN}:
        assert told.block is None
        assert told.session is None
    if not told.may_run:
        assert told.session is None or told.session.kind not in RUNNING
        assert all(one.day > case.on for one in sessions)
    if told.until is not None:
        assert all(one.day >= told.until.date() for one in sessions)
    most = cap_min(case, POLICY)
    shown = [one for one in (told.session, *sessions[:1]) if one is not None and one.kind in RUNNING]
    if most is not None:
        lowest = rung("R1").longest_min
        assert all(one.run_s / 60 <= max(most, lowest) + 1e-6 for one in shown)


@given(case=cases(), reason=st.sampled_from(["surgery", "under_18", "pregnancy", "high_risk_bone"]))
def test_one_reason_leaves_the_plan_to_a_clinician(case, reason):
    told = suggest(dataclasses.replace(case, clinician_for=(reason,)))
    assert told.verdict is Verdict.SEE_CLINICIAN
    assert not told.may_run


@given(case=cases())
def test_a_moment_is_given_only_where_running_opens_again_by_itself(case):
    told = suggest(case)
    assert told.until is None or told.verdict in {Verdict.REST, Verdict.EASE_BACK}
    assert told.verdict is not Verdict.EASE_BACK or (told.until is not None and told.until > case.moment)


def said(case, kind):
    return {told.rule for told in getattr(suggest(case), kind)}


def has_finding(case):
    return any(reason.rule == "session-spike" for reason in suggest(case).reasons)
