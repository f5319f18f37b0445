"""A product group, and the homogeneous group in which its amounts count."""

from typing import ClassVar

from inkooptoets.facts.dictionary.entity import Entity, fact
from inkooptoets.facts.dictionary.kind import Text, YesNo


class ProductGroup(Entity):
    """What kind of thing is bought. The groups come from the rulebook's category file."""

    name: ClassVar = "product_group"
    plural: ClassVar = "product_groups"
    nl: ClassVar = "Productgroep"
    en: ClassVar = "Product group"

    id: Text = fact("Sleutel van de productgroep", "Key of the product group", "chromebooks", required=True)
    title: Text | None = fact("Naam van de productgroep", "Name of the product group", "Chromebooks")
    homogeneous_group: Text | None = fact(
        "Groep die een aanbesteding samen zou kopen en waarin de bedragen samen tellen",
        "Group that a tender would buy together and in which amounts are added up",
        "devices",
    )
    fast_moving: YesNo | None = fact(
        "De techniek veroudert snel, zoals bij software en apparaten",
        "Technology ages fast, as with software and devices",
        "ja",
    )
    software_like: YesNo | None = fact(
        "Software, cloud of digitaal leermateriaal", "Software, cloud or digital learning material", "nee"
    )
    social_services: YesNo | None = fact(
        "Sociale of andere specifieke dienst, met de hogere aanbestedingsdrempel",
        "Social or other specific service, with the higher tender threshold",
        "nee",
    )
    education_specific: YesNo | None = fact("Alleen voor onderwijs", "Specific to education", "nee")
    max_months: Text | None = fact(
        "Soort waarvoor de langste verbintenis geldt: software of dienst",
        "Sort that sets the longest commitment: software or service",
        "software",
        choices=("software", "service"),
    )
