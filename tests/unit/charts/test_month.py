"""The month: cells of days as text, a selection by text, and a drawing that is never changed by the next."""

import datetime as dt

import pandas as pd

from rtr.charts.month import PICK, ROW_PX, month_chart
from rtr.diary import Diary
from rtr.model import CheckIn, Runner, SiteSymptoms
from rtr.views.journal_month import Month, month_of


def month(year: int = 2026, number: int = 3) -> Month:
    day = dt.date(year, number, 10)
    said = CheckIn(day=day, sites=(SiteSymptoms(site="back", pain_am=4),))
    return month_of(Diary(runner=Runner(id=1, name="A", zone="UTC"), check_ins=(said,)), day, day)


def spec(shown: Month) -> dict:
    return month_chart(shown.cells, weekdays=shown.weekdays, heading=shown.heading, palette="light").spec


def test_a_click_gives_the_day_as_text() -> None:
    touch = spec(month())["layer"][-1]
    assert touch["params"] == [{"name": PICK, "select": {"type": "point", "fields": ["day"], "toggle": False}}]
    assert touch["mark"]["fill"] == "transparent", "the cell over everything is what is clicked"
    assert month().cells["day"].str.fullmatch(r"\d{4}-\d\d-\d\d").all()


def test_a_month_is_as_high_as_its_weeks() -> None:
    assert [spec(month(2027, n))["height"] // ROW_PX for n in (2, 3, 5)] == [4, 5, 6]


def test_weekdays_stand_on_top_in_the_runners_order() -> None:
    axis = spec(month())["layer"][0]["encoding"]["x"]["axis"]
    assert axis["labelExpr"] == "['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'][datum.value]"


def test_a_drawing_is_not_changed_by_the_next() -> None:
    one = spec(month(2027, 2))
    assert spec(month(2027, 5)) != one
    assert spec(month(2027, 2)) == one


def test_its_words_name_the_month_and_the_highest_morning() -> None:
    shown = month()
    drawn = month_chart(shown.cells, weekdays=shown.weekdays, heading=shown.heading, palette="dark")
    assert drawn.alt == "March 2026, one cell per day: 0 days with a run, highest morning pain 4"
    bare = month_chart(shown.cells.assign(pain=float("nan")), weekdays=shown.weekdays, heading="x", palette="dark")
    assert "pain" not in bare.alt


def test_no_morning_is_no_diamond_and_zero_is_one() -> None:
    layers = spec(month())["layer"]
    diamonds = [layer for layer in layers if layer["mark"].get("shape") == "diamond"]
    assert [layer["transform"] for layer in diamonds] == [[{"filter": "isValid(datum.pain)"}]] * 2, "paper, then tint"
    assert pd.isna(month().cells["pain"]).sum() == 30
