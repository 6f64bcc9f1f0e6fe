"""One shape per run: nothing is left out, settled ones stand at the ground, and it fits on a phone."""

import pandas as pd
import pytest

from rtr.charts.settled import PHONE_PER_ROW, STATES, settled_chart


def lengths(*counts: tuple[int, int, int]) -> pd.DataFrame:
    rows = [
        {"words": f"{10 * at}–{10 * at + 9}", "label": f"{s} of {s + h + e}", "settled": s, "held": h, "eased": e}
        for at, (s, h, e) in enumerate(counts)
    ]
    return pd.DataFrame(rows)


def shapes(*counts: tuple[int, int, int], **more):
    data = settled_chart(lengths(*counts), palette="light", **more).data
    return data[data["state"].isin(STATES)]


@pytest.mark.parametrize("counts", [(0, 0, 0), (1, 0, 0), (4, 1, 1), (40, 30, 20)])
def test_every_run_is_one_shape(counts: tuple[int, int, int]) -> None:
    assert shapes(counts)["state"].value_counts().reindex(STATES, fill_value=0).tolist() == list(counts)


def test_no_two_runs_stand_in_one_place() -> None:
    found = shapes((17, 5, 2), (3, 0, 1))
    assert not found.duplicated(["x", "y"]).any()


def test_settled_runs_stand_at_the_ground() -> None:
    found = shapes((6, 3, 1))
    assert found[found["state"] == "settled"]["y"].min() < found[found["state"] == "eased back"]["y"].min()


def test_a_column_keeps_to_itself() -> None:
    found = shapes((30, 0, 0), (0, 0, 2))
    assert found[found["state"] == "settled"]["x"].between(0, 1).all()
    assert found[found["state"] == "eased back"]["x"].between(1, 2).all()


@pytest.mark.parametrize("per_row", [5, PHONE_PER_ROW])
def test_so_many_stand_side_by_side(per_row: int) -> None:
    assert shapes((12, 0, 0), per_row=per_row).groupby("y").size().max() == per_row


def test_a_year_of_runs_grows_wider_not_taller_than_the_screen() -> None:
    chart = settled_chart(lengths((120, 40, 20)), palette="light")
    assert chart.spec["height"] <= 260
    assert len(chart.data) == 181


def test_each_column_bears_its_label_above_its_highest_run() -> None:
    data = settled_chart(lengths((6, 1, 0), (0, 0, 0)), palette="light").data
    labels = data[data["state"] == "label"]
    assert labels["label"].tolist() == ["6 of 7", "0 of 0"]
    assert labels["y"].iloc[0] > data[data["state"] != "label"]["y"].max()


def test_the_words_count_what_is_drawn() -> None:
    said = settled_chart(lengths((4, 1, 0), (0, 0, 0)), palette="dark").alt
    assert said.endswith("0–9: 4 settled, 1 held, 0 eased back.")


def test_shapes_differ_so_that_colour_is_not_needed() -> None:
    spec = settled_chart(lengths((4, 1, 1)), palette="light").spec
    marks = [layer["mark"]["shape"] for layer in spec["layer"] if layer["mark"].get("type") == "point"]
    assert marks == ["triangle-up", "square", "triangle-down"]
