"""Values as parts of a key: what is the same inside is drawn once."""

import hashlib
import weakref
from typing import Any

import pandas as pd


def content(value: Any) -> Any:
    """A value as a key: frames by what they hold, as Streamlit cannot hash validated ones, the rest as it is."""
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
