"""How to give a fact that is missing: the lines to add to a file of facts, ready to be filled in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from inkooptoets.engine.verdict import Missing
from inkooptoets.facts.dictionary import BY_NAME, BY_PLURAL, ENTITIES, Entity, Fact
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


Tree = dict[str, "Tree | str"]
"""Facts to write down, nested as their paths are; a leaf is the remark behind it."""


@dataclass(frozen=True)
class Supply:
    """What is missing of one order or contract: the facts' names, and the lines of YAML that would give them.

    ``lines`` is empty for facts that are worked out from others and cannot be written down.
    """

    titles: tuple[str, ...]
    of: str
    lines: tuple[str, ...]


def how_to_supply(
    missing: Iterable[Missing], words: Words, asked: tuple[str, str] = ("", "")
) -> list[Supply]:
    """Return the missing facts, each once, gathered by what they belong to.

    ``asked`` is the entity and key that the question is about: a fact of that entity belongs to it.
    """
    groups: dict[tuple[str, str], list[Fact]] = {}
    unknown: list[Supply] = []
    for each in sorted(set(missing)):
        if each.path in BY_PLURAL:
            groups.setdefault((BY_PLURAL[each.path].name, ""), _required(BY_PLURAL[each.path]))
            continue
        found = _writable(each.path)
        if found is None:
            unknown.append(Supply((each.path,), on_one_line(each.of), ()))
            continue
        entity, fact = found
        of = on_one_line(each.of or (asked[1] if entity.name == asked[0] else ""))
        facts = groups.setdefault((entity.name, of), [])
        if fact not in facts:
            facts.append(fact)
    known = [
        Supply(
            tuple(fact.nl if words.lang == "nl" else fact.en for fact in facts),
            of,
            tuple(_lines(BY_NAME[name], facts, of, words)),
        )
        for (name, of), facts in groups.items()
    ]
    return known + unknown


def _required(entity: type[Entity]) -> list[Fact]:
    """Return the facts without which a register takes no entry; its key stands in its own line."""
    return [fact for fact in entity.facts().values() if fact.required and entity.key != (fact.path,)]


def _writable(path: str) -> tuple[type[Entity], Fact] | None:
    """Return the imported fact behind a path: that of the order, where a purchase is worked out."""
    found = find_fact(path)
    if found is None or found[0] in ENTITIES:
        return found
    order = BY_NAME["order"]
    name = FROM_ORDER.get(found[1].path, "")
    return (order, order.facts()[name]) if name else None


def _lines(entity: type[Entity], facts: list[Fact], of: str, words: Words) -> Iterator[str]:
    tree: Tree = {}
    for fact in facts:
        *parts, last = fact.path.split(".")
        branch = tree
        for part in parts:
            deeper = branch.setdefault(part, {})
            branch = deeper if isinstance(deeper, dict) else {}
        branch[last] = words("advice.example", example=fact.example)
    yield f"{entity.plural}:"
    written = list(_branch(tree, "    "))
    if entity.key == ("id",):
        yield f"  - id: {_quoted(of or words('advice.fill_in'))}"
        yield from written
    else:
        yield f"  - {written[0].lstrip()}"
        yield from written[1:]


def _branch(tree: Tree, indent: str) -> Iterator[str]:
    for name, under in tree.items():
        if isinstance(under, dict):
            yield f"{indent}{name}:"
            yield from _branch(under, f"{indent}  ")
        else:
            yield f"{indent}{name}: …   # {under}"


def _quoted(text: str) -> str:
    plain = text.replace("-", "").replace("_", "").isalnum() and not text.isdigit() and text.isascii()
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return text if plain else f'"{escaped}"'
