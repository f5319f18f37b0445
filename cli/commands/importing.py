"""``inkooptoets import``: exports into the ledger, and what became of every row."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from inkooptoets.cli.exit_codes import ExitCode, is_incomplete
from inkooptoets.cli.options import board_options, opened, progress_done, progress_shower


@click.command(name="import")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@board_options
@click.option("--dry-run", is_flag=True, help="Lees en controleer, maar bewaar niets.")
def command(files: tuple[Path, ...], folder: Path, as_of: object, lang: str, dry_run: bool) -> None:
    """Lees FILES in (of wat inkooptoets.yaml noemt). Hetzelfde bestand nog eens inlezen verandert niets."""
    from inkooptoets.reports.imported import write_imported

    board = opened(folder, None)
    found = board.import_files(files, dry_run=dry_run, progress=progress_shower())
    progress_done()
    click.echo(write_imported(found, lang, dry_run=dry_run))
    incomplete = is_incomplete(found, board.folder.rejected_share_allowed)
    sys.exit(ExitCode.INCOMPLETE if incomplete else ExitCode.NOTHING_FOUND)
