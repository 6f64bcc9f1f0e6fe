"""Where the bytes of an import come from: files, folders, archives, uploads; in a fixed order."""

import functools
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, NoReturn

from rtr.errors import CorruptFileError, FileImportError, Problem, UnsafeFileError
from rtr.importers import archive
from rtr.importers.base import MAX_FILE_BYTES

_HEAD_BYTES = 4
_CHECK = "Check its name and whether you may read it."


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One file to read, by the name the user knows. `read` gives its bytes or raises `FileImportError`.

    `argument` is the place of the path under which it was found. `is_chosen` is false for what
    only came along in a folder or an archive: not being a recording is no failure there.
    """

    path: str
    read: Callable[[], bytes]
    argument: int
    is_chosen: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Passed:
    """Something in an archive that was not read, and why."""

    problem: Problem
    argument: int


Found = Source | Passed


@contextmanager
def of_paths(paths: Iterable[str | Path]) -> Iterator[list[Found]]:
    """Everything under the paths; archives stay open until the end."""
    with ExitStack() as opened:
        yield [found for i, path in enumerate(paths) for found in _of_path(i, Path(path), opened)]


@contextmanager
def of_named(files: Iterable[tuple[str, Path]]) -> Iterator[list[Found]]:
    """Files that lie somewhere else under other names (staged uploads), by the names the runner knows."""
    with ExitStack() as opened:
        yield [
            found
            for i, (name, path) in enumerate(files)
            for found in _of_file(i, path, opened, is_chosen=True, name=name)
        ]


@contextmanager
def of_files(files: Iterable[tuple[str, BinaryIO]]) -> Iterator[list[Found]]:
    """Everything in files that are open already (uploads); they are left open."""
    yield [found for i, (name, handle) in enumerate(files) for found in _of_handle(i, name, handle, is_chosen=True)]


def _of_path(argument: int, path: Path, opened: ExitStack) -> Iterator[Found]:
    if not path.is_dir():
        yield from _of_file(argument, path, opened, is_chosen=True)
        return
    closed: list[OSError] = []
    for folder, folders, names in os.walk(path, onerror=closed.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(name for name in names if not name.startswith(".")):
            yield from _of_file(argument, Path(folder, name), opened, is_chosen=False)
    for refused in closed:
        what = f"This folder could not be opened ({refused.strerror})."
        yield _refused(argument, str(refused.filename), CorruptFileError(what, hint=_CHECK))


def _of_file(
    argument: int, path: Path, opened: ExitStack, *, is_chosen: bool, name: str | None = None
) -> Iterator[Found]:
    name = str(path) if name is None else name
    if not path.is_file():
        what = "This is not a file" if path.exists() else "There is no such file"
        yield _refused(argument, name, CorruptFileError(f"{what}.", hint=_CHECK))
        return
    try:
        handle = path.open("rb")
    except OSError as refused:
        yield _refused(argument, name, CorruptFileError(f"It could not be opened ({refused.strerror}).", hint=_CHECK))
        return
    if _is_archive(handle):
        opened.callback(handle.close)
        yield from _of_handle(argument, name, handle, is_chosen=is_chosen)
    else:
        handle.close()
        yield Source(path=name, read=functools.partial(_read, path), argument=argument, is_chosen=is_chosen)


def _of_handle(argument: int, name: str, handle: BinaryIO, *, is_chosen: bool) -> Iterator[Found]:
    if not _is_archive(handle):
        read = functools.partial(_bounded, handle)
        yield Source(path=name, read=read, argument=argument, is_chosen=is_chosen)
        return
    try:
        for member in archive.members(name, handle):
            if isinstance(member, Problem):
                yield Passed(problem=member, argument=argument)
            else:
                yield Source(path=member.path, read=member.read, argument=argument, is_chosen=False)
    except FileImportError as error:
        yield _refused(argument, name, error, is_chosen=is_chosen)


def _refused(argument: int, path: str, error: FileImportError, *, is_chosen: bool = True) -> Source:
    """A source that cannot be read, for one place that says so."""

    def refuse() -> NoReturn:
        raise error

    return Source(path=path, read=refuse, argument=argument, is_chosen=is_chosen)


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as handle:
            return _bounded(handle)
    except OSError as refused:
        raise CorruptFileError(f"It could not be read ({refused.strerror}).", hint=_CHECK) from refused


def _bounded(handle: BinaryIO) -> bytes:
    handle.seek(0)
    data = handle.read(MAX_FILE_BYTES + 1)
    if len(data) > MAX_FILE_BYTES:
        raise UnsafeFileError(f"This file is larger than {MAX_FILE_BYTES // 2**20} MB; it was not read.")
    return data


def _is_archive(handle: BinaryIO) -> bool:
    handle.seek(0)
    head = handle.read(_HEAD_BYTES)
    handle.seek(0)
    return archive.is_archive(head)
