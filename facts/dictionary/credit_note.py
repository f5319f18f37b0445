"""A credit note: money that comes back, on the day of what it credits."""

from typing import ClassVar

from inkooptoets.facts.dictionary.entity import Entity, fact
from inkooptoets.facts.dictionary.kind import Amount, Day, Reference, Text


class CreditNote(Entity):
    """A credit note. Its amounts are zero or less."""

    name: ClassVar = "credit_note"
    plural: ClassVar = "credit_notes"
    nl: ClassVar = "Creditnota"
    en: ClassVar = "Credit note"

    id: Text = fact("Nummer van de creditnota", "Number of the credit note", "CN-2026-04", required=True)
    credits: Reference | None = fact(
        "Bestelling die gecrediteerd wordt", "Order that is credited", "B-2026-0113", refers_to="order"
    )
    board: Reference | None = fact(
        "Bestuur dat het geld krijgt", "Board that gets the money", "99001", refers_to="board"
    )
    unit: Reference | None = fact(
        "School, of het bestuur zelf", "School, or the board itself", "99ZZ00", refers_to="school"
    )
    issued_on: Day | None = fact("Datum van de creditnota", "Day of the credit note", "2026-04-15")
    supplier: Reference | None = fact("Leverancier", "Supplier", "L-0042", refers_to="supplier")
    product_group: Reference | None = fact(
        "Productgroep", "Product group", "chromebooks", refers_to="product_group"
    )
    net: Amount | None = fact(
        "Bedrag zonder btw, met een min", "Amount net of VAT, with a minus", "-5000.00", at_most=0
    )
    gross: Amount | None = fact(
        "Bedrag met btw, met een min", "Amount with VAT, with a minus", "-6050.00", at_most=0
    )
    currency: Text | None = fact("Munt, drie letters", "Currency, three letters", "EUR")
