"""How a condition came to its answer: every comparison with its facts, and which of them decided."""

from __future__ import annotations

from dataclasses import dataclass

from inkooptoets.engine.language.check import Scope
from inkooptoets.engine.language.condition import Bound, Condition
from inkooptoets.engine.language.intervals import high, low
from inkooptoets.engine.language.render import to_text
from inkooptoets.engine.language.tree import (
    LOGICAL,
    Call,
    Derived,
    Known,
    Literal,
    Name,
    Node,
    Straddle,
    names,
)


@dataclass(frozen=True)
class Step:
    """One node of a judged condition: its text, its answer (None is unknown) and the steps below it.

    ``decided`` says that the answer above it would differ or be unknown without this one.
    """

    text: str
    answer: object
    node: Node
    steps: tuple[Step, ...] = ()
    decided: bool = False


def trace(node: Node, scope: Scope, facts: Bound) -> Step:
    """Return the judged tree of a checked condition."""
    return _decide(_judge(node, scope, facts), decided=True)


def _judge(node: Node, scope: Scope, facts: Bound) -> Step:
    if isinstance(node, Derived):
        below = _judge(node.value, scope, facts)
        return Step(node.path, below.answer, node, (below,))
    if isinstance(node, Call) and node.name in LOGICAL:
        parts = tuple(_judge(argument, scope, facts) for argument in node.args)
        return Step(to_text(node), _logical(node.name, [step.answer for step in parts]), node, parts)
    steps = tuple(_judge(part, scope, facts) for part in _derived_parts(node))
    return Step(to_text(node), Condition(node, scope).value(facts), node, steps)


def _derived_parts(node: Node) -> list[Derived]:
    if isinstance(node, Derived):
        return [node]
    children = node.plain.args if isinstance(node, Straddle) else node.children
    return [found for child in children for found in _derived_parts(child)]


def _logical(name: str, answers: list[object]) -> object:
    if name == "!":
        return None if answers[0] is None else not answers[0]
    if name == "?:":
        return None if answers[0] is None else answers[1 if answers[0] else 2]
    absorbing = name == "||"
    if absorbing in answers:
        return absorbing
    return None if None in answers else not absorbing


def _decide(step: Step, *, decided: bool) -> Step:
    chosen = [decided and _decides(step, index) for index in range(len(step.steps))]
    below = tuple(_decide(inner, decided=mark) for inner, mark in zip(step.steps, chosen, strict=True))
    return Step(step.text, step.answer, step.node, below, decided)


def _decides(step: Step, index: int) -> bool:
    node = step.node
    if not isinstance(node, Call) or node.name not in LOGICAL or node.name == "!":
        return True
    if node.name == "?:":
        condition = step.steps[0].answer
        return index == 0 or (condition is not None and index == (1 if condition else 2))
    return step.steps[index].answer == step.answer


def blamed(step: Step, facts: Bound) -> tuple[str, ...]:
    """Return the paths whose absence left the answer open, each once; a Straddle names its interval."""
    found: dict[str, None] = {}
    _blame(step, facts, found)
    return tuple(found)


def _blame(step: Step, facts: Bound, found: dict[str, None]) -> None:
    if step.answer is not None:
        return
    node = step.node
    if isinstance(node, Derived) or (isinstance(node, Call) and node.name in LOGICAL):
        if isinstance(node, Call) and node.name == "?:" and step.steps[0].answer is not None:
            _blame(step.steps[1 if step.steps[0].answer else 2], facts, found)
            return
        below = step.steps[:1] if isinstance(node, Call) and node.name == "?:" else step.steps
        for inner in below:
            _blame(inner, facts, found)
        return
    for path in open_names(node, facts):
        found[path] = None


def open_names(node: Node, facts: Bound) -> tuple[str, ...]:
    """Return the missing names of one comparison; where none is missing, the interval or first name."""
    if isinstance(node, (Literal, Known)):
        return ()
    read = names(node)
    missing = [path for path in read if facts.get(path) is None]
    if isinstance(node, Straddle):
        bases = [path for path in names(node.plain) if low(path) in read]
        missing = [path for path in missing if not _is_bound_of(path, bases)]
        missing += [base for base in bases if not missing or facts.get(low(base)) is None]
        return tuple(dict.fromkeys(missing))
    return tuple(missing) or tuple(path for path in read if isinstance(node, (Call, Name)))[:1]


def _is_bound_of(path: str, bases: list[str]) -> bool:
    return any(path in (low(base), high(base)) for base in bases)
