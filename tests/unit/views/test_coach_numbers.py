"""What stands behind a coach's pictures, as a table."""

import pandas as pd

from rtr.exporters.report.rows import panel_rows
from rtr.share import Group, Scope
from rtr.shared import shown
from rtr.views.coach_numbers import NAMES, in_words
from tests.symptom_diaries import LAST, kept

DIARY = kept(60)


def rows(*groups: Group) -> pd.DataFrame:
    return panel_rows(shown(DIARY, LAST, None, Scope(groups=groups)), 4)


def test_every_column_has_its_words() -> None:
    assert set(rows(*Group)) - {"day"} <= set(NAMES)


def test_days_and_columns_without_anything_are_left_out_and_the_newest_comes_first() -> None:
    told = pd.DataFrame({
        "day": pd.date_range("2026-05-04", periods=3), "pain_am": [1.0, None, None], "notes": ["", "", "easy"],
        "mood": [None, None, None],
    })  # fmt: skip
    table = in_words(told)
    assert list(table.columns) == ["Day", "Morning pain", "Notes"]
    assert [day.day for day in table["Day"]] == [6, 4]


def test_only_what_is_shared_stands_in_it() -> None:
    assert set(rows(Group.LOAD)) == {"day", "run_min", "walk_min", "run_km", "sports"}
    assert set(rows(Group.HEART)) == {"day", "run_avg_hr_bpm", "resting_hr_bpm", "hrv_rmssd_ms", "hrv_sdnn_ms"}
    assert set(rows(Group.JOURNAL)) == {"day", "titles", "notes"}
    assert set(rows(Group.PLAN)) == {"day", "planned_min"}
    assert not {"run_min", "run_km", "titles"} & set(rows(Group.SYMPTOMS))


def test_minutes_are_whole_ones() -> None:
    told = pd.DataFrame(
        {"day": pd.to_datetime(["2026-05-01"]), "run_min": [24.4], "walk_min": [13.96], "run_km": [4.9]}
    )
    assert in_words(told).iloc[0].tolist()[1:] == [24.0, 14.0, 4.9]
