"""``inkooptoets init``: a board's folder that works as it is and says what to change."""

from __future__ import annotations

from pathlib import Path

from inkooptoets.cli.board_texts import GITIGNORE, WAIVER_EXAMPLE, WAIVERS_HEAD, settings
from inkooptoets.cli.new_board.facts import CONTRACT, ORDER, REGISTERS
from inkooptoets.cli.new_board.mapping import MAPPING
from inkooptoets.cli.new_board.policy import POLICY
from inkooptoets.cli.new_board.readme import README
from inkooptoets.cli.new_folder import write_new_folder
from inkooptoets.facts.dictionary.kind import TEXT
from inkooptoets.facts.money import Notation
from inkooptoets.facts.problem import problem

PATTERNS = ("registers/*.yaml", "export/*.csv", "export/*.xlsx")


def write_new_board(directory: Path, name: str, board_id: str) -> None:
    """Write a new board's folder into a directory that is empty or not there yet.

    ProblemsError says why it cannot be: the directory holds something, or the name or number is empty.
    """
    name, board_id = _text(name, "De naam van het bestuur"), _text(board_id, "Het bestuursnummer")
    texts = {
        "inkooptoets.yaml": settings(board_id, name, PATTERNS),
        ".gitignore": GITIGNORE,
        "README.md": README,
        "policy.yaml": POLICY,
        "mapping.yaml": MAPPING,
        "waivers.yaml": WAIVERS_HEAD + WAIVER_EXAMPLE,
        "orders/voorbeeld.yaml": ORDER,
        "contracts/voorbeeld.yaml": CONTRACT,
        "export/LEESMIJ.txt": "Zet hier de exports van het inkoopsysteem en het contractenregister.\n",
        **REGISTERS,
    }
    files = {path: text.replace("@BOARD@", board_id).replace("@NAME@", name) for path, text in texts.items()}
    write_new_folder(directory, {path: text.encode("utf-8") for path, text in files.items()})


def _text(value: str, what: str) -> str:
    try:
        found = str(TEXT.parse(value, Notation.POINT))
    except ValueError:
        raise problem(f"{what} is leeg.", "Hier hoort een tekst.", "Geef haar op.") from None
    if any(character in found for character in '"\\\n\r') or not found.isprintable():
        raise problem(
            f"{what} `{found}` bevat een teken dat hier niet kan.",
            "Aanhalingstekens, schuine strepen naar links en regeleinden kunnen niet.",
            "Haal dat teken weg.",
        )
    return found
