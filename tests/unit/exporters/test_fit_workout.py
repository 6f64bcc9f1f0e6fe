"""Workout files for watches, read back by Garmin's own decoder."""

import datetime as dt
import itertools

import pytest
from garmin_fit_sdk import Decoder, Stream

from rtr.advice.ladder import LADDER, rung
from rtr.advice.ladder.sessions import session
from rtr.advice.pace_limit import PaceLimit, limited
from rtr.exporters.fit_workout import MOST_STEPS, fit_workout
from rtr.plan import Do, Repeat, Session, SessionKind, Step
from rtr.units import pace_text

DAY = dt.date(2026, 3, 2)
AT = dt.datetime(2026, 3, 1, 18, tzinfo=dt.UTC)


def decoded(data):
    decoder = Decoder(Stream.from_byte_array(bytearray(data)))
    assert decoder.is_fit()
    assert decoder.check_integrity()
    messages, errors = Decoder(Stream.from_byte_array(bytearray(data))).read()
    assert errors == []
    return messages


def seconds(steps):
    """Total seconds as a watch would play the steps."""

    def one(step):
        return step["duration_time"]

    total, at = 0.0, 0
    while at < len(steps):
        step = steps[at]
        if step["duration_type"] == "repeat_until_steps_cmplt":
            total += (step["repeat_steps"] - 1) * sum(one(s) for s in steps[step["duration_step"] : at])
        else:
            total += one(step)
        at += 1
    return total


def test_a_run_walk_session():
    found = decoded(fit_workout(session(rung("R3"), 0, DAY), AT))
    (file_id,), (workout,), steps = found["file_id_mesgs"], found["workout_mesgs"], found["workout_step_mesgs"]
    assert (file_id["type"], file_id["time_created"]) == ("workout", AT)
    assert (workout["sport"], workout["num_valid_steps"]) == ("running", 5)
    assert workout["wkt_name"].startswith("5 × (2 min run")
    assert [s.get("wkt_step_name") for s in steps] == ["Walk", "Easy run", "Walk", None, "Walk"]
    assert [s.get("intensity") for s in steps] == ["warmup", "active", "recovery", "active", "cooldown"]
    assert (steps[3]["duration_type"], steps[3]["duration_step"], steps[3]["repeat_steps"]) == (
        "repeat_until_steps_cmplt", 1, 5,
    )  # fmt: skip
    assert steps[1]["notes"] == "Effort up to 4 of 10"


def test_a_pace_that_is_not_to_be_passed_comes_first_and_whole():
    """Makers cut long notes; the pace is what a runner has to see."""
    slow = limited(session(rung("R3"), 0, DAY), PaceLimit(words=f"no faster than {pace_text(2.2, miles=True)}"))
    steps = decoded(fit_workout(slow, AT))["workout_step_mesgs"]
    assert [s.get("notes") for s in steps if s.get("wkt_step_name") == "Easy run"] == [
        "No faster than 12:12 /mi. Effort up to 4 of 10"
    ]
    assert {s["target_type"] for s in steps if "target_type" in s} == {"open"}, "a limit, no target"


@pytest.mark.parametrize("one", LADDER, ids=lambda one: one.name)
def test_every_session_of_the_ladder_plays_as_long_as_planned(one):
    for number in range(max(1, len(one.runs))):
        made = session(one, number, DAY)
        steps = decoded(fit_workout(made, AT))["workout_step_mesgs"]
        assert seconds(steps) == pytest.approx(made.total_s)
        assert [s["message_index"] for s in steps] == list(range(len(steps)))


def test_a_heart_rate_cap_stands_on_easy_running_only():
    steps = decoded(fit_workout(session(rung("R14"), 0, DAY), AT, hr_cap_bpm=142.2))["workout_step_mesgs"]
    capped = [s for s in steps if s["target_type"] == "heart_rate"]
    assert [s["wkt_step_name"] for s in capped] == ["Easy run"]
    assert (capped[0]["custom_target_heart_rate_low"], capped[0]["custom_target_heart_rate_high"]) == (160, 242)


def test_long_and_foreign_titles_are_cut_between_letters():
    made = Session(day=DAY, kind=SessionKind.RUN, title="ü" * 40, steps=(Step(do=Do.RUN, s=60),))
    assert decoded(fit_workout(made, AT))["workout_mesgs"][0]["wkt_name"] == "ü" * 15


def test_nothing_and_too_much_are_refused():
    bare = Session(day=DAY, kind=SessionKind.REST, title="Rest")
    step = Step(do=Do.RUN, s=60)
    full = Session(day=DAY, kind=SessionKind.RUN, title="x", steps=(step,) * MOST_STEPS)
    assert len(decoded(fit_workout(full, AT))["workout_step_mesgs"]) == MOST_STEPS
    for made in (bare, Session(day=DAY, kind=SessionKind.RUN, title="x", steps=(step,) * (MOST_STEPS + 1))):
        with pytest.raises(ValueError, match="steps"):
            fit_workout(made, AT)


def test_a_repeat_of_one_is_no_repeat():
    one = Repeat(times=1, steps=(Step(do=Do.RUN, s=60), Step(do=Do.WALK, s=30)))
    made = Session(day=DAY, kind=SessionKind.RUN_WALK, title="x", steps=(one, *itertools.repeat(one, 2)))
    steps = decoded(fit_workout(made, AT))["workout_step_mesgs"]
    assert {s["duration_type"] for s in steps} == {"time"}
