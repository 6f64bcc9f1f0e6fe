"""Any list of rows: encodings, separators, broken quotes, ragged rows, limits."""

import pytest

from rtr.errors import EmptyFileError, Severity, UnknownFormatError, UnsafeFileError
from rtr.importers import csv_table
from rtr.importers.csv_table import column_key, first_columns, has_header, read_table
from rtr.importers.csv_text import decode
from rtr.importers.tally import Tally

HEADER = "Type,Date,Title,Distance"
GOOD = f'{HEADER}\nRun,2024-05-01,"Köln, am Rhein",5.00\nWalk,2024-05-02,x,3.00\n'


def is_header(names) -> bool:
    return names[:2] == ("type", "date")


def rows_of(data: bytes | str, tally: Tally | None = None) -> list[list[str]]:
    raw = data.encode() if isinstance(data, str) else data
    return [list(row.cells) for row in read_table(raw, is_header, tally or Tally("x.csv")).rows]


EXPECTED = [["Run", "2024-05-01", "Köln, am Rhein", "5.00"], ["Walk", "2024-05-02", "x", "3.00"]]


@pytest.mark.parametrize(
    "data",
    [
        GOOD.encode(),
        GOOD.encode("utf-8-sig"),
        GOOD.encode("utf-16"),
        b"\xfe\xff" + GOOD.encode("utf-16-be"),
        GOOD.encode("utf-16-le"),
        GOOD.encode("latin-1"),
        GOOD.encode("cp1252"),
        GOOD.replace("\n", "\r\n").encode(),
        GOOD.replace("\n", "\r").encode(),
        GOOD.replace("5.00", "5\0.00").encode(),
        ("\n\n" + GOOD).encode(),
        ("Meine Aktivitäten\n\n" + GOOD).encode(),
        ("sep=,\n" + GOOD).encode(),
    ],
)
def test_one_list_in_every_encoding_and_line_end(data):
    assert rows_of(data) == EXPECTED


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_separator_is_the_one_that_gives_the_header(delimiter):
    text = '"Type";"Date";Title;Distance\nRun;2024-05-01;"a;b";5\n'.replace(";", delimiter)
    assert rows_of(text) == [["Run", "2024-05-01", f"a{delimiter}b", "5"]]


def test_windows_letters_that_latin_1_lacks():
    assert decode("5 € – “x”".encode("cp1252")) == "5 € – “x”"


def test_a_western_letter_at_the_very_end_is_no_cut_utf_8():
    assert decode("Run,Lauf,Café\n".encode("latin-1")).endswith("Café\n")


def test_a_file_cut_inside_a_letter_stays_utf_8():
    assert decode("Köln Läufe".encode() + "ü".encode()[:1]).startswith("Köln Läufe")


def test_header_names_are_compared_without_case_accent_form_and_quotes():
    assert column_key('\ufeff"Type d’activité"') == column_key("type d'activité")
    assert column_key("Aktivita\u0308tstyp") == column_key("Aktivitätstyp")
    assert column_key("Normalized Power® (NP®)") == "normalized power (np)"


def test_titles_may_hold_line_breaks_quotes_and_separators():
    text = f'{HEADER}\nRun,2024-05-01,"one\ntwo, ""three"", four, five, six",5\nWalk,2024-05-02,x,3.00\n'
    assert rows_of(text) == [["Run", "2024-05-01", 'one\ntwo, "three", four, five, six', "5"], EXPECTED[1]]


def test_a_quote_that_never_closes_costs_one_row_and_says_so():
    tally = Tally("x.csv")
    text = (
        f'{HEADER}\nRun,2024-05-01,a,5\nRun,2024-05-02,"never closed,"4.00"\nWalk,2024-05-03,b,3\nRun,2024-05-04,c,1\n'
    )
    assert [row[1] for row in rows_of(text, tally)] == ["2024-05-01", "2024-05-03", "2024-05-04"]
    (problem,) = tally.problems()
    assert (problem.where, problem.severity) == ("row 3", Severity.ERROR)


def test_a_lone_inch_mark_in_a_list_without_quotes_is_text():
    assert rows_of(f'{HEADER}\nRun,2024-05-01,6" snow,5\n') == [["Run", "2024-05-01", '6" snow', "5"]]


def test_a_row_that_a_spreadsheet_has_quoted_as_a_whole():
    assert rows_of(f'{HEADER}\n"Run,2024-05-01,""a, b"",5"\n') == [["Run", "2024-05-01", "a, b", "5"]]


