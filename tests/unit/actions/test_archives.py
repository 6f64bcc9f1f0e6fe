"""Out as one file and in again: the same diary, beside what is there, or nothing at all."""

import datetime as dt
import io
import json
import stat
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command as alembic
from alembic.config import Config
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rtr import actions
from rtr.actions.archives import export_diary, export_file, restore_diary
from rtr.errors import RtrError, SettingsError, StoreError
from rtr.model import CheckIn, Runner
from rtr.store import Store, migrate
from rtr.store.dump import LEFT_OUT, tables
from rtr.store.engine import make_engine, parse, writing
from tests import whole_diary
from tests.whole_diary import AT, DAY, plain

LATER = AT + dt.timedelta(days=1)


def exported(store: Store, runner: Runner) -> io.BytesIO:
    out = io.BytesIO()
    export_diary(store, runner, out, at=AT)
    return out


def everything(store: Store, runner: Runner) -> dict[str, object]:
    """The diary, and what the store keeps beside it."""
    samples = {uid: store.samples(runner.id, uid) for uid in ("a", "b", "a2")}
    links = store.links(runner.id)
    return {
        **plain(store.diary(runner.id)),
        "samples": {
            uid: None if s is None else {k: v.tobytes() for k, v in s.columns().items()} for uid, s in samples.items()
        },
        "events": store.events(runner.id),
        "questions": [(pair.new.uid, pair.kept.uid, pair.suggestion) for pair in store.duplicates(runner.id)],
        "batches": [(batch.created_at, batch.files, batch.is_undone) for batch in store.batches(runner.id)],
        "links": [
            (link.recipient, link.groups, link.may_comment, link.made_at, link.ends_at, link.views) for link in links
        ],
        "zone": store.privacy_zone(runner.id, None),  # type: ignore[arg-type] # none is drawn: one is there
        "revision": store.revision(runner.id),
    }


@pytest.fixture
def other(store: Store, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Store]:
    """An empty store of the other kind than `store`."""
    if store.path is not None:
        url = request.getfixturevalue("cluster_database")
    else:
        url = f"sqlite:///{tmp_path / 'other.db'}"
    with closing(Store(url)) as made:
        made.migrate()
        yield made


@pytest.fixture
def cluster_database(request: pytest.FixtureRequest):
    with request.getfixturevalue("cluster").database() as url:
        yield url


@pytest.mark.postgres
def test_there_and_back_again_is_the_same_diary(store: Store, runner: Runner, other: Store) -> None:
    """From SQLite to PostgreSQL and back, and the other way round."""
    other.add_runner("Somebody else", "UTC")
    whole_diary.fill(store, runner)
    before = everything(store, runner)
    there = restore_diary(other, exported(store, runner), at=LATER).runner
    assert everything(other, there) == before
    store.delete_runner(runner.id)
    back = restore_diary(store, exported(other, there), at=LATER).runner
    assert everything(store, back) == before
    assert (store.problems(), other.problems()) == ((), ())


def test_the_diary_it_is_tried_with_has_a_row_in_every_table(local_store: Store, anna: Runner) -> None:
    whole_diary.fill(local_store, anna)
    with local_store.dumping(anna.id) as dump:
        empty = [name for name in dump.tables if not list(dump.rows(name))]
    assert empty == ["batch_file"], "files are counted by the import, tried in test_files_of_an_import"


def test_every_table_is_in_the_dump_or_left_out_with_a_reason() -> None:
    """A table that is added later is exported by itself, or stands here with the reason why not."""
    for table in tables():
        assert table.name == "runner" or "runner_id" in table.columns, (
            f"{table.name}: name it in LEFT_OUT, or whose is it?"
        )
    assert set(LEFT_OUT) <= {table.name for table in tables()[0].metadata.sorted_tables}
    assert all(LEFT_OUT.values())


def test_files_of_an_import_come_along(local_store: Store, anna: Runner, tmp_path: Path) -> None:
    (tmp_path / "mornings.csv").write_text("day,place,pain_am_0_10,sleep_h\n2026-05-02,,,7.5\n")
    actions.import_paths(local_store, anna, [tmp_path / "mornings.csv"], at=AT)
    (before,) = local_store.batches(anna.id)
    there = restore_diary(local_store, exported(local_store, anna), at=LATER).runner
    (after,) = local_store.batches(there.id)
    assert (after.files, after.created_at) == (before.files, before.created_at)
    assert after.id != before.id
    assert actions.undo_import(local_store, there, after.id).is_undone
    assert not local_store.batches(anna.id)[0].is_undone, "the diary beside it is another one"


