"""inspect, import, undo, batches: what they print, and how they end (the interface is a promise)."""

import datetime as dt
import json
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from rtr import cli
from rtr.store import Store
from tests.exports import START, garmin_list, gpx, strava_list, strava_row

DONE, SOME_FAILED, WRONG_USE, NOTHING_USABLE = 0, 1, 2, 3

TOO_LONG = {"csv_100k_rows.csv.gz"}
"""Its hundred thousand runs are stored in half a minute; the importer's own tests read it."""

ACTIVITY = [
    "path", "format", "uid", "sport", "sub_sport", "start_utc", "start_local", "utc_offset_s",
    "elapsed_s", "timer_s", "moving_s", "distance_m", "run_s", "walk_s", "run_walk_method", "ascent_m", "descent_m",
    "avg_hr_bpm", "max_hr_bpm", "avg_cadence_spm", "avg_power_w", "rpe", "feel", "title", "notes", "device", "laps",
    "samples",
]  # fmt: skip


@pytest.fixture
def url(url, monkeypatch):
    monkeypatch.setenv("TZ", "Europe/Berlin")
    return url


@pytest.fixture
def rtr_json(rtr):
    """Runs one command line with --json: exit code and the document."""

    def run(*words):
        code, out, _ = rtr(*words, "--json")
        return code, json.loads(out)

    return run


@pytest.fixture
def good(tmp_path):
    path = tmp_path / "good.gpx"
    path.write_bytes(gpx(name="Am Kanal", hr_bpm=140))
    return path


@pytest.fixture
def bad(tmp_path):
    path = tmp_path / "bad.fit"
    path.write_bytes(b"")
    return path


def test_inspect_gives_every_field(rtr_json, good):
    code, document = rtr_json("inspect", good)
    assert code == DONE
    assert list(document) == ["activities", "check_ins", "responses", "injuries", "problems"]
    (run,) = document["activities"]
    assert list(run) == ACTIVITY
    assert run["path"] == str(good)
    assert (run["format"], run["sport"], run["title"]) == ("gpx", "running", "Am Kanal")
    assert (run["start_utc"], run["start_local"], run["utc_offset_s"]) == (
        "2026-03-02T06:00:00Z", "2026-03-02T07:00:00", 3600,
    )  # fmt: skip
    assert (run["elapsed_s"], run["timer_s"], run["avg_hr_bpm"], run["samples"], run["laps"]) == (
        1200,
        None,
        140,
        121,
        0,
    )
    assert run["run_walk_method"] in {"splits", "laps", "cadence", "speed", "none"}
    assert len(run["uid"]) == 32


def test_unknown_is_null_in_inspect(rtr_json, tmp_path):
    (tmp_path / "Activities.csv").write_bytes(garmin_list("2026-03-02 07:00:00"))
    code, document = rtr_json("inspect", tmp_path / "Activities.csv")
    assert code == DONE
    (run,) = document["activities"]
    assert (run["start_utc"], run["start_local"], run["utc_offset_s"]) == (None, "2026-03-02T07:00:00", None)
    assert (run["rpe"], run["notes"], run["samples"]) == (None, None, 0)


def test_inspect_stores_nothing(rtr, url, good):
    rtr("inspect", good)
    assert not Path(url.removeprefix("sqlite:///")).exists()


def test_problems_have_a_place_and_a_weight(rtr_json, good, bad):
    code, document = rtr_json("inspect", good, bad)
    assert code == SOME_FAILED
    (problem,) = document["problems"]
    assert problem == {"path": str(bad), "where": "", "what": problem["what"], "severity": "error"}
    assert problem["what"].startswith("This file is empty")


def test_import_gives_the_outcome_of_every_file(rtr_json, good, bad):
    code, document = rtr_json("import", good, bad)
    assert code == SOME_FAILED
    assert list(document) == ["batch", "files", "totals"]
    assert document["batch"].startswith("b-")
    assert document["files"][0] == {
        "path": str(good), "outcome": "new", "activities_new": 1, "activities_known": 0, "duplicate_of": None,
        "reason": None,
    }  # fmt: skip
    assert (document["files"][1]["outcome"], document["files"][1]["activities_new"]) == ("failed", 0)
    assert document["totals"] == {"files": 2, "new": 1, "known": 0, "duplicate": 0, "skipped": 0, "failed": 1}


