"""Somebody who reads along: the scope, the name they know the runner by, and the records as they get them."""

import dataclasses
import datetime as dt
import re
import zoneinfo
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Any, TypeVar

from rtr.body import place
from rtr.model import WHOLE_RUN, Activity, Clearance, Injury, Runner, Sport
from rtr.plan import Entry
from rtr.share import Group, Scope
from rtr.shared.needs import NEEDS, Needs

R = TypeVar("R")
Change = Callable[[Any, "Reader"], Any]
UNNAMED = "The runner"
INSTEAD: Mapping[tuple[type[Any], str], Any] = {
    (Activity, "sport"): Sport.RUNNING,
    (Activity, "source"): "",
    (Injury, "kind"): "unknown",
    (Clearance, "by"): "",
    (Entry, "title"): "A date",
}
"""What stands for a field that must be there and is not shown."""
SHORTEST_NAME = 2


def within(name: str) -> str:
    """What a runner is called inside of a sentence.

    >>> within("The runner"), within("Maja")
    ('the runner', 'Maja')
    """
    return UNNAMED.lower() if name == UNNAMED else name


@dataclasses.dataclass(frozen=True, kw_only=True)
class Reader:
    """One reader of one runner's diary. `numbers` are the activities they may know of, by uid."""

    scope: Scope
    runner: Runner
    name: str
    link_id: int | None = None
    numbers: Mapping[str, str] = dataclasses.field(default_factory=dict)
    changes: Mapping[tuple[type[Any], str], Change] = dataclasses.field(default_factory=dict)
    """How the value of a field is reduced before it is shown."""

    def has(self, group: Group) -> bool:
        return self.scope.has(group)

    def may(self, needs: Needs) -> bool:
        """Whether everything a field needs is shared."""
        return needs is not None and needs <= self._groups

    @cached_property
    def _groups(self) -> frozenset[Group]:
        return frozenset(self.scope.groups)

    @cached_property
    def zone(self) -> zoneinfo.ZoneInfo:
        return zoneinfo.ZoneInfo(self.runner.zone)

    def is_in_time(self, day: dt.date) -> bool:
        """Nothing before the first day of the scope."""
        return self.scope.since is None or day >= self.scope.since

    def is_said_in_time(self, at: dt.datetime | None) -> bool:
        return at is None or self.is_in_time(at.astimezone(self.zone).date() if at.tzinfo else at.date())

    def from_then(self, day: dt.date) -> dt.date:
        """A day that began before the scope begins with it."""
        return day if self.scope.since is None else max(day, self.scope.since)

    def is_in_place(self, where: str) -> bool:
        """Whether it is about the chosen place, or about none."""
        return self.scope.place in {None, where} or where == WHOLE_RUN

    def is_of_place(self, injury: Injury) -> bool:
        return self.scope.place in {None, place(injury.site, injury.side)}

    def text(self, said: str) -> str:
        """A text with the runner called as this reader knows them."""
        if len(self.runner.name.strip()) < SHORTEST_NAME:
            return said
        real = re.escape(self.runner.name.strip())
        begins = rf"(?P<begin>(?:^|[.!?:]\s+))?(?<!\w){real}(?!\w)"
        return re.sub(begins, self._called, said, flags=re.IGNORECASE | re.MULTILINE)

    def _called(self, found: re.Match[str]) -> str:
        begin = found["begin"]
        return within(self.name) if begin is None else f"{begin}{self.name}"

    def cut(self, records: Iterable[R]) -> tuple[R, ...]:
        """Each record built anew from the fields this reader may see."""
        return tuple(map(self.record, records))

    def record(self, record: R) -> R:
        """One record built anew; a field that is in no list stays at its default."""
        kind = type(record)
        kept = {name: self._value(kind, name, getattr(record, name)) for name in self._shown(kind)}
        return kind(**{**self._instead(kind), **kept})

    def _shown(self, kind: type[Any]) -> tuple[str, ...]:
        if kind not in self._fields:
            self._fields[kind] = tuple(name for name, needs in NEEDS[kind].items() if self.may(needs))
        return self._fields[kind]

    @cached_property
    def _fields(self) -> dict[type[Any], tuple[str, ...]]:
        return {}

    def _instead(self, kind: type[Any]) -> dict[str, Any]:
        return {name: value for (of, name), value in INSTEAD.items() if of is kind}

    def _value(self, kind: type[Any], name: str, value: Any) -> Any:
        change = self.changes.get((kind, name))
        if change is not None:
            return change(value, self)
        if type(value) in NEEDS:
            return self.record(value)
        if type(value) is tuple:
            return tuple(self.record(one) if type(one) in NEEDS else one for one in value)
        return self.text(value) if type(value) is str and Group.JOURNAL in (NEEDS[kind][name] or ()) else value
