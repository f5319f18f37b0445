"""A supplier, and the group it belongs to."""

from typing import ClassVar

from inkooptoets.facts.dictionary.entity import Entity, fact
from inkooptoets.facts.dictionary.kind import Reference, Text


class Supplier(Entity):
    """A legal person that sells."""

    name: ClassVar = "supplier"
    plural: ClassVar = "suppliers"
    nl: ClassVar = "Leverancier"
    en: ClassVar = "Supplier"

    id: Text = fact(
        "Crediteurnummer of ander kenmerk", "Creditor number or other key", "L-0042", required=True
    )
    title: Text | None = fact("Naam van de leverancier", "Name of the supplier", "Wilgenbroek ICT B.V.")
    kvk: Text | None = fact(
        "KvK-nummer, acht cijfers", "Chamber of Commerce number, eight digits", "90000002"
    )
    vat_number: Text | None = fact("Btw-nummer", "VAT number", "NL812345678B01")
    parent: Reference | None = fact(
        "Leverancier waar deze een dochter van is",
        "Supplier of which this one is a subsidiary",
        "L-0001",
        refers_to="supplier",
    )
