"""A chart as a file that stands alone."""

import struct
from xml.etree import ElementTree as ET

import pandas as pd
import pytest

from rtr.charts.spike import spike_chart
from rtr.exporters.picture import picture, rows_of, standing_alone

WORDS = {
    "heading": "Each run beside the longest",
    "finding": "One of 12 runs was above the cap.",
    "key": "● run · ▲ above the cap",
    "caption": "12 runs in minutes. </text><script>alert(1)</script>",
}


@pytest.fixture(scope="module")
def chart():
    days = pd.date_range("2026-10-01", "2026-11-14", freq="4D", unit="us")
    frame = pd.DataFrame({"day": days, "run_min": 20.0, "longest_min": 22.0, "cap_min": 27.0, "is_back": False})
    frame.loc[5, "run_min"] = 38.0
    return spike_chart(frame, palette="light")


def test_an_svg_holds_heading_finding_key_and_caption(chart):
    svg = picture(chart, "svg", palette="light", **WORDS)
    said = " ".join(ET.fromstring(svg).itertext())
    for word in ("Each run beside the longest", "above the cap.", "▲ above the cap", "12 runs in minutes."):
        assert word in said


def test_text_of_people_stays_text(chart):
    svg = picture(chart, "svg", palette="light", **WORDS)
    names = {element.tag.rpartition("}")[2] for element in ET.fromstring(svg).iter()}
    assert "script" not in names
    assert b"<script" not in svg


def test_it_asks_nobody_for_anything(chart):
    assert b"http" not in picture(chart, "svg", palette="light", **WORDS).replace(b"http://www.w3.org/", b"")


def test_a_png_is_sharp_enough_for_print(chart):
    png = picture(chart, "png", palette="dark", **WORDS)
    assert png.startswith(b"\x89PNG")
    width, _height = struct.unpack(">II", png[16:24])
    assert width >= 1500


def test_days_stay_on_their_day_wherever_it_is_drawn():
    rows = rows_of(pd.DataFrame({"day": pd.to_datetime(["2026-03-29"]), "run_min": [float("nan")], "runs": [2]}))
    assert rows == [{"day": "2026-03-29T00:00:00", "run_min": None, "runs": 2}]


def test_the_paper_is_that_of_the_theme(chart):
    light, dark = (
        standing_alone(chart, heading="x", words=(), palette=name)["background"] for name in ("light", "dark")
    )
    assert light != dark
