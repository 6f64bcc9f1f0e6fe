"""The loads of sessions alone are those of the whole table of measures."""

import datetime as dt

import numpy as np

from rtr.diary import Diary
from rtr.metrics.sessions import session_loads, session_measures
from rtr.model import Runner


def test_loads_alone_are_those_of_the_table(demo_diary):
    until = demo_diary.activities[-1].day
    table = session_measures(demo_diary, until)
    days, load, method = session_loads(demo_diary, until)
    assert len(days) == len(table) > 100
    np.testing.assert_array_equal(days, table["day"].to_numpy())
    np.testing.assert_array_equal(load, table["load_au"].to_numpy())
    assert list(method) == list(table["load_method"])


def test_without_a_session_there_is_no_load():
    days, load, method = session_loads(Diary(runner=Runner(id=1, name="Ada", zone="UTC")), dt.date(2026, 5, 6))
    assert (len(days), len(load), len(method)) == (0, 0, 0)
