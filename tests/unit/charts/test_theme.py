"""The palette can be read, agrees with the theme of the pages, and a chart leaves without its data."""

import dataclasses
import json
import tomllib
from pathlib import Path

import altair as alt
import pandas as pd
import pytest

from rtr.charts.theme import PALETTES, PaletteName, finish, frame, layer_specs, time_axis, y_axis

CONFIG = tomllib.loads((Path(__file__).resolve().parents[3] / ".streamlit" / "config.toml").read_text())
BOTH: tuple[PaletteName, ...] = ("light", "dark")


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_contrast_of_black_on_white_is_21() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


@pytest.mark.parametrize("name", BOTH)
def test_marks_reach_3_and_words_4_5_on_paper(name: PaletteName) -> None:
    palette = PALETTES[name]
    for mark in (palette.run, palette.above, palette.reference):
        assert contrast(mark, palette.paper) >= 3, mark
    for words in (palette.ink, palette.muted, palette.run_text, palette.above_text):
        assert contrast(words, palette.paper) >= 4.5, words


def test_light_marks_are_legible_on_dark_paper_too() -> None:
    """The theme guess of the first load can be wrong."""
    light = PALETTES["light"]
    for mark in (light.run, light.above, light.reference):
        assert contrast(mark, PALETTES["dark"].paper) >= 3, mark


@pytest.mark.parametrize("name", BOTH)
def test_charts_and_pages_share_their_colours(name: PaletteName) -> None:
    palette, page = PALETTES[name], CONFIG["theme"][name]
    assert palette.paper == page["backgroundColor"]
    assert palette.ink == page["textColor"]
    assert (palette.run, palette.run_text) == (page["blueColor"], page["blueTextColor"])
    assert (palette.above, palette.above_text) == (page["redColor"], page["redTextColor"])
    assert palette.reference == page["grayColor"]


@pytest.mark.parametrize("name", BOTH)
@pytest.mark.parametrize("tint", ["green", "orange", "red", "blue", "violet", "gray"])
def test_tinted_words_reach_5_5_on_their_tint(name: PaletteName, tint: str) -> None:
    page = CONFIG["theme"][name]
    assert contrast(page[f"{tint}TextColor"], page[f"{tint}BackgroundColor"]) >= 5.5


def test_both_palettes_name_every_meaning() -> None:
    for palette in PALETTES.values():
        assert all(value.startswith("#") and len(value) == 7 for value in dataclasses.asdict(palette).values())


def test_finish_leaves_the_data_out() -> None:
    days = pd.Timestamp("2026-05-04"), pd.Timestamp("2026-05-10")
    ruler = frame(*days, top=10, axis=time_axis(6), y=y_axis("minutes"))
    marks = alt.Chart(pd.DataFrame({"x": [1], "secret": ["a name"]})).mark_point().encode(x="x:Q")
    spec = finish(ruler, *layer_specs(marks), height_px=100, palette=PALETTES["light"])
    written = json.dumps(spec)
    assert "a name" not in written
    assert "data" not in spec
    assert "datasets" not in spec
    assert all("data" not in layer for layer in spec["layer"])
    assert spec["height"] == 100


@pytest.mark.parametrize(
    ("days", "expected"), [(30, "%-d %b"), (110, "%-d %b"), (111, "%b"), (1095, "%b"), (1096, "%Y")]
)
def test_the_time_axis_names_days_months_years(days: int, expected: str) -> None:
    assert time_axis(days)["format"] == expected
