"""The ladder on Methods: no step is missing, and a week is told as it is."""

from rtr.advice.ladder import LADDER
from rtr.views.methods_ladder import moves, steps


def test_every_whole_step_stands_there_once_in_order() -> None:
    named = [one.step for one in steps()]
    assert named == [f"walking step {n}" for n in range(1, 7)] + [f"step {n}" for n in range(1, 27)]


def test_a_week_is_told_with_its_minutes() -> None:
    by_step = {one.step: one for one in steps()}
    assert by_step["walking step 1"].week == "5 × 10 min brisk walk"
    assert by_step["step 1"].week == "3 runs: 6 × (1 min run, 2 min walk)"
    assert by_step["step 1"].run_min == 18
    assert "2 × 10 min at goal effort" in by_step["step 26"].week
    assert sum(one.run_min for one in steps()) == sum(r.week_min for r in LADDER if not r.name.endswith(".5"))


def test_the_moves_name_the_numbers_of_their_table() -> None:
    told = " ".join(moves())
    assert "48 hours without running" in told
    assert "three held runs in a row" in told
    assert "up to 14 days it is one lower, up to 28 days two" in told
