"""Reads rules and derived facts: their form, then every name and comparison, all mistakes at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from inkooptoets.engine.language.check import Symbol
from inkooptoets.engine.language.mistake import MistakesError
from inkooptoets.engine.language.parse import parse
from inkooptoets.engine.language.tree import Derived, Node, names, walk
from inkooptoets.engine.overlay import Overlay
from inkooptoets.engine.parameters import Parameters
from inkooptoets.engine.related import MEASURES, RelatedSet
from inkooptoets.engine.rule import Rule
from inkooptoets.engine.rule_file import Case, DerivedForm, RuleForm
from inkooptoets.engine.rule_names import (
    case_parameters,
    case_problems,
    file_problems,
    path_problems,
    source_problems,
)
from inkooptoets.engine.sources import Sources
from inkooptoets.engine.structure import read_form
from inkooptoets.engine.vocabulary import Derivation, ParameterAt, Vocabulary
from inkooptoets.facts.dictionary import BY_NAME
from inkooptoets.facts.dictionary.kind import KINDS
from inkooptoets.facts.problem import Place, Problem, ProblemsError, nearest
from inkooptoets.facts.yaml_file import Document, read_yaml

Form = TypeVar("Form", bound=BaseModel)


class RuleReader:
    """Reads derived facts and rules against the same words, and keeps all problems."""

    def __init__(self, parameters: Parameters, sources: Sources, overlay: Overlay) -> None:
        self.parameters = parameters
        self.sources = sources
        self.overlay = overlay
        self.problems: list[Problem] = []
        self.known: dict[str, Derivation] = {}
        self.derived_cases: dict[str, tuple[Case, ...]] = {}
        self.derived_places: dict[str, Place] = {}
        self.broken: set[str] = set()
        self.codes: dict[str, Place] = {}
        self.kinds = {
            name: (parameters.get(name).kind.name, parameters.get(name).many) for name in parameters
        }

    def _form(self, path: Path, form: type[Form]) -> tuple[Form | None, Document | None]:
        try:
            document = read_yaml(path)
        except ProblemsError as error:
            self.problems += error.problems
            return None, None
        found, problems = read_form(document, form)
        self.problems += problems
        return found, document

    def derived(self, paths: Iterable[Path]) -> dict[str, Derivation]:
        """Read the derived facts, those that others need first."""
        forms: dict[str, tuple[DerivedForm, Document]] = {}
        for path in paths:
            form, document = self._form(path, DerivedForm)
            if form is None or document is None:
                self.broken.add(path.stem)
                continue
            first = forms[form.fact][1].place("fact") if form.fact in forms else None
            self.problems += file_problems(form.fact, path, document, "fact", first)
            forms[form.fact] = (form, document)
        for fact in self._in_order(forms):
            form, document = forms[fact]
            derivation = self._derivation(form, document)
            self.derived_cases[fact] = tuple(form.tests)
            self.derived_places[fact] = document.place()
            if derivation:
                self.known[fact] = derivation
            else:
                self.broken.add(fact)
        return self.known

    def _in_order(self, forms: Mapping[str, tuple[DerivedForm, Document]]) -> list[str]:
        """Return the derived facts, those that others need first; those that need each other are broken."""
        needs = {fact: _named_in(form, set(forms)) for fact, (form, _) in forms.items()}
        while True:
            try:
                return list(TopologicalSorter(needs).static_order())
            except CycleError as error:
                circle = list(reversed(error.args[1]))
                document = forms[circle[0]][1]
                self._wrong(
                    f"De afgeleide feiten wijzen naar elkaar: {' → '.join(circle)}.",
                    document.place("value"),
                    "Haal één verwijzing weg.",
                    "Een afgeleid feit volgt uit andere feiten, nooit uit zichzelf.",
                )
                self.broken |= set(circle)
                needs = {fact: of - set(circle) for fact, of in needs.items() if fact not in circle}

    def _derivation(self, form: DerivedForm, document: Document) -> Derivation | None:
        for index, case in enumerate(form.tests):
            self.problems += case_parameters(case, index, document, self.kinds)
        known_entity = self._entity(form.about, document)
        if form.kind not in KINDS:
            fix = nearest(form.kind, list(KINDS))
            self._wrong(f"De soort `{form.kind}` bestaat niet.", document.place("kind"), fix)
        if not known_entity or form.kind not in KINDS:
            return None
        words = self._words(form.about, prefix=f"{form.fact}.")
        self._add_words(words, form, document, form.as_of or "run.day")
        value = words.condition(form.value, document.passage("value"), form.kind)
        self.problems += words.problems
        if value is None or words.problems:
            return None
        related = (*words.related, *self._needed(words, [value])[0])
        parameters = {**self._needed(words, [value])[1], **words.parameters}
        return Derivation(
            form.fact, form.about, form.kind, form.title.by_language(), value, related, parameters
        )

    def _add_words(
        self, words: Vocabulary, form: RuleForm | DerivedForm, document: Document, as_of: str
    ) -> Node | None:
        day = words.condition(as_of, document.passage("as_of"), "day")
        for local, use in form.parameters.items():
            place = document.place("parameters", local)
            passage = document.passage("parameters", local, "as_of")
            on = day if isinstance(use, str) else words.condition(use.as_of, passage, "day")
            if on is None:
                words.scope[words.prefix + local] = Symbol("?", "parameter")
            else:
                words.add_parameter(local, use if isinstance(use, str) else use.parameter, on, place)
        for name, related in form.related.items():
            words.add_related(name, related, lambda *way, name=name: document.passage("related", name, *way))
        return day

    def _needed(
        self, words: Vocabulary, trees: Iterable[Node]
    ) -> tuple[tuple[RelatedSet, ...], dict[str, ParameterAt]]:
        related: dict[str, RelatedSet] = {}
        parameters: dict[str, ParameterAt] = {}
        for tree in trees:
            for found in walk(tree):
                if isinstance(found, Derived) and found.path in self.known:
                    derivation = self.known[found.path]
                    related |= {each.name: each for each in derivation.related}
                    parameters |= derivation.parameters
        for path, found_symbol in measure_symbols(related.values()).items():
            words.scope.setdefault(path, found_symbol)
        for symbol, use in parameters.items():
            kind, many = self.kinds[use.key]
            words.scope.setdefault(symbol, Symbol(kind, "parameter", many=many))
        return tuple(related.values()), parameters

    def rules(self, paths: Iterable[Path], *, own: bool = False) -> list[Rule]:
        """Read rule files; what is wrong with any of them is kept in ``problems``."""
        found = []
        for path in paths:
            form, document = self._form(path, RuleForm)
            if form and document:
                rule = self._rule(form, document, path, own=own)
                found += [rule] if rule else []
        return found

    def _rule(self, form: RuleForm, document: Document, path: Path, *, own: bool) -> Rule | None:
        before = len(self.problems)
        self.problems += file_problems(form.code, path, document, "code", self.codes.get(form.code))
        self.codes.setdefault(form.code, document.place("code"))
        self.problems += source_problems(form, document, self.sources)
        self.problems += case_problems(form, document, self.kinds)
        if not self._entity(form.about, document):
            return None
        words = self._words(form.about)
        as_of = self._add_words(words, form, document, form.as_of)
        applies = words.condition(form.applies, document.passage("applies"), "yes_no")
        violated = words.condition(form.violated, document.passage("violated"), "yes_no")
        self.problems += words.problems
        trees = [tree for tree in (as_of, applies, violated) if tree is not None]
        trees += [use.day for use in words.parameters.values()]
        trees += [each.where for each in words.related if each.where is not None]
        related, parameters = self._needed(words, trees)
        self.problems += path_problems(form, document, words.scope)
        if len(self.problems) > before or as_of is None or applies is None or violated is None:
            return None
        change = self.overlay.rules.get(form.code)
        return Rule(
            form=form,
            place=document.place(),
            severity=(change.severity if change and change.severity else form.severity),
            as_of=as_of,
            applies=applies,
            violated=violated,
            related=(*related, *words.related),
            parameters={**parameters, **words.parameters},
            scope=words.scope,
            derived={path: found.value for path, found in self.known.items()},
            own=own,
            switched_off=change.reason if change and change.off else None,
        )

    def _words(self, about: str, prefix: str = "") -> Vocabulary:
        """Return the words for rules about an entity; a derived fact that is itself wrong fits anywhere."""
        words = Vocabulary(about, self.known, self.kinds, prefix=prefix)
        for fact in self.broken - set(self.known):
            words.scope.setdefault(fact, Symbol("?", "derived"))
        return words

    def _entity(self, name: str, document: Document) -> bool:
        if name not in BY_NAME:
            fix = nearest(name, list(BY_NAME))
            self._wrong(f"De entiteit `{name}` bestaat niet.", document.place("about"), fix)
        return name in BY_NAME

    def _wrong(self, wrong: str, place: Place, fix: str = "", expected: str = "") -> None:
        self.problems.append(Problem(wrong, expected, fix, place))


def _named_in(form: DerivedForm, derived: set[str]) -> set[str]:
    texts = [form.value, form.as_of or "", *(related.where or "" for related in form.related.values())]
    found: set[str] = set()
    for text in filter(None, texts):
        try:
            found |= set(names(parse(text)))
        except MistakesError:
            continue
    return found & derived


def measure_symbols(related: Iterable[RelatedSet]) -> dict[str, Symbol]:
    """Return what the names of sets' measures stand for."""
    return {
        measure.path: Symbol(MEASURES[measure.name], "measure", interval=measure.interval)
        for each in related
        for measure in each.measures
    }
