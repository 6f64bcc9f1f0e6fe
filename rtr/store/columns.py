"""Column types that hold the same values on SQLite and PostgreSQL, and refuse what would not come back."""
# ruff: noqa: ARG002 - SQLAlchemy passes the dialect to every type

import datetime as dt
import enum
import functools
import json
import math
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from sqlalchemy import Date, DateTime, Dialect, Double, Integer, LargeBinary, Text, TypeDecorator

from rtr.measures import Histogram
from rtr.plan import Session
from rtr.plan_json import sessions_from_json, sessions_to_json
from rtr.share import Group

E = TypeVar("E", bound=enum.StrEnum)

Day = Date


class Utc(TypeDecorator[dt.datetime]):
    """An instant: aware in, aware in UTC out, to the microsecond."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs a time zone")
        instant = value.astimezone(dt.UTC)
        return instant.replace(tzinfo=None) if dialect.name == "sqlite" else instant

    def process_result_value(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=dt.UTC) if value.tzinfo is None else value.astimezone(dt.UTC)


class Clock(TypeDecorator[dt.datetime]):
    """What a clock on the wall showed: naive, to the microsecond."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        if value is not None and value.tzinfo is not None:
            raise ValueError("a wall clock has no time zone")
        return value.replace(fold=0) if value is not None else None


class Number(TypeDecorator[float]):
    """A double; what is not finite is unknown."""

    impl = Double
    cache_ok = True

    def process_bind_param(self, value: float | None, dialect: Dialect) -> float | None:
        return float(value) if value is not None and math.isfinite(value) else None


class Whole(TypeDecorator[int]):
    """An integer of any kind, numpy's included."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: int | None, dialect: Dialect) -> int | None:
        return int(value) if value is not None else None


class Words(TypeDecorator[str]):
    """Text from files and people: without NUL, always valid UTF-8."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return value.replace("\0", "").encode("utf-8", "replace").decode() if value is not None else None


class Choice(TypeDecorator[E]):
    """One word of a closed list."""

    impl = Text
    cache_ok = True

    def __init__(self, words: type[E]) -> None:
        super().__init__()
        self.words = words

    def process_bind_param(self, value: E | None, dialect: Dialect) -> str | None:
        return value.value if value is not None else None

    def process_result_value(self, value: str | None, dialect: Dialect) -> E | None:
        return self.words(value) if value is not None else None


class Binned(TypeDecorator[Histogram]):
    """Seconds per bin, in their packed form."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: Histogram | None, dialect: Dialect) -> bytes | None:
        return value.packed if value is not None else None

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> Histogram | None:
        return Histogram(bytes(value)) if value is not None else None


class Names(TypeDecorator[tuple[str, ...]]):
    """A tuple of short names, as a JSON list."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Sequence[str] | None, dialect: Dialect) -> str | None:
        return json.dumps(list(value)) if value is not None else None

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[str, ...] | None:
        return _names(value) if value is not None else None


class Groups(TypeDecorator[tuple[Group, ...]]):
    """What a link shows, as a JSON list; a kind of content that is no longer known shows nothing."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Sequence[Group] | None, dialect: Dialect) -> str | None:
        return json.dumps([group.value for group in value]) if value is not None else None

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[Group, ...] | None:
        known = set(Group)
        return tuple(Group(word) for word in json.loads(value) if word in known) if value is not None else None


@functools.lru_cache(maxsize=1024)
def _names(text: str) -> tuple[str, ...]:
    """The same few lists stand in thousands of rows."""
    return tuple(json.loads(text))


class Lines(TypeDecorator[tuple[tuple[str, str], ...]]):
    """Pairs of words, as a JSON list of lists."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Sequence[Sequence[str]] | None, dialect: Dialect) -> str | None:
        return json.dumps([list(line) for line in value]) if value is not None else None

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[tuple[str, str], ...] | None:
        return tuple((name, line) for name, line in json.loads(value)) if value is not None else None


class Planned(TypeDecorator[tuple[Session, ...]]):
    """Planned sessions, as JSON."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Sequence[Session] | None, dialect: Dialect) -> str | None:
        return json.dumps(sessions_to_json(value)) if value is not None else None

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[Session, ...] | None:
        return sessions_from_json(json.loads(value)) if value is not None else None


class Parts(TypeDecorator[tuple[Any, ...]]):
    """A tuple of small frozen records, as JSON columns: `{"start_s": [0, 60], …}`.

    A field that is None throughout is left out. `make` builds the records from one column per
    name, in the order of `names`, with None for what was left out.
    """

    impl = Text
    cache_ok = True

    def __init__(self, names: tuple[str, ...], make: Callable[..., Iterable[Any]]) -> None:
        super().__init__()
        self.names, self.make = names, make

    def process_bind_param(self, value: Sequence[Any] | None, dialect: Dialect) -> str | None:
        if not value:
            return None if value is None else "{}"
        columns = {name: [_plain(getattr(part, name)) for part in value] for name in self.names}
        kept = {name: column for name, column in columns.items() if any(v is not None for v in column)}
        return json.dumps(kept, separators=(",", ":"), allow_nan=False)

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[Any, ...] | None:
        if value is None or value == "{}":
            return () if value else None
        columns = json.loads(value)
        nothing = [None] * max(map(len, columns.values()))
        return tuple(self.make(*(columns.get(name, nothing) for name in self.names)))


def _plain(value: Any) -> Any:
    """A value JSON can hold; what is not finite is unknown."""
    if value is None or isinstance(value, str | bool | int):
        return value
    return float(value) if math.isfinite(value) else None
