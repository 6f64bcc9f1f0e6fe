"""Well-formed GPX and TCX with any values in them: sound recordings or a `FileImportError`."""

import dataclasses
import math

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from rtr.errors import FileImportError
from rtr.importers import read
from rtr.importers.base import Recording
from rtr.model import Activity
from tests.unit.importers.exports import activity, gpx, lap, tcx, track, trk, trkpt

NUMBERS = st.one_of(
    st.floats(-400, 400).map(str),
    st.sampled_from(
        ["NaN", "-1", "inf", "1e308", "-0.0", "0", "", "1_0", "١٢", "0x10", "9" * 400, "8,5", " 50.1 ", "&x;"]
    ),
)
TIMES = st.one_of(
    st.integers(0, 7200).map(lambda s: f"2024-05-01T{7 + s // 3600:02}:{s // 60 % 60:02}:{s % 60:02}Z"),
    st.sampled_from(
        [
            "2024-05-01T07:00:00", "2024-05-01 07:00:00+02:00", "0001-01-01T00:00:00+14:00",
            "9999-12-31T23:59:59-14:00", "2024-02-30T00:00:00Z", "2024-05-01", "1989-12-31T23:59:59Z",
            "2200-12-31T23:59:59+23:59", "", "soon",
        ]
    ),
)  # fmt: skip
TAGS = st.sampled_from(["ele", "hr", "cad", "speed", "power", "name", "time", "trkpt", "type"])
SENSORS = st.lists(st.tuples(TAGS, NUMBERS), max_size=3).map(lambda found: "".join(f"<{t}>{v}</{t}>" for t, v in found))
TRACKS = st.lists(st.builds(trkpt, NUMBERS, NUMBERS, st.none() | TIMES, SENSORS), max_size=12).map("".join)
VALUES = st.fixed_dictionaries({"start": TIMES, "timer": NUMBERS, "distance": NUMBERS})
TRACKPOINTS = st.lists(
    st.tuples(TIMES, NUMBERS, NUMBERS, NUMBERS).map(
        lambda v: (
            f"<Trackpoint><Time>{v[0]}</Time><Position><LatitudeDegrees>{v[1]}</LatitudeDegrees><LongitudeDegrees>{v[2]}"
            f"</LongitudeDegrees></Position><DistanceMeters>{v[3]}</DistanceMeters><Cadence>{v[1]}</Cadence></Trackpoint>"
        )
    ),
    max_size=8,
)


def check(data: bytes) -> None:
    try:
        result = read("a.xml", data)
    except FileImportError:
        return
    for recording in result.recordings:
        _check(recording)


def _check(recording: Recording) -> None:
    found, samples = recording.activity, recording.samples
    numbers = [
        getattr(found, f.name) for f in dataclasses.fields(Activity) if f.name.endswith(("_s", "_m", "_bpm", "_spm"))
    ]
    assert all(math.isfinite(n) for n in numbers if n is not None)
    assert all(n >= 0 for n in (found.elapsed_s, found.timer_s, found.moving_s, found.distance_m) if n is not None)
    assert (found.run_s or 0) + (found.walk_s or 0) <= (found.load_s or math.inf) + 1e-6
    if samples is not None:
        assert (np.diff(samples.t_s) >= 0).all()
        assert len({len(column) for column in samples.columns().values()}) == 1


@settings(max_examples=150, deadline=None)
@given(tracks=st.lists(TRACKS, min_size=1, max_size=4))
def test_gpx_of_any_values(tracks: list[str]) -> None:
    check(gpx(*(trk(points) for points in tracks)))


@settings(max_examples=150, deadline=None)
@given(laps=st.lists(st.tuples(VALUES, TRACKPOINTS), max_size=4), sport=st.sampled_from(["Running", "Biking", "Other"]))
def test_tcx_of_any_values(laps: list[tuple[dict[str, str], list[str]]], sport: str) -> None:
    check(tcx(activity(*(lap(track(*points), **values) for values, points in laps), sport=sport)))
