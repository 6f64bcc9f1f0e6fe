"""`python3 -m rtr` on a machine with nothing but Python: what it makes, when, and what it says."""

import ast
import importlib
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "rtr" / "__main__.py"

boot = importlib.import_module("rtr.__main__")

MAKE = "import sys, pathlib; from rtr.__main__ import Environment; Environment(pathlib.Path(sys.argv[1])).make({!r})"


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A clone that needs nothing, so that its environment can be made without a network."""
    (tmp_path / "requirements.txt").write_text("")
    (tmp_path / "requirements-dev.txt").write_text("-r requirements.txt\n")
    return tmp_path


@pytest.fixture
def no_uv(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(boot, "_uv", lambda: None)


def stamped(clone: Path, *needs: str) -> "boot.Environment":
    """An environment that looks made, without making one."""
    environment = boot.Environment(clone)
    environment.python.parent.mkdir(parents=True)
    environment.python.touch()
    for name in needs:
        environment._stamp(name).write_text(environment._digest(name))
    return environment


def imported(tree: ast.Module) -> set[str]:
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    modules = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    return {name.split(".")[0] for name in names | modules}


def test_it_needs_the_standard_library_only_until_the_command_runs():
    assert imported(ast.parse(SOURCE.read_text())) - {"rtr"} <= sys.stdlib_module_names
    assert imported(ast.parse((ROOT / "tests" / "run.py").read_text())) <= sys.stdlib_module_names


def test_an_old_python_can_read_it_and_is_told_what_is_missing(monkeypatch, capsys):
    ast.parse(SOURCE.read_text(), feature_version=(3, 8))
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    assert boot.main(["serve"]) == 3
    said = capsys.readouterr()
    assert "Python 3.11 or newer" in said.err
    assert said.out == ""


@pytest.mark.parametrize(
    ("line", "is_met"),
    [
        ("click", True),
        ("click>=8,<99", True),
        ("Click >= 8 , < 99   # the command line", True),
        ("click>=99", False),
        ("click>=8,<8.0.0", False),
        ("click==8", False),
        ("psycopg[binary]>=3,<9", True),
        ("no-such-distribution-here>=1", False),
        ("# only a comment", True),
        ("", True),
    ],
)
def test_a_requirement_is_met_only_inside_its_range(tmp_path: Path, line: str, is_met: bool):
    file = tmp_path / "requirements.txt"
    file.write_text(f"{line}\n")
    assert boot.is_satisfied(file) is is_met


def test_files_named_in_a_requirements_file_count_too(tmp_path: Path):
    (tmp_path / "base.txt").write_text("no-such-distribution-here\n")
    (tmp_path / "dev.txt").write_text("-r base.txt\nclick\n")
    assert not boot.is_satisfied(tmp_path / "dev.txt")


def test_versions_compare_by_number_and_trailing_zeros_do_not_count():
    assert boot._release("1.10.0") == (1, 10)
    assert boot._release("1.10") > boot._release("1.9.3")
    assert boot._release("2.0.0rc1") == (2,)


def test_our_own_requirements_are_written_in_a_form_it_can_judge():
    assert boot.is_satisfied(ROOT / "requirements-dev.txt")


def test_fresh_means_made_from_these_requirements(clone: Path):
    environment = stamped(clone, boot.RUN)
    assert environment.is_fresh(boot.RUN)
    assert not environment.is_fresh(boot.DEV)
    (clone / boot.RUN).write_text("click\n")
    assert not environment.is_fresh(boot.RUN)


def test_a_change_of_the_development_needs_leaves_the_app_fresh(clone: Path):
    environment = stamped(clone, boot.RUN, boot.DEV)
    (clone / boot.DEV).write_text("-r requirements.txt\npytest\n")
    assert environment.is_fresh(boot.RUN)
    assert not environment.is_fresh(boot.DEV)


def test_an_environment_whose_python_is_gone_is_not_fresh(clone: Path):
    environment = stamped(clone, boot.RUN)
    environment.python.unlink()
    assert not environment.is_fresh(boot.RUN)


def test_an_interpreter_that_has_everything_is_used_as_it_is(clone: Path, monkeypatch):
    monkeypatch.delenv("RTR_NO_VENV", raising=False)
    (clone / boot.RUN).write_text("click>=8\n")
    assert boot.will_do(boot.Environment(clone), boot.RUN)
    (clone / boot.RUN).write_text("no-such-distribution-here\n")
    assert not boot.will_do(boot.Environment(clone), boot.RUN)


def test_the_environment_is_left_alone_on_request(clone: Path, monkeypatch):
    (clone / boot.RUN).write_text("no-such-distribution-here\n")
    monkeypatch.setenv("RTR_NO_VENV", "1")
    assert boot.will_do(boot.Environment(clone), boot.RUN)


def test_an_installed_package_without_a_clone_makes_nothing(tmp_path: Path):
    assert boot.will_do(boot.Environment(tmp_path), boot.RUN)


@pytest.mark.usefixtures("no_uv")
def test_without_the_venv_module_and_uv_it_says_what_to_install(clone: Path, monkeypatch):
    monkeypatch.setattr(boot.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(boot.SetupError, match="apt install python3-venv"):
        boot.Environment(clone).make(boot.RUN)


@pytest.mark.usefixtures("no_uv")
def test_venv_and_pip_make_an_environment_that_runs(clone: Path, capsys):
    environment = boot.Environment(clone)
    environment.make(boot.RUN)
    assert environment.is_fresh(boot.RUN)
    assert subprocess.run([environment.python, "-c", "import pip"], check=False).returncode == 0
    assert capsys.readouterr().out == ""


@pytest.mark.skipif(boot._uv() is None, reason="uv is not installed here")
def test_uv_makes_an_environment_that_runs_and_a_broken_one_is_replaced(clone: Path):
    environment = stamped(clone)
    assert not environment._works()
    environment.make(boot.DEV)
    assert environment.is_fresh(boot.RUN)
    assert environment.is_fresh(boot.DEV)
    assert environment._works()


def test_packages_that_cannot_be_had_end_in_a_sentence_and_leave_no_stamp(clone: Path, monkeypatch, capsys):
    monkeypatch.delenv("RTR_NO_VENV", raising=False)
    (clone / boot.RUN).write_text("no-such-distribution-here @ file:///nowhere/at/all.whl\n")
    monkeypatch.setattr(boot, "ROOT", clone)
    assert boot.main(["inspect"]) == 3
    said = capsys.readouterr()
    assert "Your data was not touched" in said.err
    assert "Traceback" not in said.err
    assert said.out == ""
    assert not boot.Environment(clone).is_fresh(boot.RUN)


def test_a_folder_that_cannot_be_written_ends_in_a_sentence(clone: Path, monkeypatch, capsys):
    monkeypatch.delenv("RTR_NO_VENV", raising=False)
    (clone / boot.RUN).write_text("no-such-distribution-here\n")
    (clone / ".venv.lock").mkdir()
    monkeypatch.setattr(boot, "ROOT", clone)
    assert boot.main([]) == 3
    assert "Check that you may write there" in capsys.readouterr().err


def test_two_starts_at_once_make_one_environment(clone: Path):
    command = [sys.executable, "-c", MAKE.format(boot.RUN), str(clone)]
    environ = {**os.environ, "PYTHONPATH": str(ROOT)}
    both = [subprocess.Popen(command, env=environ, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    said = [process.communicate()[1] for process in both]
    assert [process.returncode for process in both] == [0, 0], said
    assert sum(s.count("Setting up") for s in said) == 1
    assert boot.Environment(clone).is_fresh(boot.RUN)


def test_windows_runs_the_environment_as_a_child(monkeypatch):
    called = []
    monkeypatch.setattr(boot, "os", SimpleNamespace(name="nt", execv=lambda *_: pytest.fail("exec on Windows")))
    monkeypatch.setattr(boot, "_child", lambda command: called.append(command) or 7)
    assert boot.hand_over(Path("python.exe"), ["inspect", "x.fit"]) == 7
    assert called == [["python.exe", "-m", "rtr", "inspect", "x.fit"]]


def test_the_test_command_goes_to_the_runner_beside_the_tests(monkeypatch):
    called = []
    monkeypatch.setattr(boot, "_child", lambda command: called.append([str(c) for c in command]) or 0)
    assert boot.run_here(["test", "-k", "x"]) == 0
    assert called[0][1:] == [str(ROOT / "tests" / "run.py"), "-k", "x"]


@pytest.mark.skipif(os.name == "nt", reason="a shell script")
def test_the_ci_script_requires_browser_and_database_and_calls_the_one_command():
    script = (ROOT / ".ci" / "run").read_text()
    assert "RTR_REQUIRE_BROWSER=1" in script
    assert "RTR_REQUIRE_POSTGRES=1" in script
    assert "RTR_REQUIRE_NGINX=1" in script
    assert script.strip().endswith("exec python3 -m rtr test")
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
