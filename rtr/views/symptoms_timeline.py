"""Minutes and pain on one time line: its rows, its limits, its finding and its caption."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from rtr.advice.words import day_text, number, sentence_case
from rtr.body import KIND_WORDS, InjuryKind
from rtr.metrics.base import EPS
from rtr.metrics.verdicts import RunVerdict, limits_of
from rtr.units import counted
from rtr.views.load_period import Period
from rtr.views.symptoms_days import cut, span_word, spans
from rtr.views.symptoms_history import PlaceHistory
from rtr.views.symptoms_places import Place

SIDE_DAYS = 28
"""A long period is told by its first and its last four weeks."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Timeline:
    """The picture in rows and words. `word` says what one row is: a day, a week or a month."""

    rows: pd.DataFrame
    word: str
    guides: pd.DataFrame
    episodes: pd.DataFrame
    sentence: str
    caption: str
    numbers: pd.DataFrame


def timeline(
    here: PlaceHistory, shown: Period, episodes: pd.DataFrame, *, week_start: int, is_stopped: bool
) -> Timeline:
    """The time line of one place for a period; without limits while a warning sign stands."""
    days = cut(here.days, shown.first, shown.last)
    word = span_word(shown.first, shown.last)
    rows = days if word == "day" else spans(days, word, week_start)
    verdicts = [v for v in here.verdicts if shown.first <= v.day <= shown.last]
    return Timeline(
        rows=rows,
        word=word,
        guides=guides(here.place.kind)[:0] if is_stopped else guides(here.place.kind),
        episodes=episodes,
        sentence=_by_runs(verdicts) if word == "day" and _answers(verdicts) else _by_mornings(days, shown.day),
        caption=_caption(days, here.place, word, is_stopped=is_stopped),
        numbers=numbers(rows, word),
    )


def guides(kind: InjuryKind) -> pd.DataFrame:
    """Limits of pain while running by the class of injury (`at`, `words`); none where a clinician steers."""
    row = limits_of(kind)
    lines = [] if kind is InjuryKind.CLINICIAN else [(row.pain_max_green, "held"), (row.pain_max_hold, "eased back")]
    said = [(at, f"over {at} {word}") for at, word in lines]
    return pd.DataFrame(said, columns=["at", "words"]).astype({"at": "int64", "words": "str"})


def _answers(verdicts: Sequence[RunVerdict]) -> list[RunVerdict]:
    """Runs of which the next morning and the usual one are known."""
    return [v for v in verdicts if v.d24 is not None]


def _by_runs(verdicts: Sequence[RunVerdict]) -> str:
    """`After 5 of 20 runs the next morning was above your usual one; …`"""
    known = _answers(verdicts)
    risen = [v for v in known if v.d24 is not None and v.d24 > EPS]
    many = number(len(risen)) if risen else "none"
    said = f"After {many} of {counted(len(known), 'run')} the next morning was above your usual one"
    if not risen:
        return f"{said}."
    later = [v.d48 for v in risen if v.d48 is not None]
    return f"{said}. {_afterwards(sum(rise <= EPS for rise in later), len(later), len(risen))}"


def _afterwards(back: int, known: int, risen: int) -> str:
    """How many raised mornings were back at the usual one a morning later."""
    if not known:
        return "The morning after that is not known, or there was another run in between."
    if back in {0, known}:
        times = "" if known == 1 else " each time" if known == risen else f" {number(known)} times"
        said = f"A morning later it was {'' if back else 'not yet '}back at the usual level{times}"
    else:
        said = f"A morning later it was back at the usual level {number(back)} of {number(known)} times"
    open_ = risen - known
    rest = f"; the other {number(open_)} {'is' if open_ == 1 else 'are'} not known, or had a run in between"
    return f"{said}{rest if open_ else ''}."


