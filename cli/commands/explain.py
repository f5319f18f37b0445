"""``inkooptoets explain``: why a finding is there, step by step."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from inkooptoets.cli.options import board_options, opened


@click.command(name="explain")
@click.argument("finding")
@board_options
def command(finding: str, folder: Path, as_of: date | None, lang: str) -> None:
    """Laat zien waarom FINDING (het kenmerk, of het begin ervan) is gevonden, en wat het goed zou maken."""
    from inkooptoets.reports.explanation import write_explanation

    click.echo(write_explanation(opened(folder, as_of).explain(finding), lang))
