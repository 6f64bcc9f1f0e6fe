"""The address of a calendar, made and taken back."""

import datetime as dt

from rtr.access.tokens import mint
from rtr.model import Runner
from rtr.store import Store


def make_calendar_link(store: Store, runner: Runner, at: dt.datetime) -> str:
    """The path of a new calendar address, told this once; the one before is dead from now on."""
    token, token_hash = mint()
    store.put_calendar_link(runner.id, token_hash, at)
    return f"/calendar/{token}.ics"


def end_calendar_link(store: Store, runner: Runner) -> None:
    """Take the address back: who has subscribed gets nothing more."""
    store.remove_calendar_link(runner.id)
