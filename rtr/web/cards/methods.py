"""Methods: words, rules, numbers, limits and sources, drawn from the registries."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from rtr.views.grade import Citation
from rtr.views.methods import MethodsView, MetricRow, RuleRow, SourceRow
from rtr.views.tried import Tried
from rtr.web.cards.figure import table
from rtr.web.cards.layout import card, row
from rtr.web.escape import escaped

PARTS = ("Rules", "Symptoms", "Statistics", "Numbers", "Sources")
LEVELS = {"session": "Of a session", "day": "Of a day", "week": "Of a week"}


def part() -> str:
    """Which part of Methods is read; kept in the address."""
    return (
        st.segmented_control(
            "Part of Methods", PARTS, default=PARTS[0], key="part", bind="query-params", required=True, wrap=True
        )
        or PARTS[0]
    )


def words_card(view: MethodsView) -> None:
    """The six answers, from bold to cautious."""
    with card("The six answers", "From bold to cautious. Every rule is asked, and the most cautious answer counts."):
        answers = [(f"{glyph} {word}", meaning) for glyph, word, meaning in view.verdicts]
        table(pd.DataFrame(answers, columns=["Answer", "What it means today"]), alt="The six answers")


def rules_card(view: MethodsView) -> None:
    """Every rule with its reasons and its grade."""
    with card("Rules", f"Version {view.policy}. What a rule does not know it never counts as fine."):
        for rule in view.rules:
            _rule(rule)


def _rule(rule: RuleRow) -> None:
    with st.expander(f"{rule.title} · {rule.grade}"):
        st.markdown(escaped(rule.summary))
        for heading, text in rule.about:
            st.markdown(f"**{escaped(heading)}:** {escaped(text)}")
        if rule.limits:
            table(pd.DataFrame(rule.limits, columns=["Limit", "What it decides"]), alt=f"Limits of: {rule.title}")
        told_sources(rule.sources)
        st.caption(f"Code: {escaped(rule.code)}")


def ladder_card(view: MethodsView) -> None:
    """Every whole step as a week, and what leads up and down."""
    with card(
        "The ladder", "From brisk walks to race effort. Where you stand is worked out anew from your diary each day."
    ):
        with st.container(gap="xsmall"):
            for line in view.moves:
                row("○", escaped(line))
        with st.expander(f"{len(view.steps)} steps"):
            rows = [(one.phase, one.step, one.week, one.run_min) for one in view.steps]
            table(
                pd.DataFrame(rows, columns=["Phase", "Step", "A week", "Running, min"]), alt="All steps of the ladder"
            )


def metrics_card(view: MethodsView) -> None:
    """Every number with its formula, unit and what an empty cell means."""
    with card("Numbers", "Running minutes are the unit of load here: walking breaks do not count."):
        for level, heading in LEVELS.items():
            metrics = [metric for metric in view.metrics if metric.level == level]
            with st.expander(f"{heading} · {len(metrics)}"):
                for metric in metrics:
                    _metric(metric)


def _metric(metric: MetricRow) -> None:
    worth = metric.validity.partition(":")[0]
    with st.expander(f"{metric.title}{f', {metric.unit}' if metric.unit else ''} · {worth}"):
        st.markdown(f"**Formula:** {escaped(metric.formula)}")
        st.markdown(f"**Worth:** {escaped(metric.validity)}")
        st.markdown(f"**Needs:** {escaped(metric.needs)}")
        st.markdown(f"**Empty:** {escaped(metric.missing)}")
        told_sources(metric.sources)
        st.caption(f"Symbol: {escaped(metric.symbol)}")


def told_sources(cited: Sequence[Citation]) -> None:
    """Where it comes from, each with its grade."""
    lines = (f"{_linked(source.text, source.link)}, {source.grade}" for source in cited)
    st.markdown(f"**Sources:** {'; '.join(lines)}")


def _linked(text: str, link: str | None) -> str:
    return f"[{escaped(text)}]({link})" if link else escaped(text)


def sources_card(view: MethodsView) -> None:
    """What each source found, and what it cannot carry."""
    with card("Sources", "●●● Strong, ●●○ Moderate, ●○○ Limited, ○○○ Convention: how far a source carries."):
        for source in view.sources:
            _source(source)


def _source(source: SourceRow) -> None:
    with st.expander(f"{source.authors} ({source.year}) · {source.grade}"):
        st.markdown(_linked(source.title, source.link))
        st.markdown(f"**Found:** {escaped(source.says)}")
        st.markdown(f"**Cannot carry:** {escaped(source.limits)}")
        st.caption(f"Kind: {escaped(source.kind)}")


def tried_card(heading: str, sentence: str, trials: Sequence[Tried]) -> None:
    """Our own methods tried out: what came of it, with the counts and the way to do it again."""
    with card(heading, sentence):
        for trial in trials:
            with st.expander(f"{trial.title} · {trial.when}"):
                st.markdown(escaped(trial.done))
                for line in trial.found:
                    row("○", escaped(line))
                table(pd.DataFrame(trial.rows, columns=list(trial.columns)), alt=f"{trial.title}: counts")
                st.caption(f"{escaped(trial.data)} To measure again: python -m benchmarks {escaped(trial.benchmark)}.")


def studies_card(view: MethodsView) -> None:
    """What studies say about the ratio, each finding with its source and grade."""
    with card("What studies say about the ratio", "It is shown as context, in one colour, and no rule uses it."):
        lines = (f"- {escaped(found)} {_cited(sources)}" for found, sources in view.studies)
        st.markdown("\n".join(lines))


def _cited(sources: Sequence[Citation]) -> str:
    return f":small[{'; '.join(f'{_linked(s.text, s.link)}, {s.grade}' for s in sources)}]"


def conventions_card(view: MethodsView) -> None:
    """Other tools, what they do otherwise, and how to get their numbers here."""
    sentence = "One name, several formulas. Tests hold our numbers beside theirs, each with its own convention."
    with card("The same names elsewhere", sentence), st.expander(f"{len(view.conventions)} conventions"):
        for one in view.conventions:
            setting = f" Setting: `{one.setting}`" if one.setting else ""
            st.markdown(f"**{escaped(one.tool)}.** {escaped(one.does)}{setting}")
        st.caption("Settings of the command python3 -m rtr metrics, which computes every series of any daily table.")


def lists_card(heading: str, sentence: str, lines: Sequence[str], mark: str = "○") -> None:
    """Short statements, one below the other."""
    with card(heading, sentence), st.container(gap="xsmall"):
        for line in lines:
            row(mark, escaped(line))


def folded(heading: str, lines: Sequence[str]) -> None:
    """Short statements under a heading that opens."""
    with st.expander(heading), st.container(gap="xsmall"):
        for line in lines:
            row("○", escaped(line))
