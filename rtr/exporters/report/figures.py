"""Charts inside one HTML file: drawn by the file's own script, and a still picture for paper and without scripts."""

import functools
import json
from dataclasses import dataclass
from typing import Any

from rtr.charts.theme import Chart
from rtr.exporters.picture import NO_HOST, rows_of

STILL_PX, STILL_HIGH_PX = 760, 230
"""Two of them fit on two sheets, with everything that is said beside them."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Figure:
    """A chart with what was found in it, and what its marks mean."""

    heading: str
    finding: str
    key: str
    chart: Chart


DRAW = """
document.querySelectorAll("script[type='application/json']").forEach(function (told) {
  var box = told.parentElement, spec = JSON.parse(told.textContent);
  vegaEmbed(box.querySelector(".live"), spec, {
    actions: false, renderer: "svg", ast: true, defaultStyle: false, tooltip: { disableDefaultStyle: true },
    loader: { target: "_self" }
  }).then(function () { box.classList.add("drawn"); });
});
"""
"""Runs after the library; if it cannot, the still picture stays."""


@functools.cache
def library() -> str:
    """Vega, Vega-Lite and their embedding as one script; none of it may end the element it stands in."""
    import vl_convert  # a large library, needed when somebody makes a report

    bundle = vl_convert.javascript_bundle()  # type: ignore[call-arg] # the stub forgets that the snippet may be left out
    return str(bundle).replace("</script", "<\\/script")


def spec_json(chart: Chart) -> str:
    """The chart with its rows as JSON that ends no element, whatever the texts in it say."""
    told = json.dumps(_whole(chart) | {"width": "container"}, ensure_ascii=True, allow_nan=False)
    return told.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def still(chart: Chart) -> str:
    """The chart as SVG text."""
    import vl_convert

    size = {"width": STILL_PX, "height": min(STILL_HIGH_PX, chart.spec.get("height", STILL_HIGH_PX))}
    whole = _whole(chart) | (size if "resolve" not in chart.spec else {"width": STILL_PX})
    return str(vl_convert.vegalite_to_svg(whole, allowed_base_urls=NO_HOST))


def _whole(chart: Chart) -> dict[str, Any]:
    return {**chart.spec, "data": {"values": rows_of(chart.data)}, "background": "transparent"}
