"""Commands on files: look into them, import them, take an import back."""

from pathlib import Path

import click

from rtr import actions
from rtr.cli import documents, tables
from rtr.cli.face import DONE, NOTHING_USABLE, SOME_FAILED, Face, now, pass_face, say, show_progress, write_json
from rtr.model import Batch, Outcome

USABLE = frozenset({Outcome.NEW, Outcome.KNOWN, Outcome.DUPLICATE})

json_option = click.option("--json", "as_json", is_flag=True, help="Print one JSON document and nothing else.")


def _paths(_context: click.Context, _parameter: click.Parameter, given: tuple[str, ...]) -> tuple[Path, ...]:
    """Paths; one that does not exist is a bad input like any other, unless none does."""
    paths = tuple(Path(one) for one in given)
    if not any(path.exists() for path in paths):
        raise click.BadParameter("there is no such file or folder.")
    return paths


paths_argument = click.argument("paths", nargs=-1, required=True, callback=_paths, metavar="PATH…")


@click.command()
@paths_argument
@json_option
def inspect(paths: tuple[Path, ...], *, as_json: bool) -> int:
    """Read files, folders and zip archives; store nothing."""
    found = actions.inspect_paths(paths, show_progress)
    if as_json:
        write_json(documents.inspection(found))
    else:
        tables.inspection(found)
    if found.is_empty:
        return NOTHING_USABLE
    return SOME_FAILED if found.failed else DONE


@click.command(name="import")
@paths_argument
@json_option
@pass_face
def import_(face: Face, paths: tuple[Path, ...], *, as_json: bool) -> int:
    """Import files, folders and zip archives as one batch.

    Doing it again adds nothing. What became of every file is said, and `undo` takes the batch back.
    """
    with face.store() as store:
        runner = face.own_runner(store)
        batch = actions.import_paths(store, runner, paths, at=now(), progress=show_progress)
    if as_json:
        write_json(documents.imported(batch))
    else:
        tables.imported(batch, runner)
    return _code(batch)


def _code(batch: Batch) -> int:
    outcomes = {one.outcome for one in batch.files}
    if not outcomes & USABLE:
        return NOTHING_USABLE
    return SOME_FAILED if Outcome.FAILED in outcomes else DONE


@click.command()
@click.argument("batch_id", metavar="BATCH")
@json_option
@pass_face
def undo(face: Face, batch_id: str, *, as_json: bool) -> int:
    """Take a whole import back.

    BATCH is its id, as `batches` lists it. The files themselves are not touched.
    """
    with face.store() as store:
        runner = face.runner(store)
        if batch_id not in {batch.id for batch in store.batches(runner.id)}:
            raise click.BadParameter(
                "there is no such import. `python3 -m rtr batches` lists them.", param_hint="BATCH"
            )
        undone = actions.undo_import(store, runner, batch_id)
    if as_json:
        write_json(documents.listed(undone))
    else:
        say(f"The import {undone.id} was taken back. The files themselves were not touched.")
    return DONE


@click.command()
@json_option
@pass_face
def batches(face: Face, *, as_json: bool) -> int:
    """List imports, newest first."""
    with face.store() as store:
        found = store.batches(face.runner(store).id) if face.everybody(store) else ()
    if as_json:
        write_json({"batches": [documents.listed(batch) for batch in found]})
    else:
        tables.batches(found)
    return DONE
