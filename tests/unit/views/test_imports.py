"""Import: what became of every file in a word and a sentence, doubles as questions, what waits for a look."""

import datetime as dt

import pytest

from rtr.diary import Diary
from rtr.model import Activity, Batch, DuplicatePair, FileOutcome, Lap, Outcome, Runner, Sport
from rtr.views.imports import imports_view

RUNNER = Runner(id=1, name="Ada", zone="Europe/Berlin")
EMPTY = Diary(runner=RUNNER)
AT = dt.datetime(2026, 11, 17, 18, 22, tzinfo=dt.UTC)


def file(outcome, path="run.fit", **fields):
    return FileOutcome(path=path, outcome=outcome, **fields)


def batch(*files, **fields):
    return Batch(**({"id": "b-1", "created_at": AT, "files": files, "seconds": 9.2} | fields))


def activity(uid="a", distance_m=5000.0, **fields):
    start = dt.datetime(2026, 11, 11, 18, 2)
    return Activity(
        uid=uid, sport=Sport.RUNNING, source="fit", start_local=start, timer_s=2280.0, distance_m=distance_m, **fields
    )


def test_the_heading_counts_what_came_in():
    files = (
        *(file(Outcome.NEW, activities_new=1) for _ in range(42)),
        *(file(Outcome.DUPLICATE, duplicate_of="old.fit") for _ in range(3)),
        file(Outcome.FAILED, reason="The file ends in the middle."),
    )
    last = imports_view([batch(*files)], [], EMPTY).last
    assert last.heading == "Last import: 42 new, 3 doubles, 1 not read"
    assert last.sentence == "46 files, 17 November 19:22, 9 seconds."
    assert last.to_look_at == 4
    assert last.can_undo


@pytest.mark.parametrize(
    ("outcome", "word", "sentence"),
    [
        (file(Outcome.NEW, activities_new=1), "new", "1 activity."),
        (file(Outcome.NEW, activities_new=1200), "new", "1,200 activities."),
        (
            file(Outcome.NEW, activities_new=2, activities_known=3),
            "new",
            "2 activities, 3 already in your diary.",
        ),
        (file(Outcome.KNOWN, activities_known=1), "already here", "Already in your diary. Nothing was added."),
        (file(Outcome.DUPLICATE, duplicate_of="x.fit"), "double", "Beside x.fit: Looks like a run you already have."),
        (file(Outcome.DUPLICATE), "double", "Looks like a run you already have."),
        (file(Outcome.SKIPPED, reason="Not an activity."), "skipped", "Not an activity."),
        (file(Outcome.FAILED, reason="Broken."), "not read", "Broken."),
    ],
)
def test_every_outcome_has_shape_word_and_sentence(outcome, word, sentence):
    row = imports_view([batch(outcome)], [], EMPTY).last.files[0]
    assert (row.word, row.sentence) == (word, sentence)
    assert row.glyph


def test_a_failed_file_says_that_the_others_were_not_affected():
    failed = file(Outcome.FAILED, reason="The file ends in the middle.")
    two = imports_view([batch(failed, file(Outcome.NEW, activities_new=1))], [], EMPTY).last.files[0]
    assert two.sentence == "The file ends in the middle. The other file was not affected."
    many = imports_view([batch(failed, *[file(Outcome.NEW, activities_new=1)] * 46)], [], EMPTY).last.files[0]
    assert many.sentence.endswith("The other 46 files were not affected.")


def test_an_undone_import_and_one_without_news_cannot_be_undone():
    undone = imports_view([batch(file(Outcome.NEW, activities_new=1), is_undone=True)], [], EMPTY).last
    assert undone.heading.endswith("(undone)")
    assert not undone.can_undo
    assert not imports_view([batch(file(Outcome.KNOWN, activities_known=1))], [], EMPTY).last.can_undo


def test_earlier_imports_carry_their_day():
    shown = imports_view([batch(file(Outcome.NEW, activities_new=1)), batch(id="b-0", seconds=None)], [], EMPTY)
    assert shown.earlier[0].heading == "Import of 17 November: nothing found"
    assert shown.earlier[0].sentence == "0 files, 17 November 19:22."


def test_no_import_yet():
    shown = imports_view([], [], EMPTY)
    assert shown.last is None
    assert (shown.pairs_heading, shown.pairs, shown.flagged) == ("", (), ())


def test_a_zone_that_is_not_known_here_falls_back_to_utc():
    odd = Diary(runner=Runner(id=1, name="x", zone="../etc/passwd"))
    assert "18:22" in imports_view([batch()], [], odd).last.sentence


def test_a_pair_is_described_on_both_sides():
    kept = activity(channels=("hr_bpm", "cadence_spm", "lat_deg"), laps=(Lap(start_s=0.0),))
    pair = DuplicatePair(kept=kept, new=activity("b", 5020.0), start_apart_s=-12.0, suggestion="keep_old")
    shown = imports_view([], [pair], EMPTY)
    assert shown.pairs_heading == "1 pair looks like the same run"
    assert shown.pairs[0].day == "11 November, 18:02"
    assert shown.pairs[0].stored == "38 min, 5.0 km, heart rate, cadence, positions and 1 lap"
    assert shown.pairs[0].new == "38 min, 5.0 km, no samples"
    assert shown.pairs[0].apart == "12 s and 0.4 % apart"
    assert shown.pairs[0].suggestion == "keep_old"
    assert imports_view([], [pair, pair], EMPTY).pairs_heading == "2 pairs look like the same run"


def test_a_pair_without_distance():
    pair = DuplicatePair(kept=activity(distance_m=None), new=activity("b"), start_apart_s=3, suggestion="use_new")
    assert imports_view([], [pair], EMPTY).pairs[0].apart == "3 s apart"


def test_flagged_recordings_wait_for_a_look():
    diary = Diary(runner=RUNNER, activities=(activity(distance_m=120_000.0, is_flagged=True), activity("b")))
    flagged = imports_view([], [], diary).flagged
    assert [row.uid for row in flagged] == ["a"]
    assert flagged[0].sentence.startswith("The activity of 11 November (38 min, 120.0 km) looks implausible.")
