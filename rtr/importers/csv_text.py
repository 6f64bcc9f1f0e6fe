"""Text of a list: which encoding its bytes are in."""

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip
_WESTERN_UNDEFINED = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")


def decode(data: bytes) -> str:
    """Text of a list: by its BOM, else UTF-8, else Windows Western, else Latin-1; without NULs."""
    for bom, name in _BOMS:
        if data.startswith(bom):
            return data.decode(name, errors="replace").removeprefix("\ufeff").replace("\0", "")
    if data[1:200:2].count(0) > len(data[1:200:2]) // 2:
        return data.decode("utf-16-le", errors="replace").replace("\0", "")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        text = _decode_other(data, error)
    return text.replace("\0", "")


def _decode_other(data: bytes, error: UnicodeDecodeError) -> str:
    if error.reason == "unexpected end of data":  # cut in the middle of the last letter
        return data.decode("utf-8", errors="replace")
    return data.decode("latin-1" if _WESTERN_UNDEFINED.search(data) else "cp1252")
