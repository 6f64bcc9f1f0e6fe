"""`python3 -m rtr`: make the environment on first use, then hand over to `rtr.cli`.

Standard library only, and readable by older Pythons, because it runs before anything is
installed. What it says goes to standard error: standard output belongs to the command.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib
import importlib.metadata
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO

OLDEST_PYTHON = (3, 11)
NOTHING_USABLE = 3
ROOT = Path(__file__).resolve().parents[1]
RUN, DEV = "requirements.txt", "requirements-dev.txt"


class SetupError(Exception):
    """The environment could not be made; the message says why and what to do."""


class Environment:
    """The folder `.venv` of one clone: where it is, whether it is up to date, how it is made."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.folder = root / ".venv"

    @property
    def python(self) -> Path:
        return self.folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

    def is_current(self) -> bool:
        """Whether this very process runs inside it."""
        return Path(sys.prefix).resolve() == self.folder.resolve()

    def is_fresh(self, needs: str) -> bool:
        """Whether it was made from the requirements as they are now."""
        stamp = self._stamp(needs)
        return self.python.exists() and stamp.is_file() and stamp.read_text() == self._digest(needs)

    def make(self, needs: str) -> None:
        """Create it where it is missing or broken, and install what is needed; one start at a time."""
        with _alone(self.root / ".venv.lock"):
            if self.is_fresh(needs):
                return
            say(f"Setting up {self.folder} from {needs}. This needs the network and takes about a minute.")
            uv = _uv()
            if not self._works():
                self._create(uv)
            self._install(uv, needs)
            for name in {RUN, needs}:
                self._stamp(name).write_text(self._digest(name))

    def _works(self) -> bool:
        return self.python.exists() and _output([self.python, "-c", ""]).returncode == 0

    def _create(self, uv: str | None) -> None:
        if self.folder.exists():
            shutil.rmtree(self.folder)
        if uv:
            _run([uv, "venv", "--quiet", "--python", sys.executable, self.folder], "The environment could not be made.")
            return
        if not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
            raise SetupError(
                "This Python cannot make virtual environments: its module 'venv' is missing. "
                "On Debian and Ubuntu run 'apt install python3-venv', or install uv; then run the same command again."
            )
        _run([sys.executable, "-m", "venv", self.folder], "The environment could not be made.")

    def _install(self, uv: str | None, needs: str) -> None:
        file = self.root / needs
        if uv:
            options = ("--quiet", "--compile-bytecode", "--python", self.python)
            _run([uv, "pip", "install", *options, "-r", file], "The packages could not be installed.")
            return
        _run([self.python, "-m", "ensurepip", "--upgrade"], "pip could not be put into the environment.")
        quiet = ("--quiet", "--no-input", "--disable-pip-version-check")
        _run([self.python, "-m", "pip", "install", *quiet, "-r", file], "The packages could not be installed.")

    def _stamp(self, needs: str) -> Path:
        return self.folder / f".rtr-{needs}"

    def _digest(self, needs: str) -> str:
        return hashlib.sha256(b"".join((self.root / name).read_bytes() for name in sorted({RUN, needs}))).hexdigest()


def main(argv: Sequence[str]) -> int:
    """Run one command line of `rtr`; the exit code is the command's, 3 where nothing could be set up."""
    if sys.version_info[:2] < OLDEST_PYTHON:
        say(f"rtr needs Python 3.11 or newer; this is {sys.version.split()[0]}. Run it with a newer one.")
        return NOTHING_USABLE
    needs = DEV if argv[:1] == ["test"] else RUN
    environment = Environment(ROOT)
    try:
        is_here = will_do(environment, needs)
        if not is_here and not environment.is_fresh(needs):
            environment.make(needs)
    except SetupError as error:
        say(str(error))
        return NOTHING_USABLE
    except OSError as error:
        say(f"{environment.folder} could not be made or read ({error}). Check that you may write there.")
        return NOTHING_USABLE
    if is_here or environment.is_current():
        importlib.invalidate_caches()
        return run_here(argv)
    return hand_over(environment.python, argv)


