"""Options that the commands about rules share, and the rulebook that they ask for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from inkooptoets.cli.options import lang_option

if TYPE_CHECKING:
    from inkooptoets.engine.rulebook import Rulebook

Command = TypeVar("Command", bound=Callable[..., Any])


def rulebook_options(command: Command) -> Command:
    """Let a command work with the rulebook, with a board's policy over it, and with rules beside it."""
    folder = click.option(
        "--board",
        "folder",
        type=click.Path(path_type=Path),
        envvar="INKOOPTOETS_BOARD",
        help="De map van een bestuur; anders deze map als het er een is, of de regels zonder eigen beleid.",
    )
    more = click.option(
        "--rules",
        "more",
        multiple=True,
        type=click.Path(path_type=Path, exists=True),
        help="Een map (of bestand) met regels om erbij te lezen; mag vaker.",
    )
    return folder(more(lang_option(command)))


def policy_of(folder: Path | None) -> Path | None:
    """Return the policy of the board in a folder, or of this folder where it is a board's."""
    from inkooptoets.cli.board_folder import FILE_NAME, read_board_folder

    if folder is None and not Path(FILE_NAME).is_file():
        return None
    return read_board_folder(folder or Path()).policy


def chosen_rulebook(folder: Path | None, more: Sequence[Path] = ()) -> Rulebook:
    """Return the rulebook that the options ask for; ProblemsError holds everything wrong with it."""
    from inkooptoets.engine.rulebook import load_rulebook

    return load_rulebook(policy_of(folder), more=more)
