"""XML from strangers: streamed, bounded, cleaned; entities, DOCTYPE and includes never followed."""

import re
from collections.abc import Callable
from xml.parsers import expat

from rtr.errors import UnknownFormatError, UnsafeFileError
from rtr.importers.base import MAX_FILE_BYTES
from rtr.importers.xml_bytes import cleaned

MAX_DEPTH = 64
MAX_NAMES = 2_000
"""Distinct element and attribute names of one file; real ones have fewer than a hundred."""
MAX_TAG_BYTES = 2**20
MAX_TEXT_PIECES = 16
"""Of 8 KiB each: more text than that in one element is cut."""

_ROOT = re.compile(rb"<!DOCTYPE\s+([\w.:-]+)|<([A-Za-z_][\w.:-]*)")
_COMMENT = re.compile(rb"<!--.*?(-->|\Z)", re.DOTALL)

Start = Callable[[str, dict[str, str]], None]
"""Called with the local name of an element and its attributes; names are in lower case."""
End = Callable[[str, str, str], None]
"""Called with the local name of an element, its text and the local name of its parent."""


def root_name(head: bytes) -> str:
    """Local name (in lower case) of the outermost element, from the first bytes; "" if it is no XML."""
    opening = _COMMENT.sub(b"", b"".join(cleaned(head[: 2**16])))
    found = _ROOT.search(opening) if opening.startswith(b"<") else None
    return _local((found[1] or found[2]).decode("ascii", "replace")) if found else ""


def stream(data: bytes, start: Start, end: End) -> str | None:
    """Read a document, calling `start` and `end` for its elements.

    Returns None when all of it was read, else where it broke off ("line 17"): what came
    before has been delivered, and elements that were open have been ended.
    Raises `UnsafeFileError` for a DOCTYPE, and for sizes and depths no recording has.
    """
    if len(data) > MAX_FILE_BYTES:
        raise UnsafeFileError("The file is too large to be one recording.")
    reader = _Reader(start, end)
    parser = reader.parser
    fed = 0
    tail = b""
    try:
        for chunk in cleaned(data):
            parser.Parse(chunk, False)
            fed += len(chunk)
            tail = (tail + chunk)[-256:]
            if fed - parser.CurrentByteIndex > MAX_TAG_BYTES:
                raise UnsafeFileError("The file holds a tag of more than a megabyte; no recording has that.")
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        reader.close(is_text_whole=re.search(rb"</[^<>]*\Z", tail) is not None)
        return f"line {error.lineno}"
    return None


class _Reader:
    """Keeps the path from the root, cuts prefixes off and collects the text of leaves."""

    def __init__(self, start: Start, end: End) -> None:
        self.parser = expat.ParserCreate("utf-8")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.StartDoctypeDeclHandler = _refuse_doctype
        self.parser.StartCdataSectionHandler = self._open_cdata
        self.parser.EndCdataSectionHandler = self._close_cdata
        self._on_start, self._on_end = start, end
        self._names: dict[str, str] = {}
        self._path: list[str] = [""]
        self._pieces: list[str] = []
        self._is_cdata = False

    def close(self, *, is_text_whole: bool) -> None:
        """End what is still open in a file that broke off; half a text is dropped."""
        if not is_text_whole:
            self._pieces.clear()
        while len(self._path) > 1:
            self._end(self._path[-1])

    def _start(self, raw: str, attributes: dict[str, str]) -> None:
        name = self._names.get(raw) or self._learn(raw)
        if attributes:
            attributes = {self._names.get(key) or self._learn(key): value for key, value in attributes.items()}
        if len(self._path) == 1:
            _refuse_page(name)
        self._path.append(name)
        if len(self._path) > MAX_DEPTH:
            raise UnsafeFileError("The file is nested far deeper than any recording.")
        self._pieces.clear()
        self._on_start(name, attributes)

    def _end(self, _raw: str) -> None:
        name = self._path.pop()
        text = "".join(self._pieces)
        self._pieces.clear()
        self._on_end(name, text, self._path[-1])

    def _text(self, text: str) -> None:
        if len(self._pieces) < MAX_TEXT_PIECES:
            # What looked like a stray ampersand was escaped before; in CDATA it must not be.
            self._pieces.append(text.replace("&amp;", "&") if self._is_cdata else text)

    def _open_cdata(self) -> None:
        self._is_cdata = True

    def _close_cdata(self) -> None:
        self._is_cdata = False

    def _learn(self, raw: str) -> str:
        if len(self._names) >= MAX_NAMES:
            raise UnsafeFileError("The file uses thousands of different tags; no recording does.")
        return self._names.setdefault(raw, _local(raw))


def _refuse_doctype(name: str, *_: object) -> None:
    _refuse_page(_local(name))
    raise UnsafeFileError(
        "The file brings its own definitions (a DOCTYPE), which no recording needs and which can do harm.",
        hint="Export this run again, straight from the watch's app.",
    )


def _refuse_page(root: str) -> None:
    if root == "html":
        raise UnknownFormatError(
            "This is a web page, not a recording; often it is a page that asks you to sign in.",
            hint="Sign in to the site, download the file again and try that one.",
        )


def _local(raw: str) -> str:
    return raw.rpartition(":")[2].lower()
