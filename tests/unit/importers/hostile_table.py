"""What every file of the hostile collection should get, one row each; see its README.

`GOOD` is the list of two runs that many of the files hold in disguise. JSON and Apple Health
come with a later issue: until then those files are refused with a plain sentence, which is what
the collection asks of anything that cannot be used.
"""

import dataclasses
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rtr.model import Activity


@dataclass(frozen=True, kw_only=True)
class Expected:
    """`refused`: a word of the message. Else `count` recordings, `told`: a word of the problems."""

    refused: str | None = None
    count: int = 0
    told: tuple[str, ...] = ()
    check: Callable[[Sequence[Activity]], bool] = lambda _: True


def refused(word: str) -> Expected:
    return Expected(refused=word)


def read_as(count: int, *told: str, check: Callable[[Sequence[Activity]], bool] = lambda _: True) -> Expected:
    return Expected(count=count, told=told, check=check)


def is_good(found: Sequence[Activity]) -> bool:
    return [(a.distance_m, a.timer_s, a.title) for a in found] == [
        (5000.0, 1800.0, "Lauf in Köln"),
        (3200.0, 1200.0, "Laufband"),
    ]


def spans(low_m: float, high_m: float) -> Callable[[Sequence[Activity]], bool]:
    return lambda found: all(low_m <= (a.distance_m or 0) <= high_m for a in found)


def all_flagged(found: Sequence[Activity]) -> bool:
    return all(a.is_flagged for a in found)


def fenix_run(found: Sequence[Activity]) -> bool:
    (run,) = found
    return 9000 < (run.distance_m or 0) < 9020 and len(run.laps) == 4 and run.timer_s is not None


GOOD = read_as(2, check=is_good)
REPEATED = "again in this file"
APPLE = refused("Apple Health export, which cannot be read yet")
JSON = refused("JSON file")

FIT = {
    "empty.fit": refused("empty"),
    "fit_header_only_14_bytes.fit": refused("only a header"),
    "fit_truncated_half.fit": read_as(1, "cut", check=spans(5000, 5200)),
    "fit_truncated_last_10_bytes.fit": read_as(1, "cut", check=fenix_run),
    "fit_bad_file_crc.fit": read_as(1, "checksum", check=fenix_run),
    "fit_corrupt_middle.fit": read_as(1, "damaged here", check=fenix_run),
    "fit_header_claims_4GB.fit": refused("claims 4,295 MB"),
    "random_bytes.fit": refused("no known format"),
    "photo_renamed.fit": refused("picture"),
    "fit_gzip_of_gzip.fit.gz": refused("packed twice"),
    "plain_fit_named_gz.fit.gz": read_as(1, check=fenix_run),
    "fit_gz_truncated.fit.gz": refused("cut off"),
    "gzip_bomb_200MB.fit.gz": refused("unpacking was stopped"),
}

GPX = {
    "empty.gpx": refused("empty"),
    "gpx_no_times.gpx": refused("planned route"),
    "gpx_nan_coords.gpx": read_as(1, "12 points", check=spans(640, 650)),
    "gpx_inf_and_huge_coords.gpx": read_as(1, "3 points", check=spans(110, 112)),
    "gpx_teleport.gpx": read_as(1, "jumped", check=lambda found: all_flagged(found) and spans(0, 2000)(found)),
    "gpx_one_point.gpx": refused("single point"),
    "gpx_same_time_all.gpx": read_as(1, "same time", check=all_flagged),
    "gpx_times_backwards.gpx": read_as(1, "sorted", check=spans(650, 660)),
    "gpx_year_2099.gpx": read_as(
        1, check=lambda found: found[0].start_utc is not None and found[0].start_utc.year == 2099
    ),
    "gpx_year_0001.gpx": refused("clock of the device"),
    "gpx_local_time_no_zone.gpx": read_as(1, "read as UTC", check=spans(650, 660)),
    "gpx_time_with_offset.gpx": read_as(
        1, check=lambda found: f"{found[0].start_utc:%Y-%m-%dT%H:%M:%S}" == "2024-05-01T05:00:00"
    ),
    "gpx_script_in_name.gpx": read_as(
        1, check=lambda found: (found[0].title or "").startswith("<script>alert(1)</script><img")
    ),
    "gpx_billion_laughs.gpx": refused("definitions"),
    "gpx_quadratic_blowup.gpx": refused("definitions"),
    "gpx_external_entity_file.gpx": refused("definitions"),
    "gpx_external_dtd_network.gpx": refused("definitions"),
    "gpx_xinclude.gpx": read_as(1, check=lambda found: found[0].title in (None, "Run")),
    "gpx_deep_nesting.gpx": refused("nested"),
    "gpx_not_closed.gpx": read_as(1, "damaged", check=spans(640, 660)),
    "gpx_utf16.gpx": read_as(1, check=lambda found: found[0].title == "Läufchen"),
    "gpx_html_login_page.gpx": refused("web page"),
    "gpx_bad_control_char.gpx": read_as(1, check=spans(650, 660)),
}

