"""``inkooptoets facts``: how much the ledger holds, all that is known of one key, and what was refused."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from inkooptoets.cli.options import board_options, opened

_NAMES = click.option("--names", is_flag=True, help="Toon namen van personen in plaats van pseudoniemen.")


@click.group(name="facts")
def command() -> None:
    """Bekijk welke feiten er zijn en waar ze vandaan komen."""


@command.command(name="list")
@board_options
def list_facts(folder: Path, as_of: date | None, lang: str) -> None:
    """Tel wat er in het grootboek staat."""
    from inkooptoets.facts.ledger.contents import counts
    from inkooptoets.reports.fact_sheet import Reader, write_counts

    board = opened(folder, as_of)
    with board.ledger(read_only=True) as ledger:
        click.echo(write_counts(counts(ledger.connection), Reader(lang, False, board.folder.board)))


@command.command(name="show")
@click.argument("key")
@board_options
@_NAMES
def show(key: str, folder: Path, as_of: date | None, lang: str, names: bool) -> None:
    """Laat alles zien wat van KEY bekend is: een bestelling, contract, school of leverancier."""
    from inkooptoets.facts.ledger.contents import known_keys
    from inkooptoets.facts.ledger.lookup import all_of
    from inkooptoets.facts.problem import nearest, problem
    from inkooptoets.reports.fact_sheet import Reader, write_versions

    board = opened(folder, as_of)
    with board.ledger(read_only=True) as ledger:
        found = all_of(ledger.connection, key)
        if not found:
            keys = sorted({each for of in known_keys(ledger.connection).values() for each in of if each})
            raise problem(
                f"`{key}` staat niet in het grootboek.",
                "Hier hoort het kenmerk van een bestelling, contract, school, leverancier of ander onderwerp.",
                nearest(key, keys) if keys else "Lees eerst gegevens in met `inkooptoets import`.",
            )
        click.echo(write_versions(found, Reader(lang, names, board.folder.board)))


@command.command(name="quarantine")
@board_options
@_NAMES
def quarantine(folder: Path, as_of: date | None, lang: str, names: bool) -> None:
    """Noem de rijen die niet zijn ingelezen, met plaats en reden."""
    from inkooptoets.facts.ledger.contents import quarantined
    from inkooptoets.reports.fact_sheet import Reader, write_quarantine

    board = opened(folder, as_of)
    with board.ledger(read_only=True) as ledger:
        found = quarantined(ledger.connection)
    click.echo(write_quarantine(found, Reader(lang, names, board.folder.board)))
