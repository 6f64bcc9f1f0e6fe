"""More pain, more load or staler data never make advice bolder; a case replays to itself."""

import dataclasses
import datetime as dt
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rtr.advice import RULES, Case, suggest
from rtr.advice.case import OpenFlag, Signs
from rtr.advice.decide import MAY_RUN
from rtr.advice.red_flags import RED_FLAGS
from rtr.model import Verdict

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
        loading_min=draw(week_minutes),
        settled_min=draw(week_minutes),
        settled_before_min=draw(week_minutes),
        build_weeks=draw(st.one_of(st.none(), st.integers(1, 4))),
        injury_kinds=draw(st.sampled_from([(), ("tendon",), ("bone",)])),
        age=draw(st.one_of(st.none(), st.integers(18, 90))),
        eased_back_28d=draw(st.one_of(st.none(), st.integers(0, 4))),
        signs=draw(signs),
        eve=draw(signs),
    )


@given(case=cases())
def test_a_case_replays_to_the_same_suggestion(case):
    told = suggest(case)
    assert suggest(Case.from_json(json.loads(json.dumps(told.to_json()))["case"])) == told


@given(case=cases())
def test_load_alone_is_never_bolder_than_hold(case):
    told = suggest(case)
    assert told.verdict >= Verdict.HOLD
    assert any(missing.rule == "symptoms" for missing in told.unknown)


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


@given(case=cases(runs=st.just(True)))
@pytest.mark.parametrize(
    "field",
    ["last_run_min", "longest_before_min", "mean_week_min", "red_flags", "last_run", "week_min", "loading_min",
     "settled_min", "settled_before_min", "loading_weeks"],
)  # fmt: skip
def test_knowing_less_never_clears(case, field):
    """A field that becomes unknown may cost a finding, never turn one into a clearance."""
    less = suggest(dataclasses.replace(case, **{field: None}))
    more = suggest(case)
    found = {reason.rule for reason in more.reasons} | {missing.rule for missing in more.unknown}
    newly_cleared = {clear.rule for clear in less.cleared} & found
    assert not newly_cleared
    assert less.verdict >= Verdict.HOLD


@given(case=cases(runs=st.just(True)), when=st.sampled_from(["signs", "eve"]))
@pytest.mark.parametrize("sign", [field.name for field in dataclasses.fields(Signs)])
def test_a_sign_that_is_not_known_never_clears(case, when, sign):
    less = dataclasses.replace(case, **{when: dataclasses.replace(getattr(case, when), **{sign: None})})
    assert not (said(less, "cleared") - said(case, "cleared"))


MORE = {
    "week_min": lambda case, more: {"week_min": (case.week_min or 0.0) + more},
    "loading_weeks": lambda case, more: {"loading_weeks": (case.loading_weeks or 0) + int(more)},
    "pain": lambda case, more: {"signs": worse(case.signs, more), "eve": worse(case.eve, more)},
    "eased_back_28d": lambda case, more: {"eased_back_28d": (case.eased_back_28d or 0) + int(more)},
}


@given(case=cases(runs=st.just(True)), more=st.floats(0, 100))
@pytest.mark.parametrize("field", MORE)
def test_more_load_or_more_pain_is_never_bolder(case, more, field):
    if getattr(case, field, 0) is None:
        return
    heavier = dataclasses.replace(case, **MORE[field](case, more))
    assert suggest(heavier).verdict >= suggest(case).verdict
    assert said(heavier, "reasons") >= said(case, "reasons")


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


def said(case, kind):
    return {told.rule for told in getattr(suggest(case), kind)}


def has_finding(case):
    return any(reason.rule == "session-spike" for reason in suggest(case).reasons)
