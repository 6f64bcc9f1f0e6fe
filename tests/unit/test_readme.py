"""README and CONTRIBUTING say what is there: commands, variables, layers, links, and Python that runs."""

import datetime as dt
import re
import tomllib
from contextlib import closing
from pathlib import Path

import click
import pytest

from rtr import actions, cli
from rtr.store import Store

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text("utf-8")
INNER = {"RTR_DEMO"}
"""Set by `serve --demo` for its own processes."""


def test_every_command_and_its_parts_are_in_the_table() -> None:
    table = README.split("## Command line\n")[1].split("\n## ")[0]
    told = {word for code in re.findall(r"`([^`]+)`", table) for word in re.findall(r"[a-z][a-z-]+", code)}
    for name, command in cli.rtr.commands.items():
        parts = set(command.commands) if isinstance(command, click.Group) else set()
        assert {name} | parts <= told, name


def test_every_variable_that_is_read_is_explained() -> None:
    read = set().union(
        *(re.findall(r'"(RTR_[A-Z_]+)"', path.read_text("utf-8")) for path in (ROOT / "rtr").rglob("*.py"))
    )
    told = set(re.findall(r"`(\w+)(?:=|`)", README))
    assert {name for name in read - INNER if not {name, name.removeprefix("RTR_OIDC")} & told} == set()


def test_the_python_in_it_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    with closing(Store(f"sqlite:///{tmp_path / 'rtr.db'}")) as store:
        store.migrate()
        actions.fill_demo(store, today=dt.date(2026, 11, 18))
    monkeypatch.chdir(ROOT)
    exec(compile(code.replace("sqlite:///rtr.db", f"sqlite:///{tmp_path / 'rtr.db'}"), "README.md", "exec"), {})
    said = capsys.readouterr().out.splitlines()
    assert len(said) == 3
    assert said[1] == "90.0", "days 2 to 8 of the list"
    assert "[" in said[2], "a word, a sentence and the rules behind it"


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "SECURITY.md", "deploy/README.md"])
def test_no_link_and_no_path_leads_nowhere(name: str) -> None:
    page = ROOT / name
    text = page.read_text("utf-8")
    lines = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    headings = {re.sub(r"[^a-z0-9 -]", "", line.lower()).replace(" ", "-") for line in lines}
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if target.startswith("#"):
            assert target[1:] in headings, target
        elif not target.startswith("http"):
            assert (page.parent / target).exists(), target


def test_the_layers_are_told_as_they_are() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract["type"] == "layers")
    law = re.sub(r"\s+", " ", (ROOT / "CONTRIBUTING.md").read_text("utf-8"))
    assert " → ".join(f"`{layer}`" for layer in layers) in law
