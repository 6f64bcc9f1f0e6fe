"""Words of the diary found again: notes, titles and diagnoses, whatever the case and the accents."""

import datetime as dt
import functools
import itertools
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from rtr.diary import Diary
from rtr.units import counted

PAGE = 20
"""Results shown at once."""
AROUND = 60
"""Letters shown on each side of what was found."""
LONGEST = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One text that holds the words. `before`, `match` and `after` were typed by someone: escape them."""

    day: dt.date
    what: str
    before: str
    match: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One page of results, newest first, and how many there are in all."""

    sentence: str
    hits: tuple[Hit, ...]
    pages: int


def search(diary: Diary, on: dt.date, words: str, page: int = 1) -> Found:
    """All texts up to `on` that hold these words as they stand; the words are kept by nobody."""
    wanted = folded(" ".join(words.split())[:LONGEST])
    if not wanted:
        return Found(sentence="", hits=(), pages=0)
    found = [(day, what, text) for day, what, text in _texts(diary) if day <= on and wanted in folded(text)]
    found.sort(key=lambda hit: hit[0], reverse=True)
    shown = found[(page - 1) * PAGE : page * PAGE]
    return Found(
        sentence=_sentence(len(found), page, len(shown)),
        hits=tuple(_hit(day, what, text, wanted) for day, what, text in shown),
        pages=-(-len(found) // PAGE),
    )


def _sentence(count: int, page: int, shown: int) -> str:
    if not count:
        return "Nothing found in notes, titles and diagnoses. Try a part of the word."
    first = (page - 1) * PAGE + 1
    part = f" {first} to {first + shown - 1} are shown, the newest first." if count > PAGE else ""
    return f"{counted(count, 'entry', 'entries')} found.{part}"


def _texts(diary: Diary) -> Iterator[tuple[dt.date, str, str]]:
    for said in diary.check_ins:
        if said.note:
            yield said.day, "Morning", said.note
    for activity in diary.activities:
        if activity.title:
            yield activity.day, "Title", activity.title
        if activity.notes:
            yield activity.day, "Run note", activity.notes
    for injury in diary.injuries:
        if injury.diagnosis:
            yield injury.onset, "Diagnosis", injury.diagnosis


def folded(text: str) -> str:
    """The text without accents and case, letter by letter.

    >>> folded("Über die Brücke"), folded("STRASSE") == folded("Straße")
    ('uber die brucke', True)
    """
    return text.lower() if text.isascii() else "".join(map(_letter, text))


@functools.lru_cache(maxsize=4096)
def _letter(letter: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(c)).casefold()


def _hit(day: dt.date, what: str, text: str, wanted: str) -> Hit:
    first, last = _where(text, wanted)
    begin, end = max(first - AROUND, 0), min(last + AROUND, len(text))
    return Hit(
        day=day,
        what=what,
        before=("…" if begin else "") + text[begin:first],
        match=text[first:last],
        after=text[last:end] + ("…" if end < len(text) else ""),
    )


def _where(text: str, wanted: str) -> tuple[int, int]:
    """Where in the text itself the words stand: folding can make one letter two, or none."""
    lengths = [len(_letter(letter)) for letter in text]
    ends = list(itertools.accumulate(lengths))
    at = folded(text).find(wanted)
    first = next(i for i, end in enumerate(ends) if end > at)
    last = next(i for i, end in enumerate(ends) if end >= at + len(wanted))
    return first, last + 1
