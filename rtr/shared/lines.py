"""Plane geometry of lines: simpler ones, and those that run through a circle."""

import numpy as np
import numpy.typing as npt

Metres = npt.NDArray[np.float64]


def simplified(line: Metres, tolerance_m: float) -> Metres:
    """Fewer points, none of the left-out ones further than `tolerance_m` from the line (Douglas and Peucker)."""
    keep = np.zeros(len(line), dtype=bool)
    keep[[0, -1]] = True
    spans = [(0, len(line) - 1)]
    while spans:
        first, last = spans.pop()
        if last - first < 2:
            continue
        away = distance_m(line[first + 1 : last], line[first], line[last])
        farthest = int(away.argmax())
        if away[farthest] > tolerance_m:
            middle = first + 1 + farthest
            keep[middle] = True
            spans += [(first, middle), (middle, last)]
    return line[keep]


def distance_m(points: Metres, begin: Metres, end: Metres) -> npt.NDArray[np.float64]:
    """How far points lie from the stretch between two others.

    >>> distance_m(np.array([[5.0, 3.0], [-4.0, 3.0]]), np.array([0.0, 0.0]), np.array([10.0, 0.0]))
    array([3., 5.])
    """
    along = end - begin
    length = float(along @ along)
    share = np.clip((points - begin) @ along / length, 0.0, 1.0) if length else np.zeros(len(points))
    found: npt.NDArray[np.float64] = np.hypot(*(points - (begin + share[:, None] * along)).T)
    return found


def crosses(points: Metres, centres: Metres, radius_m: float) -> npt.NDArray[np.bool_]:
    """Whether the way from each point to the next runs through one of the circles."""
    found = np.zeros(len(points) - 1, dtype=bool)
    begin, along = points[:-1], np.diff(points, axis=0)
    length = (along**2).sum(axis=1)
    safe = np.where(length > 0, length, 1.0)
    for centre in centres:
        share = np.clip(((centre - begin) * along).sum(axis=1) / safe, 0.0, 1.0)
        nearest = begin + share[:, None] * along
        found |= ((nearest - centre) ** 2).sum(axis=1) < radius_m**2
    return found