@pytest.mark.postgres
def test_the_demo_is_the_same_demo_on_the_other_database_and_back(store: Store, other: Store) -> None:
    demo = actions.fill_demo(store, today=DAY)
    before, uids = plain(store.diary(demo.id)), [activity.uid for activity in store.diary(demo.id).activities]
    samples = [_bytes(store, demo, uid) for uid in uids]
    there = restore_diary(other, exported(store, demo), at=LATER).runner
    store.delete_runner(demo.id)
    back = restore_diary(store, exported(other, there), at=LATER).runner
    assert plain(other.diary(there.id)) == plain(store.diary(back.id)) == before
    assert [_bytes(store, back, uid) for uid in uids] == samples


def _bytes(store: Store, runner: Runner, uid: str) -> dict[str, bytes] | None:
    found = store.samples(runner.id, uid)
    return None if found is None else {name: column.tobytes() for name, column in found.columns().items()}


def test_a_second_demo_is_refused(local_store: Store) -> None:
    demo = actions.fill_demo(local_store, today=DAY)
    with pytest.raises(StoreError, match="here already"):
        restore_diary(local_store, exported(local_store, demo), at=LATER)
    assert local_store.runners() == (demo,)


@pytest.mark.postgres
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    told=st.fixed_dictionaries(
        {
            "check_ins": st.lists(whole_diary.check_ins, max_size=4, unique_by=lambda c: c.day),
            "responses": st.lists(whole_diary.responses, max_size=4, unique_by=lambda r: (r.activity_uid, r.site)),
            "injuries": st.lists(whole_diary.injuries, max_size=3),
        }
    ),
    entries=st.lists(whole_diary.entries, max_size=3),
)
def test_any_diary_comes_back_from_the_other_database(store, other, told, entries) -> None:
    for place in (store, other):
        for runner in place.runners():
            place.delete_runner(runner.id)
    anna = store.add_runner("Anna", "Europe/Berlin")
    store.add_batch(anna.id, (), (), at=AT, **told)
    for entry in entries:
        store.save_entry(anna.id, entry)
    before = plain(store.diary(anna.id))
    there = restore_diary(other, exported(store, anna), at=LATER).runner
    assert plain(other.diary(there.id)) == before
    again = restore_diary(store, exported(other, there), at=LATER, name="Again").runner
    after = plain(store.diary(again.id))
    assert (before.pop("runner").name, after.pop("runner").name) == ("Anna", "Again")
    assert after == before


def test_an_empty_diary_of_that_name_gives_way_and_nothing_else_does(local_store: Store, anna: Runner) -> None:
    whole_diary.fill(local_store, anna)
    file = exported(local_store, anna)
    before = plain(local_store.diary(anna.id))
    beside = restore_diary(local_store, file, at=LATER)
    assert beside.runner.name == "Anna (restored)"
    assert "beside “Anna”, which was not touched" in beside.sentence
    assert restore_diary(local_store, file, at=LATER).runner.name == "Anna (restored 2)"
    assert plain(local_store.diary(anna.id)) == before
    local_store.delete_runner(anna.id)
    blank = local_store.add_runner("Anna", "UTC")
    instead = restore_diary(local_store, file, at=LATER)
    assert (instead.was_blank, instead.runner.name) == (True, "Anna")
    assert "in place of the empty one" in instead.sentence
    assert blank.id not in {r.id for r in local_store.runners()}
    assert plain(local_store.diary(instead.runner.id)) == before


def test_a_name_that_is_told_must_be_free(local_store: Store, anna: Runner) -> None:
    local_store.save_check_in(anna.id, CheckIn(day=DAY, mood=3))
    file = exported(local_store, anna)
    with pytest.raises(StoreError, match="already a diary named"):
        restore_diary(local_store, file, at=LATER, name="Anna")
    assert restore_diary(local_store, file, at=LATER, name="Ben").runner.name == "Ben"


def test_it_lands_in_the_account_that_asks_whatever_the_file_says(local_store: Store, anna: Runner) -> None:
    mine = local_store.add_account("anna", AT)
    file = exported(local_store, anna)
    there = restore_diary(local_store, file, at=LATER, account_id=mine.id).runner
    assert there.account_id == mine.id
    assert there.name == "Anna", "a name is taken per account only"
    assert local_store.runners(0) == (anna,)


