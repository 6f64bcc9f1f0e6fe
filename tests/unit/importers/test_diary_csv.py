"""The diary as files: read back they are the same words; what cannot be is told by its row."""

import csv
import dataclasses
import datetime as dt
import io
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rtr.body import SITES, Sign, place
from rtr.diary import Diary
from rtr.errors import EmptyFileError, Severity
from rtr.exporters.diary_csv import ANSWERS, CHECK_INS, INJURIES, diary_files
from rtr.importers import diary_csv, read
from rtr.importers.base import ImportResult
from rtr.model import WHOLE_RUN, CheckIn, Injury, Runner, RunResponse, SiteSymptoms

ANNA = Runner(id=1, name="Anna", zone="Europe/Berlin")
DAY = dt.date(2026, 5, 2)
PLACES = sorted(
    {place(s.id, side) for s in SITES.values() for side in (("left", "right") if s.has_sides else ("none",))}
)
MOMENT = dt.datetime(2026, 5, 2, 5, 12, 30, tzinfo=dt.UTC)
HEAD = "day,place,pain_am_0_10,sleep_h,red_flags,note\n"


def again(**told: object) -> dict[str, ImportResult]:
    """The files of a diary, read back."""
    files = diary_files(Diary(runner=ANNA, **told))  # type: ignore[arg-type] # fields by name
    return {name: diary_csv.read(name, data) for name, data in files.items() if data.count(b"\n") > 1}


nrs = st.none() | st.integers(0, 10)
five = st.none() | st.integers(1, 5)
truth = st.none() | st.booleans()
tenths = st.integers(0, 240).map(lambda n: n / 10)
moments = st.none() | st.datetimes(dt.datetime(2000, 1, 1), dt.datetime(2100, 1, 1), timezones=st.just(dt.UTC))
words = st.text(string.printable + "äé—“’🏃=+-@|%'\n,;\"", max_size=60).map(
    lambda text: "".join(c for c in text if c not in "\r\x0b\x0c").strip() or None
)
sites = st.lists(
    st.builds(SiteSymptoms, site=st.sampled_from(PLACES), pain_now=nrs, pain_am=nrs, stiff_am=nrs,
              stiff_min=st.none() | tenths),
    max_size=3, unique_by=lambda site: site.site,
).map(tuple)  # fmt: skip
mornings = st.builds(
    CheckIn,
    day=st.dates(dt.date(2000, 1, 1), dt.date(2099, 12, 31)), sites=sites,
    red_flags=st.none() | st.lists(st.sampled_from(["RF1", "RF2", "RF6"]), unique=True).map(tuple),
    signs=st.none() | st.lists(st.sampled_from([s.value for s in Sign]), unique=True).map(tuple),
    sleep_h=st.none() | tenths, sleep_quality=five, fatigue=five, mood=five, stress=five, confidence=nrs,
    painkiller=truth, resting_hr_bpm=st.none() | st.integers(25, 150).map(float),
    hrv_rmssd_ms=st.none() | st.integers(1, 400).map(float), note=words, recorded_at=moments,
)  # fmt: skip


@given(st.lists(mornings, min_size=1, max_size=5, unique_by=lambda said: said.day))
def test_mornings_come_back_as_they_were(said: list[CheckIn]) -> None:
    found = again(check_ins=tuple(said))[CHECK_INS]
    assert found.check_ins == tuple(said)
    assert not found.problems


answers = st.builds(
    RunResponse,
    activity_uid=st.text("0123456789abcdef", min_size=1, max_size=32), site=st.sampled_from([WHOLE_RUN, *PLACES]),
    pain_pre=nrs, pain_max=nrs, pain_end=nrs, pain_60=nrs, limp=truth, sharp=truth, swelling=truth,
    gone_at_once=truth, same_place=truth, pelvic=truth, painkiller=truth, talk_test=truth,
    rpe=st.none() | st.integers(0, 20).map(lambda n: n / 2),
    completed=st.none() | st.integers(0, 4).map(lambda n: n / 4),
    recorded_at=moments,
)  # fmt: skip


@given(st.lists(answers, min_size=1, max_size=4, unique_by=lambda told: (told.activity_uid, told.site)))
def test_answers_come_back_as_they_were(told: list[RunResponse]) -> None:
    found = again(responses=tuple(told))[ANSWERS]
    assert found.responses == tuple(told)
    assert not found.problems


@given(words, words, truth)
def test_injuries_come_back_without_their_id(diagnosis: str | None, by: str | None, surgery: bool | None) -> None:
    told = Injury(site="achilles", side="left", kind="tendon", onset=DAY, until=DAY, diagnosis=diagnosis,
                  diagnosed_by=by, has_surgery=surgery, cleared_by=by, cleared_on=DAY, id=7)  # fmt: skip
    assert again(injuries=(told,))[INJURIES].injuries == (dataclasses.replace(told, id=None),)


def test_an_empty_answer_is_not_the_same_as_no_answer() -> None:
    said = CheckIn(day=DAY, red_flags=(), signs=None)
    assert again(check_ins=(said,))[CHECK_INS].check_ins == (said,)


def test_what_devices_say_keeps_its_source() -> None:
    told = (CheckIn(day=DAY, sleep_h=7.5), CheckIn(day=DAY, sleep_h=7.1, source="garmin_hrv"))
    assert again(told=told)[CHECK_INS].check_ins == told


