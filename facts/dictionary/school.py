"""A school: a unit of a board, with its opening hours."""

from typing import ClassVar

from inkooptoets.facts.dictionary.entity import Entity, fact
from inkooptoets.facts.dictionary.kind import Count, Reference, Text, Week, YesNo


class School(Entity):
    """A school or location of a board. Hours that are not registered are unknown: none are filled in."""

    name: ClassVar = "school"
    plural: ClassVar = "schools"
    nl: ClassVar = "School"
    en: ClassVar = "School"

    id: Text = fact("BRIN of vestigingscode", "BRIN or location code", "99ZZ00", required=True)
    title: Text | None = fact("Naam van de school", "Name of the school", "De Wilgen")
    board: Reference | None = fact(
        "Bestuur waar de school onder valt", "Board that the school belongs to", "99001", refers_to="board"
    )
    pupils: Count | None = fact("Aantal leerlingen", "Number of pupils", "220", at_least=0)
    opening_hours: Week | None = fact(
        "Uren waarop de school open is", "Hours in which the school is open", "ma-vr 08:30-16:00"
    )
    independent: YesNo | None = fact(
        "Koopt aantoonbaar zelfstandig in: eigen budget, eigen beleid, statutair geregeld",
        "Shown to buy independently: own budget, own policy, laid down in the statutes",
        "nee",
    )
