"""Links for one person each: made, listed, given a new address, taken back."""

import datetime as dt
import os
from typing import Any
from zoneinfo import ZoneInfo

import click

from rtr.actions.links import make_link, revoke_link, rotate_link
from rtr.cli.face import DAY, DONE, Face, now, pass_face, plain, say, write_json
from rtr.share import USUAL_DAYS, USUAL_GROUPS, Group, ShareLink
from rtr.views.share import EVERYTHING, groups_text, injured_places, links_view, standing_of, starts

PUBLIC_URL = "RTR_PUBLIC_URL"
as_json = click.option("--json", "is_json", is_flag=True, help="One JSON document on standard output.")
ALL_PLACES = "all"
ONLY_PATH = "Set RTR_PUBLIC_URL to have the whole address printed; without a server for others it opens only here."


@click.group()
def share() -> None:
    """Let one person read along, for as long as you choose.

    Whoever has the address needs no account. They see the groups you choose and nothing else.
    """


def _groups(_context: click.Context, _option: click.Parameter, told: str | None) -> tuple[Group, ...]:
    try:
        return tuple(Group(word.strip()) for word in told.split(",")) if told is not None else USUAL_GROUPS
    except ValueError as wrong:
        raise click.BadParameter(f"Choose from {', '.join(Group)}, with commas between.") from wrong


def _since(_context: click.Context, _option: click.Parameter, told: str | None) -> dt.date | str | None:
    if told is None or told == EVERYTHING.lower():
        return told
    found: dt.datetime = DAY.convert(told, _option, _context)
    return found.date()


@share.command("create")
@click.argument("name")
@click.option("--show", "groups", metavar="GROUPS", callback=_groups, help=f"Some of {','.join(Group)}.")
@click.option("--days", type=click.IntRange(1, 366), default=USUAL_DAYS, show_default=True, help="It ends after these.")
@click.option("--no-end", is_flag=True, help="It never ends by itself.")
@click.option("--comment", is_flag=True, help="They may write, ask and propose.")
@click.option("--since", callback=_since, metavar="DATE", help="First day, or everything. Default: the injury.")
@click.option("--place", metavar="PLACE", help="An injured place (achilles_left), or all. Default: the latest.")
@click.option("--called", metavar="NAME", help="What you are called there; left out: the runner.")
@as_json
@pass_face
def create(face: Face, *, is_json: bool, **told: Any) -> int:
    """Make a link for NAME. Its address is printed this once."""
    with face.store() as store:
        runner = face.runner(store)
        diary, at = store.diary(runner.id), now()
        places = injured_places(diary)
        where = None if told["place"] == ALL_PLACES else told["place"] or next(iter(places), None)
        usual = starts(diary, face.day(runner), where)[0].day
        since = told["since"] if isinstance(told["since"], dt.date) else None
        link = ShareLink(
            runner_id=runner.id,
            recipient=told["name"],
            made_at=at,
            ends_at=None if told["no_end"] else at + dt.timedelta(days=told["days"]),
            groups=told["groups"],
            since=usual if told["since"] is None else since,
            place=where,
            shown_as=told["called"],
            may_comment=told["comment"],
        )
        made, path = make_link(store, runner, link, at, is_endless=told["no_end"])
    _tell(made, path, is_json=is_json)
    return DONE


@share.command("list")
@as_json
@pass_face
def list_(face: Face, *, is_json: bool) -> int:
    """Every link of the runner, open ones first."""
    with face.store() as store:
        runner = face.runner(store)
        view = links_view(store.links(runner.id), now().astimezone(ZoneInfo(runner.zone)))
    if is_json:
        write_json({"links": [_document(row.link) for row in view.rows]})
        return DONE
    for row in view.rows:
        said = (str(row.link.id), plain(row.name), row.standing.value, row.ends, row.views, row.contents)
        say("  ".join(dict.fromkeys(said)))
    if not view.rows:
        say(view.sentence)
    return DONE


@share.command("revoke")
@click.argument("link_id", metavar="ID", type=int)
@pass_face
def revoke(face: Face, *, link_id: int) -> int:
    """Take a link back: it shows nothing more, wherever it is open."""
    with face.store() as store:
        revoke_link(store, face.runner(store), link_id, now())
    say("Taken back. The link is dead.")
    return DONE


@share.command("rotate")
@click.argument("link_id", metavar="ID", type=int)
@as_json
@pass_face
def rotate(face: Face, *, link_id: int, is_json: bool) -> int:
    """A new address for a link; the one before is dead. It is printed this once."""
    with face.store() as store:
        runner = face.runner(store)
        path = rotate_link(store, runner, link_id)
        link = next(link for link in store.links(runner.id) if link.id == link_id)
    _tell(link, path, is_json=is_json)
    return DONE


def _tell(link: ShareLink, path: str, *, is_json: bool) -> None:
    address = os.environ.get(PUBLIC_URL, "").strip().rstrip("/") + path
    if is_json:
        write_json({"address": address, **_document(link)})
        return
    say(address)
    end = "It has no end." if link.ends_at is None else f"It ends on {link.ends_at:%Y-%m-%d}."
    click.echo(
        f"For {plain(link.recipient)}: {groups_text(link.groups)}. {end} The address is not shown again.", err=True
    )
    if address == path:
        click.echo(ONLY_PATH, err=True)


def _document(link: ShareLink) -> dict[str, Any]:
    return {
        "id": link.id,
        "for": link.recipient,
        "show": list(link.groups),
        "since": link.since.isoformat() if link.since is not None else None,
        "place": link.place,
        "called": link.shown_as,
        "comment": link.may_comment,
        "state": standing_of(link, now()).value,
        "ends_at": _instant(link.ends_at),
        "made_at": _instant(link.made_at),
        "revoked_at": _instant(link.revoked_at),
        "views": link.views,
        "last_view_at": _instant(link.last_view_at),
    }


def _instant(at: dt.datetime | None) -> str | None:
    return at.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if at is not None else None
