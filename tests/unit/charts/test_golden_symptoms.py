"""The pictures of Symptoms as they were looked at (`--rewrite-golden` writes them anew; the diff is the review)."""

import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from rtr.charts.calibration import calibration_chart
from rtr.charts.later import later_chart
from rtr.charts.pain import pain_chart
from rtr.charts.pain_spans import pain_spans_chart
from rtr.charts.scatter import scatter_chart
from rtr.charts.settled import settled_chart

GOLDEN = Path(__file__).resolve().parents[2] / "golden" / "charts"
DAYS = pd.date_range("2026-09-28", "2026-11-18", freq="D", unit="us")
WEEKS = pd.date_range("2026-04-06", "2026-11-16", freq="7D", unit="us")
GUIDES = pd.DataFrame({"at": [3, 5]})
INJURY = pd.DataFrame({"first": DAYS[3:4], "last": DAYS[12:13], "name": ["Injury: left Achilles tendon"]})


def symptoms_days() -> dict[str, Any]:
    frame = pd.DataFrame({"day": DAYS, "run_min": 20.0, "walk_min": 12.0, "pain_run": 2.0, "pain_am": 1.0})
    frame = frame.assign(stiff_am=1.0, pain_mean=1.1)
    return pain_chart(frame, palette="light", guides=GUIDES, episodes=INJURY).spec


def symptoms_spans() -> dict[str, Any]:
    frame = pd.DataFrame({"first": WEEKS, "last": WEEKS + pd.Timedelta(days=6), "run_min": 60.0, "walk_min": 40.0})
    frame = frame.assign(runs=3, pain_run=6.0, pain_median=1.0, pain_high=3.0, mornings=6)
    return pain_spans_chart(frame, palette="dark", guides=GUIDES).spec


def symptoms_settled() -> dict[str, Any]:
    frame = pd.DataFrame({"words": ["up to 15", "16–20", "28 up"], "label": ["7 of 7", "9 of 11", "1 run"]})
    return settled_chart(frame.assign(settled=[7, 9, 0], held=[0, 2, 0], eased=[0, 0, 1]), palette="light").spec


def symptoms_question() -> dict[str, Any]:
    bubbles = pd.DataFrame({"x": [0.0, 0.0, 20.0], "y": [0.0, 1.0, 2.0], "days": [30, 40, 3]})
    line = pd.DataFrame({"x": [0.0, 20.0], "fit": [0.6, 1.4], "low": [0.8, 1.2], "high": [0.4, 1.6]})
    return scatter_chart(bubbles, palette="light", exposure="minutes", outcome="pain", line=line).spec


def symptoms_later() -> dict[str, Any]:
    names = ["next morning", "2 mornings later", "3 mornings later"]
    frame = pd.DataFrame({"name": names, "slope": [0.2, 0.0, -0.1], "low": [0.1, -0.2, -0.3], "high": [0.3, 0.2, 0.1]})
    said = ["+0.2 (+0.1 to +0.3)", "no clear link", "no clear link"]
    return later_chart(frame.assign(is_clear=[True, False, False], said=said), palette="light", unit="for more").spec


def symptoms_flares() -> dict[str, Any]:
    frame = pd.DataFrame({"name": ["calmest days", "days between", "least calm days"], "runs": [20, 20, 20]})
    return calibration_chart(frame.assign(flares=[1, 3, 8], expected=[1.4, 3.3, 7.2]), palette="light").spec


@pytest.mark.parametrize(
    "draw",
    [symptoms_days, symptoms_spans, symptoms_settled, symptoms_question, symptoms_later, symptoms_flares],
    ids=lambda draw: draw.__name__,
)
def test_the_spec_is_the_one_that_was_looked_at(draw: Any, rewrite_golden: bool) -> None:
    path = GOLDEN / f"{draw.__name__}.json"
    spec = draw()
    if rewrite_golden:
        path.write_text(json.dumps(spec, indent=1, sort_keys=True) + "\n", "utf-8")
    assert spec == json.loads(path.read_text("utf-8"))
