"""An order: what a unit of the board asks a supplier to deliver."""

from typing import ClassVar

from inkooptoets.facts.dictionary.entity import Entity, fact
from inkooptoets.facts.dictionary.kind import Amount, Day, Reference, Text, YesNo

STATUSES = ("proposed", "ordered", "delivered", "cancelled")


class Order(Entity):
    """A purchase order or a proposed one. Amounts are in its currency; rules read ``purchase.value`` in euros."""

    name: ClassVar = "order"
    plural: ClassVar = "orders"
    nl: ClassVar = "Bestelling"
    en: ClassVar = "Order"

    id: Text = fact("Bestelnummer", "Order number", "B-2026-0113", required=True)
    board: Reference | None = fact("Bestuur dat koopt", "Board that buys", "99001", refers_to="board")
    unit: Reference | None = fact(
        "School die bestelt, of het bestuur zelf",
        "School that orders, or the board itself",
        "99ZZ00",
        refers_to="school",
    )
    ordered_on: Day | None = fact("Besteldatum", "Day of the order", "2026-03-31")
    status: Text | None = fact("Stand van de bestelling", "State of the order", "ordered", choices=STATUSES)
    orderer: Text | None = fact("Wie bestelde", "Who ordered", "m.devries", personal=True)
    supplier: Reference | None = fact("Leverancier", "Supplier", "L-0042", refers_to="supplier")
    product_group: Reference | None = fact(
        "Productgroep van de hele bestelling",
        "Product group of the whole order",
        "chromebooks",
        refers_to="product_group",
    )
    description: Text | None = fact("Omschrijving", "Description", "30 chromebooks groep 7")
    under_contract: YesNo | None = fact(
        "Valt onder een contract (schrijf bij contract `geen` als dat niet zo is)",
        "Is a call-off under a contract (write `none` at contract when it is not)",
        "nee",
    )
    contract: Reference | None = fact(
        "Contract waaronder besteld is", "Contract it was ordered under", "C-2026-007", refers_to="contract"
    )
    procedure: Reference | None = fact(
        "Eigen inkoopprocedure van deze bestelling",
        "Procedure of its own",
        "AB-2026-01",
        refers_to="procedure",
    )
    small_lot: YesNo | None = fact(
        "Klein perceel van een aanbestede opdracht, daar buiten gehouden",
        "Small lot of a tendered purchase that was kept out of the tender",
        "nee",
    )
    net: Amount | None = fact("Bedrag zonder btw", "Amount net of VAT", "16500.00", at_least=0)
    gross: Amount | None = fact("Bedrag met btw", "Amount with VAT", "19965.00", at_least=0)
    currency: Text | None = fact("Munt, drie letters", "Currency, three letters", "EUR")
