"""A PostgreSQL of the tests' own: a private cluster in a temporary folder, never the system's.

Debian's programs are started as an unprivileged user where the tests run as root (initdb refuses
root), without TCP, without fsync; it takes about two seconds and is gone at the end.
"""

import os
import pwd
import secrets
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
import pytest

REQUIRED = "RTR_REQUIRE_POSTGRES"
WHY_NOT = (
    f"the PostgreSQL server programs are not installed (apt install postgresql); {REQUIRED}=1 makes this a failure"
)
UNPRIVILEGED = ("postgres", "nobody")


@dataclass(frozen=True)
class Cluster:
    """A running server, reached by a socket in `folder`."""

    folder: Path

    def url(self, database: str) -> str:
        return f"postgresql://postgres@/{database}?host={self.folder}"

    @contextmanager
    def database(self) -> Iterator[str]:
        """The URL of a new database, dropped at the end."""
        name = f"t{secrets.token_hex(8)}"
        self.execute(f"CREATE DATABASE {name}")
        try:
            yield self.url(name)
        finally:
            self.execute(f"DROP DATABASE {name} WITH (FORCE)")

    def execute(self, statement: str) -> None:
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(statement.encode())


def programs() -> Path | None:
    """Where the newest server programs lie, if there are any."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    if found:
        return found[-1]
    on_path = shutil.which("initdb")
    return Path(on_path).parent if on_path else None


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """A private cluster; skipped where it cannot be had, unless it is required."""
    where = programs()
    if where is None:
        (pytest.fail if os.environ.get(REQUIRED) == "1" else pytest.skip)(WHY_NOT)
    folder = Path(tempfile.mkdtemp(prefix="rtr-pg-"))
    try:
        with _running(where, folder):
            yield Cluster(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _running(where: Path, folder: Path) -> Iterator[None]:
    user = _unprivileged(folder)
    data, log = folder / "data", folder / "log"
    _run(
        [where / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-N", "--locale=C.UTF-8", "-E", "UTF8"], **user
    )
    # A zone of its own with summer time: what comes back must not depend on it.
    settings = ("timezone=America/New_York", "listen_addresses=''", "fsync=off", "full_page_writes=off")
    options = " ".join(f"-c {setting}" for setting in (*settings, f"unix_socket_directories='{folder}'"))
    _run([where / "pg_ctl", "-D", data, "-l", log, "-w", "-t", "60", "-o", options, "start"], **user)
    try:
        yield
    finally:
        _run([where / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop"], **user)


def _unprivileged(folder: Path) -> dict[str, Any]:
    """As whom to run: initdb refuses root."""
    if os.geteuid() != 0:
        return {}
    names = {entry.pw_name for entry in pwd.getpwall()}
    name = next(name for name in UNPRIVILEGED if name in names)
    entry = pwd.getpwnam(name)
    os.chown(folder, entry.pw_uid, entry.pw_gid)
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}


def _run(command: list[str | Path], **user: Any) -> None:
    out = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True}
    done = subprocess.run(command, check=False, cwd="/", stdin=subprocess.DEVNULL, **out, **user)
    assert done.returncode == 0, f"{command[0]}: {done.stdout}"