TCX = {
    "tcx_leading_spaces.tcx": read_as(
        1, check=lambda found: (found[0].distance_m, found[0].timer_s) == (2000.0, 600.0)
    ),
    "tcx_same_activity_twice.tcx": read_as(1, REPEATED),
    "tcx_negative_and_nan.tcx": refused("negative"),
    "tcx_no_points.tcx": read_as(1, check=lambda found: (found[0].distance_m, found[0].timer_s) == (2000.0, 600.0)),
}

CSV = {
    "csv_formula_injection.csv": read_as(
        1, REPEATED, check=lambda found: found[0].title == '=HYPERLINK("http://127.0.0.1/x","click")'
    ),
    "csv_script_title.csv": read_as(1, REPEATED, check=lambda found: found[0].title == "<script>alert(1)</script>"),
    "csv_utf8_bom.csv": GOOD,
    "csv_utf16le_bom.csv": GOOD,
    "csv_utf16be_bom.csv": GOOD,
    "csv_latin1.csv": GOOD,
    "csv_semicolon_decimal_comma.csv": GOOD,
    "csv_tab.csv": GOOD,
    "csv_cr_only.csv": GOOD,
    "csv_header_only.csv": refused("no activities in this list"),
    "csv_unknown_columns.csv": refused("“a”, “b”, “c”"),
    "csv_unbalanced_quote.csv": read_as(3, "row 4 This row cannot be read", check=lambda found: is_good(found[:2])),
    "csv_nul_bytes.csv": GOOD,
    "csv_cell_2_million_chars.csv": read_as(1, "was cut", check=lambda found: len(found[0].title or "") == 300),
    "csv_5000_columns.csv": refused("4,996 more"),
    "csv_ragged_rows.csv": read_as(
        2, "row 2 This row is shorter", "row 3 This row is longer", check=lambda found: found[0].load_s is None
    ),
    "csv_ambiguous_dates.csv": read_as(
        3, check=lambda found: [f"{a.start_local:%m-%d}" for a in found] == ["04-03", "04-05", "04-13"]
    ),
    "csv_ambiguous_numbers.csv": read_as(
        9,
        "rows 9 and 10 The distance cannot be read",
        "rows 11, 12 and 13 The date cannot be read",
        check=lambda found: [a.is_flagged for a in found] == [True, False, True, True, True, *[False] * 4],
    ),
    "csv_bad_durations.csv": read_as(
        6,
        "rows 7, 8 and 10 The duration cannot be read",
        check=lambda found: (
            [(a.timer_s, a.is_flagged) for a in found]
            == [(1800.0, False), (5400.0, False), (211_200.0, True), (1800.5, False), (1800.5, False), (None, False)]
        ),
    ),
    "csv_exact_and_near_duplicates.csv": read_as(3, REPEATED),
    "csv_bidi_and_emoji.csv": read_as(1, REPEATED, check=lambda found: found[0].title == "\u202egnp.tset"),
    "csv_renamed_xlsx.csv": refused("Excel workbook"),
    "csv_renamed_zip.csv": refused("damaged"),
    "csv_100k_rows.csv.gz": read_as(99_960, "40 activities occur again"),
}

OTHERS = {
    "json_deep_nesting.json": JSON,
    "json_nan_infinity.json": refused("Garmin account export"),
    "json_huge_numbers.json": refused("Garmin account export"),
    "json_truncated.json": refused("Garmin account export"),
    "json_wrong_shape.json": JSON,
    "json_bom_utf16.json": refused("no activities in this file"),
    "apple_broken_dtd_ios16.xml": APPLE,
    "apple_control_char_0b.xml": APPLE,
    "apple_entity_bomb.xml": APPLE,
    "apple_localised_name.zip": APPLE,
    "apple_only_cda.zip": refused("without workouts"),
    "CON.csv": GOOD,
    "a" * 200 + ".csv": GOOD,
    "weird name ';--%00 .csv": GOOD,
    "activities.CSV.exe": GOOD,
}

ZIP = {
    "zip_path_traversal.zip": read_as(10, check=lambda found: all(is_good(found[i : i + 2]) for i in range(0, 10, 2))),
    "zip_symlink.zip": dataclasses.replace(GOOD, told=("link.csv is a link",)),
    "zip_bomb_200MB.zip": refused("no known format"),
    "zip_nested_bomb.zip": refused("nothing to import"),
    "zip_20000_entries.zip": refused("nothing to import"),
    "zip_duplicate_names.zip": read_as(4, "same name", check=lambda found: found[2].title == "Lauf in Bonn"),
    "zip_encrypted_flag.zip": refused("password protected"),
    "zip_truncated.zip": refused("damaged"),
    "zip_empty.zip": refused("nothing to import"),
    "zip_only_photos.zip": refused("nothing to import"),
    "zip_cp437_name.zip": refused("names inside this archive"),
}

TABLE = {**FIT, **GPX, **TCX, **CSV, **OTHERS, **ZIP}
