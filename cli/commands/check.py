"""``inkooptoets check``: one proposed order against the ledger and the registers."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from inkooptoets.cli.options import board_options, format_option, output_option
from inkooptoets.engine.verdict import Severity


@click.command(name="check")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@board_options
@format_option("text", "json", "markdown", "html")
@output_option
@click.option("--interactive", is_flag=True, help="Stel vragen in plaats van een bestand te lezen.")
@click.option("--save", type=click.Path(path_type=Path), help="Bewaar de antwoorden als feitenbestand.")
@click.option(
    "--fail-on",
    type=click.Choice([str(each) for each in Severity]),
    help="Vanaf welke ernst de toets als fout eindigt.",
)
@click.option("--names", is_flag=True, help="Toon namen van personen in plaats van pseudoniemen.")
def command(
    files: tuple[Path, ...],
    folder: Path,
    as_of: date | None,
    lang: str,
    form: str,
    output: Path | None,
    interactive: bool,
    save: Path | None,
    fail_on: str | None,
    names: bool,
) -> None:
    """Toets de bestelling in FILES (YAML of JSON), of stel met --interactive de vragen.

    Eindigt met 0 (ga uw gang), 1 (eerst vragen, of niet doen), 3 (er ontbreken feiten) of 4 (niet volledig).
    """
    from inkooptoets.cli.asking import answer, rows_of
    from inkooptoets.engine.verdict import Moment

    if interactive == bool(files):
        raise click.UsageError("geef een bestand met de bestelling, of vraag om --interactive")
    if interactive:
        from inkooptoets.cli.interview import interview

        rows = interview(folder, as_of, lang, save)
    else:
        rows = rows_of(files)
    answer(rows, Moment.PURCHASE, folder, as_of, lang, form, output, fail_on, names)
