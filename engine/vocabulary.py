"""The words that conditions may use: facts, derived facts, parameters and measures, each with its kind.

Checks one condition at a time and collects what is wrong, with its place, so that all mistakes of all files
are reported at once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from inkooptoets.engine.language.check import Symbol, check
from inkooptoets.engine.language.intervals import spread_intervals
from inkooptoets.engine.language.mistake import Mistake, MistakesError
from inkooptoets.engine.language.parse import parse
from inkooptoets.engine.language.tree import Call, Derived, Known, Name, Node, Straddle
from inkooptoets.engine.related import MEASURES, Measure, RelatedSet, Window
from inkooptoets.engine.rule_file import RelatedForm
from inkooptoets.engine.scope import OTHER, RUN_DAY, other_scope, subject_scope
from inkooptoets.facts.dictionary import BY_NAME
from inkooptoets.facts.passage import Passage
from inkooptoets.facts.problem import Place, Problem, nearest

Locate = Callable[..., Passage]
"""Gives the text of a value in a file by its path of keys."""


@dataclass(frozen=True)
class ParameterAt:
    """A parameter as a condition names it: its key, and the day on which it is looked up."""

    key: str
    day: Node


@dataclass(frozen=True)
class Derivation:
    """A checked derived fact: its condition, and what that condition needs to be judged."""

    path: str
    about: str
    kind: str
    title: Mapping[str, str]
    value: Node
    related: tuple[RelatedSet, ...] = ()
    parameters: Mapping[str, ParameterAt] = field(default_factory=dict)


_WIDE = 120


class Vocabulary:
    """All words for rules about one entity."""

    def __init__(
        self,
        about: str,
        derived: Mapping[str, Derivation],
        parameter_kinds: Mapping[str, tuple[str, bool]],
        prefix: str = "",
    ) -> None:
        self.about = about
        self.derived = derived
        self.parameter_kinds = parameter_kinds
        self.prefix = prefix
        self.scope: dict[str, Symbol] = dict(subject_scope(about))
        self.parameters: dict[str, ParameterAt] = {}
        self.related: list[RelatedSet] = []
        self.problems: list[Problem] = []
        for found in derived.values():
            if found.about == about:
                self.scope[found.path] = Symbol(found.kind, source="derived", definition=found.value)

    def add_parameter(self, local: str, key: str, day: Node, place: Place) -> None:
        """Let conditions name the parameter ``key`` by its local name."""
        if key not in self.parameter_kinds:
            self.problems.append(
                Problem(
                    f"De parameter `{key}` bestaat niet.",
                    "Parameters staan in `rules/parameters/`.",
                    nearest(key, list(self.parameter_kinds)),
                    place,
                )
            )
            self.scope[self.prefix + local] = Symbol("?", source="parameter")
            return
        kind, many = self.parameter_kinds[key]
        self.scope[self.prefix + local] = Symbol(kind, source="parameter", many=many)
        self.parameters[self.prefix + local] = ParameterAt(key, day)

    def condition(
        self, text: str, passage: Passage, expected: str, scope: Mapping[str, Symbol] | None = None
    ) -> Node | None:
        """Return the checked tree of a condition, or None after noting what is wrong with it."""
        scope = self.scope if scope is None else scope
        try:
            tree = self._qualified(parse(text), scope)
            return spread_intervals(check(tree, scope, expected), scope)
        except MistakesError as error:
            self.problems += [_problem(mistake, text, passage) for mistake in error.mistakes]
            return None

    def _qualified(self, tree: Node, scope: Mapping[str, Symbol]) -> Node:
        if not self.prefix:
            return tree
        return renamed(tree, lambda path: self.prefix + path if self.prefix + path in scope else path)

    def add_related(self, name: str, form: RelatedForm, locate: Locate) -> None:
        """Check a related set and let conditions name its measures."""
        entity, through = self._members(form, locate)
        if entity is None:
            return
        scope = {**self.scope, **self._others(entity)}
        window = Window(form.during.last, _member_path(form.during.day, self.about)) if form.during else None
        if form.during and self.prefix + form.during.last not in self.parameters:
            self._wrong(
                f"Het venster `{form.during.last}` is geen parameter van deze regel.",
                locate("during", "last").place,
                f"Voeg `{form.during.last}:` toe onder `parameters:`.",
            )
        if form.during:
            self.condition(form.during.day, locate("during", "day"), "day")
        measures = tuple(
            measure
            for local, text in form.measure.items()
            if (measure := self._measure(name, local, text, scope, locate("measure", local)))
        )
        where = self.condition(form.where, locate("where"), "yes_no", scope) if form.where else None
        same = self._same(form, entity, locate)
        self.related.append(RelatedSet(self.prefix + name, entity, through, same, window, where, measures))

    def _members(self, form: RelatedForm, locate: Locate) -> tuple[str | None, str | None]:
        if form.every in BY_NAME:
            return form.every, None
        symbol = self.scope.get(form.every)
        fact = BY_NAME[self.about].facts().get(form.every.removeprefix(f"{self.about}."))
        if symbol and symbol.many and fact and fact.refers_to:
            return fact.refers_to, fact.path
        self._wrong(
            f"`{form.every}` is geen entiteit, en geen lijst van {self.about}.",
            locate("every").place,
            nearest(form.every, list(BY_NAME)),
        )
        return None, None

    def _others(self, entity: str) -> dict[str, Symbol]:
        scope = dict(other_scope(entity))
        for found in self.derived.values():
            if found.about == entity and not found.related:
                rename = _to_other(entity)
                scope[rename(found.path)] = Symbol(
                    found.kind, "derived", definition=renamed(found.value, rename)
                )
                for symbol, use in found.parameters.items():
                    self.parameters.setdefault(rename(symbol), replace(use, day=renamed(use.day, rename)))
                    kind, many = self.parameter_kinds[use.key]
                    self.scope[rename(symbol)] = scope[rename(symbol)] = Symbol(kind, "parameter", many=many)
        return scope

    def _measure(
        self, name: str, local: str, text: str, scope: Mapping[str, Symbol], passage: Passage
    ) -> Measure | None:
        path = f"{self.prefix}{name}.{local}"
        try:
            call = self._qualified(parse(text), scope)
        except MistakesError as error:
            self.problems += [_problem(mistake, text, passage) for mistake in error.mistakes]
            return None
        if not isinstance(call, Call) or call.name not in MEASURES or len(call.args) > 1:
            self._wrong(f"`{text}` is geen maat.", passage.place, f"Kies uit {', '.join(MEASURES)}.")
            return None
        kind = MEASURES[call.name]
        argument = None
        if call.args:
            try:
                argument = check(call.args[0], scope, "yes_no" if call.name in ("count", "any") else kind)
            except MistakesError as error:
                self.problems += [_problem(mistake, text, passage) for mistake in error.mistakes]
                return None
        elif call.name != "count":
            self._wrong(
                f"`{call.name}` vraagt een feit van de leden.",
                passage.place,
                f"Schrijf {call.name}(other.…).",
            )
            return None
        measure = Measure(path, call.name, argument)
        self.scope[path] = Symbol(kind, "measure", interval=measure.interval)
        return measure

    def _same(self, form: RelatedForm, entity: str, locate: Locate) -> tuple[tuple[str, str], ...]:
        pairs = (
            form.same
            if isinstance(form.same, dict)
            else {_member_path(path, entity): path for path in form.same}
        )
        scope = {**self.scope, **other_scope(entity)}
        for index, (member, subject) in enumerate(pairs.items()):
            place = locate("same", member if isinstance(form.same, dict) else index).place
            if f"{OTHER}.{member}" not in scope:
                names = [path.removeprefix(f"{OTHER}.") for path in other_scope(entity)]
                self._wrong(f"`{member}` is geen feit van {entity}.", place, nearest(member, names))
            elif subject not in scope:
                self._wrong(f"`{subject}` bestaat niet.", place, nearest(subject, list(self.scope)))
            elif mistakes := unequal(f"{OTHER}.{member}", subject, scope):
                self._wrong(f"{mistakes[0].wrong}.", place)
        return tuple(pairs.items())

    def _wrong(self, wrong: str, place: Place, fix: str = "") -> None:
        self.problems.append(Problem(wrong, "", fix, place))


def _member_path(path: str, entity: str) -> str:
    return path.removeprefix(f"{entity}.")


def _to_other(entity: str) -> Callable[[str], str]:
    def rename(path: str) -> str:
        if path.startswith(f"{entity}."):
            return OTHER + path[len(entity) :]
        return path if path == RUN_DAY else f"{OTHER}.{path}"

    return rename


def renamed(node: Node, rename: Callable[[str], str]) -> Node:
    """Return the tree with every path renamed."""
    if isinstance(node, Name):
        return replace(node, path=rename(node.path))
    if isinstance(node, Known):
        return replace(node, path=rename(node.path))
    if isinstance(node, Derived):
        return Derived(rename(node.path), renamed(node.value, rename), at=node.at)
    if isinstance(node, Straddle):
        plain = renamed(node.plain, rename)
        assert isinstance(plain, Call)  # noqa: S101 - a renamed call is a call
        return Straddle(plain, renamed(node.bounds, rename), at=node.at)
    if isinstance(node, Call):
        return Call(node.name, tuple(renamed(argument, rename) for argument in node.args), at=node.at)
    return node


def unequal(one: str, other: str, scope: Mapping[str, Symbol]) -> list[Mistake]:
    """Return what is wrong with comparing two names."""
    try:
        check(Call("==", (Name(one), Name(other))), scope)
    except MistakesError as error:
        return error.mistakes
    return []


def _problem(mistake: Mistake, text: str, passage: Passage) -> Problem:
    fix = f"{mistake.fix[:1].upper()}{mistake.fix[1:]}"
    return Problem(
        f"In `{_line(text, mistake.at)}`: {mistake.wrong}.",
        "",
        f"{fix}." if fix and fix[-1] not in ".?" else fix,
        passage.at(text, mistake.at),
    )


def _line(text: str, at: int) -> str:
    """Return the line of a condition that holds the character at ``at``, or what is around it."""
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    line = text[start : end if end >= 0 else len(text)]
    if len(line) > _WIDE:
        first = max(0, at - start - _WIDE // 2)
        line = (
            ("… " if first else "")
            + line[first : first + _WIDE]
            + (" …" if first + _WIDE < len(line) else "")
        )
    return line.strip()
