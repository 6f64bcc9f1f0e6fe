"""The command line (click): `rtr` where it is installed, `python -m rtr` in a clone."""

import datetime as dt
import os
import sys
from collections.abc import Sequence

import click

from rtr import __version__
from rtr.cli import account, check_in, data, files, report, response, series, share, today
from rtr.cli.face import DAY, DONE, NOTHING_USABLE, SOME_FAILED, Face
from rtr.errors import RtrError


@click.group(invoke_without_command=True)
@click.option("--db", metavar="URL", help="Database: sqlite:///path or postgresql://user@host/name.")
@click.option("--runner", "runner_name", metavar="NAME", help="Whose diary; not needed where there is only one.")
@click.option("--account", "account_name", metavar="NAME", help="Whose diaries, on a server where several sign in.")
@click.option("--on", type=DAY, metavar="DATE", help="Look at this day instead of today.")
@click.version_option(__version__, prog_name="rtr")
@click.pass_context
def rtr(
    context: click.Context, *, db: str | None, runner_name: str | None, account_name: str | None, on: dt.datetime | None
) -> int:
    """A dashboard for injured runners who are coming back. Without a command it starts."""
    day = on.date() if on is not None else None
    context.obj = Face(db=db, account_name=account_name, runner_name=runner_name, on=day)
    if context.invoked_subcommand is None:
        return int(context.invoke(today.serve))
    return DONE


for command in (
    files.inspect, files.import_, files.undo, files.batches,
    series.daily, series.weekly, series.metrics, response.response,
    report.report, data.export, data.restore, data.backup, data.check,
    today.suggest, check_in.check_in, today.demo, today.serve, account.account, share.share,
):  # fmt: skip
    rtr.add_command(command)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command line; the exit code. Whatever is wrong with the input, no traceback is shown."""
    try:
        return int(rtr.main(args=arguments, standalone_mode=False) or DONE)
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
