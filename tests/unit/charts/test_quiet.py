"""No chart asks for anything: Vega draws pictures and follows links where a specification or a row says so."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

GOLDEN = sorted((Path(__file__).resolve().parents[2] / "golden" / "charts").glob("*.json"))
SCHEMA = "$schema"
ADDRESS = re.compile(r"^(https?:|//|data:|javascript:)", re.IGNORECASE)


def parts(of: Any, key: str = "") -> Iterator[tuple[str, Any]]:
    """Every value of a specification under the name it stands at, its rows included."""
    yield key, of
    if isinstance(of, dict):
        for name, value in of.items():
            yield from parts(value, name)
    if isinstance(of, list):
        for value in of:
            yield from parts(value, key)


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_no_chart_draws_a_picture_or_follows_a_link(path: Path) -> None:
    """A field of a tooltip that is named `image` would be drawn as one, from wherever its text says."""
    found = list(parts(json.loads(path.read_text("utf-8"))))
    assert not {name.lower() for name, _ in found} & {"image", "href", "url"}
    assert not [
        (name, value) for name, value in found if name in ("field", "title", "mark", "type") and value == "image"
    ]
    assert not [value for name, value in found if isinstance(value, str) and name != SCHEMA and ADDRESS.match(value)]


def test_there_are_charts() -> None:
    assert len(GOLDEN) > 10
