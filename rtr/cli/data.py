"""Commands on whole diaries: take one out, put one back, keep copies, look whether all is well."""

from contextlib import closing
from pathlib import Path

import click

from rtr.actions import archives, keeping
from rtr.cli.face import DONE, NOTHING_USABLE, SOME_FAILED, Face, now, pass_face, say
from rtr.store import Store

LEFT_OUT = "Not in it: passwords, and the addresses of share links and calendars. It holds health data: keep it safe."


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE.zip")
@pass_face
def export(face: Face, file: Path) -> int:
    """Write everything of one diary into one zip.

    It can be restored to the same diary, on any computer and any database.
    """
    with face.store() as store:
        runner = face.runner(store)
        archives.export_file(store, runner, file, at=now())
    say(f"The diary “{runner.name}” is written to {file}. {LEFT_OUT}")
    return DONE


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE.zip")
@click.option("--as", "name", metavar="NAME", help="Another name for the diary.")
@pass_face
def restore(face: Face, file: Path, *, name: str | None) -> int:
    """Take an exported diary in as a runner of its own.

    Nothing is ever mixed into a diary that has entries.
    """
    with face.store() as store, file.open("rb") as handle:
        done = archives.restore_diary(store, handle, at=now(), account_id=face.account_id(store), name=name)
    say(done.sentence)
    return DONE


@click.command()
@click.option("--to", "to", type=click.Path(path_type=Path), metavar="PATH", help="File or folder for the copy.")
@pass_face
def backup(face: Face, *, to: Path | None) -> int:
    """Copy the database file while it is in use.

    Without --to into the folder “backups” beside it. For PostgreSQL use pg_dump.
    """
    with face.store() as store:
        say(f"The backup is {keeping.back_up(store, to, at=now())}.")
    return DONE


@click.command()
@pass_face
def check(face: Face) -> int:
    """Look whether the database is whole; change nothing.

    File, pointers, recordings and diaries. Exit code 1 where something is not as it should be.
    """
    with closing(Store(face.url)) as store:
        if store.path is not None and not store.path.exists():
            say(f"There is no diary at {store.path}.")
            return NOTHING_USABLE
        found = store.problems()
        for problem in found:
            say(problem)
        if not found:
            say(f"All is well: {keeping.counted_store(store)}")
    return SOME_FAILED if found else DONE
