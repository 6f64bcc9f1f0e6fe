"""What happened in the weeks: cut-back marks in a lane above the bars."""

from types import MappingProxyType

import altair as alt
import pandas as pd

from rtr.charts.theme import Palette, date_tooltip, with_halo

DAYS, WORDS = pd.Series(dtype="datetime64[us]"), pd.Series(dtype="str")
NO_KINDS = pd.DataFrame({"week": DAYS, "kind": WORDS, "confidence": WORDS})
CUTBACK = "cut-back"
SAID = MappingProxyType(
    {
        "loading": "loading",
        CUTBACK: "cut-back",
        "interrupted": "interrupted",
        "off": "hardly any running",
        "partial": "not a full week",
        "unknown": "not known",
    }
)
LANE_SHARE = 0.925
"""Where the marks stand, as a share of the axis."""
EARLY_SHARE = 0.8
"""From here on the word stands to the left of its mark."""


def kind_rows(data: pd.DataFrame, kinds: pd.DataFrame, *, is_outline: bool) -> tuple[pd.DataFrame, str]:
    """The weeks with their kind in words, their mark and where it stands; and what was left out.

    `mark` is `sure` or `perhaps` for a cut-back week, else "", `lane` a share of the axis. In years of
    weeks there is no room for marks.
    """
    known = {week: (kind, sure) for week, kind, sure in kinds[["week", "kind", "confidence"]].itertuples(index=False)}
    is_week = data["state"] != "end"
    found = [known.get(week, ("", "")) if real else ("", "") for week, real in zip(data["week"], is_week, strict=True)]
    is_cutback = pd.Series([kind == CUTBACK for kind, _ in found], index=data.index, dtype=bool)
    is_low = pd.Series([confidence == "low" for _, confidence in found], index=data.index, dtype=bool)
    rows = data.assign(
        said=[_said(*pair) for pair in found],
        mark="",
        label="",
        lane=pd.Series(float("nan"), index=data.index),
        is_early=data.index < EARLY_SHARE * len(data),
    )
    if is_outline:
        count = int(is_cutback.sum())
        return rows, f"Cut-back weeks are marked in shorter periods; this one holds {count:,}." if count else ""
    rows.loc[is_cutback, "mark"] = is_low.map({True: "perhaps", False: "sure"})
    rows.loc[is_cutback, "lane"] = LANE_SHARE
    if is_cutback.any():
        rows.loc[rows.index[is_cutback][-1], "label"] = CUTBACK
    return rows, ""


def _said(kind: str, confidence: str) -> str:
    """The kind of a week and how sure one may be of it."""
    if not kind:
        return ""
    sure = {"high": "you said so", "medium": "found, medium confidence", "low": "found, low confidence"}.get(confidence)
    return f"{SAID[kind]} ({sure})" if sure else SAID[kind]


def event_marks(colour: Palette) -> tuple[alt.Chart, ...]:
    """What lies above the bars."""
    return *_marks(colour), *_words(colour)


def _middle(rows: alt.Chart) -> alt.Chart:
    """Weeks by their middle day."""
    placed: alt.Chart = rows.transform_calculate(middle="(time(datum.from) + time(datum.to)) / 2")
    return placed


def _marks(colour: Palette) -> tuple[alt.Chart, ...]:
    """▼ and a dotted line down to its week; hollow where the week was found with low confidence."""
    rows = _middle(alt.Chart().transform_filter("datum.mark != ''"))
    tip = [date_tooltip("week", "week from"), alt.Tooltip("said:N", title="kind of week")]
    drop = rows.mark_rule(stroke=colour.reference, strokeWidth=1, strokeDash=[1, 3])
    sure = rows.transform_filter("datum.mark == 'sure'").mark_point(
        shape="triangle-down", filled=True, size=60, opacity=1, color=colour.ink
    )
    perhaps = rows.transform_filter("datum.mark == 'perhaps'").mark_point(
        shape="triangle-down", filled=True, size=60, opacity=1, fill=colour.paper, stroke=colour.ink, strokeWidth=1.2
    )
    return (
        drop.encode(x="middle:T", y="lane:Q", y2="total_min:Q"),
        *(mark.encode(x="middle:T", y="lane:Q", tooltip=tip) for mark in (sure, perhaps)),
    )


def _words(colour: Palette) -> tuple[alt.Chart, ...]:
    """The word beside the latest mark, on the side where there is room."""
    rows = _middle(alt.Chart().transform_filter("datum.mark != '' && datum.label != ''"))
    placed = rows.encode(x="middle:T", y="lane:Q", text="label:N")
    right, left = placed.transform_filter("datum.is_early"), placed.transform_filter("!datum.is_early")
    return (
        *with_halo(right, colour, color=colour.muted, align="left", dx=8, fontSize=11),
        *with_halo(left, colour, color=colour.muted, align="right", dx=-8, fontSize=11),
    )
