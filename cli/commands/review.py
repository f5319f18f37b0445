"""``inkooptoets review``: one contract, before it is signed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from inkooptoets.cli.options import board_options, format_option, output_option
from inkooptoets.engine.verdict import Severity


@click.command(name="review")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@board_options
@format_option("text", "json", "markdown", "html")
@output_option
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
    fail_on: str | None,
    names: bool,
) -> None:
    """Toets het contract in FILES (YAML of JSON) voordat het getekend wordt.

    Eindigt met 0 (teken gerust), 1 (eerst vragen, of niet doen), 3 (er ontbreken feiten) of 4 (niet volledig).
    """
    from inkooptoets.cli.asking import answer, rows_of
    from inkooptoets.engine.verdict import Moment

    answer(rows_of(files), Moment.SIGNING, folder, as_of, lang, form, output, fail_on, names)
