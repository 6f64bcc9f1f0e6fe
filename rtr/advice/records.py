"""Parts of a case that have parts themselves; plain numbers, each into JSON and back."""

import dataclasses
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from rtr.advice import readers
from rtr.advice.easy_pace import EASY_PACE, EasyPace
from rtr.advice.on_ladder import ON_LADDER, GateLine, OnLadder
from rtr.advice.readers import Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenFlag:
    """A red flag of an earlier day, or one that was computed, that nobody has cleared."""

    flag: str
    day: dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """How the last 7 days stand beside the runner's own past; None is not known.

    `strain_z` and `wellness_z` in own standard deviations, `pain_trend` in points of 0-10,
    `long_runs_7d` counts runs in the moderate or large band. `strain_of` is the load whose strain and
    monotony they are: `au` or `min`.
    """

    strain_of: str | None = None
    strain_z: float | None = None
    monotony: float | None = None
    loaded_days_7d: int | None = None
    pain_trend: float | None = None
    wellness_z: float | None = None
    long_runs_7d: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceToday:
    """One place with an open injury, or named today: its pain and stiffness beside what is usual, 0-10."""

    place: str
    kind: str
    pain_am: int | None = None
    pain_now: int | None = None
    stiff_am: int | None = None
    usual: float | None = None
    usual_stiff: float | None = None

    @property
    def pain(self) -> int | None:
        """The highest of the morning, the first steps included."""
        return max((pain for pain in (self.pain_am, self.pain_now) if pain is not None), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class LastSession:
    """How the last run settled, at the place that decides.

    `settling` is a value of `rtr.metrics.verdicts.Settling`. `what` is the code of the first reason it did
    not settle, `observed` and `beside` its numbers; `missing` the answers it lacks.
    """

    day: dt.date
    settling: str
    place: str = ""
    kind: str = "unknown"
    what: str | None = None
    observed: float | None = None
    beside: float | None = None
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BackOff:
    """A time without running that is not over, because no check-in after it has been settled.

    `cause` is `run`, `morning`, `sign` or `bone`; `what` the code of what was seen on `day`, `observed` and
    `beside` its numbers; `also` what else the run showed, with `also_observed`. `until` is the moment (UTC) from
    which a check-in decides; `failed` counts check-ins that did not pass.
    """

    cause: str
    day: dt.date
    what: str
    until: dt.datetime
    place: str = ""
    kind: str = "unknown"
    observed: float | None = None
    beside: float | None = None
    failed: int = 0
    also: str | None = None
    also_observed: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovery:
    """How the runner feels today, and what the heart says; None is not known.

    The four items are 1-5 with 5 = good, `confidence` 0-10. `z_rhr` and `z_hrv` are the last 7 days beside the
    own 28, in own standard deviations. `sleep_h_7d` is the mean of the nights told of the last 7 days.
    """

    sleep_quality: int | None = None
    fatigue: int | None = None
    mood: int | None = None
    stress: int | None = None
    confidence: int | None = None
    z_rhr: float | None = None
    z_hrv: float | None = None
    sleep_h_7d: float | None = None

    @property
    def items(self) -> tuple[float, ...]:
        """The answered items of today."""
        told = (self.sleep_quality, self.fatigue, self.mood, self.stress)
        return tuple(float(item) for item in told if item is not None)


def record_of(kind: type) -> Reader:
    """A reader of one of these records; a part whose default is None may be null."""
    nullable = {part.name for part in dataclasses.fields(kind) if part.default is None}

    def read(value: object) -> Any:
        fields = _FIELDS[kind]
        if not isinstance(value, Mapping) or set(value) - set(fields):
            raise TypeError(value)
        return kind(
            **{
                str(name): None if told is None and name in nullable else fields[name](told)
                for name, told in value.items()
            }
        )

    return read


_FIELDS: Mapping[type, Mapping[str, Reader]] = MappingProxyType(
    {
        OpenFlag: {"flag": readers.text, "day": readers.day},
        Signs: {
            "strain_of": readers.text,
            "strain_z": readers.signed,
            "monotony": readers.amount,
            "loaded_days_7d": readers.count,
            "pain_trend": readers.signed,
            "wellness_z": readers.signed,
            "long_runs_7d": readers.count,
        },
        PlaceToday: {
            "place": readers.text,
            "kind": readers.text,
            "pain_am": readers.nrs,
            "pain_now": readers.nrs,
            "stiff_am": readers.nrs,
            "usual": readers.amount,
            "usual_stiff": readers.amount,
        },
        LastSession: {
            "day": readers.day,
            "settling": readers.text,
            "place": readers.text,
            "kind": readers.text,
            "what": readers.text,
            "observed": readers.amount,
            "beside": readers.amount,
            "missing": readers.list_of(readers.text),
        },
        BackOff: {
            "cause": readers.text,
            "day": readers.day,
            "what": readers.text,
            "until": readers.moment,
            "place": readers.text,
            "kind": readers.text,
            "observed": readers.amount,
            "beside": readers.amount,
            "failed": readers.count,
            "also": readers.text,
            "also_observed": readers.amount,
        },
        Recovery: {
            "sleep_quality": readers.nrs,
            "fatigue": readers.nrs,
            "mood": readers.nrs,
            "stress": readers.nrs,
            "confidence": readers.nrs,
            "z_rhr": readers.signed,
            "z_hrv": readers.signed,
            "sleep_h_7d": readers.amount,
        },
        EasyPace: EASY_PACE,
        GateLine: ON_LADDER[GateLine],
        OnLadder: {**ON_LADDER[OnLadder], "gate": readers.list_of(record_of(GateLine))},
    }
)


def is_record(value: object) -> bool:
    """Whether it is one of these."""
    return type(value) in _FIELDS
