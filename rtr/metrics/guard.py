"""Every running session beside its longest of 30 days, as a frame."""

import datetime as dt
from collections.abc import Set as AbstractSet

import numpy as np
import pandas as pd
import pandera.pandas as pa
from pandera.typing import DataFrame, Series

from rtr.frames import DAY_DTYPE, RunsFrame, Strict
from rtr.metrics.spike import BANDS, Bands, cap, longest_30d, session_spike, states

DAY = "datetime64[D]"
NONE: frozenset[str] = frozenset()


class Spikes(Strict):
    """One row per running session, oldest first. Minutes; the ratio has no unit.

    `longest_30d` is plain, `longest_settled_30d` leaves out runs that ended in Ease back; `cap_min`
    and `state` come from the second (rulings R9), `session_spike` from the first.
    """

    uid: Series[str]
    day: Series[pd.Timestamp]
    run_min: Series[float] = pa.Field(nullable=True)
    longest_30d: Series[float] = pa.Field(nullable=True)
    longest_30d_absent: Series[str]
    longest_settled_30d: Series[float] = pa.Field(nullable=True)
    longest_settled_30d_absent: Series[str]
    session_spike: Series[float] = pa.Field(nullable=True)
    session_spike_absent: Series[str]
    cap_min: Series[float] = pa.Field(nullable=True)
    state: Series[str]


class Caps(Strict):
    """The cap a run on that day would have; NaN where no settled run lies in the 30 days before."""

    day: Series[pd.Timestamp]
    longest_settled_30d: Series[float] = pa.Field(nullable=True)
    longest_settled_30d_absent: Series[str]
    cap_min: Series[float] = pa.Field(nullable=True)


SpikesFrame = DataFrame[Spikes]
CapsFrame = DataFrame[Caps]


def spikes(runs: RunsFrame, *, eased_back: AbstractSet[str] = NONE, bands: Bands = BANDS) -> SpikesFrame:
    """Each session of `runs` with its longest, ratio, cap and state, by running minutes.

    `eased_back` holds the uids of runs that ended in Ease back.
    """
    length, days = runs["run_min"].to_numpy(dtype=float), runs["day"].to_numpy().astype(DAY)
    is_settled = ~runs["uid"].isin(eased_back).to_numpy()
    plain = longest_30d(days, days, length)
    settled = longest_30d(days, days[is_settled], length[is_settled])
    ratio = session_spike(length, plain)
    frame = pd.DataFrame(
        {
            "uid": runs["uid"],
            "day": runs["day"],
            "run_min": length,
            "longest_30d": plain.value,
            "longest_30d_absent": pd.Series(plain.absent, index=runs.index, dtype="str"),
            "longest_settled_30d": settled.value,
            "longest_settled_30d_absent": pd.Series(settled.absent, index=runs.index, dtype="str"),
            "session_spike": ratio.value,
            "session_spike_absent": pd.Series(ratio.absent, index=runs.index, dtype="str"),
            "cap_min": cap(settled.value, bands),
            "state": pd.Series(states(length, settled, bands), index=runs.index, dtype="str"),
        }
    )
    return SpikesFrame(frame)


def caps(
    runs: RunsFrame, first: dt.date, last: dt.date, *, eased_back: AbstractSet[str] = NONE, bands: Bands = BANDS
) -> CapsFrame:
    """The cap of every day from `first` to `last`, whether or not there was a run."""
    settled = runs[~runs["uid"].isin(eased_back)]
    days = np.arange(np.datetime64(first, "D"), np.datetime64(last, "D") + 1)
    run_days, length = settled["day"].to_numpy().astype(DAY), settled["run_min"].to_numpy(dtype=float)
    longest = longest_30d(days, run_days, length)
    frame = pd.DataFrame(
        {
            "day": days.astype(DAY_DTYPE),
            "longest_settled_30d": longest.value,
            "longest_settled_30d_absent": pd.Series(longest.absent, dtype="str"),
            "cap_min": cap(longest.value, bands),
        }
    )
    return CapsFrame(frame)
