"""How to give a fact that is missing: the lines to add to a file of facts, ready to be filled in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from inkooptoets.engine.verdict import Missing
from inkooptoets.facts.dictionary import BY_NAME, Entity, Fact
from inkooptoets.reports.cells import on_one_line
from inkooptoets.reports.fact_names import find_fact
from inkooptoets.reports.words import Words

FROM_ORDER = {
    "value": "net",
    "group": "product_group",
    "day": "ordered_on",
    "buyer": "board",
    "unit": "unit",
    "board": "board",
    "supplier": "supplier",
    "currency": "currency",
    "cancelled": "status",
}
"""Facts of a purchase are worked out: from which fact of its order each comes."""


@dataclass(frozen=True)
class Supply:
    """A missing fact as a person can give it: what it is, an example, and the lines of YAML to add.

    ``lines`` is empty for a fact that is worked out from others and cannot be written down.
    """

    path: str
    title: str
    of: str
    example: str
    lines: tuple[str, ...]


def how_to_supply(missing: Iterable[Missing], words: Words) -> list[Supply]:
    """Return each missing fact once, with the lines that would give it."""
    return [_supply(fact, words) for fact in sorted(set(missing))]


def _supply(missing: Missing, words: Words) -> Supply:
    found = _writable(missing.path)
    of = on_one_line(missing.of)
    if found is None:
        return Supply(missing.path, missing.path, of, "", ())
    entity, fact = found
    title = fact.nl if words.lang == "nl" else fact.en
    return Supply(missing.path, title, of, fact.example, _lines(entity, fact, of, words))


def _writable(path: str) -> tuple[type[Entity], Fact] | None:
    found = find_fact(path)
    if found is None or found[0].plural in {entity.plural for entity in _imported()}:
        return found
    order = BY_NAME["order"]
    name = FROM_ORDER.get(found[1].path, "")
    return (order, order.facts()[name]) if name else None


def _imported() -> tuple[type[Entity], ...]:
    from inkooptoets.facts.dictionary import ENTITIES

    return ENTITIES


def _lines(entity: type[Entity], fact: Fact, of: str, words: Words) -> tuple[str, ...]:
    lines = [f"{entity.plural}:"]
    indent = "  - "
    if entity.key == ("id",):
        lines.append(f"{indent}id: {_quoted(of or words('advice.fill_in'))}")
        indent = "    "
    *parts, last = fact.path.split(".")
    for part in parts:
        lines.append(f"{indent}{part}:")
        indent = f"{' ' * len(indent)}  "
    lines.append(f"{indent}{last}: …   # {words('advice.example', example=fact.example)}")
    return tuple(lines)


def _quoted(text: str) -> str:
    plain = text.replace("-", "").replace("_", "").isalnum() and not text.isdigit() and text.isascii()
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return text if plain else f'"{escaped}"'
