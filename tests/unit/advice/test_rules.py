"""What holds for every rule: form, sources, templates, three answers, and no promise in its words."""

import datetime as dt
import re

import pytest

from rtr.advice import POLICY, RULES, Case, suggest
from rtr.advice.base import Cleared, Unknown
from rtr.advice.policy import thresholds
from rtr.evidence import SOURCES
from rtr.model import Verdict

HEADINGS = [
    "What it does",
    "Why it matters",
    "When it does not apply",
    "Without data",
    "Example",
    "Thresholds",
    "Sources",
]
every_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
FORBIDDEN = re.compile(
    r"\b(safe|safely|cause[sd]?|risk|rung|spike|deload|violation|compliance|failed|healed)\b|!", re.IGNORECASE
)


@every_rule
def test_the_docstring_has_the_form_of_all_rules(rule):
    lines = rule.about.strip().splitlines()
    assert lines[0].endswith(".")
    assert [line.split(": ")[0] for line in lines[2:]] == HEADINGS


@every_rule
def test_sources_are_known_and_the_code_is_kebab_case(rule):
    assert rule.sources
    assert set(rule.sources) <= set(SOURCES)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.code)


def test_codes_are_unique_and_red_flags_come_first():
    codes = [rule.code for rule in RULES]
    assert len(set(codes)) == len(codes)
    assert codes[0] == "red-flag"


MAY_STAY_OPEN = {"pace-recovery"}
"""Nobody needs a watch to come back: what this rule lacks is said, and it asks for more only where a rise is known."""


@every_rule
def test_not_knowing_is_not_passing(rule):
    assert rule.if_unknown >= Verdict.HOLD or rule.code in MAY_STAY_OPEN


@every_rule
def test_an_empty_case_is_unknown_to_every_rule(rule):
    assert isinstance(rule.check(Case(on=dt.date(2026, 11, 18)), POLICY), Unknown)


@every_rule
def test_templates_promise_nothing_and_use_the_words_of_the_runner(rule):
    for lead, rest in rule.templates.values():
        assert not FORBIDDEN.search(f"{lead} {rest}"), (lead, rest)


@every_rule
def test_every_template_can_be_filled(rule):
    day = dt.date(2026, 11, 18)
    full = Case(
        on=day,
        last_activity=day,
        last_run=day,
        last_run_min=20,
        longest_before_min=18,
        mean_week_min=60,
        red_flags=("RF1",),
    )
    for case in (Case(on=day), full):
        for words in rule.templates:
            sentence = rule.say(Cleared(words=words), case, POLICY)
            assert sentence.lead
            assert "{" not in str(sentence)


def test_the_verdict_is_the_maximum_and_reasons_come_most_cautious_first():
    day = dt.date(2026, 11, 18)
    run = day - dt.timedelta(days=1)
    told = suggest(
        Case(on=day, last_activity=run, last_run=run, last_run_min=60, longest_before_min=20, mean_week_min=50)
    )
    assert told.verdict is Verdict.REST
    assert [reason.rule for reason in told.reasons] == ["ran-yesterday", "session-spike"]
    assert [reason.verdict for reason in told.reasons] == sorted((r.verdict for r in told.reasons), reverse=True)


def test_every_rule_gives_exactly_one_answer():
    told = suggest(Case(on=dt.date(2026, 11, 18)))
    codes = [part.rule for part in (*told.reasons, *told.cleared, *told.unknown)]
    assert sorted(codes) == sorted(rule.code for rule in RULES)


def test_a_finding_can_only_make_the_answer_more_cautious():
    day = dt.date(2026, 11, 18)
    plain = Case(on=day, last_activity=day, last_run=day - dt.timedelta(days=2), last_run_min=20, longest_before_min=20)
    assert suggest(plain).verdict < suggest(Case(on=day)).verdict


@pytest.mark.parametrize("threshold", thresholds(), ids=lambda threshold: threshold.name)
def test_every_threshold_belongs_to_a_rule_and_says_what_it_decides(threshold):
    rule, _, what = threshold.what.partition(": ")
    assert rule in {r.code for r in RULES}
    assert what
    assert threshold.unit


def test_the_policy_has_a_version():
    assert POLICY.version == "2026.6"
