"""The seven laws of the house, held by reading the source."""

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.app.source import MODULES, PACKAGE, PAGES, ROOT, calls, imported, name, room, tree

FACES = (ROOT / "app.py", *PAGES)
PURE = {"errors", "model", "profile", "intake", "body", "scales", "plan", "plan_json", "measures", "frames", "samples",
        "units", "evidence", "share", "diary", "metrics", "learn", "importers", "advice", "demo", "shared", "views",
        "charts", "exporters"}  # fmt: skip
OUTSIDE = {"os", "socket", "ssl", "subprocess", "urllib", "http", "requests", "httpx", "shutil", "tempfile", "secrets",
           "glob", "ctypes"}  # fmt: skip
"""Ways out of a pure room."""
LONGER = {"rtr/model.py": 350, "rtr/evidence.py": 600}
"""Files of declarations only, which read better in one piece."""
CLOCKS = re.compile(r"(^|\.)(now|today|utcnow|time\.time|time\.time_ns|time\.localtime|time\.gmtime|utcfromtimestamp)$")
CLOCK_ROOMS = {"web", "cli", "__main__", "jobs"}
"""Those who know what day it is; a job needs the moment for its signs of life, never a day."""
CHANCE = re.compile(r"(^|\.)(random|np\.random|numpy\.random)\.(?!Random$|default_rng$|Generator$|SeedSequence$)\w+$")


def test_dependencies_point_down() -> None:
    """Import contracts of pyproject.toml: layers, one library per room, rules and importers independent."""
    tool = shutil.which("lint-imports", path=str(Path(sys.executable).parent))
    assert tool, "import-linter is not installed: pip install -r requirements-dev.txt"
    done = subprocess.run([tool, "--no-cache"], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("path", FACES, ids=name)
def test_a_face_imports_streamlit_and_rtr_only(path: Path) -> None:
    assert imported(path) <= {"streamlit", "rtr"}


@pytest.mark.parametrize("path", FACES, ids=name)
def test_a_face_defines_nothing_and_fits_on_a_screen(path: Path) -> None:
    defined = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)
    assert not [node for node in ast.walk(tree(path)) if isinstance(node, defined)]
    assert ast.get_docstring(tree(path))
    assert len(path.read_text("utf-8").splitlines()) <= 60


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_a_guard_stands_first_in_every_page(path: Path) -> None:
    body = [node for node in tree(path).body[1:] if not isinstance(node, ast.Import | ast.ImportFrom)]
    assert body
    first = body[0]
    assert isinstance(first, ast.Expr)
    assert ast.unparse(first) == ("coach_only()" if path.stem == "coach" else "owner_only()")


def test_the_main_script_has_no_pages_beside_it() -> None:
    """With a folder `pages` beside it Streamlit would run pages without the main script, so without any gate."""
    assert not (PACKAGE / "web" / "pages").exists()


def test_every_page_is_in_the_menu_and_the_menu_has_only_pages() -> None:
    from rtr.web.navigation import COACH, MENU

    assert {entry.word for entry in (*MENU, COACH)} == {path.stem for path in PAGES}


@pytest.mark.parametrize("path", [m for m in MODULES if room(m) not in CLOCK_ROOMS], ids=name)
def test_the_clock_is_an_argument(path: Path) -> None:
    assert not [dotted for dotted, _ in calls(path) if CLOCKS.search(dotted)]


@pytest.mark.parametrize("path", [m for m in MODULES if room(m) in PURE], ids=name)
def test_below_the_actions_everything_is_pure(path: Path) -> None:
    """No files, no network, no environment, no chance without a seed."""
    assert not imported(path) & OUTSIDE
    found = dict(calls(path))
    assert not [dotted for dotted in found if dotted in {"open", "input", "print"} or dotted.endswith(".read_text")]
    assert not [dotted for dotted in found if CHANCE.search(dotted)]
    seeds = [node for dotted, node in calls(path) if dotted.endswith((".default_rng", "random.Random"))]
    assert all(node.args or node.keywords for node in seeds)


@pytest.mark.parametrize("path", [m for m in MODULES if name(m) != "rtr/web/session.py"], ids=name)
def test_streamlit_remembers_in_one_place_only(path: Path) -> None:
    names = {node.attr for node in ast.walk(tree(path)) if isinstance(node, ast.Attribute)}
    assert not names & {"cache_data", "cache_resource"}


ASKS_ELSEWHERE = {"map", "pydeck_chart", "iframe", "login", "logout"}
"""Of Streamlit: a map asks a tile server, a frame whoever it shows, its sign-out tells the identity in an address."""
OWN_MARKUP = {"rtr/web/cards/coach.py", "rtr/web/cards/svg_image.py", "rtr/web/signing_out.py"}
"""Where plain HTML of our own is written; nothing of anybody else may stand in it."""


@pytest.mark.parametrize("path", [*MODULES, *PAGES], ids=name)
def test_nothing_is_used_that_runs_markup_or_asks_elsewhere(path: Path) -> None:
    said = [node for node in ast.walk(tree(path)) if isinstance(node, ast.Call)]
    named = [node.func for node in said if isinstance(node.func, ast.Attribute)]
    used = {called.attr for called in named if ast.unparse(called).startswith("st.")}
    assert not used & ASKS_ELSEWHERE
    assert "html" not in used or name(path) in OWN_MARKUP
    assert not {k.arg for node in said for k in node.keywords if k.arg and k.arg.startswith("unsafe_allow")}


def test_every_cache_is_bounded_and_none_expires_by_time() -> None:
    session = tree(PACKAGE / "web" / "session.py")
    caches = [n for n in ast.walk(session) if isinstance(n, ast.Call) and "cache_" in ast.unparse(n.func)]
    assert caches
    for cache in caches:
        given = {keyword.arg for keyword in cache.keywords}
        assert "max_entries" in given
        assert "ttl" not in given


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_sizes_stay_readable(path: Path) -> None:
    """A file of at most 250 lines, a function of at most 40, and a name that says what is inside."""
    assert len(path.read_text("utf-8").splitlines()) <= LONGER.get(name(path), 250)
    functions = [n for n in ast.walk(tree(path)) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]
    long = [f.name for f in functions if (f.end_lineno or f.lineno) - f.lineno >= 40]
    assert not long
    assert path.stem not in {"utils", "helpers", "manager", "service", "common"}
