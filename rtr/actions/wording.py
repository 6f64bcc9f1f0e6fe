"""What a person types into a single line, made tidy before it is kept."""

import unicodedata


def plain(text: str | None) -> str | None:
    r"""One line without control characters and odd spaces; None for nothing at all.

    >>> plain("  mid-portion \n Achilles\x00 "), plain(" \t"), plain(None)
    ('mid-portion Achilles', None, None)
    """
    if text is None:
        return None
    spaced = "".join(" " if c.isspace() else c for c in text)
    kept = "".join(c for c in spaced if unicodedata.category(c) != "Cc")
    return " ".join(kept.split()) or None


def paragraphs(text: str | None) -> str | None:
    r"""Several lines, each made tidy, with at most one empty line between; None for nothing at all.

    >>> paragraphs(" one\r\n\n\n\n two \x00 "), paragraphs(" \n ")
    ('one\n\ntwo', None)
    """
    found: list[str] = []
    for line in (text or "").splitlines():
        said = plain(line) or ""
        if said or (found and found[-1]):
            found.append(said)
    return "\n".join(found).strip() or None
