"""Mornings, answers and injuries of an import: new, known, without a run; taken back whole."""

import datetime as dt
import io

import pytest

from rtr import actions
from rtr.diary import Diary
from rtr.exporters.diary_csv import diary_files, diary_zip
from rtr.importers.base import Recording
from rtr.model import WHOLE_RUN, Batch, CheckIn, Injury, Outcome, Runner, RunResponse, SiteSymptoms
from rtr.store import Store

AT = dt.datetime(2026, 3, 20, 7, tzinfo=dt.UTC)
DAY = dt.date(2026, 3, 2)
SAID = CheckIn(day=DAY, sites=(SiteSymptoms(site="achilles_left", pain_am=2),), note="a, b\nc", recorded_at=AT)
HURT = Injury(site="achilles", side="left", kind="tendon", onset=DAY, diagnosis="mid-portion")
ANSWERED = RunResponse(activity_uid="run-0-0", site="achilles_left", pain_max=3, recorded_at=AT)
EFFORT = RunResponse(activity_uid="run-0-0", site=WHOLE_RUN, rpe=4.0)


@pytest.fixture
def full(local_store: Store, anna: Runner, make_activity) -> Diary:
    """A diary with a run, a morning, two answers and an injury."""
    local_store.add_batch(anna.id, [Recording(activity=make_activity(0))], [], at=AT)
    local_store.put_check_in(anna.id, SAID)
    local_store.put_responses(anna.id, [ANSWERED, EFFORT])
    local_store.save_injury(anna.id, HURT)
    return local_store.diary(anna.id)


@pytest.fixture
def berta(local_store: Store, anna: Runner, make_activity) -> Runner:
    """Somebody with the same run and nothing written down."""
    other = local_store.add_runner("Berta", "Europe/Berlin")
    local_store.add_batch(other.id, [Recording(activity=make_activity(0))], [], at=AT)
    return other


def bring(store: Store, runner: Runner, *files: tuple[str, bytes]) -> Batch:
    return actions.import_files(store, runner, [(name, io.BytesIO(data)) for name, data in files], at=AT)


def outcomes(batch: Batch) -> dict[str, tuple[Outcome, str | None]]:
    return {one.path.rpartition("/")[2]: (one.outcome, one.reason) for one in batch.files}


def test_the_whole_diary_moves_to_another_one(local_store: Store, full: Diary, berta: Runner) -> None:
    batch = bring(local_store, berta, ("rtr_diary.zip", diary_zip(full)))
    moved = local_store.diary(berta.id)
    assert moved.check_ins == full.check_ins
    assert moved.responses == full.responses
    assert [(i.site, i.diagnosis) for i in moved.injuries] == [("achilles", "mid-portion")]
    assert outcomes(batch) == {
        "check_ins.csv": (Outcome.NEW, "1 morning."),
        "answers.csv": (Outcome.NEW, "2 answers to runs."),
        "injuries.csv": (Outcome.NEW, "1 injury."),
    }


def test_the_same_files_again_are_known_and_not_doubled(local_store: Store, full: Diary, berta: Runner) -> None:
    files = diary_files(full)
    bring(local_store, berta, *files.items())
    before = local_store.diary(berta.id)
    again = bring(local_store, berta, *files.items())
    assert {word for word, _ in outcomes(again).values()} == {Outcome.KNOWN}
    assert {why for _, why in outcomes(again).values()} == {"Already in your diary. Nothing was added."}
    assert local_store.diary(berta.id) == before


def test_an_import_of_words_is_taken_back_whole(local_store: Store, full: Diary, berta: Runner) -> None:
    batch = bring(local_store, berta, *diary_files(full).items())
    actions.undo_import(local_store, berta, batch.id)
    left = local_store.diary(berta.id)
    assert (left.check_ins, left.responses, left.injuries) == ((), (), ())
    assert len(left.activities) == 1


def test_what_was_typed_stands_over_what_a_file_says(local_store: Store, full: Diary, berta: Runner) -> None:
    typed = CheckIn(day=DAY, sites=(SiteSymptoms(site="achilles_left", pain_am=5),), red_flags=(), recorded_at=AT)
    local_store.put_check_in(berta.id, typed)
    local_store.put_responses(berta.id, [RunResponse(activity_uid="run-0-0", site="achilles_left", pain_max=7)])
    batch = bring(local_store, berta, *diary_files(full).items())
    kept = local_store.diary(berta.id)
    assert outcomes(batch)["check_ins.csv"][1] == (
        "1 morning. 1 of these mornings you wrote down here yourself; your own words stand."
    )
    assert kept.check_ins[0].sites[0].pain_am == 5
    assert [r.pain_max for r in kept.responses if r.site == "achilles_left"] == [7]


def test_answers_without_their_run_are_left_out_and_told(local_store: Store, full: Diary) -> None:
    clara = local_store.add_runner("Clara", "Europe/Berlin")
    batch = bring(local_store, clara, ("answers.csv", diary_files(full)["answers.csv"]))
    assert local_store.diary(clara.id).responses == ()
    ((outcome, why),) = outcomes(batch).values()
    assert outcome is Outcome.SKIPPED
    assert why is not None
    assert why.startswith("2 answers belong to runs that are not in this diary: import the runs")


@pytest.mark.parametrize(("day", "is_kept"), [("2026-03-20", True), ("2026-03-21", False)])
def test_a_morning_of_tomorrow_is_left_out(local_store: Store, anna: Runner, day: str, is_kept: bool) -> None:
    batch = bring(local_store, anna, ("l.csv", f"date,resting hr\n{day},49\n".encode()))
    assert bool(local_store.diary(anna.id).check_ins) is is_kept
    ((_, why),) = outcomes(batch).values()
    assert ("in the future" in (why or "")) is not is_kept


def test_files_beside_typed_words_keep_their_source(local_store: Store, anna: Runner) -> None:
    local_store.put_check_in(anna.id, CheckIn(day=DAY, sleep_h=7.5, recorded_at=AT))
    bring(local_store, anna, ("l.csv", b"date,sleep_h,resting hr\n2026-03-02,7.1,49\n"))
    diary = local_store.diary(anna.id)
    assert (diary.check_ins[0].sleep_h, diary.check_ins[0].resting_hr_bpm) == (7.5, 49)
    assert [(said.source, said.sleep_h) for said in diary.told] == [("runner", 7.5), ("wellness_csv", 7.1)]


def test_a_bad_row_is_in_the_outcome_and_the_rest_in_the_diary(local_store: Store, anna: Runner) -> None:
    text = b"date,pain_am,place\n2026-03-02,11,achilles_left\n2026-03-03,1,achilles_left\n"
    batch = bring(local_store, anna, ("pain.csv", text))
    assert len(local_store.diary(anna.id).check_ins) == 1
    outcome, why = outcomes(batch)["pain.csv"]
    assert outcome is Outcome.NEW
    assert why is not None
    assert why.startswith("1 morning. row 2: Pain in the morning must lie between 0 and 10; it was left out.")


def test_two_files_with_the_same_morning_bring_it_once(local_store: Store, anna: Runner) -> None:
    text = b"date,resting hr\n2026-03-02,49\n"
    batch = bring(local_store, anna, ("a.csv", text), ("b.csv", text))
    assert [word for word, _ in outcomes(batch).values()] == [Outcome.NEW, Outcome.KNOWN]
    assert len(local_store.diary(anna.id).told) == 1
