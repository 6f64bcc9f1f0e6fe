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