def test_no_link_opens_after_a_restore_and_no_secret_is_in_the_file(local_store: Store, anna: Runner) -> None:
    whole_diary.fill(local_store, anna)
    file = exported(local_store, anna)
    with zipfile.ZipFile(file) as archive:
        content = b"".join(archive.read(name) for name in archive.namelist())
    assert whole_diary.TOKEN_HASH.encode() not in content
    assert whole_diary.CALENDAR_HASH.encode() not in content
    restored = restore_diary(local_store, file, at=LATER)
    (link,) = local_store.links(restored.runner.id)
    assert not link.is_open(LATER)
    assert link.revoked_at == LATER
    assert "taken back" in restored.sentence
    assert local_store.calendar_link_made_at(restored.runner.id) is None
    assert local_store.has_link(whole_diary.TOKEN_HASH, LATER), "the link of the diary beside it still works"


def test_the_file_is_for_people_too(local_store: Store, anna: Runner) -> None:
    whole_diary.fill(local_store, anna)
    with zipfile.ZipFile(exported(local_store, anna)) as archive:
        told = json.loads(archive.read("manifest.json"))
        words = archive.read("README.txt").decode()
        names = set(archive.namelist())
        activities = archive.read("csv/activities.csv").decode("utf-8-sig")
    assert told["revision"] == migrate.HEAD
    assert told["tables"]["comment"] == 3
    assert "rtr restore" in words
    assert {f"csv/{n}.csv" for n in ("daily", "weekly", "activities", "check_ins", "answers", "injuries")} <= names
    assert "'=cmd|" in activities, "a spreadsheet must not run a title"


def test_the_file_is_new_and_for_its_owner_alone(local_store: Store, anna: Runner, tmp_path: Path) -> None:
    file = tmp_path / "anna.zip"
    export_file(local_store, anna, file, at=AT)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    size = file.stat().st_size
    with pytest.raises(SettingsError, match="exists already"):
        export_file(local_store, anna, file, at=AT)
    assert [p.name for p in tmp_path.iterdir() if p.suffix != ".db"] == ["anna.zip"]
    assert file.stat().st_size == size
    with pytest.raises(SettingsError, match="cannot be written"):
        export_file(local_store, anna, tmp_path / "nowhere" / "x.zip", at=AT)


# Older revisions


def made_at(folder: Path, revision: str) -> sa.Engine:
    (folder / "old.db").touch()
    engine = make_engine(parse(f"sqlite:///{folder / 'old.db'}"))
    with writing(engine) as connection:
        config = Config()
        config.set_main_option("script_location", str(Path(migrate.__file__).parent / "migrations"))
        config.attributes["connection"] = connection
        alembic.upgrade(config, revision)
    return engine


@pytest.mark.parametrize("revision", ["0001", "0002", "0003", "0004", "0005"])
def test_an_export_of_an_older_version_is_brought_up_to_date(local_store: Store, tmp_path: Path, revision: str) -> None:
    """Written as that version would have: every column of its tables, and its number."""
    engine = made_at(tmp_path, revision)
    reflected = sa.MetaData()
    reflected.reflect(engine)
    engine.dispose()
    row = {
        "id": 7, "name": "Anna", "zone": "Europe/Berlin", "week_start": 0, "has_miles": False, "is_demo": False,
        "revision": 3, "build_weeks": None,
    }  # fmt: skip
    morning = dict.fromkeys(reflected.tables["check_in"].columns.keys()) | {
        "id": 9, "runner_id": 7, "day": "2026-05-02", "source": "runner", "sites": "{}", "mood": 4,
    }  # fmt: skip
    known = {name: row[name] for name in reflected.tables["runner"].columns.keys()}  # noqa: SIM118 - no dict
    file = archive_of(revision, {"runner": [known], "check_in": [morning]})
    there = restore_diary(local_store, file, at=LATER).runner
    assert (there.name, there.zone) == ("Anna", "Europe/Berlin")
    (said,) = local_store.diary(there.id).check_ins
    assert (said.day, said.mood) == (dt.date(2026, 5, 2), 4)


