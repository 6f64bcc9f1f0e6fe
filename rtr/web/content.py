"""Values as parts of a key: what is the same inside is drawn once."""

import functools
import hashlib
import itertools
import weakref
from collections.abc import Hashable
from typing import Any

import pandas as pd


def content(value: Any) -> Any:
    """A value as a key: frames by what they hold, lists and dictionaries as tuples, the rest as it is."""
    if isinstance(value, dict):
        return tuple((name, content(part)) for name, part in value.items())
    if isinstance(value, list | tuple):
        return tuple(map(content, value))
    if not isinstance(value, pd.DataFrame):
        return value
    seen = _SEEN.get(id(value))
    if seen is not None and seen[0]() is value:
        return seen[1]
    rows = pd.util.hash_pandas_object(value).to_numpy().tobytes()
    found = tuple(map(str, value.columns)), tuple(map(str, value.dtypes)), hashlib.sha256(rows).hexdigest()
    at = id(value)
    _SEEN[at] = weakref.ref(value, lambda _: _SEEN.pop(at, None)), found
    return found


_SEEN: dict[int, tuple["weakref.ref[pd.DataFrame]", Any]] = {}
"""Content of frames that live, as those of remembered views do: nobody changes them, so it is worked out once."""


_NUMBERS = itertools.count()


@functools.lru_cache(maxsize=2048, typed=True)
def number_of(*_key: Hashable) -> int:
    """A number for a key: the same while it is in use, and never that of another one.

    Streamlit finds a value again by what stands in its key, which takes a fifth of a run; of a number that is
    little. A key that fell out of here (there are fewer values than room) gets a new number: its value is made anew.
    """
    return next(_NUMBERS)