def test_importing_again_adds_nothing(rtr_json, good):
    assert rtr_json("import", good)[0] == DONE
    code, document = rtr_json("import", good)
    assert code == DONE
    assert document["totals"]["known"] == 1
    assert document["files"][0]["activities_known"] == 1


def test_a_lookalike_names_the_run_it_looks_like(rtr_json, good, tmp_path):
    (tmp_path / "activities.csv").write_bytes(strava_list(strava_row(START + dt.timedelta(minutes=1))))
    rtr_json("import", good)
    code, document = rtr_json("import", tmp_path / "activities.csv")
    assert (code, document["files"][0]["outcome"]) == (DONE, "duplicate")
    assert document["files"][0]["duplicate_of"] == str(good)


@pytest.mark.parametrize("command", ["inspect", "import"])
def test_how_it_ends(rtr, good, bad, tmp_path, command):
    (tmp_path / "empty").mkdir()
    assert rtr(command, good)[0] == DONE
    assert rtr(command, good, bad)[0] == SOME_FAILED
    assert rtr(command, good, tmp_path / "lost")[0] == SOME_FAILED
    assert rtr(command, bad)[0] == NOTHING_USABLE
    assert rtr(command, tmp_path / "empty")[0] == NOTHING_USABLE
    assert rtr(command, tmp_path / "lost")[0] == WRONG_USE
    assert rtr(command)[0] == WRONG_USE
    assert rtr(command, good, "--colour")[0] == WRONG_USE


def test_undo_takes_a_batch_back(rtr, rtr_json, good):
    batch = rtr_json("import", good)[1]["batch"]
    code, document = rtr_json("undo", batch)
    assert (code, document["batch"], document["undone"]) == (DONE, batch, True)
    assert rtr_json("import", good)[1]["totals"]["new"] == 1
    code, out, err = rtr("undo", "b-unheard-of")
    assert (code, out) == (WRONG_USE, "")
    assert "no such import" in err


def test_batches_are_listed(rtr, rtr_json, good):
    assert rtr_json("batches") == (DONE, {"batches": []})
    batch = rtr_json("import", good)[1]["batch"]
    (listed,) = rtr_json("batches")[1]["batches"]
    assert (listed["batch"], listed["undone"], listed["activities_new"], listed["totals"]["new"]) == (
        batch,
        False,
        1,
        1,
    )
    assert listed["created_at"].endswith("Z")
    assert batch in rtr("batches")[1]


def test_people_read_sentences(rtr, good, bad):
    code, out, err = rtr("import", good, bad)
    assert code == SOME_FAILED
    assert "2 files: 1 new, 1 could not be read." in out
    assert "1 new activity in the diary of Me." in out
    assert "rtr undo b-" in out
    assert err == "", "progress is for terminals"
    code, out, _ = rtr("inspect", good)
    assert "2026-03-02 07:00  running  20 min" in out
    assert "1 file: 1 activity. Nothing was stored." in out


def test_the_first_runner_lives_where_the_computer_is(rtr, url, good):
    rtr("--runner", "Zoë", "import", good)
    with closing(Store(url)) as store:
        (runner,) = store.runners()
    assert (runner.name, runner.zone) == ("Zoë", "Europe/Berlin")


def test_with_several_runners_one_must_be_named(rtr, url, good):
    rtr("import", good)
    with closing(Store(url)) as store:
        store.add_runner("Ben", "UTC")
    code, out, err = rtr("import", good)
    assert (code, out) == (WRONG_USE, "")
    assert "“Me”, “Ben”" in err
    assert rtr("--runner", "Ben", "import", good)[0] == DONE
    code, _, err = rtr("--runner", "Nobody", "batches")
    assert code == WRONG_USE
    assert "There is no runner “Nobody”" in err


def test_nothing_is_imported_into_the_demo(rtr, url, good):
    rtr("demo")
    assert rtr("import", good)[0] == DONE
    with closing(Store(url)) as store:
        demo = next(r for r in store.runners() if r.is_demo)
        assert len(store.batches(demo.id)) == 1
    code, _, err = rtr("--runner", demo.name, "import", good)
    assert code == WRONG_USE
    assert "invented" in err


