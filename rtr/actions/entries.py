"""Dates of the year: races, holidays, talks with the coach; checked and kept."""

import dataclasses
import datetime as dt

from rtr.actions.wording import plain
from rtr.errors import SettingsError
from rtr.model import Runner
from rtr.plan import Entry
from rtr.store import Store

LONGEST_TITLE = 120
LONGEST_STRETCH = dt.timedelta(days=366)


def save_entry(store: Store, runner: Runner, told: Entry) -> Entry:
    """Keep a date, or new words for the one of that id; raises `SettingsError` for what cannot be."""
    title = plain(told.title)
    if not title or len(title) > LONGEST_TITLE:
        raise SettingsError(f"A title has 1 to {LONGEST_TITLE} letters.", hint="A word is enough.")
    if told.end < told.begin:
        raise SettingsError("The last day lies before the first.", hint="Exchange them.")
    if told.end - told.begin > LONGEST_STRETCH:
        raise SettingsError("This stretch is longer than a year.", hint="Check the two days.")
    return store.save_entry(runner.id, dataclasses.replace(told, title=title))


def remove_entry(store: Store, runner: Runner, entry_id: int) -> None:
    """Take a date away."""
    store.remove_entry(runner.id, entry_id)
