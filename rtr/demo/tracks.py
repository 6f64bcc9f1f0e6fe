"""Invented routes around a public park: drawn as smooth curves, not surveyed on any ground."""

import functools
import math
from dataclasses import dataclass

import numpy as np

from rtr.samples import Column

M_PER_DEG = 111_195.0
CORNERS = 1440


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """A closed loop of `length_m`, begun at (`lat_deg`, `lon_deg`); run on for as long as wanted.

    `waves` are (cycles, share, phase) of the bends; `climb_m` is the height of its one rise.
    """

    name: str
    lat_deg: float
    lon_deg: float
    length_m: float
    waves: tuple[tuple[int, float, float], ...]
    climb_m: float
    base_ele_m: float


PARK = Route(
    name="Park loop", lat_deg=52.51450, lon_deg=13.35010, length_m=2600.0,
    waves=((2, 0.22, 0.4), (3, 0.08, 1.9), (5, 0.03, 0.2)), climb_m=4.0, base_ele_m=35.0,
)  # fmt: skip
CANAL = Route(
    name="Canal loop", lat_deg=52.51450, lon_deg=13.35010, length_m=4800.0,
    waves=((1, 0.10, 2.2), (2, 0.34, 2.8), (4, 0.05, 0.9)), climb_m=7.0, base_ele_m=34.0,
)  # fmt: skip
RIVER = Route(
    name="River and back", lat_deg=52.51450, lon_deg=13.35010, length_m=12_500.0,
    waves=((2, 0.30, 1.1), (3, 0.16, 0.1), (7, 0.02, 2.0)), climb_m=16.0, base_ele_m=34.0,
)  # fmt: skip
AWAY = Route(
    name="Round the hotel park", lat_deg=38.72960, lon_deg=-9.15300, length_m=1900.0,
    waves=((2, 0.18, 0.0), (3, 0.10, 2.4)), climb_m=12.0, base_ele_m=85.0,
)  # fmt: skip


def positions(route: Route, distance_m: Column) -> tuple[Column, Column]:
    """Latitude and longitude in degrees of a distance along the route."""
    along, east, north = _drawn(route)
    place = np.mod(distance_m, route.length_m)
    lat = route.lat_deg + np.interp(place, along, north) / M_PER_DEG
    lon = route.lon_deg + np.interp(place, along, east) / (M_PER_DEG * math.cos(math.radians(route.lat_deg)))
    return lat, lon


def elevations(route: Route, distance_m: Column) -> Column:
    """Height in metres of a distance along the route: one long rise and two small ones a lap."""
    angle = 2 * np.pi * distance_m / route.length_m
    return route.base_ele_m + route.climb_m * (0.42 * (1 - np.cos(angle)) + 0.08 * (1 - np.cos(2 * angle)))


@functools.lru_cache(maxsize=8)
def _drawn(route: Route) -> tuple[Column, Column, Column]:
    """Corners of the loop: metres along it, and metres east and north of its start."""
    angle = np.linspace(0.0, 2 * np.pi, CORNERS + 1)
    radius = 1.0 + sum(share * np.cos(cycles * angle + phase) for cycles, share, phase in route.waves)
    east, north = radius * np.cos(angle), radius * np.sin(angle)
    along = np.concatenate(([0.0], np.cumsum(np.hypot(np.diff(east), np.diff(north)))))
    scale = route.length_m / along[-1]
    return along * scale, (east - east[0]) * scale, (north - north[0]) * scale
