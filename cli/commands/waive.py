"""``inkooptoets waive``: an approved exception, written into the board's waivers."""

from __future__ import annotations

from datetime import date
from getpass import getuser
from pathlib import Path

import click

from inkooptoets.cli.options import Day, board_options, opened


@click.command(name="waive")
@click.argument("finding")
@board_options
@click.option("--reason", required=True, help="Waarom de uitzondering terecht is.")
@click.option("--approver", required=True, help="Wie haar goedkeurt; niet wie haar vraagt.")
@click.option("--requested-by", default=getuser, show_default="wie dit intikt", help="Wie haar vraagt.")
@click.option("--from", "valid_from", type=Day(), help="Eerste dag; anders de dag van de oudste afwijking.")
@click.option("--until", "valid_until", type=Day(), required=True, help="Laatste dag, die nog meetelt.")
def command(
    finding: str,
    folder: Path,
    as_of: date | None,
    lang: str,
    reason: str,
    approver: str,
    requested_by: str,
    valid_from: date | None,
    valid_until: date,
) -> None:
    """Leg voor FINDING (het kenmerk, of het begin ervan) een vrijstelling vast; de volgende audit kent haar."""
    from inkooptoets.engine.waiver_file import write_waiver
    from inkooptoets.engine.waivers import Waiver
    from inkooptoets.facts.problem import problem

    board = opened(folder, as_of)
    found = board.finding(finding)
    days = [verdict.as_of for verdict in found.verdicts if verdict.as_of]
    first = valid_from or min(days, default=board.as_of)
    if found.outcome != "violated":
        raise problem(
            f"Bevinding `{found.fingerprint}` is geen afwijking maar `{found.outcome}`.",
            "Een vrijstelling gaat over een afwijking.",
            "Vul de ontbrekende feiten aan, of kies een andere bevinding.",
        )
    number = sum(waiver.id.startswith(f"V-{board.as_of.year}-") for waiver in board.waivers) + 1
    waiver = Waiver(
        id=f"V-{board.as_of.year}-{number:03d}",
        rule=found.rule,
        scope=(("finding", found.fingerprint),),
        reason=reason,
        requested_by=requested_by,
        approver=approver,
        valid_from=first,
        valid_until=valid_until,
    )
    write_waiver(board.folder.waivers, waiver, list(board.rulebook.rules), list(board.rulebook.derived))
    said = {
        "nl": f"Vrijstelling {waiver.id} voor {found.fingerprint} geldt van {first} tot en met {valid_until}; "
        f"zij staat in {board.folder.waivers}.",
        "en": f"Waiver {waiver.id} for {found.fingerprint} holds from {first} up to and including {valid_until}; "
        f"it is in {board.folder.waivers}.",
    }
    click.echo(said[lang])
