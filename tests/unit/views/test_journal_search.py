"""Search: whatever the case and the accents, as the words stand, newest first, one page."""

import datetime as dt

import pytest

from rtr.diary import Diary
from rtr.model import CheckIn, Injury, Runner
from rtr.views.journal_search import AROUND, PAGE, Found, search

ON = dt.date(2026, 3, 20)


def diary(*notes: str) -> Diary:
    """A note a day, the last one on `ON`."""
    days = [ON - dt.timedelta(days=n) for n in reversed(range(len(notes)))]
    said = tuple(CheckIn(day=day, note=note) for day, note in zip(days, notes, strict=True))
    return Diary(runner=Runner(id=1, name="Anna", zone="UTC"), check_ins=said)


def found(words: str, *notes: str, page: int = 1) -> Found:
    return search(diary(*notes), ON, words, page)


@pytest.mark.parametrize(
    ("words", "note", "match"),
    [
        ("uber", "Über die Brücke", "Über"),
        ("BRUCKE", "Über die Brücke", "Brücke"),
        ("brücke", "Uber die Brucke", "Brucke"),
        ("strasse", "An der Straße", "Straße"),
        ("ß", "STRASSE", "SS"),
        ("cafe\u0301", "im Café", "Café"),
        ("new shoes", "in new shoes.", "new shoes"),
        ("a.*", "regular a.* no", "a.*"),
        ("ﬁt", "fit", "fit"),
    ],
)
def test_case_and_accents_make_no_difference(words: str, note: str, match: str) -> None:
    (hit,) = found(words, note).hits
    assert hit.match == match
    assert hit.before + hit.match + hit.after == note


@pytest.mark.parametrize("words", ["", "   ", "\u0301"])
def test_no_words_find_nothing_and_say_nothing(words: str) -> None:
    assert found(words, "anything") == Found(sentence="", hits=(), pages=0)


def test_not_found_says_what_to_try() -> None:
    assert found("knee", "calf").sentence == "Nothing found in notes, titles and diagnoses. Try a part of the word."


@pytest.mark.parametrize(("count", "pages"), [(PAGE - 1, 1), (PAGE, 1), (PAGE + 1, 2)])
def test_one_page_at_a_time_newest_first(count: int, pages: int) -> None:
    first = found("calf", *["calf"] * count)
    assert (len(first.hits), first.pages) == (min(count, PAGE), pages)
    assert first.hits[0].day == ON
    assert first.sentence.startswith(f"{count} entries found.")


def test_the_second_page_goes_on() -> None:
    second = found("calf", *["calf"] * (PAGE + 3), page=2)
    assert len(second.hits) == 3
    assert second.sentence == "23 entries found. 21 to 23 are shown, the newest first."


def test_a_long_note_is_cut_around_the_words() -> None:
    (hit,) = found("calf", "x" * 500 + "calf" + "y" * 500).hits
    assert (len(hit.before), len(hit.after)) == (AROUND + 1, AROUND + 1)
    assert (hit.before[0], hit.after[-1]) == ("…", "…")


def test_titles_run_notes_and_diagnoses_are_searched_and_days_to_come_are_not(make_activity) -> None:
    known = Diary(
        runner=Runner(id=1, name="Anna", zone="UTC"),
        activities=(make_activity(0, title="Calf loop", notes="calf fine"), make_activity(40, title="calf")),
        injuries=(Injury(site="calf", side="left", kind="muscle", onset=dt.date(2026, 3, 1), diagnosis="Calf strain"),),
    )
    assert [hit.what for hit in search(known, ON, "calf").hits] == ["Title", "Run note", "Diagnosis"]
