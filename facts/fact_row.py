"""One row of facts as a fact file gives it, and all rows of a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from inkooptoets.facts.dictionary import Entity
from inkooptoets.facts.problem import Place


@dataclass(frozen=True)
class FactRow:
    """What one place says of one entity: kept values by dotted path. A fact that is unknown is not in it."""

    entity: type[Entity]
    values: dict[str, Any]
    place: Place
    places: Mapping[str, Place] = field(default_factory=dict, repr=False, compare=False)

    @property
    def key(self) -> tuple[Any, ...]:
        """The values that tell this row from the others of its entity."""
        return tuple(self.values.get(path) for path in self.entity.key)

    def place_of(self, path: str) -> Place:
        """Return the place of one value, or of the row."""
        return self.places.get(path, self.place)


@dataclass(frozen=True)
class FactFile:
    """The rows of one file by the plural of their entity, in the order in which they stand."""

    rows: dict[str, list[FactRow]]
    file: str = ""
