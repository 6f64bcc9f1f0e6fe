"""Import files, folders, archives; the same again; bad ones among good ones; and take it back."""

import datetime as dt
import gzip
import io
import logging

import pytest

from rtr import importers
from rtr.actions import import_files, import_paths, import_staged, undo_import
from rtr.errors import EmptyFileError, SettingsError
from rtr.model import Outcome, RunWalkMethod, ZoneSource
from tests.exports import NOW, START, garmin_list, gpx, strava_list, strava_row, zipped

DAY = dt.timedelta(days=1)


def outcomes(batch):
    return {file.path.rpartition("/")[2]: file.outcome.value for file in batch.files}


def drop(store, runner, at=NOW, **files):
    """Import bytes by name; `_` in a name stands for a dot."""
    handles = [(name.replace("_", "."), io.BytesIO(data)) for name, data in files.items()]
    return import_files(store, runner, handles, at=at)


def test_a_run_from_a_file_stands_in_the_diary(store, runner, tmp_path):
    path = tmp_path / "run.gpx"
    path.write_bytes(gpx(hr_bpm=140))
    batch = import_paths(store, runner, [path], at=NOW)
    assert outcomes(batch) == {"run.gpx": "new"}
    assert batch.files[0].path == str(path)
    (run,) = store.diary(runner.id).activities
    assert (run.start_utc, run.start_local) == (START, dt.datetime(2026, 3, 2, 7))
    assert run.zone_source is ZoneSource.POSITION
    assert run.distance_m == pytest.approx(3360, rel=0.01)
    assert run.run_walk_method is not RunWalkMethod.NONE
    assert run.run_s == pytest.approx(1200, abs=60)
    samples = store.samples(runner.id, run.uid)
    assert samples is not None
    assert len(samples) == 121
    assert batch.seconds is not None
    assert batch.created_at == NOW


def test_the_same_again_adds_nothing_and_says_so(store, runner):
    first = drop(store, runner, run_gpx=gpx())
    before = store.diary(runner.id)
    again = drop(store, runner, run_gpx=gpx(), renamed_txt=gzip.compress(gpx()))
    assert {file.outcome for file in again.files} == {Outcome.KNOWN}
    assert all("Nothing was added" in (file.reason or "") for file in again.files)
    assert store.diary(runner.id) == before
    assert len(store.batches(runner.id)) == 2
    undo_import(store, runner, first.id)
    assert outcomes(drop(store, runner, run_gpx=gpx())) == {"run.gpx": "new"}


def test_one_bad_file_never_stops_the_rest(store, runner):
    batch = drop(
        store, runner, a_fit=b"", b_gpx=b"<gpx><trk>", c_gpx=gpx(), d_zip=b"PK\x03\x04junk", e_jpg=b"\xff\xd8\xff"
    )
    assert outcomes(batch)["c.gpx"] == "new"
    failed = [file for file in batch.files if file.outcome is Outcome.FAILED]
    assert len(failed) >= 3
    assert all(file.reason and file.reason[0].isupper() and file.reason.endswith(".") for file in failed)


def test_a_bug_in_an_importer_costs_one_file(local_store, anna, monkeypatch, caplog):
    works = importers.read

    def read(name, data):
        if name == "a.gpx":
            raise ValueError("Knee hurts")
        return works(name, data)

    monkeypatch.setattr(importers, "read", read)
    with caplog.at_level(logging.ERROR):
        batch = drop(local_store, anna, a_gpx=gpx(START + DAY), b_gpx=gpx())
    assert outcomes(batch) == {"a.gpx": "failed", "b.gpx": "new"}
    assert "error in rtr" in (batch.files[0].reason or "")
    assert "ValueError at test_imports.py" in caplog.text
    assert "Knee" not in caplog.text, "what stands in a file does not belong in a log"


