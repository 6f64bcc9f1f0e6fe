"""The report on the command line: one HTML file that opens offline, and its numbers beside it."""

from pathlib import Path
from typing import Any

import click

from rtr.body import known_place
from rtr.cli.face import DONE, NOTHING_USABLE, Face, now, pass_face, say
from rtr.share import USUAL_GROUPS, Group, Scope
from rtr.views.share import injured_places

FILE = click.Path(dir_okay=False, path_type=Path)


def _groups(_context: click.Context, _option: click.Parameter, told: str | None) -> tuple[Group, ...]:
    try:
        return USUAL_GROUPS if told is None else tuple(Group(word.strip()) for word in told.split(","))
    except ValueError as wrong:
        raise click.BadParameter(f"Choose from {', '.join(Group)}, with commas between.") from wrong


@click.command()
@click.option("--out", type=FILE, required=True, metavar="FILE.html", help="Where to write the report.")
@click.option("--days", type=click.IntRange(7, 366), default=28, show_default=True, help="So many days, up to today.")
@click.option("--scope", "groups", metavar="GROUPS", callback=_groups, help=f"Some of {','.join(Group)}.")
@click.option("--place", metavar="PLACE", help="Only this injured place (achilles_left).")
@click.option("--called", metavar="NAME", help="What you are called in it; left out: the runner.")
@click.option("--csv", "table", type=FILE, metavar="FILE", help="Write the numbers behind it, too.")
@pass_face
def report(face: Face, *, out: Path, days: int, table: Path | None, **told: Any) -> int:
    """Write a report for somebody who advises you.

    One HTML file that opens offline, asks nobody for anything, and prints on two pages.
    """
    from rtr.actions.routes import route_shapes
    from rtr.exporters.report import report as html
    from rtr.exporters.report import report_csv
    from rtr.shared import shown

    with face.store() as store:
        runner = face.runner(store)
        diary = store.diary(runner.id)
        drawn = route_shapes(store, runner.id) if Group.ROUTES in told["groups"] else ()
    if diary.is_empty:
        say("There is nothing to report yet. Import your runs or make a check-in first.")
        return NOTHING_USABLE
    if told["place"] is not None and known_place(told["place"]) not in (places := injured_places(diary)):
        raise click.UsageError(f"There is no such injury in this diary. Injured places: {', '.join(places) or 'none'}.")
    scope = Scope(groups=told["groups"], place=told["place"])
    seen = shown(diary, face.day(runner), now(), scope, name=told["called"], shapes=drawn)
    out.write_bytes(html(seen, days))
    if table is not None:
        table.write_bytes(report_csv(seen, days))
    say(f"Written to {out}.")
    return DONE
