"""What lies in an archive: what is worth reading, what is passed over, and how that is told."""

import re
import stat
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence

from rtr.errors import EmptyFileError, FileImportError, Problem, Severity, UnknownFormatError, UnsafeFileError
from rtr.importers.base import shown_name

_CLUTTER = re.compile(r"(^|/)(__MACOSX/|\._|\.DS_Store$|Thumbs\.db$|desktop\.ini$)", re.IGNORECASE)
_ARCHIVES = (".zip", ".7z", ".rar", ".tar", ".tgz", ".bz2", ".xz", ".kmz")
_OTHER_FILES = (
    ".jpg", ".jpeg", ".png", ".gif", ".webp", ".heic", ".svg", ".mp4", ".mov", ".avi", ".mp3", ".m4a", ".wav",
    ".pdf", ".doc", ".docx", ".odt", ".ppt", ".pptx", ".html", ".htm", ".md",
)  # fmt: skip
_STRAVA_LIST, _STRAVA_FOLDER = "activities.csv", "activities/"

_WHY = {
    "link": (Severity.NOTE, "{} a link to another file and was not followed"),
    "locked": (Severity.ERROR, "{} protected by a password and was not read; unpack the archive and import the files"),
    "archive": (
        Severity.WARNING,
        "{} an archive inside this archive and was not opened; unpack it and import it by itself",
    ),
    "other": (Severity.NOTE, "{} a picture, video or document and was passed over"),
    "empty": (Severity.WARNING, "{} empty and was passed over"),
}

Kinds = Sequence[tuple[zipfile.ZipInfo, str]]
"""Entries and what each is: `member`, `clutter` or a reason of `_WHY`."""


def refuse_documents(names: set[str]) -> None:
    """Raise `UnknownFormatError` for workbooks and other documents that are zip archives inside."""
    if {"manifest.json", "tables/runner.ndjson"} <= names:
        raise UnknownFormatError(
            "This is a whole diary that rtr exported; it is restored, not imported.",
            hint="Restore it on the page Settings, under Your data, or with: python3 -m rtr restore FILE.zip",
        )
    if "[Content_Types].xml" in names:
        what = "an Excel workbook" if any(n.startswith("xl/") for n in names) else "an Office document"
    elif {"mimetype", "content.xml"} <= names:
        what = "an OpenDocument file"
    else:
        return
    raise UnknownFormatError(
        f"This is {what}: save it as CSV.", hint="Open it, save the list as CSV and import that file."
    )


def without_private(entries: Sequence[zipfile.ZipInfo]) -> list[zipfile.ZipInfo]:
    """All entries; of a Strava archive only the activities and, after them, their list."""
    names = [entry.filename for entry in entries]
    folders = {n.partition(_STRAVA_FOLDER)[0] for n in names if _STRAVA_FOLDER in n}
    tops = (n.removesuffix(_STRAVA_LIST) for n in names if n.rpartition("/")[2] == _STRAVA_LIST)
    top = next((t for t in tops if t in folders), None)
    if top is None:
        return list(entries)
    return [
        *(entry for entry in entries if entry.filename.startswith(top + _STRAVA_FOLDER)),
        *(entry for entry in entries if entry.filename == top + _STRAVA_LIST),
    ]


def kind_of(entry: zipfile.ZipInfo) -> str:
    """`member` for what is worth reading, else `clutter` or the reason why it is passed over."""
    if entry.filename.endswith("/") or _CLUTTER.search(entry.filename):
        return "clutter"
    if stat.S_ISLNK(entry.external_attr >> 16):
        return "link"
    if entry.flag_bits & 1:
        return "locked"
    if entry.filename.casefold().endswith(_ARCHIVES):
        return "archive"
    if entry.filename.casefold().endswith(_OTHER_FILES):
        return "other"
    return "member" if entry.file_size else "empty"


def told(name: str, kinds: Kinds, *, private: int) -> Iterator[Problem]:
    """One problem for each reason why entries are passed over, and for names that repeat."""
    for kind, (severity, why) in _WHY.items():
        found = [entry.filename for entry, its_kind in kinds if its_kind == kind]
        if found:
            subject = f"{shown_name(found[0])} is" if len(found) == 1 else f"Each of {len(found):,} files is"
            example = f" (the first is {shown_name(found[0])})" if len(found) > 1 else ""
            yield Problem(path=name, what=f"{why.format(subject)}{example}.", severity=severity)
    if private:
        what = f"{private:,} other files of this Strava archive (profile, contacts, media …) were not read."
        yield Problem(path=name, what=what, severity=Severity.NOTE)
    counts = Counter(entry.filename for entry, kind in kinds if kind == "member")
    repeated = [filename for filename, count in counts.items() if count > 1]
    if repeated:
        what = f"Several files in this archive have the same name ({shown_name(repeated[0])}); all of them were read."
        yield Problem(path=name, what=what, severity=Severity.NOTE)


def nothing(kinds: Kinds) -> FileImportError:
    """The error for an archive without anything worth reading."""
    if any(kind == "locked" for _, kind in kinds):
        return UnsafeFileError(
            "This archive is password protected; it was not opened.",
            hint="Unpack it with the password and import the files.",
        )
    return EmptyFileError("There is nothing to import in this archive: it holds no activity files.")
