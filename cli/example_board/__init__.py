"""A realistic, invented board: its exports, registers and policy, with known cases among ordinary purchases.

The same size and seed give the same bytes on every machine.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from random import Random

from inkooptoets.cli.board_texts import GITIGNORE, settings
from inkooptoets.cli.example_board.contracts import add_contracts, add_frameworks
from inkooptoets.cli.example_board.export_csv import credit_file, order_files, supplier_file
from inkooptoets.cli.example_board.export_xlsx import contract_file
from inkooptoets.cli.example_board.mapping_text import mapping_text
from inkooptoets.cli.example_board.orders import OrderMaker
from inkooptoets.cli.example_board.policy_text import POLICY, WAIVERS
from inkooptoets.cli.example_board.readme import readme
from inkooptoets.cli.example_board.records import AS_OF, BOARD, Board
from inkooptoets.cli.example_board.registers import NAME, expected_file, register_files
from inkooptoets.cli.example_board.schools import add_other_suppliers, add_register, add_schools
from inkooptoets.cli.example_board.seeded import add_seeded
from inkooptoets.cli.example_board.seeded.fact_files import fact_files
from inkooptoets.cli.example_board.size import SIZES, SizeName
from inkooptoets.cli.new_folder import write_new_folder

__all__ = ["AS_OF", "BOARD", "ExampleSummary", "SizeName", "make_board", "write_example"]


@dataclass(frozen=True)
class ExampleSummary:
    """What was written: the numbers of each sort of facts, and the files by their path in the folder."""

    directory: Path
    size: str
    seed: int
    schools: int
    suppliers: int
    contracts: int
    orders: int
    order_lines: int
    credit_notes: int
    expected: int
    files: tuple[str, ...]

    def sentence(self, lang: str = "nl") -> str:
        """Return what was made, in a sentence."""
        counts = f"{self.schools} {{}}, {self.orders} {{}}, {self.order_lines} {{}}, {self.contracts} {{}}"
        if lang == "nl":
            said = counts.format("schoollocaties", "bestellingen", "bestelregels", "contracten")
            return f"De map {self.directory} is klaar: {said}. Begin met {self.directory / 'README.md'}."
        said = counts.format("school locations", "orders", "order lines", "contracts")
        return f"The folder {self.directory} is ready: {said}. Start with {self.directory / 'README.md'}."


def write_example(directory: Path, size: SizeName = "small", seed: int = 1) -> ExampleSummary:
    """Write an example board into a directory that is empty or not there yet; ProblemsError otherwise."""
    board = make_board(size, seed)
    files = _files(board, size, seed)
    write_new_folder(directory, files)
    return ExampleSummary(
        directory=directory,
        size=size,
        seed=seed,
        schools=len(board.schools),
        suppliers=len(board.suppliers),
        contracts=len(board.contracts),
        orders=len(board.orders),
        order_lines=sum(len(order.lines) for order in board.orders),
        credit_notes=len(board.credits),
        expected=len(board.expected),
        files=tuple(sorted(files)),
    )


def make_board(size: SizeName, seed: int) -> Board:
    """Return the board in memory: the seeded cases, and the ordinary mass around them."""
    volumes, rng = SIZES[size], Random(f"{size} {seed}")  # noqa: S311 - invented data, no secret
    board = Board()
    add_schools(board, volumes, rng)
    add_seeded(board)
    add_register(board, rng)
    add_other_suppliers(board, volumes, rng)
    add_frameworks(board, rng)
    add_contracts(board, volumes, rng)
    OrderMaker(board, volumes, rng).add_orders()
    return board


def _files(board: Board, size: str, seed: int) -> dict[str, bytes]:
    patterns = ("registers/*.yaml", "registers/*.csv", "export/*.xlsx", "export/*.csv")
    texts = {
        "inkooptoets.yaml": settings(BOARD, NAME, patterns),
        ".gitignore": GITIGNORE,
        "mapping.yaml": mapping_text(),
        "policy.yaml": POLICY,
        "waivers.yaml": WAIVERS,
        "README.md": readme(size, seed, _cases(board)),
        **register_files(board),
        **expected_file(board),
        **fact_files(),
    }
    content = {path: text.encode("utf-8") for path, text in texts.items()}
    return content | order_files(board) | credit_file(board) | supplier_file(board) | contract_file(board)


def _cases(board: Board) -> str:
    """Return the seeded cases as a table, one row for each sentence."""
    rows = ["| geval | regel | uitkomst | bestelling of contract |", "| --- | --- | --- | --- |"]
    subjects: dict[tuple[str, str, str], list[str]] = {}
    for each in board.expected:
        subjects.setdefault((each.nl, each.rule, each.outcome), []).append(each.subject)
    for (nl, rule, outcome), found in subjects.items():
        shown = f"`{found[0]}`" + (f" en verder, tot `{found[-1]}`" if len(found) > 1 else "")
        rows.append(f"| {nl} | {rule} | {outcome} | {shown} |")
    return "\n".join(rows)
