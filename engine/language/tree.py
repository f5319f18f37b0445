"""The tree of a condition: a few small nodes that every judge, checker and explanation walks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Node:
    """The base of all nodes. ``at`` is the offset in the condition's source text."""

    at: int = field(default=0, compare=False, kw_only=True)

    @property
    def children(self) -> tuple[Node, ...]:
        """The nodes directly below this one."""
        return ()


@dataclass(frozen=True)
class Literal(Node):
    """A constant: text, yes or no, or an integer, with the kind that a literal function gave it."""

    value: str | bool | int
    kind: str = ""


@dataclass(frozen=True)
class Name(Node):
    """A fact, a measure of a related set, or a parameter, by its dotted path."""

    path: str


@dataclass(frozen=True)
class Known(Node):
    """Whether a fact is known: the one question that is itself never missing."""

    path: str


@dataclass(frozen=True)
class Unknown(Node):
    """A truth value that nobody knows: what a comparison gives when an interval straddles its bound."""


@dataclass(frozen=True)
class Choice(Node):
    """A list of constants, on the right of ``in``."""

    items: tuple[Literal, ...]


@dataclass(frozen=True)
class Call(Node):
    """An operator or a function with its arguments; operators go by their CEL names without underscores."""

    name: str
    args: tuple[Node, ...]

    @property
    def children(self) -> tuple[Node, ...]:
        """The arguments."""
        return self.args


@dataclass(frozen=True)
class Derived(Node):
    """A derived fact, by its path, with the condition that defines it."""

    path: str
    value: Node

    @property
    def children(self) -> tuple[Node, ...]:
        """The definition."""
        return (self.value,)


@dataclass(frozen=True)
class Straddle(Node):
    """A comparison with an interval: ``plain`` as it was written, ``bounds`` as both judges decide it."""

    plain: Call
    bounds: Node

    @property
    def children(self) -> tuple[Node, ...]:
        """What the judges decide."""
        return (self.bounds,)


LOGICAL = ("&&", "||", "!", "?:")
COMPARISONS = ("==", "!=", "<", "<=", ">", ">=", "in")
ARITHMETIC = ("+", "-", "*", "negate")


def walk(node: Node) -> Iterator[Node]:
    """Yield the node and everything below it, parents first."""
    yield node
    for child in node.children:
        yield from walk(child)


def names(node: Node) -> tuple[str, ...]:
    """Return the paths that the node reads, each once, in order of appearance."""
    seen: dict[str, None] = {}
    for found in walk(node):
        if isinstance(found, (Name, Known)):
            seen[found.path] = None
    return tuple(seen)
