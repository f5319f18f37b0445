"""What a fact's path means, in Dutch and English, as the dictionary and the derived facts say it."""

from __future__ import annotations

from inkooptoets.engine.finding import Translated
from inkooptoets.engine.rulebook import Rulebook
from inkooptoets.engine.scope import facts_of
from inkooptoets.facts.dictionary import BY_NAME, BY_PLURAL, Entity


def meaning_of(path: str, rulebook: Rulebook) -> Translated:
    """Return what a path means: a fact, a derived fact, a parameter, or an entity as a whole."""
    if path in rulebook.derived:
        return dict(rulebook.derived[path].title)
    if path in BY_PLURAL:
        entity = BY_PLURAL[path]
        return {"nl": f"{entity.nl} in het register", "en": f"{entity.en} in the register"}
    if path in rulebook.parameters:
        return rulebook.parameters.get(path).title
    entity_name, _, rest = path.partition(".")
    fact = facts_of(entity_name).get(rest) if entity_name in BY_NAME else None
    if fact is None:
        return {"nl": path, "en": path}
    owner = _owner(entity_name, rest)
    return {"nl": f"{owner.nl}: {_small(fact.nl)}", "en": f"{owner.en}: {_small(fact.en)}"}


def _owner(entity: str, path: str) -> type[Entity]:
    """Return the entity that a path ends at: the contract of ``order.contract.tendered``."""
    found = BY_NAME[entity]
    while True:
        step = next(
            (f for f in found.facts().values() if path.startswith(f"{f.path}.") and f.refers_to), None
        )
        if step is None or step.refers_to is None:
            return found
        found, path = BY_NAME[step.refers_to], path.removeprefix(f"{step.path}.")


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]
