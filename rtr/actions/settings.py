"""Settings, checked and kept: the runner's calendar and units, and what is told of body and thresholds."""

import dataclasses

from rtr.actions.placing import zone_of
from rtr.errors import SettingsError
from rtr.model import Runner
from rtr.profile import Profile, complaints
from rtr.store import Store

LONGEST_NAME = 60
DAYS = 7


def save_profile(store: Store, runner: Runner, profile: Profile, *, year: int) -> Profile:
    """Keep the whole profile; raises `SettingsError` with the first thing that cannot be. `year` is this year."""
    wrong = complaints(profile, year)
    if wrong:
        what, _, hint = wrong[0].partition(". ")
        raise SettingsError(f"{what}.", hint=f"{hint} Nothing was changed.")
    store.save_profile(runner.id, profile)
    return profile


def save_runner(store: Store, runner: Runner) -> Runner:
    """Keep name, time zone, start of the week and unit of distance; raises `SettingsError`."""
    name = " ".join(runner.name.split())
    if not name or len(name) > LONGEST_NAME:
        raise SettingsError(f"A name has 1 to {LONGEST_NAME} letters.", hint="Any name will do.")
    if not 0 <= runner.week_start < DAYS:
        raise SettingsError("A week starts on one of seven days.", hint="Choose a day.")
    zone_of(runner.zone)
    kept = dataclasses.replace(runner, name=name)
    store.update_runner(kept)
    return kept
