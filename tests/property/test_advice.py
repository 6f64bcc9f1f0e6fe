"""More pain, more load or staler data never make advice bolder; a case replays to itself."""

import dataclasses
import datetime as dt
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rtr.advice import RULES, Case, suggest
from rtr.advice.case import OpenFlag
from rtr.advice.decide import MAY_RUN
from rtr.advice.red_flags import RED_FLAGS
from rtr.model import Verdict

DAY = dt.date(2026, 11, 18)
days_ago = st.integers(0, 60)
minutes = st.one_of(st.none(), st.floats(1, 300))
flags = st.lists(st.sampled_from(list(RED_FLAGS)), max_size=3).map(tuple)


maybe = st.booleans()
open_flag = st.builds(OpenFlag, flag=st.sampled_from(list(RED_FLAGS)), day=st.just(DAY))


@st.composite
def cases(draw, *, runs=maybe):
    since_run = draw(days_ago)
    since_activity = draw(st.integers(0, since_run))
    has_run = draw(runs)
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
@pytest.mark.parametrize("field", ["last_run_min", "longest_before_min", "mean_week_min", "red_flags", "last_run"])
def test_knowing_less_never_clears(case, field):
    """A field that becomes unknown may cost a finding, never turn one into a clearance."""
    less = suggest(dataclasses.replace(case, **{field: None}))
    more = suggest(case)
    found = {reason.rule for reason in more.reasons} | {missing.rule for missing in more.unknown}
    newly_cleared = {clear.rule for clear in less.cleared} & found
    assert not newly_cleared
    assert less.verdict >= Verdict.HOLD


def has_finding(case):
    return any(reason.rule == "session-spike" for reason in suggest(case).reasons)
