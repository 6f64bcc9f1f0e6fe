"""Text of unknown origin (activity names, notes, file names) made harmless for markdown."""

import re

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
_DIRECTIONS = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Marks that turn the direction of what follows (a name that ends in `exe.gpj`), and control characters."""
_AUTOLINKS = re.compile(r"(:|@|www)")
WORD_JOINER = "\u2060"


def escaped(text: str) -> str:
    r"""One line without formatting, images, links or formulas, whatever was in it.

    Every ASCII punctuation mark gets a backslash; an invisible word joiner after `:`, `@` and
    `www` keeps bare addresses and `:icon:` directives from coming alive.

    >>> escaped("*fast* ![x](y)")
    '\\*fast\\* \\!\\[x\\]\\(y\\)'
    """
    line = " ".join(_DIRECTIONS.sub("", text).split())
    return _AUTOLINKS.sub(rf"\1{WORD_JOINER}", _PUNCTUATION.sub(r"\\\1", line))
