"""One order of day and month for a whole file."""

import datetime as dt

import pytest

from rtr.errors import CorruptFileError
from rtr.importers.dates import DateOrder, date_order, moment

DAY_FIRST, MONTH_FIRST = DateOrder(is_day_first=True), DateOrder(is_day_first=False)


def at(*parts: int) -> dt.datetime:
    return dt.datetime(*parts)


@pytest.mark.parametrize(
    ("text", "order", "expected"),
    [
        ("2024-05-01 07:00:00", DAY_FIRST, at(2024, 5, 1, 7)),
        ("2024-05-01T07:00", DAY_FIRST, at(2024, 5, 1, 7)),
        ("2024/5/1 7:00", MONTH_FIRST, at(2024, 5, 1, 7)),
        ("03/04/2024 07:00", DAY_FIRST, at(2024, 4, 3, 7)),
        ("03/04/2024 07:00", MONTH_FIRST, at(2024, 3, 4, 7)),
        ("3/4/24 7:05 PM", MONTH_FIRST, at(2024, 3, 4, 19, 5)),
        ("3/4/24 12:05 a.m.", MONTH_FIRST, at(2024, 3, 4, 0, 5)),
        ("04.06.2024, 06:13:47", MONTH_FIRST, at(2024, 6, 4, 6, 13, 47)),
        ("Jun 4, 2024, 6:13:47 AM", DAY_FIRST, at(2024, 6, 4, 6, 13, 47)),
        ("Jun 4, 2024, 12:13:47 PM", DAY_FIRST, at(2024, 6, 4, 12, 13, 47)),
        ("Jun 4, 2024, 6:13:47\u202fPM", DAY_FIRST, at(2024, 6, 4, 18, 13, 47)),
        ("4 juin 2024 à 06:13:47", DAY_FIRST, at(2024, 6, 4, 6, 13, 47)),
        ("4 de julio de 2024, 6:13", DAY_FIRST, at(2024, 7, 4, 6, 13)),
        ("Fr, 25 Mai 2012 20:31", DAY_FIRST, at(2012, 5, 25, 20, 31)),
        ("lun., 30 juin 2014 7:03", DAY_FIRST, at(2014, 6, 30, 7, 3)),
        ("Mi, 6 Mär 2013 18:00", DAY_FIRST, at(2013, 3, 6, 18)),
        ("12. Dezember 2013 18:00", DAY_FIRST, at(2013, 12, 12, 18)),
    ],
)
def test_dates_of_real_lists(text, order, expected):
    assert moment(text, order) == (expected, True)


def test_a_date_without_a_clock_is_noon_and_says_so():
    assert moment("2024-05-01", DAY_FIRST) == (at(2024, 5, 1, 12), False)


@pytest.mark.parametrize(
    "text",
    [
        "", "soon", "2024-05-010 07:00:00", "2024-13-01 07:00", "2024-02-30 07:00", "31/31/2024", "1899-01-01",
        "9999-01-01", "2024-05-01 25:00", "13:00 PM 1/1/2024", "1/1/2024 13:00 PM", "4 Smarch 2024 7:00",
    ],
)  # fmt: skip
def test_what_is_no_date_is_refused(text):
    with pytest.raises(ValueError, match="not a date"):
        moment(text, DAY_FIRST)


def test_a_number_above_12_proves_the_order_for_every_row():
    assert date_order(["03/04/2024 07:00", "05/04/2024 07:00", "13/04/2024 07:00"]) == DAY_FIRST
    assert date_order(["04/03/2024 07:00", "04/13/2024 07:00"]) == MONTH_FIRST


def test_12_proves_nothing_and_13_does():
    assert not date_order(["12/11/2024"]).is_proven
    assert date_order(["13/11/2024"]).is_proven


def test_two_orders_in_one_file_are_refused_rather_than_mixed():
    with pytest.raises(CorruptFileError, match="two orders"):
        date_order(["13/04/2024", "04/13/2024"])


def test_without_proof_the_order_in_which_the_list_is_sorted_decides():
    month_first = date_order(["04/12/2024", "04/02/2024", "03/11/2024"])
    assert not month_first.is_day_first
    assert "sorted" in (month_first.why or "")
    assert date_order(["12/04/2024", "02/04/2024", "11/03/2024"]).is_day_first


def test_without_any_evidence_day_first_is_taken_and_said():
    order = date_order(["03/04/2024 07:00"])
    assert order.is_day_first
    assert not order.is_proven
    assert "two orders" in (order.why or "")


def test_am_and_pm_speak_for_month_first():
    assert not date_order(["03/04/2024 7:00 AM"]).is_day_first


def test_iso_and_dotted_dates_need_no_decision():
    assert date_order(["2024-05-01 07:00:00", "04.06.2024 06:13"]).why is None
