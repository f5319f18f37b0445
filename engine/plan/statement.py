"""One rule as one statement over all its subjects: bound facts, outcome, and what was missing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import add
from typing import Any

import ibis

from inkooptoets.engine.language.every import EveryRow, Tabulated
from inkooptoets.engine.language.functions import FUNCTIONS
from inkooptoets.engine.language.render import to_cel
from inkooptoets.engine.language.tree import Call, Node, names, walk
from inkooptoets.engine.parameters import Parameters
from inkooptoets.engine.plan.dated import on_day
from inkooptoets.engine.plan.layers import Layers
from inkooptoets.engine.plan.members import joined, open_bits, windowed
from inkooptoets.engine.plan.prepared import ROW, bound_columns, prepared_table
from inkooptoets.engine.plan.sql import Tabulation
from inkooptoets.engine.plan.tables import ORIGIN
from inkooptoets.engine.related import RelatedSet
from inkooptoets.engine.rule import Rule, unit_path
from inkooptoets.engine.scope import OTHER, RUN_DAY, relative
from inkooptoets.engine.verdict import Outcome
from inkooptoets.facts.dictionary import BY_NAME

OUTCOME, AS_OF, MISSING = "_outcome", "_as_of", "_missing"


@dataclass(frozen=True)
class Statement:
    """How one rule is judged for all subjects, as layered queries.

    ``bound`` gives one row per subject with facts and measures by path; ``judged`` reads that as the table
    ``bound_table`` and adds outcome, day and what was missing. ``missing_bits`` and ``open_bits`` say what
    the bits of the masks stand for.
    """

    rule: Rule
    bound: Layers
    bound_table: str
    tabulations: tuple[Tabulation, ...]
    judged: Layers
    missing_bits: tuple[str, ...]
    open_bits: Mapping[str, tuple[str, ...]]


class Compiler:
    """Compiles rules against the prepared tables, with parameters as they stand and the day of the run."""

    def __init__(
        self, parameters: Parameters, run_day: date, prepared_paths: Mapping[str, frozenset[str]]
    ) -> None:
        self.parameters = parameters
        self.run_day = run_day
        self.prepared_paths = prepared_paths

    def statement(self, rule: Rule) -> Statement:
        """Return the statement for a rule."""
        name = f"bound_{rule.code.lower().replace('-', '_')}"
        bound = self._bound(rule)
        calls = _tabulated_calls([rule.applies, rule.violated])
        tabulations = self._arguments(rule, bound, calls, name)
        judged = Layers("j", ibis.table(bound.table.schema(), name=name))
        results = _results(judged, tabulations)
        texts = [to_cel(call) for call in calls]
        row = self._row(rule, judged, lambda call: judged.table[results[texts.index(to_cel(call))]])
        bits = _judge(rule, judged, row, kept=bound.table.columns)
        opened = {related.name: open_bits(related) for related in rule.related}
        return Statement(rule, bound, name, tabulations, judged, bits, opened)

    def _bound(self, rule: Rule) -> Layers:
        about = rule.about
        subjects = prepared_table(about, self.prepared_paths[about])
        wanted = sorted({*rule.subject_paths(), *BY_NAME[about].key, *_reported_columns(about)})
        windows = [related for related in rule.related if _shares_its_members(rule, related, self.parameters)]
        members = {path for related in windows for path in rule.member_paths(related)}
        everything = sorted({*wanted, *members, *(bound_columns(about) if windows else ())})
        layers = Layers("b", subjects.select(*everything, *ORIGIN, ROW))
        measured: list[str] = []
        for related in windows:
            row = self._row(rule, layers, _no_tables)
            before = set(layers.table.columns)
            windowed(layers, related, row, self._months(rule, related))
            measured += [name for name in layers.table.columns if name not in before and _is_measure(name)]
        layers.keep([*wanted, *ORIGIN, ROW, *measured])
        for related in rule.related:
            if related not in windows:
                self._join(rule, layers, related)
        return layers

    def _join(self, rule: Rule, layers: Layers, related: RelatedSet) -> None:
        """Add the measures of a set that is found by a join."""
        about = rule.about
        subjects = prepared_table(about, self.prepared_paths[about])
        members = prepared_table(related.entity, self.prepared_paths[related.entity])
        reads = {path for path in rule.subject_paths() if path in subjects.columns}
        reads |= {related.through} if related.through else set()
        reads |= {"unit"} & set(subjects.columns)
        reads |= {"unit"} & set(subjects.columns)
        inner = joined(
            f"{layers.name}_{related.name.replace('.', '_')}",
            subjects.select(*sorted(reads), ROW),
            members,
            related,
            lambda found: self._pair_row(rule, found),
            about,
            self._months(rule, related) if related.window else None,
        )
        found = inner.table
        layers.embed(inner)
        both = layers.table.left_join(found, layers.table[ROW] == found["s_row"])
        added = [name for name in found.columns if name != "s_row"]
        layers.put(
            both.select(*(both[name] for name in layers.table.columns), *(both[name] for name in added))
        )

    def _arguments(self, rule: Rule, bound: Layers, calls: list[Call], name: str) -> tuple[Tabulation, ...]:
        """Add the arguments of functions that are worked out per distinct set, and say where they stand."""
        row = self._row(rule, bound, _no_tables)
        for call in calls:
            for argument in call.args:
                row.column(argument)
        tabulations = []
        arguments: dict[str, Any] = {}
        for index, call in enumerate(calls):
            columns = tuple(f"_argument_{index}_{place}" for place in range(len(call.args)))
            arguments |= {
                column: row.column(argument) for column, argument in zip(columns, call.args, strict=True)
            }
            tabulations.append(Tabulation(call.name, columns, f"{name}_{index}"))
        bound.add(arguments)
        return tuple(tabulations)

    def _months(self, rule: Rule, related: RelatedSet) -> int | None:
        assert related.window is not None  # noqa: S101 - the caller asked
        dated = self.parameters.get(rule.parameters[related.window.months].key).at(self.run_day)
        return int(dated.value) if dated is not None and isinstance(dated.value, int) else None

    def _row(self, rule: Rule, layers: Layers, tabulated: Tabulated) -> EveryRow:
        """Return the compiler of conditions over subjects, whose own kind may also be ``other``."""

        def fact(path: str) -> Any:
            if path in layers.table.columns:
                return layers.table[path]
            return layers.table[relative(path.removeprefix(f"{OTHER}."), rule.about)]

        return self._compiler(rule, layers, fact, tabulated)

    def _pair_row(self, rule: Rule, layers: Layers) -> EveryRow:
        """Return the compiler of conditions over pairs of a subject and a member."""

        def fact(path: str) -> Any:
            if path.startswith(f"{OTHER}."):
                return layers.table[f"m_{path.removeprefix(f'{OTHER}.')}"]
            return layers.table[f"s_{relative(path, rule.about)}"]

        return self._compiler(rule, layers, fact, _no_tables)

    def _compiler(
        self, rule: Rule, layers: Layers, fact: Callable[[str], Any], tabulated: Tabulated
    ) -> EveryRow:
        def resolve(path: str) -> Any:
            if path == RUN_DAY:
                return ibis.literal(self.run_day)
            if path in rule.parameters:
                return self._parameter(rule, path, row)
            return fact(path)

        def day_of(path: str) -> Node | None:
            use = rule.parameters.get(path)
            return None if use is None or self.parameters.get(use.key).many else use.day

        row = EveryRow(layers, resolve, tabulated, day_of)
        return row

    def _parameter(self, rule: Rule, symbol: str, row: EveryRow) -> Any:
        """Return a parameter on each row's day: a school's own where it is stricter, else the board's."""
        use = rule.parameters[symbol]
        parameter = self.parameters.get(use.key)
        if parameter.many:
            dated = parameter.at(self.run_day)
            return dated.value if dated else None
        day, kind = row.there(use.day), parameter.kind.name
        value = on_day(parameter.values, kind, day)
        schools = self.parameters.stricter_schools(use.key)
        path = unit_path(rule, symbol)
        if not schools or path is None:
            return value
        unit = row.resolve(path)
        own = [(unit == key, on_day(each.values, kind, day)) for key, each in schools.items()]
        return ibis.cases(*own, else_=value)


