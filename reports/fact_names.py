"""What the dictionary says of a fact in a verdict: its kind, its meaning, whether it is personal.

Verdicts name facts by path, through references where needed (``purchase.order.orderer``), and measures and
parameters by names of their own, which the dictionary does not know.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import cache

from inkooptoets.engine.verdict import Value
from inkooptoets.facts.dictionary import BY_NAME, BY_PLURAL, Entity, Fact

_HINT = re.compile(r"\s*[(:;]")
"""Where a fact's meaning goes over into a hint on how to write it."""


@cache
def find_fact(path: str, entity: str = "") -> tuple[type[Entity], Fact] | None:
    """Return the fact at ``path`` and the entity it belongs to, or None where it is not in the dictionary.

    The path starts with an entity's name, or with a fact of ``entity``.
    """
    first, _, rest = path.partition(".")
    if first in BY_NAME and rest:
        found = _within(BY_NAME[first], tuple(rest.split(".")))
        if found:
            return found
    return _within(BY_NAME[entity], tuple(path.split("."))) if entity in BY_NAME else None


def _within(entity: type[Entity], steps: tuple[str, ...]) -> tuple[type[Entity], Fact] | None:
    facts = entity.facts()
    for length in range(len(steps), 0, -1):
        fact = facts.get(".".join(steps[:length]))
        if fact and length == len(steps):
            return entity, fact
        if fact and fact.refers_to:
            return _within(BY_NAME[fact.refers_to], steps[length:])
    return None


def kind_of(path: str, value: Value, entity: str = "", kinds: Mapping[str, str] | None = None) -> str:
    """Return the name of a fact's kind: what ``kinds`` says, else the dictionary, else the value's type.

    Empty for a number of which nothing is known.
    """
    if isinstance(value, date):
        return "day"
    if isinstance(value, bool):
        return "yes_no"
    if kinds and path in kinds:
        return kinds[path]
    found = find_fact(path, entity)
    if found:
        return found[1].kind.name
    return "text" if isinstance(value, str) else ""


@cache
def fact_label(path: str, lang: str, entity: str = "") -> str:
    """Return what people call the fact, or the entity of a whole register; for a measure its own name."""
    found = find_fact(path, entity)
    meaning = found[1] if found else BY_PLURAL.get(path)
    if meaning is None:
        return path
    return _HINT.split(meaning.nl if lang == "nl" else meaning.en)[0]


@cache
def is_personal(path: str, entity: str = "") -> bool:
    """Return whether the value at ``path`` names a person; an unknown path is judged by its last word."""
    found = find_fact(path, entity)
    return found[1].personal if found else path.rpartition(".")[2] in _personal_words()


@cache
def personal_keys(entity: str) -> tuple[int, ...]:
    """Return the positions in an entity's key that name a person."""
    if entity not in BY_NAME:
        return ()
    facts = BY_NAME[entity].facts()
    return tuple(
        index for index, name in enumerate(BY_NAME[entity].key) if name in facts and facts[name].personal
    )


@cache
def _personal_words() -> frozenset[str]:
    return frozenset(
        fact.path.rpartition(".")[2]
        for entity in BY_NAME.values()
        for fact in entity.facts().values()
        if fact.personal
    )
