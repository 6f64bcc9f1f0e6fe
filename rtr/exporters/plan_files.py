"""Names and contents of the files a plan is taken along in: plain and dated, the same plan gives the same names."""

import datetime as dt
import io
import zipfile
from collections import Counter
from collections.abc import Sequence

from rtr.exporters.fit_workout import fit_workout
from rtr.plan import Session

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The oldest moment a ZIP knows: a file's own time says nothing here."""


def workout_names(sessions: Sequence[Session]) -> tuple[str, ...]:
    """`rtr_2026-11-24_run-walk.fit`, one name a session; a second one of a day gets a number."""
    seen: Counter[str] = Counter()
    names = []
    for session in sessions:
        stem = f"rtr_{session.day.isoformat()}_{session.kind.value.replace('_', '-')}"
        seen[stem] += 1
        names.append(f"{stem}.fit" if seen[stem] == 1 else f"{stem}_{seen[stem]}.fit")
    return tuple(names)


def plan_name(sessions: Sequence[Session], suffix: str) -> str:
    """`rtr_plan_2026-11-24_to_2026-12-06.ics`: the days of the plan, and what kind of file it is."""
    days = [session.day for session in sessions]
    return f"rtr_plan_{min(days).isoformat()}_to_{max(days).isoformat()}.{suffix}"


def workouts_zip(sessions: Sequence[Session], made_at: dt.datetime, *, hr_cap_bpm: float | None = None) -> bytes:
    """One FIT workout per session, all in one ZIP."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, session in zip(workout_names(sessions), sessions, strict=True):
            data = fit_workout(session, made_at, hr_cap_bpm=hr_cap_bpm)
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), data)
    return out.getvalue()