def _no_tables(call: Call) -> Any:
    raise TypeError(f"{call.name} has no form for all rows, and can stand in `applies` and `violated` only")


def _shares_its_members(rule: Rule, related: RelatedSet, parameters: Parameters) -> bool:
    """Whether a set in a window can be worked out once for all: a member is the same member to everyone.

    It is not where belonging depends on the subject, such as on its supplier, or on a value of its day.
    """
    if related.window is None or related.entity != rule.about:
        return False
    asked = [related.where, *(measure.argument for measure in related.measures)]
    read = {path for node in asked if node is not None for path in names(node)}
    of_the_subject = {path for path in read if not path.startswith(f"{OTHER}.") and path != RUN_DAY}
    for path in of_the_subject & set(rule.parameters):
        use = rule.parameters[path]
        dated = not parameters.get(use.key).many and set(names(use.day)) != {RUN_DAY}
        if not dated and not parameters.stricter_schools(use.key):
            of_the_subject.discard(path)
    symmetrical = all(member == relative(subject, rule.about) for member, subject in related.same)
    return symmetrical and not of_the_subject


def _is_measure(name: str) -> bool:
    return not name.startswith("_") and "#" not in name


def _tabulated_calls(trees: Iterable[Node]) -> list[Call]:
    found = {
        to_cel(node): node
        for tree in trees
        for node in walk(tree)
        if isinstance(node, Call) and node.name in FUNCTIONS and FUNCTIONS[node.name].every is None
    }
    return list(found.values())


