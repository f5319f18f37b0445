"""The facts that a new board starts with: one invented school, an order and a contract to try."""

ORDER = """\
# Een bestelling die u wilt doen. Toets haar met: inkooptoets check orders/voorbeeld.yaml
# Een feit dat u niet weet, laat u weg; het antwoord zegt dan of het nodig is.
order:
  id: VOORSTEL-1
  board: "@BOARD@"
  unit: 99ZZ00
  ordered_on: 2026-06-30
  status: proposed
  orderer: besteller-01
  supplier: L-0001
  product_group: kantoorartikelen
  description: Papier en pennen
  contract: geen            # of het nummer van het contract waaronder u bestelt
  net: "86.40"              # zonder btw
"""

CONTRACT = """\
# Een contract dat u wilt tekenen. Toets het met: inkooptoets review contracts/voorbeeld.yaml
contract:
  id: CONCEPT-1
  title: Leerlingvolgsysteem
  board: "@BOARD@"
  supplier: L-0001
  product_groups: [software-leerlingvolgsysteem]
  covers: [99ZZ00]
  starts_on: 2026-08-01
  initial_months: 12
  open_ended: nee
  board_option_months: 0
  supplier_option_months: 0
  renewal_months: 12        # stilzwijgende verlenging per keer; 0 als die er niet is
  notice_months: 3
  convenience_exit: nee
  yearly_value: "2400.00"
  processes_personal_data: ja
  includes_support: ja
  support_hours: ma-vr 08:00-17:00
  support_exempt: nee
  clauses:
    read: ja                # de hele tekst is gelezen: wat hieronder niet staat, staat er niet in
    data_portability:
      present: ja
      supplier_responsible: ja
"""

_SCHOOLS = """\
# Uw bestuur en uw scholen. Zonder openingstijden is niet te zeggen of een servicevenster past.
board:
  id: "@BOARD@"
  title: "@NAME@"

schools:
  - id: 99ZZ00              # BRIN met vestiging; deze school is verzonnen
    title: De Voorbeeldschool
    board: "@BOARD@"
    pupils: 220
    opening_hours: ma-vr 08:30-16:00
"""

_ORDERERS = """\
# Wie wat mag bestellen, van wanneer tot wanneer. Een besteller van het bestuur (unit: "@BOARD@") geldt voor
# scholen die er zelf geen hebben. Gebruik een personeelscode, geen volledige naam.
designations:
  - unit: 99ZZ00
    product_group: kantoorartikelen
    person: besteller-01
    role: designated
    valid_from: 2026-01-01
  - unit: 99ZZ00
    product_group: kantoorartikelen
    person: vervanger-01
    role: deputy
    valid_from: 2026-01-01

# absences:
#   - unit: 99ZZ00
#     product_group: kantoorartikelen
#     person: besteller-01
#     valid_from: 2026-02-23
#     valid_until: 2026-03-06
"""

_SUPPLIERS = """\
# Uw leveranciers, met het nummer dat ook in de exports staat.
suppliers:
  - id: L-0001
    title: Voorbeeldleverancier B.V.
    kvk: "90000001"
"""

REGISTERS = {
    "registers/scholen.yaml": _SCHOOLS,
    "registers/bestellers.yaml": _ORDERERS,
    "registers/leveranciers.yaml": _SUPPLIERS,
}
"""The registers by their path in the folder."""