def test_a_file_that_a_spreadsheet_has_saved_is_read_all_the_same() -> None:
    text = "day;place;pain_am_0_10;sleep_h;note\r\n31.05.2026;achilles_left;2;7,5;gut\r\n"
    (said,) = read("x.csv", text.encode("cp1252")).check_ins
    assert (said.day, said.sleep_h, said.sites[0].pain_am) == (dt.date(2026, 5, 31), 7.5, 2)


@pytest.mark.parametrize(
    ("row", "what"),
    [
        ("2026-05-02,achilles_left,11,,,", "Pain in the morning must lie between 0 and 10."),
        ("2026-05-02,achilles_left,-1,,,", "Pain in the morning must lie between 0 and 10."),
        ("2026-05-02,achilles_left,2.5,,,", "Pain in the morning is a whole number."),
        ("2026-05-02,achilles_left,much,,,", "The value for pain in the morning is no number."),
        ("2026-05-02,elbow,1,,,", "There is no place called “elbow”."),
        ("2026-05-02,,1,,,", "Pain or stiffness stands here without a place."),
        ("2026-05-02,,,25,,", "Hours of sleep must lie between 0 and 24."),
        ("soon,achilles_left,1,,,", "The date cannot be read."),
        (",achilles_left,1,,,", "There is no day in this row."),
        ("2026-05-02,,,,<script>,", "no list of signs"),
    ],
)
def test_a_row_that_cannot_be_is_refused_and_the_rest_kept(row: str, what: str) -> None:
    found = read("d.csv", f"{HEAD}{row}\n2026-05-03,achilles_left,10,24,nothing,fine\n".encode())
    assert [said.day for said in found.check_ins] == [dt.date(2026, 5, 3)]
    (problem,) = found.problems
    assert what in problem.what
    assert "Correct it and import the file again" in problem.what
    assert (problem.where, problem.severity, problem.path) == ("row 2", Severity.ERROR, "d.csv")


def test_a_place_told_twice_for_a_day_is_refused_the_second_time() -> None:
    found = read("d.csv", f"{HEAD}2026-05-02,achilles_left,1,,,\n2026-05-02,achilles_left,2,,,\n".encode())
    assert found.check_ins[0].sites == (SiteSymptoms(site="achilles_left", pain_am=1),)
    assert "told above" in found.problems[0].what


@pytest.mark.parametrize("place_text", ["left Achilles tendon", " LEFT  achilles Tendon", "achilles_left"])
def test_a_place_can_be_written_in_words(place_text: str) -> None:
    (said,) = read("d.csv", f"{HEAD}2026-05-02,{place_text},1,,,\n".encode()).check_ins
    assert said.sites[0].site == "achilles_left"


@pytest.mark.parametrize(
    "row",
    ["achilles,left,tendon,2026-05-02,2026-05-01", "achilles,left,tendon,,", "back,left,tendon,2026-05-02,",
     "achilles,left,sprain,2026-05-02,"],
)  # fmt: skip
def test_an_injury_that_cannot_be_is_refused(row: str) -> None:
    found = read("i.csv", f"site,side,kind,onset,until\n{row}\n".encode())
    assert not found.injuries
    assert len(found.problems) == 1


def test_a_header_alone_is_an_empty_list() -> None:
    with pytest.raises(EmptyFileError, match="no entries"):
        read("d.csv", HEAD.encode())


def test_a_source_of_another_shape_is_a_list_of_nobody() -> None:
    text = 'day,place,pain_am_0_10,sleep_h,source\n2026-05-02,,,7,"![x](http://evil.example)"\n'
    assert read("d.csv", text.encode()).check_ins[0].source == "wellness_csv"


HOSTILE = (
    "=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", '=HYPERLINK("http://evil.example";"x")',
    "\t=1", "\n=1", "  =1",
    "＝1", "＋1", "|calc", "%0A=1", "\ufeff=1", "\u200b=1", "'=1", "''", "'", "-", "n/a", "a\tb",
    "a\n=b", '"=1"', ",=1", ";=1",
)  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_text_for_a_spreadsheet_and_comes_back_as_it_was(text: str) -> None:
    injury = Injury(site="achilles", side="left", kind="tendon", onset=DAY, diagnosis=text, cleared_by=text)
    told = Diary(runner=ANNA, check_ins=(CheckIn(day=DAY, note=text),), injuries=(injury,))
    files = diary_files(told)
    assert again(check_ins=told.check_ins)[CHECK_INS].check_ins == told.check_ins
    assert again(injuries=told.injuries)[INJURIES].injuries == told.injuries
    for name in (CHECK_INS, INJURIES):
        for row in csv.reader(io.StringIO(files[name].decode("utf-8-sig"), newline="")):
            assert not [cell for cell in row if cell[:1] in set("=+@\t\r\n") or (cell[:1] == "-" and cell != "-1.0")]


@given(st.sampled_from("=+-@\t|%＝'"), words)
def test_any_text_behind_such_a_sign_comes_back(sign: str, rest: str | None) -> None:
    said = CheckIn(day=DAY, note=f"{sign}{rest or 'x'}")
    assert again(check_ins=(said,))[CHECK_INS].check_ins == (said,)


@pytest.mark.parametrize(("typed", "kept"), [("a\rb", "a\nb"), ("a\r\nb", "a\nb"), ("a\x00b", "ab")])
def test_breaks_of_lines_become_one_kind(typed: str, kept: str) -> None:
    (said,) = again(check_ins=(CheckIn(day=DAY, note=typed),))[CHECK_INS].check_ins
    assert said.note == kept
