"""A list and its originals in one import: the original is the run, the row fills in what it does not say."""

import dataclasses
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import TypeVar

from rtr.model import Activity
from rtr.store import Packed
from rtr.store.records import base_name

FROM_LIST = ("title", "notes", "rpe", "feel")
"""What a list knows better than a watch: the runner's own words."""

T = TypeVar("T")


def folded(found: Sequence[Packed]) -> tuple[list[Packed], Counter[int]]:
    """Recordings without the rows whose original is there too; how many rows that were, by file."""
    originals: dict[str, list[int]] = defaultdict(list)
    for i, packed in enumerate(found):
        if packed.origin is None and packed.path is not None:
            originals[base_name(packed.path)].append(i)
    kept, rows = dict(enumerate(found)), Counter[int]()
    for i, row in enumerate(found):
        if row.origin in originals and row.file is not None:
            best = min(originals[row.origin], key=lambda j: _apart_s(found[j].activity, row.activity))
            kept[best] = dataclasses.replace(kept[best], activity=_filled(kept[best].activity, row.activity))
            del kept[i]
            rows[row.file] += 1
    return list(kept.values()), rows


def _apart_s(one: Activity, other: Activity) -> float:
    assert one.start_utc is not None
    assert other.start_utc is not None
    return abs((one.start_utc - other.start_utc).total_seconds())


def _filled(original: Activity, row: Activity) -> Activity:
    gaps = {name: getattr(row, name) for name in FROM_LIST if getattr(original, name) is None}
    return dataclasses.replace(original, **gaps)
