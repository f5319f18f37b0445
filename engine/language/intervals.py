"""Comparisons with a sum of which some members are unknown: known only where both its bounds agree.

``total >= limit`` becomes: certainly when the lowest total reaches the limit, certainly not when the highest
does not, and unknown between. Written out in the language itself, so that every judge does the same.
"""

from __future__ import annotations

from inkooptoets.engine.language.check import Scope
from inkooptoets.engine.language.tree import Call, Derived, Name, Node, Straddle, Unknown

FLIPPED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="}


def low(path: str) -> str:
    """Return the name of an interval's lower bound."""
    return f"{path}.low"


def high(path: str) -> str:
    """Return the name of an interval's upper bound."""
    return f"{path}.high"


def spread_intervals(node: Node, scope: Scope) -> Node:
    """Return the tree in which every comparison with an interval is written out over its bounds."""
    if isinstance(node, Derived):
        return Derived(node.path, spread_intervals(node.value, scope), at=node.at)
    if not isinstance(node, Call):
        return node
    if node.name in FLIPPED and any(_is_interval(argument, scope) for argument in node.args):
        return Straddle(node, _bounds(node, scope), at=node.at)
    return Call(node.name, tuple(spread_intervals(argument, scope) for argument in node.args), at=node.at)


def _is_interval(node: Node, scope: Scope) -> bool:
    return isinstance(node, Name) and node.path in scope and scope[node.path].interval


def _bounds(node: Call, scope: Scope) -> Node:
    left_low, left_high = _ends(node.args[0], scope)
    right_low, right_high = _ends(node.args[1], scope)
    if node.name in (">=", ">"):
        return _either(node.name, left_low, right_high, left_high, right_low)
    if node.name in ("<=", "<"):
        return _either(node.name, left_high, right_low, left_low, right_high)
    certain = _all(
        Call("==", (left_low, left_high)),
        Call("==", (right_low, right_high)),
        Call("==", (left_low, right_low)),
    )
    possible = _all(Call("<=", (left_low, right_high)), Call(">=", (left_high, right_low)), Unknown())
    equal = Call("||", (certain, possible))
    return equal if node.name == "==" else Call("!", (equal,))


def _ends(node: Node, scope: Scope) -> tuple[Node, Node]:
    if _is_interval(node, scope) and isinstance(node, Name):
        return Name(low(node.path), at=node.at), Name(high(node.path), at=node.at)
    return node, node


def _either(name: str, surest: Node, hardest: Node, possible: Node, easiest: Node) -> Node:
    certainly = Call(name, (surest, hardest))
    perhaps = Call("&&", (Call(name, (possible, easiest)), Unknown()))
    return Call("||", (certainly, perhaps))


def _all(*nodes: Node) -> Node:
    joined = nodes[0]
    for node in nodes[1:]:
        joined = Call("&&", (joined, node))
    return joined
