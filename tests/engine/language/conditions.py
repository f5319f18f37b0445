"""Random well-typed conditions over a small scope, and random rows of facts with gaps everywhere."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date
from typing import Any

from hypothesis import strategies as st

from inkooptoets.engine.language.check import NUMBER, Symbol, check
from inkooptoets.engine.language.intervals import high, low, spread_intervals
from inkooptoets.engine.language.parse import parse
from inkooptoets.engine.language.tree import Node

FACTS = {
    "a.yes": "yes_no",
    "a.no": "yes_no",
    "a.name": "text",
    "a.code": "reference",
    "a.net": "euro",
    "a.gross": "euro",
    "a.amount": "amount",
    "a.pieces": "count",
    "a.term": "months",
    "a.notice": "months",
    "a.delay": "days",
    "a.margin": "minutes",
    "a.part": "percent",
    "a.day": "day",
    "a.day.end": "day",
    "a.hours": "week",
    "a.opening": "week",
    "limit": "euro",
    "set.some": "yes_no",
    "set.opening": "week",
}
INTERVALS = {"set.total": "euro", "set.part": "euro", "set.number": "count"}
LISTS = {"a.tags": "reference"}
LIST_PARAMETER = "listed"
DERIVED = {
    "a.over": ("yes_no", "known(a.day.end) ? a.day.end < a.day : a.yes || a.no"),
    "a.last": ("day", "add_months(a.day, a.term)"),
    "a.left": ("months", "months_between(a.day, a.last)"),
    "a.sum": ("euro", "a.net + a.gross"),
    "a.certain": ("yes_no", "!a.over && (a.last > a.day || set.total >= limit)"),
}
COUNTED = ("count", "months", "days", "minutes")
COMPARED = ("yes_no", "text", "euro", "amount", "percent", "day", "week", *COUNTED)
WEEKS = ("ma-vr 08:30-16:00", "24x7", "za 10:00-12:00", "ma 07:00-09:00; wo 12:00-24:00", "vr 16:00-16:30")
WORDS = ("", "x", "laptops", "Écran", 'a"b', "it's", "back\\slash", "%")


def _scope() -> dict[str, Symbol]:
    scope = {path: Symbol(kind) for path, kind in FACTS.items()}
    scope |= {path: Symbol(kind, "measure", interval=True) for path, kind in INTERVALS.items()}
    scope |= {path: Symbol(kind, many=True) for path, kind in LISTS.items()}
    scope[LIST_PARAMETER] = Symbol("reference", "parameter", many=True)
    for path, (kind, text) in DERIVED.items():
        definition = spread_intervals(check(parse(text), scope, kind), scope)
        scope[path] = Symbol(kind, "derived", definition=definition)
    return scope


SCOPE = _scope()


def read(text: str, kind: str) -> Node:
    """Return a text as the rule reader reads it."""
    return spread_intervals(check(parse(text), SCOPE, kind), SCOPE)


Draw = Callable[[Any], Any]


class _Writer:
    """Writes one random condition."""

    def __init__(self, draw: Draw) -> None:
        self.draw = draw

    def pick(self, options: Any) -> Any:
        return self.draw(st.sampled_from(list(options)))

    def write(self, kind: str, depth: int, *, tabulated: bool = True) -> str:
        ways = [self.leaf, *([self.branch] * 3 if depth > 0 else [])]
        return str(self.pick(ways)(kind, depth - 1, tabulated=tabulated))

    def leaf(self, kind: str, depth: int, *, tabulated: bool) -> str:
        if kind == NUMBER:
            return str(self.pick((0, 1, 2, -1, 12, 13, 48, 100, 10_000)))
        wanted = ("text", "reference") if kind in ("text", "reference") else (kind,)
        named = [path for path, of in FACTS.items() if of in wanted]
        named += [path for path, (of, _) in DERIVED.items() if of in wanted]
        literals = {
            "yes_no": ("true", "false"),
            "text": tuple(_quoted(word) for word in WORDS),
            "euro": ('euro("0.01")', 'euro("-1")', 'euro("216000.00")', 'euro("0")'),
            "percent": ('percent("20")', 'percent("0.01")'),
            "day": ('day("2026-02-28")', 'day("1969-12-31")', 'day("2024-02-29")'),
            "months": ('months("12")', "12", "1", "-1"),
            "week": tuple(f'hours("{week}")' for week in WEEKS),
        }.get(kind, ("0", "1", "60") if kind in COUNTED else ())
        return str(self.pick([*named * 3, *literals]))

    def branch(self, kind: str, depth: int, *, tabulated: bool) -> str:
        def sub(of: str) -> str:
            return self.write(of, depth, tabulated=tabulated)

        ways: list[Callable[[], str]] = [lambda: f"({sub('yes_no')} ? {sub(kind)} : {sub(kind)})"]
        if kind == "yes_no":
            ways += [
                lambda: f"({sub('yes_no')} && {sub('yes_no')})",
                lambda: f"({sub('yes_no')} && {sub('yes_no')})",
                lambda: f"({sub('yes_no')} || {sub('yes_no')})",
                lambda: f"({sub('yes_no')} || {sub('yes_no')})",
                lambda: f"!{sub('yes_no')}",
                lambda: self.comparison(depth, tabulated=tabulated),
                lambda: self.comparison(depth, tabulated=tabulated),
                lambda: self.interval(depth, tabulated=tabulated),
                lambda: self.among(depth, tabulated=tabulated),
                lambda: f"known({self.pick([*FACTS, *LISTS, LIST_PARAMETER])})",
            ]
        if kind == "day":
            ways += [
                lambda: f"add_months({sub('day')}, {sub('months')})",
                lambda: f"add_days({sub('day')}, {sub('days')})",
                lambda: f"term_start({sub('day')}, {sub('months')}, {sub('day')})",
                lambda: f"earliest({sub('day')}, {sub('day')})",
                lambda: f"latest({sub('day')}, {sub('day')})",
            ]
        if kind in ("euro", "amount", "percent", NUMBER, *COUNTED):
            ways += [
                lambda: f"({sub(kind)} {self.pick('+-')} {sub(kind)})",
                lambda: f"({sub(kind)} * {sub(NUMBER)})",
                lambda: f"({sub(NUMBER)} * {sub(kind)})",
                lambda: f"-{self.leaf(kind, 0, tabulated=False)}" if kind != NUMBER else f"-({sub(NUMBER)})",
                lambda: f"(-({sub(kind)}))",
            ]
        if kind == "months":
            ways += [lambda: f"months_between({sub('day')}, {sub('day')})"] * 3
        if kind == "days":
            ways += [lambda: f"days_between({sub('day')}, {sub('day')})"] * 3
        if kind == "percent":
            ways += [lambda: f"share({sub('euro')}, {sub('euro')})"] * 4
        if kind == "minutes" and tabulated:
            ways += [lambda: self.outside(depth)] * 4
        return str(self.pick(ways)())

    def outside(self, depth: int) -> str:
        kinds = ("week", "week", "minutes", "minutes")
        depth = min(depth, 1)
        return f"minutes_outside({', '.join(self.write(of, depth, tabulated=False) for of in kinds)})"

    def comparison(self, depth: int, *, tabulated: bool) -> str:
        kind = self.pick(COMPARED)
        ordered = kind not in ("yes_no", "text", "week")
        sign = self.pick(("==", "!=", "<", "<=", ">", ">=") if ordered else ("==", "!="))
        other = self.pick((kind, kind, NUMBER)) if kind in COUNTED else kind
        left, right = (self.write(of, depth, tabulated=tabulated) for of in (kind, other))
        return f"({left} {sign} {right})" if self.draw(st.booleans()) else f"({right} {sign} {left})"

    def interval(self, depth: int, *, tabulated: bool) -> str:
        path = self.pick(INTERVALS)
        kind = INTERVALS[path]
        others = [other for other, of in INTERVALS.items() if of == kind]
        right = self.pick([*others, None, None, None]) or self.write(kind, depth, tabulated=tabulated)
        sign = self.pick(("==", "!=", "<", "<=", ">", ">="))
        return f"({path} {sign} {right})" if self.draw(st.booleans()) else f"({right} {sign} {path})"

    def among(self, depth: int, *, tabulated: bool) -> str:
        if self.draw(st.booleans()):
            listed = self.pick((LIST_PARAMETER, *LISTS))
            return f"({self.write('text', depth, tabulated=tabulated)} in {listed})"
        kind = self.pick(("text", "count", "yes_no"))
        items = {
            "text": [_quoted(word) for word in WORDS],
            "count": ["0", "1", "-1"],
            "yes_no": ["true", "false"],
        }
        chosen = self.draw(st.lists(st.sampled_from(items[kind]), max_size=3))
        return f"({self.write(kind, depth, tabulated=tabulated)} in [{', '.join(chosen)}])"


def _quoted(word: str) -> str:
    return '"' + word.replace("\\", "\\\\").replace('"', '\\"') + '"'


@st.composite
def conditions(draw: Any, kind: str = "yes_no", depth: int = 4) -> str:
    """Return the text of a condition that gives this kind."""
    return _Writer(draw).write(kind, depth)


DAYS = (
    *(date(2024, 1, 31), date(2024, 2, 28), date(2024, 2, 29), date(2024, 3, 1), date(2023, 2, 28)),
    *(date(2025, 12, 31), date(2026, 1, 1), date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 31)),
    *(date(1969, 12, 31), date(1970, 1, 1), date(1970, 1, 2), date(2026, 4, 30), date(2027, 3, 30)),
)
FAR = (date(1, 1, 1), date(9999, 12, 31), date(9999, 11, 30))
CENTS = (0, 1, -1, 100, 80_000_00, 216_000_00, 215_999_99, -5_000_00)
HUGE = (10**15, -(10**15), 999_999_999_999_999, 2**62)
NUMBERS = (0, 1, 2, 3, 11, 12, 13, 24, 48, 60, -1, -12)


def random_rows(seed: int, number: int = 20) -> list[dict[str, Any]]:
    """Return rows of facts by path, with None for what is missing."""
    source = random.Random(seed)
    gaps, extremes = source.choice((0.0, 0.15, 0.3, 0.6)), source.choice((0.0, 0.0, 0.1))
    return [_row(source, gaps, extremes) for _ in range(number)]


def _row(source: random.Random, gaps: float, extremes: float) -> dict[str, Any]:
    def one(kind: str) -> Any:
        if source.random() < gaps:
            return None
        far = source.random() < extremes
        if kind == "yes_no":
            return source.random() < 0.5
        if kind == "day":
            return source.choice(FAR if far else DAYS)
        if kind == "week":
            return source.choice(WEEKS)
        if kind in ("text", "reference"):
            return source.choice(WORDS)
        ordinary = CENTS if kind in ("euro", "amount", "percent") else NUMBERS
        return source.choice(HUGE if far else ordinary)

    row = {path: one(kind) for path, kind in FACTS.items()}
    row |= {path: None if one("yes_no") is None else _words(source) for path in LISTS}
    for path, kind in INTERVALS.items():
        ends = (None, None) if one("yes_no") is None else _ends(source, kind)
        row |= {low(path): ends[0], high(path): ends[1]}
    return row


def _words(source: random.Random) -> list[str]:
    return [source.choice(WORDS) for _ in range(source.randrange(3))]


def _ends(source: random.Random, kind: str) -> tuple[int, int]:
    pool = CENTS if kind == "euro" else NUMBERS
    first = source.choice(pool)
    last = first if source.random() < 0.4 else source.choice(pool)
    return min(first, last), max(first, last)


LISTED = st.sampled_from((None, (), ("x",), ("laptops", "", "Écran")))
