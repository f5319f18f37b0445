"""``inkooptoets explain``: why a finding is there, step by step."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from inkooptoets.cli.options import board_options, deliver, format_option, opened, output_option


@click.command(name="explain")
@click.argument("finding")
@board_options
@format_option("text", "json")
@output_option
@click.option("--names", is_flag=True, help="Toon namen van personen in plaats van pseudoniemen.")
def command(
    finding: str, folder: Path, as_of: date | None, lang: str, form: str, output: Path | None, names: bool
) -> None:
    """Laat zien waarom FINDING (het kenmerk, of het begin ervan) is gevonden, en wat het goed zou maken."""
    from inkooptoets.reports.explanation import write_explanation

    board = opened(folder, as_of)
    explanation = board.explain(finding)
    deliver(write_explanation(explanation, lang, form, names=names, board=board.folder.board), output)
