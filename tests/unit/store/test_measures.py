"""What recordings held is kept beside them, goes with them, and is made anew from their samples where it is missing."""

import datetime as dt
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
import sqlalchemy as sa
from alembic import command as alembic
from alembic.config import Config

from rtr import store as package
from rtr.actions import measure_stored
from rtr.importers.base import Recording
from rtr.measures import Measures
from rtr.metrics.recorded import VERSION, measured
from rtr.profile import HrMaxFrom, Profile, Sex
from rtr.samples import Samples
from rtr.store import USE_NEW, Packed, Store, pack
from rtr.store.engine import make_engine, parse, reading, writing
from rtr.store.records import values
from rtr.store.tables import activity as activity_table
from rtr.store.tables import measures as measures_table
from rtr.store.tables import sample_blob

AT = dt.datetime(2026, 3, 10, 12, 30, tzinfo=dt.UTC)
FULL = Profile(
    birth_year=1986, sex=Sex.FEMALE, hr_max_bpm=186.5, hr_max_from=HrMaxFrom.FIELD, hr_rest_bpm=52.0, lthr_bpm=165.0,
    vt1_bpm=140.0, vt2_bpm=168.0, threshold_m_per_s=3.7, easy_m_per_s=2.6, has_rate_limiting_drug=False,
)  # fmt: skip


@pytest.fixture
def recording(make_activity):
    """A run of that day with a heart rate and steps."""

    def made(day=0, **told):
        t = np.arange(1801.0)
        samples = Samples(t_s=t, hr_bpm=130 + t % 20, cadence_spm=np.full(1801, 166.0), distance_m=t * 2.7)
        return Recording(activity=make_activity(day, channels=samples.channels(), **told), samples=samples)

    return made


def held(store, runner):
    return store.diary(runner.id).measures


def test_an_import_measures_what_it_stores(store, runner, recording):
    found = recording()
    store.add_batch(runner.id, [found], (), at=AT)
    assert held(store, runner) == (measured(found.activity, found.samples),)
    assert store.unmeasured(runner.id) == ()


def test_everything_comes_back_bit_by_bit(store, runner, recording):
    odd = Measures(uid=recording().activity.uid, version=VERSION, best_hr_30s_bpm=162.43333333333334,
                   gap_m_per_s=1e-300, recorded_s=2**31 - 1, is_graded=True)  # fmt: skip
    packed = pack(recording())
    store.add_batch(runner.id, [Packed(activity=packed.activity, data=packed.data, measures=odd)], (), at=AT)
    assert held(store, runner) == (odd,)


def test_a_list_has_no_measures_and_waits_for_none(store, runner, make_activity):
    store.add_batch(runner.id, [Recording(activity=make_activity())], (), at=AT)
    assert held(store, runner) == ()
    assert store.unmeasured(runner.id) == ()


def test_measures_go_with_their_recording(store, runner, recording):
    batch = store.add_batch(runner.id, [recording()], (), at=AT)
    store.undo(runner.id, batch.id)
    assert held(store, runner) == ()
    store.add_batch(runner.id, [recording()], (), at=AT)
    assert len(held(store, runner)) == 1


def test_only_the_recording_that_counts_is_in_the_diary(store, runner, recording):
    store.add_batch(runner.id, [recording()], (), at=AT)
    twin = recording(uid="twin", distance_m=4990.0)
    store.add_batch(runner.id, [twin], (), at=AT)
    assert [m.uid for m in held(store, runner)] == [recording().activity.uid]
    store.resolve(runner.id, "twin", USE_NEW)
    assert [m.uid for m in held(store, runner)] == ["twin"]


def test_samples_without_measures_are_caught_up_with(store, runner, recording):
    found = [pack(recording(day)) for day in range(60)]
    bare = [Packed(activity=p.activity, data=p.data) for p in found]
    store.add_batch(runner.id, bare, (), at=AT)
    assert held(store, runner) == ()
    before, seen = store.revision(runner.id), []
    assert measure_stored(store, lambda done, total: seen.append((done, total))) == 60
    assert seen == [(50, 60), (60, 60)]
    assert set(held(store, runner)) == {p.measures for p in found}
    assert store.revision(runner.id) == before + 2, "pages that are open see the new numbers"
    assert measure_stored(store) == 0
    assert store.revision(runner.id) == before + 2


