"""A rule that has been checked: every name known, every comparison sound, ready for both judges."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from inkooptoets.engine.language.check import Symbol
from inkooptoets.engine.language.intervals import low
from inkooptoets.engine.language.tree import Node, names
from inkooptoets.engine.related import RelatedSet
from inkooptoets.engine.rule_file import RuleForm
from inkooptoets.engine.scope import OTHER, RUN_DAY, relative
from inkooptoets.engine.verdict import Severity
from inkooptoets.engine.vocabulary import ParameterAt
from inkooptoets.facts.problem import Place

PLACEHOLDER = re.compile(r"\{([a-z_][a-z0-9_.]*)\}")


@dataclass(frozen=True)
class Rule:
    """A checked rule.

    ``as_of`` gives the day on which the rule looks; ``parameters`` and ``scope`` go by the names that its
    conditions use; ``related`` are its own sets and those of the derived facts that it uses.
    """

    form: RuleForm
    place: Place
    severity: Severity
    as_of: Node
    applies: Node
    violated: Node
    related: tuple[RelatedSet, ...]
    parameters: Mapping[str, ParameterAt]
    scope: Mapping[str, Symbol]
    derived: Mapping[str, Node]
    own: bool = False
    switched_off: str | None = None

    @property
    def code(self) -> str:
        """The rule's code."""
        return self.form.code

    @property
    def about(self) -> str:
        """The entity that gets the verdict."""
        return self.form.about

    @cached_property
    def mentioned(self) -> tuple[str, ...]:
        """The names that the rule's texts mention."""
        texts = [*self.form.message.by_language().values(), *self.form.advice.by_language().values()]
        return tuple(dict.fromkeys(path for text in texts for path in PLACEHOLDER.findall(text)))

    @cached_property
    def shown(self) -> tuple[str, ...]:
        """The facts, measures and parameters that a verdict keeps to explain itself, by path."""
        at_stake = [self.form.at_stake.value] if self.form.at_stake else []
        read = [*names(self.applies), *names(self.violated)]
        read += [
            path for name, use in self.parameters.items() if not _of_others(name) for path in names(use.day)
        ]
        return tuple(dict.fromkeys([*read, *self.mentioned, *at_stake, *self.form.case]))

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The names behind ``shown``: intervals spread into their bounds, derived facts taken apart."""
        spread: dict[str, None] = {}
        for path in self.shown:
            for name in self._columns(path):
                spread[name] = None
        return tuple(spread)

    def _columns(self, path: str) -> tuple[str, ...]:
        symbol = self.scope.get(path)
        if symbol is not None and symbol.interval:
            return (low(path), f"{path}.high")
        if path in self.derived:
            return names(self.derived[path])
        return (path,)

    def subject_paths(self) -> set[str]:
        """Return the facts of the subject that must be bound, by path without the subject's name."""
        read = {*names(self.as_of), *self.columns}
        for use in self.parameters.values():
            read |= set(names(use.day))
        for related in self.related:
            read |= {subject for _, subject in related.same}
            read |= {f"{self.about}.{related.through}"} if related.through else set()
            read |= set(names(related.where)) if related.where is not None else set()
            for measure in related.measures:
                read |= set(names(measure.argument)) if measure.argument is not None else set()
        return {
            relative(path, self.about)
            for path in read
            if path != RUN_DAY and not path.startswith(f"{OTHER}.") and self._is_fact(path)
        }

    def member_paths(self, related: RelatedSet) -> set[str]:
        """Return the facts that members of a set must bring, by path without ``other.``."""
        read = set(names(related.where)) if related.where is not None else set()
        for measure in related.measures:
            read |= set(names(measure.argument)) if measure.argument is not None else set()
        for symbol, use in self.parameters.items():
            if symbol.startswith(f"{OTHER}.") and symbol in read:
                read |= set(names(use.day))
        found = {path.removeprefix(f"{OTHER}.") for path in read if path.startswith(f"{OTHER}.")}
        found |= {member for member, _ in related.same}
        found |= {related.window.day} if related.window else set()
        return {path for path in found if f"{OTHER}.{path}" not in self.parameters}

    def _is_fact(self, path: str) -> bool:
        symbol = self.scope.get(path)
        return symbol is not None and symbol.source == "fact"


def _of_others(symbol: str) -> bool:
    return symbol.startswith(f"{OTHER}.")


def unit_path(rule: Rule, symbol: str) -> str | None:
    """Return the fact that says for which school a parameter holds; None where the subject has no school."""
    path = f"{OTHER}.unit" if _of_others(symbol) else f"{rule.about}.unit"
    return path if _of_others(symbol) or path in rule.scope else None
