"""The set-up of a return is checked before it is kept."""

import dataclasses
import datetime as dt

import pytest

from rtr.actions import save_intake
from rtr.actions.wording import plain
from rtr.errors import SettingsError
from rtr.intake import AgeBand, Intake, Level

TODAY = dt.date(2026, 5, 6)
AT = dt.datetime(2026, 5, 6, 7, tzinfo=dt.UTC)
TOMORROW = TODAY + dt.timedelta(days=1)
TOLD = Intake(accepted_on=TODAY, age_band=AgeBand.TO_49, is_pregnant=False, level=Level.REGULAR, run_days=("0", "5"))


def test_a_set_up_is_kept_in_place_of_the_one_before(local_store, anna):
    save_intake(local_store, anna, TOLD, AT)
    later = dataclasses.replace(TOLD, goal="  10 km\n in autumn ", run_days=("5", "0", "5"), done_on=TODAY)
    kept = save_intake(local_store, anna, later, AT)
    assert (kept.goal, kept.run_days) == ("10 km in autumn", ("0", "5"))
    assert local_store.diary(anna.id).intake == kept


def test_every_step_may_be_kept_before_the_next_is_answered(local_store, anna):
    assert save_intake(local_store, anna, Intake(), AT) == Intake()


@pytest.mark.parametrize(
    ("changed", "word"),
    [
        *(({name: TOMORROW}, "future") for name in ("done_on", "accepted_on", "birth_on", "low_energy_on")),
        ({"birth_on": dt.date(1919, 12, 31)}, "too far back"),
        ({"usual_week_min": 3000.5}, "usual week"),
        ({"usual_week_min": -1.0}, "usual week"),
        ({"usual_week_min": float("nan")}, "usual week"),
        ({"longest_before_min": 1441.0}, "longest run"),
        ({"longest_before_min": float("inf")}, "longest run"),
        ({"goal": "x" * 201}, "200 letters"),
        ({"run_days": ("7",)}, "seven days"),
        ({"run_days": ("Monday",)}, "seven days"),
        ({"low_energy": ("tired",), "low_energy_on": TODAY}, "none of the list"),
        ({"low_energy": ()}, "bear no day"),
    ],
)
def test_what_cannot_be_changes_nothing(local_store, anna, changed, word):
    save_intake(local_store, anna, TOLD, AT)
    with pytest.raises(SettingsError, match=word) as refused:
        save_intake(local_store, anna, dataclasses.replace(TOLD, **changed), AT)
    assert refused.value.hint.endswith("Nothing was changed.")
    assert local_store.diary(anna.id).intake == TOLD


@pytest.mark.parametrize(
    "changed",
    [{"birth_on": TODAY}, {"usual_week_min": 0.0}, {"usual_week_min": 3000.0}, {"longest_before_min": 1440.0},
     {"goal": "x" * 200}, {"run_days": tuple("0123456")}, {"low_energy": ("low_mood",), "low_energy_on": TODAY},
     {"low_energy_on": TODAY}],
)  # fmt: skip
def test_the_last_that_can_be_is_kept(local_store, anna, changed):
    told = dataclasses.replace(TOLD, **changed)
    assert save_intake(local_store, anna, told, AT) == told == local_store.diary(anna.id).intake


def test_a_line_is_a_line():
    assert plain("a\u2028b\tc\x07") == "a b c"


def test_answers_about_energy_are_written_down_and_skipping_says_nothing(local_store, anna):
    answers = (("missed_periods",), ("missed_periods",), (), None)
    for low_energy in answers:
        save_intake(local_store, anna, dataclasses.replace(TOLD, low_energy=low_energy, low_energy_on=TODAY), AT)
    log = local_store.events(anna.id)
    assert [(e.what.value, e.day, e.flags, e.at) for e in log] == [
        ("raised", None, ("RF9",), AT),
        ("answered_nothing", None, (), AT),
    ]
