"""SECURITY.md says which test shows what: each of them has to be there."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "SECURITY.md"
NAMED = re.compile(r"`(test_\w+)`")


def names_in(path: Path) -> set[str]:
    tree = ast.parse(path.read_text("utf-8"))
    return {n.name for n in ast.walk(tree) if isinstance(n, ast.FunctionDef) and n.name.startswith("test_")}


def test_every_test_named_here_exists() -> None:
    there = set().union(*map(names_in, (ROOT / "tests").rglob("test_*.py")))
    named = set(NAMED.findall(PAGE.read_text("utf-8")))
    assert len(named) > 50
    assert sorted(named - there) == []


@pytest.mark.parametrize("heading", ["What is protected, and from whom", "Traps of the framework"])
def test_every_line_of_a_table_names_its_test(heading: str) -> None:
    part = PAGE.read_text("utf-8").split(f"## {heading}\n")[1].split("\n## ")[0]
    rows = [
        line for line in part.splitlines() if line.startswith("| ") and not line.startswith(("| who |", "| trap |"))
    ]
    assert len(rows) >= 10
    assert [row[:60] for row in rows if not NAMED.search(row.rsplit(" | ", 1)[-1])] == []
