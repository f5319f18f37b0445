"""The commands and Python of the pages that people start with, run as they stand there, with the codes they name.

A ```sh block is run unless its info string says ``no-run``. A line ends with code 0 unless it says ``# code 1``.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = [
    "README.md",
    "CONTRIBUTING.md",
    "docs/start-besteller.md",
    "docs/start-controller.md",
    "docs/start-regelschrijver.md",
]
TWINS = {
    "docs/start-besteller.md": "docs/en/start-orderer.md",
    "docs/start-controller.md": "docs/en/start-controller.md",
    "docs/start-regelschrijver.md": "docs/en/start-rule-author.md",
}
SHOWN = {
    "docs/start-controller.md": ("18 bevindingen", "geen nieuwe bevindingen, 18 die nog openstaan"),
    "docs/start-besteller.md": (
        "Ga uw gang: u kunt dit bestellen.",
        "Bestel dit niet. Ga eerst naar het inkoopteam",
    ),
}
"""What a page says that its commands show."""
BLOCK = re.compile(r"^( *)```(\w+)([^\n]*)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"\s+# code (\d)$")


@dataclass(frozen=True)
class Block:
    """A block of a page: its language, what its info string says, its text, and where it stands."""

    language: str
    info: str
    text: str
    line: int


def blocks(page: str) -> Iterator[Block]:
    text = (ROOT / page).read_text(encoding="utf-8")
    for found in BLOCK.finditer(text):
        indent, language, info, inside = found.groups()
        line = text.count("\n", 0, found.start()) + 1
        yield Block(language, info.strip(), re.sub(rf"^{indent}", "", inside, flags=re.MULTILINE), line)


def lines(page: str) -> list[str]:
    """Return the commands of a page that are run."""
    texts = [each.text for each in blocks(page) if each.language == "sh" and each.info != "no-run"]
    return [line for text in texts for line in text.replace("\\\n", " ").splitlines() if line.strip()]


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An example board that was audited once: its compiled plans serve every page."""
    board = tmp_path_factory.mktemp("docs") / "voorbeeld"
    program = Path(sys.executable).with_name("inkooptoets")
    subprocess.run([program, "example", board], check=True, capture_output=True)
    audit = [program, "audit", "--board", board, "--as-of", "2026-06-30"]
    assert subprocess.run(audit, check=False, capture_output=True).returncode == 1
    return board


def environment() -> dict[str, str]:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    kept = {key: value for key, value in os.environ.items() if not key.startswith("INKOOPTOETS_")}
    return {**kept, "PATH": path}


@pytest.mark.parametrize("page", PAGES)
def test_the_commands_of_a_page_end_as_it_says(page: str, example: Path, tmp_path: Path) -> None:
    (tmp_path / ".venv").symlink_to(Path(sys.prefix))
    here, shown = tmp_path, ""
    for line in lines(page):
        if line.startswith("cd "):
            here = here / line.removeprefix("cd ").strip()
            assert here.is_dir(), line
            continue
        wanted = CODE.search(line)
        ran = subprocess.run(
            ["bash", "-c", line],
            cwd=here,
            env=environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        assert ran.returncode == (int(wanted[1]) if wanted else 0), f"{line}\n{ran.stdout}\n{ran.stderr}"
        shown += f" {ran.stdout}"
        if line.startswith("inkooptoets example "):
            shutil.copytree(example / ".inkooptoets", here / line.split()[-1] / ".inkooptoets")
    for said in SHOWN.get(page, ()):
        assert said in " ".join((ROOT / page).read_text(encoding="utf-8").split())
        assert said in " ".join(shown.split())


@pytest.mark.parametrize("page", PAGES)
def test_the_python_of_a_page_runs(page: str, example: Path, tmp_path: Path) -> None:
    shutil.copytree(example, tmp_path / "voorbeeld")
    for block in blocks(page):
        if block.language == "python":
            command = [sys.executable, "-c", block.text]
            ran = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
            assert (ran.returncode, ran.stderr) == (0, ""), f"{page}:{block.line}\n{ran.stderr}"


@pytest.mark.parametrize("page", TWINS)
def test_the_english_twin_has_no_command_that_the_dutch_page_has_not(page: str) -> None:
    def plain(line: str) -> str:
        return re.sub(r' --lang en| --reason "[^"]*"', "", line)

    dutch = {plain(line) for line in lines(page)}
    assert [line for line in lines(TWINS[page]) if plain(line) not in dutch] == []


@pytest.mark.parametrize("page", [*PAGES, *TWINS.values(), "docs/README.md", "docs/mapping.md"])
def test_every_link_and_picture_of_a_page_leads_somewhere(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    links = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", text)
    assert [
        link for link in links if "://" not in link and not (ROOT / page).parent.joinpath(link).exists()
    ] == []


@pytest.mark.parametrize("page", [*PAGES, *TWINS.values()])
def test_a_block_that_does_not_run_says_so(page: str) -> None:
    known = {"sh": ("", "no-run"), "python": ("",), "text": ("",), "yaml": ("",)}
    assert [each for each in blocks(page) if each.info not in known.get(each.language, ())] == []
