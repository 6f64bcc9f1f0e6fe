"""The command line (click): `rtr` where it is installed, `python3 -m rtr` in a clone."""

import datetime as dt
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from rtr import __version__
from rtr.cli import account, check_in, data, files, report, response, series, share, today
from rtr.cli.face import DAY, DONE, NOTHING_USABLE, SOME_FAILED, Face, plain
from rtr.errors import RtrError

PROGRAM = f"python{'' if os.name == 'nt' else '3'} -m rtr"
EPILOG = """\b
test [PYTEST ARGUMENTS] runs every check and test of a clone.
COMMAND --help tells more of each command.
The options may stand behind a command about a diary, too.
Exit codes: 0 all done, 1 some inputs failed and are named, 2 wrong use,
3 nothing usable."""


class InOrder(click.Group):
    """Commands are listed in the order somebody meets them, not by the alphabet."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - the name is click's
        return list(self.commands)


@click.group(cls=InOrder, invoke_without_command=True, epilog=EPILOG)
@click.option(
    "--db",
    metavar="URL",
    help="Database: sqlite:///path or postgresql://user@host/name. Default: RTR_DATABASE_URL, else a file in "
    "your user's data folder.",
)
@click.option("--runner", "runner_name", metavar="NAME", help="Whose diary; not needed where there is only one.")
@click.option("--account", "account_name", metavar="NAME", help="Whose diaries, on a server where several sign in.")
@click.option("--on", type=DAY, metavar="DATE", help="Look at this day instead of today, like 2026-05-06.")
@click.version_option(__version__, prog_name="rtr")
@click.pass_context
def rtr(
    context: click.Context, *, db: str | None, runner_name: str | None, account_name: str | None, on: dt.datetime | None
) -> int:
    """A dashboard for injured runners who are coming back.

    Without a command it starts, and prints the address to open.
    """
    day = on.date() if on is not None else None
    context.obj = Face(db=db, account_name=account_name, runner_name=runner_name, on=day)
    if context.invoked_subcommand is None:
        return int(context.invoke(today.serve))
    return DONE


for command in (
    today.serve, today.demo,
    files.inspect, files.import_, files.batches, files.undo,
    check_in.check_in, today.suggest, series.daily, series.weekly,
    report.report, share.share,
    data.export, data.restore, data.backup, data.check, account.account,
    series.metrics, response.response,
):  # fmt: skip
    rtr.add_command(command)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command line; the exit code. Whatever is wrong with the input, no traceback is shown."""
    try:
        name = "rtr" if Path(sys.argv[0]).stem == "rtr" else PROGRAM
        return int(rtr.main(args=arguments, prog_name=name, standalone_mode=False) or DONE)
    except click.ClickException as wrong:
        wrong.show()
        return wrong.exit_code
    except click.Abort:
        click.echo("Stopped.", err=True)
        return SOME_FAILED
    except RtrError as error:
        click.echo(f"{error} {error.hint}".strip(), err=True)
        return NOTHING_USABLE
    except BrokenPipeError:
        # Whoever read our output has gone (`rtr inspect … | head`); do not complain again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return SOME_FAILED
    except OSError as refused:
        named = f"“{plain(str(refused.filename))}” cannot be used" if refused.filename else "That could not be done"
        hint = "Choose another place, or check who may read and write there."
        click.echo(f"{named}: {refused.strerror or type(refused).__name__}. {hint}", err=True)
        return NOTHING_USABLE
