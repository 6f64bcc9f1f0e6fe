"""The project's own source as syntax trees, for the tests of its laws."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "rtr"
PAGES = tuple(sorted((ROOT / "pages").glob("*.py")))
MODULES = tuple(sorted(p for p in PACKAGE.rglob("*.py") if "migrations" not in p.parts))


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def name(path: Path) -> str:
    """The path as a person would say it: `rtr/web/session.py`."""
    return path.relative_to(ROOT).as_posix()


def room(path: Path) -> str:
    """The room a module is in: `web`, `store`, `cli` …"""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    """First names of everything a module imports: `os`, `rtr`, `streamlit` …"""
    found: set[str] = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.split(".")[0])
    return found


def calls(path: Path) -> Iterator[tuple[str, ast.Call]]:
    """Every call with its dotted name as written: `dt.datetime.now`, `open`, `st.write` …"""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call) and (dotted := _dotted(node.func)):
            yield dotted, node


def _dotted(node: ast.expr) -> str:
    parts = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    return ".".join(reversed([*parts, node.id])) if isinstance(node, ast.Name) else ""