def _by_mornings(days: pd.DataFrame, today: dt.date) -> str:
    """Where morning pain began and where it is now, in medians of four weeks."""
    pain = days.dropna(subset="pain_am")
    if pain.empty:
        return "No morning of this period has been answered here."
    highest = int(pain["pain_am"].to_numpy().argmax())
    when = day_text(pain["day"].iloc[highest].date(), beside=today)
    top = f"The highest morning was {pain['pain_am'].iloc[highest]:.0f}, on {when}."
    first, last = pain["day"].iloc[0], days["day"].iloc[-1]
    before = pain[pain["day"] < first + pd.Timedelta(days=SIDE_DAYS)]["pain_am"]
    now = pain[pain["day"] > last - pd.Timedelta(days=SIDE_DAYS)]["pain_am"]
    if (last - first).days < 2 * SIDE_DAYS or now.empty:
        return (
            f"Half of the {counted(len(pain), 'answered morning')} were at {pain['pain_am'].median():g} or below. {top}"
        )
    return (
        f"The median morning was {before.median():g} in the first four answered weeks here and {now.median():g} in "
        f"the last four. {top}"
    )


def _caption(days: pd.DataFrame, place: Place, word: str, *, is_stopped: bool) -> str:
    """Unit, counts, what is left out, and by which limits the place is read."""
    mornings, late = days["pain_am"].notna(), int((days["is_late"] & days["pain_am"].notna()).sum())
    asked = int((days["day"] >= days["day"][mornings].min()).sum()) if mornings.any() else len(days)
    runs, told = int(days["runs"].sum()), int(days["pain_run"].notna().sum())
    parts = [
        f"Pain 0 to 10 at the {place.words}.",
        f"{counted(int(mornings.sum()), 'morning')} of {asked:,} answered{_written_later(late)}.",
        f"{counted(runs, 'run')}, {counted(told, 'day')} with pain while running told.",
    ]
    if not is_stopped:
        parts.append(_limits(place))
    unsplit = int(((days["runs"] > 0) & days["run_min"].isna()).sum())
    if unsplit:
        parts.append(f"{counted(unsplit, 'day')} of unknown running minutes has no bar." if unsplit == 1 else
                     f"{unsplit:,} days of unknown running minutes have no bar.")  # fmt: skip
    parts.append(
        "A thin line joins each run to its next morning; a morning that was not answered has no mark."
        if word == "day"
        else f"One diamond per {word}: the median of its mornings, with a bar up to the highest."
    )
    return " ".join(parts)


def _written_later(late: int) -> str:
    return f", {late:,} of them written down on a later day" if late else ""


def _limits(place: Place) -> str:
    """By which row of the table the place is read, in words."""
    if place.kind is InjuryKind.CLINICIAN:
        return "A clinician steers this place, so no limits are drawn."
    if not place.is_told:
        return "No injury has been entered here, so the limits are the cautious ones of what is not diagnosed."
    if place.kind is InjuryKind.UNKNOWN:
        return "The limits are the cautious ones of what is not diagnosed."
    return f"The limits are those of this class: {KIND_WORDS[place.kind]}."


def numbers(rows: pd.DataFrame, word: str) -> pd.DataFrame:
    """The rows as a table, newest first; empty cells where a value is not known."""
    both = {
        "Running, min": rows["run_min"].round(0),
        "Walking, min": rows["walk_min"].round(0),
    }
    if word == "day":
        table = pd.DataFrame(
            {"Day": rows["day"].dt.date, "Morning pain": rows["pain_am"], "Morning stiffness": rows["stiff_am"], **both}
        )
        table["Pain while running"] = rows["pain_run"]
        known = rows[["pain_am", "stiff_am", "pain_run"]].notna().any(axis=1) | (rows["runs"] > 0)
        return table[known].iloc[::-1]
    table = pd.DataFrame({f"{sentence_case(word)} from": rows["first"].dt.date, "Median morning": rows["pain_median"]})
    return table.assign(
        **{
            "Highest morning": rows["pain_high"], "Mornings answered": rows["mornings"], **both,
            "Runs": rows["runs"], "Highest pain while running": rows["pain_run"],
        }
    ).iloc[::-1]  # fmt: skip


def file_of(line: Timeline) -> pd.DataFrame:
    """The rows of the picture with their units, oldest first."""
    units = {"pain": "nrs", "stiff": "nrs"}
    names = {name: f"{name}_nrs" for name in line.rows.columns if name.partition("_")[0] in units}
    return line.rows.rename(columns=names | {"pain_mean": "pain_am_mean_14d_nrs"})
