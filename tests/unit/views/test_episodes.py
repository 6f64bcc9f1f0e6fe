"""Injury episodes on charts: how far their tint reaches, and what they are called."""

import dataclasses
import datetime as dt

import pytest

from rtr.diary import Diary
from rtr.model import Injury, Runner
from rtr.views.episodes import episodes

DAY = dt.date(2026, 5, 6)
INJURY = Injury(site="achilles", side="left", kind="tendon", onset=dt.date(2026, 3, 1))


def shown(*injuries: Injury, first: dt.date = dt.date(2026, 1, 1), last: dt.date = DAY):
    diary = Diary(runner=Runner(id=1, name="Ada", zone="Europe/Berlin"), injuries=injuries)
    return episodes(diary, first, last, DAY)


@pytest.mark.parametrize(
    ("told", "last"),
    [
        ({}, DAY),
        ({"cleared_on": dt.date(2026, 4, 2)}, dt.date(2026, 4, 2)),
        ({"cleared_on": dt.date(2026, 4, 2), "until": dt.date(2026, 4, 20)}, dt.date(2026, 4, 20)),
    ],
)
def test_a_tint_reaches_to_the_end_or_the_clearance_or_today(told: dict[str, dt.date], last: dt.date) -> None:
    rows = shown(dataclasses.replace(INJURY, **told))
    assert rows["last"].iloc[0].date() == last


@pytest.mark.parametrize(
    ("site", "side", "name"),
    [
        ("achilles", "left", "Injury: left Achilles tendon"),
        ("back", "none", "Injury: lower back"),
        ("calf", "right", "Injury: right calf"),
    ],
)
def test_an_injury_is_called_by_its_place(site: str, side: str, name: str) -> None:
    assert shown(dataclasses.replace(INJURY, site=site, side=side))["name"].tolist() == [name]


def test_words_of_the_runner_are_never_drawn() -> None:
    rows = shown(dataclasses.replace(INJURY, diagnosis="<script>alert(1)</script>", cleared_by="me"))
    assert "script" not in rows.to_csv()


@pytest.mark.parametrize(
    ("first", "last", "count"),
    [
        (dt.date(2026, 1, 1), dt.date(2026, 2, 28), 0),
        (dt.date(2026, 1, 1), dt.date(2026, 3, 1), 1),
        (dt.date(2026, 4, 2), dt.date(2026, 5, 1), 1),
        (dt.date(2026, 4, 3), dt.date(2026, 5, 1), 0),
    ],
)
def test_only_injuries_that_touch_the_period_are_there(first: dt.date, last: dt.date, count: int) -> None:
    cleared = dataclasses.replace(INJURY, cleared_on=dt.date(2026, 4, 2))
    assert len(shown(cleared, first=first, last=last)) == count
