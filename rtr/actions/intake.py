"""The set-up of a return, checked and kept (rulings R6)."""

import dataclasses
import datetime as dt
from collections.abc import Iterator

from rtr.actions.placing import zone_of
from rtr.actions.wording import plain
from rtr.errors import SettingsError
from rtr.intake import DAYS_OF_A_WEEK, Intake, LowEnergy
from rtr.model import Runner
from rtr.store import Store

LONGEST_GOAL = 200
LONGEST_WEEK_MIN = 3000.0
"""Fifty hours of running: more is a slip of the keyboard."""
LONGEST_RUN_MIN = 1440.0
EARLIEST = dt.date(1920, 1, 1)
DAYS = {str(day) for day in range(DAYS_OF_A_WEEK)}


def save_intake(store: Store, runner: Runner, intake: Intake, at: dt.datetime) -> Intake:
    """Keep the whole set-up; raises `SettingsError` with the first thing that cannot be.

    Another answer about energy (RF9) is written into the log of red flags (rulings R2).
    """
    tidy = dataclasses.replace(
        intake,
        goal=plain(intake.goal),
        run_days=tuple(sorted(set(intake.run_days))),
        low_energy=None if intake.low_energy is None else tuple(dict.fromkeys(intake.low_energy)),
    )
    for what, hint in _wrong(tidy, at.astimezone(zone_of(runner.zone)).date()):
        raise SettingsError(what, hint=f"{hint} Nothing was changed.")
    store.save_intake(runner.id, tidy, at)
    return tidy


def _wrong(told: Intake, today: dt.date) -> Iterator[tuple[str, str]]:
    days = (told.done_on, told.accepted_on, told.birth_on, told.low_energy_on)
    if any(day is not None and day > today for day in days):
        yield "A day cannot lie in the future.", "Check the date."
    if told.birth_on is not None and told.birth_on < EARLIEST:
        yield "This date of birth lies too far back.", "Check the year; it is your child's date of birth."
    yield from _of_running(told)
    if not set(told.low_energy or ()) <= set(LowEnergy):
        yield "This answer is none of the list.", "Choose again."
    if told.low_energy is not None and told.low_energy_on is None:
        yield "The answers about energy bear no day.", "Answer them again."


def _of_running(told: Intake) -> Iterator[tuple[str, str]]:
    if not _within(told.usual_week_min, LONGEST_WEEK_MIN):
        yield f"A usual week holds 0 to {LONGEST_WEEK_MIN:,.0f} running minutes.", "Check the number."
    if not _within(told.longest_before_min, LONGEST_RUN_MIN):
        yield f"A longest run lasts 0 to {LONGEST_RUN_MIN:,.0f} minutes.", "Check the number."
    if told.goal is not None and len(told.goal) > LONGEST_GOAL:
        yield f"A goal has up to {LONGEST_GOAL} letters.", "Shorten it."
    if not set(told.run_days) <= DAYS:
        yield "A week has seven days.", "Choose days of the list."


def _within(value: float | None, most: float) -> bool:
    """Whether an optional number can be; what is not a number cannot."""
    return value is None or 0 <= value <= most
