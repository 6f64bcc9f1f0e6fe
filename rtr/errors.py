"""What can go wrong: problems are values in the user's data, errors stop one action."""

import enum
import traceback
from dataclasses import dataclass
from pathlib import Path


class Severity(enum.StrEnum):
    """How much of the input a problem cost."""

    ERROR = "error"
    """Nothing of the file, row or activity could be used."""
    WARNING = "warning"
    """It was used, but something is doubtful or was left out."""
    NOTE = "note"
    """A decision worth knowing about; nothing is missing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that is wrong in the user's data: collected and shown, never raised.

    `path` is the name of the file as the user knows it, `where` the place inside it
    ("row 17", "byte 18204", "" for the whole file), `what` one plain sentence that ends
    with what to do about it where something can be done.
    """

    path: str
    what: str
    severity: Severity
    where: str = ""


class RtrError(Exception):
    """Something `rtr` was asked to do could not be done.

    The message says what happened in the user's words; `hint` says what to do about it.
    """

    hint: str = ""

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        if hint:
            self.hint = hint


class FileImportError(RtrError):
    """A file could not be imported."""


class UnknownFormatError(FileImportError):
    """The content is of no format that is known here."""

    hint = "Export the run as FIT, GPX, TCX or CSV and try again."


class CorruptFileError(FileImportError):
    """The format is known, but the content is damaged beyond use."""

    hint = "Export this run again."


class EmptyFileError(FileImportError):
    """There is nothing to import in this file."""


class UnsafeFileError(FileImportError):
    """The file asks for something a reader must not do (bombs, entities, passwords)."""


class StoreError(RtrError):
    """The diary could not be read or written."""


class AccessError(RtrError):
    """The person who asks may not see or do this."""


class SettingsError(RtrError):
    """A setting cannot be used as it stands."""


def spot(error: BaseException) -> str:
    """What kind of error, and where in our code: `ValueError at session.py:41`.

    For logs: the message of an error may quote what stands in somebody's file or diary.
    """
    frames = traceback.extract_tb(error.__traceback__)
    place = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "an unknown place"
    return f"{type(error).__name__} at {place}"
