"""Near-duplicates become questions with a suggested answer; nothing is dropped or counted twice (rulings R15)."""

import datetime as dt

import pytest

from rtr.errors import StoreError
from rtr.model import FileOutcome, Outcome, Sport, ZoneSource
from rtr.store import KEEP_BOTH, KEEP_OLD, USE_NEW, Packed, Store

AT = dt.datetime(2026, 3, 10, 12, tzinfo=dt.UTC)
RICH = ("hr_bpm", "cadence_spm")


@pytest.fixture
def add(store: Store, runner, make_activity):
    """Adds one recording of the same run in a batch of its own; its batch."""

    def added(uid, *, after_s=0.0, channels=(), **told):
        run = make_activity(uid=uid, after=dt.timedelta(seconds=after_s), channels=channels, **told)
        files = [FileOutcome(path=f"{uid}.fit", outcome=Outcome.NEW)]
        return store.add_batch(runner.id, [Packed(activity=run, file=0, path=f"{uid}.fit")], files, at=AT)

    return added


@pytest.fixture
def counted(store, runner):
    """Uids of what counts."""
    return lambda: {a.uid for a in store.diary(runner.id).activities}


def test_a_second_recording_of_a_run_waits_for_an_answer(store, runner, add, counted):
    add("a", channels=RICH)
    batch = add("b", after_s=100)
    assert batch.files[0].outcome is Outcome.DUPLICATE
    assert batch.files[0].duplicate_of == "a.fit"
    assert counted() == {"a"}
    (pair,) = store.duplicates(runner.id)
    assert (pair.kept.uid, pair.new.uid, pair.start_apart_s, pair.suggestion) == ("a", "b", 100.0, KEEP_OLD)


@pytest.mark.parametrize(("after_s", "is_asked"), [(179, True), (180, True), (181, False), (-180, True), (-181, False)])
def test_three_minutes_is_the_limit(store, runner, add, after_s, is_asked):
    add("a")
    add("b", after_s=after_s)
    assert bool(store.duplicates(runner.id)) is is_asked


@pytest.mark.parametrize(("duration_s", "is_asked"), [(99.0, False), (100.0, False), (101.0, True), (None, True)])
def test_both_must_overlap(store, runner, add, duration_s, is_asked):
    add("a", elapsed_s=duration_s, timer_s=None, moving_s=None)
    add("b", after_s=100)
    assert bool(store.duplicates(runner.id)) is is_asked


@pytest.mark.parametrize(
    ("sport", "is_asked"),
    [(Sport.WALKING, True), (Sport.HIKING, True), (Sport.OTHER, True), (Sport.CYCLING, False), (Sport.STRENGTH, False)],
)
def test_both_must_be_of_one_family_of_sports(store, runner, add, sport, is_asked):
    add("a")
    add("b", sport=sport)
    assert bool(store.duplicates(runner.id)) is is_asked


def test_distance_does_not_matter(store, runner, add):
    add("a", distance_m=5000.0)
    add("b", distance_m=7000.0)
    assert store.duplicates(runner.id)


def test_the_recording_that_measured_more_is_suggested(store, runner, add):
    add("a", channels=("hr_bpm",))
    add("b", channels=RICH)
    assert store.duplicates(runner.id)[0].suggestion == USE_NEW


def test_a_list_that_knows_no_zone_is_compared_by_the_clock(store, runner, add, make_activity):
    """The run was in Lisbon; the list has its clock time, read in the runner's zone an hour off."""
    add("a", channels=RICH, start_utc=make_activity().start_utc + dt.timedelta(hours=1), utc_offset_s=0)
    add("b", zone_source=ZoneSource.PROFILE)
    assert store.duplicates(runner.id)


def test_two_clocks_with_zones_are_compared_by_the_instant(store, runner, add, make_activity):
    add("a", start_utc=make_activity().start_utc + dt.timedelta(hours=1), utc_offset_s=0)
    add("b")
    assert store.duplicates(runner.id) == ()


