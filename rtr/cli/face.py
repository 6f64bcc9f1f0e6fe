"""What every command shares: which database, which runner, which day, and how things are said."""

import datetime as dt
import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any
from zoneinfo import ZoneInfo

import click

from rtr import actions
from rtr.actions import accounts
from rtr.cli.zone import system_zone
from rtr.errors import StoreError
from rtr.model import Runner
from rtr.share import LOCAL_ACCOUNT
from rtr.store import Store, default_url

DONE, SOME_FAILED, NOTHING_USABLE = 0, 1, 3
"""Exit codes beside click's 2 for wrong use (a promise: see the interface)."""

OWN_NAME = "Me"


class Day(click.DateTime):
    """A calendar day."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            self.fail(f"“{plain(str(value))}” is no day. Write it like 2026-05-06.", param, ctx)


DAY = Day(["%Y-%m-%d"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """The global options."""

    db: str | None = None
    account_name: str | None = None
    runner_name: str | None = None
    on: dt.date | None = None

    @property
    def url(self) -> str:
        return default_url(os.environ) if self.db is None else self.db

    @contextmanager
    def store(self) -> Iterator[Store]:
        """The store, ready to use."""
        try:
            store = Store(self.url)
        except StoreError as wrong:
            raise click.BadParameter(f"{wrong} {wrong.hint}", param_hint="--db") from wrong
        try:
            store.migrate()
            yield store
        finally:
            store.close()

    def account_id(self, store: Store) -> int:
        """Whose a new diary will be: the account named, else whoever sits at this computer."""
        return LOCAL_ACCOUNT if self.account_name is None else accounts.account(store, self.account_name).id

    def everybody(self, store: Store) -> tuple[Runner, ...]:
        """The runners of the account named, else of the whole store."""
        return store.runners(None if self.account_name is None else self.account_id(store))

    def runner(self, store: Store) -> Runner:
        """The runner named, else the only one; the demo stands back behind a person."""
        everybody = self.everybody(store)
        named = [r for r in everybody if r.name == self.runner_name]
        people = [r for r in everybody if not r.is_demo] or list(everybody)
        found = named if self.runner_name is not None else people
        if len(found) == 1:
            return found[0]
        raise click.UsageError(_whom(self.runner_name, [r.name for r in everybody]))

    def own_runner(self, store: Store) -> Runner:
        """The runner who imports; the first one is made. Nothing is ever imported into the demo."""
        if all(r.is_demo for r in self.everybody(store)):
            name, zone = self.runner_name or OWN_NAME, system_zone(os.environ)
            return actions.ensure_runner(store, name, zone, account_id=self.account_id(store))
        runner = self.runner(store)
        if runner.is_demo:
            raise click.UsageError(
                "The demo runner is invented. Keep what is yours in a diary of your own: name another with --runner."
            )
        return runner

    def day(self, runner: Runner) -> dt.date:
        """The day asked for, else today where the runner lives."""
        return self.on or now().astimezone(ZoneInfo(runner.zone)).date()


def pass_face(command: Callable[..., int]) -> Callable[..., int]:
    """Hand the face to a command. The global options are taken behind the command's name too."""
    for option in (
        click.option("--on", type=DAY, metavar="DATE", callback=_told, expose_value=False, hidden=True),
        click.option("--runner", "runner_name", metavar="NAME", callback=_told, expose_value=False, hidden=True),
        click.option("--account", "account_name", metavar="NAME", callback=_told, expose_value=False, hidden=True),
        click.option("--db", metavar="URL", callback=_told, expose_value=False, hidden=True),
    ):
        command = option(command)
    return click.make_pass_decorator(Face)(command)


def _told(context: click.Context, option: click.Parameter, value: Any) -> None:
    """A global option given behind the command; it overrides the one before it."""
    if value is not None:
        told: dict[str, Any] = {str(option.name): value.date() if isinstance(value, dt.datetime) else value}
        context.obj = replace(context.find_object(Face) or Face(), **told)


def _whom(name: str | None, names: list[str]) -> str:
    if not names:
        return "There is no runner yet. Import something, or look around with the invented one: python3 -m rtr demo"
    listed = ", ".join(f"“{plain(known)}”" for known in names)
    wanted = f"There is no runner “{plain(name)}”." if name is not None else "There is more than one runner."
    several = ", and with --account on a server" if len(set(names)) < len(names) else ""
    return f"{wanted} Choose one with --runner{several}: {listed}."


def now() -> dt.datetime:
    """The clock; only the command line and the web look at it."""
    return dt.datetime.now(dt.UTC)


def plain(text: str) -> str:
    """Text from files, safe for a terminal: no control characters, nothing that cannot be encoded."""
    shown = "".join(c if c.isprintable() else "·" for c in text)
    return shown.encode("utf-8", "replace").decode()


def say(sentence: str = "") -> None:
    click.echo(sentence)


def write_json(document: Any) -> None:
    """The one document on standard output."""
    click.echo(json.dumps(document, indent=2, allow_nan=False))


def show_progress(done: int, total: int, name: str) -> None:
    """One line on standard error that counts the files; only on a terminal."""
    if sys.stderr.isatty():
        words = f"File {done:,} of {total:,}  {plain(name)[-60:]}" if done < total else ""
        click.echo(f"\r\x1b[K{words}", err=True, nl=False)
