"""The picture of a year: text days, months where they begin, five steps, marks below."""

import json
from pathlib import Path

import pandas as pd

from rtr.charts.theme import PaletteName
from rtr.charts.year import HEAT, LANE, PICK, year_chart

GOLDEN = Path(__file__).resolve().parents[2] / "golden" / "charts" / "year.json"
MONTHS = ((0, "Jan"), (4, "Feb"))
CELLS = pd.DataFrame(
    {
        "day": ["2026-01-01", "2026-01-02", "2026-01-03"], "row": [3, 4, 5], "column": 0, "step": [0, -1, 4],
        "run_min": [0.0, float("nan"), 40.0], "pain": [3.0, float("nan"), 2.0], "is_ahead": [False, False, True],
        "is_kept": [True, True, False], "has_entry": False, "tip": "x",
    }
)  # fmt: skip
MARKS = pd.DataFrame({"column": [0], "is_past": [True], "tip": ["a lighter week"]})


def drawn(marks: pd.DataFrame = MARKS, chosen: str = "2026-01-02", palette: PaletteName = "light"):
    weekdays = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
    return year_chart(
        CELLS, marks, weekdays=weekdays, months=MONTHS, chosen=chosen, heading="2026", palette=palette
    )  # fmt: skip


def test_the_spec_is_the_one_that_was_looked_at(rewrite_golden: bool) -> None:
    spec = drawn().spec
    if rewrite_golden:
        GOLDEN.write_text(json.dumps(spec, indent=1, sort_keys=True) + "\n", "utf-8")
    assert spec == json.loads(GOLDEN.read_text("utf-8"))


def test_months_stand_where_they_begin_and_every_second_weekday_at_the_side() -> None:
    place = drawn().spec["layer"][0]["encoding"]
    assert place["x"]["axis"]["values"] == [0, 4]
    assert place["x"]["axis"]["labelExpr"] == "{'0': 'Jan', '4': 'Feb'}[datum.value]"
    assert place["y"]["axis"]["labelExpr"] == "['Mon', '', 'Wed', '', 'Fri', '', '', ''][datum.value]"


def test_a_click_gives_the_day_as_text_and_a_mark_gives_none() -> None:
    made = drawn()
    assert made.spec["layer"][-1]["params"][0]["select"]["fields"] == ["day"]
    assert made.spec["layer"][-1]["params"][0]["name"] == PICK
    assert list(made.data["day"]) == [*CELLS["day"], ""]
    assert list(made.data["row"]) == [3, 4, 5, LANE]


def test_the_open_day_is_framed_and_a_mark_never_is() -> None:
    assert list(drawn().data["is_chosen"]) == [False, True, False, False]
    assert not drawn(chosen="").data["is_chosen"].any()


def test_one_hue_in_five_steps_in_both_themes() -> None:
    for palette, steps in HEAT.items():
        color = drawn(palette=palette).spec["layer"][0]["encoding"]["color"]
        assert (color["scale"]["domain"], tuple(color["scale"]["range"])) == ([0, 1, 2, 3, 4], steps)
        assert len(set(steps)) == 5


def test_a_year_without_marks_is_drawn() -> None:
    assert len(drawn(MARKS.iloc[:0]).data) == len(CELLS)


def test_a_drawing_is_not_changed_by_the_next_and_its_words_count() -> None:
    one = drawn()
    drawn(chosen="")
    assert drawn().spec == one.spec
    assert one.alt == "2026, one cell per day: 1 days with running, 1 mornings with pain of 3 or more"
