"""Share links: made for one person, extended, given a new address, taken back."""

import datetime as dt
from dataclasses import replace

from rtr.access.share_links import path_to
from rtr.access.tokens import mint
from rtr.actions.wording import plain
from rtr.body import place
from rtr.errors import SettingsError
from rtr.model import Runner
from rtr.share import ShareLink
from rtr.store import Store

LONGEST_NAME = 60
LONGEST = dt.timedelta(days=366)
"""A link that has an end has it within a year."""


def make_link(
    store: Store, runner: Runner, told: ShareLink, at: dt.datetime, *, is_endless: bool = False
) -> tuple[ShareLink, str]:
    """A new link and its path on this server, which is told this once.

    Raises `SettingsError` for one without a name, without content, or without an end that was not said to be endless.
    """
    checked = replace(
        told,
        id=None,
        runner_id=runner.id,
        recipient=_name(told.recipient),
        shown_as=_shown_as(told.shown_as),
        groups=tuple(dict.fromkeys(told.groups)),
        ends_at=_end(told.ends_at, at, is_endless=is_endless),
        made_at=at,
        revoked_at=None,
        views=0,
        last_view_at=None,
    )
    _check_content(store, checked, at)
    token, token_hash = mint()
    return store.add_link(checked, token_hash), path_to(token)


def extend_link(store: Store, runner: Runner, link_id: int, ends_at: dt.datetime, at: dt.datetime) -> None:
    """Another end for a link, an ended one too; the address stays."""
    store.extend_link(runner.id, link_id, _end(ends_at, at, is_endless=False))


def rotate_link(store: Store, runner: Runner, link_id: int) -> str:
    """The path of a new address for a link, told this once; the one before is dead from now on, and closed."""
    token, token_hash = mint()
    store.rotate_link(runner.id, link_id, token_hash)
    return path_to(token)


def revoke_link(store: Store, runner: Runner, link_id: int, at: dt.datetime) -> None:
    """Take a link back: it shows nothing more, wherever it is open."""
    store.revoke_link(runner.id, link_id, at)


def _name(told: str) -> str:
    name = plain(told)
    if name is None:
        raise SettingsError("Say who the link is for.", hint="A first name or a role is enough.")
    if len(name) > LONGEST_NAME:
        raise SettingsError(f"A name has at most {LONGEST_NAME} characters.", hint="Choose a shorter one.")
    return name


def _shown_as(told: str | None) -> str | None:
    return _name(told) if plain(told) is not None and told is not None else None


def _end(ends_at: dt.datetime | None, at: dt.datetime, *, is_endless: bool) -> dt.datetime | None:
    if ends_at is None and not is_endless:
        raise SettingsError("A link needs an end.", hint="Choose one, or say that it has none.")
    if ends_at is not None and not at < ends_at <= at + LONGEST:
        raise SettingsError("A link ends in the future, within a year.", hint="Choose another end.")
    return ends_at


def _check_content(store: Store, link: ShareLink, at: dt.datetime) -> None:
    if not link.groups:
        raise SettingsError("Nothing is chosen to be seen.", hint="Choose at least one kind of content.")
    if link.since is not None and link.since > at.date() + dt.timedelta(days=1):
        raise SettingsError("The first day that is shown lies ahead.", hint="Choose a day up to today.")
    places = {place(injury.site, injury.side) for injury in store.diary(link.runner_id).injuries}
    if link.place is not None and link.place not in places:
        raise SettingsError("There is no such injury in this diary.", hint="Choose one of yours, or all of them.")