def _reported_columns(about: str) -> tuple[str, ...]:
    return tuple(name for name in ("unit", "board", "currency") if name in BY_NAME[about].facts())


def _results(judged: Layers, tabulations: Iterable[Tabulation]) -> list[str]:
    """Join the tables of worked-out functions to the bound rows; return the columns of their results."""
    results = []
    for index, tabulation in enumerate(tabulations):
        kinds = {name: judged.table[name].type() for name in tabulation.columns}
        result = f"_result_{index}"
        table = ibis.table({**kinds, result: "int64"}, name=tabulation.table)
        both = judged.table.left_join(table, [judged.table[name] == table[name] for name in kinds])
        judged.put(both.select(*(both[name] for name in judged.table.columns), both[result]))
        results.append(result)
    return results


def _judge(rule: Rule, judged: Layers, row: EveryRow, kept: Iterable[str]) -> tuple[str, ...]:
    """Add outcome, day and the mask of what was missing; return what its bits stand for."""
    for tree in (rule.applies, rule.violated, rule.as_of):
        row.column(tree)
    blamed = _merged(row.blame(rule.applies), row.blame(rule.violated))
    mask = reduce(
        add,
        [gap.fill_null(False).cast("int64") * (1 << bit) for bit, gap in enumerate(blamed.values())],
        ibis.literal(0, "int64"),
    )
    columns = {
        OUTCOME: _outcome(row.column(rule.applies), row.column(rule.violated)),
        AS_OF: row.column(rule.as_of).cast("date"),
        MISSING: mask,
    }
    judged.add(columns)
    judged.keep([name for name in kept if not name.startswith(("_argument", "_b"))] + list(columns))
    return tuple(blamed)


def _outcome(applies: Any, violated: Any) -> Any:
    """Return the outcome. Where it is unknown whether a rule applies, only a certain no is compliant."""
    return ibis.cases(
        (~applies, str(Outcome.NOT_APPLICABLE)),
        (applies & violated, str(Outcome.VIOLATED)),
        (~violated, str(Outcome.COMPLIANT)),
        else_=str(Outcome.UNDETERMINED),
    )


def _merged(first: Mapping[str, Any], second: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(first)
    for path, gap in second.items():
        merged[path] = merged[path] | gap if path in merged else gap
    return merged