def test_measures_of_another_version_are_made_anew(store, runner, recording):
    packed = pack(recording())
    old = Measures(uid=packed.activity.uid, version=VERSION - 1, recorded_s=1)
    store.add_batch(runner.id, [Packed(activity=packed.activity, data=packed.data, measures=old)], (), at=AT)
    assert measure_stored(store) == 1
    assert held(store, runner) == (packed.measures,)


def test_samples_that_cannot_be_read_are_tried_once(store, runner, recording):
    packed = pack(recording())
    store.add_batch(runner.id, [Packed(activity=packed.activity, data=b"\x01 broken")], (), at=AT)
    assert measure_stored(store) == 1
    assert [(m.recorded_s, m.hr.total_s) for m in held(store, runner)] == [(0, 0)]
    assert measure_stored(store) == 0


def test_an_import_that_is_undone_meanwhile_leaves_nothing_behind(store, runner, recording):
    packed = pack(recording())
    batch = store.add_batch(runner.id, [Packed(activity=packed.activity, data=packed.data)], (), at=AT)
    waiting = store.unmeasured(runner.id)
    store.undo(runner.id, batch.id)
    store.measure(runner.id, waiting)
    assert held(store, runner) == ()


def test_runners_do_not_see_each_others_measures(store, runner, recording):
    other = store.add_runner("Ben", "UTC")
    packed = pack(recording())
    for one in (runner, other):
        store.add_batch(one.id, [Packed(activity=packed.activity, data=packed.data)], (), at=AT)
    store.measure(other.id, [packed.activity.uid])
    assert (len(held(store, runner)), len(held(store, other))) == (0, 1)


def test_a_database_of_the_first_version_is_brought_up_to_date_and_measured(tmp_path, recording):
    url, found = f"sqlite:///{tmp_path / 'rtr.db'}", pack(recording())
    engine = make_engine(parse(url))
    with writing(engine) as connection:
        config = Config()
        config.set_main_option("script_location", str(Path(package.__file__).parent / "migrations"))
        config.attributes["connection"] = connection
        alembic.upgrade(config, "0001")
        connection.execute(
            sa.text("INSERT INTO runner (id, name, zone, week_start, has_miles, is_demo, revision) "
                    "VALUES (1, 'Anna', 'UTC', 0, 0, 0, 7)")
        )  # fmt: skip
        connection.execute(sa.insert(activity_table).values(runner_id=1, **values(found.activity)))
        connection.execute(sa.insert(sample_blob).values(runner_id=1, uid=found.activity.uid, data=found.data))
    engine.dispose()
    with closing(Store(url)) as store:
        store.migrate()
        assert store.diary(1).profile == Profile()
        assert measure_stored(store) == 1
        assert store.diary(1).measures == (found.measures,)


def test_a_profile_is_kept_whole(store, runner):
    assert store.diary(runner.id).profile == Profile()
    before = store.revision(runner.id)
    store.save_profile(runner.id, FULL)
    assert store.diary(runner.id).profile == FULL
    store.save_profile(runner.id, Profile(birth_year=1990))
    assert store.diary(runner.id).profile == Profile(birth_year=1990)
    assert store.revision(runner.id) == before + 2


def test_a_profile_goes_with_its_runner(store, runner, recording):
    other = store.add_runner("Ben", "UTC")
    for one in (runner, other):
        store.save_profile(one.id, FULL)
        store.add_batch(one.id, [recording()], (), at=AT)
    store.delete_runner(runner.id)
    assert store.diary(other.id).profile == FULL
    with reading(store._engine) as connection:
        assert connection.scalar(sa.select(sa.func.count()).select_from(measures_table)) == 1
