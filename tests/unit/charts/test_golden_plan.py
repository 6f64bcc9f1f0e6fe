"""The pictures of Plan as they were looked at, and what they must never leave out."""

import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from rtr.charts.ladder import ladder_chart
from rtr.charts.session_strip import session_strip_chart
from rtr.charts.whatif import ROWS, whatif_chart

GOLDEN = Path(__file__).resolve().parents[2] / "golden" / "charts"
FIRST = pd.date_range("2026-09-28", periods=8, freq="7D", unit="us")
STEPS = [-2.0, 1.0, 2.0, 2.0, 2.5, 3.0, 2.0, 3.5]


def weeks(planned: int = 2) -> pd.DataFrame:
    frame = pd.DataFrame({"first": FIRST, "last": FIRST + pd.Timedelta(days=6), "at": STEPS})
    lighter = [False, False, False, True, False, False, True, False]
    steps = [f"step {at:g}" for at in STEPS]
    return frame.assign(step=steps, kind="done", is_lighter=lighter, is_planned=[at >= 8 - planned for at in range(8)])


def ladder(palette: Any = "light", planned: int = 2) -> Any:
    borders = ((1.0, "Phase 0 · walk and strength"), (8.0, "Phase 1 · run-walk"))
    ticks = ((-0.75, "walk"), (1.0, "1"), (4.0, "4"), (8.0, "8"))
    today = pd.Timestamp("2026-11-06")
    return ladder_chart(weeks(planned), borders=borders, ticks=ticks, today=today, top=8.0, palette=palette)


def parts() -> pd.DataFrame:
    rows = [(0, 5, "walk"), (5, 20, "run"), (20, 21, "walk"), (21, 33, "run"), (33, 39, "walk")]
    frame = pd.DataFrame(rows, columns=["begin", "end", "gait"])
    return frame.assign(words=[f"{gait} {end - begin:g}" for begin, end, gait in rows])


def runs(*counts: int) -> pd.DataFrame:
    rows = [(15.0, state) for state, count in zip(ROWS, counts, strict=True) for _ in range(count)]
    return pd.DataFrame(rows, columns=["minutes", "state"]).astype({"minutes": "float64", "state": "str"})


def plan_ladder() -> dict[str, Any]:
    return ladder().spec


def plan_session() -> dict[str, Any]:
    return session_strip_chart(parts(), palette="dark").spec


def plan_what_if() -> dict[str, Any]:
    return whatif_chart(runs(4, 2, 1), minutes=30, cap=32.0, span=(8.0, 46.0), palette="light").spec


@pytest.mark.parametrize("draw", [plan_ladder, plan_session, plan_what_if], ids=lambda draw: draw.__name__)
def test_the_spec_is_the_one_that_was_looked_at(draw: Any, rewrite_golden: bool) -> None:
    path = GOLDEN / f"{draw.__name__}.json"
    spec = draw()
    if rewrite_golden:
        path.write_text(json.dumps(spec, indent=1, sort_keys=True) + "\n", "utf-8")
    assert spec == json.loads(path.read_text("utf-8"))


def test_every_week_is_one_mark_and_the_stairs_have_no_gap() -> None:
    data = ladder().data
    assert (data["part"] == "week").sum() == 8
    stairs = data[data["part"] == "line"]
    past, planned = stairs[stairs["line"] == "past"], stairs[stairs["line"] == "planned"]
    assert past["x"].iloc[-1] == planned["x"].iloc[0], "the dashed line begins where the solid one ends"
    assert past["at"].iloc[-1] == planned["at"].iloc[0]


@pytest.mark.parametrize("planned", [0, 1, 7])
def test_a_ladder_with_nothing_ahead_or_hardly_anything_behind_is_drawn(planned: int) -> None:
    assert "Highest step" in ladder(planned=planned).alt


def test_the_ladder_says_in_words_what_it_shows() -> None:
    assert ladder().alt == ("Highest step of each of 6 weeks, from step -2 to step 3; suggested next: step 2, step 3.5")


def test_short_parts_of_a_session_keep_their_bar_and_lose_their_name() -> None:
    chart = session_strip_chart(parts(), palette="light")
    assert chart.data["named"].tolist() == ["walk 5", "run 15", "", "run 12", "walk 6"]
    assert chart.alt == "The session in its order: walk 5, run 15, walk 1, run 12, walk 6 minutes"


@pytest.mark.parametrize("counts", [(0, 0, 0), (1, 0, 0), (5, 3, 1), (90, 40, 20)])
def test_every_run_is_one_shape_in_its_row(counts: tuple[int, int, int]) -> None:
    chart = whatif_chart(runs(*counts), minutes=20, cap=None, span=(8.0, 46.0), palette="light")
    data = chart.data
    assert [int((data["state"] == state).sum()) for state in ROWS] == list(counts)
    middle = data["state"].map({state: 2.0 - at for at, state in enumerate(ROWS)}).astype(float)
    assert ((data["at"] - middle).abs() <= 0.42).all(), "a pile stays within its row"
    assert not data.duplicated(["minutes", "at"]).any()


def test_the_zone_begins_at_the_cap_and_is_left_out_beyond_the_picture() -> None:
    def zones(cap: float | None) -> int:
        layers = whatif_chart(runs(1, 1, 1), minutes=20, cap=cap, span=(8.0, 46.0), palette="light").spec["layer"]
        return sum(layer["mark"].get("type") == "rect" for layer in layers)

    assert (zones(32.0), zones(46.0), zones(None)) == (1, 0, 0)
