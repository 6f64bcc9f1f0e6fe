"""Methods is drawn from the registries, so that it cannot lag behind them."""

from rtr.advice import POLICY, RULES
from rtr.evidence import SOURCES
from rtr.importers import IMPORTERS
from rtr.metrics import METRICS
from rtr.metrics.base import CtlForm, EwmaInit
from rtr.model import RunWalkMethod, Verdict
from rtr.views.methods import methods_view

VIEW = methods_view()


def test_every_registry_is_there_in_full():
    assert [row.symbol for row in VIEW.metrics] == [metric.symbol for metric in METRICS]
    assert [row.code for row in VIEW.rules] == [rule.code for rule in RULES]
    assert [row.key for row in VIEW.sources] == list(SOURCES)
    assert [name for name, _ in VIEW.formats] == [importer.name for importer in IMPORTERS]
    assert len(VIEW.run_walk) == len(RunWalkMethod)
    assert [word for _, word, _ in VIEW.verdicts] == ["Ready", "Hold", "Not enough to say", "Rest", "Ease back", "Stop"]
    assert len(VIEW.verdicts) == len(Verdict)


def test_every_threshold_of_the_policy_is_shown_with_its_value():
    assert VIEW.policy == POLICY.version
    shown = {row.name: row.value for row in VIEW.thresholds}
    assert shown["spike_ref"] == 1.10
    assert shown["rest_day_up_to_week_min"] == 90
    assert shown["stale_d"] == 10


def test_a_rule_is_told_heading_by_heading():
    rule = next(row for row in VIEW.rules if row.code == "session-spike")
    assert rule.summary.startswith("Session spike:")
    assert [heading for heading, _ in rule.about][:2] == ["What it does", "Why it matters"]
    assert all(text for _, text in rule.about)


def test_the_disputed_ratio_is_called_disputed():
    ratio = next(row for row in VIEW.metrics if row.symbol == "acwr_uncoupled")
    assert ratio.validity.startswith("disputed")
    assert ("low_base", "too little running before for a ratio") in ratio.absences
    assert VIEW.ratio


def test_the_limits_convey_what_a_disclaimer_must():
    text = " ".join((*VIEW.limits, *VIEW.may_say)).lower()
    for word in ("diagnosis", "medical device", "emergency", "under 18", "pregnancy", "surgery", "heart", "mistakes",
                 "missing", "stored", "opinion", "personal chance"):  # fmt: skip
        assert word in text, word
    for forbidden in ("safe", "prevent", "guarantee", "!"):
        assert forbidden not in text, forbidden


def test_each_finding_about_the_ratio_names_its_source():
    assert all(found and sources for found, sources in VIEW.studies)
    cited = {source.key for _, sources in VIEW.studies for source in sources}
    assert {"frandsen-2025", "impellizzeri-2021", "lolli-2019", "coyne-2019", "williams-2017", "wang-2020"} <= cited
    told = " ".join(found for found, _ in VIEW.studies)
    for number in ("5,205", "2.45", "0.574", "0.544", "0.88", "1.43", "1.25, 1.41 and 1.55"):
        assert number in told, number


def test_every_setting_of_a_convention_is_one_the_command_line_has():
    words = {word for one in VIEW.conventions for word in one.setting.replace(",", " ").split()}
    known = {f"--{name}" for name in ("ewma-init", "ctl")} | {i.value for i in EwmaInit} | {c.value for c in CtlForm}
    assert words - {"or"} <= known
    assert {f"{i.value}" for i in EwmaInit} | {c.value for c in CtlForm} <= words


def test_metrics_are_told_by_what_they_belong_to():
    assert {row.level for row in VIEW.metrics} == {"day", "week", "session"}


def test_every_threshold_stands_with_its_rule_in_words():
    told = {rule.code: rule.limits for rule in VIEW.rules}
    assert sum(map(len, told.values())) == len(VIEW.thresholds), "none belongs to no rule"
    assert ("7 days", "up to here the step stays the same") in told["long-gap"]
    assert ("5 of 10", "pain now above this is no day for running") in told["limp-or-sharp"]
    assert ("1 point", "over the usual one, on two mornings that follow") in told["morning"]
    assert ("1 point a week", "a rise like this for two weeks on less running is, too") in told["red-flag"]
    assert ("phase 3", "below this part of the plan all running is easy") in told["ladder"]
