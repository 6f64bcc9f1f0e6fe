"""Frames keep to their schema: what pandera refuses is refused, also after thousands that were right."""

import numpy as np
import pandas as pd
import pandera.errors
import pytest

from rtr.frames import DAY_DTYPE, LOOKS, DailyFrame, Strict, WeekKindsFrame

DAYS = pd.date_range("2026-03-01", periods=3, freq="D", unit="us")


def daily(**changed):
    columns = {
        "day": DAYS, "run_min": [0.0, 25.0, np.nan], "walk_min": [0.0, 10.0, 0.0], "distance_km": [0.0, 5.0, np.nan],
        "runs": [0, 1, 1],
    }  # fmt: skip
    return pd.DataFrame(columns | changed).astype({"day": DAY_DTYPE})


def kinds(**changed):
    columns = {
        "week": DAYS, "run_min": [60.0, 70.0, np.nan], "runs": [3, 3, 0], "kind": ["loading", "loading", "unknown"],
        "confidence": ["high", "low", ""], "base_min": [np.nan, 60.0, np.nan], "share": [np.nan, 1.1, np.nan],
        "is_tagged": [False, False, True],
    }  # fmt: skip
    types = {"week": DAY_DTYPE, "kind": "str", "confidence": "str"}
    return pd.DataFrame(columns | changed).astype(types)


@pytest.fixture(autouse=True)
def known():
    """Right frames were seen before, so that the quick look is what is tried."""
    for _ in range(2):
        DailyFrame(daily())
        WeekKindsFrame(kinds())


BROKEN = {
    "a negative number": daily(run_min=[-0.1, 25.0, np.nan]),
    "a day twice": daily(day=[DAYS[0], DAYS[0], DAYS[1]]),
    "a count that is not whole": daily(runs=[0.0, 1.0, 1.0]),
    "no day": daily(day=[DAYS[0], DAYS[1], pd.NaT]),
    "a column more": daily().assign(note=1),
    "a column less": daily().drop(columns="runs"),
    "another order": daily()[["day", "walk_min", "run_min", "distance_km", "runs"]],
}


@pytest.mark.parametrize("frame", BROKEN.values(), ids=BROKEN)
def test_a_broken_frame_is_refused(frame):
    with pytest.raises((pandera.errors.SchemaError, pandera.errors.SchemaErrors)):
        DailyFrame(frame)


@pytest.mark.parametrize("change", [{"kind": ["loading", "easy", "unknown"]}, {"confidence": ["sure", "low", ""]}])
def test_a_word_that_is_not_on_the_list_is_refused(change):
    with pytest.raises(pandera.errors.SchemaError):
        WeekKindsFrame(kinds(**change))


def test_what_is_right_comes_back_as_it_was_and_stays_apart_from_what_it_was_made_of():
    plain = daily()
    made = DailyFrame(plain)
    pd.testing.assert_frame_equal(pd.DataFrame(made), plain)
    made.loc[0, "run_min"] = 99.0
    assert plain["run_min"].iloc[0] == 0


def test_an_empty_frame_is_a_frame():
    assert DailyFrame(daily().iloc[:0]).empty


@pytest.mark.parametrize("model", Strict.__subclasses__(), ids=lambda model: model.__name__)
def test_every_check_of_a_schema_is_one_that_is_looked_at(model):
    """One of another kind would be left to pandera each time: right, and slow."""
    checks = [check.name for column in model.to_schema().columns.values() for check in column.checks]
    assert set(checks) <= set(LOOKS)
