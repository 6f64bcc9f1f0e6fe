"""The ratio as a picture: one line, its range, a field of lines where there is none, and nothing that judges."""

import json

import numpy as np
import pandas as pd
import pytest

from rtr.charts.ratio import DAYS_MAX, ratio_chart
from rtr.charts.theme import PALETTES

NAN = float("nan")
TOPS = [(1.2, 2, False), (2.0, 2, False), (2.1, 2.5, False), (4.0, 4, False), (4.1, 4, True), (9.0, 4, True)]


def rows(ratio: list[float], absent: dict[int, str] | None = None) -> pd.DataFrame:
    """Days up to 18 November; `absent` says why those days have no ratio."""
    count = len(ratio)
    frame = pd.DataFrame(
        {
            "day": pd.date_range(end="2026-11-18", periods=count, freq="D", unit="us"),
            "ratio": np.array(ratio, dtype=float),
            "absent": pd.Series([""] * count, dtype="str"),
            "imputed": 0.0,
            "low": 0.8,
            "high": 1.3,
            "coupled": 1.1,
            "weighted": 0.9,
        }
    )
    for at, why in (absent or {}).items():
        frame.loc[at, "absent"] = why
        frame.loc[at, ["ratio", "low", "high"]] = NAN
    return frame


def drawn(frame: pd.DataFrame, *, is_expert: bool = False):
    return ratio_chart(frame, is_expert=is_expert, palette="light")


def test_every_day_is_a_row_and_lasts_until_the_next() -> None:
    data = drawn(rows([1.0] * 60)).data
    days = data[data["state"] == "day"]
    assert len(days) == 60
    assert (days["to"] - days["day"] == pd.Timedelta(days=1)).all()


def test_where_there_is_no_ratio_the_line_breaks_and_a_field_says_why() -> None:
    early = dict.fromkeys(range(27), "short_history") | dict.fromkeys(range(27, 60), "low_base")
    data = drawn(rows([1.0] * 120, early)).data
    fields = data[data["state"] == "none"]
    assert fields["label"].tolist() == ["the first four weeks", "too little running for a ratio"]
    assert (fields["to"] - fields["day"]).dt.days.tolist() == [27, 33]
    lines = data[data["state"] == "line"]
    assert len(lines) > 3
    assert lines["day"].min() >= fields["day"].min()
    assert lines["to"].max() <= fields["to"].max()
    assert data[data["state"] == "day"]["ratio"].isna().sum() == 60


def test_nothing_before_and_too_little_before_are_one_field() -> None:
    why = dict.fromkeys(range(10), "zero_chronic") | dict.fromkeys(range(10, 20), "low_base")
    assert len(drawn(rows([1.0] * 60, why)).data.query("state == 'none'")) == 1


def test_a_narrow_field_has_no_words_but_its_days_have() -> None:
    data = drawn(rows([1.0] * 200, {100: "missing"})).data
    assert data.query("state == 'none'")["label"].tolist() == [""]
    assert data.query("state == 'day'")["label"].iloc[100] == "too few days recorded"


def test_there_is_one_rule_at_1() -> None:
    data = drawn(rows([1.0] * 60)).data
    assert data.query("state == 'one'")["ratio"].tolist() == [1.0]


@pytest.mark.parametrize(("highest", "top", "said"), TOPS)
def test_the_axis_ends_at_2_grows_to_4_and_says_when_it_is_cut(highest: float, top: float, said: bool) -> None:
    canvas = drawn(rows([*[1.0] * 59, highest])).spec["layer"][0]["encoding"]["y"]
    assert canvas["scale"]["domain"] == [0, top]
    assert ("axis cut at 4" in canvas["axis"]["title"]) is said


def test_the_other_definitions_are_for_experts_and_only_on_days_with_a_ratio() -> None:
    frame = rows([1.0] * 60, {0: "low_base"})
    assert "coupled" not in drawn(frame).data.columns
    assert "coupled" not in json.dumps(drawn(frame).spec)
    data = drawn(frame, is_expert=True).data.query("state == 'day'")
    assert np.isnan(data["coupled"].iloc[0])
    assert data["coupled"].iloc[1] == 1.1
    dashes = [layer["mark"].get("strokeDash") for layer in drawn(frame, is_expert=True).spec["layer"]]
    assert [6, 3] in dashes
    assert [1.5, 2.5] in dashes


@pytest.mark.parametrize("count", [1, 5, 182, 251, 3653, 7305, 40_000])
def test_any_length_is_drawn_with_few_marks_and_ends_today(count: int) -> None:
    chart = drawn(rows([1.0] * count))
    days = chart.data.query("state == 'day'")
    assert len(days) <= DAYS_MAX
    assert len(chart.data) <= 350
    assert days["day"].iloc[-1] == pd.Timestamp("2026-11-18")
    assert bool(chart.note) is (count > DAYS_MAX)


def test_nothing_judges() -> None:
    """One neutral colour: no green, no red, no zone, whatever the ratio."""
    for palette in PALETTES:
        written = json.dumps(ratio_chart(rows([3.9] * 60), is_expert=False, palette=palette).spec)
        for colour in (PALETTES[palette].above, PALETTES[palette].above_text, PALETTES[palette].run):
            assert colour not in written


def test_the_words_for_those_who_do_not_see_it() -> None:
    assert drawn(rows([0.5, 1.5, 1.25])).alt == (
        "Ratio of the last seven days to the mean of the three weeks before on 3 days; 3 have one, "
        "from 0.50 to 1.50, the last 1.25."
    )
    assert drawn(rows([1.0, 1.0], {0: "low_base", 1: "low_base"})).alt.endswith("no day has one.")
