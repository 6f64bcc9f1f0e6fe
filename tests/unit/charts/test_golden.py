"""The specs as they stand: a changed picture is a diff to look at (`--rewrite-golden` writes them anew)."""

import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from rtr.charts.load import weeks_chart
from rtr.charts.month import month_chart
from rtr.charts.ratio import ratio_chart
from rtr.charts.settling import settling_chart
from rtr.charts.spike import spike_chart
from rtr.charts.strip import strip_chart
from rtr.frames import WeeklyFrame

GOLDEN = Path(__file__).resolve().parents[2] / "golden" / "charts"
WEEKS = pd.date_range("2026-08-31", "2026-11-16", freq="7D", unit="us")
RUNS = pd.date_range("2026-10-01", "2026-11-14", freq="4D", unit="us")


def weeks() -> dict[str, Any]:
    frame = pd.DataFrame({"week": WEEKS, "run_min": [20.0 + 4 * i for i in range(len(WEEKS))], "walk_min": 40.0})
    frame = frame.assign(distance_km=5.0, runs=3, is_complete=[*([True] * (len(WEEKS) - 1)), False])
    kinds = pd.DataFrame({"week": WEEKS, "kind": "loading", "confidence": "medium"})
    kinds.loc[4, "kind"] = "cut-back"
    injury = pd.DataFrame({"first": WEEKS[1:2], "last": WEEKS[3:4], "name": ["Injury: left Achilles"]})
    return weeks_chart(WeeklyFrame(frame), first=WEEKS[0], palette="light", kinds=kinds, episodes=injury).spec


def sessions() -> dict[str, Any]:
    frame = pd.DataFrame({"day": RUNS, "run_min": 20.0, "longest_min": 22.0, "cap_min": 27.0, "is_back": False})
    frame.loc[5, "run_min"] = 38.0
    frame.loc[7, "is_back"] = True
    return spike_chart(frame, palette="light").spec


def ratio() -> dict[str, Any]:
    return ratio_chart(_days(), is_expert=False, palette="light").spec


def ratio_expert() -> dict[str, Any]:
    return ratio_chart(_days(), is_expert=True, palette="dark").spec


def _days() -> pd.DataFrame:
    days = pd.date_range("2026-06-01", "2026-11-18", freq="D", unit="us")
    frame = pd.DataFrame({"day": days, "ratio": 1.1, "absent": "", "low": 0.8, "high": 1.3, "coupled": 1.0})
    return frame.assign(weighted=0.9)


def strip() -> dict[str, Any]:
    text = WEEKS.strftime("%Y-%m-%d")
    bars = pd.DataFrame({"first": text, "last": text, "run_min": 40.0, "is_shown": True})
    return strip_chart(bars, palette="light").spec


def month() -> dict[str, Any]:
    days = pd.date_range("2026-11-01", "2026-11-30", freq="D")
    cells = pd.DataFrame({"day": days.strftime("%Y-%m-%d"), "row": [(n + 6) // 7 for n in range(30)]})
    cells = cells.assign(column=[(n + 6) % 7 for n in range(30)], pain=1.0, has_run=True, has_flag=False)
    return month_chart(cells, weekdays=("Mon", "Tue"), heading="November 2026", palette="light").spec


def settling() -> dict[str, Any]:
    return settling_chart(_moments(), usual=1.0, limit=5, palette="light").spec


def settling_bone() -> dict[str, Any]:
    return settling_chart(_moments(), usual=0.0, limit=1, palette="dark").spec


def _moments() -> pd.DataFrame:
    when = ["before", "running", "1 h after", "Tuesday morning", "Wednesday morning"]
    pain = [1.0, 2.0, 1.0, 2.0, float("nan")]
    return pd.DataFrame({"moment": when, "pain": pain, "kind": ["before", *["running"] * 2, *["morning"] * 2]})


@pytest.mark.parametrize(
    "draw",
    [weeks, sessions, ratio, ratio_expert, strip, month, settling, settling_bone],
    ids=lambda draw: draw.__name__,
)
def test_the_spec_is_the_one_that_was_looked_at(draw: Any, rewrite_golden: bool) -> None:
    path = GOLDEN / f"{draw.__name__}.json"
    spec = draw()
    if rewrite_golden:
        path.write_text(json.dumps(spec, indent=1, sort_keys=True) + "\n", "utf-8")
    assert spec == json.loads(path.read_text("utf-8"))
