"""Runs beside their caps as frames: plain and settled longest, and the cap of any day."""

import datetime as dt
import math

import pandas as pd

from rtr.frames import DAY_DTYPE, RunsFrame
from rtr.metrics.guard import caps, spikes

FIRST = dt.date(2026, 7, 1)


def runs(*rows):
    """Frame of (day offset, running minutes)."""
    days = [pd.Timestamp(FIRST) + pd.Timedelta(days=offset) for offset, _ in rows]
    frame = pd.DataFrame(
        {
            "uid": pd.Series([f"r{i}" for i in range(len(rows))], dtype="str"),
            "day": pd.Series(days, dtype=DAY_DTYPE),
            "start": pd.Series(days, dtype=DAY_DTYPE),
            "run_min": pd.Series([minutes for _, minutes in rows], dtype=float),
            "walk_min": 0.0,
            "distance_km": math.nan,
        }
    )
    return RunsFrame(frame)


def test_plain_and_settled_are_the_same_without_a_run_that_eased_back():
    beside = spikes(runs((0, 20), (3, 22), (6, 38)))
    assert beside["longest_30d"].tolist()[1:] == beside["longest_settled_30d"].tolist()[1:] == [20, 22]
    assert beside["state"].tolist() == ["reentry", "ref", "moderate"]
    assert beside["cap_min"].tolist()[1:] == [25, 27]


def test_a_run_that_eased_back_does_not_lift_the_cap():
    beside = spikes(runs((0, 20), (3, 38), (6, 28)), eased_back={"r1"})
    assert beside["longest_30d"][2] == 38
    assert beside["longest_settled_30d"][2] == 20
    assert beside["state"][2] == "moderate"
    assert beside["session_spike"][2] == 28 / 38


def test_the_cap_of_every_day_is_there_whether_or_not_there_was_a_run():
    found = caps(runs((0, 20), (3, 30)), FIRST, FIRST + dt.timedelta(days=34))
    assert len(found) == 35
    assert found["cap_min"].iloc[[1, 4, 30]].tolist() == [25, 35, 35]
    assert found["longest_settled_30d_absent"].iloc[[0, 34]].tolist() == ["reentry", "reentry"]


def test_no_runs_give_no_rows_and_no_cap():
    assert spikes(runs()).empty
    assert math.isnan(caps(runs(), FIRST, FIRST)["cap_min"][0])
