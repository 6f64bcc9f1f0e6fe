"""Accounts of a server: who may sign in with a password."""

import getpass
import sys
import warnings

import click

from rtr.actions import accounts
from rtr.cli.face import DONE, SOME_FAILED, Face, now, pass_face, plain, say

from_stdin = click.option("--password-stdin", is_flag=True, help="Read the password from standard input, one line.")


@click.group()
def account() -> None:
    """Who may sign in on a server. On your own computer nobody needs an account."""


@account.command("add")
@click.argument("name")
@from_stdin
@pass_face
def add(face: Face, *, name: str, password_stdin: bool) -> int:
    """Add an account, with an empty diary of its own."""
    password = _password(is_told=password_stdin)
    with face.store() as store:
        added = accounts.add_account(store, name, password, now())
    say(f"{plain(added.name)} may sign in now.")
    return DONE


@account.command("list")
@pass_face
def list_(face: Face) -> int:
    """List who may sign in."""
    with face.store() as store:
        found = store.accounts()
        for one in found:
            how = "password" if one.password_hash is not None else f"at {one.issuer}"
            diaries = sum(not runner.is_demo for runner in store.runners(one.id))
            say(f"{plain(one.name)}  {how}  since {one.made_at:%Y-%m-%d}  diaries: {diaries}")
    if not found:
        say("There is no account yet. Add one with: python3 -m rtr account add NAME")
    return DONE


@account.command("password")
@click.argument("name")
@from_stdin
@pass_face
def password(face: Face, *, name: str, password_stdin: bool) -> int:
    """Change a password. Whoever is signed in with the old one is signed out."""
    with face.store() as store:
        accounts.account(store, name)
        accounts.change_password(store, name, _password(is_told=password_stdin))
    say("The password is changed. Every login made with the old one has ended.")
    return DONE


@account.command("remove")
@click.argument("name")
@click.option("--yes", is_flag=True, help="Do not ask.")
@pass_face
def remove(face: Face, *, name: str, yes: bool) -> int:
    """Remove an account with every diary in it, for good."""
    with face.store() as store:
        found = accounts.account(store, name)
        diaries = len([runner for runner in store.runners(found.id) if not runner.is_demo])
        asked = f"Remove {plain(found.name)} and {diaries} of their diaries? This cannot be undone."
        if not yes and not click.confirm(asked):
            say("Nothing was removed.")
            return SOME_FAILED
        store.remove_account(found.id)
    say(f"{plain(found.name)} and everything of theirs is gone.")
    return DONE


def _password(*, is_told: bool) -> str:
    """The new password, asked for twice, or the one line of standard input."""
    if is_told:
        return sys.stdin.readline().rstrip("\r\n")
    with warnings.catch_warnings():
        warnings.simplefilter("error", getpass.GetPassWarning)
        try:
            return str(click.prompt("Password", hide_input=True, confirmation_prompt=True))
        except getpass.GetPassWarning as seen:
            raise click.UsageError(
                "There is no terminal to ask for a password. Give it with --password-stdin."
            ) from seen
