"""Who may order: a dated entry in the register of designated orderers."""

from typing import ClassVar

from inkooptoets.facts.dictionary.entity import Entity, fact
from inkooptoets.facts.dictionary.kind import Day, Reference, Text


class Designation(Entity):
    """A person who may order a product group for a unit, as the designated orderer or as a deputy."""

    name: ClassVar = "designation"
    plural: ClassVar = "designations"
    nl: ClassVar = "Aangewezen besteller"
    en: ClassVar = "Designated orderer"
    key: ClassVar = ("unit", "product_group", "person", "valid_from")

    unit: Reference = fact(
        "School, of het bestuur voor alle scholen",
        "School, or the board for all its schools",
        "99ZZ00",
        required=True,
    )
    product_group: Reference = fact(
        "Productgroep", "Product group", "kantoorartikelen", required=True, refers_to="product_group"
    )
    person: Text = fact("Wie mag bestellen", "Who may order", "m.devries", required=True, personal=True)
    role: Text | None = fact(
        "Besteller of vervanger",
        "Designated orderer or deputy",
        "designated",
        choices=("designated", "deputy"),
    )
    valid_from: Day = fact("Eerste dag", "First day", "2026-01-01", required=True)
    valid_until: Day | None = fact(
        "Laatste dag; leeg als er geen einde is",
        "Last day; empty when there is no end",
        "2026-12-31",
        not_before="valid_from",
    )
