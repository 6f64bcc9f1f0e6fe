"""Each case beside the suggestion it leads to; `pytest --rewrite-golden` writes them anew, the diff is the review."""

import json
from pathlib import Path

import pytest

from rtr.advice import RULES, Case, suggest

CASES = sorted((Path(__file__).parent / "advice").glob("*.json"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_stored_case_replays_to_its_suggestion(path, rewrite_golden):
    golden = json.loads(path.read_text())
    found = suggest(Case.from_json(golden["case"])).to_json()
    if rewrite_golden:
        path.write_text(json.dumps({**golden, "suggestion": found}, indent=1, ensure_ascii=False) + "\n")
    assert found == json.loads(path.read_text())["suggestion"]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_case_inside_a_suggestion_is_the_case_it_came_from(path):
    golden = json.loads(path.read_text())
    assert golden["suggestion"]["case"] == golden["case"]


@pytest.mark.parametrize("rule", [rule.code for rule in RULES])
def test_every_rule_has_cases_that_fire_clear_and_do_not_know(rule):
    suggestions = [json.loads(path.read_text())["suggestion"] for path in CASES]
    where = {kind: any(rule == told["rule"] for s in suggestions for told in s[kind]) for kind in KINDS}
    assert where == KINDS | ({"reasons": False} if rule == "check-in" else {}), "an open check-in is always unknown"


KINDS = {"reasons": True, "cleared": True, "unknown": True}
