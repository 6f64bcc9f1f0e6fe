"""The 24-hour response test of any daily table, for one person or for everybody in it."""

import math
from pathlib import Path
from typing import Any

import click

from rtr.cli.daily_csv import DailySeries, read_people
from rtr.cli.face import DONE, SOME_FAILED, plain, say, write_json
from rtr.learn.response import Response
from rtr.learn.response import response as test

CLEAR_P = 0.05
LAG_WORDS = ("the same day", "the day after", "two days later", "three days later")


@click.command()
@click.option(
    "--series",
    "file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    required=True,
    metavar="FILE.csv",
    help="Table with a row for each day, or each day of each person.",
)
@click.option("--exposure", required=True, metavar="NAME", help="Column with what was done, such as running minutes.")
@click.option("--outcome", required=True, metavar="NAME", help="Column with what is asked about, such as morning pain.")
@click.option("--day", metavar="NAME", help="Column with the days; found by its name (day, date) where not given.")
@click.option("--by", metavar="NAME", help="Column with the person; one test for each.")
@click.option("--lag", type=click.IntRange(0, 3), default=1, show_default=True, help="Days from exposure to outcome.")
@click.option(
    "--gate",
    type=click.Choice(["on", "off"]),
    default="on",
    show_default=True,
    help="off: compute from however little.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON document instead of sentences.")
def response(  # noqa: PLR0913 - one option each
    *, file: Path, exposure: str, outcome: str, day: str | None, by: str | None, lag: int, gate: str, as_json: bool
) -> int:
    """Ask a daily table what shows up the day after.

    Whether more of one thing goes with more of another on the next day; no diary is needed.

    Two rows of one day: exposures are added up, outcomes averaged. A day that is missing from the
    table is not recorded, which is not the same as a day of rest (0).
    """
    if exposure == outcome:
        raise click.UsageError("--exposure and --outcome name the same column.")
    people, problems = read_people(file, (exposure, outcome), day, by=by, averaged=(outcome,))
    found = {person: _tested(days, exposure, outcome, lag=lag, gate=gate == "on") for person, days in people.items()}
    if as_json:
        write_json({"tests": [_document(person if by else None, result) for person, result in found.items()]})
    else:
        for person, result in found.items():
            say(f"{plain(person)}: {_words(result, exposure, outcome)}" if by else _words(result, exposure, outcome))
    for problem in problems:
        click.echo(f"{plain(problem.path)}, {problem.where}: {problem.what}", err=True)
    return SOME_FAILED if problems else DONE


def _tested(days: DailySeries, exposure: str, outcome: str, *, lag: int, gate: bool) -> Response:
    return test(days.values[exposure], days.values[outcome], lag=lag, gate=gate)


def _document(person: str | None, found: Response) -> dict[str, Any]:
    return {
        "by": person, "pairs": found.pairs, "runs": found.runs, "rho": found.rho, "p": found.p,
        "slope_per_10": found.slope_per_10, "low": found.low, "high": found.high,
        "absent": found.absent.value if found.absent else None,
        "lag": found.lag, "shifts": found.shifts, "weekday_share": found.weekday_share,
        "prewhitened": found.is_prewhitened,
    }  # fmt: skip


def _words(found: Response, exposure: str, outcome: str) -> str:
    """The answer in one paragraph; a link is named only where chance rarely makes one as strong."""
    x, y = f"“{plain(exposure)}”", f"“{plain(outcome)}”"
    counts = f"{found.pairs} pairs of days, {found.runs} of them with {x} above 0"
    slope, p = found.slope_per_10, found.p
    if slope is None or p is None:
        return f"Not tested: {found.absent.words if found.absent else ''}. There are {counts}."
    low, high = (-math.inf if found.low is None else found.low), (math.inf if found.high is None else found.high)
    is_clear = p <= CLEAR_P and (low > 0 or high < 0)
    return (
        f"{'' if is_clear else 'No clear link. '}"
        f"10 more of {x} went with {abs(slope):.2g} {'more' if slope >= 0 else 'less'} of {y} {LAG_WORDS[found.lag]} "
        f"(90 % interval {low:.2g} to {high:.2g}; {counts}). Of {found.shifts} ways to shift the calendar, "
        f"{round(p * (1 + found.shifts)) - 1} gave a link at least as strong (p = {p:.2g}).{_notes(found)}"
    )


def _notes(found: Response) -> str:
    weekdays = " Differences between days of the week were taken out in part."
    in_full = " Differences between days of the week were taken out."
    smooth = " The exposure is a smoothed one: only what is new each day was compared."
    told = (in_full if found.weekday_share == 1 else weekdays) if found.has_weekdays else ""
    return told + (smooth if found.is_prewhitened else "")