def test_short_and_long_rows_are_kept_and_counted():
    tally = Tally("x.csv")
    text = f"{HEADER}\nRun,2024-05-01\nRun,2024-05-02,a,5,extra\nRun,2024-05-03,a,5,,\n"
    assert rows_of(text, tally) == [
        ["Run", "2024-05-01", "", ""],
        ["Run", "2024-05-02", "a", "5"],
        ["Run", "2024-05-03", "a", "5"],
    ]
    assert [(p.where, p.severity) for p in tally.problems()] == [
        ("row 2", Severity.WARNING),
        ("row 3", Severity.WARNING),
    ]


def test_blank_rows_are_no_rows():
    assert rows_of(f"{HEADER}\n\n,,,\nRun,2024-05-01,a,5\n  \n") == [["Run", "2024-05-01", "a", "5"]]


def test_a_cell_beyond_the_limit_of_the_csv_module_is_cut_not_refused():
    title = "A" * 2_000_000
    (row,) = rows_of(f'{HEADER}\nRun,2024-05-01,"{title}",5\n')
    assert row[2] == "A" * 20_000
    assert row[3] == "5"


def test_a_header_name_that_occurs_twice_has_two_columns():
    table = read_table(b"Type,Date,HR,HR\nRun,x,150,0\n", is_header, Tally("x.csv"))
    assert table.columns({"hr": "hr", "date": "date"}) == {"date": (1,), "hr": (2, 3)}


def test_rows_are_numbered_as_a_spreadsheet_shows_them():
    table = read_table(f"title\n\n{HEADER}\nRun,a,b,1\n\nRun,c,d,2\n".encode(), is_header, Tally("x.csv"))
    assert [row.number for row in table.rows] == [4, 6]


def test_no_text_and_no_header_are_refused():
    with pytest.raises(EmptyFileError):
        rows_of(b" \n ")
    with pytest.raises(UnknownFormatError):
        rows_of("a,b\n1,2\n")
    assert not has_header(b"a,b\n1,2\n", is_header)
    assert has_header(GOOD.encode()[:40], is_header)


def _limited(monkeypatch, **limits: int) -> None:
    for name, value in limits.items():
        monkeypatch.setattr(csv_table, name, value)


@pytest.mark.parametrize(("rows", "is_refused"), [(2, False), (3, False), (4, True)])
def test_row_limit_just_under_at_and_over(monkeypatch, rows, is_refused):
    _limited(monkeypatch, MAX_ROWS=3)
    text = HEADER + "\nRun,2024-05-01,a,5" * rows
    if is_refused:
        with pytest.raises(UnsafeFileError, match="more than 3 rows"):
            rows_of(text)
    else:
        assert len(rows_of(text)) == rows


@pytest.mark.parametrize(("columns", "is_refused"), [(4, False), (5, False), (6, True)])
def test_column_limit_just_under_at_and_over(monkeypatch, columns, is_refused):
    _limited(monkeypatch, MAX_COLUMNS=5)
    text = "Type,Date" + ",x" * (columns - 2) + "\n" + ",".join("1" * columns)
    if is_refused:
        with pytest.raises(UnsafeFileError, match="more than 5 columns"):
            rows_of(text)
    else:
        assert len(rows_of(text)) == 1


@pytest.mark.parametrize(("surplus", "is_refused"), [(-1, False), (0, False), (1, True)])
def test_size_limit_just_under_at_and_over(monkeypatch, surplus, is_refused):
    _limited(monkeypatch, MAX_TABLE_BYTES=len(GOOD.encode()) - surplus)
    if is_refused:
        with pytest.raises(UnsafeFileError, match="larger than"):
            rows_of(GOOD)
    else:
        assert rows_of(GOOD) == EXPECTED


def test_millions_of_empty_lines_are_refused_before_they_become_a_list(monkeypatch):
    _limited(monkeypatch, MAX_LINES=100)
    with pytest.raises(UnsafeFileError, match="lines"):
        rows_of(GOOD + "\n" * 201)


def test_first_columns_are_for_telling_what_was_found():
    assert first_columns(b"a;b;c\n1;2;3\n") == ("a", "b", "c")
    assert first_columns(b"just a sentence\n") == ()
    assert first_columns(bytes(range(256))) == ()
    assert first_columns(b"") == ()


def test_tally_names_up_to_five_rows_and_counts_the_rest():
    tally = Tally("x.csv")
    for row in range(2, 102):
        tally.warning(row, "Odd.")
    tally.note(0, "Whole file.")
    many, whole = tally.problems()
    assert many.where == "rows 2, 3, 4, 5, 6 and 95 more"
    assert whole.where == ""
