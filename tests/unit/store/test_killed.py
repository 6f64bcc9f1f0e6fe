"""An import that is killed at any moment leaves all of its batch or nothing."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
NOTHING = {"batches": 0, "activities": 0, "questions": 0, "samples": 0, "check_ins": 0, "revision": 0}
ALL = {"batches": 1, "activities": 1, "questions": 1, "samples": 2, "check_ins": 1, "revision": 1}

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork"),
]


def killed(url, *where):
    """What is left after imports that were killed, by where."""
    command = [sys.executable, ROOT / "tests" / "killed.py", url, *where]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment, timeout=300)
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_before_every_statement_nothing_is_left(runner, store_url):
    lines = killed(store_url)
    assert len(lines) >= 12
    for line in lines:
        where = line.pop("where")
        assert line == NOTHING, where


def test_before_the_commit_nothing_is_left(runner, store_url):
    (line,) = killed(store_url, "commit")
    assert line.pop("killed")
    assert line == {"where": "commit"} | NOTHING


def test_after_the_commit_everything_is_there(runner, store_url):
    (line,) = killed(store_url, "after")
    assert line.pop("killed")
    assert line == {"where": "after"} | ALL
