"""References in facts to schools, suppliers, contracts and groups that are not in the registers."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from inkooptoets.facts.dictionary import BY_NAME, Entity, Fact
from inkooptoets.facts.fact_row import FactRow
from inkooptoets.facts.problem import Problem, nearest


def check_references(
    rows: Mapping[str, list[FactRow]], known: Mapping[str, Collection[str]]
) -> list[Problem]:
    """Return a problem for every reference to something that neither ``known`` nor ``rows`` has.

    ``rows`` go by plural, ``known`` by the name of the entity (``school``); an entity that is not in
    ``known`` has no register, and references to it are not judged. A ``unit`` is a school or a board.
    """
    registers = {name: {*keys, *_keys(rows, BY_NAME[name])} for name, keys in known.items()}
    problems = []
    for row in (row for section in rows.values() for row in section):
        for found in row.entity.facts().values():
            targets = [name for name in targets_of(found) if name in registers]
            if not targets or found.path not in row.values:
                continue
            allowed = set().union(*(registers[name] for name in targets))
            value = row.values[found.path]
            for key in value if found.many else (value,):
                if key not in allowed:
                    problems.append(_problem(row, found, key, sorted(allowed)))
    return problems


def targets_of(found: Fact) -> tuple[str, ...]:
    """Return the entities that a fact may refer to."""
    if found.path == "unit":
        return ("school", "board")
    return (found.refers_to,) if found.refers_to else ()


def _keys(rows: Mapping[str, list[FactRow]], entity: type[Entity]) -> set[str]:
    return {str(row.values["id"]) for row in rows.get(entity.plural, []) if "id" in row.values}


def _problem(row: FactRow, found: Fact, key: str, allowed: list[str]) -> Problem:
    target = BY_NAME[targets_of(found)[0]]
    fix = nearest(key, allowed) if allowed else ""
    return Problem(
        f"{target.nl} `{key}` bestaat niet.",
        f"`{found.path}` noemt iets dat in het register staat.",
        fix or f"Voeg `{key}` toe aan het register.",
        row.place_of(found.path),
    )
