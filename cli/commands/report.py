"""``inkooptoets report``: the last audit for the controller, as a page, a workbook or data."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from inkooptoets.cli.options import SCREEN, board_options, deliver, format_option, opened, output_option

ENDINGS = {"text": "txt", "markdown": "md", "junit": "junit.xml", "sarif": "sarif.json"}


@click.command(name="report")
@board_options
@format_option("html", "xlsx", "csv", "json", "jsonl", "markdown", "text", "sarif", "junit", default="html")
@output_option
@click.option("--names", is_flag=True, help="Toon namen van personen in plaats van pseudoniemen.")
@click.option(
    "--full", type=click.IntRange(0), default=50, show_default=True, help="Hoeveel bevindingen helemaal."
)
def command(
    folder: Path, as_of: date | None, lang: str, form: str, output: Path | None, names: bool, full: int
) -> None:
    """Schrijf het rapport van de laatste audit. Zonder -o komt het in de map met rapporten."""
    from inkooptoets.reports import Style, write_report

    board = opened(folder, as_of)
    report = board.last_report()
    written = write_report(report, form, Style(lang=lang, names=names, full=full))
    if output is None and form != "text":
        output = board.folder.reports / f"inkooptoets-{report.as_of}.{ENDINGS.get(form, form)}"
    deliver(written, output)
    if output not in (None, SCREEN):
        click.echo(
            f"{'Het rapport staat in' if lang == 'nl' else 'The report is in'} {output.resolve()}", err=True
        )
