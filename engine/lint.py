"""What a rule that loads could still do better: one small check per mistake, each with its own name.

What stops a rule from loading is said by the reader; a check here is about the words and about what is left
over.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from inkooptoets.engine.language.tree import Node, names
from inkooptoets.engine.rule import PLACEHOLDER, Rule
from inkooptoets.engine.rulebook import Rulebook
from inkooptoets.facts.problem import Place, Problem, ProblemsError
from inkooptoets.facts.readers.fact_file import parse_facts
from inkooptoets.facts.yaml_file import Document, read_yaml

INTENT = re.compile(
    r"(?i)\b(opgeknipt|opknip\w*|gesplitst|splits\w*|omzeil\w*|ontwijk\w*|ontdoken|ontduik\w*|bewust|"
    r"opzettelijk\w*|expres|moedwillig|split|splitting|avoid\w*|evad\w+|circumvent\w*|deliberate\w*|"
    r"intentional\w*|knowingly|on purpose)\b"
)
"""Words that say why somebody did something; facts never show that."""

_FILLED = ("message", "advice")
_UNFILLED = ("title", "why", "innocent")


@dataclass(frozen=True)
class Linted:
    """A rule under a check: as it was checked, as it was written, and the rulebook around it."""

    rule: Rule
    document: Document
    rulebook: Rulebook

    def texts(self, *parts: str) -> Iterator[tuple[str, str, str]]:
        """Yield part, language and text of the rule's texts."""
        for part in parts:
            for lang, text in getattr(self.rule.form, part).by_language().items():
                yield part, lang, text

    def used(self) -> set[str]:
        """Return the names that the rule's conditions, sets, texts and findings use."""
        rule = self.rule
        trees: list[Node] = [rule.as_of, rule.applies, rule.violated]
        trees += [use.day for use in rule.parameters.values()]
        for related in rule.related:
            trees += [related.where] if related.where is not None else []
            trees += [measure.argument for measure in related.measures if measure.argument is not None]
        found = {name for tree in trees for name in names(tree)} | set(rule.shown)
        found |= {related.window.months for related in rule.related if related.window}
        return found | {name.rpartition(".")[0] for name in found if name.endswith((".low", ".high"))}


@dataclass(frozen=True)
class Remark:
    """What a check has to say of a rule."""

    check: str
    problem: Problem

    def __str__(self) -> str:
        """The problem on one line, with the name of the check behind it."""
        return f"{self.problem} [{self.check}]"


def lint(rulebook: Rulebook, files: frozenset[Path] | None = None) -> list[Remark]:
    """Return the remarks on all rules, or on those in ``files``, in the order of their places."""
    remarks = []
    for rule in rulebook.rules.values():
        file = Path(rule.place.file)
        if files is None or file.resolve() in files:
            linted = Linted(rule, read_yaml(file), rulebook)
            remarks += [Remark(name, problem) for name, check in CHECKS.items() for problem in check(linted)]
    return sorted(remarks, key=_by_place)


def _by_place(remark: Remark) -> tuple[str, int, int, str]:
    place = remark.problem.place or Place("")
    column = place.column if isinstance(place.column, int) else 0
    return place.file, place.line or 0, column, remark.check


def _message_without_value(linted: Linted) -> Iterator[Problem]:
    for part, lang, text in linted.texts("message"):
        if not PLACEHOLDER.search(text):
            yield Problem(
                "De melding noemt geen feit van het geval.",
                "Een melding zegt waar het om gaat: hoeveel, welke, sinds wanneer.",
                f"Zet er een feit of maat in, zoals `{{{linted.rule.form.case[0]}}}`.",
                linted.document.place(part, lang),
            )


def _message_claims_intent(linted: Linted) -> Iterator[Problem]:
    for part, lang, text in linted.texts("title", "message"):
        passage = linted.document.passage(part, lang)
        for found in INTENT.finditer(text):
            yield Problem(
                f"`{found[0]}` zegt iets over de bedoeling.",
                "Een bevinding zegt wat er is, niet waarom iemand het deed.",
                "Schrijf bijvoorbeeld “samen meer dan” in plaats van “gesplitst”.",
                passage.at(text, found.start()),
            )


