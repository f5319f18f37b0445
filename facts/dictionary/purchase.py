"""A purchase: what one order buys in one homogeneous product group. Rolled up from orders, never imported."""

from typing import ClassVar

from inkooptoets.facts.dictionary.entity import Entity, fact
from inkooptoets.facts.dictionary.kind import Day, Euro, Reference, Text, YesNo


class Purchase(Entity):
    """An order's share in one homogeneous group, or a credit note on one.

    Where an order's lines are known, their amounts belong to their own groups; else the whole order belongs
    to its group. Rules on orders are about purchases; ``order.`` gives the order's own facts.
    """

    name: ClassVar = "purchase"
    plural: ClassVar = "purchases"
    nl: ClassVar = "Aankoop"
    en: ClassVar = "Purchase"
    key: ClassVar = ("id", "group")

    id: Text = fact("Bestelnummer of nummer van de creditnota", "Number of the order or credit note", "B-1")
    group: Text | None = fact(
        "Homogene productgroep waarin het bedrag telt", "Homogeneous group the amount counts in", "devices"
    )
    kind: Text | None = fact(
        "Bestelling of creditnota", "Order or credit note", "order", choices=("order", "credit")
    )
    order: Reference | None = fact(
        "De bestelling zelf, of die gecrediteerd wordt",
        "The order, or the one credited",
        "B-1",
        refers_to="order",
    )
    board: Reference | None = fact("Bestuur dat koopt", "Board that buys", "99001", refers_to="board")
    unit: Reference | None = fact(
        "School die koopt, of het bestuur", "School that buys, or the board", "99ZZ00", refers_to="school"
    )
    buyer: Text | None = fact(
        "Wie zelfstandig inkoopt: het bestuur, of een school waarvan de zelfstandigheid is aangetoond",
        "Who buys independently: the board, or a school whose independence was shown",
        "99001",
    )
    supplier: Reference | None = fact("Leverancier", "Supplier", "L-0042", refers_to="supplier")
    day: Day | None = fact(
        "Dag waarop de aankoop telt: de besteldatum, bij een creditnota die van wat zij crediteert",
        "Day on which it counts: that of the order, for a credit note that of what it credits",
        "2026-03-31",
    )
    value: Euro | None = fact("Bedrag in euro's zonder btw", "Amount in euros net of VAT", "16500.00")
    value_assumed: YesNo | None = fact(
        "Het bedrag zonder btw is uitgerekend met het btw-tarief dat het beleid aanneemt",
        "The net amount was worked out with the VAT rate that the policy assumes",
        "nee",
    )
    currency: Text | None = fact("Munt van de bestelling", "Currency of the order", "EUR")
    cancelled: YesNo | None = fact("Helemaal vervallen", "Cancelled altogether", "nee")
    social_services: YesNo | None = fact(
        "Sociale of andere specifieke dienst, met de hogere drempel",
        "Social or other specific service, with the higher threshold",
        "nee",
    )
