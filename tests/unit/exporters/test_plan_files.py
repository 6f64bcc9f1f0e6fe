"""Files of a plan: plain dated names, one workout a session, the same plan the same names."""

import datetime as dt
import io
import itertools
import re
import zipfile
from typing import Any

import pytest
from garmin_fit_sdk import Decoder, Stream

from rtr.advice.ladder import LADDER, Rung, rung
from rtr.advice.ladder.sessions import session
from rtr.exporters.fit_workout import fit_workout
from rtr.exporters.plan_files import plan_name, workout_names, workouts_zip
from rtr.plan import Session, SessionKind

DAY = dt.date(2026, 11, 24)
AT = dt.datetime(2026, 11, 23, 8, tzinfo=dt.UTC)
RUNS = [session(rung("R3"), number, DAY + dt.timedelta(days=2 * number)) for number in range(3)]
FEW_STEPS, MOST_REPEATS = 20, 99
"""No maker names a limit that we found; so sessions stay short, and repeats below what an old watch counts to."""


def messages(data: bytes) -> Any:
    found, errors = Decoder(Stream.from_byte_array(bytearray(data))).read()
    assert errors == []
    return found


def test_names_are_plain_dated_and_never_the_same() -> None:
    assert workout_names(RUNS) == (
        "rtr_2026-11-24_run-walk.fit", "rtr_2026-11-26_run-walk.fit", "rtr_2026-11-28_run-walk.fit",
    )  # fmt: skip
    assert workout_names(RUNS[:1] * 2) == ("rtr_2026-11-24_run-walk.fit", "rtr_2026-11-24_run-walk_2.fit")
    odd = Session(day=DAY, kind=SessionKind.RUN, title="../../etc/passwd\n")
    assert all(re.fullmatch(r"[a-z0-9_.-]+", name) for name in workout_names([odd, *RUNS]))
    assert plan_name(RUNS, "ics") == "rtr_plan_2026-11-24_to_2026-11-28.ics"


def test_the_zip_holds_every_workout_with_the_cap() -> None:
    with zipfile.ZipFile(io.BytesIO(workouts_zip(RUNS, AT, hr_cap_bpm=142))) as archive:
        assert archive.testzip() is None
        assert tuple(archive.namelist()) == workout_names(RUNS)
        for name in archive.namelist():
            steps = messages(archive.read(name))["workout_step_mesgs"]
            assert [s["custom_target_heart_rate_high"] for s in steps if s["target_type"] == "heart_rate"] == [242]
    assert workouts_zip(RUNS, AT, hr_cap_bpm=142) == workouts_zip(RUNS, AT, hr_cap_bpm=142)


@pytest.mark.parametrize("one", LADDER, ids=lambda one: one.name)
def test_every_workout_of_the_ladder_stays_short_enough_for_any_watch(one: Rung) -> None:
    """Few steps, repeats that do not nest, whole seconds, times a person can follow."""
    for number in range(max(1, len(one.runs))):
        found = messages(fit_workout(session(one, number, DAY), AT, hr_cap_bpm=142))
        steps = found["workout_step_mesgs"]
        assert len(steps) <= FEW_STEPS
        repeats = [at for at, s in enumerate(steps) if s["duration_type"] == "repeat_until_steps_cmplt"]
        spans = [(steps[at]["duration_step"], at) for at in repeats]
        assert all(first > before for (_, before), (first, _) in itertools.pairwise(spans))
        assert all(2 <= steps[at]["repeat_steps"] <= MOST_REPEATS for at in repeats)
        assert all(s["duration_time"] >= 10 for s in steps if s["duration_type"] == "time")
        assert found["workout_mesgs"][0]["sport"] == "running"
