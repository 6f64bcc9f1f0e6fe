"""The tint of an injury: cut to the picture, named, and names that do not lie on each other."""

import pandas as pd
import pytest

from rtr.charts.episodes import NO_EPISODES, episode_layers, episode_rows
from rtr.charts.ratio import ratio_chart
from rtr.charts.spike import spike_chart
from rtr.charts.theme import PALETTES

START, END = pd.Timestamp("2026-09-01"), pd.Timestamp("2026-12-01")


def injuries(*spans: tuple[str, str]) -> pd.DataFrame:
    frame = pd.DataFrame(spans, columns=["first", "last"]).astype("datetime64[us]")
    return frame.assign(name=[f"Injury: number {at}" for at in range(len(spans))])


def rows(*spans: tuple[str, str]):
    return episode_rows(injuries(*spans), START, END)


def test_an_injury_is_cut_to_the_picture_and_its_last_day_is_part_of_it() -> None:
    (row,) = rows(("2026-01-01", "2026-09-20"))
    assert (row["from"], row["to"]) == ("2026-09-01T00:00:00", "2026-09-21T00:00:00")
    assert not row["has_begun"], "no line where it does not begin in the picture"


def test_one_inside_has_its_own_first_day() -> None:
    (row,) = rows(("2026-10-01", "2026-10-20"))
    assert (row["from"], row["to"], row["has_begun"]) == ("2026-10-01T00:00:00", "2026-10-21T00:00:00", True)


@pytest.mark.parametrize(
    ("first", "last", "count"),
    [
        ("2025-01-01", "2026-08-30", 0),
        ("2025-01-01", "2026-08-31", 0),
        ("2025-01-01", "2026-09-01", 1),
        ("2026-11-30", "2027-01-01", 1),
        ("2026-12-01", "2027-01-01", 0),
        ("2026-12-02", "2027-01-01", 0),
    ],
)
def test_one_outside_the_picture_is_not_drawn(first: str, last: str, count: int) -> None:
    assert len(rows((first, last))) == count


def test_names_that_would_meet_stand_below_each_other() -> None:
    assert [row["line"] for row in rows(("2026-09-05", "2026-09-20"), ("2026-09-06", "2026-10-20"))] == [0, 1]


def test_names_far_from_each_other_share_a_line() -> None:
    assert [row["line"] for row in rows(("2026-09-05", "2026-09-20"), ("2026-11-01", "2026-11-09"))] == [0, 0]


def test_more_injuries_than_lines_are_still_all_tinted() -> None:
    many = rows(*[(f"2026-09-0{day}", "2026-10-20") for day in range(1, 7)])
    assert [row["line"] for row in many] == [0, 1, 2, 2, 2, 2]


def test_a_late_name_stands_left_of_its_line() -> None:
    assert [row["is_late"] for row in rows(("2026-09-05", "2026-09-06"), ("2026-11-29", "2026-11-30"))] == [False, True]


@pytest.mark.parametrize("palette", PALETTES)
def test_without_an_injury_nothing_is_added(palette) -> None:
    assert episode_layers(NO_EPISODES, START, END, palette) == ((), ())


def test_the_layers_bring_their_rows_and_the_shared_marks_stay_clean() -> None:
    first = episode_layers(injuries(("2026-10-01", "2026-10-20")), START, END, "light")
    second = episode_layers(injuries(("2026-11-01", "2026-11-02")), START, END, "light")
    assert first[0][0]["data"] != second[0][0]["data"]
    assert first[0][0]["mark"] == second[0][0]["mark"]


@pytest.mark.parametrize("palette", PALETTES)
def test_every_load_chart_takes_them(palette) -> None:
    days = pd.date_range("2026-09-01", "2026-11-30", freq="D", unit="us")
    runs = pd.DataFrame({"day": days, "run_min": 20.0, "longest_min": 22.0, "cap_min": 27.0, "is_back": False})
    ratio = pd.DataFrame({"day": days, "ratio": 1.1, "absent": "", "low": 0.8, "high": 1.3, "coupled": 1.0})
    injury = injuries(("2026-10-01", "2026-10-20"))
    for plain, tinted in (
        (spike_chart(runs, palette=palette), spike_chart(runs, palette=palette, episodes=injury)),
        (
            ratio_chart(ratio.assign(weighted=0.9), is_expert=False, palette=palette),
            ratio_chart(ratio.assign(weighted=0.9), is_expert=False, palette=palette, episodes=injury),
        ),
    ):
        assert len(tinted.spec["layer"]) > len(plain.spec["layer"])
        assert "Injury: number 0" in str(tinted.spec)


def test_a_name_ends_at_the_edge_of_the_picture() -> None:
    early, late = rows(("2026-09-05", "2026-09-20")), rows(("2026-11-29", "2026-11-30"))
    for one in (*early, *late):
        ends = pd.Timestamp(one["from"])
        share = (ends - START) / (END - START)
        assert one["room"] == pytest.approx(share if one["is_late"] else 1 - share, abs=0.001)
