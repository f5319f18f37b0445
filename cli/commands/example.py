"""``inkooptoets example``: a realistic board with invented facts."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import click

from inkooptoets.cli.options import lang_option


@click.command(name="example")
@click.argument("directory", type=click.Path(path_type=Path))
@click.option("--size", type=click.Choice(["small", "mid", "large"]), default="small", show_default=True)
@click.option("--seed", type=int, default=1, show_default=True, help="Ander getal, ander bestuur.")
@lang_option
def command(directory: Path, size: Literal["small", "mid", "large"], seed: int, lang: str) -> None:
    """Maak in DIRECTORY een bestuur met verzonnen scholen, leveranciers, bestellingen en contracten."""
    from inkooptoets.cli.example_board import write_example

    found = write_example(directory, size, seed)
    click.echo(found.sentence(lang))
