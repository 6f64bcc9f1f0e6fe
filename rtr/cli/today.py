"""Commands about the day: the suggestion, the demo, the dashboard. Each imports what it needs when it runs."""

import importlib
from pathlib import Path

import click

from rtr import actions
from rtr.cli.face import DONE, Face, now, pass_face, say, write_json
from rtr.cli.files import json_option


@click.command()
@json_option
@click.option(
    "--case",
    "case_file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Replay a stored case instead of asking the diary.",
)
@pass_face
def suggest(face: Face, *, as_json: bool, case_file: Path | None) -> int:
    """Say what speaks for and against a run today, and why."""
    from rtr.cli import advice

    found = advice.replayed(case_file) if case_file is not None else advice.asked(face)
    if as_json:
        write_json(found.to_json())
    else:
        advice.tell(found)
    return DONE


@click.command()
@pass_face
def demo(face: Face) -> int:
    """Add an invented runner to look around with.

    Eight months of a return up to today, kept apart from diaries of people.
    """
    with face.store() as store:
        runner = actions.fill_demo(store, today=face.on or now().date())
        say(f"{runner.name} is ready, an invented runner. Start the dashboard with: python3 -m rtr")
    return DONE


@click.command()
@click.option("--demo", "with_demo", is_flag=True, help="Show the invented runner.")
@click.option(
    "--port", type=click.IntRange(1, 65535), help="Port to listen on; 8501 or the next free one where not given."
)
@click.option("--public", metavar="URL", help="The address under which others reach it.")
@pass_face
def serve(face: Face, *, with_demo: bool, port: int | None, public: str | None) -> int:
    """Start the dashboard.

    It answers this computer only, until RTR_PUBLIC_URL or --public says under which address others
    open it; then they sign in (see README.md, On a server).
    """
    # The web stands beside the command line, not below it: it is started by name, never imported from here.
    web = importlib.import_module("rtr.web.serve")
    web.serve(face.url, port=port, demo=with_demo, public=public)
    return DONE
