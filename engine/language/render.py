"""From a tree back to text: CEL for the engine, and the words that an explanation shows."""

from __future__ import annotations

from inkooptoets.engine.language.tree import (
    Call,
    Choice,
    Derived,
    Known,
    Literal,
    Name,
    Node,
    Straddle,
    Unknown,
)
from inkooptoets.facts.calendar import to_day

UNKNOWN = "unknown_"


def known_name(path: str) -> str:
    """Return the name under which the engine is told whether a fact is known."""
    return f"known_.{path}"


def to_cel(node: Node) -> str:
    """Return CEL text that the engine evaluates, with derived facts and intervals written out."""
    return _render(node, inside=True)


def to_text(node: Node) -> str:
    """Return the condition as its author would write it, with derived facts by their names."""
    return _render(node, inside=False)


def _render(node: Node, *, inside: bool) -> str:
    if isinstance(node, Literal):
        return _literal(node, inside=inside)
    if isinstance(node, Name):
        return node.path
    if isinstance(node, Known):
        return known_name(node.path) if inside else f"known({node.path})"
    if isinstance(node, Unknown):
        return UNKNOWN
    if isinstance(node, Choice):
        return "[" + ", ".join(_render(item, inside=inside) for item in node.items) + "]"
    if isinstance(node, Derived):
        return _render(node.value, inside=inside) if inside else node.path
    if isinstance(node, Straddle):
        return _render(node.bounds if inside else node.plain, inside=inside)
    if isinstance(node, Call):
        return _call(node, inside=inside)
    raise TypeError(f"{type(node).__name__} has no text")


def _literal(node: Literal, *, inside: bool) -> str:
    if isinstance(node.value, bool):
        return "true" if node.value else "false"
    if isinstance(node.value, str):
        escaped = node.value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        return f'"{escaped}"'
    if inside or not node.kind:
        return str(node.value)
    if node.kind == "day":
        return to_day(node.value).isoformat()
    if node.kind in ("euro", "percent"):
        return f"{node.value // 100}.{node.value % 100:02d}" if node.value >= 0 else f"{node.value / 100:.2f}"
    return str(node.value)


def _call(node: Call, *, inside: bool) -> str:
    args = [_render(argument, inside=inside) for argument in node.args]
    wrapped = [
        f"({text})"
        if isinstance(_shown(argument, inside=inside), Call) and _is_operator(argument, inside)
        else text
        for argument, text in zip(node.args, args, strict=True)
    ]
    if node.name == "?:":
        return f"{wrapped[0]} ? {wrapped[1]} : {wrapped[2]}"
    if node.name == "!":
        return f"!{wrapped[0]}"
    if node.name == "negate":
        return f"-{wrapped[0]}"
    if not node.name.isidentifier() or node.name == "in":
        return f"{wrapped[0]} {node.name} {wrapped[1]}"
    return f"{node.name}({', '.join(args)})"


def _shown(node: Node, *, inside: bool) -> Node:
    if isinstance(node, Derived) and inside:
        return _shown(node.value, inside=inside)
    if isinstance(node, Straddle):
        return node.bounds if inside else node.plain
    return node


def _is_operator(node: Node, inside: bool) -> bool:
    shown = _shown(node, inside=inside)
    return isinstance(shown, Call) and (not shown.name.isidentifier() or shown.name == "in")
