"""How tests are dealt out to several processes: the tests of a file stay together, the longest files begin first.

Hooks of pytest and xdist, taken in by `tests/conftest.py`. Without `-n` nothing changes.
"""

from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]
LONGEST = (
    "tests/browser/test_pages.py",
    "tests/property/test_advice.py",
    "tests/browser/test_login.py",
    "tests/browser/test_coach_attacks.py",
    "tests/browser/test_journeys.py",
    "tests/browser/test_strangers.py",
    "tests/browser/test_two_processes.py",
    "tests/browser/test_doors.py",
    "tests/browser",
    "tests/golden/test_replays.py",
    "tests/unit/actions/test_archives.py",
    "tests/unit/test_jobs.py",
    "tests/app/test_isolation.py",
    "tests/app/test_pages.py",
    "tests/app/test_coach.py",
    "tests/app/test_plan.py",
    "tests/app/test_share.py",
    "tests/unit/learn/test_honesty.py",
    "tests/unit/learn/test_cohorts_flare.py",
    "tests/unit/importers/test_hostile.py",
    "tests/property/test_returns.py",
    "tests/app",
    "tests/unit/store",
    "tests/unit/cli",
    "tests/property",
)
"""What takes longest comes first, or one process still works while the others have nothing left."""
LOOSE = frozenset(
    {"tests/golden/test_replays.py", "tests/property/test_advice.py", "tests/property/test_returns.py"},
)
"""Files whose tests share nothing that takes time to make; each may go elsewhere."""
BY_SCREEN = "tests/browser/test_pages.py"


def rank(file: str) -> int:
    """The place of a file in the order: that of the first entry that names it or a folder above it."""
    return next((at for at, name in enumerate(LONGEST) if file == name or file.startswith(f"{name}/")), len(LONGEST))


def together(nodeid: str) -> str:
    """What stays in one process: a file, a test of a loose file, the pages of one kind of screen."""
    file, _, test = nodeid.partition("::")
    if file in LOOSE:
        return nodeid
    if file == BY_SCREEN:
        return f"{file}::{test.partition('[')[2].rpartition('-chromium')[0]}"
    return file


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """In every process alike; by itself pytest keeps the order of the files."""
    if hasattr(config, "workerinput"):
        items.sort(key=lambda item: rank(item.nodeid.partition("::")[0]))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """One that deals out what stays together, in the order of the tests."""
    from xdist.scheduler import LoadScopeScheduling

    class Dealt(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return together(nodeid)

    config.option.loadscopereorder = False
    return Dealt(config, log)