def test_folders_are_read_in_order_without_hidden_files(local_store, anna, tmp_path):
    for i, name in enumerate(("2024/b.gpx", "2024/a.gpx", "c.gpx", ".hidden.gpx", ".cache/d.gpx", "notes.txt")):
        (tmp_path / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "in" / name).write_bytes(gpx(START + i * DAY) if name.endswith("gpx") else b"Dear diary")
    batch = import_paths(local_store, anna, [tmp_path / "in"], at=NOW)
    assert outcomes(batch) == {"c.gpx": "new", "notes.txt": "skipped", "a.gpx": "new", "b.gpx": "new"}
    assert list(outcomes(batch)) == ["c.gpx", "notes.txt", "a.gpx", "b.gpx"]


def test_what_is_no_recording_fails_only_where_it_was_chosen(local_store, anna, tmp_path):
    (tmp_path / "notes.txt").write_bytes(b"Dear diary")
    chosen = import_paths(local_store, anna, [tmp_path / "notes.txt"], at=NOW)
    assert outcomes(chosen) == {"notes.txt": "failed"}


def test_archives_are_opened(store, runner, tmp_path):
    path = tmp_path / "export.zip"
    path.write_bytes(
        zipped({"a.gpx": gpx(), "deep/b.gpx.gz": gzip.compress(gpx(START + DAY)), "cat.jpg": b"\xff\xd8\xff"})
    )
    batch = import_paths(store, runner, [path], at=NOW)
    found = {file.path.removeprefix(str(path)): file.outcome.value for file in batch.files}
    assert found["/a.gpx"] == found["/deep/b.gpx.gz"] == "new"
    assert set(found.values()) == {"new", "skipped"}
    assert len(store.diary(runner.id).activities) == 2


def test_an_upload_may_be_an_archive(local_store, anna):
    assert outcomes(drop(local_store, anna, export_zip=zipped({"a.gpx": gpx()}))) == {"a.gpx": "new"}


def test_an_empty_archive_is_passed_over(local_store, anna):
    batch = drop(local_store, anna, empty_zip=zipped({}))
    assert outcomes(batch) == {"empty.zip": "skipped"}
    assert "nothing to import" in (batch.files[0].reason or "")


def test_staged_files_go_by_the_names_the_runner_knows(local_store, anna, tmp_path):
    (tmp_path / "00001").write_bytes(gpx())
    batch = import_staged(local_store, anna, [("Läufchen.gpx", tmp_path / "00001")], at=NOW)
    assert outcomes(batch) == {"Läufchen.gpx": "new"}


def test_nothing_to_read_is_said(local_store, anna, tmp_path):
    with pytest.raises(EmptyFileError):
        import_paths(local_store, anna, [tmp_path], at=NOW)
    assert local_store.batches(anna.id) == ()


def test_files_that_are_not_there_are_named(local_store, anna, tmp_path):
    (tmp_path / "run.gpx").write_bytes(gpx())
    batch = import_paths(local_store, anna, [tmp_path / "lost.fit", tmp_path / "run.gpx"], at=NOW)
    assert outcomes(batch) == {"lost.fit": "failed", "run.gpx": "new"}
    assert "no such file" in (batch.files[0].reason or "")


def test_progress_counts_the_files(local_store, anna):
    seen = []
    files = [("a.gpx", io.BytesIO(gpx())), ("b.gpx", io.BytesIO(gpx(START + DAY)))]
    import_files(local_store, anna, files, at=NOW, progress=lambda *step: seen.append(step))
    assert seen == [(0, 2, "a.gpx"), (1, 2, "b.gpx"), (2, 2, "")]


def test_whoever_watches_may_stop_it(local_store, anna):
    def stop(done, total, name):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        import_files(local_store, anna, [("a.gpx", io.BytesIO(gpx()))], at=NOW, progress=stop)
    assert local_store.batches(anna.id) == ()


