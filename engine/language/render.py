"""From a tree back to text: CEL for the engine, and the words that an explanation shows."""

from __future__ import annotations

from inkooptoets.engine.language.tree import (
    COMPARISONS,
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
_LEVELS = (("?:",), ("||",), ("&&",), COMPARISONS, ("+", "-"), ("*",), ("!", "negate"))
_STRENGTHS = {name: strength for strength, names in enumerate(_LEVELS) for name in names}
_WHOLE = len(_LEVELS)
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}


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
        return '"' + "".join(_ESCAPES.get(letter, letter) for letter in node.value) + '"'
    if inside or not node.kind:
        return str(node.value)
    if node.kind == "day":
        return to_day(node.value).isoformat()
    if node.kind in ("euro", "percent"):
        sign, cents = "-" if node.value < 0 else "", abs(node.value)
        return f"{sign}{cents // 100}.{cents % 100:02d}"
    return str(node.value)


def _call(node: Call, *, inside: bool) -> str:
    def text(argument: Node, weakest: int) -> str:
        shown = _shown(argument, inside=inside)
        rendered = _render(argument, inside=inside)
        return rendered if _strength(shown) >= weakest else f"({rendered})"

    strength = _strength(node)
    if node.name == "?:":
        asked, yes, no = node.args
        return f"{text(asked, strength + 1)} ? {text(yes, strength + 1)} : {text(no, strength)}"
    if node.name in ("&&", "||"):
        return f" {node.name} ".join(text(part, strength + 1) for part in _parts(node, inside=inside))
    if node.name == "!":
        return f"!{text(node.args[0], _WHOLE)}"
    if node.name == "negate":
        # A minus before a number would be read as part of it.
        return f"-{text(node.args[0], _WHOLE + 1 if isinstance(node.args[0], Literal) else _WHOLE)}"
    if node.name in _STRENGTHS:
        first = strength + 1 if node.name in COMPARISONS else strength
        return f"{text(node.args[0], first)} {node.name} {text(node.args[1], strength + 1)}"
    return f"{node.name}({', '.join(_render(argument, inside=inside) for argument in node.args)})"


def _parts(node: Call, *, inside: bool) -> list[Node]:
    """Return what a row of ``&&`` or ``||`` joins, as far as CEL would read it back as the same tree.

    CEL reads such a row as a balanced tree, with the longer half first.
    """
    left, right = (_row(argument, node.name, inside=inside) for argument in node.args)
    fits = len(left) == (len(left) + len(right) - 1) // 2 + 1
    return [*left, *right] if fits else list(node.args)


def _row(node: Node, name: str, *, inside: bool) -> list[Node]:
    shown = _shown(node, inside=inside)
    return _parts(shown, inside=inside) if isinstance(shown, Call) and shown.name == name else [node]


def _shown(node: Node, *, inside: bool) -> Node:
    """Return the node whose text stands for this one."""
    if isinstance(node, Derived) and inside:
        return _shown(node.value, inside=inside)
    if isinstance(node, Straddle):
        return _shown(node.bounds if inside else node.plain, inside=inside)
    return node


def _strength(shown: Node) -> int:
    """Return how tightly a text holds together: the higher, the fewer brackets it needs."""
    return _STRENGTHS.get(shown.name, _WHOLE) if isinstance(shown, Call) else _WHOLE
