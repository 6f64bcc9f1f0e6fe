"""Injury episodes, checked and kept. Symptoms hang on the place, not on the episode: no edit loses one."""

import dataclasses
import datetime as dt
from collections.abc import Iterator

from rtr.actions.wording import plain
from rtr.body import SITES, InjuryKind, Side, place, place_words
from rtr.errors import SettingsError
from rtr.model import Injury, Runner
from rtr.store import Store

LONGEST_TEXT = 200
EARLIEST = dt.date(1920, 1, 1)
DAY = dt.timedelta(days=1)


def save_injury(store: Store, runner: Runner, injury: Injury, today: dt.date) -> Injury:
    """Add an episode (id None) or change the one of that id; raises `SettingsError` for what cannot be."""
    tidy = dataclasses.replace(
        injury,
        diagnosis=plain(injury.diagnosis),
        diagnosed_by=plain(injury.diagnosed_by),
        cleared_by=plain(injury.cleared_by),
    )
    others = [i for i in store.diary(runner.id).injuries if i.id != injury.id]
    for what, hint in (*_of_place(tidy), *_of_days(tidy, today), *_of_words(tidy), *_of_others(tidy, others)):
        raise SettingsError(what, hint=f"{hint} Nothing was changed.")
    return store.save_injury(runner.id, tidy)


def end_injury(store: Store, runner: Runner, injury: Injury, over_since: dt.date, today: dt.date) -> Injury:
    """Close an episode: `over_since` is the first day without it."""
    if over_since > today:
        raise SettingsError("An injury cannot be over from a day to come.", hint="Choose today or a day before.")
    if over_since <= injury.onset:
        raise SettingsError("An injury cannot be over before it has begun.", hint="Choose a later day.")
    return save_injury(store, runner, dataclasses.replace(injury, until=over_since - DAY), today)


def reopen_injury(store: Store, runner: Runner, injury: Injury, today: dt.date) -> Injury:
    """Say that an episode is not over after all."""
    return save_injury(store, runner, dataclasses.replace(injury, until=None), today)


def remove_injury(store: Store, runner: Runner, injury_id: int) -> None:
    """Take an episode away that never was; what was noted at its place stays."""
    store.remove_injury(runner.id, injury_id)


def _of_place(told: Injury) -> Iterator[tuple[str, str]]:
    site = SITES.get(told.site)
    if site is None:
        yield "There is no such place.", "Choose one of the list."
    elif told.side not in set(Side) or (not site.has_sides and told.side != Side.NONE):
        yield f"There is no such side of {place_words(told.site)}.", "Choose left or right."
    elif site.has_sides and told.side == Side.NONE and site.id != "other":
        yield f"The side of {place_words(told.site)} is missing.", "Choose left or right; for both, add two injuries."
    if told.kind not in set(InjuryKind):
        yield "There is no such kind of injury.", "Choose one of the list."
    elif told.kind == InjuryKind.SHIN and not told.diagnosed_by:
        yield (
            "Soft tissue of the shin counts only after a clinician has looked for a bone injury.",
            "Say who has looked at it, or choose “Not sure, or not diagnosed”.",
        )


def _of_days(told: Injury, today: dt.date) -> Iterator[tuple[str, str]]:
    if told.onset > today:
        yield "The injury cannot begin in the future.", "Choose today or a day before."
    if told.onset < EARLIEST:
        yield "This day lies too far back.", "Check the year; about is good enough."
    if told.until is not None and not told.onset <= told.until <= today:
        yield "The end lies before the beginning or in the future.", "Check both days."
    if told.cleared_on is not None and told.cleared_on > today:
        yield "A clearance cannot lie in the future.", "Choose the day it was given."
    if told.cleared_on is not None and told.cleared_on < told.onset:
        yield "A clearance cannot be older than the injury.", "Check both days."


def _of_words(told: Injury) -> Iterator[tuple[str, str]]:
    if any(len(text or "") > LONGEST_TEXT for text in (told.diagnosis, told.diagnosed_by, told.cleared_by)):
        yield f"This text has more than {LONGEST_TEXT} letters.", "Shorten it; the Journal has room for more."
    if told.cleared_on is not None and told.cleared_by is None:
        yield "The clearance names nobody.", "Write down who gave it; a profession is enough."
    if told.cleared_by is not None and told.cleared_on is None:
        yield "The clearance bears no day.", "Choose the day it was given."


def _of_others(told: Injury, others: list[Injury]) -> Iterator[tuple[str, str]]:
    """Two episodes at one place at one time would give each run there two answers."""
    here = place(told.site, told.side)
    for other in others:
        if place(other.site, other.side) == here and _overlap(told, other):
            since = f"{place_words(here)}, since {other.onset.isoformat()}"
            yield f"There is already an injury at this place: {since}.", "Change that one, or end it first."


def _overlap(one: Injury, two: Injury) -> bool:
    return one.onset <= (two.until or dt.date.max) and two.onset <= (one.until or dt.date.max)
