"""The bytes of an XML file, made fit for a strict parser."""

import codecs
import re
from collections.abc import Iterator

_CHUNK_BYTES = 2**18
_DEFAULT = "utf-8-sig"
_KNOWN_ENCODING = re.compile(
    r"(iso-8859-\d+|windows-125\d|us-ascii|gb18030|gbk|gb2312|big5|shift_jis|euc-(jp|kr)|koi8-r)"
)
_DECLARED = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})[\"']")
_NOT_XML = bytes(c for c in range(32) if c not in b"\t\n\r")
_SPACE = b" \t\r\n"
_REFERENCE = re.compile(rb"&(#?\w{1,12};)?")
_NAMED = {b"amp;", b"lt;", b"gt;", b"quot;", b"apos;"}
_LONGEST_REFERENCE = 16


def cleaned(data: bytes) -> Iterator[bytes]:
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
