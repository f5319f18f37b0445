"""Texts that every board's folder starts with: the settings, what git leaves out, how a waiver looks."""

from __future__ import annotations

from collections.abc import Sequence

GITIGNORE = """\
# Wat inkooptoets zelf maakt, hoort niet in versiebeheer.
ledger.duckdb
ledger.duckdb.wal
.inkooptoets/
reports/
"""

WAIVERS_HEAD = """\
# Vrijstellingen: wie welke uitzondering heeft toegestaan, waarom en tot wanneer. Alle sleutels zijn verplicht.
# Beide dagen tellen mee. Wie aanvraagt, keurt niet zelf goed.
# `inkooptoets waive BEVINDING` schrijft er een bij.
"""

WAIVER_EXAMPLE = """\
# - id: O-2026-01
#   rule: TIP-08
#   scope: {contract.id: C-2026-001}
#   reason: "De school koos bewust voor drie jaar, zie het besluit van 12 mei 2026."
#   requested_by: ict-coordinator
#   approver: controller
#   from: 2026-06-01
#   until: 2027-05-31
"""


def settings(board: str, name: str, patterns: Sequence[str]) -> str:
    """Return the text of ``inkooptoets.yaml``."""
    quoted = name.replace("\\", "\\\\").replace('"', '\\"')
    listed = "".join(f'  - "{pattern}"\n' for pattern in patterns)
    return f"""\
# De instellingen van dit bestuur. Alle namen zijn gezien vanuit deze map.
board: "{board}"                # bestuursnummer, zoals in de feiten
name: "{quoted}"
ledger: ledger.duckdb           # alle feiten die ooit zijn ingelezen
policy: policy.yaml             # eigen beleid, over de regels heen
mapping: mapping.yaml           # welke kolom van een export welk feit is
waivers: waivers.yaml           # vrijstellingen
reports: reports                # hier komen de rapporten

# Wat `inkooptoets audit` elke nacht inleest, in deze volgorde.
import:
{listed}
# Zijn er meer rijen onleesbaar dan dit percentage, dan eindigt de controle met code 4.
rejected_share_allowed: 1

# Vanaf welke ernst een afwijking de controle met code 1 laat eindigen: low, medium of high.
fail_on: low
"""
