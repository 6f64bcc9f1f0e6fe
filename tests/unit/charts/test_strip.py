"""The strip of all weeks: a brush over text, so that no time zone shifts a day."""

import pandas as pd
import pytest

from rtr.charts.strip import BRUSH, strip_chart


def bars(count: int, *, every: int = 7) -> pd.DataFrame:
    first = pd.date_range("2020-01-06", periods=count, freq=f"{every}D")
    last = first + pd.Timedelta(days=every - 1)
    return pd.DataFrame(
        {
            "first": first.strftime("%Y-%m-%d"),
            "last": last.strftime("%Y-%m-%d"),
            "run_min": 40.0,
            "is_shown": [False] * (count - 1) + [True],
        }
    )


def test_the_brush_is_over_days_as_text() -> None:
    layer = strip_chart(bars(40), palette="light").spec["layer"][0]
    assert layer["params"][0]["name"] == BRUSH
    assert layer["params"][0]["select"] | {"mark": None} == {"type": "interval", "encodings": ["x"], "mark": None}
    assert layer["encoding"]["x"]["type"] == "nominal"
    assert layer["encoding"]["x"]["sort"] is None


def test_a_drawing_is_not_changed_by_the_next() -> None:
    """Marks are built once and shared by all sessions."""
    one, other = strip_chart(bars(40), palette="light").spec, strip_chart(bars(400), palette="light").spec
    assert one["layer"][0]["encoding"]["x"]["axis"] != other["layer"][0]["encoding"]["x"]["axis"]
    assert strip_chart(bars(40), palette="light").spec == one


@pytest.mark.parametrize(("count", "form"), [(40, "%b"), (130, "%Y")])
def test_months_are_named_in_a_short_diary_years_in_a_long_one(count: int, form: str) -> None:
    assert form in strip_chart(bars(count), palette="light").spec["layer"][0]["encoding"]["x"]["axis"]["labelExpr"]


def test_one_enormous_week_does_not_flatten_the_others() -> None:
    frame = bars(60)
    frame.loc[3, "run_min"] = 1e9
    assert strip_chart(frame, palette="light").data["height"].max() < 1e9


def test_weeks_of_unknown_minutes_have_no_height() -> None:
    frame = bars(60).assign(run_min=float("nan"))
    assert (strip_chart(frame, palette="dark").data["height"] == 0).all()


def test_its_words_name_the_whole_diary() -> None:
    assert "2020-01-06 to 2020-10-11" in strip_chart(bars(40), palette="light").alt
