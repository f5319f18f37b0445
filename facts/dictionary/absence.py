"""When a designated orderer is away, so that a deputy may order."""

from typing import ClassVar

from inkooptoets.facts.dictionary.entity import Entity, fact
from inkooptoets.facts.dictionary.kind import Day, Reference, Text


class Absence(Entity):
    """A period in which the designated orderer of a unit and product group is away."""

    name: ClassVar = "absence"
    plural: ClassVar = "absences"
    nl: ClassVar = "Afwezigheid"
    en: ClassVar = "Absence"
    key: ClassVar = ("unit", "product_group", "person", "valid_from")

    unit: Reference = fact("School, of het bestuur", "School, or the board", "99ZZ00", required=True)
    product_group: Reference = fact(
        "Productgroep", "Product group", "kantoorartikelen", required=True, refers_to="product_group"
    )
    person: Text = fact("Wie afwezig is", "Who is away", "m.devries", required=True, personal=True)
    valid_from: Day = fact("Eerste dag", "First day", "2026-02-23", required=True)
    valid_until: Day | None = fact("Laatste dag", "Last day", "2026-03-06", not_before="valid_from")
