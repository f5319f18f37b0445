"""What a fresh machine meets first: the look for tools, the lock, and the make targets' own promises."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SCRIPT = ROOT / "scripts" / "check-tools.sh"
SHELL = shutil.which("sh") or "/bin/sh"


def machine(folder: Path, *, compiler: bool = True, python: bool = True, patch: str = "") -> dict[str, str]:
    """Return the environment of a machine with only these tools; ``patch`` changes what Python says."""
    tools = folder / "bin"
    tools.mkdir()
    if python:
        write_tool(tools / "python3", f'exec "{sys.executable}" "$@"')
    if compiler:
        write_tool(tools / "gcc", "echo a compiler")
    (folder / "sitecustomize.py").write_text(patch, encoding="utf-8")
    return {"PATH": str(tools), "PYTHONPATH": str(folder)}


def write_tool(path: Path, line: str) -> None:
    path.write_text(f"#!{SHELL}\n{line}\n", encoding="utf-8")
    path.chmod(0o755)


def look(environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [SHELL, str(SCRIPT)], env=environment, capture_output=True, text=True, timeout=60, check=False
    )


HEADERS_HERE = (
    "import sysconfig, pathlib\nhere = pathlib.Path(__file__).parent\n(here / 'Python.h').touch()\n"
    "sysconfig.get_path = lambda name, *rest, **more: str(here)\n"
)
NO_HEADERS = "import sysconfig\nsysconfig.get_path = lambda name, *rest, **more: '/nowhere'\n"
NO_VENV = "import sys\nsys.modules['ensurepip'] = None\n"
OLD_PYTHON = "import sys\nsys.version_info = (3, 10, 12, 'final', 0)\n"


def test_a_machine_with_all_tools_is_told_which_ones_are_used(tmp_path: Path) -> None:
    found = look(machine(tmp_path, patch=HEADERS_HERE))
    assert (found.returncode, found.stderr) == (0, "")
    assert found.stdout.splitlines() == ["python3", "gcc"]


def test_a_missing_compiler_gives_one_sentence_with_the_package(tmp_path: Path) -> None:
    found = look(machine(tmp_path, compiler=False, patch=HEADERS_HERE))
    assert (found.returncode, found.stdout) == (1, "")
    assert found.stderr == (
        "A C compiler was not found, and durable-rules is built with one: install it with "
        "'apt install build-essential' (Debian, Ubuntu), 'dnf install gcc' (Fedora) or "
        "'xcode-select --install' (macOS).\n"
    )


def test_a_compiler_that_does_not_answer_is_a_missing_one(tmp_path: Path) -> None:
    environment = machine(tmp_path, compiler=False, patch=HEADERS_HERE)
    write_tool(tmp_path / "bin" / "cc", "exit 1")
    assert look(environment).stderr.startswith("A C compiler was not found")


def test_a_compiler_that_was_named_is_used(tmp_path: Path) -> None:
    environment = machine(tmp_path, patch=HEADERS_HERE)
    write_tool(tmp_path / "bin" / "my-cc", "echo mine")
    assert look({**environment, "CC": "my-cc"}).stdout.splitlines() == ["python3", "my-cc"]


def test_missing_headers_give_one_sentence_with_the_package(tmp_path: Path) -> None:
    found = look(machine(tmp_path, patch=NO_HEADERS))
    assert (found.returncode, found.stdout) == (1, "")
    assert found.stderr == (
        "The header file Python.h of python3 was not found, and durable-rules is built with it: install it "
        "with 'apt install python3-dev' (Debian, Ubuntu), 'dnf install python3-devel' (Fedora) or "
        "'xcode-select --install' (macOS).\n"
    )


def test_a_missing_venv_module_gives_one_sentence_with_the_package(tmp_path: Path) -> None:
    found = look(machine(tmp_path, patch=HEADERS_HERE + NO_VENV))
    assert (found.returncode, found.stdout) == (1, "")
    assert found.stderr == (
        "The venv module of python3 was not found: install it with 'apt install python3-venv' (Debian, "
        "Ubuntu) or 'dnf install python3' (Fedora).\n"
    )


def test_everything_that_is_missing_is_said_at_once(tmp_path: Path) -> None:
    found = look(machine(tmp_path, compiler=False, patch=NO_HEADERS + NO_VENV))
    assert [line.split(" was ")[0] for line in found.stderr.splitlines()] == [
        "The venv module of python3",
        "A C compiler",
        "The header file Python.h of python3",
    ]


@pytest.mark.parametrize("python", [True, False], ids=["too old", "absent"])
def test_a_python_that_is_too_old_or_absent_gives_one_sentence(tmp_path: Path, python: bool) -> None:
    found = look(machine(tmp_path, python=python, patch=OLD_PYTHON))
    assert found.returncode == 1
    assert found.stderr.startswith("Python 3.11 or newer was not found: install it with")
    assert len(found.stderr.splitlines()) == 1


def make_dry(target: str) -> str:
    """Return what make would run for ``target`` in a tree that was never set up."""
    if not shutil.which("make"):
        pytest.skip("make is not installed")
    environment = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    dry = subprocess.run(
        ["make", "--dry-run", "--always-make", "--no-print-directory", target],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return dry.stdout


def test_tools_are_looked_for_before_anything_is_installed() -> None:
    commands = make_dry("test")
    assert 0 < commands.index("check-tools.sh") < commands.index("pip install")


def test_the_tests_run_after_lint_and_pytest_has_the_last_word() -> None:
    commands = make_dry("test").strip().splitlines()
    assert commands[-1] == ".venv/bin/python -m pytest -n 2"
    assert ".venv/bin/mypy --strict" in commands


@pytest.mark.parametrize(("audit", "make"), [(0, 0), (1, 0), (3, 0), (2, 2), (4, 4), (5, 5), (137, 137)])
def test_an_audit_that_finds_something_is_no_failure_of_make(tmp_path: Path, audit: int, make: int) -> None:
    lines = make_dry("audit").splitlines()
    command = next(line for line in lines if "inkooptoets audit" in line)
    example = tmp_path / "build" / "example"
    example.mkdir(parents=True)
    tools = tmp_path / ".venv" / "bin"
    tools.mkdir(parents=True)
    write_tool(tools / "inkooptoets", f"exit {audit}")
    assert subprocess.run([SHELL, "-c", command], cwd=tmp_path, check=False).returncode == make


def pins() -> dict[str, str]:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    return {line.split("==")[0]: line for line in lock.splitlines() if re.match(r"[a-z0-9]", line)}


def test_the_lock_pins_every_package_that_the_project_names() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    names = {re.split(r"[\[<>=~! ;]", each)[0].lower().replace("_", "-") for each in named}
    assert names - set(pins()) == set()
    assert all("==" in line for line in pins().values())


def test_the_lock_has_a_hash_for_every_pin_and_no_address() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    entries = re.split(r"\n(?=[a-z0-9])", lock)[1:]
    assert [entry.splitlines()[0] for entry in entries if "--hash=sha256:" not in entry] == []
    assert not re.search(r"://|index|find-links", lock)
