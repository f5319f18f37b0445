"""The example board's own policy and its waivers."""

from __future__ import annotations

from inkooptoets.cli.board_texts import WAIVERS_HEAD
from inkooptoets.cli.example_board.records import LOCATIONS
from inkooptoets.cli.example_board.seeded.long_contracts import WAIVED

POLICY = """\
# Wat dit bestuur zelf heeft bepaald. Al het andere volgt uit de regels; `inkooptoets rules list` noemt ze.
sources:
  inkoopbeleid-2026:
    title: {nl: "Inkoopbeleid 2026 van Stichting Onderwijs Ambergaard", en: "Purchasing policy 2026"}
    items:
      "3.2":
        place: par. 3.2
        nl: "Alleen de aangewezen besteller bestelt kantoorartikelen en toner; een vervanger bij afwezigheid."
        en: "Only the designated orderer orders office supplies and toner; a deputy only in absence."
      "5.1":
        place: par. 5.1
        nl: "Langlopende ict-contracten gaan altijd langs de bestuurder."
        en: "Long ICT contracts always go past the director."

parameters:
  board.designated_groups:
    value: [kantoorartikelen, toner]
    source: inkoopbeleid-2026/3.2
  board.deputies_only_in_absence:
    value: yes
    source: inkoopbeleid-2026/3.2

rules:
  TIP-08:
    severity: high
    reason: "Inkoopbeleid 2026, par. 5.1: lange verbintenissen wegen zwaar."
"""

WAIVERS = f"""\
{WAIVERS_HEAD}
# Geldt: dekt een bevinding.
- id: O-2026-01
  rule: TIP-08
  scope: {{contract.id: {WAIVED}}}
  reason: "Vijf jaar gekozen omdat vervanging en schade zijn inbegrepen; bestuursbesluit van 12 juni 2025."
  requested_by: ict-coordinator-01
  approver: bestuurder
  from: 2025-07-01
  until: 2027-07-31

# Verlopen: dekt nog wat toen besteld is, en niets van daarna.
- id: O-2025-03
  rule: PLN-26
  scope: {{purchase.unit: {LOCATIONS[2]}}}
  reason: "Tijdens de verhuizing bestelde het team zelf."
  requested_by: directeur-03
  approver: controller
  from: 2025-04-01
  until: 2025-12-31

# Ongebruikt: het contract waarvoor hij bedoeld was, is al aangepast.
- id: O-2026-02
  rule: DO-02
  scope: {{contract.id: C-R2D}}
  reason: "Overgangsperiode tot de nieuwe servicetijden ingaan."
  requested_by: ict-coordinator-01
  approver: controller
  from: 2026-01-01
  until: 2026-12-31
"""
