"""What one cell says: numbers, durations, text."""

import pytest

from rtr.importers.cells import decimal_sign, duration_s, is_missing, notes_text, number, title_text


@pytest.mark.parametrize(
    ("text", "decimal", "expected"),
    [
        ("5.02", ".", 5.02),
        ("5,02", ",", 5.02),
        ("1,381", ".", 1381.0),
        ("1.381", ",", 1381.0),
        ("1,381.5", ".", 1381.5),
        ("1.381,5", ",", 1381.5),
        ("2,81", ".", 2.81),
        ("2.81", ",", 2.81),
        ("1 234,5", ".", 1234.5),
        ("1\u00a0234,5", ",", 1234.5),
        ("1\u202f234", ",", 1234.0),
        ("1'234.5", ".", 1234.5),
        ("1’234.5", ".", 1234.5),
        ("'-12", ".", -12.0),
        ("−3.5", ".", -3.5),
        (" 7 ", ".", 7.0),
        ("3322.949951171875", ".", 3322.949951171875),
    ],
)
def test_number_is_read_with_the_sign_of_the_file_and_with_the_other_only_where_nothing_else_fits(
    text, decimal, expected
):
    assert number(text, decimal) == expected


@pytest.mark.parametrize("text", ["--", "", " ", "--:--:--", "-", "–", "n/a"])
def test_missing_cells_are_none_and_never_zero(text):
    assert is_missing(text)
    assert number(text, ".") is None
    assert duration_s(text) is None


@pytest.mark.parametrize(
    "text", ["NaN", "inf", "-inf", "1e9", "٥٫٠", "5 km", "1,2,3", "12 34", "0x10", "9" * 400, "5.", ".5"]
)
def test_what_is_no_plain_number_is_refused(text):
    with pytest.raises(ValueError, match="not a number"):
        number(text, ".")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("30:00", 1800.0),
        ("1:30:00", 5400.0),
        ("00:05:13.1", 313.1),
        ("00:04:53,4", 293.4),
        ("58:40:00", 211_200.0),
        ("75:30", 4530.0),
        ("00:00", 0.0),
        ("0:59:59", 3599.0),
    ],
)
def test_durations_in_the_spellings_of_real_lists(text, expected):
    assert duration_s(text) == expected


@pytest.mark.parametrize(
    "text", ["99:99:99", "-00:10:00", "25 min", "1:60", "1:60:00", "0:59:60", "1", "1:2:3:4", "a:bc"]
)
def test_what_is_no_duration_is_refused(text):
    with pytest.raises(ValueError, match="not a duration"):
        duration_s(text)


def test_decimal_sign_is_the_majority_of_what_can_be_read_in_one_way_only():
    assert decimal_sign(["5,02", "12,10", "2.81"]) == ","
    assert decimal_sign(["5.02", "12.10", "2,81", "2"]) == "."
    assert decimal_sign(["2,810", "1.234", "5", "--"]) is None


def test_titles_are_one_line_of_text_with_nothing_taken_away_but_control_characters():
    assert title_text("  a\nb\x00\x1b[31m ") == "a b [31m"
    assert title_text("\u202egnp.tset") == "\u202egnp.tset"
    assert title_text("🏃‍♀️ e\u0301toile") == "🏃‍♀️ e\u0301toile"
    assert title_text("=cmd|'/C calc'!A0") == "=cmd|'/C calc'!A0"
    assert title_text("'-2+3") == "-2+3"
    assert title_text("Rock'n'run") == "Rock'n'run"
    assert title_text(" ") is None


def test_notes_keep_their_lines():
    assert notes_text("one\r\ntwo\rthree\n\x07") == "one\ntwo\nthree"
