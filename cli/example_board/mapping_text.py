"""The mapping of the example's exports: which column holds which fact."""

from __future__ import annotations

from inkooptoets.cli.example_board.articles import GOODS
from inkooptoets.cli.example_board.export_csv import STATUSES
from inkooptoets.cli.example_board.export_xlsx import HEADER, SHEET
from inkooptoets.cli.example_board.records import BOARD

_SPLIT = ("product_groups", "covers")

_TEXT = """\
# Welke kolom van een export welk feit is. Links staat een feit uit het woordenboek, rechts de naam van de
# kolom.
tables:

  # Bestelregels uit het inkoopsysteem: een rij per regel, met de bestelling op elke rij herhaald.
  - files: bestellingen-*.csv
    notation: nl
    entities:
      order:
        columns:
          id: Bestelnummer
          ordered_on: Besteldatum
          unit: Vestiging
          orderer: Aanvrager
          supplier: Crediteur
          contract: Contract          # `geen` zegt dat er geen contract is; leeg zegt niets
          procedure: Procedure
          status:
            column: Status
            values: {{{statuses}}}
        constants: {{board: "{board}", currency: EUR}}
      order_line:
        columns:
          order: Bestelnummer
          number: Regel
          description: Omschrijving
          quantity: Aantal
          unit_price: Prijs excl. btw
          net: Bedrag excl. btw
          gross: Bedrag incl. btw
          product_group:
            column: Artikelgroep
            values:
{groups_in_orders}
  # Creditnota's. De min staat achter het bedrag: `125,00-`.
  - files: creditnotas*.csv
    notation: nl
    entity: credit_note
    columns:
      id: Creditnota
      issued_on: Datum
      credits: Bestelnummer
      unit: Vestiging
      supplier: Crediteur
      net: Bedrag excl. btw
      product_group:
        column: Artikelgroep
        values:
{groups_in_credits}    constants: {{board: "{board}", currency: EUR}}

  - files: leveranciers*.csv
    entity: supplier
    columns:
      id: Crediteurnummer
      title: Naam
      kvk: KvK-nummer
      parent: Dochter van

  # Het contractenregister van de contractbeheerder.
  - files: contracten*.xlsx
    sheet: {sheet}
    entity: contract
    columns:
{contract_columns}    constants: {{board: "{board}"}}
"""


def mapping_text() -> str:
    """Return ``mapping.yaml`` of the example."""
    return _TEXT.format(
        board=BOARD,
        sheet=SHEET,
        statuses=", ".join(f"{word}: {status}" for status, word in STATUSES.items()),
        groups_in_orders=_groups(14),
        groups_in_credits=_groups(10),
        contract_columns="".join(f"      {path}: {_column(path, name)}\n" for path, name in HEADER.items()),
    )


def _groups(indent: int) -> str:
    return "".join(f"{' ' * indent}{goods.label}: {goods.key}\n" for goods in GOODS)


def _column(path: str, name: str) -> str:
    return f'{{column: {name}, split: ","}}' if path in _SPLIT else name
