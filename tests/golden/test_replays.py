"""Ten stories of a return per class of injury; `pytest --rewrite-golden` writes them anew, reading is the review."""

from pathlib import Path

import pytest

from benchmarks.returns_tissues import TISSUES
from tests.replayed_returns import STORIES, replay

FOLDER = Path(__file__).parent / "replays"
KINDS = [str(kind) for kind in TISSUES]
TOLD = [(kind, number) for kind in KINDS for number in range(len(STORIES))]
QUICK = {(kind, at) for at, kind in enumerate(KINDS)}
"""One story of each class, another one each time; the others take minutes."""
MOST_LINES = 60


def file_of(kind, number):
    return FOLDER / f"{kind}_{number + 1:02}.txt"


@pytest.mark.parametrize(
    ("kind", "number"),
    [pytest.param(*told, marks=() if told in QUICK else pytest.mark.slow) for told in TOLD],
    ids=[f"{kind}-{STORIES[number].name.replace(' ', '_')}" for kind, number in TOLD],
)
def test_a_story_is_told_as_it_was(kind, number, rewrite_golden):
    found, path = replay(kind, number), file_of(kind, number)
    if rewrite_golden:
        path.write_text(found, encoding="utf-8")
    assert found == path.read_text(encoding="utf-8")


@pytest.mark.parametrize(("kind", "number"), TOLD)
def test_a_story_is_short_enough_to_be_read(kind, number):
    assert len(file_of(kind, number).read_text(encoding="utf-8").splitlines()) <= MOST_LINES


def test_there_is_no_story_that_nobody_tells():
    assert {path.name for path in FOLDER.glob("*.txt")} == {file_of(*told).name for told in TOLD}
