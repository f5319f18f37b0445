"""Which facts a rule about an entity can name, by dotted path, and what they are."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from inkooptoets.engine.language.check import Symbol
from inkooptoets.facts.dictionary import BY_NAME, Entity, Fact

DEPTH = 3
OTHER = "other"
RUN_DAY = "run.day"


def _paths(entity: type[Entity], prefix: str, depth: int) -> Iterator[tuple[str, Fact]]:
    for fact in entity.facts().values():
        path = f"{prefix}{fact.path}"
        yield path, fact
        if fact.refers_to and not fact.many and depth > 1:
            yield from _paths(BY_NAME[fact.refers_to], f"{path}.", depth - 1)


@cache
def facts_of(entity: str) -> dict[str, Fact]:
    """Return the facts within reach of an entity by path without the entity's own name.

    ``order.contract.tendered`` for a purchase, ``procedure.tendered`` for a contract.
    """
    return dict(_paths(BY_NAME[entity], "", DEPTH + 1))


def relative(path: str, entity: str, subject: str | None = None) -> str:
    """Return a rule's path without the name of its subject: ``purchase.value`` becomes ``value``."""
    prefix = f"{subject or entity}."
    return path.removeprefix(prefix) if path.startswith(prefix) else path


@cache
def subject_scope(entity: str) -> dict[str, Symbol]:
    """Return the symbols of a rule's subject: ``purchase.value``, ``order.status``, ``run.day``."""
    symbols = {f"{entity}.{path}": _symbol(fact) for path, fact in facts_of(entity).items()}
    if entity == "purchase":
        symbols |= {
            path.removeprefix("purchase."): symbol
            for path, symbol in symbols.items()
            if path.startswith("purchase.order.")
        }
    return symbols | {RUN_DAY: Symbol("day")}


@cache
def other_scope(entity: str) -> dict[str, Symbol]:
    """Return the symbols of a member of a related set, each under ``other.``."""
    return {f"{OTHER}.{path}": _symbol(fact) for path, fact in facts_of(entity).items()}


def _symbol(fact: Fact) -> Symbol:
    return Symbol(fact.kind.name, many=fact.many)
