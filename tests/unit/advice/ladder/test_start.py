"""Where a return begins (science §4.4): each limit at and just over."""

import pytest

from rtr.advice.ladder.start import Before, start_rung


@pytest.mark.parametrize(
    ("days", "rung"),
    [(0, "R8"), (14, "R8"), (15, "R6"), (28, "R6"), (29, "R4"), (56, "R4"), (57, "R2"), (84, "R2"), (85, "R1"),
     (None, "R1")],
)  # fmt: skip
def test_the_break_sets_a_limit(days, rung):
    assert start_rung(Before(off_d=days, kinds=("tendon",), has_run_30=True)) == rung


@pytest.mark.parametrize(
    ("minutes", "rung"),
    [(None, "R8"), (40.0, "R8"), (34.2, "R7"), (30.0, "R7"), (29.9, "R6"), (8.6, "R1"), (8.5, "R1"), (0.0, "R1")],
)
def test_what_was_borne_lately_sets_a_limit(minutes, rung):
    """Seven tenths of the longest run that settled: 24 minutes of R8 need 34.3."""
    assert start_rung(Before(off_d=3, settled_min=minutes, kinds=("tendon",), has_run_30=True)) == rung


@pytest.mark.parametrize(
    ("kinds", "rung"),
    [(("tendon",), "R8"), (("muscle",), "R3"), (("bone",), "R1"), (("postnatal",), "R1"), (("tendon", "bone"), "R1")],
)
def test_the_injury_sets_a_limit(kinds, rung):
    assert start_rung(Before(off_d=3, kinds=kinds, has_run_30=True)) == rung


@pytest.mark.parametrize("told", [None, False])
def test_who_never_ran_30_minutes_begins_at_the_bottom(told):
    assert start_rung(Before(off_d=3, kinds=("tendon",), has_run_30=told)) == "R1"
