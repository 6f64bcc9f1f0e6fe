"""The table of all questions names few links where there are none: a small version of `benchmarks/questions.py`."""

import math

import numpy as np
import pytest

from rtr.learn.questions import FALSE_SHARE, table

REPEATS, DAYS = 40, 120
MOST = FALSE_SHARE + 2 * math.sqrt(FALSE_SHARE * (1 - FALSE_SHARE) / REPEATS)


def named(name, points):
    """The codes each table names."""
    from benchmarks.questions_worlds import diary  # its worlds lie in the shared folder

    chance = np.random.default_rng(len(name))
    return [
        [answer.question.code for answer in table(diary(name, DAYS, points, chance)) if answer.is_linked]
        for _ in range(REPEATS)
    ]


@pytest.mark.parametrize("world", ["base", "feedback"])
def test_at_most_a_tenth_of_the_tables_names_a_link_where_there_is_none(shared, world):
    assert sum(map(bool, named(world, 0.0))) / REPEATS <= MOST


def test_a_strong_link_is_named_and_what_does_nothing_hardly_ever(shared):
    found = named("base", 0.6)
    assert sum("run-min" in codes for codes in found) / REPEATS >= 0.9
    idle = sum(code in {"sleep", "energy", "stress"} for codes in found for code in codes)
    assert idle / sum(map(len, found)) <= FALSE_SHARE
