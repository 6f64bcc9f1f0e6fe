"""A chart as a picture file that stands alone: heading, finding and caption are part of it (vl-convert)."""

import textwrap
from typing import Any, Literal

import pandas as pd

from rtr.charts.theme import PALETTES, Chart, PaletteName

Kind = Literal["svg", "png"]
WIDTH_PX = 760
LETTERS = 110
"""Of one line of words above the chart."""
SCALE = 2.0
"""Pixels of a PNG for one of the page: sharp in print and on phones."""
NO_HOST: list[str] = []
"""Where a chart may load from while it is drawn: nowhere."""


def picture(  # noqa: PLR0913 - the words of a chart, each by its name
    chart: Chart, kind: Kind, *, heading: str, finding: str, key: str, caption: str, palette: PaletteName
) -> bytes:
    """The chart with its words as SVG text or PNG."""
    import vl_convert  # a large library, needed when somebody asks for a picture

    words = (finding, f"{caption} {chart.note}".strip(), key)
    spec = standing_alone(chart, heading=heading, words=words, palette=palette)
    if kind == "svg":
        return str(vl_convert.vegalite_to_svg(spec, allowed_base_urls=NO_HOST)).encode()
    return bytes(vl_convert.vegalite_to_png(spec, scale=SCALE, allowed_base_urls=NO_HOST))


def standing_alone(chart: Chart, *, heading: str, words: tuple[str, ...], palette: PaletteName) -> dict[str, Any]:
    """The spec with its rows, its width and its words: nothing of the page around it is needed."""
    look = PALETTES[palette]
    lines = [line for text in words for line in textwrap.wrap(text, LETTERS)]
    title = {
        "text": heading,
        "subtitle": lines,
        "anchor": "start",
        "frame": "group",
        "color": look.ink,
        "fontSize": 18,
        "fontWeight": 600,
        "subtitleColor": look.muted,
        "subtitleFontSize": 12,
        "subtitlePadding": 6,
        "offset": 24,
    }
    return {
        **chart.spec,
        "data": {"values": rows_of(chart.data)},
        "width": WIDTH_PX,
        "padding": 16,
        "background": look.paper,
        "title": title,
    }


def rows_of(data: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows as JSON values; a day with its midnight, because a bare date would be read as one of Greenwich."""
    plain = data.astype(object).where(data.notna(), None)
    return [{str(name): _value(value) for name, value in row.items()} for row in plain.to_dict("records")]


def _value(value: Any) -> Any:
    if isinstance(value, pd.Timestamp):
        return value.isoformat()
    return value.item() if hasattr(value, "item") else value
