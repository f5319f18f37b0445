"""``inkooptoets audit``: import, judge everything, compare with the previous run, summarise."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from inkooptoets.cli import exit_codes
from inkooptoets.cli.options import (
    board_options,
    deliver,
    format_option,
    opened,
    output_option,
    progress_done,
    progress_shower,
)
from inkooptoets.engine.verdict import Severity

SHOWN = 10
"""How many findings the text of a run shows; the report shows them all."""


@click.command(name="audit")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@board_options
@format_option("text", "html", "xlsx", "csv", "json", "jsonl", "markdown", "sarif", "junit")
@output_option
@click.option(
    "--fail-on",
    type=click.Choice([str(each) for each in Severity]),
    help="Vanaf welke ernst de audit als fout eindigt.",
)
@click.option(
    "--certify", is_flag=True, help="Beoordeel elke afwijking nog eens met de tweede rekenaar (CEL)."
)
@click.option("--names", is_flag=True, help="Toon namen van personen in plaats van pseudoniemen.")
def command(
    files: tuple[Path, ...],
    folder: Path,
    as_of: date | None,
    lang: str,
    form: str,
    output: Path | None,
    fail_on: str | None,
    certify: bool,
    names: bool,
) -> None:
    """Lees FILES in (of wat inkooptoets.yaml noemt), toets alles en vergelijk met de vorige keer.

    Eindigt met 0 (niets gevonden), 1 (afwijkingen), 3 (alleen ontbrekende feiten) of 4 (niet volledig).
    """
    from inkooptoets.reports import Style, write_report

    board = opened(folder, as_of)
    report = board.audit(files, certify=certify, progress=progress_shower())
    progress_done()
    style = Style(lang=lang, names=names, full=SHOWN if form == "text" else Style.full)
    deliver(write_report(report, form, style), output)
    wanted = Severity(fail_on) if fail_on else board.folder.fail_on
    sys.exit(exit_codes.of_report(report, wanted, board.folder.rejected_share_allowed))
