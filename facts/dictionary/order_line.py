"""A line of an order: one thing, its quantity and its amount."""

from typing import ClassVar

from inkooptoets.facts.dictionary.entity import Entity, fact
from inkooptoets.facts.dictionary.kind import Amount, Count, Quantity, Reference, Text, YesNo


class OrderLine(Entity):
    """A line of an order. Where lines are known, amounts belong to product groups by line."""

    name: ClassVar = "order_line"
    plural: ClassVar = "order_lines"
    nl: ClassVar = "Bestelregel"
    en: ClassVar = "Order line"
    key: ClassVar = ("order", "number")
    origin_of: ClassVar = "order"

    order: Reference = fact("Bestelnummer", "Order number", "B-2026-0113", required=True, refers_to="order")
    number: Count = fact("Regelnummer", "Line number", "1", required=True)
    description: Text | None = fact("Omschrijving", "Description", "Chromebook 11 inch")
    product_group: Reference | None = fact(
        "Productgroep van deze regel", "Product group of this line", "chromebooks", refers_to="product_group"
    )
    quantity: Quantity | None = fact("Aantal", "Quantity", "30", at_least=0)
    unit_price: Amount | None = fact("Prijs per stuk zonder btw", "Unit price net of VAT", "550.00")
    net: Amount | None = fact("Regelbedrag zonder btw", "Line amount net of VAT", "16500.00")
    gross: Amount | None = fact("Regelbedrag met btw", "Line amount with VAT", "19965.00")
    cancelled: YesNo | None = fact("Regel is vervallen", "Line was cancelled", "nee")
