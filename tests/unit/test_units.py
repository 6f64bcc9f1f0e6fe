"""Paces as people write them."""

import pytest

from rtr.errors import SettingsError
from rtr.units import pace_text, speed_of


@pytest.mark.parametrize(
    ("typed", "seconds"),
    [
        ("5:30", 330),
        (" 5:30 ", 330),
        ("5.30", 330),
        ("5'30", 330),
        ("5′30″", 330),
        ("12:05 /km", 725),
        ("6:45/km", 405),
    ],
)
def test_a_pace_can_be_written_in_many_ways(typed, seconds):
    assert speed_of(typed) == pytest.approx(1000 / seconds)


def test_a_pace_per_mile_is_one_per_mile():
    assert speed_of("8:00", miles=True) == pytest.approx(1609.344 / 480)


@pytest.mark.parametrize("typed", ["", "   "])
def test_an_empty_field_is_no_pace(typed):
    assert speed_of(typed) is None


@pytest.mark.parametrize("typed", ["fast", "5", "5:3", "5:60", "0:00", "-5:30", "5:30:10", "<b>", "𝟓:𝟑𝟎x", "9" * 40])
def test_what_is_no_pace_says_how_one_is_written(typed):
    with pytest.raises(SettingsError, match="is not a pace") as refused:
        speed_of(typed)
    assert refused.value.hint == "Write minutes and seconds, like 5:30."


def test_a_pace_that_was_shown_can_be_typed_back():
    for seconds in range(180, 900, 7):
        shown = pace_text(1000 / seconds)
        assert pace_text(speed_of(shown)) == shown
