"""Keys by what values hold: the same inside is the same key, and no two keys share a number."""

import dataclasses
import datetime as dt

import pandas as pd
import pytest

from rtr.web.content import content, number_of


def frame(*km: float) -> pd.DataFrame:
    return pd.DataFrame({"km": km})


def test_frames_are_the_same_by_what_they_hold() -> None:
    assert content(frame(1.0, 2.0)) == content(frame(1.0, 2.0))
    assert content(frame(1.0, 2.0)) != content(frame(1.0, 2.5))
    assert content(frame(1.0)) != content(frame(1.0).rename(columns={"km": "mi"}))
    assert content(frame(1.0)) != content(frame(1.0).astype("float32"))


def test_lists_and_dictionaries_are_taken_apart_frames_within_them_too() -> None:
    said = {"weeks": [1, 2], "rows": frame(1.0), "limits": {"cap": (20, None)}}
    again = {"weeks": [1, 2], "rows": frame(1.0), "limits": {"cap": (20, None)}}
    assert number_of(content(said)) == number_of(content(again))
    for other in ({"weeks": [2, 1]}, {"rows": frame(1.5)}, {"limits": {"cap": (20, 0)}}):
        assert number_of(content(said)) != number_of(content(said | other))


def test_a_key_keeps_its_number_and_shares_it_with_no_other() -> None:
    keys = [("a",), ("b",), ("a", "b"), (("a", "b"),), (dt.date(2026, 5, 6), None), (1,), (True,), (1.0,), ("1",)]
    numbers = [number_of(*key) for key in keys]
    assert len(set(numbers)) == len(keys)
    assert [number_of(*key) for key in keys] == numbers


def test_records_count_by_their_fields() -> None:
    @dataclasses.dataclass(frozen=True)
    class Told:
        weeks: int

    assert number_of(Told(4)) == number_of(Told(4))
    assert number_of(Told(4)) != number_of(Told(8))


def test_what_can_change_is_no_key() -> None:
    """It would be found again although it is another now."""
    with pytest.raises(TypeError, match="unhashable"):
        number_of({1, 2})
