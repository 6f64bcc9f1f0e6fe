"""The shape of a run as a small picture: lines without a map, a bar for its size, no text of a person."""

from rtr.charts.theme import PALETTES, PaletteName
from rtr.shared.routes import Route

SIDE, EDGE = 200, 12
HEIGHT = SIDE + 22
"""Room for the bar of length below."""
BARS_M = (5000, 2000, 1000, 500, 200, 100)
"""Lengths a bar can stand for; the longest that is at most half as wide as the picture."""


def route_svg(route: Route, *, palette: PaletteName = "light") -> str:
    """North is up. What lies around beginnings and ends is not in a route, so a line may have gaps."""
    colour = PALETTES[palette]
    points = [point for part in route.parts for point in part]
    west, south = (min(point[axis] for point in points) for axis in (0, 1))
    size_m = max(max(point[axis] for point in points) - low for axis, low in ((0, west), (1, south))) or BARS_M[-1]
    scale = (SIDE - 2 * EDGE) / size_m
    lines = "".join(
        f'<polyline points="{" ".join(_at(x - west, y - south, scale) for x, y in part)}"/>' for part in route.parts
    )
    bar_m = next((one for one in BARS_M if one <= size_m / 2), BARS_M[-1])
    end = EDGE + bar_m * scale
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIDE} {HEIGHT}" width="{SIDE}" height="{HEIGHT}">'
        f'<g fill="none" stroke="{colour.run}" stroke-width="2.5" stroke-linejoin="round">{lines}</g>'
        f'<path d="M{EDGE} {SIDE + 6}H{end:.1f}" stroke="{colour.muted}" stroke-width="2"/>'
        f'<text x="{EDGE}" y="{SIDE + 20}" font-family="sans-serif" font-size="12" fill="{colour.muted}">'
        f"{_length(bar_m)}</text></svg>"
    )


def route_alt(route: Route) -> str:
    """What the picture shows, in words."""
    points = [point for part in route.parts for point in part]
    wide, high = (max(p[axis] for p in points) - min(p[axis] for p in points) for axis in (0, 1))
    return f"Shape of the run, {_length(wide)} from west to east and {_length(high)} from south to north."


def _at(east: float, north: float, scale: float) -> str:
    return f"{EDGE + east * scale:.1f},{SIDE - EDGE - north * scale:.1f}"


def _length(metres: int) -> str:
    return f"{metres / 1000:g} km" if metres >= 1000 else f"{metres} m"
