"""``inkooptoets init``: a board's folder that works as it is."""

from __future__ import annotations

from pathlib import Path

import click

from inkooptoets.cli.options import lang_option


@click.command(name="init")
@click.argument("directory", type=click.Path(path_type=Path))
@click.option("--name", default="Mijn schoolbestuur", show_default=True, help="Naam van het bestuur.")
@click.option("--number", default="99001", show_default=True, help="Bestuursnummer.")
@lang_option
def command(directory: Path, name: str, number: str, lang: str) -> None:
    """Maak in DIRECTORY de map van een bestuur, met voorbeelden en uitleg."""
    from inkooptoets.cli.new_board import write_new_board

    write_new_board(directory, name, number)
    said = {
        "nl": f"De map {directory} is klaar. Begin met {directory / 'README.md'}.",
        "en": f"The folder {directory} is ready. Start with {directory / 'README.md'}.",
    }
    click.echo(said[lang])
