"""The specs as they stand: a changed picture is a diff to look at (`--rewrite-golden` writes them anew)."""

import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from rtr.charts.load import weeks_chart
from rtr.charts.spike import spike_chart
from rtr.frames import WeeklyFrame

GOLDEN = Path(__file__).resolve().parents[2] / "golden" / "charts"
WEEKS = pd.date_range("2026-08-31", "2026-11-16", freq="7D", unit="us")
RUNS = pd.date_range("2026-10-01", "2026-11-14", freq="4D", unit="us")


def weeks() -> dict[str, Any]:
    frame = pd.DataFrame({"week": WEEKS, "run_min": [20.0 + 4 * i for i in range(len(WEEKS))], "walk_min": 40.0})
    frame = frame.assign(distance_km=5.0, runs=3, is_complete=[*([True] * (len(WEEKS) - 1)), False])
    return weeks_chart(WeeklyFrame(frame), first=WEEKS[0], palette="light").spec


def sessions() -> dict[str, Any]:
    frame = pd.DataFrame({"day": RUNS, "run_min": 20.0, "longest_min": 22.0, "cap_min": 27.0})
    frame.loc[5, "run_min"] = 38.0
    return spike_chart(frame, palette="light").spec


@pytest.mark.parametrize("draw", [weeks, sessions], ids=lambda draw: draw.__name__)
def test_the_spec_is_the_one_that_was_looked_at(draw: Any, rewrite_golden: bool) -> None:
    path = GOLDEN / f"{draw.__name__}.json"
    spec = draw()
    if rewrite_golden:
        path.write_text(json.dumps(spec, indent=1, sort_keys=True) + "\n", "utf-8")
    assert spec == json.loads(path.read_text("utf-8"))
