"""What a condition may say: every name known, every comparison between equal kinds, constants understood.

CEL's own checker sees integers where there are euros, days and months; this one keeps them apart.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from inkooptoets.engine.language.functions import FUNCTIONS, LITERALS
from inkooptoets.engine.language.mistake import Mistake, MistakesError
from inkooptoets.engine.language.tree import (
    COMPARISONS,
    LOGICAL,
    Call,
    Choice,
    Derived,
    Known,
    Literal,
    Name,
    Node,
)
from inkooptoets.facts.calendar import to_number
from inkooptoets.facts.dictionary.kind import KINDS
from inkooptoets.facts.money import Notation
from inkooptoets.facts.problem import nearest

TRUTH = "yes_no"
NUMBER = "number"
_COUNTED = ("count", "months", "days", "minutes", NUMBER)
_TEXTS = ("text", "reference")
_LIST = "list of "
_INTERVAL = "een som of aantal van een verzameling kan alleen vergeleken worden"
_COMPARE = "zet er `>=`, `<` of een andere vergelijking omheen"


@dataclass(frozen=True)
class Symbol:
    """What a name in a condition stands for: its kind, and where it comes from.

    ``source`` is fact, derived, measure or parameter; ``interval`` says that it has a lower and an upper
    bound; ``many`` that it is a list; ``definition`` is the checked condition of a derived fact.
    """

    kind: str
    source: str = "fact"
    interval: bool = False
    many: bool = False
    definition: Node | None = None


Scope = Mapping[str, Symbol]


def check(node: Node, scope: Scope, expected: str = TRUTH) -> Node:
    """Return the tree with constants folded and derived facts filled in; MistakesError holds all mistakes."""
    checker = _Checker(scope)
    checked, kind = checker.visit(node)
    checker.whole(node)
    if not checker.mistakes and not _comparable(kind, expected):
        checker.mistakes.append(Mistake(f"dit geeft {_named(kind)}, en {_named(expected)} is nodig", node.at))
    if checker.mistakes:
        raise MistakesError(checker.mistakes)
    return checked


def kind_of(node: Node, scope: Scope) -> str:
    """Return the kind of a checked tree."""
    return _Checker(scope).visit(node)[1]


_NAMES = {
    TRUTH: "ja of nee",
    NUMBER: "een getal",
    "amount": "een bedrag in de munt van het stuk",
    "count": "een aantal",
    "day": "een dag",
    "days": "een aantal dagen",
    "euro": "een bedrag in euro's",
    "minutes": "een aantal minuten",
    "months": "een aantal maanden",
    "percent": "een percentage",
    "quantity": "een hoeveelheid",
    "rate": "een koers",
    "reference": "een kenmerk",
    "text": "een tekst",
    "week": "uren van de week",
}


def _named(kind: str) -> str:
    if kind.startswith("list of "):
        return f"een lijst met telkens {_named(kind.removeprefix('list of '))}"
    return _NAMES[kind]


def _comparable(left: str, right: str) -> bool:
    if left == right or "?" in (left, right):
        return True
    return (
        (left in _COUNTED and right == NUMBER)
        or (right in _COUNTED and left == NUMBER)
        or (left in _TEXTS and right in _TEXTS)
    )


class _Checker:
    """Visits a tree once; every visit returns the checked node and its kind (``?`` after a mistake)."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.mistakes: list[Mistake] = []

    def wrong(self, node: Node, wrong: str, fix: str = "") -> tuple[Node, str]:
        """Note a mistake and go on."""
        self.mistakes.append(Mistake(wrong, node.at, fix))
        return node, "?"

    def whole(self, node: Node) -> bool:
        """Whether a value is one value; note a mistake where it is an interval, which is only compared."""
        symbol = self.scope.get(node.path) if isinstance(node, (Name, Known)) else None
        if symbol is None or not symbol.interval:
            return True
        self.wrong(node, _INTERVAL, _COMPARE)
        return False

    def visit(self, node: Node) -> tuple[Node, str]:
        """Return the checked node and its kind."""
        if isinstance(node, Literal):
            return node, node.kind or {bool: TRUTH, int: NUMBER, str: "text"}[type(node.value)]
        if isinstance(node, (Name, Known)):
            return self._name(node)
        if isinstance(node, Derived):
            return node, self.scope[node.path].kind if node.path in self.scope else "?"
        if isinstance(node, Call):
            if node.name in LITERALS:
                return self._literal(node)
            return self._call(node)
        return node, "?"

    def _name(self, node: Name | Known) -> tuple[Node, str]:
        symbol = self.scope.get(node.path)
        if symbol is None:
            start = node.path.split(".")[0] + "."
            nearby = [path for path in self.scope if path.startswith(start)] or list(self.scope)
            return self.wrong(node, f"`{node.path}` bestaat niet", nearest(node.path, nearby))
        if isinstance(node, Known):
            if symbol.source == "derived":
                return self.wrong(node, f"known() kan niet over het afgeleide feit `{node.path}` gaan")
            return (node, TRUTH) if self.whole(node) else (node, "?")
        if symbol.definition is not None:
            return Derived(node.path, symbol.definition, at=node.at), symbol.kind
        return node, _LIST + symbol.kind if symbol.many else symbol.kind

    def _literal(self, node: Call) -> tuple[Node, str]:
        kind = LITERALS[node.name]
        if len(node.args) != 1 or not isinstance(node.args[0], Literal):
            return self.wrong(node, f"{node.name}() vraagt één vaste waarde", f'schrijf {node.name}("…")')
        try:
            value = KINDS[kind].parse(node.args[0].value, Notation.POINT)
        except ValueError as error:
            return self.wrong(node, str(error))
        return Literal(to_number(value) if isinstance(value, date) else value, kind, at=node.at), kind

    def _call(self, node: Call) -> tuple[Node, str]:
        if node.name == "in":
            return self._in(node)
        visited = [self.visit(argument) for argument in node.args]
        args, kinds = tuple(found for found, _ in visited), [kind for _, kind in visited]
        node = replace(node, args=args)
        if "?" in kinds:
            return node, "?"
        if any(kind.startswith(_LIST) for kind in kinds):
            return self.wrong(node, f"`{node.name}` kan niet met een lijst", "gebruik `in`")
        if node.name not in COMPARISONS and not all(map(self.whole, node.args)):
            return node, "?"
        if node.name in LOGICAL:
            return self._logical(node, kinds)
        if node.name in COMPARISONS:
            return self._comparison(node, kinds)
        if node.name in ("+", "-", "*", "negate"):
            return self._arithmetic(node, kinds)
        return self._function(node, kinds)

    def _in(self, node: Call) -> tuple[Node, str]:
        left, kind = self.visit(node.args[0])
        right = node.args[1]
        if not self.whole(left):
            return node, "?"
        if isinstance(right, Choice):
            if not all(_comparable(kind, self.visit(item)[1]) for item in right.items):
                return self.wrong(node, f"de lijst bevat iets anders dan {_named(kind)}")
            return replace(node, args=(left, right)), TRUTH
        right, listed = self.visit(right)
        if "?" in (kind, listed):
            return node, "?"
        if not listed.startswith(_LIST) or not _comparable(kind, listed.removeprefix(_LIST)):
            return self.wrong(
                node, f"`in` zoekt {_named(kind)} in {_named(listed)}; dat is geen lijst daarvan"
            )
        return replace(node, args=(left, right)), TRUTH

    def _logical(self, node: Call, kinds: list[str]) -> tuple[Node, str]:
        questions = kinds[:1] if node.name == "?:" else kinds
        if any(kind != TRUTH for kind in questions):
            other = next(kind for kind in questions if kind != TRUTH)
            return self.wrong(node, f"`{node.name}` vraagt ja of nee, en dit is {_named(other)}")
        if node.name != "?:":
            return node, TRUTH
        if not _comparable(kinds[1], kinds[2]):
            return self.wrong(
                node, f"de twee antwoorden zijn verschillend: {_named(kinds[1])} en {_named(kinds[2])}"
            )
        return node, kinds[2] if kinds[1] == NUMBER else kinds[1]

    def _comparison(self, node: Call, kinds: list[str]) -> tuple[Node, str]:
        if not _comparable(*kinds):
            fix = 'schrijf een bedrag als euro("216000.00")' if "euro" in kinds and NUMBER in kinds else ""
            if set(kinds) == {"day", "months"}:
                fix = "gebruik add_months of months_between"
            if "amount" in kinds:
                fix = "een bedrag in de munt van het stuk is geen bedrag in euro's; gebruik purchase.value"
            return self.wrong(
                node, f"`{node.name}` vergelijkt {_named(kinds[0])} met {_named(kinds[1])}", fix
            )
        if kinds[0] == TRUTH and node.name not in ("==", "!="):
            return self.wrong(node, "ja en nee hebben geen volgorde", "gebruik == of !=")
        if kinds[0] in (*_TEXTS, "week") and node.name not in ("==", "!="):
            return self.wrong(node, "teksten hebben hier geen volgorde", "gebruik == of !=")
        return node, TRUTH

    def _arithmetic(self, node: Call, kinds: list[str]) -> tuple[Node, str]:
        if node.name == "*":
            if NUMBER in kinds:
                return node, kinds[0] if kinds[1] == NUMBER else kinds[1]
        elif kinds[0] not in (*_TEXTS, "day", "week", TRUTH) and all(
            _comparable(kinds[0], kind) for kind in kinds
        ):
            return node, next((kind for kind in kinds if kind != NUMBER), NUMBER)
        fix = "gebruik add_months, days_between of months_between" if "day" in kinds else ""
        return self.wrong(node, f"`{node.name}` kan niet met {' en '.join(map(_named, kinds))}", fix)

    def _function(self, node: Call, kinds: list[str]) -> tuple[Node, str]:
        function = FUNCTIONS.get(node.name)
        if function is None:
            return self.wrong(
                node,
                f"de functie `{node.name}` bestaat niet",
                nearest(node.name, [*FUNCTIONS, *LITERALS, "known"]),
            )
        fits = len(kinds) == len(function.parameters) and all(map(_comparable, kinds, function.parameters))
        if not fits:
            given, wanted = ", ".join(map(_named, kinds)), ", ".join(map(_named, function.parameters))
            return self.wrong(
                node, f"{node.name} krijgt hier: {given or 'niets'}", f"{node.name} vraagt: {wanted}"
            )
        return node, function.result
