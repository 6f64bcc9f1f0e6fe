"""Ladders a person wrote: checked, kept, used again another season."""

import dataclasses

from rtr.actions.wording import plain
from rtr.errors import SettingsError
from rtr.model import Runner
from rtr.plan import OwnLadder
from rtr.store import Store

LONGEST_NAME = 80


def save_ladder(store: Store, runner: Runner, *, name: str, text: str) -> OwnLadder:
    """Keep a ladder under a name, in place of one of that name; raises `SettingsError` for what does not hold."""
    from rtr.advice.ladder.own import complaints, lines_from  # brings pandas, which an import worker does without

    named = plain(name)
    if not named or len(named) > LONGEST_NAME:
        raise SettingsError("Give the ladder a name.", hint=f"Up to {LONGEST_NAME} letters.")
    lines = lines_from(text)
    wrong = complaints(lines)
    if wrong:
        more = f" There are {len(wrong) - 1} more." if len(wrong) > 1 else ""
        raise SettingsError(wrong[0], hint=f"Nothing was saved.{more}")
    same = next((one for one in store.diary(runner.id).own_ladders if one.name == named), None)
    told = OwnLadder(name=named, lines=lines) if same is None else dataclasses.replace(same, lines=lines)
    return store.save_ladder(runner.id, told)


def use_ladder(store: Store, runner: Runner, ladder_id: int | None) -> None:
    """Climb this one from now on; None for the common one."""
    kept = store.diary(runner.id).own_ladders
    if ladder_id is not None and ladder_id not in {one.id for one in kept}:
        raise SettingsError("There is no such ladder.", hint="Look at the list again.")
    for one in kept:
        if one.is_used is not (one.id == ladder_id):
            store.save_ladder(runner.id, dataclasses.replace(one, is_used=one.id == ladder_id))


def remove_ladder(store: Store, runner: Runner, ladder_id: int) -> None:
    """Take a ladder away; raises `StoreError` for an unknown one."""
    store.remove_ladder(runner.id, ladder_id)
