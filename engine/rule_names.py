"""Whether a rule's names are right: its code, sources, cases, placeholders, and the paths of its findings."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

from inkooptoets.engine.language.check import Symbol
from inkooptoets.engine.rule import PLACEHOLDER
from inkooptoets.engine.rule_file import REQUIRED_OUTCOMES, Case, RuleForm
from inkooptoets.engine.sources import Sources
from inkooptoets.engine.verdict import Outcome
from inkooptoets.facts.problem import Place, Problem, nearest
from inkooptoets.facts.yaml_file import Document


def file_problems(name: str, path: Path, document: Document, key: str, first: Place | None) -> list[Problem]:
    """Return what is wrong with a rule's code or a fact's path: there already, or not the file's name.

    ``key`` is where the name stands in the file, ``first`` the place where the same name stood before.
    """
    problems = []
    what = "code" if key == "code" else "naam"
    if first:
        problems.append(
            Problem(
                f"De {what} `{name}` bestaat al, in {first}.",
                "Elke regel en elk afgeleid feit heeft een eigen naam.",
                "Kies een andere, of haal een van de twee weg.",
                document.place(key),
            )
        )
    if path.stem != name:
        problems.append(
            Problem(
                f"Het bestand heet `{path.name}` en daarin staat `{key}: {name}`.",
                "Een bestand heet naar wat erin staat.",
                f"Noem het bestand `{name}.yaml`, of verbeter `{key}:`.",
                document.place(key),
            )
        )
    return problems


def source_problems(form: RuleForm, document: Document, sources: Sources) -> list[Problem]:
    """Return the sources that the rule names and that do not exist."""
    return [
        Problem(
            f"De bron `{source}` bestaat niet.",
            "Een bron is `document/onderdeel` uit `rules/sources.yaml` of uit het eigen beleid.",
            _near(source, list(sources)),
            document.place("guidance", index),
        )
        for index, source in enumerate(form.guidance)
        if source not in sources
    ]


def case_problems(form: RuleForm, document: Document, parameters: Collection[str]) -> list[Problem]:
    """Return outcomes that no case shows, outcomes that do not exist and parameters that do not."""
    problems = []
    for index, case in enumerate(form.tests):
        for subject, outcome in case.then.items():
            if outcome not in list(Outcome):
                problems.append(
                    Problem(
                        f"De uitkomst `{outcome}` van `{subject}` bestaat niet.",
                        f"Een uitkomst is {_listed(REQUIRED_OUTCOMES)}.",
                        _near(str(outcome), list(Outcome)),
                        document.place("tests", index, "then", subject),
                    )
                )
        problems += case_parameters(case, index, document, parameters)
    shown = {str(outcome) for case in form.tests for outcome in case.then.values()}
    return problems + [
        Problem(
            f"Er is geen geval met uitkomst `{outcome}`.",
            f"De gevallen van een regel laten samen zien: {_listed(REQUIRED_OUTCOMES)}.",
            "Voeg onder `tests:` een geval toe dat die uitkomst geeft.",
            document.key_place("tests"),
        )
        for outcome in REQUIRED_OUTCOMES
        if outcome not in shown
    ]


def case_parameters(case: Case, index: int, document: Document, parameters: Collection[str]) -> list[Problem]:
    """Return the parameters that a case sets and that do not exist."""
    return [
        Problem(
            f"De parameter `{name}` bestaat niet.",
            "Een geval zet parameters bij hun volledige naam, zoals `board.split_window`.",
            nearest(name, list(parameters)),
            document.key_place("tests", index, "parameters", name),
        )
        for name in case.parameters
        if name not in parameters
    ]


def path_problems(form: RuleForm, document: Document, scope: Mapping[str, Symbol]) -> list[Problem]:
    """Return the placeholders, and the paths of a finding's case and amount, that name nothing."""
    problems = []
    for part in ("message", "advice"):
        for lang, text in getattr(form, part).by_language().items():
            passage = document.passage(part, lang)
            problems += [
                _unknown(f"{{{found[1]}}}", found[1], scope, passage.at(text, found.start()))
                for found in PLACEHOLDER.finditer(text)
                if found[1] not in scope
            ]
    problems += [
        _unknown(path, path, scope, document.place("case", index))
        for index, path in enumerate(form.case)
        if path not in scope
    ]
    if form.at_stake and form.at_stake.value not in scope:
        problems.append(
            _unknown(form.at_stake.value, form.at_stake.value, scope, document.place("at_stake", "value"))
        )
    problems += [
        _not_kept(path, document.place("case", index))
        for index, path in enumerate(form.case)
        if path in scope and not _is_kept(scope[path])
    ]
    if form.at_stake and form.at_stake.value in scope and not _is_kept(scope[form.at_stake.value]):
        problems.append(_not_kept(form.at_stake.value, document.place("at_stake", "value")))
    return problems


def _is_kept(symbol: Symbol) -> bool:
    """Whether a value stands with every judged subject; where something is wrong already, that is enough."""
    return symbol.kind == "?" or (symbol.source in ("fact", "measure") and not symbol.many)


def _not_kept(path: str, place: Place) -> Problem:
    return Problem(
        f"`{path}` is een afgeleid feit, een parameter of een lijst.",
        "Hier hoort een feit of een maat van deze regel.",
        "Noem het feit waar het uit volgt.",
        place,
    )


def _unknown(shown: str, path: str, scope: Iterable[str], place: Place) -> Problem:
    return Problem(
        f"`{shown}` bestaat niet.",
        "Hier hoort een feit, een maat of een parameter van deze regel.",
        nearest(path, list(scope)),
        place,
    )


def _near(word: str, allowed: Sequence[str]) -> str:
    """Return the question whether the nearest name was meant, or nothing where none is near."""
    sentence = nearest(word, allowed)
    return sentence if sentence.startswith("Bedoelt") else ""


def _listed(words: Iterable[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)
