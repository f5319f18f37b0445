"""A judged condition as an indented tree of lines: each step with its answer, each fact with its origin.

Steps that did not decide stay on one line; a derived fact is worked out once.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from inkooptoets.engine.explain import ExplainedStep, FactLine
from inkooptoets.engine.finding import ParameterUse
from inkooptoets.engine.scope import RUN_DAY
from inkooptoets.reports.cells import on_one_line
from inkooptoets.reports.values import write_origin, write_period
from inkooptoets.reports.words import Words

INDENT = "  "
_CHAINS = {"&&": "explain.all", "||": "explain.any"}
_BRANCHES = ("explain.if", "explain.then", "explain.else")


class StepWriter:
    """Writes the steps of one explanation; remembers which derived facts and parameters it told already."""

    def __init__(self, words: Words, width: int) -> None:
        self.words = words
        self.width = width
        self._told: set[str] = set()

    def question(self, asked: str, step: ExplainedStep) -> list[str]:
        """Return a condition's question with its answer, and the steps that led to it."""
        heading = f"{asked} {self._answer(step)}"
        if step.connective:
            return [f"{heading}; {self._rule_of(step)}:", *self._below(step, INDENT)]
        return [heading, *self._step(step, INDENT)]

    def _step(self, step: ExplainedStep, indent: str, lead: str = "") -> Iterator[str]:
        """Yield a step's line, and what stands below it where it decided."""
        plain = _turned(step) or step
        told = plain.title is not None and plain.text in self._told
        alone = plain.steps[0] if plain.title and len(plain.steps) == 1 else plain
        worked_out = step.decided and not told
        mark = "▸" if step.decided else " "
        said = self._said(step, plain, told=told and step.decided)
        if worked_out and alone.connective:
            said += f"{'; ' if alone is not plain else ''}{self._rule_of(alone)}:"
        yield from self._lines(f"{lead}{self._answer(step)}: {said}", f"{indent}{mark} ", hang=4)
        if not worked_out:
            return
        if plain.title:
            self._told.add(plain.text)
        yield from self._facts(plain.facts, indent)
        if alone.connective:
            yield from self._below(alone, indent + INDENT)
            return
        for each in plain.steps:
            yield from self._step(each, indent + INDENT)

    def _below(self, step: ExplainedStep, indent: str) -> Iterator[str]:
        if step.connective == "?:":
            for each, lead in zip(step.steps, _BRANCHES, strict=True):
                yield from self._step(each, indent, f"{self.words(lead)} ")
            return
        for each in _chain(step, step.connective):
            yield from self._step(each, indent)

    def _answer(self, step: ExplainedStep) -> str:
        if step.value is not None:
            return f"= {self.words.pick(step.value)}"
        if step.answer is None:
            return f"? {self.words('explain.unknown')}"
        return f"✓ {self.words('explain.yes')}" if step.answer else f"✗ {self.words('explain.no')}"

    def _said(self, step: ExplainedStep, plain: ExplainedStep, *, told: bool) -> str:
        if plain.title:
            opposite = f"{self.words('explain.not')} " if plain is not step else ""
            above = f"; {self.words('explain.above')}" if told else ""
            return f"{opposite}“{self.words.pick(plain.title)}” ({plain.text}{above})"
        return "" if step.connective and plain is step and step.decided else step.text

    def _rule_of(self, step: ExplainedStep) -> str:
        key = {**_CHAINS, "!": "explain.not", "?:": "explain.either"}[step.connective]
        return self.words(key)

    def _facts(self, facts: Sequence[FactLine], indent: str) -> Iterator[str]:
        for fact in facts:
            yield from self._lines(f"· {' · '.join(self._fact(fact))}", f"{indent}    ", hang=4)

    def _fact(self, fact: FactLine) -> Iterator[str]:
        yield f"{fact.path} = {self.words.pick(fact.value)}"
        meaning = self.words("explain.run_day") if fact.path == RUN_DAY else self.words.pick(fact.meaning)
        if meaning != fact.path:
            yield meaning
        if fact.parameter is not None:
            yield from self._parameter(fact.parameter)
        if fact.origin is not None:
            yield write_origin(fact.origin, self.words)

    def _parameter(self, use: ParameterUse) -> Iterator[str]:
        if use.name in self._told:
            yield self.words("explain.above")
            return
        self._told.add(use.name)
        yield self.words("explain.valid", period=write_period(use.valid_from, use.valid_until, self.words))
        yield self.words("explain.source", source=use.source)
        assumed = f" ({self.words('assumption')})" if use.assumption else ""
        yield self.words("explain.set_by", who=self.words.known("set_by", use.set_by)) + assumed

    def _lines(self, text: str, indent: str, hang: int) -> list[str]:
        return textwrap.wrap(
            on_one_line(text),
            max(self.width, len(indent) + 60),
            initial_indent=indent,
            subsequent_indent=" " * (len(indent) + hang),
            break_on_hyphens=False,
            break_long_words=False,
        )


def _turned(step: ExplainedStep) -> ExplainedStep | None:
    """Return the comparison or derived fact that a step says the opposite of, so that both take one line."""
    if step.connective == "!" and not step.steps[0].connective:
        return step.steps[0]
    return None


def _chain(step: ExplainedStep, connective: str) -> Iterator[ExplainedStep]:
    """Yield the parts of ``a && b && c``, which the language nests in pairs."""
    for each in step.steps:
        if each.connective == connective and each.decided == step.decided:
            yield from _chain(each, connective)
        else:
            yield each