def will_do(environment: Environment, needs: str) -> bool:
    """Whether this interpreter can run the command as it is, without a `.venv` of ours."""
    if os.environ.get("RTR_NO_VENV") == "1" or not (environment.root / needs).is_file():
        return True
    return (environment.is_current() and environment.is_fresh(needs)) or is_satisfied(environment.root / needs)


def is_satisfied(requirements: Path) -> bool:
    """Whether every requirement of a file, and of the files it names, is installed here in its range."""
    for line in requirements.read_text(encoding="utf-8").splitlines():
        wanted = re.split("[#;]", line)[0].strip()
        if wanted.startswith("-r"):
            if not is_satisfied(requirements.parent / wanted[2:].strip()):
                return False
        elif wanted and not _is_installed(wanted):
            return False
    return True


def _is_installed(wanted: str) -> bool:
    name = re.split(r"[^A-Za-z0-9._-]", wanted)[0]
    try:
        have = _release(importlib.metadata.version(name))
    except importlib.metadata.PackageNotFoundError:
        return False
    limits = re.findall(r"([<>=!~]+)\s*([0-9][0-9.]*)", wanted)
    return all(_is_within(have, sign, _release(limit)) for sign, limit in limits)


def _is_within(have: tuple[int, ...], sign: str, limit: tuple[int, ...]) -> bool:
    """Only the two signs that our files use; any other is treated as not met."""
    return (sign == ">=" and have >= limit) or (sign == "<" and have < limit)


def _release(version: str) -> tuple[int, ...]:
    numbers = [int(n) for n in re.findall(r"\d+", re.split(r"[^0-9.]", version)[0])]
    while numbers and numbers[-1] == 0:
        numbers.pop()
    return tuple(numbers)


def run_here(argv: Sequence[str]) -> int:
    """Run the command in this process; the tests have a runner of their own beside them."""
    if argv[:1] == ["test"] and (runner := ROOT / "tests" / "run.py").is_file():
        return _child([sys.executable, runner, *argv[1:]])
    from rtr.cli import main as command

    return command(list(argv))


def hand_over(python: Path, argv: Sequence[str]) -> int:
    """Become the environment's Python; Windows cannot, so there it is a child."""
    command = [str(python), "-m", "rtr", *argv]
    if os.name != "nt":
        os.execv(command[0], command)  # noqa: S606 # no shell is wanted
    return _child(command)


def say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)  # noqa: T201 # nothing is set up yet to say it with


def _uv() -> str | None:
    """A `uv` that runs; some shims on PATH only look like one."""
    found = shutil.which("uv")
    return found if found and _output([found, "--version"]).returncode == 0 else None


def _child(command: Sequence[str | Path]) -> int:
    return subprocess.call(command)  # noqa: S603 # our own words and the user's, and no shell


def _output(command: Sequence[str | Path]) -> subprocess.CompletedProcess[str]:
    """What a program said; one that cannot even be started has failed like any other."""
    try:
        return subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 # as above
    except OSError as error:
        return subprocess.CompletedProcess(command, 126, "", str(error))


def _run(command: Sequence[str | Path], trouble: str) -> None:
    done = _output(command)
    if done.returncode:
        tail = "\n".join((done.stdout + done.stderr).strip().splitlines()[-12:])
        raise SetupError(
            f"{tail}\n\n{trouble} Your data was not touched. "
            "Check the connection and the free disk space, then run the same command again."
        )


@contextlib.contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """Hold a lock that the system frees when this process ends, however it ends."""
    with lock.open("a") as handle:
        is_told = False
        while not _try_lock(handle):
            if not is_told:
                say("Another start is setting up the environment; waiting for it.")
            is_told = True
            time.sleep(0.2)
        yield


def _try_lock(handle: IO[str]) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
