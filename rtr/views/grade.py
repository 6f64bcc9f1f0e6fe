"""Sources and their grade as a reader sees them."""

from collections.abc import Sequence
from dataclasses import dataclass

from rtr.evidence import SOURCES, Certainty


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """One source in a line: `Frandsen and others, British Journal … (2025)`, with grade and address."""

    key: str
    text: str
    grade: str
    link: str | None


def grade(certainty: Certainty) -> str:
    """Dots and word, so that neither stands alone.

    >>> grade(Certainty.MODERATE)
    '●●○ Moderate'
    """
    return f"{certainty.dots} {certainty.word}"


def citations(keys: Sequence[str]) -> tuple[Citation, ...]:
    """The sources of a rule or metric, in its order."""
    return tuple(
        Citation(key=key, text=_text(key), grade=grade(SOURCES[key].certainty), link=SOURCES[key].link) for key in keys
    )


def _text(key: str) -> str:
    source = SOURCES[key]
    return source.title if source.link is None else f"{source.authors} ({source.year})"