@pytest.mark.parametrize("db", ["rtr.db", "mysql://h/d", "sqlite://"])
def test_a_database_that_is_none_is_wrong_use(rtr, db):
    code, out, err = rtr("--db", db, "batches")
    assert (code, out) == (WRONG_USE, "")
    assert "--db" in err


def test_a_database_that_is_away_is_said(rtr):
    code, out, err = rtr("--db", "postgresql://u@127.0.0.1:1/d?connect_timeout=2", "batches")
    assert (code, out) == (NOTHING_USABLE, "")
    assert err.startswith("The diary could not be")
    assert "Traceback" not in err


def test_names_from_files_do_not_talk_to_the_terminal(rtr, tmp_path):
    path = tmp_path / "a\x1b[31mred\n.gpx"
    path.write_bytes(gpx(START, name="\x9b31m"))
    for command in ("inspect", "import"):
        _, out, err = rtr(command, path)
        assert "\x1b" not in out + err


def test_names_that_are_no_text_are_shown_all_the_same(rtr, rtr_json, tmp_path):
    try:
        path = Path(str(tmp_path / "caf") + "\udce9.gpx")
        path.write_bytes(gpx())
    except (OSError, UnicodeError):
        pytest.skip("this file system takes only names that are text")
    assert rtr("inspect", path)[0] == DONE
    assert rtr_json("inspect", path)[1]["activities"][0]["path"] == str(path)
    assert rtr_json("import", path)[1]["totals"]["new"] == 1
    assert rtr("batches")[0] == DONE


def test_whoever_stops_reading_gets_no_complaint(url, good):
    """`rtr inspect … | head -0`"""
    command = [
        sys.executable,
        "-c",
        "import sys; from rtr.cli import main; sys.exit(main())",
        "inspect",
        "--json",
        good,
    ]
    place = Path(cli.__file__).parents[2]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=place) as process:
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == SOME_FAILED


@pytest.mark.slow
@pytest.mark.parametrize("folder", ["hostile", "samples/fit_corrupt", "samples/zip_bundles"])
def test_whatever_the_files_there_is_one_document(rtr_json, shared, folder):
    paths = [path for path in sorted((shared / folder).iterdir()) if path.name not in TOO_LONG]
    code, document = rtr_json("import", *paths)
    assert code in {DONE, SOME_FAILED}
    assert document["totals"]["files"] == len(document["files"]) >= len(paths)
    for file in document["files"]:
        assert file["outcome"] in {"new", "known", "duplicate", "skipped", "failed"}
        assert file["outcome"] == "new" or file["reason"], file["path"]


def test_inspect_shows_mornings_with_null_for_unknown(rtr_json, tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("date,resting hr,rMSSD,sleep_h\n2024-05-07,49,61,7.4\n2024-05-08,490,,7\n", "utf-8")
    code, document = rtr_json("inspect", path)
    assert code == DONE
    first, second = document["check_ins"]
    assert (first["day"], first["sleep_h"], first["resting_hr_bpm"], first["hrv_rmssd_ms"]) == (
        "2024-05-07",
        7.4,
        49,
        61,
    )
    assert (second["resting_hr_bpm"], second["hrv_rmssd_ms"], second["sleep_h"]) == (None, None, 7)
    (problem,) = document["problems"]
    assert (problem["where"], problem["severity"]) == ("row 3", "error")


def test_inspect_shows_answers_and_injuries(rtr_json, tmp_path):
    (tmp_path / "a.csv").write_text("run_uid,place,rpe_0_10\nabc,whole run,4\n", "utf-8")
    (tmp_path / "i.csv").write_text("site,side,kind,onset\nachilles,left,tendon,2026-03-02\n", "utf-8")
    _, document = rtr_json("inspect", tmp_path)
    assert [(r["activity_uid"], r["rpe"], r["recorded_at"]) for r in document["responses"]] == [("abc", 4.0, None)]
    assert [(i["site"], i["onset"], i["until"]) for i in document["injuries"]] == [("achilles", "2026-03-02", None)]