def archive_of(revision: str, rows: dict[str, list[dict[str, object]]], **told: object) -> io.BytesIO:
    """An archive written by hand."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, lines in rows.items():
            archive.writestr(f"tables/{name}.ndjson", "".join(json.dumps(line) + "\n" for line in lines))
        manifest = {
            "format": "rtr diary", "format_version": 1, "revision": revision, "name": "Anna",
            "made_at": AT.isoformat(), "tables": {name: len(lines) for name, lines in rows.items()},
        }  # fmt: skip
        archive.writestr("manifest.json", json.dumps(manifest | told))
    return out


# Hostile files


def rebuilt(file: io.BytesIO, change: Callable[[dict[str, bytes]], None]) -> io.BytesIO:
    """The archive with its members changed."""
    with zipfile.ZipFile(file) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    change(members)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out


def _set(name: str, data: bytes) -> Callable[[dict[str, bytes]], None]:
    return lambda members: members.__setitem__(name, data)


def _edit(name: str, old: bytes, new: bytes) -> Callable[[dict[str, bytes]], None]:
    def change(members: dict[str, bytes]) -> None:
        assert old in members[name], (name, members[name][:400])
        members[name] = members[name].replace(old, new)

    return change


HOSTILE: dict[str, tuple[Callable[[dict[str, bytes]], None], str]] = {
    "no manifest": (lambda m: m.pop("manifest.json"), "not a diary that rtr exported"),
    "another manifest": (_set("manifest.json", b'{"format": "x"}'), "not a diary that rtr exported"),
    "no JSON": (_set("manifest.json", b"{"), "damaged"),
    "a list": (_set("manifest.json", b"[]"), "not a diary that rtr exported"),
    "deep": (_set("manifest.json", b"[" * 200_000), "damaged"),
    "long manifest": (_set("manifest.json", b" " * (2**20 + 1)), "far larger"),
    "newer format": (_edit("manifest.json", b'"format_version": 1', b'"format_version": 2'), "newer version"),
    "newer tables": (_edit("manifest.json", f'"revision": "{migrate.HEAD}"'.encode(), b'"revision": "9999"'), "newer"),
    "no revision": (_edit("manifest.json", f'"revision": "{migrate.HEAD}"'.encode(), b'"revision": "base"'), "newer"),
    "unknown old": (_edit("manifest.json", f'"revision": "{migrate.HEAD}"'.encode(), b'"revision": "0000"'), "damaged"),
    "a table is gone": (lambda m: m.pop("tables/comment.ndjson"), "damaged"),
    "a table of nobody": (_edit("manifest.json", b'"comment": 3', b'"comment": 3, "sqlite_master": 0'), "damaged"),
    "a table of the server": (
        lambda m: (
            _edit("manifest.json", b'"comment": 3', b'"comment": 3, "account": 0')(m),
            m.update({"tables/account.ndjson": b""}),
        ),
        "damaged",
    ),
    "path in a table": (_edit("manifest.json", b'"comment": 3', b'"../../x": 3'), "damaged"),
    "rows are gone": (_set("tables/check_in.ndjson", b""), "damaged"),
    "a row that is a list": (_set("tables/runner.ndjson", b"[]\n"), "damaged"),
    "a row that is a number": (_set("tables/runner.ndjson", b"1\n"), "damaged"),
    "tables that are a list": (_edit("manifest.json", b'"tables": {', b'"tables": [], "x": {'), "damaged"),
    "no runner": (
        lambda m: (_edit("manifest.json", b'"runner": 1', b'"runner": 0')(m), m.update({"tables/runner.ndjson": b""})),
        "damaged",
    ),
    "two runners": (
        lambda m: (
            _edit("manifest.json", b'"runner": 1', b'"runner": 2')(m),
            m.update({"tables/runner.ndjson": m["tables/runner.ndjson"] * 2}),
        ),
        "damaged",
    ),
    "no name": (_edit("tables/runner.ndjson", b'"Anna"', b'" "'), "damaged"),
    "no zone": (_edit("tables/runner.ndjson", b"Europe/Berlin", b"../etc/passwd"), "damaged"),
    "no weekday": (_edit("tables/runner.ndjson", b'"week_start":0', b'"week_start":9'), "damaged"),
    "another type": (_edit("tables/runner.ndjson", b'"week_start":0', b'"week_start":"0"'), "damaged"),
    "a huge number": (
        _edit("tables/runner.ndjson", b'"week_start":0', b'"week_start":99999999999999999999'),
        "damaged",
    ),
    "no number": (_edit("tables/response.ndjson", b"0.30000000000000004", b"NaN"), "damaged"),
    "a column more": (_edit("tables/runner.ndjson", b'"week_start"', b'"x":1,"week_start"'), "damaged"),
    "a column less": (_edit("tables/runner.ndjson", b'"week_start":0,', b""), "damaged"),
    "a day before all days": (_edit("tables/clearance.ndjson", b'"on":"20', b'"on":"00'), "damaged"),
    "a day after all days": (_edit("tables/check_in.ndjson", b'"day":"20', b'"day":"99'), "damaged"),
    "no such word": (_edit("tables/activity.ndjson", b'"running"', b'"flying"'), "damaged"),
    "half a character": (_edit("tables/runner.ndjson", b"Anna", b"\\ud800"), "damaged"),
    "no such pointer": (_edit("tables/comment.ndjson", b'"answers":1', b'"answers":77'), "damaged"),
    "no such member": (_edit("tables/sample_blob.ndjson", b"000001", b"000999"), "damaged"),
    "path of a member": (_edit("tables/sample_blob.ndjson", b"recordings/000001.bin", b"../../etc/passwd"), "damaged"),
    "no samples": (_set("recordings/000001.bin", b"\x01" * 5000), "damaged"),
    "a bomb of samples": (_set("recordings/000001.bin", b""), "damaged"),
    "a bomb of lines": (_set("tables/runner.ndjson", b"\n" * 40_000_000), "damaged|far more"),
    "a bomb of one line": (_set("tables/runner.ndjson", b" " * 17_000_000), "far"),
    "a bomb of a member": (_set("recordings/000001.bin", b"\0" * (70 * 2**20)), "far"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_gets_one_sentence_and_changes_nothing(local_store: Store, anna: Runner, name: str) -> None:
    whole_diary.fill(local_store, anna)
    before = everything(local_store, anna)
    change, words = HOSTILE[name]
    file = rebuilt(exported(local_store, anna), change)
    with pytest.raises(RtrError, match=words) as refused:
        restore_diary(local_store, file, at=LATER)
    assert str(refused.value).count(".") <= 2
    assert local_store.runners() == (anna,)
    assert everything(local_store, anna) == before


@pytest.mark.parametrize("data", [b"", b"PK", b"%PDF-1.4", b"PK\x05\x06" + b"\0" * 18, b"\0" * 5000])
def test_what_is_no_export_is_told(local_store: Store, data: bytes) -> None:
    with pytest.raises(RtrError) as refused:
        restore_diary(local_store, io.BytesIO(data), at=LATER)
    assert "Nothing was changed" in refused.value.hint
    assert local_store.runners() == ()


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.999])
def test_a_download_that_was_cut_off_changes_nothing(local_store: Store, anna: Runner, share: float) -> None:
    whole_diary.fill(local_store, anna)
    data = exported(local_store, anna).getvalue()
    with pytest.raises(RtrError):
        restore_diary(local_store, io.BytesIO(data[: int(len(data) * share)]), at=LATER)
    assert local_store.runners() == (anna,)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_members_of_one_name_are_refused(local_store: Store, anna: Runner) -> None:
    file = exported(local_store, anna)
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("tables/runner.ndjson", b"{}\n")
    with pytest.raises(RtrError, match="two files of the same name"):
        restore_diary(local_store, file, at=LATER)


def test_another_size_of_a_packed_column_is_never_unpacked() -> None:
    import numpy as np
    import zstandard

    from rtr.samples import Samples
    from rtr.store import blob

    good = blob.encode(Samples(t_s=np.arange(100.0)))
    frame_at = blob.START.size + blob.HEAD.size + blob.COLUMN.size
    bomb = zstandard.compress(b"\0" * 50_000_000)
    head = bytearray(good[:frame_at])
    number, encoding, width, _, _ = blob.COLUMN.unpack_from(head, frame_at - blob.COLUMN.size)
    body = bytes(head[blob.START.size : frame_at - blob.COLUMN.size]) + blob.COLUMN.pack(
        number, encoding, width, 0, len(bomb)
    ) + bomb  # fmt: skip
    import zlib

    with pytest.raises(StoreError, match="damaged"):
        blob.decode(blob.START.pack(blob.VERSION, zlib.crc32(body)) + body)
