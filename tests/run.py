"""Everything that is checked, in one go: `python3 -m rtr test [pytest arguments]`.

First what the tests need from the system (a browser, a PostgreSQL server, nginx), then pytest, and beside it lint,
types, import contracts and known vulnerabilities. With pytest arguments only pytest runs. Standard library only.
"""

# ruff: noqa: T201 # a program that talks to a terminal

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
APT_S = 600
MOST_WORKERS = 4
"""Each brings a browser, a server and a database of its own: more of them wait for each other."""
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
CHECKS: dict[str, tuple[str | Path, ...]] = {
    "ruff check": (sys.executable, "-m", "ruff", "check", "."),
    "ruff format": (sys.executable, "-m", "ruff", "format", "--check", "."),
    "mypy": (sys.executable, "-m", "mypy"),
    "known vulnerabilities": (sys.executable, ROOT / "tests" / "audit.py"),
    "import contracts": (BIN / f"lint-imports{'.exe' if os.name == 'nt' else ''}",),
}


def main(arguments: Sequence[str]) -> int:
    """Run the checks and the tests; 0 only if all of them passed."""
    prepare()
    with compiled_once(), ThreadPoolExecutor(1) as beside:
        checked = None if arguments else beside.submit(checks)
        code = subprocess.call([sys.executable, "-m", "pytest", *(arguments or side_by_side())], cwd=ROOT)
        failed = checked.result() if checked else []
    if failed:
        print(f"\nThe tests have run; these checks failed beside them: {', '.join(failed)}.", flush=True)
    return code or int(bool(failed))


@contextmanager
def compiled_once() -> Iterator[None]:
    """Where Python may leave no bytecode beside the sources, keep it in a folder of this run.

    Else each of the many programs that tests start compiles every library again: five seconds of work for a server.
    """
    if not sys.dont_write_bytecode:
        yield
        return
    with tempfile.TemporaryDirectory(prefix="rtr-bytecode-", ignore_cleanup_errors=True) as folder:
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = folder
        yield


def side_by_side() -> tuple[str, ...]:
    """Arguments that spread the files over a few processes, as `tests/side_by_side.py` says."""
    workers = min(os.cpu_count() or 1, MOST_WORKERS)
    return ("-n", str(workers), "--dist", "loadscope") if workers > 1 else ()


def checks() -> list[str]:
    """Run lint, types and import contracts side by side; names of those that failed."""
    running = {
        name: subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        for name, command in CHECKS.items()
    }
    failed = []
    for name, process in running.items():
        said, _ = process.communicate()
        word = "failed" if process.returncode else "not done" if "not audited" in said else "passed"
        print(f"\n{name}: {word}", flush=True)
        if word == "not done":
            print(said.strip(), flush=True)
        if process.returncode:
            print(said, flush=True)
            failed.append(name)
    return failed


def prepare() -> None:
    """Install the browser and the servers that some tests drive, where that can be done."""
    if not has_browser():
        _get("chromium", "The browser tests need Chromium or Chrome; RTR_CHROMIUM may name its program.")
    if not has_postgres():
        _get("postgresql", "The tests of the PostgreSQL store need its server programs (initdb, postgres).")
    if not has_nginx():
        _get("nginx-light", "The test of two processes needs nginx.")


def has_browser() -> bool:
    return bool(os.environ.get("RTR_CHROMIUM") or any(map(shutil.which, CHROMIUM_NAMES)))


def has_postgres() -> bool:
    return bool(shutil.which("initdb") or any(Path("/usr/lib/postgresql").glob("*/bin/initdb")))


def has_nginx() -> bool:
    return bool(shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin"))


def _get(package: str, need: str) -> None:
    """Install a Debian package as root; otherwise say how, and let the tests skip or fail."""
    if not (shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0):
        print(f"{need} On Debian and Ubuntu: sudo apt-get install --no-install-recommends {package}", flush=True)
        return
    print(f"{need} Installing the package {package}.", flush=True)
    if not (_apt("install", package) or (_apt("update") and _apt("install", package))):
        print(f"The package {package} could not be installed; its tests will be skipped or fail.", flush=True)


def _apt(verb: str, *packages: str) -> bool:
    """Whether one quiet apt-get went well; its last words are shown if not."""
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    options = ("--yes", "--no-install-recommends") if verb == "install" else ()
    try:
        done = subprocess.run(
            ["apt-get", "-q", verb, *options, *packages],
            env=quiet, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=APT_S, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return False
    if done.returncode:
        print("\n".join((done.stdout + done.stderr).strip().splitlines()[-3:]), flush=True)
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
