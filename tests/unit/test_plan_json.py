"""Planned sessions as JSON: the shape of the interface, and back again."""

import datetime as dt
import json
from dataclasses import replace

from rtr.advice.ladder import LADDER, rung
from rtr.advice.ladder.sessions import session
from rtr.plan_json import session_to_json, sessions_from_json, sessions_to_json

DAY = dt.date(2024, 5, 7)


def test_the_shape_is_that_of_the_interface():
    told = session_to_json(session(rung("R3"), 0, DAY))
    assert told["day"] == "2024-05-07"
    assert (told["kind"], told["title"]) == ("run_walk", "5 × (2 min run, 2 min walk)")
    assert told["steps"][1] == {
        "repeat": 5, "steps": [{"do": "run", "s": 120, "rpe_max": 4}, {"do": "walk", "s": 120}],
    }  # fmt: skip
    assert told["steps"][0]["s"] == 300


def test_there_and_back_is_the_identity():
    made = tuple(session(one, n, DAY) for one in LADDER for n in range(max(1, len(one.runs))))
    assert sessions_from_json(json.loads(json.dumps(sessions_to_json(made)))) == made


def test_marks_are_told_only_where_they_are_set():
    made = session(rung("R3"), 0, DAY)
    assert not {"is_moved", "is_lighter"} & set(session_to_json(made))
    marked = replace(made, is_moved=True, is_lighter=True)
    assert sessions_from_json([session_to_json(marked)]) == (marked,)