@pytest.mark.parametrize(
    ("ahead", "outcome"), [(dt.timedelta(hours=23), "new"), (dt.timedelta(days=1, minutes=1), "failed")]
)
def test_a_start_in_the_future_is_refused(local_store, anna, ahead, outcome):
    batch = drop(local_store, anna, run_gpx=gpx(NOW + ahead))
    assert outcomes(batch) == {"run.gpx": outcome}
    if outcome == "failed":
        assert "cannot be right" in (batch.files[0].reason or "")


def test_a_list_without_zones_is_read_in_the_runners_zone(local_store, anna):
    drop(local_store, anna, Activities_csv=garmin_list("2026-03-02 07:00:00"))
    (run,) = local_store.diary(anna.id).activities
    assert (run.start_utc, run.start_local) == (START, dt.datetime(2026, 3, 2, 7))
    assert (run.zone_source, run.utc_offset_s) == (ZoneSource.PROFILE, 3600)


def test_a_list_near_a_stored_recording_is_a_question_with_a_suggestion(store, runner):
    drop(store, runner, run_gpx=gpx())
    batch = drop(store, runner, Activities_csv=garmin_list("2026-03-02 07:01:00", "2026-03-03 07:00:00"))
    assert (batch.files[0].outcome, batch.files[0].activities_new) == (Outcome.NEW, 1)
    assert batch.files[0].duplicate_of == "run.gpx"
    (pair,) = store.duplicates(runner.id)
    assert (pair.kept.source, pair.new.source, pair.suggestion) == ("gpx", "garmin_csv", "keep_old")


def test_two_exports_of_one_run_in_one_drop(local_store, anna):
    batch = drop(local_store, anna, Activities_csv=garmin_list("2026-03-02 07:00:00"), run_gpx=gpx())
    assert outcomes(batch) == {"Activities.csv": "duplicate", "run.gpx": "new"}


def test_remarks_of_the_importer_stand_beside_the_file(local_store, anna):
    text = gpx().replace(b'lat="52.5000000"', b'lat="NaN"', 1)
    batch = drop(local_store, anna, run_gpx=text)
    assert batch.files[0].outcome is Outcome.NEW
    assert "left out" in (batch.files[0].reason or "")


def test_a_zone_that_is_none_is_refused(local_store):
    nowhere = local_store.add_runner("Nemo", "Atlantis/Deep")
    with pytest.raises(SettingsError, match="not a time zone"):
        drop(local_store, nowhere, run_gpx=gpx())


def test_a_strava_archive_counts_each_run_once(store, runner):
    """The original is the run; title, words and effort come from the list."""
    listed = strava_list(
        strava_row(name="Am Kanal", said="Ruhig.", file="activities/11.gpx", effort="4"),
        strava_row(START + DAY, name="Broken", file="activities/12.gpx"),
        strava_row(START + 2 * DAY, name="By hand"),
    )
    files = {"activities/11.gpx": gpx(name=""), "activities/12.gpx": b"<gpx><tr", "activities.csv": listed}
    batch = drop(store, runner, export_zip=zipped(files))
    assert outcomes(batch) == {"11.gpx": "new", "12.gpx": "failed", "activities.csv": "new"}
    table = batch.files[-1]
    assert (table.activities_new, table.activities_known) == (2, 1)
    first, second, third = store.diary(runner.id).activities
    assert (first.source, first.title, first.notes, first.rpe) == ("gpx", "Am Kanal", "Ruhig.", 4.0)
    assert (second.source, second.title, third.title) == ("strava_csv", "Broken", "By hand")
    assert store.duplicates(runner.id) == ()
    again = drop(store, runner, export_zip=zipped(files))
    assert outcomes(again) == {"11.gpx": "known", "12.gpx": "failed", "activities.csv": "known"}
    assert len(store.diary(runner.id).activities) == 3


def test_a_list_alone_finds_its_originals_in_the_diary(local_store, anna):
    drop(local_store, anna, **{"11_gpx": gpx()})
    batch = drop(local_store, anna, activities_csv=strava_list(strava_row(name="x", file="activities/11.gpx")))
    assert outcomes(batch) == {"activities.csv": "known"}
    assert local_store.duplicates(anna.id) == ()
