"""The JSON of the command line: the stable face of `rtr`. Add to it, never change it silently."""

import datetime as dt
import math
from collections import Counter
from dataclasses import asdict
from typing import Any

from rtr.actions.inspect import Inspected, Inspection
from rtr.model import Batch, CheckIn, FileOutcome, Injury, Outcome, RunResponse

COUNTED = ("avg_hr_bpm", "max_hr_bpm", "avg_cadence_spm", "avg_power_w")
"""Written without a decimal point where they are whole."""


def inspection(found: Inspection) -> dict[str, Any]:
    """The document of `inspect --json`."""
    return {
        "activities": [activity(one) for one in found.activities],
        "check_ins": [check_in(one) for one in found.check_ins],
        "responses": [response(one) for one in found.responses],
        "injuries": [injury(one) for one in found.injuries],
        "problems": [
            {"path": p.path, "where": p.where, "what": p.what, "severity": p.severity.value} for p in found.problems
        ],
    }


def activity(found: Inspected) -> dict[str, Any]:
    """One activity; what is not known is null."""
    a = found.activity
    numbers = (
        "elapsed_s", "timer_s", "moving_s", "distance_m", "run_s", "walk_s", "ascent_m", "descent_m",
        *COUNTED, "rpe", "feel",
    )  # fmt: skip
    told = {name: _number(getattr(a, name), is_count=name in COUNTED) for name in numbers}
    return {
        "path": found.path,
        "format": a.source,
        "uid": a.uid,
        "sport": a.sport.value,
        "sub_sport": a.sub_sport,
        "start_utc": instant(a.start_utc),
        "start_local": a.start_local.isoformat() if a.start_local else None,
        "utc_offset_s": a.utc_offset_s,
        **{name: told[name] for name in numbers[:6]},
        "run_walk_method": a.run_walk_method.value,
        **{name: told[name] for name in numbers[6:]},
        "title": a.title,
        "notes": a.notes,
        "device": a.device,
        "laps": len(a.laps),
        "samples": found.samples,
    }


def check_in(said: CheckIn) -> dict[str, Any]:
    """One morning; what is not known is null."""
    told = asdict(said)
    for name in ("sleep_h", "resting_hr_bpm", "hrv_rmssd_ms", "hrv_sdnn_ms"):
        told[name] = _number(told[name], is_count=True)
    del told["recorded_at"]
    return told | {"day": said.day.isoformat(), "red_flags": told["red_flags"] and list(told["red_flags"])}


def response(told: RunResponse) -> dict[str, Any]:
    """One answer to a run."""
    return asdict(told) | {"recorded_at": instant(told.recorded_at)}


def injury(told: Injury) -> dict[str, Any]:
    """One injury episode; days as ISO text."""
    days = {name: day.isoformat() for name in ("onset", "until", "cleared_on") if (day := getattr(told, name))}
    return {name: value for name, value in asdict(told).items() if name != "id"} | days


def imported(batch: Batch) -> dict[str, Any]:
    """The document of `import --json`."""
    return {"batch": batch.id, "files": [file(one) for one in batch.files], "totals": totals(batch)}


def file(outcome: FileOutcome) -> dict[str, Any]:
    """What became of one file."""
    return asdict(outcome) | {"outcome": outcome.outcome.value}


def totals(batch: Batch) -> dict[str, int]:
    """Files by outcome."""
    counted = Counter(one.outcome for one in batch.files)
    return {"files": len(batch.files), **{outcome.value: counted[outcome] for outcome in Outcome}}


def listed(batch: Batch) -> dict[str, Any]:
    """One line of `batches --json`."""
    return {
        "batch": batch.id,
        "created_at": instant(batch.created_at),
        "undone": batch.is_undone,
        "activities_new": sum(one.activities_new for one in batch.files),
        "totals": totals(batch),
    }


def instant(moment: dt.datetime | None) -> str | None:
    """`2024-05-06T06:12:00Z`."""
    return moment.astimezone(dt.UTC).isoformat().replace("+00:00", "Z") if moment is not None else None


def _number(value: float | None, *, is_count: bool) -> float | int | None:
    if value is None or not math.isfinite(value):
        return None
    return int(value) if is_count and value == int(value) else float(value)
