"""What ``check`` and ``review`` share: facts from a file or the keyboard, an advice on the screen, a code."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from inkooptoets.cli import exit_codes
from inkooptoets.cli.options import deliver, opened
from inkooptoets.engine.verdict import Moment, Severity
from inkooptoets.facts.fact_row import FactRow
from inkooptoets.facts.readers.fact_file import read_fact_file


def rows_of(paths: Sequence[Path]) -> list[FactRow]:
    """Return the facts in fact files."""
    return [row for path in paths for found in read_fact_file(path).rows.values() for row in found]


def answer(
    rows: Sequence[FactRow],
    moment: Moment,
    folder: Path,
    as_of: date | None,
    lang: str,
    form: str,
    output: Path | None,
    fail_on: str | None,
    names: bool,
) -> None:
    """Judge proposed facts, show the advice of each, and end with the code for all."""
    from inkooptoets.reports import Style, write_advice

    board = opened(folder, as_of)
    answers = board.check(rows, moment)
    style = Style(lang=lang, names=names, board=board.folder.board)
    deliver("\n".join(write_advice(advice, form, style) for advice in answers), output)
    wanted = Severity(fail_on) if fail_on else board.folder.fail_on
    sys.exit(exit_codes.gravest(exit_codes.of_advice(advice, wanted) for advice in answers))