def test_of_one_drop_the_richer_recording_counts_at_once(store, runner, make_activity, counted):
    poor, rich = make_activity(uid="list"), make_activity(uid="watch", channels=RICH)
    files = [FileOutcome(path=name, outcome=Outcome.NEW) for name in ("Activities.csv", "watch.fit")]
    drop = [Packed(activity=poor, file=0, path="Activities.csv"), Packed(activity=rich, file=1, path="watch.fit")]
    batch = store.add_batch(runner.id, drop, files, at=AT)
    assert [f.outcome for f in batch.files] == [Outcome.DUPLICATE, Outcome.NEW]
    assert counted() == {"watch"}
    assert store.duplicates(runner.id)[0].suggestion == KEEP_OLD


def test_sessions_of_one_file_are_never_the_same_run(store, runner, make_activity, counted):
    parts = [make_activity(uid=uid, after=dt.timedelta(seconds=s), channels=RICH) for uid, s in (("a", 0), ("b", 150))]
    store.add_batch(runner.id, [Packed(activity=p, file=0, path="x.fit") for p in parts], (), at=AT)
    assert counted() == {"a", "b"}


def test_rows_of_one_list_may_be_the_same_run(store, runner, make_activity):
    rows = [make_activity(uid=uid, after=dt.timedelta(seconds=s)) for uid, s in (("a", 0), ("b", 5))]
    store.add_batch(runner.id, [Packed(activity=r, file=0, path="list.csv") for r in rows], (), at=AT)
    assert len(store.duplicates(runner.id)) == 1


def test_the_answer_decides_what_counts(store, runner, add, counted):
    add("a")
    add("b")
    for answer, left in ((KEEP_OLD, {"a"}), (USE_NEW, {"b"}), (KEEP_BOTH, {"a", "b"}), (KEEP_OLD, {"a"})):
        store.resolve(runner.id, "b", answer)
        assert counted() == left
        assert store.duplicates(runner.id) == ()


def test_what_is_left_out_is_still_known(store, runner, add):
    add("a")
    add("b")
    store.resolve(runner.id, "b", KEEP_OLD)
    assert add("b").files[0].outcome is Outcome.KNOWN


def test_of_three_recordings_one_counts_whatever_is_answered(store, runner, add, counted):
    for uid in "abc":
        add(uid)
    assert {p.kept.uid for p in store.duplicates(runner.id)} == {"a"}
    store.resolve(runner.id, "b", USE_NEW)
    assert counted() == {"b"}
    (pair,) = store.duplicates(runner.id)
    assert (pair.kept.uid, pair.new.uid) == ("b", "c")
    store.resolve(runner.id, "c", USE_NEW)
    assert counted() == {"c"}
    store.resolve(runner.id, "c", KEEP_OLD)
    assert counted() == {"b"}


def test_an_unknown_question_or_answer_is_refused(store, runner, add):
    add("a")
    add("b")
    with pytest.raises(StoreError, match="not an answer"):
        store.resolve(runner.id, "b", "maybe")
    with pytest.raises(StoreError, match="no such question"):
        store.resolve(runner.id, "a", KEEP_OLD)


def test_taking_the_kept_one_back_lets_the_other_count(store, runner, add, counted):
    first = add("a")
    add("b")
    store.undo(runner.id, first.id)
    assert counted() == {"b"}
    assert store.duplicates(runner.id) == ()


def test_taking_the_new_one_back_lets_the_old_one_count_again(store, runner, add, counted):
    add("a")
    second = add("b")
    store.resolve(runner.id, "b", USE_NEW)
    store.undo(runner.id, second.id)
    assert counted() == {"a"}


def test_of_several_that_wait_one_moves_up(store, runner, add, counted):
    first = add("a")
    add("b")
    add("c", channels=RICH)
    store.resolve(runner.id, "b", KEEP_OLD)
    store.undo(runner.id, first.id)
    assert counted() == {"c"}
    (pair,) = store.duplicates(runner.id)
    assert (pair.kept.uid, pair.new.uid) == ("c", "b")


def test_the_question_goes_back_to_the_one_that_was_replaced(store, runner, add, counted):
    add("a")
    second = add("b")
    add("c")
    store.resolve(runner.id, "b", USE_NEW)
    store.undo(runner.id, second.id)
    assert counted() == {"a"}
    assert [(p.kept.uid, p.new.uid) for p in store.duplicates(runner.id)] == [("a", "c")]


def test_a_run_of_its_own_stays_one(store, runner, add, counted):
    first = add("a")
    add("b")
    store.resolve(runner.id, "b", KEEP_BOTH)
    store.undo(runner.id, first.id)
    assert counted() == {"b"}
