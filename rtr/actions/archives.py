"""The whole diary out as one file, and back in: beside what is there, never mixed into it."""

import contextlib
import dataclasses
import datetime as dt
import os
import tempfile
import zoneinfo
from pathlib import Path
from typing import IO, BinaryIO

from rtr.actions.placing import zone_of
from rtr.errors import SettingsError, StoreError
from rtr.exporters.archive import write_archive
from rtr.exporters.archive_reader import reading_archive
from rtr.model import Runner
from rtr.share import LOCAL_ACCOUNT
from rtr.store import Store
from rtr.store.load import DAMAGED, ONLY, load

LONGEST_NAME = 200
DAYS = range(7)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """What a restore did. `wanted` is the name in the file, `was_blank` whether an empty diary gave way."""

    runner: Runner
    wanted: str
    made_at: str
    was_blank: bool
    activities: int
    mornings: int
    links: int

    @property
    def sentence(self) -> str:
        """What it did, in words."""
        called = f"The diary “{self.runner.name}” is restored"
        where = " in place of the empty one of that name" if self.was_blank else ""
        beside = f", beside “{self.wanted}”, which was not touched" if self.runner.name != self.wanted else ""
        held = f": {self.activities:,} activities, {self.mornings:,} mornings, as of {self.made_at[:10]}."
        closed = " Its share links stand in the list as taken back; make new ones." if self.links else ""
        return f"{called}{where}{beside}{held}{closed}"


def export_diary(store: Store, runner: Runner, out: IO[bytes], *, at: dt.datetime) -> None:
    """Write everything of one diary as a zip. `at` is now."""
    day = at.astimezone(zoneinfo.ZoneInfo(runner.zone)).date()
    diary = store.diary(runner.id)
    with store.dumping(runner.id) as dump:
        write_archive(out, dump, diary, at=at, day=day)


def export_file(store: Store, runner: Runner, path: Path, *, at: dt.datetime) -> None:
    """Write everything of one diary into a new file that only this user can read."""
    part = path.with_name(f"{path.name}.part")
    try:
        if path.exists():
            raise SettingsError(f"{path} exists already.", hint="Choose another name; nothing is written over.")
        with os.fdopen(os.open(part, os.O_CREAT | os.O_TRUNC | os.O_RDWR, 0o600), "w+b") as out:
            export_diary(store, runner, out, at=at)
        part.replace(path)
    except OSError as refused:
        raise SettingsError(f"{path} cannot be written: {refused.strerror}.", hint="Choose another place.") from refused
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


def restore_diary(
    store: Store, handle: BinaryIO, *, at: dt.datetime, account_id: int = LOCAL_ACCOUNT, name: str | None = None
) -> Restored:
    """Take an exported diary in as a runner of its own; raises an `RtrError` and changes nothing where it cannot.

    It gets the name it had, or `name`. Where a diary of that name has entries it stands beside it under
    a longer name; an empty one gives way.
    """
    with (
        tempfile.TemporaryDirectory(prefix="rtr-restore-") as folder,
        reading_archive(handle) as archive,
        contextlib.closing(Store(load(Path(folder) / "rtr.db", archive.revision, archive.tables))) as loaded,
    ):
        told = _looked_through(loaded)
        free, blank = _name(store, account_id, name or told.name, is_told=name is not None)
        _refuse_second_demo(store, account_id, told, blank)
        new = store.adopt(loaded, account_id=account_id, name=free, at=at, instead_of=blank)
        return Restored(
            runner=next(r for r in store.runners(account_id) if r.id == new),
            wanted=name or told.name,
            made_at=archive.made_at,
            was_blank=blank is not None,
            **_counts(loaded),
        )


def _looked_through(loaded: Store) -> Runner:
    """The runner of a loaded file in which everything can be read; raises `StoreError` for any other."""
    (told,) = loaded.runners()
    is_named = bool(told.name.strip()) and len(told.name) <= LONGEST_NAME
    if loaded.problems() or not is_named or told.week_start not in DAYS or not _is_zone(told.zone):
        raise StoreError(DAMAGED, hint="Nothing was changed. Take an older export or a backup.")
    return told


def _is_zone(name: str) -> bool:
    try:
        return zone_of(name) is not None
    except SettingsError:
        return False


def _counts(loaded: Store) -> dict[str, int]:
    diary = loaded.diary(ONLY)
    links = loaded.links(ONLY)
    return {"activities": len(diary.activities), "mornings": len(diary.check_ins), "links": len(links)}


def _name(store: Store, account_id: int, wanted: str, *, is_told: bool) -> tuple[str, int | None]:
    """A free name, and the id of the empty diary that gives way for it."""
    taken = {r.name: r.id for r in store.runners(account_id)}
    if wanted not in taken:
        return wanted, None
    if store.is_blank(taken[wanted]):
        return wanted, taken[wanted]
    if is_told:
        raise StoreError(f"There is already a diary named “{wanted}”.", hint="Choose another name.")
    longer = (f"{wanted} (restored{number})" for number in ("", *(f" {n}" for n in range(2, len(taken) + 2))))
    return next(name for name in longer if name not in taken), None


def _refuse_second_demo(store: Store, account_id: int, told: Runner, blank: int | None) -> None:
    if told.is_demo and any(r.is_demo and r.id != blank for r in store.runners(account_id)):
        raise StoreError(
            "This is the invented runner of the demo, who is here already.",
            hint="Remove it first. Nothing was changed.",
        )
