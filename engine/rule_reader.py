"""Reads rules and derived facts: their form, then every name and comparison, all mistakes at once."""

from __future__ import annotations

from collections.abc import Iterable
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from inkooptoets.engine.language.check import Symbol
from inkooptoets.engine.language.parse import MistakesError, parse
from inkooptoets.engine.language.tree import Derived, Node, names, walk
from inkooptoets.engine.overlay import Overlay
from inkooptoets.engine.parameters import Parameters
from inkooptoets.engine.related import MEASURES, RelatedSet
from inkooptoets.engine.rule import PLACEHOLDER, Rule
from inkooptoets.engine.rule_file import REQUIRED_OUTCOMES, Case, DerivedForm, RuleForm
from inkooptoets.engine.sources import Sources
from inkooptoets.engine.verdict import Outcome
from inkooptoets.engine.vocabulary import Derivation, ParameterAt, Vocabulary
from inkooptoets.facts.dictionary import BY_NAME
from inkooptoets.facts.dictionary.kind import KINDS
from inkooptoets.facts.problem import Place, Problem, ProblemsError, nearest
from inkooptoets.facts.yaml_file import Document, read_yaml

Form = TypeVar("Form", bound=BaseModel)


def read_form(document: Document, form: type[Form]) -> tuple[Form | None, list[Problem]]:
    """Return a YAML document as a form, or the problems that its structure has, each with its place."""
    try:
        return form.model_validate(document.value), []
    except ValidationError as error:
        return None, [_structure_problem(document, form, dict(found)) for found in error.errors()]


def _structure_problem(document: Document, form: type[BaseModel], found: dict[str, Any]) -> Problem:
    way = tuple(
        part
        for part in found["loc"]
        if part not in ("list[constrained-str]", "dict[constrained-str,constrained-str]")
    )
    key = ".".join(str(part) for part in way)
    kind = found["type"]
    if kind == "missing":
        return Problem(f"`{key}` ontbreekt.", "", f"Voeg `{way[-1]}:` toe.", document.place(*way[:-1]))
    if kind == "extra_forbidden":
        allowed = _fields(form, way[:-1])
        return Problem(
            f"`{key}` is hier niet bekend.", "", nearest(str(way[-1]), allowed), document.key_place(*way)
        )
    expected = found.get("ctx", {}).get("expected")
    says = f"Kies uit {expected}." if expected else f"Er staat `{found.get('input')}`."
    return Problem(f"`{key}` is niet wat hier hoort: {found['msg'].lower()}.", says, "", document.place(*way))


def _fields(form: type[BaseModel], way: tuple[Any, ...]) -> list[str]:
    fields = form.model_fields
    for part in way:
        annotation = fields[part].annotation if part in fields else None
        inner = _models(annotation)
        if inner:
            fields = inner[0].model_fields
    return list(fields)


