"""The school board: the legal person that buys and must tender."""

from typing import ClassVar

from inkooptoets.facts.dictionary.entity import Entity, fact
from inkooptoets.facts.dictionary.kind import Text


class Board(Entity):
    """A competent authority (bevoegd gezag)."""

    name: ClassVar = "board"
    plural: ClassVar = "boards"
    nl: ClassVar = "Schoolbestuur"
    en: ClassVar = "School board"

    id: Text = fact("Bestuursnummer", "Number of the board", "99001", required=True)
    title: Text | None = fact("Naam van het bestuur", "Name of the board", "Stichting De Regenboog")
    kvk: Text | None = fact(
        "KvK-nummer, acht cijfers", "Chamber of Commerce number, eight digits", "90000001"
    )
