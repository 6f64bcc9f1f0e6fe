"""Commands that print series: of a diary by day and week, or of any daily table."""

import csv
import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path

import click
import numpy as np
import numpy.typing as npt

from rtr import actions
from rtr.cli.daily_csv import read_daily
from rtr.cli.face import DAY, DONE, SOME_FAILED, Face, pass_face, plain
from rtr.exporters.csv_table import guarded
from rtr.metrics.base import CtlForm, EwmaInit
from rtr.metrics.load import Unit, load

Columns = Mapping[str, Sequence[object] | npt.NDArray[np.generic]]

csv_option = click.option(
    "--csv",
    "out",
    type=click.Path(dir_okay=False, allow_dash=True),
    default="-",
    metavar="FILE",
    help="Where to write the table; - is standard output.",
)


@click.command()
@click.option(
    "--series",
    "file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    required=True,
    metavar="FILE.csv",
    help="Table with a column of days and one of numbers.",
)
@click.option("--column", required=True, metavar="NAME", help="Column with the load of each day.")
@click.option("--day", metavar="NAME", help="Column with the days; found by its name (day, date) where not given.")
@click.option(
    "--unit",
    type=click.Choice([u.value for u in Unit]),
    default=Unit.NONE.value,
    show_default=True,
    help="What the numbers are; it decides below which base a ratio is left out.",
)
@click.option(
    "--ewma-init",
    type=click.Choice([i.value for i in EwmaInit]),
    default=EwmaInit.ADJUST.value,
    show_default=True,
    help="How the weighted means begin; adjust corrects for the short start.",
)
@click.option(
    "--ctl",
    type=click.Choice([c.value for c in CtlForm]),
    default=CtlForm.STEP.value,
    show_default=True,
    help="How fitness and fatigue are smoothed, as other tools do it.",
)
@csv_option
def metrics(  # noqa: PLR0913 - one option each
    *, file: Path, column: str, day: str | None, unit: str, ewma_init: str, ctl: str, out: str
) -> int:
    """Compute every series metric of any daily table.

    No diary is needed.

    A day that is missing from the table is not recorded, which is not the same as a rest day (0).
    """
    from rtr.metrics.table import series_columns

    found = read_daily(file, (column,), day)
    daily = load(found.values[column], Unit(unit), ewma_init=EwmaInit(ewma_init), ctl_form=CtlForm(ctl))
    write_table(out, {"day": found.days, column: daily.recorded, **series_columns(daily)})
    for problem in found.problems:
        click.echo(f"{plain(problem.path)}, {problem.where}: {problem.what}", err=True)
    return SOME_FAILED if found.problems else DONE


@click.command()
@click.option("--until", type=DAY, metavar="DATE", help="Last day; today where not given.")
@csv_option
@pass_face
def daily(face: Face, *, until: dt.datetime | None, out: str) -> int:
    """Print one row per day with every daily number.

    Load is in running minutes, in columns ending in _au in arbitrary units of all sports. Every name is
    on the page Methods; the column NAME_absent says why a cell of NAME is empty.
    """
    from rtr.exporters.diary_tables import daily_columns

    with face.store() as store:
        runner = face.runner(store)
        last = until.date() if until is not None else face.day(runner)
        actions.measure_stored(store)
        write_table(out, daily_columns(store.diary(runner.id), last))
    return DONE


@click.command()
@click.option("--until", type=DAY, metavar="DATE", help="Last day; today where not given.")
@csv_option
@pass_face
def weekly(face: Face, *, until: dt.datetime | None, out: str) -> int:
    """Print one row per week, with the kind of the week.

    Kinds are loading, cut-back, interrupted and off; partial or unknown where a week is not judged.
    """
    from rtr.exporters.diary_tables import weekly_columns

    with face.store() as store:
        runner = face.runner(store)
        last = until.date() if until is not None else face.day(runner)
        write_table(out, weekly_columns(store.diary(runner.id), last))
    return DONE


def write_table(out: str, columns: Columns) -> None:
    """Write columns of equal length as CSV; absent numbers are empty cells, floats keep all digits.

    A text or a name of a column that a spreadsheet would run as a formula is guarded.
    """
    with click.open_file(out, "w", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(map(guarded, columns))
        writer.writerows(zip(*(map(_cell, column) for column in columns.values()), strict=True))


def _cell(value: object) -> str:
    if isinstance(value, float | np.floating):
        return "" if np.isnan(value) else repr(float(value))
    return guarded(value) if isinstance(value, str) else str(value)
