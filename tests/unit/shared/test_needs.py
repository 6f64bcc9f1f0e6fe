"""Every field of every record is in a list, or nobody sees it."""

import dataclasses
import typing
from typing import Any

import pytest

from rtr.advice.ladder.gate_words import TEST
from rtr.advice.ladder.gates import EXITS
from rtr.advice.rules import RULES
from rtr.diary import Diary
from rtr.metrics.verdicts import RunVerdict
from rtr.share import Group, Scope
from rtr.shared.changes import CHANGES
from rtr.shared.grounds import GROUNDS
from rtr.shared.needs import ALWAYS, NEEDS
from rtr.shared.reader import INSTEAD, Reader
from rtr.shared.stands import GATES


def records_in(kind: Any) -> set[type[Any]]:
    """Every record class that a type can hold."""
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        hints = typing.get_type_hints(kind)
        return {kind}.union(*(records_in(hints[one.name]) for one in dataclasses.fields(kind)))
    return set().union(*(records_in(part) for part in typing.get_args(kind)))


PACKED = {"Histogram"}
"""Counts packed into bytes: shown or not as a whole."""


def test_every_record_of_a_diary_is_in_the_list() -> None:
    found = {kind for kind in records_in(Diary) if kind.__name__ not in PACKED} - {Diary}
    assert found | {RunVerdict} == set(NEEDS)


@pytest.mark.parametrize("kind", NEEDS, ids=lambda kind: kind.__name__)
def test_every_field_is_assigned_to_a_group(kind: type[Any]) -> None:
    """A field that was added to a record fails here until somebody decides who may see it."""
    assert set(NEEDS[kind]) == {one.name for one in dataclasses.fields(kind)}


def test_every_field_of_a_diary_is_built_by_the_cut() -> None:
    import inspect

    from rtr.shared.cut import cut_for

    built = inspect.getsource(cut_for)
    assert [one.name for one in dataclasses.fields(Diary) if f"{one.name}=" not in built] == []


@pytest.mark.parametrize("kind", NEEDS, ids=lambda kind: kind.__name__)
def test_what_must_be_there_is_always_shown_or_has_something_in_its_place(kind: type[Any]) -> None:
    """A record that is kept can be built. Those that are dropped whole share one need in all their required fields."""
    must = {
        one.name: NEEDS[kind][one.name]
        for one in dataclasses.fields(kind)
        if one.default is dataclasses.MISSING and one.default_factory is dataclasses.MISSING
        and (kind, one.name) not in INSTEAD
    }  # fmt: skip
    assert set(must.values()) <= {ALWAYS} or len(set(must.values()) - {ALWAYS}) == 1


def test_changes_and_stand_ins_name_fields_that_exist() -> None:
    assert all(name in NEEDS[kind] for kind, name in (*CHANGES, *INSTEAD))


def test_every_rule_and_every_condition_is_in_a_list() -> None:
    assert set(GROUNDS) == {rule.code for rule in RULES}
    asked = {condition.code for exits in EXITS.values() for condition in exits}
    assert {code for code in asked if not code.startswith(TEST)} == set(GATES)


def test_a_field_nobody_assigned_stays_at_its_default(monkeypatch: pytest.MonkeyPatch) -> None:
    from rtr.model import CheckIn
    from tests.unit.shared.marked import DAY, marked

    fields = {name: needs for name, needs in NEEDS[CheckIn].items() if name != "note"}
    monkeypatch.setattr("rtr.shared.reader.NEEDS", {**NEEDS, CheckIn: fields})
    diary = marked().diary
    reader = Reader(scope=Scope(groups=tuple(Group)), runner=diary.runner, name="M.", changes=CHANGES)
    assert diary.check_ins[0].note
    assert reader.record(diary.check_ins[0]).note is None
    assert reader.record(diary.check_ins[0]).day == DAY
