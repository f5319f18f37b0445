"""The file that a new rule starts from: it works as it is, and says at each key what belongs there."""

from __future__ import annotations

_HEAD = """\
# yaml-language-server: $schema={schema}
# Een nieuwe regel. Hij werkt zoals hij hier staat; verander van boven naar beneden wat anders moet.
# De feiten die u kunt noemen, staan in docs/dictionary.md; parameters in docs/parameters.md.
code: {code}
"""

_CONTRACT = """\
title:
  nl: Langer vast dan het beleid toestaat
  en: Committed for longer than the policy allows
status: experimental              # experimental, stable of deprecated
severity: low                     # low, medium of high
moments: [signing, audit]         # purchase: voor een bestelling; signing: voor het tekenen; audit: elke nacht

# Waar de regel op steunt: document/onderdeel uit rules/sources.yaml, of uit `sources:` van het eigen beleid.
guidance: [slim-ict-inkopen/TIP-08]
why:
  nl: Wie lang vastzit, kan niet weg als er iets beters of goedkopers komt.
  en: Who is committed for long cannot leave when something better or cheaper comes.

about: contract                   # wat het oordeel krijgt: contract of purchase
as_of: run.day                    # de dag waarop parameters worden opgezocht

# Een getal dat de wet of een bestuur kan veranderen, staat niet in de regel maar is een parameter.
parameters:
  most: board.max_months_service

# Gaat de regel over dit contract? Zo nee, dan is de uitkomst not_applicable.
applies: "!contract.ended"
# Is hij overtreden? Ontbreekt een feit dat ertoe doet, dan is de uitkomst undetermined.
violated: contract.initial_months > most

# Wat samen een bevinding is: hier elk contract een.
case: [contract.id]
at_stake: {value: contract.yearly_value, gather: highest}

# Zeg wat er is, niet waarom iemand het deed. Tussen accolades staan feiten en parameters.
message:
  nl: "De eerste termijn is {contract.initial_months}; het beleid staat {most} toe."
  en: "The initial term is {contract.initial_months}; the policy allows {most}."
advice:
  nl: Vraag de leverancier om een kortere eerste termijn.
  en: Ask the supplier for a shorter initial term.
innocent:
  nl: Als er voor de lange termijn een goede reden is vastgelegd; vraag dan een vrijstelling aan.
  en: If a good reason for the long term was laid down; ask for a waiver then.

# Ten minste een geval voor elke uitkomst, en beide kanten van elke grens.
tests:
  - it: een maand te lang, precies lang genoeg, al afgelopen, en termijn onbekend
    given:
      contracts:
        - {id: c1, ends_on: 2031-12-31, initial_months: 49}
        - {id: c2, ends_on: 2031-12-31, initial_months: 48}
        - {id: c3, ends_on: 2020-12-31, initial_months: 60, renewal_months: 0}
        - {id: c4, ends_on: 2031-12-31}
    parameters: {board.max_months_service: 48}
    then: {c1: violated, c2: compliant, c3: not_applicable, c4: undetermined}
    missing: [contract.initial_months]
"""

_PURCHASE = """\
title:
  nl: Grote aankoop zonder contract
  en: Large purchase without a contract
status: experimental              # experimental, stable of deprecated
severity: low                     # low, medium of high
moments: [purchase, audit]        # purchase: voor een bestelling; signing: voor het tekenen; audit: elke nacht

# Waar de regel op steunt: document/onderdeel uit rules/sources.yaml, of uit `sources:` van het eigen beleid.
guidance: [slim-ict-inkopen/DO-11]
why:
  nl: Voor een grote aankoop horen afspraken in een contract te staan.
  en: A large purchase should rest on the terms of a contract.

about: purchase                   # wat het oordeel krijgt: contract of purchase
as_of: purchase.day               # de dag waarop parameters worden opgezocht

# Een getal dat de wet of een bestuur kan veranderen, staat niet in de regel maar is een parameter.
parameters:
  limit: law.eu_threshold.supplies_and_services

# Gaat de regel over deze aankoop? Zo nee, dan is de uitkomst not_applicable.
applies: 'purchase.kind == "order" && !purchase.cancelled'
# Is hij overtreden? Ontbreekt een feit dat ertoe doet, dan is de uitkomst undetermined.
violated: purchase.value >= limit && !order.under_contract

# Wat samen een bevinding is: hier alle aankopen van een school in een productgroep.
case: [purchase.unit, purchase.group]
at_stake: {value: purchase.value, gather: sum}

# Zeg wat er is, niet waarom iemand het deed. Tussen accolades staan feiten en parameters.
message:
  nl: "{purchase.value} aan {purchase.group} zonder contract; de grens is {limit}."
  en: "{purchase.value} of {purchase.group} without a contract; the limit is {limit}."
advice:
  nl: Leg de aankoop voor aan inkoop, en bestel onder een contract.
  en: Take the purchase to the purchasing department, and order under a contract.
innocent:
  nl: Als er een contract is dat nog niet in het register staat.
  en: If there is a contract that is not in the register yet.

# Ten minste een geval voor elke uitkomst, en beide kanten van elke grens.
tests:
  - it: precies de grens, een cent minder, geannuleerd, en contract onbekend
    given:
      orders:
        - id: o1
          board: "99001"
          unit: s1
          ordered_on: 2026-03-01
          status: ordered
          contract: none
          product_group: laptops
          net: "216000.00"
        - {id: o2, board: "99001", ordered_on: 2026-03-01, contract: none, product_group: laptops, net: "215999.99"}
        - {id: o3, board: "99001", ordered_on: 2026-03-01, status: cancelled, product_group: laptops}
        - {id: o4, board: "99001", ordered_on: 2026-03-01, product_group: laptops, net: "216000.00"}
    then: {o1: violated, o2: compliant, o3: not_applicable, o4: undetermined}
    missing: [order.under_contract]
"""

_BODIES = {"contract": _CONTRACT, "purchase": _PURCHASE}


def rule_text(code: str, about: str, schema: str) -> str:
    """Return the text of a new rule; ``schema`` is where an editor finds its JSON Schema."""
    return _HEAD.format(code=code, schema=schema) + _BODIES[about]
