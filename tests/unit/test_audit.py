"""The audit of dependencies: what is known fails, what could not be asked is said, and silence is never a yes."""

import ast
import sys
from pathlib import Path

import pytest

from tests import audit

FINE = {"name": "click", "version": "8.5", "vulns": []}
BAD = {"name": "old", "version": "1.0", "vulns": [{"id": "CVE-2014-1402", "fix_versions": ["2.7"]}]}
SKIPPED = {"name": "click", "skip_reason": "Dependency not found on PyPI and could not be audited"}


def test_a_known_vulnerability_fails_and_is_named() -> None:
    code, words = audit.verdict({"dependencies": [FINE, BAD]}, is_required=False)
    assert code == 1
    assert "old 1.0: CVE-2014-1402, mended in 2.7" in words


def test_nothing_known_passes_and_counts() -> None:
    assert audit.verdict({"dependencies": [FINE, SKIPPED]}, is_required=True) == (
        0, "1 packages, no known vulnerability. Not on the index, so not looked up: click.",
    )  # fmt: skip


@pytest.mark.parametrize("told", [None, {}, {"dependencies": []}, {"dependencies": [SKIPPED, SKIPPED]}])
def test_what_could_not_be_asked_is_said_and_fails_only_where_it_is_required(told) -> None:
    """A mirror without advisories lets pip-audit say that nothing was found, with success."""
    assert audit.verdict(told, is_required=False) == (0, audit.NOT_AUDITED)
    assert audit.verdict(told, is_required=True)[0] == 1


@pytest.mark.parametrize(
    ("canary", "is_asked", "code"),
    [({"dependencies": [BAD]}, True, 1), ({"dependencies": [SKIPPED]}, False, 0), (None, False, 0)],
)
def test_nothing_is_looked_up_where_a_known_vulnerability_is_not_found(monkeypatch, canary, is_asked, code) -> None:
    asked: list[tuple[str, ...]] = []

    def found(options):
        asked.append(tuple(options))
        return canary if len(asked) == 1 else {"dependencies": [BAD]}

    monkeypatch.setattr(audit, "found", found)
    monkeypatch.delenv(audit.REQUIRED, raising=False)
    assert audit.main() == code
    assert len(asked) == 1 + is_asked


def test_a_program_that_says_nothing_is_no_answer(monkeypatch) -> None:
    monkeypatch.setattr(audit.sys, "executable", "/bin/true")
    assert audit.found(()) is None


def test_it_runs_before_anything_is_installed() -> None:
    tree = ast.parse(Path(audit.__file__).read_text("utf-8"))
    modules = {n.module for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)}
    names = {alias.name for n in ast.walk(tree) if isinstance(n, ast.Import) for alias in n.names}
    assert {str(name).split(".")[0] for name in modules | names} <= sys.stdlib_module_names
