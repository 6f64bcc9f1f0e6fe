"""The plain numbers of one runner on one day that rules see; JSON in, JSON out."""

import dataclasses
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from rtr.advice.easy_pace import EasyPace
from rtr.advice.fields import READERS, CaseError, Json, plain, read
from rtr.advice.on_ladder import GateLine, OnLadder
from rtr.advice.records import BackOff, LastSession, OpenFlag, PlaceToday, Recovery, Signs
from rtr.metrics.verdicts.clock import morning_of, zone_of
from rtr.plan import Session

__all__ = [
    "BackOff", "Case", "CaseError", "EasyPace", "GateLine", "Json", "LastSession", "OnLadder", "OpenFlag", "PlaceToday",
    "Recovery", "Signs",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Everything the rules see of one runner on the morning of `on`. Minutes are running minutes.

    None means unknown; `…_absent` says why, where it is a metric. `last_run_min` is the longest
    session of the last day with a run, `last_run_unsplit` how many sessions of that day could not
    be split. `longest_before_min` is the longest settled run of the 30 days before that day,
    `longest_next_min` of the 30 days before the next run. `runs_seen` counts the runs from
    `seen_from` on, which the rules compared. `red_flags` are the signs marked today that nobody has
    cleared: None while the question is unanswered, empty when the answer was "nothing".

    `run_days` are the last days with a run, newest first. `week_from` begins the current week,
    `week_min` is what it holds so far, `week_tag` what the runner said it is. `loading_weeks` counts
    whole ones since the cut-back or off week of `lighter_week`, else from `counted_from` on (None: since the
    diary begins), `unjudged_weeks` those between of unknown minutes; `due_week` is the last one where it was due to
    be lighter and was not. `loading_min` is the last loading week, if it
    lies in the four weeks before, `settled_min` and `settled_runs` the same without runs that ended
    in Ease back, `settled_before_min` that of the loading week before it.
    `eased_back_28d` counts runs known to have ended in Ease back. `signs` are those of today, `eve`
    those of the last day before the current week.

    `now` is the moment (UTC) it is asked at, `zone` the clock it is said in. `clinician_for` are the
    reasons for which a clinician makes the plan, None while there is no set-up; `not_told` what it
    leaves open, `is_energy_due` whether a bone injury still asks for signs of too little energy.
    `mornings_missing` of the last `mornings_asked` mornings have no check-in, counted from
    `first_check_in` on. `check_in_missing` is what today's check-in lacks, None where there is none;
    `new_signs` what it named, None while the question is open. `last_session` is how the last run
    settled. `undiagnosed_backs` counts runs of 28 days that eased back at a place without a diagnosis.
    `fever_on` is the last day with a fever, `well_from` the first check-in without one since.

    `ladder` is where the runner stands on the ladder, None without an open injury. `planned` is what an
    accepted block holds for today, () where none covers it. `free_days` are the weekdays on which a run is
    possible (0 = Monday; empty: not told), `week_runs` the days with a run of the current week. `pace` is
    easy running of the last 7 days beside the weeks before, and recovery beside it.
    """

    on: dt.date
    now: dt.datetime | None = None
    zone: str | None = None
    runs_seen: int = 0
    seen_from: dt.date | None = None
    last_activity: dt.date | None = None
    last_run: dt.date | None = None
    last_run_min: float | None = None
    last_run_unsplit: int = 0
    longest_before_min: float | None = None
    longest_before_absent: str | None = None
    longest_next_min: float | None = None
    mean_week_min: float | None = None
    mean_week_absent: str | None = None
    red_flags: tuple[str, ...] | None = None
    open_flags: tuple[OpenFlag, ...] = ()
    run_days: tuple[dt.date, ...] = ()
    week_from: dt.date | None = None
    week_min: float | None = None
    week_tag: str | None = None
    last_week_kind: str | None = None
    loading_weeks: int | None = None
    unjudged_weeks: int = 0
    lighter_week: dt.date | None = None
    counted_from: dt.date | None = None
    due_week: dt.date | None = None
    loading_min: float | None = None
    settled_min: float | None = None
    settled_runs: tuple[float, ...] = ()
    settled_before_min: float | None = None
    build_weeks: int | None = None
    injury_kinds: tuple[str, ...] = ()
    age: int | None = None
    eased_back_28d: int | None = None
    signs: Signs = field(default=Signs())
    eve: Signs = field(default=Signs())
    clinician_for: tuple[str, ...] | None = None
    not_told: tuple[str, ...] = ()
    is_energy_due: bool = False
    first_check_in: dt.date | None = None
    mornings_asked: int = 0
    mornings_missing: int = 0
    check_in_missing: tuple[str, ...] | None = None
    new_signs: tuple[str, ...] | None = None
    places: tuple[PlaceToday, ...] = ()
    last_session: LastSession | None = None
    back_offs: tuple[BackOff, ...] = ()
    undiagnosed_backs: int = 0
    fever_on: dt.date | None = None
    well_from: dt.datetime | None = None
    recovery: Recovery = field(default=Recovery())
    ladder: OnLadder | None = None
    planned: tuple[Session, ...] = ()
    free_days: tuple[int, ...] = ()
    week_runs: int = 0
    pace: EasyPace = field(default=EasyPace())

    @property
    def clock(self) -> dt.tzinfo:
        """The runner's clock; UTC where no zone is known."""
        return zone_of(self.zone or "UTC")

    @property
    def moment(self) -> dt.datetime:
        """When it is asked: seven in the morning where no moment was given."""
        return self.now or morning_of(self.on, self.clock)

    @property
    def standing_flags(self) -> tuple[str, ...]:
        """Every red flag that nobody has cleared, today's first."""
        return (*(self.red_flags or ()), *(flag.flag for flag in self.open_flags))

    @property
    def days_since_run(self) -> int | None:
        """0 on the day of a run."""
        return None if self.last_run is None else (self.on - self.last_run).days

    @property
    def days_since_activity(self) -> int | None:
        return None if self.last_activity is None else (self.on - self.last_activity).days

    def to_json(self) -> dict[str, Json]:
        """All fields as JSON values; dates in ISO form."""
        return {one.name: plain(getattr(self, one.name)) for one in dataclasses.fields(self)}

    @classmethod
    def from_json(cls, value: object) -> "Case":
        """The case that `to_json` wrote. Raises `CaseError` for anything else."""
        if not isinstance(value, Mapping) or "on" not in value:
            raise CaseError("This is not a case: a JSON object with the field 'on' was expected.")
        unknown = sorted(str(name) for name in value if name not in READERS)
        if unknown:
            raise CaseError(f"This case holds a field that is not known here: {unknown[0]}.")
        return cls(**{str(name): read(str(name), given) for name, given in value.items()})
