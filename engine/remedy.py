"""What would make a violated verdict compliant: the shortest way to another answer, in words and numbers."""

from __future__ import annotations

from collections.abc import Callable

from inkooptoets.engine.finding import Translated
from inkooptoets.engine.judge_one import Judgement
from inkooptoets.engine.language.intervals import FLIPPED, low
from inkooptoets.engine.language.steps import Step
from inkooptoets.engine.language.tree import LOGICAL, Call, Derived, Literal, Name, Node, Straddle
from inkooptoets.engine.wording import write_day, write_named, write_value
from inkooptoets.facts.calendar import to_day

Meaning = Callable[[str], Translated]
BELOW = {"nl": "{fact} is nu {value}; goed is {bound}", "en": "{fact} is now {value}; right is {bound}"}
BOUNDS = {
    ">=": {"nl": "lager dan {limit}", "en": "below {limit}"},
    ">": {"nl": "hooguit {limit}", "en": "at most {limit}"},
    "<=": {"nl": "meer dan {limit}", "en": "more than {limit}"},
    "<": {"nl": "minstens {limit}", "en": "at least {limit}"},
    "==": {"nl": "iets anders dan {limit}", "en": "something other than {limit}"},
    "!=": {"nl": "{limit}", "en": "{limit}"},
    "in": {"nl": "niet een van {limit}", "en": "none of {limit}"},
}
OPPOSITE = {">=": "<", ">": "<=", "<": ">=", "<=": ">", "==": "!=", "!=": "=="}
YES_OR_NO = {"nl": "{fact}: {answer}", "en": "{fact}: {answer}"}
ANSWERS = {True: {"nl": "ja", "en": "yes"}, False: {"nl": "nee", "en": "no"}}
TOGETHER = {"nl": " en ", "en": " and "}


def remedies(judgement: Judgement, meaning: Meaning) -> tuple[Translated, ...]:
    """Return ways to make the verdict compliant, each enough by itself."""
    writer = _Writer(judgement, meaning)
    ways = writer.ways(judgement.violated, wanted=False)
    unique = {str(way): way for way in ways}
    return tuple(unique.values())


class _Writer:
    """Finds what would have to change for a step to give another answer."""

    def __init__(self, judgement: Judgement, meaning: Meaning) -> None:
        self.judgement = judgement
        self.meaning = meaning

    def ways(self, step: Step, *, wanted: bool) -> list[Translated]:
        """Return alternatives, each of which gives the wanted answer; none where it is already given."""
        if step.answer is wanted:
            return []
        node = step.node
        if isinstance(node, Derived):
            return self.ways(step.steps[0], wanted=wanted) if len(step.steps) == 1 else []
        if isinstance(node, Call) and node.name in LOGICAL:
            return self._connective(node.name, step, wanted=wanted)
        return [self._sentence(node, wanted=wanted)]

    def _connective(self, name: str, step: Step, *, wanted: bool) -> list[Translated]:
        if name == "!":
            return self.ways(step.steps[0], wanted=not wanted)
        if name == "?:":
            chosen = step.steps[1] if step.steps[0].answer else step.steps[2]
            return self.ways(chosen, wanted=wanted)
        changes = [self.ways(inner, wanted=wanted) for inner in step.steps if inner.answer is not wanted]
        changes = [ways for ways in changes if ways]
        if (name == "&&") is not wanted:
            return [way for ways in changes for way in ways]
        if not changes:
            return []
        firsts = [ways[0] for ways in changes]
        return [{lang: TOGETHER[lang].join(first[lang] for first in firsts) for lang in ("nl", "en")}]

    def _sentence(self, node: Node, *, wanted: bool) -> Translated:
        plain = node.plain if isinstance(node, Straddle) else node
        if isinstance(plain, Call) and plain.name in BOUNDS and len(plain.args) == 2:
            return self._comparison(plain, wanted=wanted)
        fact = self._named(plain)
        return {
            lang: YES_OR_NO[lang].format(fact=fact[lang], answer=ANSWERS[wanted][lang])
            for lang in ("nl", "en")
        }

    def _comparison(self, call: Call, *, wanted: bool) -> Translated:
        name, (left, right) = call.name, call.args
        if isinstance(left, Literal) and name in FLIPPED:
            name, left, right = FLIPPED[name], right, left
        if wanted:
            name = OPPOSITE.get(name, name)
        fact = self._named(left)
        return {
            lang: BELOW[lang].format(
                fact=fact[lang],
                value=self._value(left, lang),
                bound=BOUNDS[name][lang].format(limit=self._value(right, lang)),
            )
            for lang in ("nl", "en")
        }

    def _named(self, node: Node) -> Translated:
        if isinstance(node, (Name, Derived)):
            return self.meaning(node.path)
        from inkooptoets.engine.language.render import to_text

        return dict.fromkeys(("nl", "en"), to_text(node))

    def _value(self, node: Node, lang: str) -> str:
        rule = self.judgement.rule
        if isinstance(node, Name):
            facts = self.judgement.facts
            if (
                rule.scope[node.path].many
                or facts.get(node.path) is not None
                or facts.get(low(node.path)) is not None
            ):
                return write_named(node.path, facts, rule.scope, lang)  # type: ignore[arg-type]
        if isinstance(node, Literal) and node.kind != "day":
            return write_value(node.value, node.kind, lang)
        from inkooptoets.engine.language.check import kind_of
        from inkooptoets.engine.language.condition import Condition

        kind = kind_of(node, rule.scope)
        value = Condition(node, rule.scope).value(self.judgement.facts)
        if kind == "day" and isinstance(value, int):
            return write_day(to_day(value), lang)
        return write_value(value, kind, lang)
