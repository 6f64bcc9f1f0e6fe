"""Text of unknown origin (activity names, notes, file names) made harmless for markdown."""

import re

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
_AUTOLINKS = re.compile(r"(:|@|www)")
WORD_JOINER = "\u2060"


def escaped(text: str) -> str:
    r"""One line without formatting, images, links or formulas, whatever was in it.

    Every ASCII punctuation mark gets a backslash; an invisible word joiner after `:`, `@` and
    `www` keeps bare addresses and `:icon:` directives from coming alive.

    >>> escaped("*fast* ![x](y)")
    '\\*fast\\* \\!\\[x\\]\\(y\\)'
    """
    line = " ".join(text.split())
    return _AUTOLINKS.sub(rf"\1{WORD_JOINER}", _PUNCTUATION.sub(r"\\\1", line))
