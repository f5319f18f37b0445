"""Proposed orders and contracts as fact files, for ``inkooptoets check`` and ``review``."""

from __future__ import annotations

from inkooptoets.cli.example_board.records import BOARD, LOCATIONS, Board, Expected

_ORDER_GOES_AHEAD = f"""\
# Kantoorartikelen, besteld door wie daarvoor is aangewezen: dit kan doorgaan.
order:
  id: VOORSTEL-1
  board: "{BOARD}"
  unit: {LOCATIONS[0]}
  ordered_on: 2026-06-30
  status: proposed
  orderer: besteller-01
  supplier: L-0004
  product_group: kantoorartikelen
  description: Papier en pennen voor het nieuwe schooljaar
  contract: geen
  net: "86.40"
  gross: "104.54"
"""

_ORDER_STOPS = f"""\
# Weer 52 chromebooks, los besteld: samen met eerdere bestellingen boven de aanbestedingsgrens.
order:
  id: VOORSTEL-2
  board: "{BOARD}"
  unit: {LOCATIONS[2]}
  ordered_on: 2026-06-30
  status: proposed
  orderer: ict-coordinator-01
  supplier: L-0001
  product_group: chromebooks
  description: 52 chromebooks voor groep 6 en 7
  contract: geen
  net: "17160.00"
  gross: "20763.60"
"""

_ORDER_LACKS_FACTS = f"""\
# Wie bestelt, staat er niet bij: dat moet eerst bekend zijn.
order:
  id: VOORSTEL-3
  board: "{BOARD}"
  unit: {LOCATIONS[1]}
  ordered_on: 2026-06-30
  status: proposed
  supplier: L-0005
  product_group: batterijen
  description: Batterijen voor de rekenmachines
  contract: geen
  net: "31.20"
"""

_CONTRACT = """\
# {comment}
contract:
  id: {id}
  title: {title}
  board: "{board}"
  supplier: L-0008
  product_groups: [{group}]
  covers: [{covers}]
  tendered: nee
  central_body: nee
  starts_on: 2026-08-01
  initial_months: {months}
  open_ended: nee
  board_option_months: 0
  supplier_option_months: 0
  renewal_months: 12
  notice_months: 3
  convenience_exit: nee
  yearly_value: "9600.00"
  processes_personal_data: ja
  includes_support: ja
  support_hours: {hours}
  support_exempt: nee
{clauses}"""

_CLAUSES_WITH = """\
  clauses:
    read: ja
    data_portability:
      present: ja
      supplier_responsible: ja
"""
_CLAUSES_WITHOUT = "  clauses:\n    read: ja\n"


def fact_files() -> dict[str, str]:
    """Return the fact files by their path in the board's folder."""
    covers = ", ".join(LOCATIONS[:3])
    schooldays = "ma-vr 08:00-17:00"

    def contract(id: str, comment: str, title: str, months: int, hours: str, clauses: str) -> str:  # noqa: A002
        return _CONTRACT.format(
            id=id,
            comment=comment,
            title=title,
            board=BOARD,
            group="leermiddelen-digitaal",
            covers=covers,
            months=months,
            hours=hours,
            clauses=clauses,
        )

    return {
        "orders/voorbeeld-doorgaan.yaml": _ORDER_GOES_AHEAD,
        "orders/voorbeeld-stoppen.yaml": _ORDER_STOPS,
        "orders/voorbeeld-ontbreekt.yaml": _ORDER_LACKS_FACTS,
        "contracts/voorbeeld-tekenen.yaml": contract(
            "CONCEPT-1", "Een jaar, data mee te nemen, hulp op schooldagen: dit kan getekend worden.",
            "Adaptief rekenen", 12, schooldays, _CLAUSES_WITH,
        ),
        "contracts/voorbeeld-niet-tekenen.yaml": contract(
            "CONCEPT-2", "Vijf jaar vast, de data kunnen niet mee, en dag en nacht hulp: teken dit niet zo.",
            "Adaptief taal", 60, "24x7", _CLAUSES_WITHOUT,
        ),
        "contracts/voorbeeld-ontbreekt.yaml": contract(
            "CONCEPT-3", "De tekst is nog niet op clausules gelezen: dat moet eerst.",
            "Adaptief spelling", 12, schooldays, "",
        ),
    }  # fmt: skip


def add_fact_files(board: Board) -> None:
    """Add what to expect of the fact files."""
    devices = {"purchase.buyer": BOARD, "purchase.group": "devices"}
    for name, subject, rule, outcome, nl in (
        (
            "doorgaan",
            "VOORSTEL-1",
            "PLN-26",
            "compliant",
            "De aangewezen besteller bestelt kantoorartikelen.",
        ),
        ("ontbreekt", "VOORSTEL-3", "PLN-26", "undetermined", "Batterijen zonder dat bekend is wie bestelt."),
    ):
        unit = LOCATIONS[0] if subject == "VOORSTEL-1" else LOCATIONS[1]
        finding = {"purchase.unit": unit, "purchase.group": "kantoorartikelen"}
        board.expected.append(
            Expected("check", nl, rule, subject, outcome, finding, f"orders/voorbeeld-{name}.yaml")
        )
    board.expected.append(
        Expected(
            "check", "Nog eens 52 chromebooks, boven op de 14 bestellingen.", "DO-11", "VOORSTEL-2",
            "violated", devices, "orders/voorbeeld-stoppen.yaml",
        )
    )  # fmt: skip
    rules = ("DO-02", "TIP-05", "TIP-08")
    for name, subject, outcomes, nl in (
        ("tekenen", "CONCEPT-1", ("compliant",) * 3, "Een contract waar niets op aan te merken is."),
        ("niet-tekenen", "CONCEPT-2", ("violated",) * 3, "Een contract dat op drie punten niet deugt."),
        (
            "ontbreekt",
            "CONCEPT-3",
            ("compliant", "undetermined", "compliant"),
            "Een contract dat niet is gelezen.",
        ),
    ):
        for rule, outcome in zip(rules, outcomes, strict=True):
            file = f"contracts/voorbeeld-{name}.yaml"
            board.expected.append(
                Expected("review", nl, rule, subject, outcome, {"contract.id": subject}, file)
            )
