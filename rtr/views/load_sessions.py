"""Each run beside its longest of 30 days: its rows, its sentence, and the bands of the study in words."""

import datetime as dt
import math
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from types import MappingProxyType

import pandas as pd

from rtr.advice.words import day_text, listed, whole
from rtr.frames import RunsFrame
from rtr.metrics.base import EPS
from rtr.metrics.guard import caps, spikes
from rtr.metrics.spike import Spike
from rtr.units import counted
from rtr.views.load_period import Period

ABOVE = {state.value for state in Spike if state.is_above_cap}
BANDS: Mapping[str, str] = MappingProxyType(
    {
        Spike.SMALL.value: "in the small band (10 to 30 % over)",
        Spike.MODERATE.value: "in the moderate band (30 to 100 % over)",
        Spike.LARGE.value: "in the large band (more than double)",
    }
)
"""The three bands of the cohort above its reference."""
HOW = (
    "The cap is 10 % or 5 minutes over the longest run of the 30 days before, whichever is more.",
    (
        "In 5,205 runners the rate of overuse injuries was 1.64 times as high with runs 10 to 30 % longer than the "
        "longest of 30 days (small band), 1.52 times with 30 to 100 % (moderate), 2.28 times with more than double "
        "(large)."
    ),
    (
        "The numbers do not rise from band to band, the runners were only observed, and how many of them were on "
        "their way back from an injury is not known. So the cap is a guard for planning, not a limit of what a body "
        "can take."
    ),
    "The 5 minutes are a choice of this project: without them 8 to 10 minutes would already count as 25 % more.",
    "A run that ended in Ease back does not raise the longest: it showed what was too much.",
)
"""How the picture is read, and what the study behind it can carry."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionsCard:
    """The sentence above the runs and the caption below them."""

    sentence: str
    caption: str
    has_eased_back: bool = False


def session_rows(runs: RunsFrame, back: AbstractSet[str], shown: Period, following: pd.DataFrame) -> pd.DataFrame:
    """The runs of a period, and a last row without minutes for the next run, whose cap is `following`.

    `day`, `run_min`, `longest_min` (settled, of the 30 days before), `cap_min`, `state`, `absent`
    (why there is no longest) and `is_back`, whether the run ended in Ease back.
    """
    columns = {"longest_settled_30d": "longest_min", "longest_settled_30d_absent": "absent"}
    every = spikes(runs, eased_back=back)
    beside = pd.DataFrame(every[(every["day"] >= shown.begin) & (every["day"] <= shown.end)])
    last = following.assign(run_min=float("nan"), state="next", uid="")
    both = pd.concat([beside, last], ignore_index=True).rename(columns=columns)
    both["is_back"] = both["uid"].isin(back)
    return both[["day", "run_min", "longest_min", "cap_min", "state", "absent", "is_back"]]


def next_run(runs: RunsFrame, back: AbstractSet[str], day: dt.date) -> pd.DataFrame:
    """The cap as of `day`: of that day, or of the next one where there was a run already."""
    until = runs[runs["day"] <= pd.Timestamp(day)]
    has_run = not until.empty and until["day"].iloc[-1] == pd.Timestamp(day)
    next_day = day + dt.timedelta(days=1 if has_run else 0)
    return pd.DataFrame(caps(runs, next_day, next_day, eased_back=back))


def sessions_card(sessions: pd.DataFrame, day: dt.date) -> SessionsCard:
    """Finding and caption for the runs of a period; the last row is the next run."""
    runs = sessions[sessions["state"] != "next"]
    above = runs[runs["state"].isin(ABOVE)]
    return SessionsCard(
        sentence=_finding(runs, above, day),
        caption=_caption(runs, above),
        has_eased_back=bool(runs["is_back"].any()),
    )


def _finding(runs: pd.DataFrame, above: pd.DataFrame, day: dt.date) -> str:
    compared = int(runs["cap_min"].notna().sum() - (runs["run_min"].isna() & runs["cap_min"].notna()).sum())
    if runs.empty:
        return "There is no run in this period."
    if not compared:
        return "No run of this period can be compared yet: it takes two runs of known length within 30 days."
    if above.empty:
        return f"Every run that could be compared ({compared:,}) stayed inside its cap."
    last = above.iloc[-1]
    over = math.ceil(100 * (last["run_min"] / last["longest_min"] - 1) - EPS) if last["longest_min"] > 0 else 0
    count = f"{len(above):,} of {counted(compared, 'run')} {'was' if len(above) == 1 else 'were'} above the cap"
    when = day_text(last["day"].date(), beside=day)
    last_on = "on" if len(above) == 1 else "the last on"
    said = f"{count}, {last_on} {when}: {whole(last['run_min'])} minutes, {over:,} % over the longest before it."
    return f"{said} It ended in Ease back." if last["is_back"] else said


def _caption(runs: pd.DataFrame, above: pd.DataFrame) -> str:
    """Unit, counts by band, what is left out, and what the cap is."""
    reentry = int((runs["state"] == Spike.REENTRY.value).sum())
    unsplit = int(runs["run_min"].isna().sum())
    parts = [f"{counted(len(runs), 'session')}, {len(above):,} above the cap{_bands(above)}"]
    if reentry:
        parts.append(f"{reentry:,} without a run to go by in the 30 days before")
    if unsplit:
        parts.append(f"{unsplit:,} of unknown running minutes, not drawn")
    back = int(runs["is_back"].sum())
    eased = f" {counted(back, 'run')} ended in Ease back and did not raise the longest." if back else ""
    return (
        f"Running minutes per session; runs 30 minutes apart or less are one. {', '.join(parts)}.{eased} "
        "The cap is a guard for planning, not a limit of what a body can take."
    )


def _bands(above: pd.DataFrame) -> str:
    """How many runs lie in which band of the study: `: 1 in the moderate band (30 to 100 % over)`."""
    counts = above["state"].value_counts()
    said = [f"{counts[state]:,} {words}" for state, words in BANDS.items() if state in counts.index]
    return f": {listed(said)}" if said else ""
