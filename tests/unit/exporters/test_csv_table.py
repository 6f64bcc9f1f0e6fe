"""Tables as CSV: what a spreadsheet must not run, and what it must read as it was."""

import csv
import datetime as dt
import io

import numpy as np
import pandas as pd
import pytest

from rtr.exporters.csv_table import csv_bytes, csv_text

NAN = float("nan")


def read(rows: pd.DataFrame) -> list[list[str]]:
    return list(csv.reader(io.StringIO(csv_text(rows))))


FORMULAS = (
    "=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", "\t=1", "\r=1", "\n=1", "  =1", "\0=1", "＝1", "＋1", "－1",
    "＠A1", "|calc", "%0A=1", '=HYPERLINK("http://evil.example")', "\ufeff=1", "\u200b=1",
)  # fmt: skip
HARMLESS = ("Morning run", "a=b", "3 - 4", "left Achilles", "", "Lauf, locker", 'say "hi"', "läuft")


@pytest.mark.parametrize("text", FORMULAS)
def test_a_text_that_begins_like_a_formula_is_text(text: str) -> None:
    ((_,), (cell,)) = read(pd.DataFrame({"name": [text]}))
    assert cell.startswith("'")
    assert not {"\t", "\r", "\0"} & set(cell)


def test_a_header_cannot_be_a_formula_either() -> None:
    assert read(pd.DataFrame({"=1+1": [1]}))[0] == ["'=1+1"]


@pytest.mark.parametrize(
    "text", ["Morning run", "a=b", "3 - 4", "left Achilles", "", "Lauf, locker", 'say "hi"', "läuft"]
)
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert read(pd.DataFrame({"a": [text], "b": [1]}))[1][0] == text


def test_numbers_keep_every_digit_and_their_sign() -> None:
    values = [0.1 + 0.2, -0.5, 1e-12, 1e300, 5.0]
    assert [float(row[0]) for row in read(pd.DataFrame({"x": values}))[1:]] == values
    assert read(pd.DataFrame({"x": [-3]}))[1] == ["-3"]


@pytest.mark.parametrize("value", [NAN, float("inf"), None, pd.NaT])
def test_what_is_not_known_is_empty(value: object) -> None:
    assert read(pd.DataFrame({"x": pd.Series([value], dtype=object), "y": [1]}))[1] == ["", "1"]


def test_days_are_days_and_moments_moments() -> None:
    frame = pd.DataFrame({"day": pd.to_datetime(["2026-05-06"]), "at": [dt.datetime(2026, 5, 6, 7, 30)]})
    assert read(frame)[1] == ["2026-05-06", "2026-05-06T07:30:00"]
    assert read(pd.DataFrame({"day": [dt.date(2026, 5, 6)]}))[1] == ["2026-05-06"]


def test_truth_is_a_number() -> None:
    assert read(pd.DataFrame({"yes": [True, False, np.True_]}))[1:] == [["1"], ["0"], ["1"]]


def test_rows_keep_their_order_and_a_table_without_rows_its_header() -> None:
    frame = pd.DataFrame({"a": [1, 2, 3], "b": list("xyz")}).iloc[::-1]
    assert read(frame) == [["a", "b"], ["3", "z"], ["2", "y"], ["1", "x"]]
    assert read(pd.DataFrame({"a": [], "b": []})) == [["a", "b"]]


def test_the_file_says_that_it_is_utf_8() -> None:
    assert csv_bytes(pd.DataFrame({"a": ["ü"]})) == b"\xef\xbb\xbfa\r\n\xc3\xbc\r\n"
