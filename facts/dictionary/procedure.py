"""A purchasing procedure: a tender or a request for quotes."""

from typing import ClassVar

from inkooptoets.facts.dictionary.entity import Entity, fact
from inkooptoets.facts.dictionary.kind import Day, Euro, Text, YesNo


class Procedure(Entity):
    """The procedure that led to an order or a contract."""

    name: ClassVar = "procedure"
    plural: ClassVar = "procedures"
    nl: ClassVar = "Inkoopprocedure"
    en: ClassVar = "Purchasing procedure"

    id: Text = fact("Kenmerk van de procedure", "Key of the procedure", "AB-2026-01", required=True)
    started_on: Day | None = fact(
        "Dag waarop de procedure begon: de dag die bepaalt welke drempel geldt",
        "Day on which the procedure started: the day that decides which threshold holds",
        "2026-01-05",
    )
    tendered: YesNo | None = fact("Europees aanbesteed", "Tendered Europe-wide", "nee")
    total_value: Euro | None = fact(
        "Geraamde waarde van alle percelen samen, zonder btw",
        "Estimated value of all lots together, net of VAT",
        "400000.00",
        at_least=0,
    )
    exempt_lots_value: Euro | None = fact(
        "Waarde van de percelen die buiten de aanbesteding zijn gehouden, zonder btw",
        "Value of the lots that were kept out of the tender, net of VAT",
        "60000.00",
        at_least=0,
    )