def _unused_parameter(linted: Linted) -> Iterator[Problem]:
    used = linted.used()
    for local in linted.rule.form.parameters:
        if local not in used:
            yield _unused(f"De parameter `{local}`", linted.document.key_place("parameters", local))


def _unused_related(linted: Linted) -> Iterator[Problem]:
    used = linted.used()
    for name, form in linted.rule.form.related.items():
        if not any(f"{name}.{local}" in used for local in form.measure):
            yield _unused(f"De verzameling `{name}`", linted.document.key_place("related", name))


def _unused_measure(linted: Linted) -> Iterator[Problem]:
    used = linted.used()
    for name, form in linted.rule.form.related.items():
        unused = [local for local in form.measure if f"{name}.{local}" not in used]
        if len(unused) < len(form.measure):
            for local in unused:
                place = linted.document.key_place("related", name, "measure", local)
                yield _unused(f"De maat `{name}.{local}`", place)


def _unused(what: str, place: Place) -> Problem:
    return Problem(
        f"{what} wordt nergens gebruikt.",
        "Wat een regel noemt, heeft hij nodig.",
        "Haal deze regel weg, of gebruik de naam in een voorwaarde of melding.",
        place,
    )


def _different_placeholders(linted: Linted) -> Iterator[Problem]:
    for part in _FILLED:
        texts = getattr(linted.rule.form, part).by_language()
        dutch, english = (set(PLACEHOLDER.findall(texts[lang])) for lang in ("nl", "en"))
        if dutch != english:
            listed = ", ".join(f"`{{{name}}}`" for name in sorted(dutch ^ english))
            yield Problem(
                f"Nederlands en Engels van `{part}` noemen niet hetzelfde: {listed}.",
                "Beide talen zeggen hetzelfde.",
                "Vul de ene tekst aan, of maak de andere korter.",
                linted.document.place(part, "en" if dutch - english else "nl"),
            )


def _unfilled_placeholder(linted: Linted) -> Iterator[Problem]:
    for part, lang, text in linted.texts(*_UNFILLED):
        passage = linted.document.passage(part, lang)
        for found in PLACEHOLDER.finditer(text):
            yield Problem(
                f"`{found[0]}` wordt in `{part}` niet ingevuld.",
                "Alleen `message` en `advice` krijgen de feiten van het geval.",
                "Schrijf de zin zonder accolades.",
                passage.at(text, found.start()),
            )


def _constant_condition(linted: Linted) -> Iterator[Problem]:
    for part, tree in (("applies", linted.rule.applies), ("violated", linted.rule.violated)):
        if not names(tree):
            yield Problem(
                f"`{part}` is voor elk geval hetzelfde.",
                "Een voorwaarde leest ten minste één feit.",
                "Zeg op welke gevallen de regel ziet en welke afwijken.",
                linted.document.place(part),
            )


def _uncited_parameter(linted: Linted) -> Iterator[Problem]:
    for local, use in linted.rule.form.parameters.items():
        parameter = linted.rulebook.parameters.get(use if isinstance(use, str) else use.parameter)
        loose = sorted(
            {dated.source for dated in parameter.values if dated.source not in linted.rulebook.sources}
        )
        if loose:
            yield Problem(
                f"De waarde van `{parameter.name}` komt uit `{loose[0]}`, en dat is niet op te zoeken.",
                "Een waarde noemt een bron als `document/onderdeel`.",
                "Zet het document onder `sources:` van het eigen beleid en verwijs daarnaar.",
                linted.document.key_place("parameters", local),
            )


def _unreadable_case(linted: Linted) -> Iterator[Problem]:
    for index in range(len(linted.rule.form.tests)):
        try:
            parse_facts(linted.document.inside("tests", index, "given"))
        except ProblemsError as error:
            yield from error.problems


CHECKS: dict[str, Callable[[Linted], Iterator[Problem]]] = {
    "message-without-value": _message_without_value,
    "message-claims-intent": _message_claims_intent,
    "unused-parameter": _unused_parameter,
    "unused-set": _unused_related,
    "unused-measure": _unused_measure,
    "different-placeholders": _different_placeholders,
    "unfilled-placeholder": _unfilled_placeholder,
    "constant-condition": _constant_condition,
    "uncited-parameter": _uncited_parameter,
    "unreadable-case": _unreadable_case,
}
"""The checks by name, in the order in which they run."""
