"""A case is plain numbers: into JSON and back without a loss, and nothing else is taken for one."""

import datetime as dt
import json

import pytest

from rtr.advice import Case, CaseError
from rtr.advice.case import OpenFlag

DAY = dt.date(2026, 11, 18)
FULL = Case(
    on=DAY,
    runs_seen=3,
    seen_from=DAY - dt.timedelta(days=20),
    last_activity=DAY,
    last_run=DAY - dt.timedelta(days=2),
    last_run_min=27.5,
    last_run_unsplit=1,
    longest_before_min=24.0,
    longest_next_min=27.5,
    mean_week_min=74.25,
    mean_week_absent=None,
    red_flags=("RF2",),
    open_flags=(OpenFlag(flag="RF6", day=DAY - dt.timedelta(days=9)),),
)


@pytest.mark.parametrize("case", [FULL, Case(on=DAY), Case(on=DAY, red_flags=())])
def test_json_and_back_is_the_identity(case):
    assert Case.from_json(json.loads(json.dumps(case.to_json()))) == case


def test_unanswered_and_nothing_are_told_apart_in_json():
    assert Case(on=DAY).to_json()["red_flags"] is None
    assert Case(on=DAY, red_flags=()).to_json()["red_flags"] == []


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"on": "yesterday"}, "on"),
        ({"on": None}, "on"),
        ({"last_run_min": "27"}, "last_run_min"),
        ({"last_run_min": float("nan")}, "last_run_min"),
        ({"last_run_min": float("inf")}, "last_run_min"),
        ({"last_run_min": -1}, "last_run_min"),
        ({"last_run_min": True}, "last_run_min"),
        ({"last_run_unsplit": 1.5}, "last_run_unsplit"),
        ({"runs_seen": None}, "runs_seen"),
        ({"red_flags": "RF1"}, "red_flags"),
        ({"red_flags": [1]}, "red_flags"),
        ({"open_flags": [{"flag": "RF1"}]}, "open_flags"),
        ({"open_flags": ["RF1"]}, "open_flags"),
        ({"open_flags": None}, "open_flags"),
        ({"mean_week": 3}, "mean_week"),
    ],
)
def test_what_is_not_a_case_is_refused_by_the_name_of_its_field(change, named):
    with pytest.raises(CaseError, match=named):
        Case.from_json(FULL.to_json() | change)


@pytest.mark.parametrize("value", [None, [], "case", 3, {}, {"verdict": "hold"}])
def test_other_json_is_refused(value):
    with pytest.raises(CaseError):
        Case.from_json(value)


def test_days_since():
    assert (FULL.days_since_run, FULL.days_since_activity) == (2, 0)
    assert Case(on=DAY).days_since_run is None
