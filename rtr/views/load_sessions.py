"""Each run beside its longest of 30 days, in sentences."""

import datetime as dt
import math
from dataclasses import dataclass

import pandas as pd

from rtr.advice.words import counted, day_text, whole
from rtr.metrics.base import EPS
from rtr.metrics.spike import Spike

ABOVE = {state.value for state in Spike if state.is_above_cap}


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionsCard:
    """The sentence above the runs and the caption below them."""

    sentence: str
    caption: str


def sessions_card(sessions: pd.DataFrame, day: dt.date) -> SessionsCard:
    """Finding and caption for the runs of a period; the last row is the next run."""
    runs = sessions[sessions["state"] != "next"]
    above = runs[runs["state"].isin(ABOVE)]
    return SessionsCard(sentence=_finding(runs, above, day), caption=_caption(runs, len(above)))


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
    return f"{count}, {last_on} {when}: {whole(last['run_min'])} minutes, {over:,} % over the longest before it."


def _caption(runs: pd.DataFrame, above: int) -> str:
    """Unit, counts, what is left out, and what the cap is."""
    reentry = int((runs["state"] == Spike.REENTRY.value).sum())
    unsplit = int(runs["run_min"].isna().sum())
    parts = [f"{counted(len(runs), 'session')}, {above:,} above the cap"]
    if reentry:
        parts.append(f"{reentry:,} without a run in the 30 days before")
    if unsplit:
        parts.append(f"{unsplit:,} of unknown running minutes, not drawn")
    return (
        f"Running minutes per session; runs 30 minutes apart or less are one. {', '.join(parts)}. "
        "The cap is 10 % or 5 minutes over the longest run of the 30 days before, whichever is more. "
        "It is a guard for planning, not a limit of what a body can take."
    )
