"""Which kinds of content a command shows, told in words with commas between."""

from collections.abc import Callable
from typing import Any

import click

from rtr.share import USUAL_GROUPS, Group


def groups_option(flag: str) -> Callable[..., Any]:
    """The option under this name; its command gets `groups`, the usual ones where nothing is told."""
    told = f"Some of {','.join(Group)}. Default: {','.join(USUAL_GROUPS)}."
    return click.option(flag, "groups", metavar="GROUPS", callback=_groups, help=told)


def _groups(_context: click.Context, _option: click.Parameter, told: str | None) -> tuple[Group, ...]:
    try:
        return USUAL_GROUPS if told is None else tuple(Group(word.strip()) for word in told.split(","))
    except ValueError as wrong:
        raise click.BadParameter(f"Choose from {', '.join(Group)}, with commas between.") from wrong
