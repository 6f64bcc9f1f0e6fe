"""A morning: the runner's words, what files say beside them with their source, and when it was written down."""

import datetime as dt

import pytest

from rtr.diary import Diary
from rtr.model import CheckIn, Runner, SiteSymptoms
from rtr.views.journal_morning import Morning, morning_of

DAY = dt.date(2026, 3, 28)


def told(*said: CheckIn, zone: str = "Europe/Berlin") -> Morning:
    return morning_of(Diary(runner=Runner(id=1, name="Anna", zone=zone), told=said, check_ins=said[:1]), DAY)


def lines(*said: CheckIn) -> dict[str, str]:
    return {line.label: line.said for line in told(*said).lines}


def test_a_file_stands_beside_what_was_typed_with_its_source() -> None:
    own = CheckIn(day=DAY, sleep_h=7.5, mood=4)
    watch = CheckIn(day=DAY, sleep_h=7.1, hrv_rmssd_ms=61, source="garmin_hrv")
    strap = CheckIn(day=DAY, sleep_h=6.9, source="whoop_csv")
    assert lines(own, watch, strap) == {
        "Sleep": "7.5 h · you; 7.1 h · Garmin; 6.9 h · Whoop",
        "Feeling": "mood 4 of 5",
        "HRV, RMSSD": "61 ms · Garmin",
    }


def test_pain_of_every_place_is_one_line() -> None:
    sites = (
        SiteSymptoms(site="achilles_left", pain_am=2, pain_now=1, stiff_am=3, stiff_min=10),
        SiteSymptoms(site="back", pain_am=0),
    )
    assert lines(CheckIn(day=DAY, sites=sites)) == {
        "Left Achilles tendon": "pain 2, walking later 1, stiffness 3, stiff for 10 min",
        "Lower back": "pain 0",
    }


def test_files_alone_are_no_check_in() -> None:
    found = told(CheckIn(day=DAY, sleep_h=7.1, source="garmin_hrv"))
    assert not found.is_written
    assert found.lines


@pytest.mark.parametrize(
    ("flags", "signs", "label", "said"),
    [((), None, "New or alarming", "nothing"), ((), (), "New or alarming", "nothing"),
     ((), ("limp", "fever"), "New", "a limp and fever or feeling ill"), (None, ("odd",), "New", "odd")],
)  # fmt: skip
def test_nothing_new_is_said_only_where_it_was_the_answer(flags, signs, label, said) -> None:
    assert lines(CheckIn(day=DAY, red_flags=flags, signs=signs)) == {label: said}


def test_an_unanswered_question_is_not_nothing() -> None:
    assert lines(CheckIn(day=DAY, mood=3)) == {"Feeling": "mood 3 of 5"}


def test_a_marked_sign_is_named_and_never_called_nothing() -> None:
    found = told(CheckIn(day=DAY, red_flags=("RF2",), signs=()))
    assert found.marked == "one calf swollen, warm or red"
    assert not found.lines


@pytest.mark.parametrize(
    ("written", "zone", "late"),
    [
        ((2026, 3, 28, 22, 59), "Europe/Berlin", ""),
        ((2026, 3, 28, 23, 0), "Europe/Berlin", "Written on 29 March."),
        ((2026, 3, 28, 23, 0), "America/New_York", ""),
        ((2027, 1, 2, 12, 0), "Europe/Berlin", "Written on 2 January 2027."),
        ((2026, 3, 28, 23, 0), "Nowhere/At_all", ""),
    ],
)
def test_late_is_a_later_day_on_the_runners_clock(written: tuple[int, ...], zone: str, late: str) -> None:
    at = dt.datetime(*written, tzinfo=dt.UTC)  # type: ignore[misc] # five numbers
    assert told(CheckIn(day=DAY, recorded_at=at), zone=zone).late == late


def test_a_file_note_is_shown_with_its_source() -> None:
    assert lines(CheckIn(day=DAY, note=" travel day ", source="intervals_csv")) == {
        "Note": "travel day · intervals.icu"
    }
