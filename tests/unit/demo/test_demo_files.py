"""The files of data/demo are what the generator writes, and what three other readers understand."""

import datetime as dt
import xml.etree.ElementTree as ET
from pathlib import Path

import fitdecode
import garmin_fit_sdk
import gpxpy
import pytest

from data import make_demo
from data.fit_writer import FitWriter, crc
from rtr.demo import demo_records
from rtr.importers import read
from rtr.importers.base import Recording
from rtr.model import Activity, Gait, RunWalkMethod, Sport

FOLDER = Path(__file__).resolve().parents[3] / "data" / "demo"
FIT = FOLDER / "2026-11-16_run_walk.fit"
GPX = FOLDER / "2026-11-11_park_loop.gpx"
TCX = FOLDER / "2026-09-19_treadmill.tcx"
CSV = FOLDER / "Activities.csv"


@pytest.fixture(scope="module")
def runs() -> dict[dt.date, Recording]:
    recordings = demo_records(make_demo.TODAY).recordings
    return {r.activity.day: r for r in recordings if r.activity.sport is Sport.RUNNING}


def imported(path: Path) -> Activity:
    result = read(path.name, path.read_bytes())
    assert result.problems == ()
    (recording,) = result.recordings
    return recording.activity


def test_the_files_are_those_the_generator_writes():
    """`python -m data.make_demo` writes them anew."""
    made = make_demo.demo_files()
    assert {p.name for p in FOLDER.iterdir()} == set(made)
    for name, content in made.items():
        assert (FOLDER / name).read_bytes() == content, name


def test_they_are_small_and_named_in_the_readme():
    readme = (FOLDER.parent / "README.md").read_text()
    for path in FOLDER.iterdir():
        assert path.stat().st_size < 200_000
        assert f"demo/{path.name}" in readme


def test_fit_is_sound_for_the_official_sdk(runs):
    decoder = garmin_fit_sdk.Decoder(garmin_fit_sdk.Stream.from_file(str(FIT)))
    assert decoder.check_integrity()
    messages, errors = garmin_fit_sdk.Decoder(garmin_fit_sdk.Stream.from_file(str(FIT))).read()
    assert errors == []
    run = runs[make_demo.FIT_DAY].activity
    (session,) = messages["session_mesgs"]
    assert session["sport"] == "running"
    assert session["start_time"] == run.start_utc
    assert session["total_timer_time"] == run.timer_s
    assert session["total_distance"] == pytest.approx(run.distance_m, abs=0.01)
    assert session["workout_rpe"] == 10 * (run.rpe or 0)
    kinds = {str(s["split_type"]): s["total_timer_time"] for s in messages["split_summary_mesgs"]}
    assert kinds == {"rwd_run": run.run_s, "rwd_walk": run.walk_s}


def test_fit_records_are_the_samples_for_fitdecode(runs):
    samples = runs[make_demo.FIT_DAY].samples
    assert samples is not None
    with fitdecode.FitReader(str(FIT), check_crc=fitdecode.CrcCheck.RAISE) as reader:
        records = [f for f in reader if isinstance(f, fitdecode.FitDataMessage) and f.name == "record"]
    assert len(records) == len(samples)
    columns = samples.columns()
    for i in (0, 700, len(samples) - 1):
        record = records[i]
        assert record.get_value("heart_rate") == columns["hr_bpm"][i]
        assert record.get_value("distance") == pytest.approx(columns["distance_m"][i], abs=0.006)
        assert record.get_value("enhanced_altitude") == pytest.approx(columns["ele_m"][i], abs=0.11)
        assert record.get_value("position_lat") * 180 / 2**31 == pytest.approx(columns["lat_deg"][i], abs=1e-7)


def test_importing_the_fit_gives_back_the_run(runs):
    found, run = imported(FIT), runs[make_demo.FIT_DAY].activity
    assert (found.start_utc, found.start_local, found.utc_offset_s) == (
        run.start_utc,
        run.start_local,
        run.utc_offset_s,
    )
    assert (found.elapsed_s, found.timer_s, found.rpe) == (run.elapsed_s, run.timer_s, run.rpe)
    assert (found.run_s, found.walk_s, found.run_walk_method) == (run.run_s, run.walk_s, RunWalkMethod.SPLITS)
    assert [s.gait for s in found.splits] == [s.gait for s in run.splits]
    assert found.avg_hr_bpm == run.avg_hr_bpm


def test_gpxpy_reads_the_track(runs):
    run = runs[make_demo.GPX_DAY].activity
    gpx = gpxpy.parse(GPX.read_text())
    bounds = gpx.get_time_bounds()
    assert bounds.start_time == run.start_utc
    assert gpx.length_2d() == pytest.approx(run.distance_m, rel=0.02)


def test_importing_the_gpx_gives_back_the_run(runs):
    found, run = imported(GPX), runs[make_demo.GPX_DAY].activity
    assert found.start_local == run.start_local
    assert found.distance_m == pytest.approx(run.distance_m, rel=0.02)
    assert found.run_s == pytest.approx(run.run_s, abs=15)
    assert found.run_walk_method is RunWalkMethod.CADENCE


def test_importing_the_tcx_gives_back_the_treadmill_run(runs):
    found, run = imported(TCX), runs[make_demo.TCX_DAY].activity
    assert found.start_utc == run.start_utc
    assert found.timer_s == run.timer_s
    assert found.distance_m == pytest.approx(run.distance_m, abs=0.1)
    assert found.run_s == pytest.approx(run.run_s, abs=15)
    assert "lat_deg" not in found.channels
    assert ET.parse(TCX).getroot().tag.endswith("TrainingCenterDatabase")


def test_importing_the_list_gives_every_row_and_none_of_the_other_files():
    result = read(CSV.name, CSV.read_bytes())
    assert result.problems == ()
    days = {r.activity.day for r in result.recordings}
    assert len(result.recordings) == len(CSV.read_text().splitlines()) - 1
    assert days.isdisjoint({make_demo.FIT_DAY, make_demo.GPX_DAY, make_demo.TCX_DAY})


def test_fit_checksum_matches_published_value():
    """CRC-16/ARC of '123456789' is 0xBB3D."""
    assert crc(b"123456789") == 0xBB3D


def test_the_writer_refuses_fields_it_does_not_know():
    with pytest.raises(KeyError, match="temperature"):
        FitWriter().write("record", temperature=20)


def test_splits_of_the_story_alternate():
    run = next(r.activity for r in reversed(demo_records(make_demo.TODAY).recordings) if r.activity.splits)
    gaits = [s.gait for s in run.splits]
    assert gaits[::2] == [Gait.WALK] * 3
    assert gaits[1::2] == [Gait.RUN] * 2
