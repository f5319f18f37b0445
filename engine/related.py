"""Related sets: the other facts that a verdict needs, checked, with what is measured over them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from inkooptoets.engine.language.tree import Name, Node
from inkooptoets.engine.scope import relative

UNBOUNDED = 10**15
"""Euro cents that stand for any amount: what a member counts for at most where nothing is known of it."""

MEASURES = {"sum": "euro", "count": "count", "any": "yes_no", "hours": "week"}
"""The measures, and the kind of what each gives."""


@dataclass(frozen=True)
class Measure:
    """One measure over a related set: ``sum(other.value)``, ``count()``, ``any(…)``, ``hours(…)``.

    ``path`` is its name in conditions. A sum and a count are intervals: members of which it is unknown
    whether they belong, or how much they are, lie between the bounds.
    """

    path: str
    name: str
    argument: Node | None

    @property
    def interval(self) -> bool:
        """Whether the measure has a lower and an upper bound."""
        return self.name in ("sum", "count")

    @property
    def asks(self) -> Node | None:
        """The condition that is asked of each member, where the argument is one and no fact's name."""
        return None if isinstance(self.argument, Name) else self.argument


@dataclass(frozen=True)
class Window:
    """Whole days: from the number of months in ``months`` before the day, up to it, both included."""

    months: str
    day: str


@dataclass(frozen=True)
class RelatedSet:
    """A related set of one rule or derived fact.

    ``name`` is its name in conditions; ``entity`` the members' entity; ``through`` the list fact of the
    subject that names them, if that is how they are found; ``same`` pairs a member's path with the subject's;
    ``where`` may read ``other.``, the subject and parameters.
    """

    name: str
    entity: str
    through: str | None
    same: tuple[tuple[str, str], ...]
    window: Window | None
    where: Node | None
    measures: tuple[Measure, ...]


def open_mask(name: str) -> str:
    """Return the column that tells, in bits, what is missing among the members of a set."""
    return f"{name} open"


def unbound(related: RelatedSet, about: str, subject: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the subject's own facts that a set is found by and that are missing, by path."""
    paths = [*(path for _, path in related.same), *([related.window.day] if related.window else [])]
    paths += [related.through] if related.through else []
    names = dict.fromkeys(f"{about}.{relative(path, about)}" for path in paths)
    return tuple(name for name in names if not subject.get(relative(name, about)))