def _models(annotation: Any) -> list[type[BaseModel]]:
    found = [annotation] if isinstance(annotation, type) and issubclass(annotation, BaseModel) else []
    for inner in getattr(annotation, "__args__", ()):
        found += _models(inner)
    return found


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
        forms = {
            form.fact: (form, document)
            for path in paths
            for form, document in [self._form(path, DerivedForm)]
            if form and document
        }
        needs = {path: _named_in(form, set(forms)) for path, (form, _) in forms.items()}
        try:
            order = list(TopologicalSorter(needs).static_order())
        except CycleError as error:
            circle = " → ".join(error.args[1])
            self.problems.append(
                Problem(f"de afgeleide feiten wijzen naar elkaar: {circle}.", "", "Haal één verwijzing weg.")
            )
            return {}
        for path in order:
            form, document = forms[path]
            derivation = self._derivation(form, document)
            self.derived_cases[path] = tuple(form.tests)
            self.derived_places[path] = document.place()
            if derivation:
                self.known[path] = derivation
        return self.known

    def _derivation(self, form: DerivedForm, document: Document) -> Derivation | None:
        if not self._entity(form.about, document) or form.kind not in KINDS:
            self._wrong(
                f"de soort `{form.kind}` bestaat niet.",
                document.place("kind"),
                nearest(form.kind, list(KINDS)),
            ) if form.kind not in KINDS else None
            return None
        words = Vocabulary(form.about, self.known, self.kinds, prefix=f"{form.fact}.")
        self._add_words(words, form, document, form.as_of or "run.day")
        value = words.condition(form.value, document.place("value"), form.kind)
        self.problems += words.problems
        if value is None:
            return None
        related = (*words.related, *self._needed(words, [value])[0])
        parameters = {**self._needed(words, [value])[1], **words.parameters}
        return Derivation(
            form.fact, form.about, form.kind, form.title.by_language(), value, related, parameters
        )

    def _add_words(
        self, words: Vocabulary, form: RuleForm | DerivedForm, document: Document, as_of: str
    ) -> Node | None:
        day = words.condition(as_of, document.place("as_of"), "day")
        for local, use in form.parameters.items():
            place = document.place("parameters", local)
            on = day if isinstance(use, str) else words.condition(use.as_of, place, "day")
            if on is not None:
                words.add_parameter(local, use if isinstance(use, str) else use.parameter, on, place)
        for name, related in form.related.items():
            words.add_related(name, related, lambda *way, name=name: document.place("related", name, *way))
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
        self._names(form, document, path)
        if not self._entity(form.about, document):
            return None
        words = Vocabulary(form.about, self.known, self.kinds)
        as_of = self._add_words(words, form, document, form.as_of)
        applies = words.condition(form.applies, document.place("applies"), "yes_no")
        violated = words.condition(form.violated, document.place("violated"), "yes_no")
        self.problems += words.problems
        trees = [tree for tree in (as_of, applies, violated) if tree is not None]
        trees += [use.day for use in words.parameters.values()]
        trees += [each.where for each in words.related if each.where is not None]
        related, parameters = self._needed(words, trees)
        self._messages(form, document, words)
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

    def _names(self, form: RuleForm, document: Document, path: Path) -> None:
        if form.code in self.codes:
            self._wrong(
                f"de code `{form.code}` bestaat al, in {self.codes[form.code]}.", document.place("code")
            )
        self.codes[form.code] = document.place("code")
        if path.stem != form.code:
            self._wrong(
                f"het bestand heet `{path.name}` en de regel `{form.code}`.",
                document.place("code"),
                f"Noem het bestand {form.code}.yaml.",
            )
        for index, source in enumerate(form.guidance):
            if source not in self.sources:
                self._wrong(
                    f"de bron `{source}` bestaat niet.",
                    document.place("guidance", index),
                    nearest(source, list(self.sources)),
                )
        shown = {str(outcome) for case in form.tests for outcome in _outcomes(case)}
        for outcome in REQUIRED_OUTCOMES:
            if outcome not in shown:
                self._wrong(
                    f"er is geen geval met uitkomst `{outcome}`.",
                    document.place("tests"),
                    "Voeg onder `tests:` een geval toe dat die uitkomst geeft.",
                )

    def _messages(self, form: RuleForm, document: Document, words: Vocabulary) -> None:
        for part in ("message", "advice"):
            for lang, text in getattr(form, part).by_language().items():
                for path in PLACEHOLDER.findall(text):
                    if path not in words.scope:
                        self._wrong(
                            f"`{{{path}}}` bestaat niet.",
                            document.place(part, lang),
                            nearest(path, list(words.scope)),
                        )
        for index, path in enumerate(form.case):
            if path not in words.scope:
                self._wrong(
                    f"`{path}` bestaat niet.", document.place("case", index), nearest(path, list(words.scope))
                )
        if form.at_stake and words.scope.get(form.at_stake.value) is None:
            self._wrong(
                f"`{form.at_stake.value}` bestaat niet.",
                document.place("at_stake", "value"),
                nearest(form.at_stake.value, list(words.scope)),
            )

    def _entity(self, name: str, document: Document) -> bool:
        if name not in BY_NAME:
            self._wrong(
                f"de entiteit `{name}` bestaat niet.", document.place("about"), nearest(name, list(BY_NAME))
            )
        return name in BY_NAME

    def _wrong(self, wrong: str, place: Place, fix: str = "") -> None:
        self.problems.append(Problem(wrong, "", fix, place))


def _outcomes(case: Case) -> list[Outcome]:
    return [value["outcome"] if isinstance(value, dict) else value for value in case.then.values()]


def _named_in(form: DerivedForm, derived: set[str]) -> set[str]:
    texts = [form.value, form.as_of or "", *(related.where or "" for related in form.related.values())]
    found: set[str] = set()
    for text in filter(None, texts):
        try:
            found |= set(names(parse(text)))
        except MistakesError:
            continue
    return {path for path in found & derived if path != form.fact}


def measure_symbols(related: Iterable[RelatedSet]) -> dict[str, Symbol]:
    """Return what the names of sets' measures stand for."""
    return {
        measure.path: Symbol(MEASURES[measure.name], "measure", interval=measure.interval)
        for each in related
        for measure in each.measures
    }
