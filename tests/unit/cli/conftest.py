"""The command line in this process, on a database of its own."""

from collections.abc import Callable
from pathlib import Path

import pytest

from rtr import cli

Said = tuple[int, str, str]
"""Exit code, standard output, standard error."""


@pytest.fixture
def url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of a database that is not there yet; it is the one every command takes."""
    found = f"sqlite:///{tmp_path / 'store' / 'rtr.db'}"
    monkeypatch.setenv("RTR_DATABASE_URL", found)
    return found


@pytest.fixture
def rtr(url: str, capsys: pytest.CaptureFixture[str]) -> Callable[..., Said]:
    """Runs one command line: `rtr("import", path)`."""

    def run(*words: object) -> Said:
        code = cli.main([str(word) for word in words])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run
