"""Files read one after the other: what each held, and what there is to say about it."""

import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from rtr import importers
from rtr.actions.sources import Found, Passed, Source
from rtr.errors import EmptyFileError, FileImportError, Problem, Severity, UnknownFormatError, spot
from rtr.importers.base import ImportResult, shown_name
from rtr.model import Outcome

LOG = logging.getLogger("rtr")

Progress = Callable[[int, int, str], None]
"""Called with files done, files in all, and the name of the next one; may raise to stop."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadFile:
    """One file after reading. `outcome` is `NEW` where there is something to store."""

    path: str
    argument: int
    outcome: Outcome
    result: ImportResult = field(default_factory=ImportResult)

    @property
    def problems(self) -> tuple[Problem, ...]:
        return self.result.problems


def read_all(found: Iterable[Found], progress: Progress | None = None) -> Iterator[ReadFile]:
    """Read everything, in order. One bad file never stops the rest."""
    waiting = list(found)
    for i, one in enumerate(waiting):
        if progress is not None:
            progress(i, len(waiting), one.path if isinstance(one, Source) else one.problem.path)
        yield _passed(one) if isinstance(one, Passed) else _read(one)
    if progress is not None:
        progress(len(waiting), len(waiting), "")


def _passed(one: Passed) -> ReadFile:
    outcome = Outcome.FAILED if one.problem.severity is Severity.ERROR else Outcome.SKIPPED
    return _without_recordings(one.problem.path, one.argument, outcome, one.problem)


def _read(source: Source) -> ReadFile:
    data = None
    try:
        data = source.read()
        result = importers.read(source.path, data)
    except FileImportError as error:
        is_failure = not isinstance(error, EmptyFileError) or data == b""
        if isinstance(error, UnknownFormatError):
            is_failure = source.is_chosen
        return _refused(source, f"{_unnamed(error, source.path)} {error.hint}".strip(), is_failure=is_failure)
    except Exception as error:  # noqa: BLE001 - an importer that breaks its promise must not cost the other files
        LOG.error("an importer failed on a file: %s", spot(error))  # noqa: TRY400 - a traceback may quote the file
        return _refused(source, "An error in rtr kept it from reading this file.", is_failure=True)
    if not result.is_empty:
        return ReadFile(path=source.path, argument=source.argument, outcome=Outcome.NEW, result=result)
    return _nothing(source, result)


def _unnamed(error: FileImportError, path: str) -> str:
    """What happened, without the name of the file in front: it stands beside it."""
    name, colon, what = str(error).partition(": ")
    return what if colon and (name == shown_name(path) or path.endswith(name)) else str(error)


def _nothing(source: Source, result: ImportResult) -> ReadFile:
    if not result.problems:
        return _refused(source, "There is nothing to import in this file.", is_failure=False)
    has_errors = any(p.severity is Severity.ERROR for p in result.problems)
    outcome = Outcome.FAILED if has_errors else Outcome.SKIPPED
    return _without_recordings(source.path, source.argument, outcome, *result.problems)


def _refused(source: Source, what: str, *, is_failure: bool) -> ReadFile:
    outcome, severity = (Outcome.FAILED, Severity.ERROR) if is_failure else (Outcome.SKIPPED, Severity.NOTE)
    return _without_recordings(
        source.path, source.argument, outcome, Problem(path=source.path, what=what, severity=severity)
    )


def _without_recordings(path: str, argument: int, outcome: Outcome, *problems: Problem) -> ReadFile:
    return ReadFile(path=path, argument=argument, outcome=outcome, result=ImportResult(problems=problems))
