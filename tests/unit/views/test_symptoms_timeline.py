"""The sentence above the time line: raised mornings in counts, and what became of them."""

import datetime as dt

import pandas as pd
import pytest

from rtr.body import InjuryKind
from rtr.metrics.verdicts import RunVerdict, Settling
from rtr.views.symptoms_timeline import _by_mornings, _by_runs

LAST = dt.date(2026, 5, 6)


def run(d24: float | None, d48: float | None = None) -> RunVerdict:
    end = dt.datetime.combine(LAST, dt.time(18), dt.UTC)
    return RunVerdict(
        uid="x", day=LAST, end_utc=end, place="achilles_left", kind=InjuryKind.TENDON, settling=Settling.HOLD,
        d24=d24, d48=d48,
    )  # fmt: skip


FLAT = run(0.0, 0.0)
RAISED = "the next morning was above your usual one"


@pytest.mark.parametrize(
    ("runs", "said"),
    [
        ([FLAT, FLAT], f"After none of 2 runs {RAISED}."),
        ([run(-1.0)], f"After none of 1 run {RAISED}."),
        ([run(1.0, 0.0), FLAT], f"After one of 2 runs {RAISED}. A morning later it was back at the usual level."),
        ([run(1.0, 1.0)], f"After one of 1 run {RAISED}. A morning later it was not yet back at the usual level."),
    ],
)
def test_raised_mornings_are_counted(runs: list[RunVerdict], said: str) -> None:
    assert _by_runs(runs) == said


@pytest.mark.parametrize(
    ("runs", "after"),
    [
        ([run(1.0, 0.0), run(2.0, -1.0), FLAT], "A morning later it was back at the usual level each time."),
        ([run(1.0, 1.0), run(2.0, 2.0)], "A morning later it was not yet back at the usual level each time."),
        (
            [run(1.0, 0.0), run(2.0, 1.0), run(1.0, 1.0)],
            "A morning later it was back at the usual level one of three times.",
        ),
        ([run(1.0), run(None)], "The morning after that is not known, or there was another run in between."),
    ],
)
def test_what_became_of_them_is_counted_too(runs: list[RunVerdict], after: str) -> None:
    assert _by_runs(runs).endswith(f". {after}")


def test_what_is_not_known_afterwards_is_said() -> None:
    said = _by_runs([run(1.0, 0.0), run(2.0, 1.0), run(1.0)])
    assert "back at the usual level one of two times; the other one is not known, or had a run in between." in said


def mornings(*pain: float) -> pd.DataFrame:
    return pd.DataFrame({"day": pd.date_range(end=LAST, periods=len(pain), freq="D", unit="us"), "pain_am": pain})


def test_a_short_period_is_told_by_its_middle_and_its_highest_morning() -> None:
    assert _by_mornings(mornings(1, 1, 4, 2), LAST) == (
        "Half of the 4 answered mornings were at 1.5 or below. The highest morning was 4, on 5 May."
    )


def test_a_long_one_by_where_it_began_and_where_it_is() -> None:
    assert _by_mornings(mornings(*[4.0] * 30, *[1.0] * 60), LAST).startswith(
        "The median morning was 4 in the first four answered weeks here and 1 in the last four. "
        "The highest morning was 4,"
    )


def test_nothing_answered_is_said_to_be_nothing() -> None:
    none = mornings(float("nan"), float("nan"))
    assert _by_mornings(none, LAST) == "No morning of this period has been answered here."
