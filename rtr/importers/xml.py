"""XML from strangers: streamed, bounded, cleaned; entities, DOCTYPE and includes never followed."""

import codecs
import re
from collections.abc import Callable, Iterator
from xml.parsers import expat

from rtr.errors import UnknownFormatError, UnsafeFileError
from rtr.importers.base import MAX_FILE_BYTES

MAX_DEPTH = 64
MAX_NAMES = 2_000
"""Distinct element and attribute names of one file; real ones have fewer than a hundred."""
MAX_TAG_BYTES = 2**20
MAX_TEXT_PIECES = 16
"""Of 8 KiB each: more text than that in one element is cut."""

_CHUNK_BYTES = 2**18
_DEFAULT = "utf-8-sig"
_KNOWN_ENCODING = re.compile(r"(iso-8859-\d+|windows-125\d|us-ascii|gb18030|gbk|gb2312|big5|shift_jis|euc-(jp|kr)|koi8-r)")
_DECLARED = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})[\"']")
_NOT_XML = bytes(c for c in range(32) if c not in b"\t\n\r")
_SPACE = b" \t\r\n"
_REFERENCE = re.compile(rb"&(#?\w{1,12};)?")
_NAMED = {b"amp;", b"lt;", b"gt;", b"quot;", b"apos;"}
_LONGEST_REFERENCE = 16
_ROOT = re.compile(rb"<!DOCTYPE\s+([\w.:-]+)|<([A-Za-z_][\w.:-]*)")
_COMMENT = re.compile(rb"<!--.*?(-->|\Z)", re.DOTALL)

Start = Callable[[str, dict[str, str]], None]
"""Called with the local name of an element and its attributes; names are in lower case."""
End = Callable[[str, str, str], None]
"""Called with the local name of an element, its text and the local name of its parent."""


def root_name(head: bytes) -> str:
    """Local name (in lower case) of the outermost element, from the first bytes; "" if it is no XML."""
    cleaned = _COMMENT.sub(b"", b"".join(_cleaned(head[: 2**16])))
    found = _ROOT.search(cleaned) if cleaned.startswith(b"<") else None
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
        for chunk in _cleaned(data):
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


def _cleaned(data: bytes) -> Iterator[bytes]:
    """The document as UTF-8 in pieces, without what expat stumbles over.

    Byte order marks, blanks before the declaration, control characters and characters that
    XML forbids are dropped; an ampersand that starts no reference is escaped; bytes that are
    not of the encoding become U+FFFD.
    """
    decoder = codecs.getincrementaldecoder(_encoding(data))(errors="replace")
    carry = b""
    is_inside = False
    for offset in range(0, len(data), _CHUNK_BYTES):
        is_last = offset + _CHUNK_BYTES >= len(data)
        text = decoder.decode(data[offset : offset + _CHUNK_BYTES], is_last)
        piece = carry + text.encode("utf-8", "replace").translate(None, _NOT_XML)
        carry = b""
        if not is_inside:
            piece = piece.lstrip(_SPACE)
            is_inside = bool(piece)
        if b"&" in piece:
            cut = piece.rfind(b"&")
            if not is_last and len(piece) - cut < _LONGEST_REFERENCE:
                piece, carry = piece[:cut], piece[cut:]
            piece = _REFERENCE.sub(_safe_reference, piece)
        if piece:
            yield piece.replace(b"\xef\xbf\xbe", b"").replace(b"\xef\xbf\xbf", b"")


def _encoding(data: bytes) -> str:
    """A codec by byte order mark, by the zero bytes of UTF-16, else as declared, else UTF-8."""
    head = data[:400]
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if head[:2] in (b"<\0", b"\0<"):
        return "utf-16-le" if head[:1] == b"<" else "utf-16-be"
    declared = _DECLARED.search(head)
    name = declared[1].decode("ascii").lower() if declared else ""
    try:
        return codecs.lookup(name).name if _KNOWN_ENCODING.fullmatch(name) else _DEFAULT
    except LookupError:
        return _DEFAULT


def _safe_reference(found: re.Match[bytes]) -> bytes:
    """Keep the five references of XML and those to characters it allows; escape the rest."""
    reference = found[1] or b""
    if reference in _NAMED:
        return found[0]
    if reference.startswith(b"#"):
        digits = reference[1:-1]
        try:
            code = int(digits[1:], 16) if digits[:1] in b"xX" else int(digits)
        except ValueError:
            return b"&amp;" + reference
        if code < 32 and code not in b"\t\n\r":
            return b""
        is_character = code < 0xD800 or 0xE000 <= code < 0xFFFE or 0x10000 <= code < 0x110000
        return found[0] if is_character else b""
    return b"&amp;" + reference
